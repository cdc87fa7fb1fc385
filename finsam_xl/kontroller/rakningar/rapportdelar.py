"""Rapportens delar: lagen räknar upp sju, och en del utan innehåll ska säga det."""

from __future__ import annotations

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
"""Delarna, och vad id:t för deras tabeller börjar med."""
_LAGRUM = {
    "Resultaträkning": " (5 kap.)",
    "Balansräkning": " (6 kap.)",
    "Kassaflödesanalys": " (8 kap.)",
    "Noter": " (9 kap.)",
    "Driftredovisning": " (10 kap.)",
    "Investeringsredovisning": " (10 kap.)",
}


def _delar_finns(
    underlag: Underlag, blad: tuple[str, ...], delar: Mapping[str, str], annars: str, kravet: str
) -> Kontrollsvar:
    """Delarna som saknar blad; utan saldon är bladen tomma, och då är ingen del prövad.

    En del som är utelämnad i Tabeller är förbundets val: det är en notis, med *kravet* som räknar upp delen.
    """
    utan_blad = {ett for ett in delar if not any(namn.endswith(ett) for namn in blad)}
    valda_bort = [ett for ett, tabell in delar.items() if _utelamnad(underlag, tabell, utan_blad=ett in utan_blad)]
    saknade = [ett for ett in delar if ett in utan_blad and ett not in valda_bort]
    return svar(
        Utfall.FEL if saknade else Utfall.NOTIS,
        annars,
        ("Delar saknas: {}. Bygg rapporten på nytt.", saknade),
        (f"Utelämnat i Tabeller: {{}}. {kravet}", (f"{ett}{_LAGRUM.get(ett, '')}" for ett in valda_bort)),
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
    return _delar_finns(
        underlag,
        blad,
        {**_GEMENSAMMA, "Kassaflödesanalys": "KF"},
        "Sex delar finns som blad; den sjunde, förvaltningsberättelsen, skrivs utanför arbetsboken.",
        "Delen krävs av lagen (2018:597) om kommunal bokföring och redovisning, 4 kap. 1 §.",
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
        {**_GEMENSAMMA, "Prognos": "PP"},
        "Delarna finns som blad; den förenklade förvaltningsberättelsen skrivs utanför arbetsboken.",
        "Delen krävs i delårsrapporten av RKR R17.",
    )
