"""Rapportens delar: lagen räknar upp sju, och en del utan innehåll ska säga det."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.kontroller.register import Kontroll, Kontrollsvar, Utfall, kontroll

if TYPE_CHECKING:
    from finsam_xl.underlag import Underlag

_DELAR = (
    "Resultaträkning",
    "Balansräkning",
    "Kassaflödesanalys",
    "Noter",
    "Driftredovisning",
    "Investeringsredovisning",
)


def _delar_finns(_: Underlag, blad: tuple[str, ...]) -> Kontrollsvar:
    """Förvaltningsberättelsen skrivs i ordbehandlaren; dess tabeller finns här, så den räknas inte."""
    saknas = [delen for delen in _DELAR if not any(namn.endswith(delen) for namn in blad)]
    if saknas:
        return Kontrollsvar(Utfall.FEL, f"Delar saknas: {', '.join(saknas)}. Bygg årsredovisningen på nytt.")
    return Kontrollsvar(
        Utfall.OK, "Sex delar finns som blad; den sjunde, förvaltningsberättelsen, skrivs utanför arbetsboken."
    )


C38 = kontroll(
    Kontroll(
        "C38",
        "Årsredovisningens alla delar finns",
        "lkbr-4-1",
        "Lagen räknar upp sju delar; en del utan innehåll ska säga det, inte saknas.",
        granska=_delar_finns,
    )
)
