"""LibreOffice opens a workbook with the project, lists its modules, presses the buttons and calls the functions.

It cannot compile xlwings' own modules, so stubs stand in their places: RunPython writes what it was asked to a cell.
"""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest
import xlsxwriter  # type: ignore[import-untyped]  # has no types of its own

from finsam_xl import __version__
from finsam_xl.book.vba.moduler import NAMN, makron, moduler
from finsam_xl.book.vba.projekt import projekt
from finsam_xl.hosts.dator.mac import skriptnamn
from finsam_xl.udf.funktioner import samtliga
from tests.libreoffice import driven, required

if TYPE_CHECKING:
    from pathlib import Path

    from finsam_xl.book.vba.modul import Modul

pytestmark = pytest.mark.libreoffice

BLAD = "Start"
XLWINGS = """
Option Explicit
Private known As Object
Public Function RunPython(PythonCommand As String)
    ThisWorkbook.Worksheets("Start").Range("A9").Value = PythonCommand
    RunPython = {answer}
End Function
Public Function GetConfig(configKey As String, Optional default As String = "") As Variant
    GetConfig = "C:\\Python\\pythonw.exe"
End Function
Public Function FileExists(ByVal FileSpec As String) As Boolean
    FileExists = {exists}
End Function
Public Function XLPy() As Object
    Set XLPy = New Dictionary
End Function
Public Sub CallFunctions()
    ThisWorkbook.Worksheets("Start").Range("A9").Value = _
        SOLIDITET(1, 2) & "|" & EK_ANDEL(1, 2) & "|" & CStr(TKR(1)) & "|" & _
        AVVIKELSE(1, 2, "x") & "|" & CStr(PROGNOS(1, 2))
End Sub
Public Function Names() As Object
    If known Is Nothing Then Set known = New Dictionary
    Set Names = known
End Function
Public Sub SetNames()
    Dim done As String
    Dim cut_short As String
    done = SattNamn("AR_1" & vbTab & "=Start!$C$1" & vbTab & "AR_2" & vbTab & "='Start'!$C$2", 2)
    done = done & SattNamn("AR_1" & vbTab & "" & vbTab & "AR_3" & vbTab & "" & vbTab & "AR_2" & vbTab & "=7", 3)
    cut_short = "AR_4" & vbTab & "=1" & vbTab & "AR_5"
    done = done & SattNamn(cut_short, 1) & SattNamn(cut_short, 2)
    done = done & SattNamn(Replace("AR_6 =6 AR_7 =refused AR_8 =8", " ", vbTab), 3)
    ThisWorkbook.Worksheets("Start").Range("A9").Value = done & " " & Names.Told()
End Sub
"""
CHOSEN = "C:\\Bokföring\\år 'ett' € 2025.se\n"
CELL = "ÅR Noter!C7"
MAC = """
Private asked As Integer
Public Function ToPosixPath(ByVal MacPath As String) As String
    ToPosixPath = MacPath
End Function
Public Function AppleScriptTask(script As String, handler As String, parameters As String) As String
    asked = asked + 1
    ThisWorkbook.Worksheets("Start").Range("A9").Value = script & " " & handler & " " & parameters
    If asked = 1 Then Err.Raise 5
    If asked = 2 Then AppleScriptTask = "1"
End Function
"""
CONDITIONAL = re.compile(r"^ *#If Mac Then\n(.*?)(?:^ *#Else\n(.*?))?^ *#End If\n", re.MULTILINE | re.DOTALL)
DIALOG = """
Public Function ValjSieFiler() As String
    ValjSieFiler = {files}
End Function
Public Function ValjCell() As String
    ValjCell = {cell}
End Function
"""
PYTHON_SERVER = """
Public Function CallUDF(module_name, function_name, arguments, book, caller)
    Select Case function_name
        Case "soliditet": CallUDF = module_name
        Case "ek_andel": CallUDF = 0.25
        Case "tkr": CallUDF = "#DIV/0!"
        Case "avvikelse": CallUDF = arguments(0) & arguments(1) & arguments(2) & (UBound(arguments) + 1)
        Case Else: Err.Raise 53
    End Select
End Function

Private told_so_far As String
Private taken As String
Public Sub Add(ByVal a_name As String, ByVal refers_to As String)
    If refers_to = "=refused" Then Err.Raise 1004
    told_so_far = told_so_far & a_name & refers_to & " "
End Sub
Public Function Item(ByVal a_name As String) As Object
    If InStr(told_so_far, a_name & "=") = 0 Then Err.Raise 1004
    taken = a_name
    Set Item = Me
End Function
Public Sub Delete()
    told_so_far = told_so_far & "-" & taken & " "
End Sub
Public Function Told() As String
    Told = told_so_far
End Function
"""
DRIVER = """
Sub Main
    Dim book As Object, script As Object, cell As Object
    Dim logfile As Integer
    Dim each_name As Variant
    Dim arguments(1) As New com.sun.star.beans.PropertyValue
    arguments(0).Name = "Hidden"
    arguments(0).Value = True
    arguments(1).Name = "MacroExecutionMode"
    arguments(1).Value = 4
    logfile = FreeFile
    Open "{log}" For Output As #logfile
    On Error GoTo fault
    book = StarDesktop.loadComponentFromURL("{book}", "_blank", 0, arguments())
    cell = book.Sheets.getByName("Start").getCellRangeByName("A9")
    For Each each_name In book.BasicLibraries.getByName("VBAProject").getElementNames()
        Print #logfile, "module " & each_name
    Next each_name
    For Each each_name In Array({calls})
        cell.String = ""
        script = book.getScriptProvider().getScript( _
            "vnd.sun.star.script:VBAProject." & each_name & "?language=Basic&location=document")
        script.invoke(Array(), Array(), Array())
        Print #logfile, "answer " & cell.String
    Next each_name
    GoTo finished
fault:
    Print #logfile, "fault " & Error$
finished:
    Close #logfile
    StarDesktop.terminate()
End Sub
"""


def book(folder: Path, *, answer: str = "0", exists: bool = True, chosen: str = CHOSEN, mac: bool = False) -> Path:
    """A workbook with our modules, the stubs, and a button per macro; as Excel reads them on Windows or on a Mac."""
    stubs = {
        "xlwings": XLWINGS.format(answer=answer, exists=exists) + MAC * mac,
        "Dictionary": PYTHON_SERVER,
        "FinsamDialog": DIALOG.format(files=_basic(chosen), cell=_basic(CELL if chosen else "")),
    }
    (folder / "vbaProject.bin").write_bytes(projekt([_on(mac, _stubbed(modul, stubs)) for modul in _moduler()]))
    path = folder / "bok.xlsm"
    with xlsxwriter.Workbook(str(path)) as arbetsbok:
        arbetsbok.add_vba_project(str(folder / "vbaProject.bin"))
        arbetsbok.set_vba_name("ThisWorkbook")
        blad = arbetsbok.add_worksheet(BLAD)
        blad.set_vba_name(BLAD)
        for rad, namn in enumerate(makron()):
            blad.insert_button(rad * 3, 2, {"macro": namn, "caption": namn})
    return path


def _basic(text: str) -> str:
    """A text as an expression, whatever letters it has."""
    return " & ".join(f"ChrW({ord(tecken)})" for tecken in text) or '""'


def _moduler() -> tuple[Modul, ...]:
    return moduler([BLAD], samtliga(), "finsam_xl.hosts.excel")


def _stubbed(modul: Modul, stubs: dict[str, str]) -> Modul:
    if modul.namn == NAMN:
        return replace(modul, kalla=modul.kalla.replace("ThisWorkbook.Names", "xlwings.Names"))
    return replace(modul, kalla=stubs[modul.namn]) if modul.namn in stubs else modul


def _on(mac: bool, modul: Modul) -> Modul:  # noqa: FBT001 - one of two systems
    """The module as that system compiles it; LibreOffice would read both ways, one after the other."""
    kept = r"\1" if mac else r"\2"
    return replace(modul, kalla=CONDITIONAL.sub(kept, modul.kalla))


def run(path: Path, *calls: str) -> list[str]:
    """What LibreOffice finds in the project, and what is in the cell after each call."""
    required()
    log = path.with_suffix(".txt")
    program = DRIVER.format(book=path.as_uri(), log=log, calls=", ".join(f'"{call}"' for call in calls))
    driven(program)
    return log.read_text(encoding="utf-8").splitlines()


def asked(call: str, *, first: bool) -> str:
    """What a click asks of Python: that finsam-xl is there, of the workbook's version, and then its macro."""
    saknas = "finsam-xl finns inte i den Python som boken startar. "
    saknas += "Skriv finsam installera i Kommandotolken, eller i Terminal."
    prov = f"import importlib.util, sys; importlib.util.find_spec('finsam_xl') or sys.exit('{saknas}'); "
    stampel = f"finsam_xl.hosts.excel.prova_version('{__version__}', '{version('xlwings')}', {first})"
    return f"answer {prov}import finsam_xl.hosts.excel; {stampel} and finsam_xl.hosts.excel.{call}"


def test_the_project_opens_with_every_module_and_the_buttons_start_python(tmp_path: Path) -> None:
    said = run(book(tmp_path), *(f"FinsamMakron.{namn}" for namn in makron()))
    assert {rad for rad in said if rad.startswith("module ")} == {f"module {modul.namn}" for modul in _moduler()}
    filer, cell = (text.encode("utf-16-be").hex().upper() for text in (CHOSEN, CELL))
    calls = {
        "NyBokUrSie": f"ny_bok_ur_sie('{filer}')",
        "ImporteraSie": f"importera_sie('{filer}')",
        "Kontrollera": "kontrollera()",
        "ByggArsredovisning": "bygg_arsredovisning()",
        "ByggHalvarsredovisning": "bygg_halvarsredovisning()",
        "ByggVerksamhetsplan": "bygg_verksamhetsplan()",
        "ByggBilagor": "bygg_bilagor()",
        "SparaCell": f"spara_cell('{cell}')",
        "SkrivUt": "skriv_ut()",
        "DokumentArsredovisning": "dokument_arsredovisning()",
        "DokumentHalvarsredovisning": "dokument_halvarsredovisning()",
        "DokumentVerksamhetsplan": "dokument_verksamhetsplan()",
        "GorDokument": "gor_dokument()",
        "UppdateraDokument": "uppdatera_dokument()",
        "Revisorspaket": "revisorspaket()",
        "Uppgradera": "uppgradera()",
    }
    assert set(makron()) == set(calls)
    assert said[-len(calls) :] == [asked(calls[namn], first=nr == 0) for nr, namn in enumerate(makron())]


def test_a_failed_first_click_is_a_first_click_again(tmp_path: Path) -> None:
    said = run(book(tmp_path, answer="-1"), "FinsamMakron.Kontrollera", "FinsamMakron.Kontrollera")
    assert said[-2:] == [asked("kontrollera()", first=True)] * 2


def test_no_file_and_no_cell_chosen_starts_nothing(tmp_path: Path) -> None:
    said = run(book(tmp_path, chosen=""), "FinsamMakron.ImporteraSie", "FinsamMakron.SparaCell")
    assert said[-2:] == ["answer ", "answer "]


def test_without_python_nothing_is_started(tmp_path: Path) -> None:
    """The Swedish message has no window here; it must return and leave it at that."""
    said = run(book(tmp_path, exists=False), "FinsamMakron.ByggArsredovisning")
    assert said[-1] == "answer "


def test_on_a_mac_the_script_is_asked_whether_python_is_there(tmp_path: Path) -> None:
    """The first time the script is missing, then Python is, then neither is: only then Python is started."""
    *_, no_script, no_python, started = run(book(tmp_path, mac=True), *["FinsamMakron.Kontrollera"] * 3)
    assert started == asked("kontrollera()", first=True)
    assert no_python == no_script
    script, handler, parameters = no_python.removeprefix("answer ").split(" ", 2)
    assert (script, handler) == (skriptnamn(), "VbaHandler")
    assert [_exit_code(parameters, tolk) for tolk in ("python3", sys.executable, "/nowhere/python3")] == [0, 0, 3]


def _exit_code(parameters: str, interpreter: str) -> int:
    """What the shell answers to the command that xlwings' script puts together."""
    path, python, command, workbook, app, log = parameters.replace("C:\\Python\\pythonw.exe", interpreter).split("|")
    text = (
        f"{python} -B -u -W ignore -c \"import xlwings.utils;xlwings.utils.prepare_sys_path('{path}');{command} \" "
        f'"--wb={workbook}" "--from_xl=1" "--app={app}" > /dev/null 2>"{log}" & '
    )
    return subprocess.run(["/bin/sh", "-c", text], check=False).returncode  # noqa: S603 - our own words


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the functions and the names answer."""
    return run(book(tmp_path_factory.mktemp("answers")), "xlwings.CallFunctions", "xlwings.SetNames")


def test_a_wrapper_passes_arguments_on_and_gives_values_and_errors_back(answers: list[str]) -> None:
    """Value, number, error value as a real error, arguments in order with the left-out one last, no answer at all."""
    assert answers[-2] == "answer finsam_xl.hosts.excel|0.25|Error 2007|12x4|Error 2015"


def test_a_list_of_names_is_set_in_one_call_and_a_list_cut_short_does_nothing(answers: list[str]) -> None:
    """LibreOffice has no names for a hidden book's macros, so they too are a stub; an answer is how many were set."""
    names = ["AR_1=Start!$C$1", "AR_2='Start'!$C$2", "-AR_1", "AR_2=7", "AR_6=6"]
    assert answers[-1].split() == ["answer", "23001", *names]
