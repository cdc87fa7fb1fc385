"""Tal om verksamheten ur Verksamhetstal: möten, arvoden, tjänster och annat som ingen annan tabell har."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from finsam_xl.figurer.kvoter import lika_med_noll
from finsam_xl.figurer.urval import bland, summor
from finsam_xl.koder import nummer_i
from finsam_xl.layout.expr import PERIOD, Column, Expr, Figure, Text, number, plus, rounded
from finsam_xl.layout.poster import Enhet, Post
from finsam_xl.layout.table import Line, PrintedColumn, Row, Section, Sheet, Table
from finsam_xl.layout.value import Content, Kind, Value
from finsam_xl.modell import Bladprefix, Talenhet
from finsam_xl.tabeller.kolumner import text

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Verksamhetstal

__all__ = ["blad", "per_grupp"]

_KALLA = "rkr-r15"
_TITEL = "Verksamheten i siffror"
_DECIMALER_UR_KONTON = {Talenhet.MKR: 1}
_SKRIVNA_DECIMALER = 6


def _talen(underlag: Underlag) -> dict[str, Verksamhetstal]:
    """Rapportens tal, avsnitt för avsnitt i bladets ordning."""
    egna = [tal for tal in underlag.bokslut.verksamhetstal if tal.rapport is Bladprefix[underlag.prefix]]
    avsnitten = list(dict.fromkeys(tal.avsnitt for tal in egna))
    egna.sort(key=lambda tal: avsnitten.index(tal.avsnitt))
    return {f"VT_{tal.id}": tal for tal in egna}


def per_grupp(underlag: Underlag) -> dict[str, tuple[Post, ...]]:
    """Talen i Poster, pengar i kr och annat i sin enhet; ingen grupp när rapporten inte har några tal."""
    poster = tuple(_post(ident, tal) for ident, tal in _talen(underlag).items())
    return {_TITEL: poster} if poster else {}


def _post(ident: str, tal: Verksamhetstal) -> Post:
    uttryck = _saldot(tal) if tal.konton else _vardet(tal)
    return Post(
        ident,
        uttryck,
        Enhet.KR if tal.talenhet.kronor else Enhet.ANTAL,
        f"{tal.avsnitt}: {tal.uppgift}",
        _KALLA,
        bara_period=True,
    )


def _saldot(tal: Verksamhetstal) -> Expr:
    """Kontonas saldo för perioden i kr, debet positivt."""
    return rounded(
        plus(
            *(
                summor(Column("Saldo", "Belopp"), ("Konto", Text(konto)), ("Period", PERIOD))
                for konto in nummer_i(tal.konton)
            )
        )
    )


def _nyckel(tal: Verksamhetstal) -> tuple[tuple[str, Expr], ...]:
    return (("Rapport", Text(tal.rapport)), ("Id", Text(tal.id)))


def _vardet(tal: Verksamhetstal) -> Expr:
    varde = summor(Column("Verksamhetstal", "Värde"), *_nyckel(tal))
    kronor = tal.talenhet.kronor or 1
    return varde if kronor == 1 else varde * number(kronor)


def blad(underlag: Underlag, fore: tuple[Table, ...] = ()) -> tuple[Sheet, ...]:
    """Bladet Verksamhet med tabellerna *fore* och talen; inget blad när rapporten saknar båda."""
    talen = _talen(underlag)
    tabeller = (*fore, *((_tabell(talen),) if talen else ()))
    namn = f"{Bladprefix[underlag.prefix]} Verksamhet"
    return (Sheet(namn, _TITEL, tabeller, unit=bool(fore)),) if tabeller else ()


def _tabell(talen: dict[str, Verksamhetstal]) -> Table:
    def varde(rad: Row) -> Content:
        tal = talen.get(rad.ident)
        return _visat(rad.ident, tal) if tal is not None else None

    def enhet(rad: Row) -> Content:
        tal = talen.get(rad.ident)
        return str(tal.talenhet) if tal is not None else None

    rader: list[Row] = []
    for avsnitt, grupp in groupby(talen.items(), key=lambda par: par[1].avsnitt):
        grupprader = [Line(ident, tal.uppgift) for ident, tal in grupp]
        rader += [Section(f"{grupprader[0].ident}_avsnitt", avsnitt), *grupprader]
    return Table(
        "VT",
        "Uppgifter",
        (PrintedColumn("varde", "Värde", varde, 20), text("enhet", "Enhet", enhet, 14)),
        tuple(rader),
        label="Uppgift",
        label_width=60,
    )


def _visat(ident: str, tal: Verksamhetstal) -> Value:
    """Talet i sin enhet: ur konton avrundat, annars som det är skrivet, och tomt tills det är det."""
    decimaler = _DECIMALER_UR_KONTON.get(tal.talenhet, 0) if tal.konton else _SKRIVNA_DECIMALER
    siffra = rounded(Figure(ident, period=True) / number(tal.talenhet.kronor or 1), decimaler)
    if tal.konton:
        return Value(siffra, Kind.TAL)
    ifyllt = bland("Verksamhetstal", *_nyckel(tal), ("Värde", Text("<>")))
    return Value(siffra, Kind.AR if tal.talenhet is Talenhet.AR else Kind.TAL, lika_med_noll(ifyllt))
