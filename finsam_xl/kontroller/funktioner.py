"""Våra funktioner mot Excels egna: i en makrobok räknas varje regel på båda sätten, och de ska bli lika."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.kontroller.provning import Belagg, Villkor, finns, sokning
from finsam_xl.kontroller.register import Kontroll
from finsam_xl.layout.expr import (
    Binary,
    Block,
    Context,
    Figure,
    Name,
    Text,
    call,
    formula,
    joined,
    number,
    plus,
    rounded,
)
from finsam_xl.layout.own_functions import ANSWERS, FUNCTIONS, NO_ANSWER, called
from finsam_xl.layout.poster import Enhet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.kontroller.provning import Provning
    from finsam_xl.layout.expr import Expr
    from finsam_xl.layout.poster import Post

__all__ = ["SVARAR_INTE", "funktionskontroller"]

_RYMS = 8_000  # en formel i Excel har högst 8 192 tecken
_LANGST = Context("AR", comparison=True)
_OREN, _ANDELENS_DECIMALER = 2, 12
_TEXT = (
    "Antalet siffror i Poster där funktionen och formeln utan Python inte är lika. Prövas när Excel räknar boken med "
    "Python. Boken och programmet kan vara av olika versioner: bygg rapporten igen."
)
SVARAR_INTE = "svarar inte här ("
"""Så säger en kontroll att det är funktionens svar som saknas, och inte indata."""
_PROVAS = " siffror): formlerna utan Python räknar. Prövas när Excel räknar boken med Python. "

_REGEL = "En siffra som vår funktion räknar är den som formeln utan Python ger."


def funktionskontroller(poster: Iterable[Post]) -> tuple[Kontroll, ...]:
    """En kontroll per funktion som någon siffra räknas med, U01 och framåt; fler när siffrorna är många."""
    per_funktion: dict[str, list[Post]] = {}
    for post in poster:
        if namnen := called(post.formel):
            per_funktion.setdefault(", ".join(namnen), []).append(post)
    delar = [(namn, alla, del_) for namn, alla in per_funktion.items() for del_ in _delade(alla)]
    return tuple(
        _kontroll(f"U{nummer:02}", namn, alla, del_) for nummer, (namn, alla, del_) in enumerate(delar, start=1)
    )


def _delade(alla: Sequence[Post]) -> list[list[Post]]:
    """Siffrorna i så få delar att varje dels formel ryms i en cell."""
    delar: list[list[Post]] = []
    kvar = 0
    for post in alla:
        langd = len(formula(_olika(post), _LANGST)) + 1
        if langd > kvar:
            delar.append([])
            kvar = _RYMS
        delar[-1].append(post)
        kvar -= langd
    return delar


def _kontroll(ident: str, namn: str, alla: Sequence[Post], poster: Sequence[Post]) -> Kontroll:
    i_bada = [post for post in poster if not post.bara_period]
    return Kontroll(
        ident,
        f"{namn} räknar som formeln utan Python",
        poster[0].kalla,
        _TEXT,
        _REGEL,
        prova=_provning(poster, lambda underlag: (_svaren(underlag.prefix, namn, _anrop(alla)),)),
        jamforelse=_provning(i_bada) if i_bada else None,
    )


def _anrop(poster: Sequence[Post]) -> int:
    """Cellerna där funktionen ska svara, i båda perioderna."""
    i_jamforelsen = (post for post in poster if not post.bara_period)
    return len(poster) + sum(bool(called(post.definition(comparison=True))) for post in i_jamforelsen)


def _provning(
    poster: Sequence[Post], svaren: Callable[[Underlag], tuple[Belagg, ...]] = lambda _: ()
) -> Callable[[Underlag], Provning]:
    raknade = finns("Siffror som funktionen räknar", plus(*(Figure(post.ident) for post in poster)))

    def provas(underlag: Underlag) -> Provning:
        return sokning(plus(*map(_olika, poster)), raknade, *svaren(underlag))

    return provas


def _svaren(prefix: str, namn: str, antal: int) -> Belagg:
    """Funktionen har svarat för alla siffror; annars är de räknade på ett sätt, och det finns inget att jämföra."""
    utan = plus(
        *(
            call("COUNTIFS", Name(f"{prefix}_{FUNCTIONS}"), Text(namn), Block(svar), Text(NO_ANSWER))
            for svar in (ANSWERS, f"{ANSWERS}_fg")
        )
    )
    mening = joined(Text(f"{namn} {SVARAR_INTE}"), utan, Text(f" av {antal}{_PROVAS}"))
    villkor = Villkor(Binary("=", utan, number(0)), mening, NO_ANSWER)
    return Belagg("Siffror som funktionen har svarat för", villkor=villkor)


def _olika(post: Post) -> Expr:
    """1 när cellen i Poster, med funktionens svar, inte är vad formeln utan Python ger; ett streck är en text."""
    cellen, formeln = Figure(post.ident), post.formel
    decimaler = _ANDELENS_DECIMALER if post.enhet is Enhet.ANDEL else _OREN
    samma = Binary("=", rounded(cellen - formeln, decimaler), number(0))
    olika = call("IF", samma, number(0), number(1))
    if post.enhet is not Enhet.ANDEL:
        return olika
    annan_text = call("IF", call("EXACT", cellen, formeln), number(0), number(1))
    return call("IF", call("ISNUMBER", cellen), olika, annan_text)
