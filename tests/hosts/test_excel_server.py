"""Makrona på xlwings server, i samma process: boken kommer som värden, och svaret är en lista av order.

Licensen gäller bara i den process som testet startar: utan den är xlwings den fria delen, och den räcker för boken.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import xlwings
from openpyxl import load_workbook

from finsam_xl.arbete.bygg.kvar.blad import KVARBLAD
from finsam_xl.arbete.importera.sieinlasning import Sieval, fyll_ur_sie
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.hosts.excel.fjarr.boken import fjarrdata
from finsam_xl.hosts.excel.fjarr.pagar import Halvt, Pagar, bladavtryck, halvfardiga, las_pagar
from finsam_xl.inputs import las_bok
from finsam_xl.layout.expr import Dialect
from tests.avlast import avlast
from tests.byggda import importerat_och_byggt
from tests.exemplet import TID, exempelskiss, importerat, skapad
from tests.hosts.fjarrbok import som_json

PA_SERVERN = """
import asyncio, json, sys, types
import xlwings
from xlwings import server
from finsam_xl.hosts import excel
skript = types.ModuleType("skript")
@xlwings.script
def kontrollera(book: xlwings.Book):
    excel.kontrollera(bok=book)
@xlwings.script
def bygg(book: xlwings.Book):
    excel.bygg_arsredovisning(bok=book)
@xlwings.script
def importera(book: xlwings.Book):
    excel.importera_sie(sys.argv[1], bok=book)
skript.kontrollera, skript.bygg, skript.importera = kontrollera, bygg, importera
from finsam_xl.hosts.excel.fjarr import placera
svar = {}
for namn, boken in json.load(sys.stdin).items():
    bok = xlwings.Book(json={"client": "Office.js", "version": xlwings.__version__, **boken})
    manus = namn.split()[0]
    placera._vart_i_klienten = lambda: "order" not in namn
    svar[namn] = asyncio.run(server.custom_scripts_call(skript, manus, typehint_to_value={xlwings.Book: bok})).json()
json.dump(svar, sys.stdout)
"""


SKILLNAD = date(1904, 1, 1) - date(1899, 12, 30)
SIEFIL = Path(__file__).parents[2] / "workbook" / "exempel" / "gavleborg-2025.se"


@pytest.fixture(scope="module")
def svaren(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    """Vad servern svarar på Kontrollera och på Bygg årsredovisning: order att utföra i boken."""
    assert not xlwings.__pro__
    mapp = tmp_path_factory.mktemp("server")
    fylld = som_json(importerat(mapp / "bok.xlsx").read_bytes())
    tom = som_json(skapad("gavleborg-2025").read_bytes())
    klara = subprocess.run(  # noqa: S603 - vår egen tolk med vårt eget program
        [sys.executable, "-W", "ignore", "-c", PA_SERVERN, f"{SIEFIL}\n".encode("utf-16-be").hex()],
        cwd=Path(__file__).parents[2],
        env={
            **os.environ,
            "XLWINGS_LICENSE_KEY": "noncommercial",
            "XLWINGS_ON_SERVER": "true",
            "SOURCE_DATE_EPOCH": _sekunder(TID),
            "XDG_STATE_HOME": str(mapp),
        },
        input=json.dumps(
            {
                "kontrollera": fylld,
                "bygg": fylld,
                "bygg med order": fylld,
                "importera med order": tom,
                "importera med order i en bok från 1904": _fran_1904(tom),
            }
        ),
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return {namn: svar["actions"] for namn, svar in json.loads(klara.stdout).items()}


def _fran_1904(bok: dict[str, Any]) -> dict[str, Any]:
    """Samma bok som räknar från 1904: klienten läser varje dag som om den räknats från 1900, och Start visar rätt."""
    ny: dict[str, Any] = json.loads(json.dumps(bok))
    start = next(ett for ett in ny["sheets"] if ett["name"] == "Start")
    start["values"][4][0] = "Räkenskapsår 2025"
    for ett in ny["sheets"]:
        ett["values"] = [[_for_tidigt(varde) for varde in rad] for rad in ett["values"]]
    return ny


def _for_tidigt(varde: Any) -> Any:
    if not isinstance(varde, str) or not varde.endswith("T00:00:00.000Z"):
        return varde
    return f"{date.fromisoformat(varde[:10]) - SKILLNAD}T00:00:00.000Z"


def _sekunder(tid: datetime) -> str:
    return str(int(tid.timestamp()))


def test_kontrollera_svarar_med_en_ruta_och_andrar_inget(svaren: dict[str, list[dict[str, Any]]]) -> None:
    (order,) = svaren["kontrollera"]
    assert order["func"] == "alert"
    assert re.match(r"Kontroller: \d\d håller, 5 notiser, 0 fel\.", order["args"][0])


def test_bygget_lagger_till_bladen_i_ordning_och_sager_vad_det_gjorde(svaren: dict[str, list[dict[str, Any]]]) -> None:
    nya = [order["args"][1] for order in svaren["bygg med order"] if order["func"] == "addSheet"]
    assert nya == ["_finsam pågår", KVARBLAD, *(grid.name for grid in exempelskiss().rapport.blad), "_finsam"]
    antal = len(exempelskiss().rapport.blad)
    assert f"{antal} blad byggda" in svaren["bygg med order"][-1]["args"][0]
    assert f"Beställt av Excel: {antal + 1} blad läggs in" in svaren["bygg med order"][-1]["args"][0]


def test_det_som_pagar_sags_forst_och_tas_bort_sist(svaren: dict[str, list[dict[str, Any]]]) -> None:
    """Orderna utförs en i taget: bryts de står bladet kvar, och nästa körning ser vad som blev halvfärdigt."""
    forst, *_, sist, rutan = svaren["bygg med order"]
    assert forst["args"][1] == "_finsam pågår"
    assert (sist["func"], sist["sheet_position"]) == ("sheetDelete", forst["args"][0])
    assert rutan["func"] == "alert"


def test_med_vart_javascript_i_klienten_ar_ett_bygge_en_order_och_en_ruta(
    svaren: dict[str, list[dict[str, Any]]],
) -> None:
    arbetet, rutan = svaren["bygg"]
    assert (arbetet["func"], arbetet["args"][0]) == ("runMacro", "finsamUtfor")
    assert rutan["args"] == svaren["bygg med order"][-1]["args"]


def test_vilken_order_som_an_ar_den_sista_ser_nasta_korning_vad_som_blev_halvfardigt(
    svaren: dict[str, list[dict[str, Any]]],
) -> None:
    """Bruten mellan två order har boken inget blad av rapportens som inte är helt, tomt eller sagt vara på gång."""
    bladen: list[dict[str, Any]] = []
    provade = 0
    *orderna, sist, _ = svaren["bygg med order"]
    for order in orderna:
        if order["func"] == "addSheet":
            bladen.append({"plats": order["args"][0], "namn": order["args"][1], "rader": [[None]]})
        elif order["func"] in {"setValues", "setFormula"}:
            (bladet,) = (ett for ett in bladen if ett["plats"] == order["sheet_position"])
            bladet["rader"] = [[_i_excel(cell) for cell in rad] for rad in order["values"]]
        else:
            continue
        pagar = las_pagar(_med_blad(bladen))
        assert pagar is not None
        vara = {ett["namn"] for ett in bladen} - {"_finsam pågår", "_finsam"}
        if vara:
            assert halvfardiga(_med_blad(bladen), pagar) == vara
            provade += 1
    assert sist["func"] == "sheetDelete"
    assert provade > len(exempelskiss().rapport.blad)


def _i_excel(cell: Any) -> Any:
    """Vad Excel visar: en formels värde är vad som helst, för det räknas inte med."""
    return 17 if isinstance(cell, str) and cell.startswith("=") else cell or None


def _med_blad(bladen: list[dict[str, Any]]) -> Any:
    blad = {
        ett["namn"]: SimpleNamespace(name=ett["namn"], used_range=_Omrade(row=1, column=1, value=ett["rader"]))
        for ett in bladen
    }
    return SimpleNamespace(sheets=_Blad(blad))


class _Blad(dict[str, Any]):
    def __iter__(self) -> Any:
        return iter(self.values())


def test_ett_halvfardigt_blad_som_nagon_skrivit_i_ar_ett_blad_som_andra() -> None:
    celler: list[list[Any]] = [[None, "Rubrik"], [None, 17]]
    halvt = Halvt("ÅR Noter", "", ("B2:B2",), bladavtryck([(1, 2, "Rubrik"), (2, 2, "=SUM(1)")], ("B2:B2",)))
    pagar = Pagar((halvt,))
    assert halvfardiga(_med_blad([{"namn": "ÅR Noter", "rader": celler}]), pagar) == {"ÅR Noter"}
    for skrivet in ("min anteckning", datetime(2026, 1, 1, tzinfo=UTC), True):
        celler[0][0] = skrivet
        assert halvfardiga(_med_blad([{"namn": "ÅR Noter", "rader": celler}]), pagar) == set()


def test_lika_celler_ar_en_order(svaren: dict[str, list[dict[str, Any]]]) -> None:
    """Varje order är minst ett anrop över nätet, utom namnen: dem lägger klienten i kö."""
    antal = Counter(order["func"] for order in svaren["bygg med order"])
    assert antal["setFormula"] == len(exempelskiss().rapport.blad) + 1
    assert antal["setNumberFormat"] < 100
    assert antal.total() - antal["namesAdd"] < 300


def test_orderna_ger_samma_formler_texter_och_namn_som_filen(
    svaren: dict[str, list[dict[str, Any]]], tmp_path: Path
) -> None:
    fil = importerat_och_byggt(tmp_path / "bok.xlsx")
    vantat: Any = avlast(fil)
    celler: dict[tuple[int, int, int], Any] = {}
    namn: dict[str, str] = {}
    platser: dict[str, int] = {}
    for order in svaren["bygg med order"]:
        if order["func"] in {"setValues", "setFormula"}:
            _skriv(celler, order)
        elif order["func"] == "namesAdd":
            namn[order["args"][0]] = order["args"][1]
        elif order["func"] == "addSheet":
            platser[order["args"][1]] = order["args"][0]
    rapport = exempelskiss().rapport
    assert rapport.dialekt is Dialect.NATIVE
    for grid in rapport.blad:
        ark, plats = vantat[grid.name], platser[grid.name]
        filens = {(plats, cell.row, cell.column): cell.value for rad in ark.iter_rows() for cell in rad if cell.value}
        assert {nyckel: varde for nyckel, varde in celler.items() if nyckel[0] == plats} == filens, grid.name
    listans = {
        ett: f"={vantat.defined_names[ett].attr_text}" for ett in vantat.defined_names if ett.startswith("KVAR_")
    }
    assert namn == listans | {ett: f"='{blad}'!{var}" for ett, (blad, var) in rapport.namn.items()}


def _skriv(celler: dict[tuple[int, int, int], Any], order: dict[str, Any]) -> None:
    for nr, rad in enumerate(order["values"]):
        for ko, varde in enumerate(rad):
            if varde != "":
                plats = (order["sheet_position"], order["start_row"] + nr + 1, order["start_column"] + ko + 1)
                celler[plats] = varde


def test_importera_ger_tabellerna_filens_rader_och_svarar_i_en_ruta(
    svaren: dict[str, list[dict[str, Any]]], tmp_path: Path
) -> None:
    """En fråga går inte att ställa på servern, så där läses bara en fil in som ingen fråga väcker."""
    vantat: Any = avlast(importerat(tmp_path / "bok.xlsx"))
    celler: dict[tuple[int, int, int], Any] = {}
    for order in svaren["importera med order"]:
        if order["func"] == "setValues":
            _skriv(celler, order)
    for namn in ("Saldo", "Objektsaldo"):
        ark, plats = vantat[namn], vantat.sheetnames.index(namn)
        forsta, sista = ark.tables[namn].ref.split(":")
        rader = [[_som_order(cell) for cell in rad] for rad in ark[f"{forsta}:{sista}"][1:]]
        skrivna = [[celler.get((plats, cell.row, cell.column)) for cell in rad] for rad in ark[f"{forsta}:{sista}"][1:]]
        assert skrivna == rader, namn
    assert "Saldo, Objektsaldo, Importlogg är fyllda" in svaren["importera med order"][-1]["args"][0]


def test_en_bok_fran_1904_far_sina_dagar_raknade_darifran(svaren: dict[str, list[dict[str, Any]]]) -> None:
    """Klienten läser dagarna fel, men Start säger vilket år det är; allt annat är som i en vanlig bok."""
    vanliga, macens = (
        [order for order in svaren[namn] if order["func"] == "setValues" and not _pagar(order)]
        for namn in svaren
        if "importera" in namn
    )
    skilda = 0
    for en, annan in zip(vanliga, macens, strict=True):
        for rad, motsvarande in zip(en["values"], annan["values"], strict=True):
            for ett, nytt in zip(rad, motsvarande, strict=True):
                dag = isinstance(ett, (int, float)) and 45_000 < ett < 47_000 and ett != nytt
                skilda += dag
                assert nytt == (ett - SKILLNAD.days if dag else ett)
    assert skilda > 40


def _pagar(order: dict[str, Any]) -> bool:
    """Vad körningen säger att den ska göra: samma värden en gång till, som text."""
    return str(order["values"][0][0]).startswith("|{")


def _som_order(cell: Any) -> Any:
    return (cell.value.date() - date(1899, 12, 30)).days if cell.is_date else cell.value


class _Omrade(SimpleNamespace):
    def options(self, **_: object) -> _Omrade:
        return self


def _pa_avstand(data: bytes, lokala: dict[str, str]) -> Any:
    """Boken som xlwings ger den på en server: värden, tabeller och namn, ett bladnamn framför bladets egna."""
    bok = avlast(data, varden=True)
    namn = {**lokala, **{ett: definierat.attr_text for ett, definierat in bok.defined_names.items()}}
    return SimpleNamespace(
        sheets=[
            SimpleNamespace(
                name=ark.title,
                used_range=_Omrade(row=1, column=1, value=[list(rad) for rad in ark.iter_rows(values_only=True)]),
                tables=[
                    SimpleNamespace(name=ett.displayName, range=SimpleNamespace(address=ett.ref))
                    for ett in ark.tables.values()
                ],
            )
            for ark in bok.worksheets
        ],
        names=[SimpleNamespace(name=ett, refers_to=f"={text}") for ett, text in namn.items()],
    )


def test_ett_kopierat_blads_egna_namn_ar_dess_egna_ocksa_pa_avstand(tmp_path: Path) -> None:
    bok = load_workbook(importerat(tmp_path / "bok.xlsx"))
    bok.copy_worksheet(bok["Grunddata"]).title = "Grunddata (2)"
    fil = BytesIO()
    bok.save(fil)
    data = fjarrdata(_pa_avstand(fil.getvalue(), {"'Grunddata (2)'!AR_Enhetsord": "'Grunddata (2)'!$B$13"}))
    assert [(ett.kod, ett.plats) for ett in las_bok(Bok(data)).problem] == [("kopierat-blad", "Grunddata (2)")]


def test_ingen_rad_ger_sin_plats_at_en_annan_pa_avstand(tmp_path: Path) -> None:
    """Där syns varken kommentarer, färger eller formler: ett konto som försvinner står kvar utan belopp."""
    data = fjarrdata(_pa_avstand(importerat(tmp_path / "bok.xlsx").read_bytes(), {}))
    (tmp_path / "liten.se").write_bytes(
        b"#FLAGGA 0\n#SIETYP 1\n#FNAMN Prov\n#RAR 0 20250101 20251231\n#UB 0 1931 7.00\n#UB 0 2010 -7.00\n"
    )
    fyllnad = fyll_ur_sie(Bok(data), [tmp_path / "liten.se"], lambda _: True, TID, Sieval())
    bokslut, fore = las_bok(Bok(fyllnad.bok.data)).bokslut, las_bok(Bok(data)).bokslut
    assert bokslut is not None
    assert fore is not None
    konton = [rad.konto for rad in bokslut.saldon]
    assert konton == [*(rad.konto for rad in fore.saldon), "1931", "2010"]
    (varning,) = (ett for ett in fyllnad.varningar if ett.kod == "rad-star-kvar")
    assert re.match(r"\d+ rader finns inte i det som lästs in, men står kvar utan belopp: Saldo!A5, ", varning.text)
