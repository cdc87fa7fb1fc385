"""Nyckeltal: förbundets ekonomi i fem andelar, oavrundade (0,63 är 63 %).

Beloppen får vara i kr eller tkr, lika i täljare och nämnare. Finns ingen nämnare finns inget nyckeltal: alla ger då
ZeroDivisionError, i Excel #DIVISION/0!.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.regler.kvot import kvot

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["ek_andel", "insatsandel", "kassalikviditet", "soliditet", "utnyttjandegrad"]


def soliditet(eget_kapital: Decimal, summa_tillgangar: Decimal) -> Decimal:
    """Hur stor del av tillgångarna som är betald med eget kapital: betalningsförmågan på lång sikt."""
    return kvot(eget_kapital, summa_tillgangar)


def kassalikviditet(likvida_medel: Decimal, kortfristiga_fordringar: Decimal, kortfristiga_skulder: Decimal) -> Decimal:
    """Hur många gånger pengar och fordringar räcker till de kortfristiga skulderna: betalningsförmågan på kort sikt.

    Alla tre är positiva belopp på balansdagen.
    """
    return kvot(likvida_medel + kortfristiga_fordringar, kortfristiga_skulder)


def ek_andel(eget_kapital: Decimal, intakter: Decimal) -> Decimal:
    """Eget kapital i förhållande till årets intäkter: det tal som målet för eget kapital mäts i."""
    return kvot(eget_kapital, intakter)


def insatsandel(insatsmedel: Decimal, kostnader: Decimal) -> Decimal:
    """Hur stor del av verksamhetens kostnader som är insatsmedel; båda med samma tecken."""
    return kvot(insatsmedel, kostnader)


def utnyttjandegrad(utfall: Decimal, budget: Decimal) -> Decimal:
    """Hur stor del av det budgeterade för insatser som använts; båda med samma tecken."""
    return kvot(utfall, budget)
