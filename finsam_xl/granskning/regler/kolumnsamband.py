"""Kolumner som räknas ur andra kolumner: totalt, skillnad, och andelar som tillsammans är hundra procent.

Rubriken säger att kolumnen är en summa eller en skillnad, och raderna själva av vilka: minst hälften ska följa det.
Raderna som inte gör det är felet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL, svensk
from finsam_xl.granskning.fynd import Fynd, Klass, Provat, klassa
from finsam_xl.granskning.tryck.kolumner import filform

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from finsam_xl.granskning.tryck.dokument import Dokument, Kolumn, Rad, Tabell

__all__ = ["granska_kolumnsamband"]

_HUNDRA = Decimal(100)
_TOTALT = re.compile(r"(^|_)(totalt|total|summa|sammanlagt|tillsammans|hela_(perioden|tiden|aret)|helar)(_|$)")
_SKILLNAD = re.compile(r"(^|_)(forandring|andring|skillnad|differens|okning|minskning)(_|$)")
_INGET_BELOPP = re.compile(r"manad|rang|nyckel|andel|ar_nr")
_ANDELAR = frozenset({"procent"})
_UTAN = frozenset({"avvikelse", "kvinnor", "man", "lokalt", "jamforelse", "gransvarde"})
_FLER = 2
_MINST = 3


@dataclass(frozen=True, slots=True)
class _Satt:
    """Ett sätt kolumnen kan vara räknad på: vad det heter, och kolumnerna med sina tecken; *lika* är ett fast tal."""

    vad: str
    led: tuple[tuple[int, Kolumn], ...]

    def rakna(self, rad: Rad) -> Decimal | None:
        tal = [(tecken, rad.tal(kolumn)) for tecken, kolumn in self.led]
        fyllda = [tecken * ett for tecken, ett in tal if ett is not None]
        return sum(fyllda, NOLL) if len(fyllda) == len(tal) or len(fyllda) >= _FLER else None


def granska_kolumnsamband(dokument: Dokument) -> Iterator[Fynd | Provat]:
    """Fynd där en kolumns tal inte är summan av, eller skillnaden mellan, de kolumner som de andra raderna visar."""
    for tabell in dokument.tabeller:
        egna = [en for en in tabell.kolumner if en.roll not in _UTAN]
        for kolumn in egna:
            yield from _kolumnen(tabell, kolumn, egna)
        yield from _hundra(tabell, [en for en in egna if en.roll in _ANDELAR])


def _kolumnen(tabell: Tabell, kolumn: Kolumn, egna: Sequence[Kolumn]) -> Iterator[Fynd | Provat]:
    rubrik = filform(kolumn.tryckt)
    if _TOTALT.search(rubrik) and kolumn.roll not in _ANDELAR:
        yield from _provad(tabell, kolumn, list(_summor(kolumn, egna)))
    elif _SKILLNAD.search(rubrik):
        yield from _provad(tabell, kolumn, list(_skillnader(kolumn, egna)))


def _summor(kolumn: Kolumn, egna: Sequence[Kolumn]) -> Iterator[_Satt]:
    """De andra kolumnerna, eller bara de till vänster eller höger."""
    plats = egna.index(kolumn)
    for vad, delar in (
        ("de andra kolumnerna", [*egna[:plats], *egna[plats + 1 :]]),
        ("kolumnerna till vänster", egna[:plats]),
        ("kolumnerna till höger", egna[plats + 1 :]),
    ):
        led = tuple((1, en) for en in delar if en.roll not in _ANDELAR and not _INGET_BELOPP.search(filform(en.tryckt)))
        if len(led) >= _FLER:
            yield _Satt(vad, led)


def _skillnader(kolumn: Kolumn, egna: Sequence[Kolumn]) -> Iterator[_Satt]:
    """Två andra kolumner av samma slag, båda hållen; de till vänster först, den närmaste först."""
    plats = egna.index(kolumn)
    for ett, annat in permutations([*reversed(egna[:plats]), *egna[plats + 1 :]], 2):
        if (ett.roll in _ANDELAR) is (annat.roll in _ANDELAR):
            yield _Satt(f"{ett.tryckt} minus {annat.tryckt}", ((1, ett), (-1, annat)))


def _provad(tabell: Tabell, kolumn: Kolumn, satten: Sequence[_Satt]) -> Iterator[Fynd | Provat]:
    basta: tuple[int, list[tuple[Rad, Decimal, Decimal]]] | None = None
    vald = None
    for satt in satten:
        rader = list(_rader(tabell, kolumn, satt))
        foljer = sum(1 for _, tryckt, ratt in rader if abs(tryckt - ratt) <= _tolerans(tabell, kolumn, satt))
        if basta is None or foljer > basta[0]:
            basta, vald = (foljer, rader), satt
    if basta is None or vald is None or basta[0] < _FLER or basta[0] * 2 < len(basta[1]):
        return
    for rad, tryckt, ratt in basta[1]:
        alla = (kolumn, *(en for _, en in vald.led))
        yield Provat("S09", tuple((tabell.fil, rad.nr, en.namn) for en in alla))
        if abs(tryckt - ratt) > _tolerans(tabell, kolumn, vald):
            yield _fynd(tabell, rad, kolumn, vald, tryckt, ratt)


def _rader(tabell: Tabell, kolumn: Kolumn, satt: _Satt) -> Iterator[tuple[Rad, Decimal, Decimal]]:
    for rad in tabell.rader:
        tryckt, ratt = rad.tal(kolumn), satt.rakna(rad)
        if tryckt is not None and ratt is not None and (tryckt or ratt):
            yield rad, tryckt, ratt


def _tolerans(tabell: Tabell, kolumn: Kolumn, satt: _Satt) -> Decimal:
    return sum((_sista(tabell, en) for en in (kolumn, *(en for _, en in satt.led))), NOLL) / 2


def _sista(tabell: Tabell, kolumn: Kolumn) -> Decimal:
    talen = (ett for rad in tabell.rader if (ett := rad.tal(kolumn)) is not None)
    return min((Decimal(1).scaleb(min(int(ett.as_tuple().exponent), 0)) for ett in talen), default=Decimal(1))


def _fynd(tabell: Tabell, rad: Rad, kolumn: Kolumn, satt: _Satt, tryckt: Decimal, ratt: Decimal) -> Fynd:
    plats = tabell.plats(rad, kolumn)
    text = f"{plats} är {_skrivet(tryckt)}, men räknat som kolumnens andra rader ({satt.vad}) är det {_skrivet(ratt)}."
    return Fynd("S09", plats, tryckt, ratt, klassa(tryckt, ratt, 0), text, satt.vad)


def _hundra(tabell: Tabell, andelar: Sequence[Kolumn]) -> Iterator[Fynd | Provat]:
    """Andelarna på en rad, när de på de flesta rader är hundra procent tillsammans."""
    if len(andelar) < _FLER:
        return
    alla = [(rad, [rad.tal(en) for en in andelar]) for rad in tabell.rader]
    rader = [(rad, [ett for ett in tal if ett is not None]) for rad, tal in alla]
    rader = [(rad, tal) for rad, tal in rader if len(tal) >= _FLER]
    foljer = [rad.nr for rad, tal in rader if abs(sum(tal, NOLL) - _HUNDRA) * 2 <= len(tal)]
    if len(foljer) < _MINST or len(foljer) * 3 < len(rader) * 2:
        return
    for rad, tal in rader:
        yield Provat("C28", tuple((tabell.fil, rad.nr, en.namn) for en in andelar))
        if rad.nr not in foljer:
            summa, plats = sum(tal, NOLL), tabell.plats(rad)
            text = f"{plats}: andelarna är tillsammans {_skrivet(summa)} %, inte 100 %."
            yield Fynd("C28", plats, summa, _HUNDRA, Klass.RAKNEFEL, text)


def _skrivet(tal: Decimal) -> str:
    return svensk(tal, max(0, -int(tal.as_tuple().exponent)))
