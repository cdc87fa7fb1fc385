"""Användarens egna ord i ett meddelande: citerade, och korta nog att läsas."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["citat", "lista"]

_VISA_HOGST = 40


def citat(text: str) -> str:
    """Texten inom citattecken, med det osynliga synligt och en lång text avkortad."""
    synligt = "".join(tecken if tecken.isprintable() else "·" for tecken in text)
    kort = synligt if len(synligt) <= _VISA_HOGST else synligt[: _VISA_HOGST - 1] + "…"
    return f"«{kort}»"


def lista(val: Iterable[str]) -> str:
    """Valen efter varandra."""
    return ", ".join(val)
