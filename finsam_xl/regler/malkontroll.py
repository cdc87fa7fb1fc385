"""Målkontroll: om ett mål är nått, och vad flera bedömningar blir tillsammans.

Ett mål som mäts med enkät måste säga vilket mått det gäller. «Klart positivt» räknar de två bästa svarsalternativen,
«positivt» de tre bästa, och samma svar kan nå målet med det ena måttet och missa det med det andra. Andelar skrivs som
tal (0,77 är 77 %).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from finsam_xl.modell import Bedomning, Matt
from finsam_xl.regler.kvot import kvot

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "Jamforelsegrund",
    "Maljamforelse",
    "Riktning",
    "fran_svar",
    "jamfor",
    "malkontroll",
    "poang",
    "samlad_bedomning",
]

_POANG = {Bedomning.UPPFYLLD: 3, Bedomning.OVERVAGANDE: 2, Bedomning.DELVIS: 1, Bedomning.EJ: 0}


class Riktning(StrEnum):
    """Om utfallet ska nå upp till gränsen eller hålla sig under den; på gränsen är målet nått."""

    MINST = "minst"
    HOGST = "högst"


class Jamforelsegrund(StrEnum):
    """Vad förbundets eget utfall ställs mot."""

    NATIONELLT = "nationellt jämförelsetal"
    FORRA_ARET = "förra årets utfall"


@dataclass(frozen=True, slots=True)
class Maljamforelse:
    """Ett enkätmål prövat: vilket mått, mot vad, skillnaden i procentenheter (7 är 77 % mot 70 %) och bedömningen."""

    matt: Matt
    mot: Jamforelsegrund
    lokalt: Decimal
    jamforelsetal: Decimal
    procentenheter: Decimal
    bedomning: Bedomning


def malkontroll(utfall: Decimal, grans: Decimal, riktning: str = Riktning.MINST) -> Bedomning:
    """Uppfylld när utfallet är minst (eller högst) gränsen, annars ej uppfylld.

    Raises:
        ValueError: riktningen är varken «minst» eller «högst».

    """
    if riktning == Riktning.MINST:
        uppnatt = utfall >= grans
    elif riktning == Riktning.HOGST:
        uppnatt = utfall <= grans
    else:
        raise ValueError(f"Riktningen «{riktning}» finns inte. Skriv minst eller högst.")
    return Bedomning.UPPFYLLD if uppnatt else Bedomning.EJ


def fran_svar(antal: Sequence[int], matt: Matt, vet_ej: int = 0) -> Decimal:
    """Andelen som valt de bästa svarsalternativen, av alla giltiga svar.

    *antal* är svar per alternativ från sämst till bäst. *vet_ej* läggs till nämnaren om förbundet räknar dem som svar.

    Raises:
        ValueError: måttet mäts inte med svar, alternativen är för få för måttet eller ett antal är negativt.
        ZeroDivisionError: ingen har svarat.

    """
    basta = matt.basta
    if not basta:
        raise ValueError(f"Måttet «{matt}» räknas inte ur enkätsvar. Välj andel klart positivt eller andel positivt.")
    if len(antal) <= basta:
        raise ValueError(
            f"Måttet «{matt}» räknar de {basta} bästa alternativen, men frågan har bara {len(antal)}. "
            "Kontrollera antalen per svarsalternativ."
        )
    if min(*antal, vet_ej) < 0:
        raise ValueError("Ett antal svar är negativt. Rätta antalen per svarsalternativ.")
    return kvot(Decimal(sum(antal[-basta:])), Decimal(sum(antal) + vet_ej))


def jamfor(
    lokalt: Decimal, jamforelsetal: Decimal, matt: Matt, mot: Jamforelsegrund, riktning: str = Riktning.MINST
) -> Maljamforelse:
    """Pröva förbundets andel mot landets eller mot förra årets, mätt med samma mått.

    Raises:
        ValueError: riktningen finns inte.

    """
    return Maljamforelse(
        matt=matt,
        mot=mot,
        lokalt=lokalt,
        jamforelsetal=jamforelsetal,
        procentenheter=(lokalt - jamforelsetal) * 100,
        bedomning=malkontroll(lokalt, jamforelsetal, riktning),
    )


def poang(bedomning: Bedomning) -> int:
    """Bedömningens poäng: 3 för uppfylld, 2 till övervägande del, 1 delvis, 0 ej."""
    return _POANG[bedomning]


def samlad_bedomning(bedomningar: Iterable[Bedomning]) -> Bedomning:
    """Flera bedömningar som en: uppfylld bara om alla är det, annars efter poängens medelvärde.

    Medelvärde minst 2 ger till övervägande del, över 0 delvis, 0 ej uppfylld. Styrelsen kan besluta om avsteg.

    Raises:
        ValueError: det finns inga bedömningar.

    """
    tal = [poang(bedomning) for bedomning in bedomningar]
    if not tal:
        raise ValueError("Det finns inga bedömningar att väga samman. Fyll i minst en bedömning för målet.")
    if min(tal) == poang(Bedomning.UPPFYLLD):
        return Bedomning.UPPFYLLD
    if sum(tal) >= poang(Bedomning.OVERVAGANDE) * len(tal):
        return Bedomning.OVERVAGANDE
    return Bedomning.DELVIS if any(tal) else Bedomning.EJ
