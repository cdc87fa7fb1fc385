"""Funktionerna, en modul per område. Var och en omvandlar argument och anropar sin regel, inget mer."""

from __future__ import annotations

from finsam_xl.udf.funktioner import avvikelse, belopp, fordelning, mal, nyckeltal, prognos
from finsam_xl.udf.register import REGISTER, Udf

__all__ = ["samtliga"]

_OMRADEN = (fordelning, avvikelse, nyckeltal, mal, prognos, belopp)


def samtliga() -> tuple[Udf, ...]:
    """Alla funktioner, områdesvis, i den ordning en läsare möter dem i bladet Funktioner."""
    ordning = [omrade.__name__ for omrade in _OMRADEN]
    return tuple(sorted(REGISTER.values(), key=lambda udf: ordning.index(udf.regel.__module__)))
