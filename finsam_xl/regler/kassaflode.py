"""Kassaflöde: varför likvida medel ändrades under perioden, härlett ur två balansräkningar och resultatet.

Indirekt metod enligt RKR R13: den löpande verksamheten, investeringar, finansiering. Inflöden är positiva, utflöden
negativa. Belopp i kr eller tkr, lika genom hela räkningen; i exakta kronor går analysen ihop, i avrundade tusental kan
den skilja enstaka enheter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["Balanslage", "Kassaflodesanalys", "kassaflodesanalys"]


@dataclass(frozen=True, slots=True)
class Balanslage:
    """Balansräkningen en viss dag, alla belopp positiva som de trycks; eget kapital är det som blir över."""

    likvida_medel: Decimal
    kortfristiga_fordringar: Decimal
    kortfristiga_skulder: Decimal
    kortfristiga_placeringar: Decimal = NOLL
    anlaggningstillgangar: Decimal = NOLL
    avsattningar: Decimal = NOLL
    langfristiga_skulder: Decimal = NOLL


@dataclass(frozen=True, slots=True)
class Kassaflodesanalys:
    """Kassaflödesanalysens rader i tryckt ordning.

    *differens* är förändringen av likvida medel minus årets kassaflöde: 0 när balansräkningar och resultat hör ihop.
    """

    arets_resultat: Decimal
    ej_likviditetspaverkande: Decimal
    medel_fore_rorelsekapital: Decimal
    forandring_fordringar: Decimal
    forandring_skulder: Decimal
    lopande_verksamhet: Decimal
    investeringar: Decimal
    placeringar: Decimal
    investeringsverksamhet: Decimal
    langfristiga_skulder: Decimal
    finansieringsverksamhet: Decimal
    arets_kassaflode: Decimal
    likvida_medel_ingaende: Decimal
    likvida_medel_utgaende: Decimal
    forandring_likvida_medel: Decimal
    differens: Decimal


def kassaflodesanalys(
    ingaende: Balanslage, utgaende: Balanslage, arets_resultat: Decimal, avskrivningar: Decimal = NOLL
) -> Kassaflodesanalys:
    """Räkna kassaflödet mellan två balansdagar; *avskrivningar* är periodens kostnad som positivt belopp.

    Ej likviditetspåverkande är avskrivningar och ändrade avsättningar. Investeringar är netto: anläggningstillgångarnas
    ökning utöver vad avskrivningarna sänkt dem.
    """
    ej_likviditet = avskrivningar + utgaende.avsattningar - ingaende.avsattningar
    fordringar = ingaende.kortfristiga_fordringar - utgaende.kortfristiga_fordringar
    skulder = utgaende.kortfristiga_skulder - ingaende.kortfristiga_skulder
    investeringar = ingaende.anlaggningstillgangar - utgaende.anlaggningstillgangar - avskrivningar
    placeringar = ingaende.kortfristiga_placeringar - utgaende.kortfristiga_placeringar
    lan = utgaende.langfristiga_skulder - ingaende.langfristiga_skulder
    lopande = arets_resultat + ej_likviditet + fordringar + skulder
    kassaflode = lopande + investeringar + placeringar + lan
    forandring = utgaende.likvida_medel - ingaende.likvida_medel
    return Kassaflodesanalys(
        arets_resultat=arets_resultat,
        ej_likviditetspaverkande=ej_likviditet,
        medel_fore_rorelsekapital=arets_resultat + ej_likviditet,
        forandring_fordringar=fordringar,
        forandring_skulder=skulder,
        lopande_verksamhet=lopande,
        investeringar=investeringar,
        placeringar=placeringar,
        investeringsverksamhet=investeringar + placeringar,
        langfristiga_skulder=lan,
        finansieringsverksamhet=lan,
        arets_kassaflode=kassaflode,
        likvida_medel_ingaende=ingaende.likvida_medel,
        likvida_medel_utgaende=utgaende.likvida_medel,
        forandring_likvida_medel=forandring,
        differens=forandring - kassaflode,
    )
