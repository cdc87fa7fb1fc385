"""Diagrammen i bilaga 2: svarens fördelning för förbundet och för riket, som andelar i celler och staplar av dem.

En stapel är klart positiva svar, därtill övriga positiva, och resten. Rikets stapel har alla tre delar bara när båda
måtten är kända; annars visas den del som är det.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from finsam_xl.layout.chart import Chart
from finsam_xl.layout.expr import Expr, Figure, Text, call, number, rounded
from finsam_xl.layout.place_charts import MOST_BARS
from finsam_xl.layout.table import Column, Content, Line, Row, Section, Table, share, words
from finsam_xl.tabeller.idn import namndel
from finsam_xl.tabeller.indikatorrapport import Fraga, fragor, i_omraden, poster, rakningsbara
from finsam_xl.tabeller.kolumner import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.underlag import Underlag

__all__ = ["diagram", "tabeller"]

_DELAR = ("klart", "ovriga_positiva", "resten")
_RUBRIKER = ("Klart positivt", "Därtill positivt", "Övriga svar")
_VEM = {"DF": "Förbundet", "DR": "Riket"}
_UTAN_TAL = "Diagrammet ritas när andelar finns: {} i bladet Indikatorer är tomt."
_KOLUMNER = {"DF": "antal svar", "DR": "Nationellt"}


def tabeller(underlag: Underlag) -> tuple[Table, ...]:
    """Andelarna som staplarna visar, en tabell för förbundet och en för riket."""
    return tuple(_tabell(ident, underlag) for ident in _VEM)


def diagram(underlag: Underlag) -> tuple[Chart, ...]:
    """Ett diagram för förbundet och ett för riket; fler när staplarna inte ryms på en sida."""
    return tuple(
        Chart(_titel(vem, nr, len(sidor)), ident, rader, _DELAR)
        for ident, vem in _VEM.items()
        for sidor in (_sidor(_rader(ident, underlag)),)
        for nr, rader in enumerate(sidor, start=1)
    )


def _titel(vem: str, nr: int, antal: int) -> str:
    del_ = f" ({nr} av {antal})" if antal > 1 else ""
    return f"{vem}: svarens fördelning{del_}" + ("\nSvar från för få visas inte" if vem == _VEM["DF"] else "")


def _ritade(ident: str, underlag: Underlag) -> tuple[Fraga, ...]:
    """Förbundets diagram visar frågor med svar, rikets frågor med en nationell andel."""
    alla = fragor(underlag)
    return rakningsbara(alla) if ident == "DF" else tuple(ett for ett in alla if ett.svar.nationellt is not None)


def _rader(ident: str, underlag: Underlag) -> tuple[Row, ...]:
    rader: list[Row] = []
    for omrade, i_omradet in i_omraden(_ritade(ident, underlag)).items():
        rader.append(Section(f"{ident}_{namndel(omrade)}", omrade))
        rader.extend(
            Line(f"{ident}_{fraga.ident}", f"{fraga.svar.nr} {fraga.svar.indikator}, {fraga.svar.grupp.lower()}")
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


def _tabell(ident: str, underlag: Underlag) -> Table:
    per_id = {f"{ident}_{fraga.ident}": fraga for fraga in _ritade(ident, underlag)}
    finns = {post.ident for post in poster(underlag)}

    def kolumn(nr: int) -> Column:
        def visa(rad: Row) -> Content:
            fraga = per_id.get(rad.ident)
            return None if fraga is None else next(_delar(ident, fraga, finns, nr), None)

        return Column(_DELAR[nr], _RUBRIKER[nr], visa, 10)

    def anmarkning(rad: Row) -> Content:
        return words(_for_fa(per_id[rad.ident])) if ident == "DF" and rad.ident in per_id else None

    rader = _rader(ident, underlag)
    return Table(
        ident,
        _VEM[ident],
        (*map(kolumn, range(len(_DELAR))), text("anmarkning", "", anmarkning, 14)),
        rader,
        label="Indikator och svarsgrupp",
        label_width=42,
        notes=() if rader else (_UTAN_TAL.format(_KOLUMNER[ident]),),
        new_page=ident == "DR" and bool(rader),
    )


def _for_fa(fraga: Fraga) -> Expr:
    """Varför stapeln saknas: svaren är för få för att visas."""
    svar = Figure(f"{fraga.ident}_svar")
    return call("IF", call("ISNUMBER", svar), Text(""), svar)


def _delar(ident: str, fraga: Fraga, finns: set[str], nr: int) -> Iterator[Content]:
    """Stapelns del *nr*, om den är känd; en dold andel ger en tom cell."""
    slag = "" if ident == "DF" else "riket_"
    klart, positivt = (f"{fraga.ident}_{slag}{falt}" for falt in ("klart", "positivt"))
    delar = (
        ((klart,), lambda: Figure(klart)),
        ((klart, positivt), lambda: rounded(Figure(positivt) - Figure(klart), 6)),
        ((positivt,), lambda: rounded(number(1) - Figure(positivt), 6)),
    )
    behovs, uttryck = delar[nr]
    if finns.issuperset(behovs):
        kant = call("ISNUMBER", Figure(behovs[0]))
        yield share(call("IF", kant, uttryck(), Text("")))
