"""Planens och bilagornas tryck mot sina böcker: inget falsklarm, och varje felskriven siffra på sin plats."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from finsam_xl.arbete.granska.granskningsbok import las_bokrapport
from finsam_xl.arbete.granska.granskningskalla import las_tryck
from finsam_xl.arbete.granska.granskningsvisning import granska
from finsam_xl.granskning.fynd import Klass
from finsam_xl.granskning.mot_bok.jamforelse import jamfor_med_bok
from finsam_xl.granskning.tryck.las import las_mapp
from finsam_xl.hosts.cli import main
from tests.byggda import byggd
from tests.granskning.felskrivet import prova_varje_siffra
from tests.granskning.klistrat import klistra, kopiera_bladen, som_text
from tests.granskning.rattat import DATA, las_csv, skriv_csv

if TYPE_CHECKING:
    from finsam_xl.granskning.fynd import Fynd
    from finsam_xl.granskning.mot_bok.bokpar import Bokrapport

PLANEN = DATA / "verksamhetsplan_2022_2024"
BILAGORNA = DATA / "bilagor_2024"
TID = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
PLANENS_TAL = 10 * 3 + 28 + 10 + 4
"""Budgetens rader och år, beviljade insatser med summor, kommunernas team och målens gränsvärden."""
KORTENS_TAL = 15 * 2
"""Budget och utfall på varje kort."""


@pytest.fixture(scope="module")
def planbok(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copy(byggd("gavleborg-plan-2022"), tmp_path_factory.mktemp("plan") / "plan.xlsx"))


@pytest.fixture(scope="module")
def planen(planbok: Path) -> Bokrapport:
    return las_bokrapport(planbok, las_mapp(PLANEN))


@pytest.fixture(scope="module")
def bilageboken() -> Path:
    return byggd("gavleborg-bilagor-2024")


@pytest.fixture(scope="module")
def bilagorna(bilageboken: Path) -> Bokrapport:
    return las_bokrapport(bilageboken, las_mapp(BILAGORNA))


@pytest.fixture
def mapp(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PLANEN, tmp_path / PLANEN.name))


def _stryk(fil: Path, falt: str, varde: str) -> None:
    skriv_csv(fil, [rad for rad in las_csv(fil) if rad[falt] != varde])


def _saknade(fynd: tuple[Fynd, ...]) -> list[tuple[str, object]]:
    return [(ett.plats.partition(" / ")[0], ett.beraknat) for ett in fynd if ett.klass is Klass.SAKNAD_RAD]


def test_den_tryckta_planen_ar_bokens(planen: Bokrapport) -> None:
    jamforelse = jamfor_med_bok(las_mapp(PLANEN), planen)

    assert (jamforelse.antal, jamforelse.fynd, jamforelse.utan_post) == (PLANENS_TAL, (), ())


def test_varje_felskriven_siffra_i_planen_hittas(planen: Bokrapport) -> None:
    assert prova_varje_siffra(las_mapp(PLANEN), planen, {"styrning"}) == PLANENS_TAL


def test_de_tryckta_korten_ar_bokens(bilagorna: Bokrapport) -> None:
    jamforelse = jamfor_med_bok(las_mapp(BILAGORNA), bilagorna)

    assert (jamforelse.antal, jamforelse.fynd, jamforelse.utan_post) == (KORTENS_TAL, (), ())


def test_varje_felskriven_siffra_i_korten_hittas(bilagorna: Bokrapport) -> None:
    assert prova_varje_siffra(las_mapp(BILAGORNA), bilagorna, {"diagram"}) == KORTENS_TAL


def test_inklistrade_tabeller_ger_detsamma(planen: Bokrapport, bilagorna: Bokrapport, tmp_path: Path) -> None:
    for tryck, rapport, antal in ((PLANEN, planen, PLANENS_TAL), (BILAGORNA, bilagorna, KORTENS_TAL)):
        fil = tmp_path / f"{tryck.name}.xlsx"
        fil.write_bytes(klistra(tryck, som_text, per_blad=99))
        jamforelse = jamfor_med_bok(las_tryck(fil), rapport)

        assert (jamforelse.antal, jamforelse.fynd, jamforelse.utan_post) == (antal, (), ())


def test_planens_byggda_blad_kopierade_ar_lika_med_boken(planbok: Path, planen: Bokrapport, tmp_path: Path) -> None:
    tryck = las_tryck(kopiera_bladen(planbok, "VP", tmp_path / "verksamhetsplan_2022.xlsx"))
    jamforelse = jamfor_med_bok(tryck, planen)
    parternas_andelar, teamens_summa = 3 * 3, 1

    assert (jamforelse.fynd, jamforelse.utan_post) == ((), ())
    assert jamforelse.antal == PLANENS_TAL + parternas_andelar + teamens_summa


def test_en_struken_rad_i_planen_namns_som_den_trycks(planen: Bokrapport, mapp: Path) -> None:
    _stryk(mapp / "budget_2022_2024.csv", "post", "Personalkostnader")
    _stryk(mapp / "beviljade_insatser_2022.csv", "insatsnamn", "Trisam - FK")
    _stryk(mapp / "beviljade_insatser_2022.csv", "insatsnamn", "Totalt Mysam")
    fynd = jamfor_med_bok(las_mapp(mapp), planen).fynd

    assert _saknade(fynd) == [
        ("beviljade_insatser_2022, kolumn budget_2022", "Trisam – FK"),
        ("beviljade_insatser_2022, kolumn budget_2022", "Totalt Mysam"),
        *((f"budget_2022_2024, kolumn budget_{ar}", "Personalkostnader") for ar in (2022, 2023, 2024)),
    ]
    assert len(fynd) == len(_saknade(fynd)), "inga andra rader har bytt post"


def test_ett_kort_som_saknas_namns(bilagorna: Bokrapport, tmp_path: Path) -> None:
    mapp = Path(shutil.copytree(BILAGORNA, tmp_path / BILAGORNA.name))
    _stryk(mapp / "insatser_ekonomi.csv", "insats", "Connect - Bollnäs")

    assert _saknade(jamfor_med_bok(las_mapp(mapp), bilagorna).fynd) == [
        ("insatser_ekonomi, kolumn budget", "Connect - Bollnäs"),
        ("insatser_ekonomi, kolumn utfall", "Connect - Bollnäs"),
    ]


def test_ett_ar_utanfor_planen_har_ingen_motsvarighet(planen: Bokrapport, mapp: Path) -> None:
    fil = mapp / "budget_2022_2024.csv"
    utanfor = {"budget_2021": "budget_2022", "budget_2025": "budget_2024"}
    skriv_csv(fil, [rad | {nytt: rad[namn] for nytt, namn in utanfor.items()} for rad in las_csv(fil)])
    jamforelse = jamfor_med_bok(las_mapp(mapp), planen)

    assert (jamforelse.antal, jamforelse.fynd) == (PLANENS_TAL, ())
    assert {plats.rpartition(" ")[2] for plats in jamforelse.utan_post} == set(utanfor)


def test_budgetens_kostnader_utan_minus_ar_samma_tal(planen: Bokrapport, mapp: Path) -> None:
    fil = mapp / "budget_2022_2024.csv"
    for rad in (rader := las_csv(fil)):
        if rad["post"] != "Resultat":
            rad |= {namn: varde.removeprefix("-") for namn, varde in rad.items() if namn.startswith("budget")}
    skriv_csv(fil, rader)

    assert jamfor_med_bok(las_mapp(mapp), planen).fynd == ()


def test_planens_text_och_tabell_som_har_lika_fel(planen: Bokrapport, mapp: Path) -> None:
    for fil, falt in (("budget_2022_2024.csv", "budget_2022"), ("textuppgifter.csv", "varde")):
        rader = las_csv(mapp / fil)
        for rad in rader:
            if rad[falt].removeprefix("-") == "15869":
                rad[falt] = rad[falt].replace("15869", "15896")
        skriv_csv(mapp / fil, rader)
    fynd = jamfor_med_bok(las_mapp(mapp), planen).fynd

    assert [(str(ett.tryckt), str(ett.beraknat), ett.klass) for ett in fynd] == [
        ("-15896", "-15869", Klass.OMKASTADE_SIFFROR),
        ("15896", "15869", Klass.TEXTUPPGIFT),
    ]


def test_bilagorna_mot_planens_bok_nekas(planbok: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["granska", str(BILAGORNA), "--mot", str(planbok)]) == 2
    fel = " ".join(capsys.readouterr().err.split())
    assert "plan.xlsx har inga byggda blad för bilagor, bara för verksamhetsplan och budget" in fel
    assert "Skriv finsam bygg bilagor plan.xlsx och granska igen." in fel


def test_kort_som_blad_provas_fast_boken_inte_har_nagot_att_jamfora_dem_med(
    bilageboken: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tryck = kopiera_bladen(bilageboken, "BI", tmp_path / "bilagor_2024.xlsx")
    utan_bok = main(["granska", str(tryck), "--json"])
    fynden = capsys.readouterr().out
    assert main(["granska", str(tryck), "--mot", str(bilageboken), "--json"]) == utan_bok
    svar = capsys.readouterr()
    sagt = " ".join(svar.err.split())

    assert svar.out == fynden
    assert "15 insatskort är lästa; 15 är prövade." in sagt
    assert f"Inget tal är jämfört med {bilageboken.name}" in sagt
    assert f"Talen på insatskorten är inte jämförda med {bilageboken.name}." in sagt


def test_rapporten_sager_inte_att_ett_tryck_ar_jamfort_nar_inget_ar_det(bilageboken: Path, tmp_path: Path) -> None:
    tryck = kopiera_bladen(bilageboken, "BI", tmp_path / "bilagor_2024.xlsx")

    assert granska(tryck, (), bilageboken).bok == ""
