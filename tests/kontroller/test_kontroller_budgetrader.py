"""Budgetens kontroller: versionen som valts, insatserna som saknar budget, och halvårets prognos."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.modell import Version
from finsam_xl.rapporter.slag import BILAGOR, HALVARSREDOVISNING, VERKSAMHETSPLAN
from tests.andringar import andra_insats
from tests.exemplet import exemplet, grunddata, halvaret, kontrollerna, siffror
from tests.planexemplet import planen

if TYPE_CHECKING:
    from finsam_xl.modell import Bokslut
    from finsam_xl.rapporter.slag import Rapportslag


def utan(bokslut: Bokslut, version: Version) -> Bokslut:
    """Utan rader i den versionen."""
    return replace(bokslut, budget=tuple(rad for rad in bokslut.budget if rad.version is not version))


def utan_insats(bokslut: Bokslut, insats: str, *versioner: Version) -> Bokslut:
    """Utan insatsens rader i de versionerna."""
    kvar = (rad for rad in bokslut.budget if rad.insats != insats or rad.version not in versioner)
    return replace(bokslut, budget=tuple(kvar))


def svar(bokslut: Bokslut, kontroll: str, *slag: Rapportslag) -> tuple[str, str]:
    """Kontrollens utfall och text."""
    ett = kontrollerna(siffror(bokslut, *slag))[kontroll]
    return ett.utfall.value, ett.text


def test_en_vald_version_utan_rader_ar_ett_fel_som_namner_de_versioner_som_finns() -> None:
    utfall, text = svar(utan(exemplet(), Version.PROGNOS), "F55")
    assert utfall == "FEL"
    assert "Versionen prognos har inga belopp i Budget för 2025-12-31 (finns: verksamhetsplan)" in text


def test_en_vald_version_pa_fel_ar_ar_ocksa_ett_fel() -> None:
    flyttad = tuple(
        replace(rad, period=rad.period.replace(year=2026)) if rad.version is Version.PROGNOS else rad
        for rad in exemplet().budget
    )
    assert svar(replace(exemplet(), budget=flyttad), "F55")[0] == "FEL"


def test_en_tom_budget_sags_men_ar_inget_fel_att_rakna_pa() -> None:
    for slag in ((), (VERKSAMHETSPLAN,)):
        bok = planen() if slag else exemplet()
        utfall, text = svar(replace(bok, budget=()), "F55", *slag)
        assert utfall == "EJ PRÖVAD"
        assert text


def test_nollor_ar_ingen_budget() -> None:
    nollor = tuple(replace(rad, belopp=Decimal(0)) for rad in exemplet().budget)
    assert svar(replace(exemplet(), budget=nollor), "F55")[0] == "EJ PRÖVAD"


def test_insatser_med_budget_bara_i_en_annan_version_namns_med_belopp() -> None:
    utfall, text = svar(grunddata(exemplet(), AR_Budgetversion="verksamhetsplan"), "F56")
    assert utfall == "NOTIS"
    assert "Det rätta steget 2025 (prognos 1\xa0073\xa0000 kr)" in text


def test_en_insats_med_utfall_men_utan_budgetrad_namns() -> None:
    utfall, text = svar(utan_insats(exemplet(), "trisam", *Version), "F56")
    assert utfall == "NOTIS"
    assert "Utfall finns men ingen budgetrad: Trisam 2024–2025 (utfall " in text


def test_planen_namner_insatsen_och_aret() -> None:
    rad = next(rad for rad in planen().budget if rad.insats and rad.belopp)
    reviderad = replace(rad, version=Version.REVIDERAD)
    budget = (*(ett for ett in planen().budget if ett.insats != rad.insats), reviderad)
    utfall, text = svar(replace(planen(), budget=budget), "F56", VERKSAMHETSPLAN)
    assert utfall == "NOTIS"
    assert f"{rad.period.year} (reviderad budget " in text


def test_bilagornas_version_provas_for_sig() -> None:
    bok = grunddata(exemplet(), BI_Budgetversion="reviderad budget")
    assert svar(bok, "F55", BILAGOR)[0] == "FEL"


def test_ett_belopp_for_hela_perioden_ar_insatsens_budget() -> None:
    borjan, slut = date(2025, 1, 1), date(2025, 12, 31)
    med_tid = andra_insats(exemplet(), "trisam", lambda insats: replace(insats, start=borjan, slut=slut))
    hela = tuple(
        replace(rad, belopp=Decimal(0), hela_perioden=rad.belopp) if rad.insats == "trisam" else rad
        for rad in exemplet().budget
    )
    assert svar(replace(med_tid, budget=hela), "F56") == svar(exemplet(), "F56")


def test_ett_halvar_utan_prognos_sags() -> None:
    utfall, text = svar(utan(halvaret(), Version.PROGNOS), "F57", HALVARSREDOVISNING)
    assert utfall == "NOTIS"
    assert "prognosen trycks tom" in text
    assert svar(halvaret(), "F57", HALVARSREDOVISNING)[0] == "OK"
