"""A library that gives up: extension modules written in Rust raise what no ordinary except clause catches."""

from __future__ import annotations

__all__ = ["ar_panik"]


def ar_panik(fel: BaseException) -> bool:
    """Whether *fel* is such a panic; its class can be known by its name only."""
    return type(fel).__name__ == "PanicException"
