"""All names that a template can use, each with its text and its value: on the screen, or as a file for Excel."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from finsam_xl.arbete.dokument.underlaget import dokumentunderlag
from finsam_xl.arbete.gemensamt.bokfil import vagra_om_finns
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.gemensamt.grind import las_arbetsbok
from finsam_xl.arbete.gemensamt.skrivet import spara_ny_bok
from finsam_xl.arbete.gemensamt.utskrift import kolumner
from finsam_xl.book.klocka import klockan
from finsam_xl.dokument.marken.i_ord import i_ord
from finsam_xl.dokument.marken.marke import Siffermarke
from finsam_xl.dokument.marken.sa_skrivs import i_klamrar
from finsam_xl.formelskydd import skyddad

if TYPE_CHECKING:
    from pathlib import Path

    from finsam_xl.dokument.innehall import Dokumentinnehall
    from finsam_xl.rapporter.slag import Rapportslag

__all__ = ["namnlista"]

_RUBRIKER: Final = ("Märke", "Vad det är", "Blir i texten")
_BREDAST: Final = 60
_CSV: Final = ".csv"


def namnlista(bok: Path, slag: Rapportslag, ut: Path | None = None) -> str:
    """The list as text, or where it was written.

    Raises:
        Indatafel: the input has faults.
        Avbrott: the book cannot be read, or the file cannot be written.

    """
    if ut is not None:
        if ut.suffix.casefold() != _CSV:
            raise Avbrott(
                f"Listan skrivs som en fil för Excel: ge den ändelsen {_CSV}, som {ut.with_suffix(_CSV).name}."
            )
        vagra_om_finns(ut)
    rader = namnen(dokumentunderlag(las_arbetsbok(bok), slag, klockan(), trots_fel=True).innehall)
    if ut is None:
        return kolumner([tuple(text[:_BREDAST] for text in rad) for rad in (_RUBRIKER, *rader)])
    buffert = io.StringIO()
    csv.writer(buffert, delimiter=";").writerows((_RUBRIKER, *(tuple(map(skyddad, rad)) for rad in rader)))
    spara_ny_bok(ut, buffert.getvalue().encode("utf-8-sig"))
    return f"Skrev {len(rader)} märken till {ut}."


def namnen(innehall: Dokumentinnehall) -> list[tuple[str, str, str]]:
    """Each mark as one types it, what it is, and what it becomes: tables first, then figures in their order."""
    tabeller = [
        (i_klamrar(f"tabell {ett.titel}"), "Tabell", "trycks" if ett.finns else "har inget att visa")
        for ett in innehall.visningar
    ]
    diagram = [(i_klamrar(f"diagram {namn}"), "Diagram", "bild") for namn in innehall.diagram]
    siffror = [
        (i_klamrar(ett.namn), ett.text, i_ord(Siffermarke(ett.namn), innehall.uppgifter, innehall.satt))
        for ett in innehall.uppgifter
    ]
    return [*tabeller, *diagram, *siffror]
