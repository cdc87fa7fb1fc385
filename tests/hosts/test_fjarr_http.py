"""Hela vägen på avstånd: xlwings egen klient med vårt javascript i node, över HTTP till en riktig xlwings-server.

Excel bakom Office.js är en ersättare (`klient/office.mjs`) som håller en bok i minnet, utför kön i ordning som Excel
gör, räknar anropen och kan brytas efter vilket som helst, mellan två eller mitt i ett. Allt körs en gång.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest

from finsam_xl.arbete.bygg.kvar.blad import KVARBLAD
from finsam_xl.udf.funktioner import samtliga
from finsam_xl.udf.register import REGISTER
from tests.avlast import avlast
from tests.bench.server import ANROP, direkt, over_http
from tests.bench.udf import SKALARA
from tests.byggda import importerat_och_byggt
from tests.exemplet import TID, exempelskiss, importerat, skapad
from tests.hosts.fjarrbok import som_json
from tests.lager import KALLAN, innehallets_nyckel, ur_lagret
from tests.servern import PROJEKTET, bibliotek, fraga, servern
from tests.udf.kalkyl import formler, rakna, som_formel

pytestmark = pytest.mark.skipif(
    bibliotek() is None or shutil.which("node") is None,
    reason="kräver node, och xlwings-server i mappen FINSAM_SERVER (installeras av .ci/run)",
)

KLIENT = Path(__file__).parent / "klient"
SIEFIL = Path(__file__).parents[2] / "workbook" / "exempel" / "gavleborg-2025.se"
BYGG = {"skript": "bygg_arsredovisning"}
IMPORTERA: dict[str, Any] = {
    "skript": "importera_sie",
    "args": [[SIEFIL.name], [b64encode(SIEFIL.read_bytes()).decode()]],
}
BYGGDA = "blad byggda."
LAST, ANROPEN = 3, 15
"""Så många anrop över nätet tar det att läsa boken, och att läsa den, pröva att den är densamma och bygga i den."""
SAGT = 2 * LAST + 2
"""Efter så många står det i boken vad som pågår."""
MITT_I_ETT_BYGGE, MITT_I_EN_INLASNING = (SAGT + 4, SAGT + 6), SAGT
"""Mitt i det att bladen fylls där de står, och mitt i det att boken minns dem: då tas de av, ett anrop mer än först."""
NYTT_MAL = {"ändra": [["Mål", "9,3", "Ett nytt mål"]]}
FOR_HAND = {"ändra": [["ÅR Noter", "40,1", "skrivet för hand"]]}
NAMN = r"Gävleborg|Hofors|Sandviken|bok\.xlsx|Anonymous|finns_inte|balansdag|\d[\d ]{3,},\d\d"


def _prov() -> dict[str, dict[str, Any]]:
    """Varje prov: den bok det börjar i, vad som trycks på, och var nätet går ned."""
    prov: dict[str, dict[str, Any]] = {
        "bygge": {"kor": [BYGG], "hel": True},
        "två byggen": {"kor": [BYGG, {**BYGG, **NYTT_MAL}], "hel": True},
        "tre byggen": {"kor": [BYGG, {**BYGG, **FOR_HAND}, BYGG], "hel": True},
        "utan insatta blad": {"kor": [BYGG], "insats": False},
        "äldre Excel": {"kor": [BYGG], "api": 12},
        "inläsning": {"tom": True, "kor": [IMPORTERA, BYGG]},
        "inläsning i äldre Excel": {"tom": True, "kor": [IMPORTERA], "api": 12},
        "ändrad medan servern arbetade": {"kor": [BYGG], "medan": ["Mål", "30,1", "någon annans rad"], "hel": True},
        "fråga": {"kor": [IMPORTERA, {**IMPORTERA, "args": [*IMPORTERA["args"], True]}]},
        "fel i indata": {"kor": [{"skript": "bygg_halvarsredovisning"}]},
        "okänd": {"kor": [{"skript": "finns_inte"}]},
    }
    for nr in range(1, ANROPEN):
        prov[f"bygge brutet efter {nr}"] = {"kor": [{**BYGG, "klipp": nr}, BYGG]}
    for nr in MITT_I_ETT_BYGGE:
        prov[f"andra bygget brutet mitt i {nr}"] = {
            "kor": [BYGG, {**BYGG, **NYTT_MAL, "klipp": nr, "halva": True}, BYGG]
        }
    bruten = {**IMPORTERA, "klipp": MITT_I_EN_INLASNING, "halva": True}
    prov["bruten inläsning"] = {"tom": True, "kor": [bruten, BYGG]}
    return prov


def _kor(mapp: Path) -> None:
    """Starta servern, fråga om allt och skriv ned svaren."""
    klient = mapp / "klient"
    shutil.copytree((bibliotek() or mapp) / "xlwings_server" / "static" / "js", klient)
    shutil.copytree(PROJEKTET / "static" / "js", klient, dirs_exist_ok=True)
    (klient / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    fylld = som_json(importerat(mapp / "bok.xlsx").read_bytes())
    tom = som_json(skapad("gavleborg-2025").read_bytes())
    svar: dict[str, Any] = {}
    with servern(mapp, SOURCE_DATE_EPOCH=str(int(TID.timestamp())), XLWINGS_LOG_LEVEL="WARNING") as port:
        sidan = fraga(port, "GET", "/taskpane.html")
        config = json.loads(re.findall(r'<script id="config"[^>]*>(.*?)</script>', sidan, re.DOTALL)[0])
        prov = [{**ett, "bok": tom if ett.pop("tom", False) else fylld} for ett in _prov().values()]
        fragan = {"klient": str(klient), "server": f"http://127.0.0.1:{port}", "config": config, "prov": prov}
        node = subprocess.run(  # noqa: S603 - vårt eget program
            ["node", str(KLIENT / "kor.mjs")],  # noqa: S607 - node finns där det finns
            input=json.dumps(fragan),
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        svar["prov"] = dict(zip(_prov(), json.loads(node.stdout), strict=True))
        svar["sidan"] = sidan
        svar["manifest"] = fraga(port, "GET", "/manifest.xml")
        svar["funktioner"] = fraga(port, "GET", "/xlwings/custom-functions-meta.json")["functions"]
        svar["skript"] = fraga(port, "GET", "/xlwings/custom-scripts-meta.json")
        svar["anrop"] = [over_http(port, namn, celler) for namn, celler in ANROP]
    svar["logg"] = (mapp / "server.log").read_text(encoding="utf-8")
    svar["filer"] = [str(fil) for fil in mapp.rglob("*.log")]
    (mapp / "svar.json").write_text(json.dumps(svar), encoding="utf-8")
    shutil.rmtree(klient)


@pytest.fixture(scope="module")
def svaren() -> dict[str, Any]:
    filer = (*sorted((PROJEKTET).rglob("*.*")), *sorted(KLIENT.iterdir()), Path(__file__))
    bitar = [fil.read_bytes() for fil in filer if fil.is_file() and fil.suffix != ".pyc"]
    mapp = ur_lagret("fjarr-http", _kor, innehallets_nyckel(KALLAN.encode(), *bitar))
    svar: dict[str, Any] = json.loads((mapp / "svar.json").read_text(encoding="utf-8"))
    return svar


@pytest.fixture
def proven(svaren: dict[str, Any]) -> dict[str, Any]:
    alla: dict[str, Any] = svaren["prov"]
    return alla


def test_ett_bygge_kostar_hogst_sextio_anrop_over_natet(proven: dict[str, Any]) -> None:
    (bygget,) = proven["bygge"]["korda"]
    assert bygget["syncs"] == ANROPEN <= 60
    assert f"{len(exempelskiss().rapport.blad)} {BYGGDA}" in bygget["said"][0]
    assert not bygget["fel"]


def test_boken_blir_cell_for_cell_den_som_kommandot_bygger(proven: dict[str, Any], tmp_path: Path) -> None:
    vantat: Any = avlast(importerat_och_byggt(tmp_path / "bok.xlsx"))
    bok = proven["bygge"]["bok"]
    bladen = {ett["name"]: ett for ett in bok["sheets"]}
    rapport = exempelskiss().rapport
    assert [*bladen][-len(rapport.blad) - 2 :] == [KVARBLAD, *(grid.name for grid in rapport.blad), "_finsam"]
    assert bladen["_finsam"]["visibility"] == "VeryHidden"
    for grid in rapport.blad:
        filens = {f"{c.row},{c.column}": c.value for rad in vantat[grid.name].iter_rows() for c in rad if c.value}
        assert bladen[grid.name]["cells"] == filens, grid.name
    assert {namn: bok["names"][namn] for namn in rapport.namn} == {
        ett: f"='{blad}'!{var}" for ett, (blad, var) in rapport.namn.items()
    }


@pytest.mark.parametrize("nr", range(1, ANROPEN))
def test_det_som_brots_efter_ett_anrop_lagas_av_nasta_korning(proven: dict[str, Any], nr: int) -> None:
    brutet = proven[f"bygge brutet efter {nr}"]
    forsta, andra = brutet["korda"]
    assert forsta["fel"]
    assert not forsta["said"]
    assert ("Förra körningen bröts" in andra["said"][0]) == (nr >= SAGT)
    assert brutet["hash"] == proven["bygge"]["hash"]


@pytest.mark.parametrize("nr", MITT_I_ETT_BYGGE)
def test_det_som_brots_mitt_i_ett_anrop_lagas_ocksa_nar_aldre_blad_bytt_namn(proven: dict[str, Any], nr: int) -> None:
    brutet = proven[f"andra bygget brutet mitt i {nr}"]
    _, andra, tredje = brutet["korda"]
    assert "Tryck på knappen igen" in andra["fel"]
    assert "Förra körningen bröts" in tredje["said"][0]
    assert brutet["oordnat"] == proven["två byggen"]["oordnat"]


def test_en_bruten_inlasning_gors_om_av_bygget(proven: dict[str, Any]) -> None:
    """Raderna står på bladet som säger vad som pågår, så ingen tabell blir halv."""
    brutet = proven["bruten inläsning"]
    assert BYGGDA in brutet["korda"][1]["said"][0]
    assert brutet["hash"] == proven["inläsning"]["hash"]


@pytest.mark.parametrize("prov", ["utan insatta blad", "äldre Excel"])
def test_utan_insatta_blad_skrivs_samma_celler(proven: dict[str, Any], prov: str) -> None:
    assert proven[prov]["hash"] == proven["bygge"]["hash"]
    assert proven[prov]["korda"][0]["syncs"] <= ANROPEN


def test_ett_blad_som_ingen_har_andrat_fylls_dar_det_star(proven: dict[str, Any]) -> None:
    prov = proven["två byggen"]
    assert "finns kvar" not in prov["korda"][1]["said"][0]
    bladen = {ett["name"]: ett["cells"] for ett in prov["bok"]["sheets"]}
    assert any("Ett nytt mål" in str(varde) for varde in bladen["ÅR Måluppfyllelse"].values())
    assert [*bladen] == [ett["name"] for ett in proven["bygge"]["bok"]["sheets"]]
    assert prov["bok"]["names"].keys() == proven["bygge"]["bok"]["names"].keys()
    assert not any("#REF!" in till for till in prov["bok"]["names"].values())


def test_ett_blad_som_nagon_har_andrat_finns_kvar_och_bara_det(proven: dict[str, Any]) -> None:
    _, andra, tredje = (ett["said"][0] for ett in proven["tre byggen"]["korda"])
    assert re.search(r"Bladet ÅR Noter finns kvar som ÅR Noter ändrad [-\d]+: någon har ändrat i det", andra)
    assert andra.count("finns kvar") == 1
    assert "finns kvar" not in tredje
    bladen = {ett["name"]: ett["cells"] for ett in proven["tre byggen"]["bok"]["sheets"]}
    kvar = f"ÅR Noter ändrad {TID:%Y-%m-%d}"
    assert [namn for namn in bladen if "ändrad" in namn] == [kvar]
    assert [*bladen].index("ÅR Noter") + 1 == [*bladen].index(kvar)
    assert bladen[kvar]["40,1"] == "skrivet för hand"
    assert bladen["ÅR Noter"] == {ett["name"]: ett["cells"] for ett in proven["bygge"]["bok"]["sheets"]}["ÅR Noter"]


def test_det_som_inte_gar_sags_innan_nagot_har_andrats(proven: dict[str, Any]) -> None:
    for_gammalt, okand = proven["inläsning i äldre Excel"]["korda"][0], proven["okänd"]["korda"][0]
    assert "Inget har ändrats i boken" in for_gammalt["fel"]
    assert for_gammalt["syncs"] == 2 * LAST
    assert okand["fel"].startswith("500")


def test_en_bok_som_andrats_medan_servern_arbetade_far_vara(proven: dict[str, Any]) -> None:
    prov = proven["ändrad medan servern arbetade"]
    (bygget,) = prov["korda"]
    assert "Boken har ändrats sedan den lästes" in bygget["fel"]
    bladen = {ett["name"]: ett["cells"] for ett in prov["bok"]["sheets"]}
    assert bladen["Mål"]["30,1"] == "någon annans rad"
    assert not any(namn.startswith(("ÅR ", "_finsam")) for namn in bladen)


def test_inlasningen_svarar_och_fyller_tabellerna(proven: dict[str, Any]) -> None:
    inlast, byggt = proven["inläsning"]["korda"]
    assert "Saldo, Objektsaldo, Importlogg är fyllda" in inlast["said"][0]
    assert BYGGDA in byggt["said"][0]


def test_en_fraga_sags_och_besvaras_vid_nasta_tryck(proven: dict[str, Any]) -> None:
    fragad, besvarad = proven["fråga"]["korda"]
    assert "redan" in fragad["said"][0]
    assert "Svara ja på frågorna" in fragad["said"][0]
    assert fragad["syncs"] == LAST, "inget har ändrats"
    assert "är fyllda" in besvarad["said"][0]


def test_funktionerna_har_svenska_namn_hjalp_och_argument(svaren: dict[str, Any]) -> None:
    visade = {ett["name"]: ett for ett in svaren["funktioner"]}
    assert visade.keys() == {udf.namn for udf in samtliga()}
    for udf in samtliga():
        assert visade[udf.namn]["description"] == udf.hjalp
        argumenten = [(ett["name"], ett["description"]) for ett in visade[udf.namn]["parameters"]]
        assert argumenten == [(ett.namn, ett.hjalp) for ett in udf.argument]
        assert re.fullmatch("[A-Z_]+", visade[udf.namn]["id"])


def test_ett_anrop_over_http_ger_samma_svar_som_python(svaren: dict[str, Any]) -> None:
    assert svaren["anrop"] == [direkt(namn, celler) for namn, celler in ANROP]


def test_ett_anrop_over_http_ger_samma_svar_som_formeln_utan_python(svaren: dict[str, Any]) -> None:
    celler: dict[str, object] = {}
    for rad, (namn, argument) in enumerate(SKALARA.items(), start=1):
        egna, hanvisningar, _ = formler(REGISTER[namn], list(argument), rad)
        celler |= {**egna, f"Y{rad}": som_formel(REGISTER[namn].utan_python(*hanvisningar))}
    varden = rakna(celler, [f"Y{rad}" for rad in range(1, len(SKALARA) + 1)])
    for rad, (namn, svar) in enumerate(zip(SKALARA, svaren["anrop"], strict=False), start=1):
        vantat = varden[f"Y{rad}"]
        assert svar == [[pytest.approx(vantat, rel=1e-14) if isinstance(vantat, float) else vantat]], namn


def test_knapparna_i_fonstret_ar_serverns_skript(svaren: dict[str, Any]) -> None:
    knappar = re.findall(r'data-skript="(\w+)"[^>]*>([^<]+)<', svaren["sidan"])
    assert dict(knappar) == {ett["function_name"]: ett["name"] for ett in svaren["skript"]}


def test_manifestet_visar_fonstret(svaren: dict[str, Any]) -> None:
    assert re.search(r'<SourceLocation DefaultValue="http://127.0.0.1:\d+/taskpane.html"', svaren["manifest"])


def test_loggen_har_varken_belopp_eller_namn(svaren: dict[str, Any]) -> None:
    """Inte heller när något gick fel: bara vad programmet gjorde, och var i koden det hände."""
    assert "Halvårsredovisningens balansdag" in svaren["prov"]["fel i indata"]["korda"][0]["said"][0]
    assert "AttributeError" in svaren["logg"], "knappen som inte finns"
    assert "finsam_xl.hosts.excel.knappar.makro" in svaren["logg"]
    assert not re.search(NAMN, svaren["logg"])
    assert [Path(fil).name for fil in svaren["filer"]] == ["server.log"]
