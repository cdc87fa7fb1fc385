"""Rapportens delar: lagen räknar upp sju, och en del utan innehåll ska säga det."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.urval import bland
from finsam_xl.kontroller.register import HALVARET, Kontrollsvar, Utfall, genomgang, svar
from finsam_xl.layout.expr import PERIOD

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag

_GEMENSAMMA = ("Resultaträkning", "Balansräkning", "Noter", "Driftredovisning", "Investeringsredovisning")


def _delar_finns(underlag: Underlag, blad: tuple[str, ...], delar: tuple[str, ...], annars: str) -> Kontrollsvar:
    """Delarna som saknar blad; utan saldon är bladen tomma, och då är ingen del prövad."""
    return svar(
        Utfall.FEL,
        annars,
        (
            "Delar saknas: {}. Bygg rapporten på nytt.",
            [ett for ett in delar if not any(namn.endswith(ett) for namn in blad)],
        ),
        antal=sum(1 for saldo in underlag.bokslut.saldon if saldo.period == underlag.period),
        bland=bland("Saldo", ("Period", PERIOD)),
        saknas=f"Delarna finns som blad men är tomma: Saldo är tomt för {underlag.period}. Läs in SIE-filen.",
    )


@genomgang(
    "C38",
    "Årsredovisningens alla delar finns",
    kalla="lkbr-4-1",
    text="Lagen räknar upp sju delar; en del utan innehåll ska säga det, inte saknas.",
)
def arsredovisningens(underlag: Underlag, blad: tuple[str, ...]) -> Kontrollsvar:
    """Varje del som lagen räknar upp finns som blad.

    Förvaltningsberättelsen skrivs i ordbehandlaren; dess tabeller finns i boken, så den räknas inte.
    """
    return _delar_finns(
        underlag,
        blad,
        (*_GEMENSAMMA, "Kassaflödesanalys"),
        "Sex delar finns som blad; den sjunde, förvaltningsberättelsen, skrivs utanför arbetsboken.",
    )


@genomgang(
    "C38b",
    "Halvårsredovisningens alla delar finns",
    kalla="rkr-r17",
    text="Delårsrapporten har resultat- och balansräkning, drift- och investeringsredovisning och helårsprognos.",
    rapporter=HALVARET,
)
def halvarets(underlag: Underlag, blad: tuple[str, ...]) -> Kontrollsvar:
    """Varje del som rekommendationen om delårsrapport kräver finns som blad."""
    return _delar_finns(
        underlag,
        blad,
        (*_GEMENSAMMA, "Prognos"),
        "Delarna finns som blad; den förenklade förvaltningsberättelsen skrivs utanför arbetsboken.",
    )
