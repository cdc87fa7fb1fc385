"""Kassaflödesanalysen mot balansräkningens förändringar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.kontroller.register import Kontroll, kontroll, likhet, olikheter
from finsam_xl.layout.expr import Expr, Figure

if TYPE_CHECKING:
    from finsam_xl.underlag import Underlag


def _forandringar(_: Underlag) -> Expr:
    def fg(ident: str) -> Expr:
        return Figure(ident, period=False)

    return olikheter(
        ("KF_fordringar", fg("BR_fordringar") - Figure("BR_fordringar")),
        ("KF_skulder", Figure("BR_skulder") - fg("BR_skulder")),
    )


C08 = kontroll(
    Kontroll(
        "C08",
        "Förändringarna i kassaflödet är balansräkningens mot året före",
        "rkr-r13",
        "Årets ingående balanser är inte förra årets utgående. Läs in förra årets slutliga SIE-fil.",
        uttryck=_forandringar,
    )
)
C09 = likhet(
    "C09",
    "Årets kassaflöde är förändringen av kassa och bank",
    "KF_arets_kassaflode",
    "KF_forandring",
    kalla="rkr-r13",
    text="Något balanskonto påverkar kassan utan att finnas i analysen, oftast en bokning direkt mot eget kapital.",
)
