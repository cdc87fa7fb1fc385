"""Files as PDF: sheets of a workbook by LibreOffice where it is installed, else by Excel; a document by LibreOffice.

A document is never printed by a program that would have to be shown to the person; Word's own way is said instead.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.pdf import excel, libreoffice
from finsam_xl.arbete.pdf.flikordning import med_flikordning
from finsam_xl.arbete.pdf.libreoffice import Utskrift
from finsam_xl.arbetsbok.lasa.innehall import arbetsboksdel, namnelement
from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.ooxml import lokalt, qn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from finsam_xl.arbete.gemensamt.maskin import Maskin
    from finsam_xl.arbetsbok.bok import Bok

__all__ = ["I_WORD", "Skrivare", "bara_bladet", "dokument_som_pdf", "skrivare"]

I_WORD = (
    "I Word: Arkiv, Spara som, PDF; under Alternativ ska «Dokumentstrukturtaggar för hjälpmedel» vara ikryssat, så att "
    "en skärmläsare kan läsa filen."
)
"""How a person makes the PDF of a document, with its structure."""
_PRINT_NAMES = {"_xlnm.Print_Area", "_xlnm.Print_Titles"}
"""With an area LibreOffice prints a hidden sheet; the titles of hidden sheets are half of what it takes to open."""


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
        return Skrivare(libreoffice.version(maskin.libreoffice), partial(_bocker, maskin.libreoffice))
    return Skrivare("Microsoft Excel", excel.som_pdf) if maskin.excel is not None else None


def _bocker(program: Path, bocker: Sequence[tuple[str, bytes]]) -> dict[str, bytes]:
    return libreoffice.som_pdf(program, [Utskrift(namn, data) for namn, data in bocker])


def dokument_som_pdf(maskin: Maskin, namn: str, data: bytes) -> bytes:
    """A .docx (its name without ending, its bytes) as a tagged PDF with its title, language, headings and texts.

    Raises:
        Avbrott: LibreOffice is not there, or could not print it; the sentence says how Word does.

    """
    if maskin.libreoffice is None:
        raise Avbrott(f"Någon PDF gick inte att göra: LibreOffice finns inte på den här datorn. {I_WORD}")
    pdf = libreoffice.som_pdf(maskin.libreoffice, [Utskrift(namn, data, ".docx")]).get(namn)
    if pdf is None:
        raise Avbrott(
            f"LibreOffice kunde inte göra en PDF av {namn}.docx. Kontrollera att LibreOffice Writer är installerat. "
            f"{I_WORD}"
        )
    return med_flikordning(pdf)


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
        if namn.get("name") in _PRINT_NAMES and namn.get("localSheetId") != str(plats) and lada is not None:
            lada.remove(namn)
    paket.satt(del_, ooxml.skriv(rot))
    return paket.skriv()
