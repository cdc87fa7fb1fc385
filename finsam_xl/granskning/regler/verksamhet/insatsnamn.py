"""Insatsers namn: samma insats under olika stavning, och vilken rad som hör till vilket kort."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from finsam_xl.granskning.tryck.etiketter import mallrader, stada

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

__all__ = ["Namngiven", "forsta_ledet", "karna", "likhet", "para"]

_MINST = 0.6
_STAM = 6
_LIKT_ORD = 0.85
_SMAORD = frozenset({"av", "en", "ett", "för", "i", "med", "och", "till", "från", "kommun"})


@dataclass(frozen=True, slots=True)
class Namngiven:
    """Det som ska paras: namn, ägare, och belopp som ska vara lika (tomt om inga)."""

    namn: str
    agare: str
    belopp: tuple[Decimal, ...]


@cache
def _organisationer() -> dict[str, str]:
    return {rad["forkortning"]: rad["namn"] for rad in mallrader("organisationer.csv")}


@cache
def karna(namn: str) -> tuple[str, ...]:
    """Namnets bärande ord: utan årtal, småord och förkortningar av organisationer."""
    rensat = stada(re.sub(r"\([^)]*\)|\d{4}(?:\s*[-–]\s*\d{4})?", " ", namn))
    return tuple(en for en in rensat.split() if en not in _SMAORD and en not in _organisationer())


@lru_cache(maxsize=16_384)
def likhet(ett: str, annat: str) -> float:
    """0-1: hur lika två texter är, tecken för tecken."""
    return SequenceMatcher(None, stada(ett), stada(annat)).ratio()


def _samma_ord(ett: str, annat: str) -> bool:
    stam = len(ett) >= _STAM and ett[:_STAM] == annat[:_STAM]
    return ett == annat or stam or SequenceMatcher(None, ett, annat).ratio() >= _LIKT_ORD


@cache
def _poang(ett: Namngiven, annat: Namngiven) -> float:
    gemensamt = max(_gemensamt(*(bar(en) for en in (ett, annat))) for bar in (_hela, _forsta_ledet))
    beloppen = [tal for tal in set(ett.belopp) & set(annat.belopp) if tal]
    if gemensamt < _MINST and not (len(beloppen) > 1 and not (ett.namn and annat.namn)):
        return 0.0
    lika = likhet(" ".join(_hela(ett)), " ".join(_hela(annat)))
    return gemensamt + lika + 0.5 * len(beloppen) + _agarpoang(ett.agare, annat.agare)


def _gemensamt(ett: tuple[str, ...], annat: tuple[str, ...]) -> float:
    """Hur stor del av det kortare namnets ord som finns i det längre."""
    kort, lang = sorted((ett, annat), key=len)
    return sum(any(_samma_ord(en, annan) for annan in lang) for en in kort) / len(kort) if kort else 0.0


def _hela(insats: Namngiven) -> tuple[str, ...]:
    """Namnets bärande ord utan ägarens."""
    agare = stada(insats.agare)
    egna = tuple(en for en in karna(insats.namn) if en not in agare)
    return egna or karna(insats.namn)


def _forsta_ledet(insats: Namngiven) -> tuple[str, ...]:
    return karna(forsta_ledet(insats.namn))


def forsta_ledet(namn: str) -> str:
    """Namnet före komma eller tankstreck."""
    return re.split(r"\s*,|\s+[-–]|[-–]\s+", namn.strip(), maxsplit=1)[0]


def _agarpoang(ett: str, annat: str) -> float:
    """Ett halvt poäng för samma ägare, minus ett för olika; noll när någon inte står."""
    bada = [stada(_organisationer().get(stada(agare), agare)) for agare in (ett, annat)]
    if not all(bada):
        return 0.0
    kort, lang = sorted(bada, key=len)
    return 0.5 if kort in lang else -1.0


def para(vanster: Sequence[Namngiven], hoger: Sequence[Namngiven]) -> dict[int, int]:
    """Para ihop, en mot en, de som är lika nog, mest lika först; ordningsnummer till ordningsnummer."""
    poang = sorted(
        ((_poang(ett, annat), -i, -j) for i, ett in enumerate(vanster) for j, annat in enumerate(hoger)), reverse=True
    )
    par: dict[int, int] = {}
    for varde, i, j in poang:
        if varde >= _MINST and -i not in par and -j not in par.values():
            par[-i] = -j
    return par
