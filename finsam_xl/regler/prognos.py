"""Prognos: vad året väntas sluta på, och vad det gör med eget kapital.

Följer halvårsredovisningens bilaga 2: utgifterna är positiva, resultatet är intäkter minus utgifter, och årets resultat
läggs till överskottet från tidigare år. Belopp i kr.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.regler.kvot import kvot
from finsam_xl.regler.nyckeltal import ek_andel

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["Resultatprognos", "helarsprognos", "prognosgrad", "resultatprognos"]


@dataclass(frozen=True, slots=True)
class Resultatprognos:
    """Årets väntade resultat och vad det lämnar efter sig; *andel* är överskottet i förhållande till intäkterna."""

    intakter: Decimal
    kostnader: Decimal
    resultat: Decimal
    ingaende_overskott: Decimal
    beraknat_overskott: Decimal
    andel: Decimal


def helarsprognos(utfall: Decimal, kvarvarande: Decimal) -> Decimal:
    """Hela årets belopp: utfallet hittills och det som väntas återstå."""
    return utfall + kvarvarande


def prognosgrad(prognos: Decimal, budget: Decimal) -> Decimal:
    """Prognosen som andel av budgeten (0,56 är 56 %); båda med samma tecken.

    Raises:
        ZeroDivisionError: budgeten är 0.

    """
    return kvot(prognos, budget)


def resultatprognos(intakter: Decimal, kostnader: Decimal, ingaende_overskott: Decimal) -> Resultatprognos:
    """Prognostiserat resultat, beräknat överskott vid årets slut och det finansiella målet i procent av intäkterna.

    Raises:
        ZeroDivisionError: intäkterna är 0.

    """
    resultat = intakter - kostnader
    overskott = ingaende_overskott + resultat
    return Resultatprognos(
        intakter=intakter,
        kostnader=kostnader,
        resultat=resultat,
        ingaende_overskott=ingaende_overskott,
        beraknat_overskott=overskott,
        andel=ek_andel(overskott, intakter),
    )
