"""The template of a document: the report's, that comes with the program, or a person's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from finsam_xl.arbete.dokument.dokumentfil import DOCX, prova_namn
from finsam_xl.arbete.gemensamt.bokdata import eller_avbrott
from finsam_xl.arbete.gemensamt.bokfil import vagra_om_finns
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.gemensamt.skrivet import spara_ny_bok
from finsam_xl.arbetsbok.fil.spara import las_bok
from finsam_xl.mallar import mall

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from finsam_xl.rapporter.slag import Rapportslag

__all__ = ["FOLJER_MED", "MALLAR", "mallen", "skriv_mall"]

MALLAR: Final[Mapping[str, str]] = {"AR": "arsredovisning", "HR": "halvarsredovisning", "VP": "verksamhetsplan"}
"""The report's template in templates/dokument, by the report's prefix."""
FOLJER_MED: Final = "Mallen"
"""What the template that comes with the program is called."""


def mallen(slag: Rapportslag, egen: Path | None = None) -> bytes:
    """The bytes of a person's own template, or of the report's.

    Raises:
        Avbrott: it cannot be read, or the report has none.

    """
    if egen is not None:
        return eller_avbrott(lambda: las_bok(egen))
    if slag.prefix not in MALLAR:
        raise Avbrott(f"{slag.titel} har inget eget dokument: de är en del av årsredovisningens.")
    return mall(f"dokument/{MALLAR[slag.prefix]}{DOCX}").read_bytes()


def skriv_mall(slag: Rapportslag, ut: Path) -> None:
    """Write the report's template at *ut*, to be edited in Word.

    Raises:
        Avbrott: a file of that name is there, or it cannot be written.

    """
    prova_namn(ut)
    vagra_om_finns(ut)
    spara_ny_bok(ut, mallen(slag))
