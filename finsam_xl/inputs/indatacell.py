"""En cell i Grunddata eller en indatatabell: var den står, vad den ska hålla, och vad den kan ha hållit."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from finsam_xl.inputs.felslag.form import Felslag
    from finsam_xl.inputs.schema import Typ
    from finsam_xl.modell import Problem

__all__ = ["Indatacell", "Varde"]

Varde: TypeAlias = str | Decimal | int | date | None
"""Vad en tom eller läst cell kan hålla."""


class Indatacell(NamedTuple):
    """Var cellen står (Budget!E14), vad den ska hålla, och om en formel letar efter dess text.

    Är den *oppen* får den också vara ett id som inte är ett av valen.
    """

    plats: str
    rubrik: str
    typ: Typ
    val: tuple[str, ...] = ()
    kravs: bool = False
    soks: bool = False
    oppen: bool = False

    def fel(self, slag: Felslag, **fall: object) -> Problem:
        """Felet av *slag* i cellen."""
        return slag.vid(self.plats, rubrik=self.rubrik, **fall)
