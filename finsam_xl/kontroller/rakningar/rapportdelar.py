"""Rapportens delar: lagen räknar upp sju, och en del utan innehåll ska säga det."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from finsam_xl.figurer.urval import bland
from finsam_xl.kontroller.register import HALVARET, Kontrollsvar, Utfall, genomgang, svar
from finsam_xl.layout.expr import PERIOD
from finsam_xl.modell import Bladprefix

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.figurer.underlag import Underlag

_GEMENSAMMA = {
    "Resultaträkning": "RR",
    "Balansräkning": "BR",
    "Noter": "NOT",
    "Driftredovisning": "DR",
    "Investeringsredovisning": "IV",
}
_LAGRUM = {
    "Resultaträkning": " (5 kap.)",
    "Balansräkning": " (6 kap.)",
    "Kassaflödesanalys": " (8 kap.)",
    "Noter": " (9 kap.)",
    "Driftredovisning": " (10 kap.)",
    "Investeringsredovisning": " (10 kap.)",
}


@dataclass(frozen=True, slots=True)
class _Krav:
    """Delarna som krävs och vad id:t för deras tabeller börjar med, vem som kräver dem, och var lagen nämner dem.

    *annars* sägs när alla finns.
    """

    delar: Mapping[str, str]
    annars: str
    enligt: str
    lagrum: Mapping[str, str] = field(default_factory=dict)


def _delar_finns(underlag: Underlag, blad: tuple[str, ...], krav: _Krav) -> Kontrollsvar:
    """Delarna som saknar blad; utan saldon är bladen tomma, och då är ingen del prövad.

    En del som är utelämnad i Tabeller är förbundets val: det är en notis, som säger vem som kräver den.
    """
    utan_blad = {ett for ett in krav.delar if not any(namn.endswith(ett) for namn in blad)}
    bort = [ett for ett, tabell in krav.delar.items() if _utelamnad(underlag, tabell, utan_blad=ett in utan_blad)]
    saknade = [ett for ett in krav.delar if ett in utan_blad and ett not in bort]
    return svar(
        Utfall.FEL if saknade else Utfall.NOTIS,
        krav.annars,
        ("Delar saknas: {}. Bygg rapporten på nytt.", saknade),
        (f"Utelämnat i Tabeller: {{}}. Det krävs {krav.enligt}.", (f"{ett}{krav.lagrum.get(ett, '')}" for ett in bort)),
        antal=sum(1 for saldo in underlag.bokslut.saldon if saldo.period == underlag.period),
        bland=bland("Saldo", ("Period", PERIOD)),
        saknas=f"Delarna finns som blad men är tomma: Saldo är tomt för {underlag.period}. Läs in SIE-filen.",
    )


def _utelamnad(underlag: Underlag, tabell: str, *, utan_blad: bool) -> bool:
    """Om delens tabell är vald bort; noterna är flera, och delen saknas när ingen av dem är kvar."""
    rapporten = Bladprefix[underlag.prefix]
    bort = [ett.tabell for ett in underlag.bokslut.tabellval if ett.rapport is rapporten and ett.utelamnad]
    return tabell in bort or (utan_blad and any(ett.startswith(tabell) for ett in bort))


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
    krav = _Krav(
        {**_GEMENSAMMA, "Kassaflödesanalys": "KF"},
        "Sex delar finns som blad; den sjunde, förvaltningsberättelsen, skrivs utanför arbetsboken.",
        "av lagen (2018:597) om kommunal bokföring och redovisning, 4 kap. 1 §",
        _LAGRUM,
    )
    return _delar_finns(underlag, blad, krav)


@genomgang(
    "C38b",
    "Halvårsredovisningens alla delar finns",
    kalla="rkr-r17",
    text="Delårsrapporten har resultat- och balansräkning, drift- och investeringsredovisning och helårsprognos.",
    rapporter=HALVARET,
)
def halvarets(underlag: Underlag, blad: tuple[str, ...]) -> Kontrollsvar:
    """Varje del som rekommendationen om delårsrapport kräver finns som blad."""
    krav = _Krav(
        {**_GEMENSAMMA, "Prognos": "PP"},
        "Delarna finns som blad; den förenklade förvaltningsberättelsen skrivs utanför arbetsboken.",
        "i delårsrapporten av RKR R17",
    )
    return _delar_finns(underlag, blad, krav)
