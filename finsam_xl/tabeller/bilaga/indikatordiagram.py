"""Diagrammen i bilaga 2: svarens fördelning för förbundet och för riket, som andelar i celler och staplar av dem.

En stapel är klart positiva svar, därtill övriga positiva, och resten. Rikets stapel har alla tre delar bara när båda
måtten är kända; annars visas den del som är det.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from finsam_xl.layout.chart import Chart
from finsam_xl.layout.expr import Expr, Figure, Text, call, number, rounded
from finsam_xl.layout.placing.charts import MOST_BARS
from finsam_xl.layout.table import Line, PrintedColumn, Row, Section, Table
from finsam_xl.layout.value import Content, share, words
from finsam_xl.modell import Matt
from finsam_xl.tabeller.bilaga.indikatorposter import MATT, NATIONELLT, Fraga, fragor, rakningsbara
from finsam_xl.tabeller.bilaga.indikatorrapport import i_omraden
from finsam_xl.tabeller.kolumner import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.figurer.underlag import Underlag

__all__ = ["diagram", "tabeller"]

_FORBUNDET, _RIKET = "DF", "DR"
_VEM = {_FORBUNDET: "Förbundet", _RIKET: "Riket"}
_DELAR = {"klart": "Klart positivt", "darutover": "Därtill positivt", "ovriga": "Övriga svar"}
_UTAN_TAL = {
    _FORBUNDET: "Diagrammet kan inte ritas: inga svar är inlagda i bladet Indikatorer.",
    _RIKET: "Diagrammet kan inte ritas: inga nationella andelar är inlagda i bladet Indikatorer.",
}


def tabeller(underlag: Underlag) -> tuple[Table, ...]:
    """Andelarna som staplarna visar, en tabell för förbundet och en för riket."""
    return tuple(_tabell(ident, _ritade(ident, underlag)) for ident in _VEM)


def diagram(underlag: Underlag) -> tuple[Chart, ...]:
    """Ett diagram för förbundet och ett för riket; fler när staplarna inte ryms på en sida."""
    return tuple(_diagrammen(underlag))


def _diagrammen(underlag: Underlag) -> Iterator[Chart]:
    for ident in _VEM:
        sidor = _sidor(_rader(ident, _ritade(ident, underlag)))
        for nr, rader in enumerate(sidor, start=1):
            yield Chart(_titel(ident, nr, len(sidor)), ident, rader, tuple(_DELAR))


def _titel(ident: str, nr: int, antal: int) -> str:
    del_ = f" ({nr} av {antal})" if antal > 1 else ""
    anmarkning = "\nRader utan stapel har för få svar för att visas" if ident == _FORBUNDET else ""
    return f"{_VEM[ident]}: svarens fördelning{del_}{anmarkning}"


def _ritade(ident: str, underlag: Underlag) -> tuple[Fraga, ...]:
    """Förbundets diagram visar frågor med svar, rikets frågor med en nationell andel."""
    alla = fragor(underlag)
    if ident == _FORBUNDET:
        return rakningsbara(alla)
    return tuple(fraga for fraga in alla if any(fraga.svar.jamforelse(matt, NATIONELLT) is not None for matt in MATT))


def _radid(ident: str, fraga: Fraga) -> str:
    return f"{ident}_{fraga.ident}"


def _rader(ident: str, ritade: tuple[Fraga, ...]) -> tuple[Row, ...]:
    rader: list[Row] = []
    for nr, (omrade, i_omradet) in enumerate(i_omraden(ritade).items(), start=1):
        rader.append(Section(f"{ident}_omrade_{nr}_", omrade))
        rader.extend(
            Line(_radid(ident, fraga), f"{fraga.svar.nr} {fraga.svar.indikator}, {fraga.svar.grupp.lower()}")
            for fraga in i_omradet
        )
    return tuple(rader)


def _sidor(rader: tuple[Row, ...]) -> tuple[tuple[str, ...], ...]:
    """Radernas id i ungefär lika delar som ryms på en sida var; en områdesrubrik står aldrig sist."""
    if not rader:
        return ()
    hogst = ceil(len(rader) / ceil(len(rader) / (MOST_BARS - 1))) + 1
    sidor: list[list[str]] = [[]]
    for rad in rader:
        plats = hogst - len(sidor[-1])
        if plats == 0 or (plats == 1 and isinstance(rad, Section)):
            sidor.append([])
        sidor[-1].append(rad.ident)
    return tuple(map(tuple, sidor))


def _tabell(ident: str, ritade: tuple[Fraga, ...]) -> Table:
    per_id = {_radid(ident, fraga): fraga for fraga in ritade}

    def kolumn(del_: str) -> PrintedColumn:
        def visa(rad: Row) -> Content:
            uttryck = _delar(ident, per_id[rad.ident]).get(del_) if rad.ident in per_id else None
            return share(uttryck) if uttryck is not None else None

        return PrintedColumn(del_, _DELAR[del_], visa, 10)

    def anmarkning(rad: Row) -> Content:
        return words(_for_fa(per_id[rad.ident])) if ident == _FORBUNDET and rad.ident in per_id else None

    return Table(
        ident,
        _VEM[ident],
        (*map(kolumn, _DELAR), text("anmarkning", "", anmarkning, 14)),
        _rader(ident, ritade),
        label="Indikator och svarsgrupp",
        label_width=42,
        notes=() if ritade else (_UTAN_TAL[ident],),
        new_page=ident == _RIKET and bool(ritade),
    )


def _for_fa(fraga: Fraga) -> Expr:
    """Varför stapeln saknas: svaren är för få för att visas."""
    svar = Figure(fraga.siffra("svar"))
    return call("IF", call("ISNUMBER", svar), Text(""), svar)


def _delar(ident: str, fraga: Fraga) -> dict[str, Expr]:
    """Stapelns delar, de som är kända; en dold andel ger en tom cell."""
    slag = "" if ident == _FORBUNDET else "riket_"
    klart, positivt = (Figure(fraga.siffra(f"{slag}{matt.falt}")) for matt in MATT.values())
    finns = {matt for matt in MATT if ident == _FORBUNDET or fraga.svar.jamforelse(matt, NATIONELLT) is not None}
    delar = {
        "klart": ({Matt.KLART_POSITIVT}, klart),
        "darutover": ({Matt.KLART_POSITIVT, Matt.POSITIVT}, rounded(positivt - klart, 6)),
        "ovriga": ({Matt.POSITIVT}, rounded(number(1) - positivt, 6)),
    }
    return {
        namn: call("IF", call("ISNUMBER", klart if Matt.KLART_POSITIVT in behovs else positivt), uttryck, Text(""))
        for namn, (behovs, uttryck) in delar.items()
        if behovs <= finns
    }
