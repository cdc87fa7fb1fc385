"""Indikatorernas siffror: antal svar, andelarna, jämförelserna, förändringen och målets status.

Klart positivt är de två bästa svarsalternativen och positivt de tre bästa. Svar från färre än gränsen i Grunddata
visas inte, varken antal eller andelar, inte heller i Poster.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from finsam_xl.figurer.ident import namndel
from finsam_xl.figurer.urval import summor
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
from finsam_xl.modell import Bedomning, Matt, VetEj
from finsam_xl.regler.enkat import FLEST_BASTA
from finsam_xl.regler.malkontroll import Riktning
from finsam_xl.udf.funktioner.mal import malkontroll

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Enkatsvar

__all__ = ["MATT", "NATIONELLT", "Fraga", "Mattord", "fragor", "poster", "rakningsbara", "vet_ej_raknas"]

_KALLA = "nns-indikatorer"
NATIONELLT = "nationellt"
_FORRA_ARET = "förra året"
_DOLD = "–"


class Mattord(NamedTuple):
    """Ett mått: vad det heter, dess del av ett id, hur många alternativ det räknar, och kolumnerna i Indikatorer."""

    namn: str
    falt: str
    basta: int
    riket: str
    forra: str


MATT = {
    Matt.KLART_POSITIVT: Mattord("klart positivt", "klart", Matt.KLART_POSITIVT.basta, "Nationellt", "Förra året"),
    Matt.POSITIVT: Mattord("positivt", "positivt", Matt.POSITIVT.basta, "Nationellt positivt", "Förra året positivt"),
}


class Fraga(NamedTuple):
    """En rad i Indikatorer, och den del av id i Poster som är dess egen."""

    ident: str
    svar: Enkatsvar

    def siffra(self, falt: str) -> str:
        """Id för en av frågans siffror, till exempel NS_klart_3_personal."""
        return f"NS_{falt}_{self.ident}"


def fragor(underlag: Underlag) -> tuple[Fraga, ...]:
    """Indikatorernas rader i bladets ordning, var och en med ett eget id."""
    funna: dict[str, Fraga] = {}
    for svar in underlag.bokslut.enkatsvar:
        ident = f"{namndel(svar.nr)}_{namndel(svar.grupp)}"
        while ident in funna:
            ident += "_"
        funna[ident] = Fraga(ident, svar)
    return tuple(funna.values())


def rakningsbara(alla: Iterable[Fraga]) -> tuple[Fraga, ...]:
    """Raderna vars svar räcker för båda måtten: fler alternativ än de som är bäst."""
    return tuple(fraga for fraga in alla if len(fraga.svar.antal) > FLEST_BASTA)


def vet_ej_raknas(underlag: Underlag) -> bool:
    """Om vet ej är ett av svaren som andelarna räknas på."""
    return underlag.rapportval("Vet_ej") == VetEj.RAKNAS


def poster(underlag: Underlag) -> tuple[Post, ...]:
    """Antal giltiga svar, andelar, jämförelser (andel), förändring (procentenheter) och målets status (text)."""
    return tuple(_posterna(fragor(underlag), vet_ej=vet_ej_raknas(underlag)))


def _posterna(alla: tuple[Fraga, ...], *, vet_ej: bool) -> Iterator[Post]:
    med_svar = set(rakningsbara(alla))
    for fraga in alla:
        if fraga in med_svar:
            yield from _egna(fraga, vet_ej=vet_ej)
        yield from _jamforelser(fraga)
        if fraga in med_svar:
            yield from _utfall(fraga)


def _post(fraga: Fraga, falt: str, uttryck: Expr, enhet: Enhet, vad: str) -> Post:
    etikett = f"{fraga.svar.nr} {fraga.svar.indikator}, {fraga.svar.grupp}: {vad}"
    return Post(fraga.siffra(falt), uttryck, enhet, etikett, _KALLA, bara_period=True)


def _cell(fraga: Fraga, kolumn: str) -> Expr:
    villkor = (("Nr", Text(fraga.svar.nr)), ("Svarsgrupp", Text(fraga.svar.grupp)))
    return summor(Column("Indikatorer", kolumn), *villkor)


def _svarande(fraga: Fraga, basta: int | None = None) -> Expr:
    """Antalet som valt något av de *basta* bästa alternativen, eller något alls."""
    sista = len(fraga.svar.antal)
    forsta = 1 if basta is None else sista - basta + 1
    return plus(*(_cell(fraga, f"Antal {nr}") for nr in range(forsta, sista + 1)))


def _egna(fraga: Fraga, *, vet_ej: bool) -> tuple[Post, ...]:
    svar, antal = Figure(fraga.siffra("svar")), _svarande(fraga)
    namnare = svar + _cell(fraga, "Vet ej") if vet_ej else svar
    dold = call("OR", Binary("<", antal, Name("Minsta_antal")), Binary("=", antal, number(0)))
    for_fa = joined(Text("färre än "), Name("Minsta_antal"))
    return (
        _post(fraga, "svar", call("IF", dold, for_fa, antal), Enhet.ANTAL, "antal svar"),
        *(
            _post(fraga, matt.falt, _om_visad(fraga, _svarande(fraga, matt.basta) / namnare), Enhet.ANDEL, matt.namn)
            for matt in MATT.values()
        ),
    )


def _om_visad(fraga: Fraga, uttryck: Expr) -> Expr:
    return call("IF", call("ISNUMBER", Figure(fraga.siffra("svar"))), uttryck, Text(_DOLD))


def _jamforelser(fraga: Fraga) -> tuple[Post, ...]:
    return tuple(
        _post(fraga, f"{del_}_{matt.falt}", _cell(fraga, kolumn), Enhet.ANDEL, f"{matt.namn} {vad}")
        for slag, matt in MATT.items()
        for mot, del_, kolumn, vad in (
            (NATIONELLT, "riket", matt.riket, "i riket"),
            (_FORRA_ARET, "forra", matt.forra, _FORRA_ARET),
        )
        if fraga.svar.jamforelse(slag, mot) is not None
    )


def _utfall(fraga: Fraga) -> tuple[Post, ...]:
    forandringar = (
        _post(
            fraga,
            f"forandring_{matt.falt}",
            _om_visad(fraga, forandring),
            Enhet.PROCENTENHETER,
            f"förändring {matt.namn}",
        )
        for slag, matt in MATT.items()
        for forandring in (
            (Figure(fraga.siffra(matt.falt)) - Figure(fraga.siffra(f"forra_{matt.falt}"))) * number(100),
        )
        if fraga.svar.jamforelse(slag, _FORRA_ARET) is not None
    )
    matt = fraga.svar.matt
    mal = (_status(fraga, MATT[matt]),) if matt is not None and fraga.svar.att_na is not None else ()
    return (*forandringar, *mal)


def _status(fraga: Fraga, matt: Mattord) -> Post:
    mot = "riket" if fraga.svar.jamfors_med == NATIONELLT else "forra"
    lokalt, grans = Figure(fraga.siffra(matt.falt)), Figure(fraga.siffra(f"{mot}_{matt.falt}"))
    natt = Binary(">=", rounded(lokalt - grans, 6), number(0))
    provat = Rule(
        call("IF", natt, Text(Bedomning.UPPFYLLD), Text(Bedomning.EJ)),
        malkontroll.anrop(lokalt, grans, Text(Riktning.MINST)),
    )
    return _post(fraga, "status", _om_visad(fraga, provat), Enhet.TEXT, "målets status")
