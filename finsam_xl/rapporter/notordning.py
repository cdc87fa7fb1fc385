"""Noternas nummer: de följer ordningen bland noterna som trycks, och hänvisningarna i räkningarna följer med.

Rapporten numrerar sina noter själv; här räknas de om när en not är utelämnad, tom eller flyttad.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from finsam_xl.layout.table import Row, Sheet, Table

__all__ = ["ar_not", "numrerade_om"]

_NOT = re.compile(r"NOT\w*")
_RUBRIK = re.compile(r"Not (\d+)(?= )")


def ar_not(tabell: Table) -> bool:
    """Om tabellen är en not."""
    return _NOT.fullmatch(tabell.ident) is not None


def numrerade_om(blad: tuple[Sheet, ...], rapportens: Iterable[Sheet]) -> tuple[Sheet, ...]:
    """Bladen med noternas nummer i den ordning de nu står; *rapportens* blad har dem som rapporten numrerade dem."""
    gamla = {tabell.ident: traff[1] for tabell in _noter(rapportens) if (traff := _RUBRIK.match(tabell.title))}
    nya = {tabell.ident: str(nr) for nr, tabell in enumerate(_noter(blad), start=1) if tabell.ident in gamla}
    byten = {gammalt: nya.get(ident, "") for ident, gammalt in gamla.items()}
    if all(gammalt == nytt for gammalt, nytt in byten.items()):
        return blad
    return tuple(replace(ett, tables=tuple(_numrerad(tabell, byten) for tabell in ett.tables)) for ett in blad)


def _noter(blad: Iterable[Sheet]) -> Iterator[Table]:
    return (tabell for ett in blad for tabell in ett.tables if ar_not(tabell))


def _numrerad(tabell: Table, byten: Mapping[str, str]) -> Table:
    titel = tabell.title
    if ar_not(tabell):
        titel = _RUBRIK.sub(lambda traff: f"Not {byten.get(traff[1]) or traff[1]}", titel, count=1)
    return replace(tabell, title=titel, rows=tuple(_hanvisar(rad, byten) for rad in tabell.rows))


def _hanvisar(rad: Row, byten: Mapping[str, str]) -> Row:
    """Raden med de nya numren; en not som inte trycks hänvisar ingen till."""
    nummer = [byten.get(ett, ett) for ett in re.split(r",\s*", rad.note) if ett]
    note = ", ".join(sorted(filter(None, nummer), key=lambda ett: (len(ett), ett)))
    return replace(rad, note=note) if note != rad.note else rad
