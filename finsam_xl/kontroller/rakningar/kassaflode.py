"""Kassaflödesanalysen mot balansräkningens förändringar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.kontroller.provning import Provning, i_bada_perioderna, lika, par, parvis
from finsam_xl.kontroller.register import kontroll
from finsam_xl.layout.expr import Expr, Figure

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag


@kontroll(
    "C08",
    "Förändringarna i kassaflödet är balansräkningens mot året före",
    kalla="rkr-r13",
    text="Årets ingående balanser är inte förra årets utgående. Läs in förra årets slutliga SIE-fil.",
)
def forandringarna(_: Underlag) -> Provning:
    """Kassaflödets förändringar räknas från årets IB; mot förra årets balansräkning ska de bli desamma."""

    def fg(ident: str) -> Expr:
        return Figure(ident, period=False)

    fordringar, skulder = fg("BR_fordringar") - Figure("BR_fordringar"), Figure("BR_skulder") - fg("BR_skulder")
    return parvis(
        par("Kortfristiga fordringar mot förra årets balansräkning", "KF_fordringar", fordringar, valfritt=True),
        par("Kortfristiga skulder mot förra årets balansräkning", "KF_skulder", skulder, valfritt=True),
    )


@kontroll(
    "C09",
    "Årets kassaflöde är förändringen av kassa och bank",
    kalla="rkr-r13",
    text="Något balanskonto påverkar kassan utan att finnas i analysen, oftast en bokning direkt mot eget kapital.",
    jamforelse=i_bada_perioderna,
)
def kassaflodet(_: Underlag) -> Provning:
    """Det som analysens rader ger är det som kassa och bank har ändrats med."""
    return lika("Analysens rader mot kassa och bank", "KF_arets_kassaflode", "KF_forandring")
