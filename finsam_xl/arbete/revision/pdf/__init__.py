"""Sheets of a workbook as PDF: by LibreOffice where it is installed, else by Excel."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from finsam_xl.arbete.revision.pdf import excel, libreoffice
from finsam_xl.arbetsbok.lasa.innehall import arbetsboksdel, namnelement
from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.ooxml import lokalt, qn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from finsam_xl.arbete.gemensamt.maskin import Maskin
    from finsam_xl.arbetsbok.bok import Bok

__all__ = ["Skrivare", "bara_bladet", "skrivare"]

_PRINT_AREA = "_xlnm.Print_Area"


@dataclass(frozen=True, slots=True)
class Skrivare:
    """What prints: its name, and workbooks (name without ending, bytes) as PDF by their names.

    A workbook that could not be printed is missing among the PDFs.
    """

    namn: str
    som_pdf: Callable[[Sequence[tuple[str, bytes]]], dict[str, bytes]]


def skrivare(maskin: Maskin) -> Skrivare | None:
    """What the machine prints with; None where neither program is installed."""
    if maskin.libreoffice is not None:
        return Skrivare(libreoffice.version(maskin.libreoffice), partial(libreoffice.som_pdf, maskin.libreoffice))
    return Skrivare("Microsoft Excel", excel.som_pdf) if maskin.excel is not None else None


def bara_bladet(bok: Bok, blad: str) -> bytes:
    """The workbook with every other sheet hidden, so that only this one is printed."""
    paket = bok.att_andra()
    del_ = arbetsboksdel(paket)
    rot = paket.rot(del_)
    flikar = rot.findall(f"{qn('sheets')}/{qn('sheet')}")
    for flik in flikar:
        flik.set("state", "visible" if flik.get("name") == blad else "hidden")
    plats = next(nr for nr, flik in enumerate(flikar) if flik.get("name") == blad)
    for vy in (barn for barn in rot.iter(qn("workbookView")) if lokalt(barn)):
        vy.set("activeTab", str(plats))
        vy.set("firstSheet", str(plats))
    for namn in namnelement(rot):
        lada = namn.getparent()
        if namn.get("name") == _PRINT_AREA and namn.get("localSheetId") != str(plats) and lada is not None:
            lada.remove(namn)  # LibreOffice prints a hidden sheet that has one
    paket.satt(del_, ooxml.skriv(rot))
    return paket.skriv()
