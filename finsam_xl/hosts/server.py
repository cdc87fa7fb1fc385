"""Where xlwings Server and xlwings Lite find what the buttons do: each script gets the book that the button is in.

On a server nothing lies on this machine, so a file that is to be read comes with the button as its bytes.
"""

from __future__ import annotations

from base64 import b64decode
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING

import xlwings

from finsam_xl.hosts import excel
from finsam_xl.hosts.excel.knappar.importera_sie import importera_pa_avstand
from finsam_xl.hosts.excel.logg import tysta_loggar
from finsam_xl.hosts.excel.mappar import arbetsmapp

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["KNAPPAR", "importera_sie", "skript", "tysta_loggar"]

KNAPPAR = {
    "kontrollera": "Kontrollera",
    "bygg_arsredovisning": "Bygg årsredovisning",
    "bygg_halvarsredovisning": "Bygg halvårsredovisning",
    "bygg_verksamhetsplan": "Bygg verksamhetsplan",
    "bygg_bilagor": "Bygg bilagor",
}
"""The buttons that need nothing but the book: the names of their macros, and what stands on them."""


def _skript(namn: str) -> Callable[..., object]:
    def knapp(book: xlwings.Book) -> None:
        getattr(excel, namn)(bok=book)

    knapp.__name__ = namn
    return xlwings.script(name=KNAPPAR[namn])(knapp)


@xlwings.script(name="Importera SIE...")
def importera_sie(
    book: xlwings.Book,
    namn: list[str],
    innehall: list[str],
    ja: bool = False,  # noqa: FBT001, FBT002 - xlwings gives arguments by position
) -> None:
    """Fill Saldo, Objektsaldo and Importlogg of the book from files: their names, and their bytes as base 64.

    *ja* answers yes to what is unclear in them, once it has been told.
    """
    with arbetsmapp() as mapp:
        filer = [mapp / f"{nr}" / (PureWindowsPath(ett).name.lstrip(".") or "fil.se") for nr, ett in enumerate(namn)]
        for fil, bitar in zip(filer, innehall, strict=True):
            fil.parent.mkdir()
            fil.write_bytes(b64decode(bitar, validate=True))
        importera_pa_avstand(filer, ja=ja, bok=book)


def skript() -> dict[str, Callable[..., object]]:
    """The scripts by the names that the buttons call."""
    return {**{namn: _skript(namn) for namn in KNAPPAR}, "importera_sie": importera_sie}
