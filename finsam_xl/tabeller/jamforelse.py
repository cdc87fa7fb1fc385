"""Jämförelsen i tryck: en cell som inte har något att jämföra med är tom, och en mening under tabellen säger varför.

Saldo är totalerna. Det som hämtas ur dem är tomt när Saldo saknar rader för jämförelsens dag; det som bara finns i
Objektsaldo är tomt när delningen saknas, medan totalerna visas.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from finsam_xl.figurer.urval import bland
from finsam_xl.layout.criteria import criteria
from finsam_xl.layout.expr import (
    PERIOD,
    Binary,
    Call,
    Column,
    Expr,
    Figure,
    Period,
    Setting,
    Text,
    call,
    iso_date,
    joined,
    number,
)
from finsam_xl.layout.poster import Enhet, Post
from finsam_xl.layout.terms import TermsOf
from finsam_xl.layout.value import Kind, Value, words
from finsam_xl.modell import Upplysningsamne
from finsam_xl.tabeller.kolumner import utan_dag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.table import PrintedColumn, Row, Sheet, Table
    from finsam_xl.layout.value import Content

__all__ = ["Innehall", "med_jamforelse"]

_GRUPP = "Jämförelsens underlag"
_BALANSDAG = Setting("Balansdag_fg")
_UR_HUVUDBOKEN = frozenset({"Saldo", "Objektsaldo", "Forandringar", "Investeringar"})
_BALANSKRAVET = Text(Upplysningsamne.BALANSKRAV)
"""Det som bara säger något bredvid huvudbokens tal; andra upplysningar har sina egna tomma år."""
_VISADE = frozenset({Kind.BELOPP, Kind.PROCENT, Kind.TEXT, Kind.ANTAL})


@dataclass(frozen=True, slots=True)
class _Behov:
    """Rader som en jämförelse hämtas ur: tabellen, dimensionen i Objektsaldo, och om dagen är förra balansdagen."""

    dimension: str
    balansdag: bool

    @property
    def dag(self) -> Expr:
        return _BALANSDAG if self.balansdag else Period(period=False)

    @property
    def ident(self) -> str:
        return f"HA_{self.dimension or 'saldo'}{'_balans' if self.balansdag else ''}"

    @property
    def saknas(self) -> Expr:
        """Villkoret att det inte finns några sådana rader."""
        return Binary("=", Figure(self.ident, period=False), number(0))

    def post(self) -> Post:
        """Antalet rader, i perioden och i jämförelsen."""
        tabell = "Objektsaldo" if self.dimension else "Saldo"
        egna = (("Dimension", Text(self.dimension)),) if self.dimension else ()
        return Post(
            self.ident,
            bland(tabell, *egna, ("Period", PERIOD)),
            Enhet.ANTAL,
            f"Rader i {tabell}{f', {self.dimension}' if self.dimension else ''}",
            jamforelse=bland(tabell, *egna, ("Period", _BALANSDAG)) if self.balansdag else None,
        )


_Behoven = frozenset[_Behov]


@dataclass(frozen=True, slots=True)
class Innehall:
    """En rapports blad och siffror, och meningen som säger att jämförelsen saknas (None när den inte har någon)."""

    blad: tuple[Sheet, ...]
    poster: Mapping[str, tuple[Post, ...]]
    saknas: Expr | None


def med_jamforelse(blad: tuple[Sheet, ...], poster: Mapping[str, tuple[Post, ...]], underlag: Underlag) -> Innehall:
    """Bladen med tomma celler där jämförelsen saknas, och posterna med det antal rader som avgör det."""
    lasare = _Lasare({post.ident: post for grupp in poster.values() for post in grupp})
    nya = tuple(replace(ett, tables=tuple(lasare.tabell(tab, underlag) for tab in ett.tables)) for ett in blad)
    antal = tuple(behov.post() for behov in sorted(lasare.alla, key=lambda ett: ett.ident))
    if not antal:
        return Innehall(nya, poster, None)
    saknas = joined(_mening(lasare.alla), call("IF", _nagot("OR", _totalt(lasare.alla)), _NOLLORNA, Text("")))
    return Innehall(nya, {**poster, _GRUPP: antal}, saknas)


class _Lasare:
    """Läser vad varje cell hämtas ur, och minns det per siffra och uttryck."""

    def __init__(self, poster: Mapping[str, Post]) -> None:
        self.termer = TermsOf(poster)
        self.kanda: dict[tuple[Expr, bool], _Behoven] = {}
        self.alla: set[_Behov] = set()

    def tabell(self, tabell: Table, underlag: Underlag) -> Table:
        """Tabellen med villkor i de celler som jämför, och med en mening om något saknas."""
        funna: set[_Behov] = set()

        def villkorad(innehall: Content) -> Content:
            if not isinstance(innehall, Value) or innehall.kind not in _VISADE:
                return innehall
            behov = self.behov(innehall.expr, jamforelse=False)
            if not behov:
                return innehall
            funna.update(behov)
            return _tom_utan(innehall, behov)

        def kolumnen(kolumn: PrintedColumn) -> PrintedColumn:
            def visa(rad: Row) -> Content:
                return villkorad(kolumn.content(rad))

            return replace(kolumn, content=visa)

        kolumner = tuple(map(kolumnen, tabell.columns))
        rader = tuple(
            replace(rad, cells={ident: villkorad(innehall) for ident, innehall in rad.cells.items()})
            if rad.cells
            else rad
            for rad in tabell.rows
        )
        for kolumn in kolumner:
            for rad in rader:
                if kolumn.ident not in rad.cells:
                    kolumn.content(rad)
        if not funna:
            return tabell
        self.alla |= funna | {_Behov("", ett.balansdag) for ett in funna}
        egen_mening = tabell.ident == "BR" and underlag.balans_ur_ib
        noter = () if egen_mening else (words(_mening(funna)),)
        return replace(tabell, columns=kolumner, rows=rader, notes=(*noter, *tabell.notes))

    def behov(self, uttryck: Expr, *, jamforelse: bool) -> _Behoven:
        """Raderna i jämförelsens period som uttrycket räknas på."""
        nyckel = (uttryck, jamforelse)
        if isinstance(uttryck, Figure):
            nyckel = (Figure(uttryck.ident), uttryck.of_comparison(comparison=jamforelse))
        if nyckel not in self.kanda:
            self.kanda[nyckel] = frozenset()
            self.kanda[nyckel] = frozenset(self._i_termerna(uttryck, jamforelse=jamforelse))
        return self.kanda[nyckel]

    def _i_termerna(self, uttryck: Expr, *, jamforelse: bool) -> Iterator[_Behov]:
        for term, i_jamforelsen in self.termer.terms(uttryck, comparison=jamforelse):
            match term:
                case Call("SUMIFS", (Column(tabell), *par)) | Call("COUNTIFS", (Column(tabell), *_) as par):
                    yield from _radernas(tabell, par, jamforelse=i_jamforelsen)
                case _:
                    for del_ in term.parts():
                        yield from self.behov(del_, jamforelse=i_jamforelsen)


def _radernas(tabell: str, par: Iterable[Expr], *, jamforelse: bool) -> Iterator[_Behov]:
    krav = dict(criteria(par))
    if tabell not in _UR_HUVUDBOKEN and krav.get("Ämne") != _BALANSKRAVET:
        return
    dag, dimension = krav.get("Period"), krav.get("Dimension")
    if dag == _BALANSDAG or dag == Period(period=False) or (dag == PERIOD and jamforelse):
        yield _Behov(dimension.value if isinstance(dimension, Text) else "", dag == _BALANSDAG)


def _tom_utan(innehall: Value, behov: Iterable[_Behov]) -> Value:
    saldo = _totalt(behov)
    delat = [ett.saknas for ett in sorted(behov, key=lambda ett: ett.ident) if ett.dimension]
    saknas = _nagot("OR", saldo) if saldo else _nagot("AND", delat)
    tom = saknas if innehall.empty_if is None else call("OR", saknas, innehall.empty_if)
    return replace(innehall, empty_if=tom)


def _totalt(behov: Iterable[_Behov]) -> list[Expr]:
    """Villkoren att Saldo saknar rader."""
    return [ett.saknas for ett in sorted(behov, key=lambda ett: ett.ident) if not ett.dimension]


def _nagot(funktion: str, villkor: list[Expr]) -> Expr:
    return villkor[0] if len(villkor) == 1 else call(funktion, *villkor)


def _mening(funna: Iterable[_Behov]) -> Expr:
    """Vad som saknas och vad man gör; tom när inget saknas."""
    meningar: list[Expr] = []
    for dag in dict.fromkeys(ett.balansdag for ett in sorted(funna, key=lambda ett: ett.ident)):
        totalt = _Behov("", dag)
        fattas = call("IF", utan_dag(totalt.dag), _UTAN_DAG, joined(_UTAN_SALDO, iso_date(totalt.dag), _LAS_IN))
        delat: Expr = Text("")
        for ett in sorted((ett for ett in funna if ett.dimension and ett.balansdag is dag), key=lambda ett: ett.ident):
            text = joined(
                Text(f"Jämförelsen per {ett.dimension} saknas: Objektsaldo har inga rader per {ett.dimension} för "),
                iso_date(ett.dag),
                Text(". Läs in det årets egen SIE-fil med objekt, eller lägg egna rader."),
            )
            en = call("IF", ett.saknas, text, Text(""))
            delat = en if delat == Text("") else Binary("&", delat, en)
        meningar.append(call("IF", totalt.saknas, fattas, delat))
    return meningar[0] if len(meningar) == 1 else joined(meningar[0], Text(" "), *meningar[1:])


_UTAN_DAG = Text("Jämförelse saknas: jämförelsens dag är tom i Grunddata, som i ett förbunds första år.")
_UTAN_SALDO = Text("Jämförelse saknas: Saldo har inga rader för ")
_NOLLORNA = Text(" Nollorna i den kolumnen är inga belopp och trycks inte.")
_LAS_IN = Text(". Läs in förra årets SIE-fil.")
