"""F59: en tabells rader ger dess summa på öret, och det som bara är på ena sidan namnges."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from finsam_xl.modell import Bokslut, Dimension
from finsam_xl.rapporter.placerad import bygg
from finsam_xl.rapporter.slag import ARSREDOVISNING, HALVARSREDOVISNING, VERKSAMHETSPLAN, Rapportslag
from tests.andringar import andra_objekt, bokfor
from tests.exemplet import TID, exemplet, halvaret, kontrollerna, siffror, skiss
from tests.planexemplet import planen

REDOVISNING = "Ekonomisk redovisning per insats"


def _egen_personal(bokslut: Bokslut, belopp: int, ident: str = "mysam") -> Bokslut:
    """Löner på en insats objekt, som inte är insatsmedel i driftredovisningen."""
    mall = next(rad for rad in bokslut.objektsaldon if rad.dimension is Dimension.INSATS and rad.id == "mysam")
    lonen = next(rad for rad in bokslut.saldon if rad.drift == "DR_personal" and rad.period == mall.period)
    egen = replace(mall, konto=lonen.konto, rad=lonen.rad, not_=lonen.not_, drift=lonen.drift)
    egen = replace(egen, belopp=Decimal(belopp), id=ident)
    return replace(bokslut, objektsaldon=(*bokslut.objektsaldon, egen))


@pytest.mark.parametrize(
    ("bokslut", "slag"),
    [(exemplet, ARSREDOVISNING), (halvaret, HALVARSREDOVISNING), (planen, VERKSAMHETSPLAN)],
    ids=("AR", "HR", "VP"),
)
def test_exemplens_rader_ger_summorna(bokslut: object, slag: Rapportslag) -> None:
    assert kontrollerna(siffror(bokslut(), slag))["F59"].utfall == "OK"  # type: ignore[operator]


def test_en_insats_egen_personal_raknas_i_dess_kostnad() -> None:
    svar = kontrollerna(siffror(_egen_personal(exemplet(), 1_126_845)))
    assert [svar[ident].utfall for ident in ("C17", "F59", "F60")] == ["OK", "OK", "OK"]


def test_personal_pa_en_okand_insats_ar_ett_fel_som_namner_kontot_och_ingen_avrundning() -> None:
    byggt = skiss(_egen_personal(exemplet(), 1_126_845, "okand"))
    (svar,) = (ett for ident, ett in kontrollerna(byggt).items() if ident.startswith("F59") and ett.utfall == "FEL")
    assert svar.skillnad == Decimal(1_126_845)
    lonen = next(rad for rad in exemplet().saldon if rad.drift == "DR_personal")
    (text,) = (rad.text for rad in byggt.rapport.kontroller if rad.kontroll.id == svar.id)
    assert f"{REDOVISNING}, ÅRETS RESULTAT: {lonen.konto} {lonen.benamning} 1\u00a0126\u00a0845,00" in text
    noterna = [str(rad[0]) for rad in byggt.varden["ÅR Redovisning per insats"]]
    assert not [not_ for not_ in noterna if "Avrundning" in not_ and "personal" in not_]
    assert [not_ for not_ in noterna if "belopp saknas eller är dubbelt" in not_]


def test_lon_pa_insatsmedlen_ger_ocksa_summan() -> None:
    """Flyttas lönen till insatsmedel i Objektsaldo stämmer raderna; C17 säger att Saldo har den kvar."""
    med_lon = _egen_personal(exemplet(), 1_000)
    flyttad = replace(
        med_lon,
        objektsaldon=(*med_lon.objektsaldon[:-1], replace(med_lon.objektsaldon[-1], drift="DR_insatsmedel")),
    )
    assert kontrollerna(siffror(flyttad))["F59"].utfall == "OK"


def test_ett_belopp_pa_en_rad_som_inte_trycktes_ar_ett_fel_nar_boken_raknas_om() -> None:
    """Rapporten byggdes utan anläggningstillgångar; sedan bokförs en, och raden finns inte."""
    rapport = bygg(ARSREDOVISNING, exemplet(), TID)
    med_inventarie = bokfor(exemplet(), {"1220": 5_000, "1930": -5_000})
    from finsam_xl.arbete.bygg.skiss import skissa  # noqa: PLC0415 - bara detta test räknar om en annan boks blad

    svar = kontrollerna(skissa(rapport, med_inventarie, TID))["F59"]
    assert (svar.utfall, svar.skillnad) == ("FEL", Decimal(5_000))


def test_avgifter_utan_part_visas_som_ej_fordelat_och_summan_haller() -> None:
    utan = andra_objekt(exemplet(), Dimension.MOTPART, "bollnas", lambda _: None)
    assert kontrollerna(siffror(utan))["F59"].utfall == "OK"
