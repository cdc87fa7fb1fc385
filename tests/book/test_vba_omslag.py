"""Omslagen: ett per funktion, med hjälp, och med de huvuden som xlwings själv skulle skriva."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from finsam_xl.book.vba.omslag import arbetsbok, funktionsmodul
from finsam_xl.udf.excelfel import Excelfel
from finsam_xl.udf.funktioner import samtliga

if TYPE_CHECKING:
    from finsam_xl.udf.register import Udf

ROT = Path(__file__).parents[2]
FUNKTIONER = samtliga()
KALLA = funktionsmodul(FUNKTIONER, "finsam_xl.hosts.excel")
HUVUD = re.compile(r"^ *(?:Public )?Function (\w+)\((.*?)\)", re.MULTILINE)
UTAN_PRICKAR = str.maketrans("åäöÅÄÖ", "aaoAAO")
LANGSTA_RAD = 1023
MEST_FORTSATTNING = 24

XLWINGS_EGEN_GENERATOR = """
import sys, types
for namn in ("pythoncom", "pywintypes", "win32com", "win32com.client"):
    sys.modules[namn] = types.ModuleType(namn)
sys.modules["pythoncom"].CoInitialize = lambda: None
sys.modules["pywintypes"].com_error = type("com_error", (Exception,), {})
sys.modules["win32com.client"].Dispatch = lambda *a, **k: None
from xlwings import udfs
from finsam_xl.udf.funktioner import samtliga
modul = types.ModuleType("funktioner")
for udf in samtliga():
    regel = udf.regel
    utan_typer = types.FunctionType(regel.__code__, {}, regel.__name__, regel.__defaults__)
    setattr(modul, udf.python, udfs.xlfunc(utan_typer))
bok = types.SimpleNamespace(Name="finsam.xlsm")
udfs.generate_vba_wrapper("finsam_xl.hosts.excel", modul, sys.stdout, bok)
"""


def test_ett_omslag_per_funktion() -> None:
    assert [namn for namn, _ in HUVUD.findall(KALLA)] == [udf.namn for udf in FUNKTIONER]
    assert KALLA.count("XLPy.CallUDF(") == len(FUNKTIONER)


@pytest.mark.parametrize("udf", FUNKTIONER, ids=lambda udf: udf.namn)
def test_hjalpen_star_i_omslaget(udf: Udf) -> None:
    assert f'Attribute {udf.namn}.VB_Description = "{udf.hjalp}"\n' in KALLA
    assert f'Attribute {udf.namn}.VB_ProcData.VB_Invoke_Func = " \\n14"\n' in KALLA
    oppna = arbetsbok(FUNKTIONER)
    assert f'Macro:="{udf.namn}", Category:="Finsam"' in oppna
    assert all(f'"{argument.hjalp}"' in oppna for argument in udf.argument)


def test_varje_fel_blir_ett_riktigt_fel_i_cellen() -> None:
    for fel in Excelfel:
        assert f'Case "{fel}": Svar = CVErr({fel.nummer})' in KALLA


def test_raderna_ar_inte_langre_an_vba_tillater() -> None:
    for kalla in (KALLA, arbetsbok(FUNKTIONER)):
        rader = kalla.splitlines()
        assert max(map(len, rader)) <= LANGSTA_RAD
        foljd = 0
        for rad in rader:
            foljd = foljd + 1 if rad.endswith(" _") else 0
            assert foljd <= MEST_FORTSATTNING


def test_xlwings_egen_generator_skriver_samma_huvuden() -> None:
    """Deras namn är Pythons och våra svenska; ordningen, och vilka argument som får utelämnas, är samma."""
    svar = subprocess.run(  # noqa: S603 - vår egen tolk med vårt eget program
        [sys.executable, "-W", "ignore", "-c", XLWINGS_EGEN_GENERATOR],
        cwd=ROT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    deras = dict(HUVUD.findall(svar.stdout))
    vara = {
        namn.translate(UTAN_PRICKAR).lower(): parametrar.translate(UTAN_PRICKAR)
        for namn, parametrar in HUVUD.findall(KALLA)
        if namn != "Svar"
    }
    assert vara == deras
