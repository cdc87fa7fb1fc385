"""The vocabulary of a card: a page of facts and texts about one thing, where a table would not hold the texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from finsam_xl.layout.value import Content, Value

__all__ = ["Card", "Fact", "Prose"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a card: its label, one value, and what stands beside it (a share, or what the value refers to)."""

    ident: str
    label: str | Value
    value: Content
    remark: Content = None


@dataclass(frozen=True, slots=True)
class Prose:
    """A text of a card. Each line of it is a paragraph; one that begins with a number (`1.`, `2a.`, `–`) is an item."""

    ident: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """One card: its title, and its facts and texts in the order they are read."""

    ident: str
    title: str
    fields: tuple[Fact | Prose, ...]
