"""xlwings Lite: Pyodide startas en gång i node, läser varje modul, och varje knapp i workbook/lite/main.py trycks på.

Excel är samma ersättare som i test_fjarr_http, med det formlerna blir i den bok som kommandot bygger. Pyodides lxml
finns bara på dess egen plats på nätet; här står en liten ersättare för den (`pyodide/ersattare`).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest

from finsam_xl.arbete.bygg.kontrollresultat import kontrollresultat
from finsam_xl.arbete.bygg.rapportbygge import byggd as byggt_ur
from finsam_xl.arbete.gemensamt.fel import Indatafel
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.hosts.excel import besked
from finsam_xl.hosts.server import KNAPPAR
from finsam_xl.rapporter.slag import RAPPORTSLAG
from finsam_xl.udf.funktioner import samtliga
from tests.avlast import avlast
from tests.byggda import byggd
from tests.exemplet import TID, exempelskiss, skapad
from tests.hosts.fjarrbok import som_json
from tests.lager import KALLAN, innehallets_nyckel, ur_lagret
from tests.servern import PROJEKTET, ROTEN, bibliotek

HAR = Path(__file__).parent
LITE = ROTEN / "workbook" / "lite"
SIEFIL = ROTEN / "workbook" / "exempel" / "gavleborg-2025.se"
EXEMPEL = "gavleborg-2025"
FOR_PYODIDE = [os.environ.get(ett, "") for ett in ("FINSAM_NPM", "FINSAM_PYODIDE")]
IGEN = "bygg_arsredovisning"
"""Knappen som trycks på en gång till, sist."""
UTAN = {"finsam_xl.inputs.frames": "pandas"}
"""Modulerna som inte går att läsa in i Pyodide, och vad de saknar: listan får bara bli kortare."""

pytestmark = pytest.mark.skipif(
    bibliotek() is None or shutil.which("node") is None or not all(FOR_PYODIDE),
    reason="kräver node och mapparna FINSAM_SERVER, FINSAM_NPM och FINSAM_PYODIDE (.ci/run lägger dem där)",
)


def _tryck() -> list[tuple[str, list[object]]]:
    forst = ("bygg_arsredovisning", "kontrollera")
    alla = (*dict.fromkeys((*forst, *KNAPPAR)), IGEN)
    return [("importera_sie", [False]), *((ett, []) for ett in alla)]


def _kor(mapp: Path) -> None:
    klient = mapp / "klient"
    shutil.copytree((bibliotek() or mapp) / "xlwings_server" / "static" / "js", klient)
    shutil.copytree(PROJEKTET / "static" / "js", klient, dirs_exist_ok=True)
    (klient / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    npm, hjul = FOR_PYODIDE
    fragan = {
        "pyodide": npm,
        "hjul": hjul,
        "projekt": str(ROTEN),
        "klient": str(klient),
        "config": {"appPath": "", "onWasm": False, "xlwingsVersion": "0.37.8", "isOfficialLiteAddin": False},
        "bok": som_json(skapad(EXEMPEL).read_bytes()),
        "calculated": _raknat(byggd(EXEMPEL).read_bytes()),
        "filer": {SIEFIL.name: b64encode(SIEFIL.read_bytes()).decode()},
        "tryck": _tryck(),
        "tid": str(int(TID.timestamp())),
    }
    node = subprocess.run(  # noqa: S603 - vårt eget program
        ["node", str(HAR / "pyodide" / "kor.mjs")],  # noqa: S607 - node finns där det finns
        input=json.dumps(fragan),
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    (mapp / "svar.json").write_text(node.stdout, encoding="utf-8")
    shutil.rmtree(klient)


def _raknat(data: bytes) -> dict[str, dict[str, Any]]:
    return {
        ark.title: {
            f"{cell.row},{cell.column}": cell.value
            for rad in ark.iter_rows()
            for cell in rad
            if isinstance(cell.value, (str, int, float))
        }
        for ark in avlast(data, varden=True).worksheets
    }


@pytest.fixture(scope="module")
def svaren() -> dict[str, Any]:
    filer = [*sorted(LITE.iterdir()), *sorted((HAR / "klient").iterdir()), *sorted((HAR / "pyodide").rglob("*.*js"))]
    filer += [*sorted((HAR / "pyodide").rglob("*.py")), PROJEKTET / "static" / "js" / "las.js", Path(__file__)]
    bitar = [fil.read_bytes() for fil in filer if fil.is_file()]
    mapp = ur_lagret("lite-pyodide", _kor, innehallets_nyckel(KALLAN.encode(), *bitar))
    svar: dict[str, Any] = json.loads((mapp / "svar.json").read_text(encoding="utf-8"))
    return svar


@pytest.fixture
def sagt(svaren: dict[str, Any]) -> dict[str, str]:
    """Vad varje knapp sa; ingen fick klienten att falla."""
    assert {ett["skript"]: ett["fel"] for ett in svaren["korda"]} == {skript: "" for skript, _ in _tryck()}
    return {ett["skript"]: "\n".join(ett["said"]) for ett in svaren["korda"]}


def test_varje_modul_gar_att_lasa_in_i_pyodide(svaren: dict[str, Any]) -> None:
    assert svaren["saknas"] == UTAN


def test_funktionerna_finns_i_main(svaren: dict[str, Any]) -> None:
    assert set(svaren["funktioner"]) == {udf.namn for udf in samtliga()}


def test_inlasningen_ur_files_fyller_tabellerna(sagt: dict[str, str], svaren: dict[str, Any]) -> None:
    assert "Saldo, Objektsaldo, Importlogg är fyllda" in sagt["importera_sie"]
    vantat = {blad["name"]: blad for blad in som_json(byggd(EXEMPEL).read_bytes())["sheets"]}
    fatt = {blad["name"]: blad for blad in svaren["bok"]["sheets"]}
    for namn in ("Saldo", "Objektsaldo"):
        (tabell,) = vantat[namn]["tables"]
        assert fatt[namn]["tables"] == [f"{tabell['name']} {tabell['range_address']}"]


def test_bladen_far_kommandots_formler_och_texter(sagt: dict[str, str], svaren: dict[str, Any]) -> None:
    vantat: Any = avlast(byggd(EXEMPEL).read_bytes())
    fatt = {blad["name"]: blad["cells"] for blad in svaren["bok"]["sheets"]}
    bladen = [namn for namn in vantat.sheetnames if any(slag.ager(namn) for slag in RAPPORTSLAG.values())]
    assert len(bladen) > len(exempelskiss().rapport.blad)
    assert "blad byggda." in sagt["bygg_bilagor"]
    for namn in bladen:
        filens = {f"{c.row},{c.column}": c.value for rad in vantat[namn].iter_rows() for c in rad if c.value}
        assert fatt[namn] == filens, namn


def test_utfallen_ar_kommandots_lasta_nar_excel_har_raknat(sagt: dict[str, str]) -> None:
    kontroller = kontrollresultat(exempelskiss())
    assert besked.kontrolltext(kontroller, None) in sagt["bygg_arsredovisning"]
    haller = sum(ett.utfall == "OK" for ett in kontroller)
    assert f"ÅR Kontroller: {haller} OK, " in sagt["kontrollera"]


@pytest.mark.parametrize(("knapp", "prefix"), [("bygg_halvarsredovisning", "HR"), ("bygg_verksamhetsplan", "VP")])
def test_det_som_fattas_i_indata_sags_som_kommandot_sager_det(sagt: dict[str, str], knapp: str, prefix: str) -> None:
    with pytest.raises(Indatafel) as fel:
        byggt_ur(Bok(byggd(EXEMPEL).read_bytes()), RAPPORTSLAG[prefix], TID, lambda _: None)
    assert sagt[knapp] == besked.problemtext(fel.value.problem, None)


def test_ett_bygge_utan_vart_javascript_kostar_sa_manga_anrop_som_det_har_slags_celler(svaren: dict[str, Any]) -> None:
    """Namnen läggs i kö och kostar inget; cellerna är en order för varje blad, och en för varje ruta av ett slag."""
    forsta, andra = (ett for ett in svaren["korda"] if ett["skript"] == IGEN)
    assert forsta["syncs"] < 500
    assert andra["syncs"] < 150


def test_ett_andra_bygge_behaller_inget_blad_som_ingen_har_andrat(svaren: dict[str, Any]) -> None:
    _, andra = (ett for ett in svaren["korda"] if ett["skript"] == IGEN)
    assert "blad byggda." in andra["said"][0]
    assert "finns kvar" not in andra["said"][0]
    assert svaren["bok"]["sheets"][-1]["name"] == "_finsam"
    assert not [blad["name"] for blad in svaren["bok"]["sheets"] if "ändrad" in blad["name"]]
