"""A document of ours that has been read, and those that lie beside the book they were made of."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbete.dokument.dokumentfil import utan_mapp
from finsam_xl.arbete.gemensamt.bokdata import eller_avbrott
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbetsbok.fil.spara import las_bok
from finsam_xl.dokument.ater.minne import las_dokumentminne
from finsam_xl.dokument.oppning import oppna_dokument
from finsam_xl.rapporter.slag import RAPPORTSLAG

if TYPE_CHECKING:
    from pathlib import Path

    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.dokument.ater.minne import Dokumentminne

__all__ = ["Oppnat", "bredvid_boken", "oppna"]


@dataclass(frozen=True, slots=True)
class Oppnat:
    """A document's file, its bytes as they were read, the package to renew, and what it remembers."""

    fil: Path
    data: bytes
    paket: Paket
    minne: Dokumentminne

    def boken(self) -> Path:
        """Return the book that the document was made of, when it lies beside it.

        Raises:
            Avbrott: it does not.

        """
        namn = utan_mapp(self.minne.bok)
        bok = self.fil.with_name(namn or "-")
        if namn and bok.exists():
            return bok
        varfor = f"heter {namn} och ligger inte bredvid" if namn else "är inte känd"
        raise Avbrott(f"Arbetsboken som {self.fil.name} gjordes av {varfor}. Ange den efter dokumentets namn.")


def oppna(dokument: Path) -> Oppnat:
    """Read a document that is to be renewed.

    Raises:
        Avbrott: it cannot be read, or is none of ours.

    """
    data = eller_avbrott(lambda: las_bok(dokument))
    paket = eller_avbrott(lambda: oppna_dokument(data, dokument.name))
    minne = eller_avbrott(lambda: las_dokumentminne(paket))
    if minne is None or minne.rapport not in RAPPORTSLAG:
        raise Avbrott(
            f"{dokument.name} är inte gjort av det här programmet, eller så har det förlorat sitt minne av vad "
            "programmet skrev, och kan inte uppdateras. Gör ett nytt dokument, och flytta den egna texten dit."
        )
    return Oppnat(dokument, data, paket, minne)


def bredvid_boken(bok: Path) -> tuple[Oppnat, ...]:
    """The documents in the book's folder that were made of it, by name; what cannot be read is none of them."""
    funna: list[Oppnat] = []
    for fil in sorted(bok.parent.glob("*.docx")):
        if not fil.name.startswith("~$"):
            with suppress(Avbrott):
                funna.append(oppna(fil))
    return tuple(ett for ett in funna if ett.minne.bok.casefold() == bok.name.casefold())
