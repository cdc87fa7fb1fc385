"""The hidden sheet that tells xlwings where Python is; a person can unhide it, as the macro's own message says.

xlwings reads it from A1 downwards, one key and one value to a row, so it has neither title nor help above them. Every
value is text: Excel would spell a truth value in the language of the computer.
"""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from finsam_xl import __version__
from finsam_xl.book.bladram import skriv
from finsam_xl.layout.style import Style

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["BOKENS_VERSION", "BOKENS_XLWINGS", "KONFIGBLAD", "TOLKCELLER", "installningar", "konfigblad"]

KONFIGBLAD = "xlwings.conf"
BOKENS_VERSION, BOKENS_XLWINGS = "FINSAM_VERSION", "XLWINGS_VERSION"
TOLKCELLER = {"win32": "B1", "darwin": "B2"}
"""The cell that says which Python the buttons start, by system."""
_BREDDER = {"A": 34, "B": 52, "C": 70}


def installningar() -> tuple[tuple[str, str, str], ...]:
    """The rows: key, value, and what it is for."""
    return (
        (
            "INTERPRETER_WIN",
            r"%LOCALAPPDATA%\FinsamXL\python\pythonw.exe",
            "Python på Windows; %namn% är miljövariabler",
        ),
        ("INTERPRETER_MAC", "$HOME/FinsamXL/python/bin/python3", "Python på macOS; $HOME är användarens mapp"),
        ("ADD_WORKBOOK_TO_PYTHONPATH", "False", "Programmet är installerat: det hämtas aldrig ur arbetsbokens mapp"),
        ("USE UDF SERVER", "False", "Knapparna startar en egen Python; funktionerna har sin"),
        (BOKENS_VERSION, __version__, "Den finsam-xl som gjorde boken"),
        (BOKENS_XLWINGS, version("xlwings"), "Den xlwings som bokens makron hör till"),
    )


def konfigblad(bok: Workbook) -> None:
    """Add the sheet, hidden."""
    blad: Worksheet = bok.create_sheet(KONFIGBLAD)
    blad.sheet_state = "hidden"
    for bokstav, bredd in _BREDDER.items():
        blad.column_dimensions[bokstav].width = bredd
    for rad, texter in enumerate(installningar(), start=1):
        for kolumn, text in enumerate(texter, start=1):
            skriv(blad, rad, kolumn, text, Style.RAD)
