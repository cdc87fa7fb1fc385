"""Procenttal i tabeller, räknade om ur de tal de bygger på: soliditet, andelar av intäkter, parternas andelar.

Ett procenttal kan vara räknat på mer än ett sätt (verkliga eller budgeterade intäkter): det stämmer om något gör det.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from finsam_xl.belopp import avrunda, svensk
from finsam_xl.granskning.fynd import Fynd, Provat, klassa
from finsam_xl.granskning.regler.uttryck import cell, las_termer, rakna
from finsam_xl.granskning.tryck.etiketter import mallrader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.granskning.regler.uttryck import Summa, Term, Tryckcell
    from finsam_xl.granskning.tryck.dokument import Dokument

__all__ = ["granska_kvoter", "procent"]

_HUNDRA = Decimal(100)


@dataclass(frozen=True, slots=True)
class _Kvot:
    """Ett procenttal: id, termen, kolumnens roll, och sätten det kan vara räknat på som täljare och nämnare."""

    id: str
    term: Term
    roll: str
    satt: tuple[tuple[tuple[Term, ...], tuple[Term, ...]], ...]


@dataclass(frozen=True, slots=True)
class _Raknad:
    """Kvoten räknad på ett sätt: som trycket skriver den, och mellan vilka tal den ligger när delarna är avrundade."""

    ratt: Decimal
    minst: Decimal
    hogst: Decimal
    delar: tuple[Summa, Summa]

    def stammer(self, tryckt: Decimal, sista: Decimal) -> bool:
        return self.minst - sista / 2 <= tryckt <= self.hogst + sista / 2


@cache
def _kvoter() -> tuple[_Kvot, ...]:
    satt: dict[tuple[str, str, str, str], list[tuple[tuple[Term, ...], tuple[Term, ...]]]] = {}
    for rad in mallrader("kvoter.csv"):
        nyckel = (rad["id"], rad["tabell"], rad["rad"], rad["roll"])
        satt.setdefault(nyckel, []).append((las_termer(rad["taljare"]), las_termer(rad["namnare"])))
    return tuple(
        _Kvot(ident, las_termer(f"{tabell}.{rad}")[0], roll, tuple(alla))
        for (ident, tabell, rad, roll), alla in satt.items()
    )


def procent(taljare: Decimal, namnare: Decimal) -> Decimal | None:
    """Hela procent, halva uppåt; None när nämnaren är noll."""
    return avrunda(_HUNDRA * taljare / namnare, Decimal(1)) if namnare else None


def granska_kvoter(dokument: Dokument) -> Iterator[Fynd | Provat]:
    """Fynd där ett tryckt procenttal inte är kvoten av de tryckta talen."""
    ar = sorted({kolumn.ar for tabell in dokument.tabeller for kolumn in tabell.kolumner})
    for kvot in _kvoter():
        for ett in ar if dokument.tabell(kvot.term.slag) else ():
            yield from _prova(dokument, kvot, ett)


def _prova(dokument: Dokument, kvot: _Kvot, ar: int) -> Iterator[Fynd | Provat]:
    tryckt = cell(dokument, kvot.term, kvot.roll, ar)
    if tryckt is None or tryckt.tal is None:
        return
    roll = "utfall" if kvot.roll == "lokalt" else kvot.roll
    sista = Decimal(1).scaleb(min(int(tryckt.tal.as_tuple().exponent), 0))
    alla = [
        raknad
        for taljare, namnare in kvot.satt
        if (ett := rakna(dokument, taljare, roll, ar)) is not None
        and (annat := rakna(dokument, namnare, roll, ar)) is not None
        and (raknad := _raknad(ett, annat, tryckt.tal, sista)) is not None
    ]
    if not alla:
        return
    narmast = min(
        alla, key=lambda en: (not en.stammer(tryckt.tal or Decimal(0), sista), abs(en.ratt - (tryckt.tal or 0)))
    )
    yield Provat(kvot.id, (*tryckt.rutor, *(ruta for del_ in narmast.delar for ruta in del_.rutor)))
    if not narmast.stammer(tryckt.tal, sista):
        yield _fynd(kvot, tryckt, narmast)


def _raknad(taljare: Summa, namnare: Summa, tryckt: Decimal, sista: Decimal) -> _Raknad | None:
    """Kvoten med lika många decimaler som trycket, i procent eller som andel av ett (0,91)."""
    ett, annat = abs(taljare.kr), abs(namnare.kr)
    bredd = namnare.sista / 2
    if annat <= bredd:
        return None
    exakt = taljare.kr / namnare.kr if taljare.kr * namnare.kr < 0 and tryckt < 0 else ett / annat
    skala = 1 if sista < 1 and abs(tryckt) <= abs(exakt) * 2 else _HUNDRA
    granser = [
        skala * (exakt / abs(exakt) if exakt else 1) * (ett + hall * taljare.sista / 2) / (annat - hall * bredd)
        for hall in (-1, 1)
    ]
    return _Raknad(avrunda(skala * exakt, sista), min(granser), max(granser), (taljare, namnare))


def _fynd(kvot: _Kvot, tryckt: Tryckcell, raknad: _Raknad) -> Fynd:
    tal = tryckt.tal or Decimal(0)
    delar = [plats for del_ in raknad.delar for plats in del_.platser]
    decimaler = max(0, -int(tal.as_tuple().exponent))
    text = (
        f"{tryckt.plats} är {svensk(tal, decimaler)} %, men räknat ur tabellerna ({' och '.join(delar)}) är det "
        f"{svensk(raknad.ratt, decimaler)} %."
    )
    return Fynd(kvot.id, " / ".join((tryckt.plats, *delar)), tal, raknad.ratt, klassa(tal, raknad.ratt, 0), text)
