"""Vilka rapporter en bok används för, och vilka dagar deras perioder slutar.

En uppgift i Grunddata vars namn börjar med en rapports prefix (AR_Period) hör till den rapporten. En rapport används
när dess period är ifylld, och först då krävs dess andra uppgifter.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from finsam_xl.modell import Bladprefix

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["RAPPORTER", "agare", "arsslut", "budgetdagar", "dagar", "periodnamn"]

RAPPORTER = tuple(rapport.name for rapport in Bladprefix)
_PLANEN = "VP"
_PLANAR = 3


def agare(namn: str) -> str:
    """Prefixet för rapporten som äger uppgiften *namn*; tomt om den gäller alla."""
    prefix = namn.partition("_")[0]
    return prefix if prefix in RAPPORTER else ""


def periodnamn(rapport: str) -> str:
    """Namnet på uppgiften som säger att rapporten används."""
    return f"{rapport}_Period"


def dagar(grunddata: Mapping[str, object]) -> tuple[date, ...]:
    """Dagarna som de bokförda rapporternas perioder, jämförelseperioder och helår slutar, i ordning."""
    bokforda = (varde for namn, varde in grunddata.items() if agare(namn) not in {"", _PLANEN})
    return tuple(sorted({varde for varde in bokforda if isinstance(varde, date)}))


def arsslut(grunddata: Mapping[str, object]) -> tuple[date, ...]:
    """Dagarna som åren i Grunddata slutar: årsredovisningens och planens perioder, de andras helår och balansdag."""
    return tuple(sorted({dag for rapport in RAPPORTER for dag in _arens(rapport, grunddata)}))


def _arens(rapport: str, grunddata: Mapping[str, object]) -> Iterator[date]:
    helar, period = f"{rapport}_Helar", periodnamn(rapport)
    namnen = (period, f"{period}_fg") if grunddata.get(helar) is None else (helar, f"{rapport}_Balansdag_fg")
    yield from (dag for namn in namnen if isinstance(dag := grunddata.get(namn), date))


def budgetdagar(grunddata: Mapping[str, object]) -> tuple[date, ...]:
    """Dagarna som budgeten kan gälla: de bokförda rapporternas år, och de tre åren i verksamhetsplanen."""
    forsta = grunddata.get(periodnamn(_PLANEN))
    planens = _planens(forsta) if isinstance(forsta, date) else set()
    bokforda = {dag for rapport in RAPPORTER if rapport != _PLANEN for dag in _arens(rapport, grunddata)}
    return tuple(sorted(bokforda | planens))


def _planens(forsta: date) -> set[date]:
    """Samma dag tre år i rad; den 29 februari blir den 28, som EDATE räknar."""
    ar = range(forsta.year, forsta.year + _PLANAR)
    return {forsta.replace(year=ett, day=min(forsta.day, 28) if forsta.month == 2 else forsta.day) for ett in ar}  # noqa: PLR2004 - februari
