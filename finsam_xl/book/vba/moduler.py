"""The modules of the macro workbook: our macros, xlwings' own module, the functions, the workbook and its sheets."""

from __future__ import annotations

import re
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl import __version__
from finsam_xl.book.vba.modul import Modul, Modulslag
from finsam_xl.book.vba.omslag import arbetsbok, funktionsmodul

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from finsam_xl.udf.register import Udf

__all__ = ["ARBETSBOK", "FUNKTIONER", "NAMN", "makron", "moduler"]

ARBETSBOK = "ThisWorkbook"
FUNKTIONER = "FinsamFunktioner"
NAMN = "FinsamNamn"
_HAR = Path(__file__).parent
_MAKRON = "FinsamMakron"
_DIALOG = "FinsamDialog"
_DEKLARERAD_VERSION = re.compile(r'^Public Const XLWINGS_VERSION As String = "([^"]+)"', re.MULTILINE)
_KNAPP = re.compile(r"^Public Sub (\w+)\(\)", re.MULTILINE)


def moduler(kodnamn: Iterable[str], funktioner: Sequence[Udf], vard: str) -> tuple[Modul, ...]:
    """Every module in order; *kodnamn* are the sheets' code names, *vard* the Python module that holds the functions.

    Raises:
        FileNotFoundError: xlwings is not installed, or without its VBA sources.
        ValueError: the VBA source and the installed package are of different versions.

    """
    return (
        Modul(ARBETSBOK, arbetsbok(funktioner), Modulslag.ARBETSBOK),
        *(Modul(namn, slag=Modulslag.BLAD) for namn in kodnamn),
        Modul("xlwings", _xlwings("xlwings.bas")),
        Modul("Dictionary", _xlwings("addin/Dictionary.cls"), Modulslag.KLASS),
        Modul(_MAKRON, _egen(_MAKRON)),
        Modul(_DIALOG, _egen(_DIALOG)),
        Modul(NAMN, _egen(NAMN)),
        Modul("FinsamVersion", _versioner()),
        Modul(FUNKTIONER, funktionsmodul(funktioner, vard)),
    )


def makron() -> tuple[str, ...]:
    """The macros that a button can be bound to."""
    return tuple(_KNAPP.findall(_egen(_MAKRON)))


def _egen(namn: str) -> str:
    return (_HAR / f"{namn}.bas").read_text(encoding="utf-8")


def _xlwings(fil: str) -> str:
    """A source that the installed xlwings brings; the package itself is not imported."""
    spec = find_spec("xlwings")
    for mapp in (spec.submodule_search_locations or ()) if spec is not None else ():
        if (Path(mapp) / fil).is_file():
            return (Path(mapp) / fil).read_text(encoding="cp1252")
    raise FileNotFoundError(f"xlwings {fil} finns inte. Installera finsam-xl på nytt, så följer xlwings med.")


def _versioner() -> str:
    """What the workbook was built with; the first click compares it with what is installed."""
    deklarerad = _DEKLARERAD_VERSION.search(_xlwings("xlwings.bas"))
    installerad = version("xlwings")
    if deklarerad is None or deklarerad[1] != installerad:
        raise ValueError(f"xlwings VBA-modul är inte av den installerade versionen {installerad}.")
    return (
        "Option Explicit\n\n"
        f'Public Const FINSAM_VERSION As String = "{__version__}"\n'
        f'Public Const FINSAM_XLWINGS As String = "{installerad}"\n'
    )
