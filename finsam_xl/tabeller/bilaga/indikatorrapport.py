"""Indikatorrapporten i bilaga 2: svar och andelar per indikator och svarsgrupp, mot riket, förra året och målet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.layout.expr import Figure, call, rounded
from finsam_xl.layout.table import Line, PrintedColumn, Row, Section, Table
from finsam_xl.layout.value import Content, count, share, words
from finsam_xl.tabeller.bilaga.indikatorposter import (
    MATT,
    NATIONELLT,
    Fraga,
    fragor,
    poster,
    rakningsbara,
    vet_ej_raknas,
)
from finsam_xl.tabeller.kolumner import text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.expr import Expr
    from finsam_xl.layout.value import Value

__all__ = ["i_omraden", "tabell"]

_UTAN_OMRADE = "Område inte angivet"


def i_omraden(alla: Iterable[Fraga]) -> dict[str, tuple[Fraga, ...]]:
    """Raderna per område, i den ordning områdena först nämns."""
    omraden: dict[str, tuple[Fraga, ...]] = {}
    for fraga in alla:
        omrade = fraga.svar.omrade or _UTAN_OMRADE
        omraden[omrade] = (*omraden.get(omrade, ()), fraga)
    return omraden


def tabell(underlag: Underlag) -> Table:
    """Indikatorerna i sina områden, en rad per svarsgrupp; det som inte är känt är tomt, och noten säger det."""
    alla = fragor(underlag)
    per_id = {fraga.siffra("rad"): fraga for fraga in alla}
    finns = {post.ident for post in poster(underlag)}

    def kolumn(falt: str, rubrik: str, visa: Callable[[Expr], Value], bredd: float) -> PrintedColumn:
        def innehall(rad: Row) -> Content:
            ident = per_id[rad.ident].siffra(falt) if rad.ident in per_id else ""
            return visa(Figure(ident)) if ident in finns else None

        return PrintedColumn(falt, rubrik, innehall, bredd, wrap=falt == "status")

    def skriv(om: Callable[[Fraga], str]) -> Callable[[Row], Content]:
        return lambda rad: om(per_id[rad.ident]) if rad.ident in per_id else None

    matten = (
        ett
        for matt in MATT.values()
        for ett in (
            kolumn(matt.falt, matt.namn.capitalize(), share, 10),
            kolumn(f"riket_{matt.falt}", f"Riket, {matt.namn}", share, 10),
            kolumn(f"forra_{matt.falt}", f"Förra året, {matt.namn}", share, 10),
            kolumn(f"forandring_{matt.falt}", "Förändring, proc.enh.", _hela, 12),
        )
    )
    return Table(
        "NS",
        "Indikatorer",
        (
            text("grupp", "Svarsgrupp", skriv(lambda fraga: fraga.svar.grupp), 19),
            kolumn("svar", "Antal svar", count, 11),
            *matten,
            text("mal", "Mål", skriv(_mal), 32),
            kolumn("status", "Status", words, 14),
        ),
        _rader(alla),
        label="Indikator",
        label_width=44,
        intro=(_inledning(underlag),),
        notes=_noter(alla),
    )


def _hela(siffra: Expr) -> Value:
    return count(call("IF", call("ISNUMBER", siffra), rounded(siffra, 0), siffra))


def _rader(alla: tuple[Fraga, ...]) -> tuple[Row, ...]:
    rader: list[Row] = []
    for nr, (omrade, i_omradet) in enumerate(i_omraden(alla).items(), start=1):
        rader.append(Section(f"NS_omrade_{nr}", omrade))
        rader.extend(Line(fraga.siffra("rad"), f"{fraga.svar.nr} {fraga.svar.indikator}") for fraga in i_omradet)
    return tuple(rader)


def _inledning(underlag: Underlag) -> str:
    vet_ej = "räknas med i nämnaren" if vet_ej_raknas(underlag) else "räknas inte"
    return (
        "Klart positivt är andelen som valt något av de två bästa svarsalternativen, positivt något av de tre bästa. "
        f"Vet ej {vet_ej}. Svar från så få att de kan gå att känna igen visas inte."
    )


def _mal(fraga: Fraga) -> str:
    svar = fraga.svar
    if not svar.jamfors_med:
        return ""
    mot = "riket" if svar.jamfors_med == NATIONELLT else svar.jamfors_med
    matt = MATT[svar.matt].namn.capitalize() if svar.matt is not None else "Mått saknas"
    return f"{matt}, minst {mot}"


def _noter(alla: tuple[Fraga, ...]) -> tuple[str, ...]:
    if not alla:
        return ("Inga indikatorer är inlagda i bladet Indikatorer.",)
    utan_svar = [fraga for fraga in alla if not fraga.svar.antal]
    korta = [fraga for fraga in alla if fraga.svar.antal and fraga not in rakningsbara(alla)]
    noter = (
        (utan_svar, "Svar saknas i underlaget för indikator {}; cellerna är därför tomma."),
        (korta, "Frågan har för få svarsalternativ för måtten: indikator {}."),
    )
    return tuple(not_.format(", ".join(dict.fromkeys(ett.svar.nr for ett in vilka))) for vilka, not_ in noter if vilka)
