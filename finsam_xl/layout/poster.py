"""A report's figures: each is defined once, here, and shown by the tables."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from finsam_xl.layout.expr import Expr

__all__ = ["Enhet", "Post"]


class Enhet(StrEnum):
    """What a figure counts: kronor, a share (0.63 is 63 %), a difference of shares (-6), a number, or words."""

    KR = "kr"
    ANDEL = "andel"
    PROCENTENHETER = "proc.enh."
    ANTAL = "antal"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Post:
    """One figure: id, formula, unit, label and source.

    *jamforelse* is the comparison period's formula where it differs; with *bara_period* there is none.
    Posts of the same *block* stand under each other and share a range name.
    """

    ident: str
    formel: Expr
    enhet: Enhet = Enhet.KR
    etikett: str = ""
    kalla: str = ""
    jamforelse: Expr | None = None
    bara_period: bool = False
    block: str = ""

    def definition(self, *, comparison: bool) -> Expr:
        """The formula as it stands in one of the two periods."""
        return self.jamforelse if comparison and self.jamforelse is not None else self.formel
