"""Belopp för en insats hela tid: formlerna ger samma delar som regeln, i planen och i årsredovisningen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from finsam_xl.modell import Bokslut, Budgetrad, Version
from finsam_xl.regler.periodisering import periodisera
from tests.exemplet import PERIOD, UTAN_KRYMPNING, exemplet, kontrollerna, rad, skiss
from tests.planexemplet import planen, planskiss

INSATS = "arbetsliv_ockelbo"
DAGAR = st.dates(date(2019, 1, 1), date(2027, 12, 31))


def med_helt(belopp: Decimal, start: date, slut: date) -> Bokslut:
    """Exemplets plan, där en insats har ett belopp för hela sin tid i stället för årets."""
    rader = tuple(rad for rad in planen().budget if rad.insats != INSATS)
    helt = Budgetrad(
        date(2022, 12, 31), "insatsmedel", INSATS, Version.VERKSAMHETSPLAN, Decimal(0), hela_perioden=belopp
    )
    insatser = tuple(
        replace(insats, start=start, slut=slut) if insats.id == INSATS else insats for insats in planen().insatser
    )
    return replace(planen(), budget=(*rader, helt), insatser=insatser)


@settings(max_examples=25, phases=UTAN_KRYMPNING, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**7).map(Decimal), st.tuples(DAGAR, DAGAR).map(lambda par: (min(par), max(par))))
def test_formlerna_delar_som_regeln(belopp: Decimal, period: tuple[date, date]) -> None:
    byggt = planskiss(med_helt(belopp, *period))
    for ar, del_ in periodisera(belopp, *period).items():
        nummer = ar - 2021
        namn = str(nummer) if nummer > 0 else f"fore{1 - nummer}"
        assert byggt.namngiven(f"VP_PB_plan_{INSATS}_beraknad_{namn}") == del_, ar
    assert kontrollerna(byggt)["F47"].utfall == "OK"
    assert kontrollerna(byggt)["C37"].utfall == "OK"


def test_arets_del_star_i_listan_och_i_budgeten() -> None:
    byggt = planskiss(med_helt(Decimal(1_000_000), date(2019, 10, 1), date(2022, 6, 30)))
    listan = "VP Beviljade insatser"
    assert rad(byggt, listan, "Ett hållbart arbetsliv – Ockelbo")[2] == 181_818
    delad = rad(byggt, "VP Hela perioden", "Ett hållbart arbetsliv – Ockelbo")
    assert delad[:3] == [33, 1_000_000, 181_818]
    assert delad[5] == 818_182
    assert byggt.namngiven("VP_BU_beviljade_1") == -(11_510_937 - 520_370 + 181_818)


def test_listan_visar_ett_ar_till_nar_beloppet_racker_dit() -> None:
    byggt = planskiss(med_helt(Decimal(240_000), date(2022, 7, 1), date(2024, 6, 30)))
    listan = byggt.varden["VP Beviljade insatser"]
    rubriker = next(varden for varden in listan if varden[0] == "Insats")
    assert [rubrik for rubrik in rubriker if isinstance(rubrik, float)] == [2022, 2023, 2024]
    assert rad(byggt, "VP Beviljade insatser", "Ett hållbart arbetsliv – Ockelbo")[2:5] == [60_000, 120_000, 60_000]
    assert "Beviljat, ännu inte fördelat på insats" in [varden[0] for varden in listan]


def test_nya_datum_efter_bygget_syns_i_kontrollen() -> None:
    """Boken har formler för insatsens år; flyttas den ut ur dem blir delarna inte beloppet."""
    from finsam_xl.arbete.bygg.skiss import skissa  # noqa: PLC0415 - bara här byggs på ett underlag och räknas på ett annat
    from finsam_xl.rapporter.placerad import bygg  # noqa: PLC0415 - som ovan
    from finsam_xl.rapporter.slag import VERKSAMHETSPLAN  # noqa: PLC0415 - som ovan
    from tests.exemplet import TID  # noqa: PLC0415 - som ovan

    byggd = bygg(VERKSAMHETSPLAN, med_helt(Decimal(240_000), date(2022, 1, 1), date(2022, 12, 31)), TID)
    flyttad = med_helt(Decimal(240_000), date(2030, 1, 1), date(2030, 12, 31))
    assert kontrollerna(skissa(byggd, flyttad, TID))["F47"].utfall == "FEL"


@pytest.mark.parametrize("version", [Version.VERKSAMHETSPLAN, Version.PROGNOS])
def test_arsredovisningen_raknar_arets_del_som_arets_budget(version: Version) -> None:
    """Steget vidare pågår 4, 12 och 8 månader; delen av 2025 ersätter radens belopp."""
    helt = Budgetrad(PERIOD, "insatsmedel", "steget_vidare", version, Decimal(0), hela_perioden=Decimal(3_382_000))
    utan = tuple(ett for ett in exemplet().budget if (ett.insats, ett.version) != ("steget_vidare", version))
    byggt = skiss(replace(exemplet(), budget=(*utan, helt)))
    kolumn = 1 if version is Version.VERKSAMHETSPLAN else 2
    assert rad(byggt, "ÅR Samverkansinsatser", "Steget vidare")[kolumn] == -1691
    assert byggt.namngiven("AR_SI_summa_plan") == -17_002_000
    assert byggt.namngiven("AR_DB_insatsmedel") == -18_012_000
    fel = {ident: ett.utfall for ident, ett in kontrollerna(byggt).items() if ett.utfall == "FEL"}
    assert fel == {}


def test_ej_beslutade_medel_star_i_insatstabellen_och_ingar_i_budgeten() -> None:
    kvar = Budgetrad(PERIOD, "insatsmedel_ej_beslutade", "", Version.VERKSAMHETSPLAN, Decimal(500_000))
    byggt = skiss(replace(exemplet(), budget=(*exemplet().budget, kvar)))
    assert rad(byggt, "ÅR Samverkansinsatser", "Ej beslutade medel")[1:5] == [-500, 0, "", 500]
    assert byggt.namngiven("AR_DP_insatsmedel") == -17_502_000
    assert kontrollerna(byggt)["C17"].utfall == "OK"
