"""Samverkansinsatserna: summan är huvudbokens, och det som inte listas syns på en egen rad."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from finsam_xl.modell import Budgetrad, Dimension, Kalla, Objektsaldorad, Version
from tests.andringar import andra_insats, bokfor
from tests.exemplet import PERIOD, etiketter, exempelskiss, exemplet, grunddata, rad, skiss

BLAD = "ÅR Samverkansinsatser"
OVRIGA = "Övriga insatser, ej listade"
NOLL = Decimal(0)


def _objekt(ident: str, belopp: int) -> Objektsaldorad:
    return Objektsaldorad(
        PERIOD, "4610", Dimension.INSATS, "999", ident, "Ny", "RR_kostnader", "NOT2_insatsmedel", "DR_insatsmedel",
        None, NOLL, Decimal(belopp), Kalla.MANUELL,
    )  # fmt: skip


def test_en_insats_i_objektsaldo_som_inte_listas_syns_som_ovriga() -> None:
    bokfort = bokfor(exemplet(), {"4610": 40000, "1930": -40000})
    uttraknad = skiss(replace(bokfort, objektsaldon=(*bokfort.objektsaldon, _objekt("ny", 40000))))
    assert rad(uttraknad, BLAD, OVRIGA) == ["", 0, 0, -40, -40, ""]
    assert rad(uttraknad, BLAD, "Summa insatser")[3] == -16848


def test_utan_olistade_insatser_finns_ingen_rad_for_dem() -> None:
    assert OVRIGA not in etiketter(exempelskiss(), BLAD)


def test_en_budget_utan_listad_insats_syns_som_ovriga() -> None:
    ospecificerat = Budgetrad(PERIOD, "insatsmedel", "", Version.VERKSAMHETSPLAN, Decimal(300000))
    uttraknad = skiss(replace(exemplet(), budget=(*exemplet().budget, ospecificerat)))
    assert rad(uttraknad, BLAD, OVRIGA) == ["", -300, 0, 0, 300, ""]
    assert rad(uttraknad, BLAD, "Summa insatser")[1] == -17302


def test_ett_belopp_for_hela_perioden_utan_listad_insats_syns_som_ovriga() -> None:
    """Insatsen pågår 2024–2025, och årets tolv av tjugofyra månader är hälften."""
    ny = replace(exemplet().insatser[0], id="ny", ordning=None, start=date(2024, 1, 1), slut=date(2025, 12, 31))
    hela = Budgetrad(PERIOD, "insatsmedel", "ny", Version.VERKSAMHETSPLAN, NOLL, hela_perioden=Decimal(600000))
    bokslut = replace(exemplet(), insatser=(*exemplet().insatser, ny), budget=(*exemplet().budget, hela))
    assert rad(skiss(bokslut), BLAD, OVRIGA) == ["", -300, 0, 0, 300, ""]
    slutad = replace(ny, start=date(2023, 1, 1), slut=date(2024, 12, 31))
    assert OVRIGA not in etiketter(skiss(replace(bokslut, insatser=(*exemplet().insatser, slutad))), BLAD)


def test_en_insats_som_tas_ur_listan_flyttar_till_ovriga() -> None:
    uttraknad = skiss(andra_insats(exemplet(), "dans", lambda insats: replace(insats, ordning=None)))
    assert "Dans för hälsa" not in etiketter(uttraknad, BLAD)
    assert rad(uttraknad, BLAD, OVRIGA) == ["", -325, -325, -321, 4, ""]
    assert rad(uttraknad, BLAD, "Summa insatser") == rad(exempelskiss(), BLAD, "Summa insatser")


def test_avvikelsen_kan_raknas_som_budget_minus_utfall() -> None:
    uttraknad = skiss(grunddata(exemplet(), AR_Avvikelse_insatser="budget - utfall"))
    assert rad(uttraknad, BLAD, "Summa insatser")[4] == -194
    assert uttraknad.varden[BLAD][3][5] == "Avvikelse (budget - utfall)"


def test_tom_budget_ar_tom_i_tabellen_och_noll_i_avvikelsen() -> None:
    (gavle, af) = (varden[1:] for varden in exempelskiss().varden[BLAD] if varden[0] == "Det rätta steget")
    assert (gavle[1], gavle[3], gavle[4]) == ("", -1056, -1056)
    assert (af[1], af[3], af[4]) == ("", -499, -499)


def test_memoraden_star_efter_summan_och_utan_avvikelse() -> None:
    alla = etiketter(exempelskiss(), BLAD)
    (memo,) = (etikett for etikett in alla if str(etikett).startswith("Välfärdsguiden"))
    assert alla.index(memo) == alla.index("Summa insatser") + 1
    assert rad(exempelskiss(), BLAD, str(memo))[1:5] == ["", -232, -227, ""]


def test_utan_prognos_finns_ingen_kolumn_for_den() -> None:
    utan = tuple(rad for rad in exemplet().budget if rad.version is not Version.PROGNOS)
    uttraknad = skiss(grunddata(replace(exemplet(), budget=utan), AR_Budgetversion="verksamhetsplan"))
    assert uttraknad.varden[BLAD][3][2:5] == [
        "Budget enl. verksamhetsplan",
        "Utfall",
        "Avvikelse (utfall - budget)",
    ]
