"""Kontrollbladets nedre del: vad varje kontroll bygger på, räknat i boken av samma villkor som sidorna läser med.

En rad per belägg och period: hur många rader i indata vardera sidan har, om den är prövad, och vad som fattas.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.kontroller.provning import ALLTID, Belagg, Villkor
from finsam_xl.kontroller.saknat import saknat
from finsam_xl.layout.expr import (
    Binary,
    Column,
    Context,
    Expr,
    Number,
    Period,
    Ref,
    Text,
    call,
    formula,
    iso_date,
    joined,
    number,
    plus,
    walk,
)
from finsam_xl.layout.leaves import Leaf, by_period, least, reads_comparison, rows, scope
from finsam_xl.layout.placing.longest import longest_text
from finsam_xl.layout.style import Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from finsam_xl.layout.grid import Grid
    from finsam_xl.layout.leaves import Definitions, Source

__all__ = ["LAGE", "RADER", "RUBRIKER", "SAKNAS", "Belaggsdel", "Belaggslage"]

RUBRIKER = (
    "",
    "Vad som jämförs",
    "Prövat",
    "Rader",
    "Rader mot",
    "Läge",
    "Period",
    "Vad som saknas",
    "",
    "",
    "Skillnad",
)
_RYMS = 7_500  # en formel i Excel har högst 8 192 tecken
_VAD, _ORD, RADER, _MOT, LAGE, _PERIOD, SAKNAS = range(2, 9)
"""Kolumnerna; på första sidans RADER följer den andras, LAGE är läget som tal och SAKNAS meningen."""
_SKILLNAD = 11
_DAGARNAS_RAD = 2
_HJALPCELLER = 13
"""Kolumnen där delar av en lång räkning börjar, till höger om det som skrivs ut."""


class Belaggslage(IntEnum):
    """Hur det är med ett belägg; så står det på bladet, i ord och som tal."""

    PROVAT = 0
    FINNS_INTE = 1
    INGET_JAMFORELSEAR = 2
    SAKNAR_RADER = 3
    SAKNAR_UNDERLAG = 4


_LAGE_I_ORD = ("prövat", "finns inte", "ej aktuellt", "saknar rader", "saknar underlag")


@dataclass(frozen=True, slots=True)
class _Sida:
    """En sida, räknad: hur många rader den har, hur många dess tabeller har alls, och meningen när den inga har.

    *antal* är formeln.
    """

    antal: str
    tabellens: Expr
    saknas: Expr


@dataclass(slots=True)
class Belaggsdel:
    """Bladets nedre del medan den skrivs: nästa rad, och det som redan är räknat i en cell.

    *siffror* är rapportens poster, där sidorna följs till indata, *langst* den längsta mening som en rad kan säga och
    *lov* vad i indata som varje rads sidor läser.
    """

    grid: Grid
    siffror: Definitions
    prefix: str
    rad: int
    _raknat: dict[tuple[Source, ...], Ref] = field(default_factory=dict)
    _dagar: dict[Expr, Ref] = field(default_factory=dict)
    langst: dict[int, str] = field(default_factory=dict)
    lov: dict[int, tuple[tuple[Source, ...], ...]] = field(default_factory=dict)

    def rubrik(self) -> None:
        """Avsnittets rubrik; kolumnernas skrivs av bladet, med dess stilar."""
        self.grid.put(self.rad - 2, _VAD, Style.AVSNITT, text="Vad kontrollerna bygger på")

    def skriv(self, ident: str, belagg: Belagg, sammanhang: Context) -> None:
        """Ett belägg för en kontroll, i den period som *sammanhang* säger."""
        if belagg.villkor is not None:
            self._skriv_villkor(ident, belagg.vad, belagg.villkor, sammanhang)
            return
        jamforelse = sammanhang.comparison
        uttryck = self.siffror.difference(belagg.rest) if belagg.rest else belagg.sidor
        lov = [self.siffror.leaves(sida, comparison=jamforelse) for sida in uttryck or ()]
        self.lov[self.rad] = tuple(lov)
        hjalp = _Hjalpceller(self.grid, self.rad, sammanhang)
        sidor = [self._sida(ett, belagg, hjalp) for ett in lov]
        celler = [Ref(f"{kolumnbokstaver(RADER + plats)}{self.rad}") for plats in range(len(sidor))]
        for kolumn, (ett, cell, sida) in enumerate(zip(lov, celler, sidor, strict=True), start=RADER):
            self.grid.put(self.rad, kolumn, Style.ANTAL, formula=sida.antal)
            self._raknat.setdefault(ett, cell)
        lage = _lage(celler, belagg, least(tuple(dict.fromkeys(sida.tabellens for sida in sidor))))
        if jamforelse or any(map(reads_comparison, lov)):
            lage = call("IF", call("ISNUMBER", Period(period=False)), lage, number(Belaggslage.INGET_JAMFORELSEAR))
        mening = _mening(lov, [(_ar(cell, 0), sida.saknas) for cell, sida in zip(celler, sidor, strict=True)])
        if belagg.skillnad is not None:
            self.grid.put(self.rad, _SKILLNAD, Style.POSTER_BELOPP, formula=formula(belagg.skillnad, sammanhang))
        self._skriv_rad(ident, belagg.vad, lage, mening, sammanhang)

    def skriv_antal(self, ident: str, antal: int, bland: Expr, lage: Belaggslage) -> None:
        """Vad programmet självt gick igenom: *antal* rader, som boken ska ha kvar."""
        sammanhang, cell = Context(self.prefix), Ref(f"{kolumnbokstaver(RADER)}{self.rad}")
        raknat = call("SUM", bland) if isinstance(bland, Number) else bland
        self.grid.put(self.rad, RADER, Style.ANTAL, formula=formula(raknat, sammanhang))
        andrat = Text(f"Underlaget är inte de {antal} rader som programmet granskade. Bygg rapporten igen.")
        nu = call("IF", _ar(cell, antal), number(lage), number(Belaggslage.SAKNAR_RADER))
        galler_inte = _ar(Ref(f"{kolumnbokstaver(LAGE)}{self.rad}"), Belaggslage.SAKNAR_RADER)
        mening = call("IF", galler_inte, andrat, Text(""))
        self._skriv_rad(ident, "Rader som programmet gick igenom", nu, mening, sammanhang)

    def _skriv_villkor(self, ident: str, vad: str, villkor: Villkor, sammanhang: Context) -> None:
        lage = call("IF", villkor.galler, number(Belaggslage.PROVAT), number(Belaggslage.SAKNAR_RADER))
        i_ord = [villkor.lage if ett is Belaggslage.SAKNAR_RADER else _LAGE_I_ORD[ett] for ett in Belaggslage]
        self._skriv_rad(ident, vad, lage, villkor.annars, sammanhang, i_ord)

    def _skriv_rad(
        self,
        ident: str,
        vad: str,
        lage: Expr,
        saknas: Expr,
        sammanhang: Context,
        i_ord: Sequence[str] = _LAGE_I_ORD,
    ) -> None:
        self.langst[self.rad] = longest_text(saknas)
        cell = Ref(f"{kolumnbokstaver(LAGE)}{self.rad}")
        ord_ = call("CHOOSE", cell + number(1), *map(Text, i_ord))
        mening = call("IF", _ar(cell, Belaggslage.PROVAT), Text(""), saknas)
        period = "jämförelsen" if sammanhang.comparison else "perioden"
        for kolumn, text in ((_VAD, f"{ident}: {vad}"), (_PERIOD, period)):
            self.grid.put(self.rad, kolumn, Style.RAD, text=text)
        for kolumn, uttryck in ((_ORD, ord_), (LAGE, lage), (SAKNAS, mening)):
            stil = Style.ANTAL if kolumn == LAGE else Style.RAD
            self.grid.put(self.rad, kolumn, stil, formula=formula(uttryck, sammanhang))
        self.rad += 1

    def _sida(self, lov: tuple[Source, ...], belagg: Belagg, hjalp: _Hjalpceller) -> _Sida:
        if not lov:
            return _Sida("SUM(0)", belagg.kravs or number(1), _fyll_i(belagg))
        perioder = by_period(lov)
        if len(perioder) == 1:
            raknat = self._raknat.get(lov)
            antalet = hjalp.summa(rows(lov)) if raknat is None else raknat.cell
            return _Sida(antalet, scope(lov), saknat(lov, self._dag))
        antal = [self._raknat.get(grupp) or hjalp.cell(rows(grupp)) for grupp in perioder]
        meningar = [
            call("IF", _ar(ett, 0), saknat(grupp, self._dag), Text(""))
            for ett, grupp in zip(antal, perioder, strict=True)
        ]
        return _Sida(formula(least(tuple(antal)), hjalp.sammanhang), scope(lov), joined(*meningar))

    def _dag(self, dag: Expr) -> Expr:
        """Cellen med dagen som text, en för varje dag, i hjälpcellerna överst på bladet."""
        if dag not in self._dagar:
            kolumn = _HJALPCELLER + len(self._dagar)
            self.grid.put(_DAGARNAS_RAD, kolumn, Style.RAD, formula=formula(iso_date(dag), Context(self.prefix)))
            self._dagar[dag] = Ref(f"{kolumnbokstaver(kolumn)}{_DAGARNAS_RAD}")
        return self._dagar[dag]


def _mening(lov: Sequence[Sequence[Source]], sidor: Sequence[tuple[Expr, Expr]]) -> Expr:
    """Vad som fattas på sidorna; läser de samma tabell sägs den en gång, och en sida som inte läser något sägs sist."""
    ordnade = sorted(zip(map(_tabeller, lov), sidor, strict=True), key=lambda ett: not ett[0])
    mening: Expr = Text("")
    sagda: set[str] = set()
    for tabeller, (saknar, text) in reversed(ordnade):
        samma = sagda <= tabeller
        egen = call("IF", saknar, text, mening if samma else Text(""))
        mening = egen if samma else joined(egen, mening)
        sagda |= tabeller
    return mening


def _tabeller(lov: Sequence[Source]) -> set[str]:
    return {ett.table for ett in lov if isinstance(ett, Leaf)}


def _lage(celler: Sequence[Expr], belagg: Belagg, tabellens: Expr) -> Expr:
    """Läget; har en sidas tabell inga rader alls för dagen är det indata som fattas, inte saken."""
    utan: Expr = number(Belaggslage.FINNS_INTE)
    saknar: Expr = number(Belaggslage.SAKNAR_RADER)
    ingen, tom = _ar(plus(*celler), 0), _ar(tabellens, 0)
    if belagg.valfritt:
        inte: Expr = call("IF", call("AND", tom, call("NOT", ingen)), number(Belaggslage.SAKNAR_UNDERLAG), utan)
    elif belagg.kravs is None and len(celler) == 1:
        inte = utan
    else:
        if belagg.kravs is None:
            saknar = call("IF", ingen, utan, saknar)
        elif belagg.kravs != ALLTID:
            saknar = call("IF", call("AND", ingen, _ar(belagg.kravs, 0)), utan, saknar)
        inte = call("IF", tom, number(Belaggslage.SAKNAR_UNDERLAG), saknar)
    return call("IF", Binary(">", least(tuple(celler)), number(0)), number(Belaggslage.PROVAT), inte)


def _ar(uttryck: Expr, tal: int) -> Expr:
    return Binary("=", uttryck, number(tal))


def _fyll_i(belagg: Belagg) -> Expr:
    """En sida som inte läser något: tabellen som säger att den skulle finnas är den som ska fyllas i."""
    tabeller = [nod.table for nod in walk(belagg.kravs) if isinstance(nod, Column)] if belagg.kravs is not None else []
    return Text(f"Fyll i bladet {tabeller[0]}. " if tabeller else "Det finns inget att jämföra med. ")


class _Hjalpceller:
    """Cellerna till höger om en rad: delarna av en räkning som inte ryms i en formel."""

    def __init__(self, grid: Grid, rad: int, sammanhang: Context) -> None:
        self._grid, self._rad, self.sammanhang = grid, rad, sammanhang
        self._nasta = _HJALPCELLER

    def summa(self, antal: Sequence[Expr]) -> str:
        """Formeln för summan av antalen, så att den ryms i en cell; vart och ett är ett anrop."""
        delar = list(self._delade([formula(ett, self.sammanhang) for ett in antal]))
        return delar[0] if len(delar) == 1 else "+".join(self._skriv(del_).cell for del_ in delar)

    def cell(self, antal: Sequence[Expr]) -> Ref:
        """En cell som håller summan."""
        return self._skriv(self.summa(antal))

    def _skriv(self, summa: str) -> Ref:
        kolumn, self._nasta = self._nasta, self._nasta + 1
        self._grid.put(self._rad, kolumn, Style.ANTAL, formula=summa)
        return Ref(f"{kolumnbokstaver(kolumn)}{self._rad}")

    def _delade(self, termer: Sequence[str]) -> Iterator[str]:
        del_: list[str] = []
        kvar = _RYMS
        for term in termer:
            langd = len(term) + 1
            if langd > kvar:
                yield "+".join(del_)
                del_, kvar = [], _RYMS
            del_.append(term)
            kvar -= langd
        yield "+".join(del_)
