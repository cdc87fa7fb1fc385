"""The styles part of a scratch workbook, as those who know the named styles give it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from finsam_xl.layout.style import Style

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Styles: TypeAlias = Callable[[frozenset[str]], "Stylesheet"]
    """Gives the part with the named styles that are asked for, and those of the outcomes."""

__all__ = ["STATUS_STYLES", "Stylesheet"]

STATUS_STYLES = {
    "OK": Style.OK,
    "NOTIS": Style.NOTIS,
    "FEL": Style.FEL,
    "EJ PRÖVAD": Style.EJ_PROVAD,
}
"""The style that colours each outcome of a control; what the förbund does not have stands without colour."""


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """The part, the number of each named style's format, and of each outcome's conditional format."""

    part: bytes
    numbers: Mapping[str, int]
    outcomes: Mapping[str, int]
