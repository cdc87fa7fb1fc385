"""Indikatorrapporten i bilaga 2: hur många som svarat, hur många av dem som är positiva, och mot vad det jämförs.

Klart positivt är de två bästa svarsalternativen och positivt de tre bästa. Svar från färre än gränsen i Grunddata
visas inte, varken antal eller andelar, inte heller i Poster.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from finsam_xl.layout.expr import (
    Binary,
    Column,
    Expr,
    Figure,
    Name,
    Rule,
    Text,
    call,
    joined,
    number,
    plus,
    rounded,
)
from finsam_xl.layout.poster import Enhet, Post
from finsam_xl.layout.table import Column as Kolumn
from finsam_xl.layout.table import Content, Line, Row, Section, Table, count, share, words
from finsam_xl.modell import Bedomning, Matt
from finsam_xl.regler.enkat import FLEST_BASTA
from finsam_xl.regler.malkontroll import Riktning
from finsam_xl.tabeller.idn import namndel
from finsam_xl.tabeller.kolumner import text
from finsam_xl.udf.funktioner.mal import malkontroll
from finsam_xl.uttryck import summor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finsam_xl.modell import Enkatsvar
    from finsam_xl.underlag import Underlag

__all__ = ["MATT", "UTAN_OMRADE", "Fraga", "fragor", "i_omraden", "poster", "rakningsbara", "tabell", "utan_svar"]

_KALLA = "nns-indikatorer"
UTAN_OMRADE = "Område inte angivet"
VET_EJ_RAKNAS = "räknas i nämnaren"
_DOLD = "–"


class _Matt(NamedTuple):
    """Ett mått: hur det heter, hur många av de bästa alternativen det räknar och dess kolumner i Indikatorer."""

    namn: str
    basta: int
    riket: str
    forra: str


MATT = {
    Matt.KLART_POSITIVT: _Matt("klart positivt", 2, "Nationellt", "Förra året"),
    Matt.POSITIVT: _Matt("positivt", FLEST_BASTA, "Nationellt positivt", "Förra året positivt"),
}
_FALT = {Matt.KLART_POSITIVT: "klart", Matt.POSITIVT: "positivt"}


class Fraga(NamedTuple):
    """En rad i Indikatorer och dess id i Poster."""

    ident: str
    svar: Enkatsvar


def fragor(underlag: Underlag) -> tuple[Fraga, ...]:
    """Indikatorernas rader i bladets ordning, var och en med ett eget id."""
    givna: dict[str, int] = {}
    funna = []
    for svar in underlag.bokslut.enkatsvar:
        ident = f"NS_{namndel(svar.nr)}_{namndel(svar.grupp)}"
        givna[ident] = givna.get(ident, 0) + 1
        funna.append(Fraga(ident if givna[ident] == 1 else f"{ident}_{givna[ident]}", svar))
    return tuple(funna)


def rakningsbara(alla: Iterable[Fraga]) -> tuple[Fraga, ...]:
    """Raderna vars svar räcker för båda måtten: fler alternativ än de som är bäst."""
    return tuple(fraga for fraga in alla if len(fraga.svar.antal) > FLEST_BASTA)


def utan_svar(alla: Iterable[Fraga]) -> tuple[Fraga, ...]:
    """Raderna där inga svar är inlagda."""
    return tuple(fraga for fraga in alla if not fraga.svar.antal)


def i_omraden(alla: Iterable[Fraga]) -> dict[str, tuple[Fraga, ...]]:
    """Raderna per område, i den ordning områdena först nämns."""
    omraden: dict[str, tuple[Fraga, ...]] = {}
    for fraga in alla:
        omrade = fraga.svar.omrade or UTAN_OMRADE
        omraden[omrade] = (*omraden.get(omrade, ()), fraga)
    return omraden


def poster(underlag: Underlag) -> tuple[Post, ...]:
    """Antal giltiga svar, andelarna, jämförelserna (andel), förändringen (procentenheter) och målets status."""
    alla = fragor(underlag)
    kan_raknas = set(rakningsbara(alla))
    vet_ej = underlag.rapportval("Vet_ej") == VET_EJ_RAKNAS
    return tuple(
        post
        for fraga in alla
        for post in (
            *(_egna(fraga, vet_ej=vet_ej) if fraga in kan_raknas else ()),
            *_jamforelser(fraga),
            *(_utfall(fraga) if fraga in kan_raknas else ()),
        )
    )


def _post(fraga: Fraga, falt: str, uttryck: Expr, enhet: Enhet, vad: str) -> Post:
    etikett = f"{fraga.svar.nr} {fraga.svar.indikator}, {fraga.svar.grupp}: {vad}"
    return Post(f"{fraga.ident}_{falt}", uttryck, enhet, etikett, _KALLA, bara_period=True)


def _cell(fraga: Fraga, kolumn: str) -> Expr:
    villkor = (("Nr", Text(fraga.svar.nr)), ("Svarsgrupp", Text(fraga.svar.grupp)))
    return summor(Column("Indikatorer", kolumn), *villkor)


def _alternativ(fraga: Fraga, basta: int | None = None) -> Expr:
    """Summan av svaren på de *basta* bästa alternativen, eller på alla."""
    sista = len(fraga.svar.antal)
    forsta = 1 if basta is None else sista - basta + 1
    return plus(*(_cell(fraga, f"Antal {nr}") for nr in range(forsta, sista + 1)))


def _egna(fraga: Fraga, *, vet_ej: bool) -> tuple[Post, ...]:
    svar = Figure(f"{fraga.ident}_svar")
    namnare = svar + _cell(fraga, "Vet ej") if vet_ej else svar
    antal = _alternativ(fraga)
    dold = call("OR", Binary("<", antal, Name("Minsta_antal")), Binary("=", antal, number(0)))
    for_fa = joined(Text("färre än "), Name("Minsta_antal"))
    return (
        _post(fraga, "svar", call("IF", dold, for_fa, antal), Enhet.ANTAL, "antal svar"),
        *(
            _post(
                fraga,
                _FALT[slag],
                call("IF", call("ISNUMBER", svar), _alternativ(fraga, matt.basta) / namnare, Text(_DOLD)),
                Enhet.ANDEL,
                matt.namn,
            )
            for slag, matt in MATT.items()
        ),
    )


def _jamforelser(fraga: Fraga) -> tuple[Post, ...]:
    return tuple(
        _post(fraga, f"{mot}_{_FALT[slag]}", _cell(fraga, kolumn), Enhet.ANDEL, f"{matt.namn} {vad}")
        for slag, matt in MATT.items()
        for mot, vad, kolumn, finns in (
            ("riket", "i riket", matt.riket, fraga.svar.jamforelse(slag, "nationellt")),
            ("forra", "förra året", matt.forra, fraga.svar.jamforelse(slag, "förra året")),
        )
        if finns is not None
    )


def _utfall(fraga: Fraga) -> tuple[Post, ...]:
    forandringar = (
        _post(
            fraga,
            f"forandring_{_FALT[slag]}",
            _om_visad(
                fraga,
                (Figure(f"{fraga.ident}_{_FALT[slag]}") - Figure(f"{fraga.ident}_forra_{_FALT[slag]}")) * number(100),
            ),
            Enhet.PROCENTENHETER,
            f"förändring {matt.namn}",
        )
        for slag, matt in MATT.items()
        if fraga.svar.jamforelse(slag, "förra året") is not None
    )
    return (*forandringar, *((_status(fraga),) if fraga.svar.att_na is not None else ()))


def _om_visad(fraga: Fraga, uttryck: Expr) -> Expr:
    return call("IF", call("ISNUMBER", Figure(f"{fraga.ident}_svar")), uttryck, Text(_DOLD))


def _status(fraga: Fraga) -> Post:
    falt = _FALT[fraga.svar.matt or Matt.KLART_POSITIVT]
    mot = "riket" if fraga.svar.jamfors_med == "nationellt" else "forra"
    lokalt, grans = Figure(f"{fraga.ident}_{falt}"), Figure(f"{fraga.ident}_{mot}_{falt}")
    natt = Binary(">=", rounded(lokalt - grans, 6), number(0))
    provat = Rule(
        call("IF", natt, Text(Bedomning.UPPFYLLD), Text(Bedomning.EJ)),
        malkontroll.anrop(lokalt, grans, Text(Riktning.MINST)),
    )
    return _post(fraga, "status", _om_visad(fraga, provat), Enhet.TEXT, "målets status")


def tabell(underlag: Underlag) -> Table:
    """Indikatorerna i sina områden, en rad per svarsgrupp."""
    alla = fragor(underlag)
    per_id = {fraga.ident: fraga for fraga in alla}
    med_svar = {fraga.ident for fraga in rakningsbara(alla)}
    finns = {post.ident for post in poster(underlag)}

    def andel(falt: str, rubrik: str) -> Kolumn:
        def visa(rad: Row) -> Content:
            return share(f"{rad.ident}_{falt}") if f"{rad.ident}_{falt}" in finns else None

        return Kolumn(falt, rubrik, visa, 10)

    def forandring(falt: str, rubrik: str) -> Kolumn:
        def visa(rad: Row) -> Content:
            siffra = Figure(f"{rad.ident}_forandring_{falt}")
            avrundad = call("IF", call("ISNUMBER", siffra), rounded(siffra, 0), siffra)
            return count(avrundad) if f"{rad.ident}_forandring_{falt}" in finns else None

        return Kolumn(f"forandring_{falt}", rubrik, visa, 12)

    def grupp(rad: Row) -> Content:
        return per_id[rad.ident].svar.grupp if rad.ident in per_id else None

    def antal(rad: Row) -> Content:
        return count(f"{rad.ident}_svar") if rad.ident in med_svar else None

    kolumner = (
        text("grupp", "Svarsgrupp", grupp, 19),
        Kolumn("svar", "Antal svar", antal, 11),
        andel("klart", "Klart positivt"),
        andel("riket_klart", "Riket, klart positivt"),
        andel("forra_klart", "Förra året, klart positivt"),
        forandring("klart", "Förändring, proc.enh."),
        andel("positivt", "Positivt"),
        andel("riket_positivt", "Riket, positivt"),
        andel("forra_positivt", "Förra året, positivt"),
        forandring("positivt", "Förändring, proc.enh."),
        text("mal", "Mål", lambda rad: _mal(per_id.get(rad.ident)), 32),
        text(
            "status", "Status", lambda rad: words(f"{rad.ident}_status") if f"{rad.ident}_status" in finns else None, 14
        ),
    )
    rader: list[Row] = []
    for omrade, i_omradet in i_omraden(alla).items():
        rader.append(Section(f"NS_{namndel(omrade)}", omrade))
        rader.extend(Line(fraga.ident, f"{fraga.svar.nr} {fraga.svar.indikator}") for fraga in i_omradet)
    return Table(
        "NS",
        "Indikatorer",
        kolumner,
        tuple(rader),
        label="Indikator",
        label_width=44,
        intro=(_inledning(underlag),),
        notes=_noter(alla),
    )


def _inledning(underlag: Underlag) -> str:
    vet_ej = "räknas med i nämnaren" if underlag.rapportval("Vet_ej") == VET_EJ_RAKNAS else "räknas inte"
    return (
        "Klart positivt är andelen som valt något av de två bästa svarsalternativen, positivt något av de tre bästa. "
        f"Vet ej {vet_ej}. Svar från så få att de kan gå att känna igen visas inte."
    )


def _mal(fraga: Fraga | None) -> str:
    if fraga is None or not fraga.svar.jamfors_med:
        return ""
    mot = "riket" if fraga.svar.jamfors_med == "nationellt" else "förra året"
    matt = MATT[fraga.svar.matt].namn if fraga.svar.matt in MATT else "måttet saknas"
    return f"{matt.capitalize()}, minst {mot}"


def _noter(alla: tuple[Fraga, ...]) -> tuple[str, ...]:
    if not alla:
        return ("Inga indikatorer är inlagda i bladet Indikatorer.",)
    tomma = utan_svar(alla)
    korta = tuple(fraga for fraga in alla if fraga.svar.antal and fraga not in rakningsbara(alla))
    noter = (
        (tomma, "Svar saknas i underlaget för {}; cellerna är därför tomma."),
        (korta, "Frågan har för få svarsalternativ för måtten: {}."),
    )
    return tuple(text.format(_uppraknade(fragorna)) for fragorna, text in noter if fragorna)


def _uppraknade(fragorna: tuple[Fraga, ...]) -> str:
    return ", ".join(dict.fromkeys(f"indikator {fraga.svar.nr}" for fraga in fragorna))
