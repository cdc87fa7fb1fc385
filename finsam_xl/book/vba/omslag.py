"""The VBA around each worksheet function: a Function that calls Python, and the help that Excel shows for it.

An error value travels as its text and becomes a real error here; if Python does not answer the cell is #VÄRDEFEL!.
On a Mac, where xlwings has no functions, the answer is #SAKNAS!.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.udf.excelfel import Excelfel
from finsam_xl.udf.register import KATEGORI

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from finsam_xl.udf.argument import Argument
    from finsam_xl.udf.register import Udf

__all__ = ["arbetsbok", "funktionsmodul"]

_SVAR = """\
' Ett felvärde kommer från Python som text, ensamt eller i ett område med en cell.
Private Function Svar(ByVal varde As Variant) As Variant
    Dim cell As Variant
    Svar = varde
    If IsArray(varde) Then
        For Each cell In varde
            Exit For
        Next cell
    Else
        cell = varde
    End If
    If VarType(cell) <> vbString Then Exit Function
    Select Case cell
{fel}
    End Select
End Function"""

_FUNKTION = """\
Public Function {namn}({parametrar}) As Variant
Attribute {namn}.VB_Description = {hjalp}
Attribute {namn}.VB_ProcData.VB_Invoke_Func = " \\n14"
    #If Mac Then
        {namn} = CVErr(xlErrNA)
    #Else
        On Error GoTo inget_svar
        {namn} = Svar(XLPy.CallUDF(VARD, "{python}", Array({varden}), ThisWorkbook, Application.Caller))
        Exit Function
inget_svar:
        {namn} = CVErr(xlErrValue)
    #End If
End Function"""

_OPPNA = """\
Option Explicit

' Funktionernas kategori och argumentens hjälp går bara att ange när boken är öppen.
Private Sub Workbook_Open()
    Dim sparad As Boolean
    sparad = Me.Saved
    On Error Resume Next
{hjalp}
    Me.Saved = sparad
End Sub"""


def funktionsmodul(funktioner: Iterable[Udf], vard: str) -> str:
    """The module of functions; *vard* is the Python module where xlwings finds them."""
    fel = "\n".join(f'        Case "{ett}": Svar = CVErr({ett.nummer})' for ett in Excelfel)
    delar = (
        f'Option Explicit\n\nPrivate Const VARD As String = "{vard}"',
        *map(_funktion, funktioner),
        _SVAR.format(fel=fel),
    )
    return "\n\n".join(delar) + "\n"


def arbetsbok(funktioner: Sequence[Udf]) -> str:
    """The workbook's own module: at opening, Excel is told each function's category and its arguments' help."""
    return _OPPNA.format(hjalp="\n".join(map(_hjalp, funktioner))) + "\n"


def _funktion(udf: Udf) -> str:
    return _FUNKTION.format(
        namn=udf.namn,
        python=udf.python,
        hjalp=_text(udf.hjalp),
        parametrar=", ".join(map(_parameter, udf.argument)),
        varden=", ".join(argument.namn for argument in udf.argument),
    )


def _parameter(argument: Argument) -> str:
    return f"Optional {argument.namn}" if argument.valfritt else argument.namn


def _hjalp(udf: Udf) -> str:
    hjalp = ", _\n        ".join(_text(argument.hjalp) for argument in udf.argument)
    return (
        f'    Application.MacroOptions Macro:="{udf.namn}", Category:="{KATEGORI}", _\n'
        f"        ArgumentDescriptions:=Array( _\n        {hjalp})"
    )


def _text(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
