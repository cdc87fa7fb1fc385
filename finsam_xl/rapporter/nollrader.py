"""Rader och noter utan belopp: de som skulle tryckas som noll i alla tabellens år utelämnas, när förbundet vill det.

En rad utelämnas bara när det går att veta vad dess celler blir, ur bokens rader som de var när rapporten byggdes. En
summa står kvar, så att F59 säger till om en utelämnad rad får belopp innan rapporten byggs på nytt.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finsam_xl.kontroller.kontobelopp import Rapportbelopp
from finsam_xl.layout.expr import figures
from finsam_xl.layout.table import Line, Section, content
from finsam_xl.layout.terms import TermsOf
from finsam_xl.layout.value import Kind, Value
from finsam_xl.rapporter.notordning import ar_not

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.poster import Post
    from finsam_xl.layout.table import Row, Sheet, Table

__all__ = ["utan_nollrader"]


def utan_nollrader(
    blad: tuple[Sheet, ...], poster: Mapping[str, tuple[Post, ...]], underlag: Underlag
) -> tuple[Sheet, ...]:
    """Bladen utan de rader, avsnittsrubriker och noter som inte har några belopp."""
    provare = _Provare(poster, underlag)
    nya = tuple(replace(ett, tables=tuple(provare.tabeller(ett.tables))) for ett in blad)
    return tuple(ett if ett.tables or not fore.tables else fore for ett, fore in zip(nya, blad, strict=True))


class _Provare:
    """Vet om en rad har belopp: vad dess siffror lägger ihop ur huvudboken, objekten och budgeten."""

    def __init__(self, poster: Mapping[str, tuple[Post, ...]], underlag: Underlag) -> None:
        self._poster = {post.ident: post for grupp in poster.values() for post in grupp}
        self._termer = TermsOf(self._poster)
        self._belopp = Rapportbelopp(underlag)

    def tabeller(self, tabeller: Sequence[Table]) -> Iterator[Table]:
        """Tabellerna utan sina tomma rader; en not utan text där ingen rad är kvar är ingen not."""
        for tabell in tabeller:
            tomma = {rad.ident for rad in tabell.rows if isinstance(rad, Line) and self._tom(rad, tabell)}
            rader = [rad for rad in tabell.rows if isinstance(rad, Line)]
            if rader and len(tomma) == len(rader):
                if tabell.intro or not ar_not(tabell):
                    yield tabell
                continue
            yield replace(tabell, rows=tuple(_kvar(tabell.rows, tomma))) if tomma else tabell

    def _tom(self, rad: Line, tabell: Table) -> bool:
        """Om raden har belopp att trycka och alla säkert är noll."""
        visat = [ett for kolumn in tabell.columns if isinstance(ett := content(rad, kolumn), Value)]
        belopp = [ett for ett in visat if ett.kind is Kind.BELOPP]
        bara_tal = all(ett.kind in {Kind.BELOPP, Kind.PROCENT} for ett in visat)
        return bool(belopp) and bara_tal and all(map(self._noll, belopp))

    def _noll(self, varde: Value) -> bool:
        """Om beloppet säkert är noll. En siffra som räknas på annat än en summa, till exempel en andel, är okänd."""
        if not figures(varde.expr):
            return False
        return self._belopp.summan(self._termer.terms(varde.expr)) == 0


def _kvar(rader: Sequence[Row], tomma: set[str]) -> Iterator[Row]:
    """Raderna utom de tomma, och utom rubriker som bara hade tomma rader under sig."""
    for plats, rad in enumerate(rader):
        if isinstance(rad, Section):
            egna = [ett.ident for ett in _under(rader[plats + 1 :])]
            if egna and tomma.issuperset(egna):
                continue
        if rad.ident not in tomma:
            yield rad


def _under(rader: Iterable[Row]) -> Iterator[Line]:
    """Raderna närmast under en rubrik."""
    for rad in rader:
        if not isinstance(rad, Line):
            return
        yield rad
