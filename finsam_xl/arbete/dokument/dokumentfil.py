"""The file of a document, and of its print beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.handlingar import Handling, be

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["DOCX", "PDF", "prova_namn", "utan_mapp", "vagra_om_dokumentet_finns"]

DOCX: Final = ".docx"
PDF: Final = ".pdf"


def prova_namn(ut: Path) -> None:
    """Let the name of a document pass.

    Raises:
        Avbrott: Word would not know it by its ending.

    """
    if ut.suffix.casefold() != DOCX:
        raise Avbrott(f"Ett Word-dokument ska ha ändelsen {DOCX}: skriv {ut.with_suffix(DOCX).name}.")


def vagra_om_dokumentet_finns(ut: Path) -> None:
    """A document that is there may hold a person's text: it is renewed, never made again over it.

    Raises:
        Avbrott: there is one.

    """
    if ut.exists():
        fornya = be(Handling.FORNYA_DOKUMENT, f'"{ut.name}"')
        raise Avbrott(
            f"{ut} finns redan och skrivs inte över. Är det samma rapport, förnya den i stället: {fornya}. "
            "Det som är skrivet i den står då kvar. Annars: välj ett annat namn."
        )


def utan_mapp(namn: str) -> str:
    """The name of a file that a document remembers, without the folder that it may say it stands in."""
    return namn.replace("\\", "/").rpartition("/")[2]
