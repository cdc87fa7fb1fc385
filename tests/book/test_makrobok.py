"""Makroboken: samma blad som .xlsx, och därtill VBA-projektet, knapparna på Start och xlwings inställningar."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import xlwings

from finsam_xl.arbetsbok.lasa import innehall
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.arbetsbok.ympa.bladkopia import kodnamn
from finsam_xl.book.konfigblad import KONFIGBLAD
from finsam_xl.book.makrobok import FUNKTIONSVARD, PROJEKTDEL
from finsam_xl.book.skapa import skapa
from finsam_xl.book.vba.moduler import makron, moduler
from finsam_xl.hosts import excelfunktioner
from finsam_xl.udf.excelfel import Excelfel
from finsam_xl.udf.funktioner import samtliga
from tests.arbetsbok.paketlint import brister
from tests.book.vbalasare import sources
from tests.libreoffice import driven, required
from tests.makrofil import makrofil

if TYPE_CHECKING:
    from openpyxl import Workbook

TID = datetime(2026, 3, 2, tzinfo=UTC)
LISTA_KNAPPAR = """
Sub Main
    Dim book As Object, forms As Object, form As Object
    Dim logfile As Integer, f As Integer, c As Integer
    Dim arguments(1) As New com.sun.star.beans.PropertyValue
    arguments(0).Name = "Hidden"
    arguments(0).Value = True
    arguments(1).Name = "MacroExecutionMode"
    arguments(1).Value = 4
    logfile = FreeFile
    Open "{log}" For Output As #logfile
    On Error GoTo fault
    book = StarDesktop.loadComponentFromURL("{book}", "_blank", 0, arguments())
    forms = book.Sheets.getByName("Start").DrawPage.Forms
    For f = 0 To forms.Count - 1
        form = forms.getByIndex(f)
        For c = 0 To form.Count - 1
            Print #logfile, form.getByIndex(c).Label & "|" & form.getScriptEvents(c)(0).ScriptCode
        Next c
    Next f
    GoTo finished
fault:
    Print #logfile, "fault " & Error$
finished:
    Close #logfile
    StarDesktop.terminate()
End Sub
"""


@pytest.fixture(scope="module")
def makroboken() -> bytes:
    return skapa(exempel="gavleborg-2025", makron=True, tid=TID)


def oppnad(data: bytes) -> Workbook:
    return makrofil(data)


def test_bladen_ar_desamma_som_i_xlsx_med_samma_innehall(makroboken: bytes, exempelbok: bytes) -> None:
    med, utan = oppnad(makroboken), oppnad(exempelbok)
    assert med.sheetnames == [*utan.sheetnames, KONFIGBLAD]
    olika = {
        (blad.title, cell.coordinate)
        for blad in utan
        for rad in blad.iter_rows()
        for cell in rad
        if cell.value is not None and cell.value != med[blad.title][cell.coordinate].value
    }
    assert olika == set()
    egna = {cell.coordinate for rad in med["Start"] for cell in rad if cell.value} - {
        cell.coordinate for rad in utan["Start"] for cell in rad if cell.value
    }
    assert egna == {"E26", "E27"}, "vad man gör om knapparna inte svarar"


def test_paketet_haller_for_excel(makroboken: bytes) -> None:
    assert brister(makroboken) == []
    assert b"sheet.macroEnabled.main+xml" in Paket.oppna(makroboken).las("[Content_Types].xml")


def test_olevba_laser_modulerna_ur_boken(makroboken: bytes) -> None:
    paket = Paket.oppna(makroboken)
    bladens = [kodnamn(paket, blad.del_) for blad in innehall.blad(paket)]
    assert bladens == [f"Blad{nummer}" for nummer in range(1, len(bladens) + 1)]
    skrivna = {modul.namn: modul.text() for modul in moduler(bladens, samtliga(), FUNKTIONSVARD)}
    assert sources(paket.las(PROJEKTDEL)) == skrivna
    assert b'codeName="ThisWorkbook"' in paket.las(innehall.arbetsboksdel(paket))


def test_samma_indata_och_klocka_ger_samma_bok(makroboken: bytes) -> None:
    assert skapa(exempel="gavleborg-2025", makron=True, tid=TID) == makroboken
    with zipfile.ZipFile(io.BytesIO(makroboken)) as arkiv:
        assert {info.date_time for info in arkiv.infolist()} == {(2026, 3, 2, 0, 0, 0)}


def test_installningarna_ar_text_fran_forsta_cellen_och_gar_att_ta_fram(makroboken: bytes) -> None:
    blad = oppnad(makroboken)[KONFIGBLAD]
    assert blad.sheet_state == "hidden"
    varden = {str(rad[0].value): rad[1] for rad in blad.iter_rows()}
    assert blad["A1"].value == "INTERPRETER_WIN"
    assert varden["INTERPRETER_WIN"].value == r"%LOCALAPPDATA%\FinsamXL\python\pythonw.exe"
    assert varden["ADD_WORKBOOK_TO_PYTHONPATH"].value == "False"
    assert {cell.data_type for cell in varden.values()} == {"s"}


def test_varje_knapp_ar_ritad_en_gang_och_bunden_till_ett_makro(makroboken: bytes) -> None:
    paket = Paket.oppna(makroboken)
    start = innehall.hitta_blad(paket, "Start").del_
    (teckning,) = innehall.del_av_slag(paket, start, "vmlDrawing")
    vml = paket.las(teckning).decode()
    for makro in makron():
        assert vml.count(f"<x:FmlaMacro>[0]!{makro}</x:FmlaMacro>") == 1
    assert paket.rot(teckning).tag == "xml"
    assert paket.las(start).endswith(b'<legacyDrawing r:id="rId1"/></worksheet>') or b"<legacyDrawing" in paket.las(
        start
    )


@pytest.mark.libreoffice
def test_libreoffice_oppnar_boken_och_finner_knapparna(makroboken: bytes, tmp_path: Path) -> None:
    required()
    bok, logg = tmp_path / "bok.xlsm", tmp_path / "logg.txt"
    bok.write_bytes(makroboken)
    driven(LISTA_KNAPPAR.format(book=bok.as_uri(), log=logg))
    har = "vnd.sun.star.script:VBAProject.FinsamMakron.{}?language=Basic&location=document"
    assert logg.read_text(encoding="utf-8").splitlines() == [
        f"Uppgradera boken|{har.format('Uppgradera')}",
        f"Ny bok ur SIE...|{har.format('NyBokUrSie')}",
        f"Importera SIE...|{har.format('ImporteraSie')}",
        f"Kontrollera|{har.format('Kontrollera')}",
        f"Bygg årsredovisning|{har.format('ByggArsredovisning')}",
        f"Bygg halvårsredovisning|{har.format('ByggHalvarsredovisning')}",
        f"Bygg verksamhetsplan|{har.format('ByggVerksamhetsplan')}",
        f"Bygg bilagor|{har.format('ByggBilagor')}",
        f"Dokument årsredovisning|{har.format('DokumentArsredovisning')}",
        f"Dokument halvårsredovisning|{har.format('DokumentHalvarsredovisning')}",
        f"Dokument verksamhetsplan|{har.format('DokumentVerksamhetsplan')}",
        f"Alla dokument|{har.format('GorDokument')}",
        f"Uppdatera dokument|{har.format('UppdateraDokument')}",
        f"Skriv ut rapport|{har.format('SkrivUt')}",
        f"Spåra cell|{har.format('SparaCell')}",
        f"Revisorspaket|{har.format('Revisorspaket')}",
    ]


def test_python_har_varje_funktion_som_vba_anropar() -> None:
    assert set(excelfunktioner.funktioner()) == {udf.python for udf in samtliga()}
    assert excelfunktioner.soliditet([[7502.0]], [[11887.0]]) == pytest.approx(7502 / 11887)
    assert excelfunktioner.fordelning([[10.0]], [[1.0, 1.0, 2.0]], None) == [[3.0, 2.0, 5.0]]
    assert excelfunktioner.soliditet([[1.0]], [["#N/A"]]) == Excelfel.SAKNAS
    with pytest.raises(AttributeError, match="finns inte"):
        excelfunktioner.obefintlig  # noqa: B018 - the look-up itself is what is tried


PA_WINDOWS = """
import sys, types
for namn in ("pythoncom", "pywintypes", "win32com", "win32com.client"):
    sys.modules[namn] = types.ModuleType(namn)
sys.modules["pythoncom"].CoInitialize = lambda: None
sys.modules["pywintypes"].com_error = type("com_error", (Exception,), {})
sys.modules["win32com.client"].Dispatch = lambda *a, **k: None
import xlwings
from xlwings import udfs
xlwings.func, xlwings.arg = udfs.xlfunc, udfs.xlarg
from finsam_xl.hosts import excelfunktioner
funktion = excelfunktioner.malkontroll
om = funktion.__xlfunc__
*_, argument = om["args"]
print([ett["name"] for ett in om["args"]], argument["optional"], argument["options"], om["category"])
print(om["ret"]["options"], funktion([[0.77]], [[0.7]], None))
"""


def test_xlwings_pa_windows_tar_emot_funktionerna() -> None:
    """Som xlwings anropar dem där, med pywin32 utbytt: varje argument kommer som rader av celler, fel som text."""
    svar = subprocess.run(  # noqa: S603 - vår egen tolk med vårt eget program
        [sys.executable, "-W", "ignore", "-c", PA_WINDOWS],
        cwd=Path(__file__).parents[2],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert svar.stdout.splitlines() == [
        "['utfall', 'gräns', 'riktning'] None {'ndim': 2, 'err_to_str': True} Finsam",
        "{} Uppfylld",
    ]


PA_SERVERN = """
import asyncio, json
import xlwings
from xlwings import server
from finsam_xl.hosts import excelfunktioner
def anrop(namn, *argument):
    fraga = {"version": xlwings.__version__, "client": "Office.js", "func_name": namn, "args": argument,
        "caller_address": "Start!$E$7", "content_language": "sv-SE", "runtime": "1.4", "date_format": "yyyy-mm-dd"}
    return asyncio.run(server.custom_functions_call(fraga, excelfunktioner))
print(json.dumps([
    anrop("soliditet", [[7502]], [[11887]]),
    anrop("soliditet", [[7502]], [[0]]),
    anrop("fordelning", [[10]], [[1], [1], [2]]),
    anrop("fordelning", [[10]], [[1, 1, 2]]),
    anrop("malkontroll", [[0.77]], [[0.7]], [["minst"]]),
]))
"""


def test_funktionerna_gar_oforandrade_genom_xlwings_server() -> None:
    """Licensen gäller bara här: utan den är xlwings den fria delen, och den räcker för boken."""
    assert not xlwings.__pro__
    svar = subprocess.run(  # noqa: S603 - vår egen tolk med vårt eget program
        [sys.executable, "-W", "ignore", "-c", PA_SERVERN],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "XLWINGS_LICENSE_KEY": "noncommercial", "XLWINGS_ON_SERVER": "true"},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert json.loads(svar.stdout) == [
        [[pytest.approx(7502 / 11887)]],
        [[{"type": "Error", "errorType": "Div0"}]],
        [[3.0], [2.0], [5.0]],
        [[3.0, 2.0, 5.0]],
        [["Uppfylld"]],
    ]
