"""En rapport, placerad: tabellbladen, Poster och Kontroller, med namnen som håller ihop dem.

Här möts tabeller och kontroller; ingen av dem känner den andra.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from finsam_xl.figurer.underlag import underlag
from finsam_xl.kontroller.avrundning import summakontroller
from finsam_xl.kontroller.blad import Provas, kontrollblad
from finsam_xl.kontroller.egna_noter import egna_notkontroller
from finsam_xl.kontroller.funktioner import funktionskontroller
from finsam_xl.kontroller.justeringar import justeringskontroller
from finsam_xl.kontroller.lag.noter import lagnotkontroller
from finsam_xl.kontroller.scb import scbkontroller
from finsam_xl.kontroller.uppfoljning import uppfoljningskontroller
from finsam_xl.kontroller.verksamheten.insatser import insatskontroller
from finsam_xl.layout.expr import Binary, Context, Dialect, Expr, Name, Setting, Text, figures
from finsam_xl.layout.placing.cards import place_cards
from finsam_xl.layout.placing.links import link_headings
from finsam_xl.layout.placing.poster_sheet import poster_sheet
from finsam_xl.layout.placing.tables import place
from finsam_xl.layout.table import content
from finsam_xl.layout.value import Value
from finsam_xl.rapporter.slag import innehall
from finsam_xl.rapporter.tabellval import bladens, titlar
from finsam_xl.rapporter.tryckform import tryckform

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.kontroller.blad import Kontrollblad, Kontrollrad
    from finsam_xl.layout.grid import Grid
    from finsam_xl.layout.placing.poster_sheet import PosterSheet
    from finsam_xl.layout.placing.tables import Placed
    from finsam_xl.layout.poster import Post
    from finsam_xl.layout.table import Sheet
    from finsam_xl.modell import Bokslut
    from finsam_xl.rapporter.slag import Rapportslag, Sammanfattning
    from finsam_xl.rapporter.tryckform import Tryckform
    from finsam_xl.tabeller.jamforelse import Innehall

__all__ = ["Rapport", "bygg"]

_RESULTATET = "RR_arets_resultat"


@dataclass(frozen=True, slots=True)
class Rapport:
    """En placerad rapport. *namn* är de definierade namnen och vart de pekar, bladet först.

    *dialekt* säger om boken den ska in i har våra funktioner, och *i_ordning* om förbundet har valt bladens ordning.
    *poster* är siffrorna, och *tryckt* cellerna som visar var och en, per definierat namn. *placerade* är
    tabellbladen med var tabeller och kort står. *titlar* är det som varje tabell heter, per id, och *bladens*
    tabellerna på varje blad, per titel, också de utelämnade. Ett blad som inte trycks är i *arbetspapper*, efter namn,
    och i ingen av de tre.
    """

    slag: Rapportslag
    rubrik: str
    blad: tuple[Grid, ...]
    namn: Mapping[str, tuple[str, str]]
    kontroller: tuple[Kontrollrad, ...]
    kontrollblad: str
    sammanfattning: Sammanfattning
    dialekt: Dialect
    i_ordning: bool
    poster: tuple[Post, ...]
    tryckt: Mapping[str, Sequence[str]]
    placerade: tuple[Placed, ...]
    titlar: Mapping[str, tuple[str, ...]]
    bladens: Mapping[str, tuple[str, ...]]
    arbetspapper: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Bygge:
    """Rapporten medan den byggs: slaget, indata, siffrorna bakom bladen, och bladen som förbundet vill ha dem."""

    slag: Rapportslag
    underlag: Underlag
    innehall: Innehall
    tryckform: Tryckform
    dialekt: Dialect

    @property
    def blad(self) -> tuple[Sheet, ...]:
        return self.tryckform.blad

    @property
    def poster(self) -> tuple[Post, ...]:
        """Alla siffror, efter varandra."""
        return tuple(chain.from_iterable(self.innehall.poster.values()))


def bygg(slag: Rapportslag, bokslut: Bokslut, tid: datetime, dialekt: Dialect = Dialect.NATIVE) -> Rapport:
    """Rapporten *slag* ur underlaget, med *tid* som den tid då programmets egna kontroller gjordes.

    I en makrobok, DESKTOP, räknas reglerna av våra funktioner, och en kontroll per funktion jämför med formeln utan.
    """
    bygge = _bygget(slag, bokslut, dialekt)
    placerade = tuple(_placerat(blad, bygge.underlag) for blad in bygge.blad)
    tryckt = _tryckt(placerade)
    poster = _poster(bygge, tryckt)
    link_headings(placerade, poster)
    kontroller = _kontroller(bygge, tryckt, tid)
    trycks = [ett for ett in (*bygge.blad, *bygge.innehall.blad) if ett.printed]
    arbetspapper = frozenset(ett.name for ett in bygge.blad if not ett.printed)
    return Rapport(
        slag,
        slag.rubrik(bygge.underlag),
        (*(placerat.grid for placerat in placerade), poster.grid, kontroller.grid),
        {**_platser(poster.grid, poster.names), **_platser(kontroller.grid, kontroller.names)},
        tuple(kontroller.rader),
        kontroller.grid.name,
        slag.sammanfattning(bygge.underlag),
        dialekt,
        bygge.tryckform.i_ordning,
        bygge.poster,
        tryckt,
        tuple(ett for ett in placerade if ett.grid.name not in arbetspapper),
        titlar(trycks),
        bladens(trycks),
        arbetspapper,
    )


def _bygget(slag: Rapportslag, bokslut: Bokslut, dialekt: Dialect) -> _Bygge:
    data = underlag(bokslut, slag.prefix)
    innehallet = innehall(slag, data)
    return _Bygge(slag, data, innehallet, tryckform(innehallet, data), dialekt)


def _placerat(blad: Sheet, data: Underlag) -> Placed:
    """Tabellerna eller korten som celler; avrundningen visas som en rad när rapporten har valt det."""
    sammanhang, underrubrik = Context(data.prefix), _underrubrik(blad)
    if blad.cards or blad.empty:
        return place_cards(blad, sammanhang, subtitle=underrubrik)
    return place(blad, sammanhang, subtitle=underrubrik, difference_row=data.rapportval("Avrundning") == "rad")


def _tryckt(placerade: Iterable[Placed]) -> dict[str, list[str]]:
    """Cellerna som visar varje siffra, per definierat namn."""
    tryckt: dict[str, list[str]] = {}
    for placerat in placerade:
        for namn, celler in placerat.prints.items():
            tryckt.setdefault(namn, []).extend(celler)
    return tryckt


def _poster(bygge: _Bygge, tryckt: Mapping[str, Sequence[str]]) -> PosterSheet:
    return poster_sheet(
        f"{bygge.slag.bladprefix} Poster",
        {bygge.tryckform.grupp(namn): poster for namn, poster in bygge.innehall.poster.items()},
        Context(bygge.underlag.prefix, dialect=bygge.dialekt),
        subtitle=Binary("&", Name("Forbund"), Text(", exakta belopp i kronor")),
        labels=bygge.tryckform.etiketter,
        prints=tryckt,
        hint=_om_namnen(bygge),
        notice=bygge.innehall.saknas,
    )


def _om_namnen(bygge: _Bygge) -> str:
    """Vad siffrornas namn är till för, med ett av rapportens egna; tomt när den inte har några."""
    iden = [post.ident for post in bygge.poster]
    if not iden:
        return ""
    namn = Context(bygge.underlag.prefix).figure(_RESULTATET if _RESULTATET in iden else iden[0])
    return f"Namnet i kolumnen Post skrivs så i en mall till Word: {{{{ {namn} }}}}. Bladet Märken säger mer."


def _kontroller(bygge: _Bygge, tryckt: Mapping[str, Sequence[str]], tid: datetime) -> Kontrollblad:
    blad = tuple(ett.name for ett in bygge.blad)
    tabeller = (tabell for ett in bygge.blad for tabell in ett.tables)
    return kontrollblad(
        f"{bygge.slag.bladprefix} Kontroller",
        Provas(bygge.underlag, bygge.poster, tryckt, blad, tid, _utelamnat(bygge)),
        underrubrik=Binary("&", Name("Forbund"), Text(", skillnader i kronor, antal eller procentenheter")),
        fler=(
            *egna_notkontroller(bygge.underlag),
            *justeringskontroller(bygge.underlag),
            *lagnotkontroller(bygge.underlag),
            *summakontroller(bygge.underlag, tabeller, bygge.poster),
            *insatskontroller(bygge.underlag),
            *scbkontroller(bygge.underlag, frozenset(post.ident for post in bygge.poster)),
            *uppfoljningskontroller(bygge.underlag),
            *(funktionskontroller(bygge.poster) if bygge.dialekt is Dialect.DESKTOP else ()),
        ),
    )


def _utelamnat(bygge: _Bygge) -> dict[str, tuple[str, ...]]:
    """De utelämnade tabellerna, per definierat namn på en siffra som de skulle ha visat."""
    sammanhang = Context(bygge.underlag.prefix)
    titlar: dict[str, dict[str, None]] = {}
    for tabell in bygge.tryckform.utelamnade:
        visat = (content(rad, kolumn) for rad in tabell.rows for kolumn in tabell.columns)
        for siffra in (ett for varde in visat if isinstance(varde, Value) for ett in figures(varde.expr)):
            namn = sammanhang.figure(siffra.ident, period=siffra.period)
            titlar.setdefault(namn, {})[tabell.title] = None
    return {namn: tuple(ett) for namn, ett in titlar.items()}


def _platser(grid: Grid, namnen: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """De definierade namnen på bladet, med bladets namn före platsen."""
    return {namn: (grid.name, plats) for namn, plats in namnen.items()}


def _underrubrik(blad: Sheet) -> Expr:
    if not blad.unit:
        return Name("Forbund")
    enhet = blad.tables[0].unit if blad.tables else "Enhet"
    return Binary("&", Binary("&", Name("Forbund"), Text(", belopp i ")), Setting(f"{enhet}sord"))
