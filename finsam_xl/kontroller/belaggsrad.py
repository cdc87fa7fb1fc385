"""Kontrollbladets nedre del: vad varje kontroll bygger på, räknat i boken av samma villkor som sidorna läser med.

En rad per belägg och period: hur många rader i indata vardera sidan har, om den är prövad, och vad som fattas.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.kontroller.provning import ALLTID, Belagg
from finsam_xl.kontroller.saknat import saknat
from finsam_xl.layout.expr import (
    Binary,
    Column,
    Context,
    Expr,
    Period,
    Ref,
    Text,
    call,
    formula,
    joined,
    number,
    plus,
    walk,
)
from finsam_xl.layout.leaves import by_period, least, reads_comparison, rows, scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from finsam_xl.layout.grid import Grid
    from finsam_xl.layout.leaves import Definitions, Source

__all__ = ["RUBRIKER", "Lage", "skriv_antal", "skriv_belagg"]

RUBRIKER = (
    "Id",
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
_ID, _VAD, _ORD, _RADER, _MOT, _LAGE, _PERIOD, _SAKNAS = range(1, 9)
_SKILLNAD = 11
_HJALPCELLER = 13
"""Kolumnen där delar av en lång räkning börjar, till höger om det som skrivs ut."""


class Lage(IntEnum):
    """Hur det är med ett belägg; så står det på bladet, i ord och som tal."""

    PROVAT = 0
    FINNS_INTE = 1
    INGET_JAMFORELSEAR = 2
    SAKNAR_RADER = 3
    SAKNAR_UNDERLAG = 4


_LAGE_I_ORD = ("prövat", "finns inte", "ej aktuellt", "saknar rader", "saknar underlag")


@dataclass(frozen=True, slots=True)
class _Sida:
    """En sida, räknad: hur många rader den har, hur många dess tabeller har alls, och meningen när den inga har."""

    antal: Expr
    tabellens: Expr
    saknas: Expr


def skriv_belagg(grid: Grid, rad: int, ident: str, belagg: Belagg, siffror: Definitions, sammanhang: Context) -> None:
    """Ett belägg för en kontroll, i den period som *sammanhang* säger."""
    jamforelse = sammanhang.comparison
    uttryck = siffror.difference(belagg.rest) if belagg.rest else belagg.sidor
    lov = [siffror.leaves(sida, comparison=jamforelse) for sida in uttryck or ()]
    hjalp = _Hjalpceller(grid, rad, sammanhang)
    sidor = [_sida(ett, belagg, hjalp) for ett in lov]
    celler = [Ref(f"{kolumnbokstaver(_RADER + plats)}{rad}") for plats in range(len(sidor))]
    for cell, sida in enumerate(sidor, start=_RADER):
        grid.put(rad, cell, "Finsam Antal", formula=formula(sida.antal, sammanhang))
    lage = _lage(celler, belagg, least(tuple(sida.tabellens for sida in sidor)))
    if jamforelse or any(map(reads_comparison, lov)):
        finns = call("ISNUMBER", Period(period=False))
        lage = call("IF", finns, lage, number(Lage.INGET_JAMFORELSEAR))
    meningar = (call("IF", _ar(cell, 0), sida.saknas, Text("")) for cell, sida in zip(celler, sidor, strict=True))
    _skriv(grid, rad, ident, belagg.vad, lage, joined(Text(""), *meningar), sammanhang)
    if belagg.skillnad is not None:
        grid.put(rad, _SKILLNAD, "Finsam Poster Belopp", formula=formula(belagg.skillnad, sammanhang))


def skriv_antal(grid: Grid, rad: int, ident: str, antal: int, bland: Expr, lage: Lage, sammanhang: Context) -> None:
    """Vad programmet självt gick igenom: *antal* rader, som boken ska ha kvar."""
    cell = Ref(f"{kolumnbokstaver(_RADER)}{rad}")
    grid.put(rad, _RADER, "Finsam Antal", formula=formula(bland, sammanhang))
    andrat = Text(f"Underlaget är inte de {antal} rader som programmet granskade. Bygg rapporten igen.")
    nu = call("IF", _ar(cell, antal), number(lage), number(Lage.SAKNAR_RADER))
    _skriv(grid, rad, ident, "Rader som programmet gick igenom", nu, andrat, sammanhang)


def _skriv(grid: Grid, rad: int, ident: str, vad: str, lage: Expr, saknas: Expr, sammanhang: Context) -> None:
    cell = Ref(f"{kolumnbokstaver(_LAGE)}{rad}")
    ord_ = call("CHOOSE", cell + number(1), *map(Text, _LAGE_I_ORD))
    mening = call("IF", _ar(cell, Lage.PROVAT), Text(""), saknas)
    grid.put(rad, _ID, "Finsam Rad", text=ident)
    grid.put(rad, _VAD, "Finsam Rad", text=vad)
    grid.put(rad, _ORD, "Finsam Rad", formula=formula(ord_, sammanhang))
    grid.put(rad, _LAGE, "Finsam Antal", formula=formula(lage, sammanhang))
    grid.put(rad, _PERIOD, "Finsam Rad", text="jämförelsen" if sammanhang.comparison else "perioden")
    grid.put(rad, _SAKNAS, "Finsam Rad", formula=formula(mening, sammanhang))


def _lage(celler: Sequence[Expr], belagg: Belagg, tabellens: Expr) -> Expr:
    minst = least(tuple(celler))
    utan = number(Lage.FINNS_INTE)
    saknar = call("IF", _ar(tabellens, 0), number(Lage.SAKNAR_UNDERLAG), number(Lage.SAKNAR_RADER))
    if belagg.valfritt or (belagg.kravs is None and len(celler) == 1):
        inte = utan
    elif belagg.kravs == ALLTID:
        inte = saknar
    else:
        ingen = _ar(plus(*celler), 0)
        kravs_inte = ingen if belagg.kravs is None else call("AND", ingen, _ar(belagg.kravs, 0))
        inte = call("IF", kravs_inte, utan, saknar)
    return call("IF", Binary(">", minst, number(0)), number(Lage.PROVAT), inte)


def _ar(uttryck: Expr, tal: int) -> Expr:
    return Binary("=", uttryck, number(tal))


def _sida(lov: Sequence[Source], belagg: Belagg, hjalp: _Hjalpceller) -> _Sida:
    if not lov:
        return _Sida(number(0), belagg.kravs or number(1), _fyll_i(belagg))
    perioder = by_period(lov)
    if len(perioder) == 1:
        return _Sida(hjalp.summa(rows(lov)), scope(lov), saknat(lov))
    antal = [hjalp.cell(rows(grupp)) for grupp in perioder]
    meningar = (call("IF", _ar(ett, 0), saknat(grupp), Text("")) for ett, grupp in zip(antal, perioder, strict=True))
    return _Sida(least(tuple(antal)), scope(lov), joined(*meningar))


def _fyll_i(belagg: Belagg) -> Expr:
    """En sida som inte läser något: tabellen som säger att den skulle finnas är den som ska fyllas i."""
    tabeller = [nod.table for nod in walk(belagg.kravs) if isinstance(nod, Column)] if belagg.kravs is not None else []
    return Text(f"Fyll i bladet {tabeller[0]}. " if tabeller else "Det finns inget att jämföra med. ")


class _Hjalpceller:
    """Cellerna till höger om en rad: delarna av en räkning som inte ryms i en formel."""

    def __init__(self, grid: Grid, rad: int, sammanhang: Context) -> None:
        self._grid, self._rad, self._sammanhang = grid, rad, sammanhang
        self._nasta = _HJALPCELLER

    def summa(self, termer: Sequence[Expr]) -> Expr:
        """Termernas summa, uttryckt så att den ryms i en cell."""
        delar = list(self._delade(termer))
        return plus(*delar[0]) if len(delar) == 1 else plus(*map(self._skriv, delar))

    def cell(self, termer: Sequence[Expr]) -> Expr:
        """En cell som håller summan."""
        return self._skriv((self.summa(termer),))

    def _skriv(self, termer: Sequence[Expr]) -> Expr:
        kolumn, self._nasta = self._nasta, self._nasta + 1
        self._grid.put(self._rad, kolumn, "Finsam Antal", formula=formula(plus(*termer), self._sammanhang))
        return Ref(f"{kolumnbokstaver(kolumn)}{self._rad}")

    def _delade(self, termer: Sequence[Expr]) -> Iterator[list[Expr]]:
        del_: list[Expr] = []
        kvar = _RYMS
        for term in termer:
            langd = len(formula(term, self._sammanhang)) + 1
            if langd > kvar:
                yield del_
                del_, kvar = [], _RYMS
            del_.append(term)
            kvar -= langd
        yield del_
