"""What a new book holds beyond its empty tables, and which of it is only proposed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from finsam_xl.layout.style import Style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openpyxl.cell import Cell

    from finsam_xl.book.exempel import Rader
    from finsam_xl.inputs.falt import Cellvarde

__all__ = ["Bokinnehall", "anteckna", "forslagsstil"]

_SOM_FORSLAG = {
    Style.INMATNING: Style.FORSLAG,
    Style.INMATNING_TEXT: Style.FORSLAG_TEXT,
    Style.INMATNING_BRYT: Style.FORSLAG_BRYT,
    Style.INMATNING_BELOPP: Style.FORSLAG_BELOPP,
    Style.INMATNING_DATUM: Style.FORSLAG_DATUM,
    Style.INMATNING_PROCENT: Style.FORSLAG_PROCENT,
    Style.INMATNING_TAL: Style.FORSLAG_TAL,
    Style.INMATNING_HELTAL: Style.FORSLAG_HELTAL,
}
_FORFATTARE = "finsam-xl"
_BREDD, _HOJD = 320, 90


@dataclass(frozen=True, slots=True)
class Bokinnehall:
    """Values of Grunddata by name, rows of tables by name, and where the proposed ones come from.

    *uppgifter* says it by the name in Grunddata, *rader* by table and row from 0; what has no source is no proposal.
    """

    grunddata: Mapping[str, Cellvarde] = field(default_factory=dict)
    tabeller: Mapping[str, Rader] = field(default_factory=dict)
    uppgifter: Mapping[str, str] = field(default_factory=dict)
    rader: Mapping[str, Mapping[int, str]] = field(default_factory=dict)


def forslagsstil(stil: Style) -> Style:
    """The input style in the colour of a proposal; any other as it is."""
    return _SOM_FORSLAG.get(stil, stil)


def anteckna(cell: Cell, kalla: str) -> None:
    """A note on a proposed cell: where the proposal comes from."""
    from openpyxl.comments import Comment  # noqa: PLC0415 - only building a book needs openpyxl

    cell.comment = Comment(f"Förslag ur {kalla}. Ändra det som inte stämmer.", _FORFATTARE, _HOJD, _BREDD)
