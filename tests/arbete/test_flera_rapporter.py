"""Flera rapporter i en bok: var och en byggs för sig, och den andras blad, namn och minne är som de var."""

from __future__ import annotations

import json
import shutil
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.arbete.bygg.minne import las_minne, ororda
from finsam_xl.arbete.importera.filimport import importera_sie
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa.innehall import blad
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.exempel import bokforing
from finsam_xl.hosts import cli
from finsam_xl.hosts.kommandon.kommandorad import RAPPORTER, kommandoord
from finsam_xl.inputs.uppgifter import GRUNDDATA
from finsam_xl.rapporter.slag import ARSREDOVISNING, HALVARSREDOVISNING, RAPPORTSLAG
from tests.arbetsbok.paketlint import brister
from tests.avlast import avlast
from tests.exemplet import TID, exempelskiss, exemplet, grunddata, kontrollera, skapad, skiss
from tests.redigering import skriv

HALVARET = {
    "HR_Period": date(2025, 6, 30),
    "HR_Period_fg": date(2024, 6, 30),
    "HR_Balansdag_fg": date(2024, 12, 31),
    "HR_Helar": date(2025, 12, 31),
}


@pytest.fixture(scope="module")
def last(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Exempelboken för 2025, också för dess första halvår; filens månadssaldon ger halvåren."""
    mapp = tmp_path_factory.mktemp("flera")
    bok, fil = mapp / "bok.xlsx", mapp / "gavleborg-2025.se"
    oppnad = openpyxl.load_workbook(skapad("gavleborg-2025"))
    for namn, dag in HALVARET.items():
        cell = oppnad.defined_names[namn].attr_text.partition("!")[2].replace("$", "")
        oppnad["Grunddata"][cell] = dag
    oppnad.save(bok)
    fil.write_bytes(bokforing())
    importera_sie(bok, [fil], fraga=lambda _: True, tid=TID)
    return bok


@pytest.fixture(scope="module")
def arets(last: Path) -> Path:
    """Årsredovisningen byggd först, sedan halvårsredovisningen."""
    ut = last.with_name("ar-hr.xlsx")
    bygg(ARSREDOVISNING, last, ut, tid=TID)
    return bygg(HALVARSREDOVISNING, ut, tid=TID).bok


def innehall(bok: Path) -> dict[str, bytes]:
    """Varje blads bytes, per bladnamn."""
    paket = Paket.oppna(bok.read_bytes())
    return {ett.namn: paket.las(ett.del_) for ett in blad(paket)}


def varden(bok: Path) -> dict[tuple[str, str], object]:
    return {
        (ett.title, cell.coordinate): cell.value
        for ett in avlast(bok, varden=True).worksheets
        if ett.title.startswith(("ÅR ", "HR "))
        for rad in ett.iter_rows()
        for cell in rad
        if cell.value is not None
    }


def namnen(bok: Path) -> dict[str, str]:
    return {namn: ett.attr_text for namn, ett in avlast(bok).defined_names.items()}


def test_ordningen_rapporterna_byggs_i_spelar_ingen_roll(last: Path, arets: Path) -> None:
    omvant = last.with_name("hr-ar.xlsx")
    bygg(HALVARSREDOVISNING, last, omvant, tid=TID)
    bygg(ARSREDOVISNING, omvant, tid=TID)
    assert varden(omvant) == varden(arets)
    assert namnen(omvant) == namnen(arets)
    assert brister(arets.read_bytes()) == brister(omvant.read_bytes()) == []


@pytest.mark.parametrize("slag", [ARSREDOVISNING, HALVARSREDOVISNING], ids=lambda slag: slag.prefix)
def test_en_ombyggd_rapport_lamnar_den_andras_blad_byte_for_byte(arets: Path, tmp_path: Path, slag: object) -> None:
    ut = tmp_path / "ut.xlsx"
    bygge = bygg(slag, arets, ut, tid=TID)  # type: ignore[arg-type]
    assert dict(bygge.bevarade) == {}
    assert ut.read_bytes() == arets.read_bytes()


def test_andrade_saldon_byggs_bara_om_i_den_rapport_man_bygger(arets: Path, tmp_path: Path) -> None:
    andrad = tmp_path / "andrad.xlsx"
    oppnad = openpyxl.load_workbook(arets)
    cell = oppnad.defined_names["AR_Anstallda"].attr_text.partition("!")[2].replace("$", "")
    oppnad["Grunddata"][cell] = 7
    oppnad.save(andrad)
    fore = innehall(andrad)
    bygge = bygg(ARSREDOVISNING, andrad, tid=TID)
    efter = innehall(andrad)
    assert dict(bygge.bevarade) == {}
    assert {namn for namn in fore if namn.startswith("HR ") and fore[namn] != efter[namn]} == set()
    assert fore["ÅR Flerårsöversikt"] != efter["ÅR Flerårsöversikt"]


def test_minnet_haller_bada_rapporternas_blad(arets: Path) -> None:
    minne = las_minne(Bok(arets.read_bytes()))
    assert {namn[:2] for namn in minne} == {"ÅR", "HR", "Kv"}
    assert ororda(Paket.oppna(arets.read_bytes()), minne) == set(minne)


def test_ett_andrat_blad_i_den_andra_rapporten_ar_kvar_tills_dess_egen_rapport_byggs(
    arets: Path, tmp_path: Path
) -> None:
    andrad = tmp_path / "andrad.xlsx"
    andrad.write_bytes(skriv(arets.read_bytes(), "HR Prognos", {"A3": "Egen anmärkning"}))
    assert dict(bygg(ARSREDOVISNING, andrad, tid=TID).bevarade) == {}
    assert "Egen anmärkning".encode() in innehall(andrad)["HR Prognos"]
    assert dict(bygg(HALVARSREDOVISNING, andrad, tid=TID).bevarade) == {"HR Prognos": "HR Prognos ändrad 2026-03-02"}
    assert "HR Prognos ändrad 2026-03-02" in innehall(andrad)


def test_varje_rapports_namn_pekar_pa_dess_egna_blad(arets: Path) -> None:
    for namn, plats in namnen(arets).items():
        if namn.startswith(("AR_", "HR_")) and "Grunddata" not in plats:
            assert plats.strip("'").startswith("ÅR " if namn.startswith("AR_") else "HR ")


def test_kontrollera_gor_de_rapporter_som_boken_anvands_for(last: Path, arets: Path) -> None:
    celler = {cell.partition("!")[0][:2] for ett in kontrollera(arets, tid=TID) for cell in ett.celler}
    assert celler == {"ÅR", "HR"}
    obyggd = kontrollera(last, tid=TID)
    assert [ett.id for ett in obyggd].count("C06") == 2
    assert {ett.rapport for ett in obyggd} == {"Årsredovisning", "Halvårsredovisning"}


def test_kommandot_sager_vilken_rapport_en_kontroll_hor_till(last: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["kontrollera", str(last), "--json"]) == 0
    assert {ett["rapport"] for ett in json.loads(capsys.readouterr().out)} == {"Årsredovisning", "Halvårsredovisning"}
    assert cli.main(["kontrollera", str(last)]) == 0
    sagt = capsys.readouterr().out
    assert sagt.index("Årsredovisning\n") < sagt.index("Halvårsredovisning\n")


def test_kommandots_rapporter_ar_registrets() -> None:
    assert set(RAPPORTER.values()) == RAPPORTSLAG.keys()
    assert all(slag.prefix in namnen_pa_perioder() for slag in RAPPORTSLAG.values())


def namnen_pa_perioder() -> set[str]:
    return {uppgift.namn.removesuffix("_Period") for uppgift in GRUNDDATA if uppgift.namn.endswith("_Period")}


def test_en_rapport_vars_period_inte_ar_ifylld_sager_vad_som_saknas(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bok = Path(shutil.copy(skapad("gavleborg-2025"), tmp_path / "bara-ar.xlsx"))
    fore = bok.read_bytes()
    assert cli.main(["bygg", "halvårsredovisning", str(bok)]) == 2
    sagt = capsys.readouterr().err
    assert "Halvårsredovisningens balansdag" in sagt
    assert bok.read_bytes() == fore


def test_en_bok_fran_en_aldre_version_utan_halvarets_namn_gar_att_bygga(last: Path, tmp_path: Path) -> None:
    gammal = tmp_path / "gammal.xlsx"
    oppnad = openpyxl.load_workbook(last)
    for namn in [namn for namn in oppnad.defined_names if namn.startswith("HR_")]:
        del oppnad.defined_names[namn]
    oppnad.save(gammal)
    assert bygg(ARSREDOVISNING, gammal, tid=TID).kontroller
    with zipfile.ZipFile(BytesIO(gammal.read_bytes())) as arkiv:
        assert b"HR_" not in arkiv.read("xl/workbook.xml")


def test_halvaret_lases_ur_verifikationerna_i_en_fil_utan_manadssaldon(tmp_path: Path, last: Path) -> None:
    utan = b"".join(
        rad for rad in bokforing().splitlines(keepends=True) if not rad.startswith((b"#PSALDO 0 ", b"#KSUMMA"))
    )
    fil = tmp_path / "utan-manader.se"
    fil.write_bytes(utan)
    bok = tmp_path / "bok.xlsx"
    bok.write_bytes(last.read_bytes())
    inlast = importera_sie(bok, [fil], fraga=lambda _: True, tid=TID)
    halvar = next(rad for rad in inlast.summor if rad[0] == "2025-06-30")
    assert halvar[-1].replace("\u00a0", " ") == "674 466,71"


def test_varje_rapport_har_ett_ord_att_skriva() -> None:
    ord_ = {prefix: kommandoord(prefix) for prefix in RAPPORTSLAG}
    assert ord_ == {"AR": "årsredovisning", "HR": "halvårsredovisning", "VP": "verksamhetsplan", "BI": "bilagor"}
    assert {RAPPORTER[ett] for ett in ord_.values()} == set(RAPPORTSLAG)


def test_diarienumret_star_i_sidhuvudet_nar_det_finns() -> None:
    assert exempelskiss().sida.right == "Årsredovisning 2025"
    assert skiss(grunddata(exemplet(), Diarienummer="2026/12")).sida.right == "Årsredovisning 2025, dnr 2026/12"
