"""En rapport, placerad: tabellbladen, Poster och Kontroller, med namnen som håller ihop dem.

Här möts tabeller och kontroller; ingen av dem känner den andra.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from finsam_xl.figurer.underlag import underlag
from finsam_xl.kontroller.avrundning import summakontroller
from finsam_xl.kontroller.blad import Kontrollrad, kontrollblad
from finsam_xl.kontroller.funktioner import funktionskontroller
from finsam_xl.layout.expr import Binary, Context, Dialect, Expr, Name, Setting, Text
from finsam_xl.layout.placing.cards import place_cards
from finsam_xl.layout.placing.links import link_headings
from finsam_xl.layout.placing.poster_sheet import poster_sheet
from finsam_xl.layout.placing.tables import place
from finsam_xl.rapporter.slag import innehall

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from finsam_xl.layout.card import Card
    from finsam_xl.layout.grid import Grid
    from finsam_xl.layout.table import Sheet, Table
    from finsam_xl.modell import Bokslut
    from finsam_xl.rapporter.slag import Rapportslag, Sammanfattning

__all__ = ["Rapport", "bygg"]


@dataclass(frozen=True, slots=True)
class Rapport:
    """En placerad rapport. *namn* är de definierade namnen och vart de pekar, bladet först.

    *dialekt* säger om boken den ska in i har våra funktioner.
    """

    slag: Rapportslag
    rubrik: str
    blad: tuple[Grid, ...]
    namn: Mapping[str, tuple[str, str]]
    kontroller: tuple[Kontrollrad, ...]
    kontrollblad: str
    sammanfattning: Sammanfattning
    dialekt: Dialect = Dialect.NATIVE


def bygg(slag: Rapportslag, bokslut: Bokslut, tid: datetime, dialekt: Dialect = Dialect.NATIVE) -> Rapport:
    """Rapporten *slag* ur underlaget, med *tid* som den tid då programmets egna kontroller gjordes.

    I en makrobok, DESKTOP, räknas reglerna av våra funktioner, och en kontroll per funktion jämför med formeln utan.
    """
    data = underlag(bokslut, slag.prefix)
    sammanhang = Context(data.prefix)
    innehallet = innehall(slag, data)
    blad = tuple(_med_egna_etiketter(ett, bokslut.etiketter) for ett in innehallet.blad)
    rad_i_stallet = data.rapportval("Avrundning") == "rad"
    placerade = [
        place_cards(ett, sammanhang, subtitle=_underrubrik(ett))
        if ett.cards or ett.empty
        else place(ett, sammanhang, subtitle=_underrubrik(ett), difference_row=rad_i_stallet)
        for ett in blad
    ]
    tryckt: dict[str, list[str]] = {}
    for placerat in placerade:
        for namn, celler in placerat.prints.items():
            tryckt.setdefault(namn, []).extend(celler)
    alla = tuple(post for grupp in innehallet.poster.values() for post in grupp)
    poster = poster_sheet(
        f"{slag.bladprefix} Poster",
        innehallet.poster,
        Context(data.prefix, dialect=dialekt),
        subtitle=Binary("&", Name("Forbund"), Text(", exakta belopp i kronor")),
        labels=_etiketter(blad),
        prints=tryckt,
        notice=innehallet.saknas,
    )
    link_headings(placerade, poster)
    kontroller = kontrollblad(
        f"{slag.bladprefix} Kontroller",
        data,
        alla,
        tryckt,
        blad=tuple(ett.name for ett in blad),
        tid=tid,
        underrubrik=Binary("&", Name("Forbund"), Text(", skillnader i kronor, antal eller procentenheter")),
        fler=(
            *summakontroller(data, (tabell for ett in blad for tabell in ett.tables), alla),
            *(funktionskontroller(alla) if dialekt is Dialect.DESKTOP else ()),
        ),
    )
    platser = {
        namn: (grid.name, plats)
        for grid, egna in ((poster.grid, poster.names), (kontroller.grid, kontroller.names))
        for namn, plats in egna.items()
    }
    return Rapport(
        slag,
        slag.rubrik(data),
        (*(placerat.grid for placerat in placerade), poster.grid, kontroller.grid),
        platser,
        tuple(kontroller.rader),
        kontroller.grid.name,
        slag.sammanfattning(data),
        dialekt,
    )


def _underrubrik(blad: Sheet) -> Expr:
    if not blad.unit:
        return Name("Forbund")
    enhet = blad.tables[0].unit if blad.tables else "Enhet"
    return Binary("&", Binary("&", Name("Forbund"), Text(", belopp i ")), Setting(f"{enhet}sord"))


def _med_egna_etiketter(blad: Sheet, etiketter: Mapping[tuple[str, str], str]) -> Sheet:
    def egen(tabell: Table) -> Table:
        rader = tuple(replace(rad, label=etiketter.get((tabell.ident, rad.ident), rad.label)) for rad in tabell.rows)
        return replace(tabell, rows=rader)

    def eget(kort: Card) -> Card:
        egna = {ett.ident: etiketter[nyckel] for ett in kort.fields if (nyckel := ("KORT", ett.ident)) in etiketter}
        falt = (replace(ett, label=egna[ett.ident]) if ett.ident in egna else ett for ett in kort.fields)
        return replace(kort, fields=tuple(falt))

    return replace(blad, tables=tuple(map(egen, blad.tables)), cards=tuple(map(eget, blad.cards)))


def _etiketter(blad: tuple[Sheet, ...]) -> dict[str, str]:
    """Radernas tryckta text per id, den först tryckta när en siffra visas på flera ställen."""
    etiketter: dict[str, str] = {}
    for ett in blad:
        for tabell in ett.tables:
            for rad in tabell.rows:
                etiketter.setdefault(rad.ident, rad.label)
    return etiketter
