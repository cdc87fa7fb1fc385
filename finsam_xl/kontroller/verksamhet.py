"""Verksamheten: varje tal ur Verksamhetstal som en rapport visar är ifyllt och rimligt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.koder import kontonummer
from finsam_xl.kontroller.register import Kontroll, Kontrollsvar, Utfall, kontroll, namngivna
from finsam_xl.modell import Bladprefix, Talenhet

if TYPE_CHECKING:
    from finsam_xl.modell import Verksamhetstal
    from finsam_xl.underlag import Underlag


def _utan_varde(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    """Tal som inte är ifyllda, konton utan saldo, och procent som troligen är skrivna som andelar."""
    egna = [tal for tal in underlag.bokslut.verksamhetstal if tal.rapport is Bladprefix[underlag.prefix]]
    bokforda = {saldo.konto for saldo in underlag.bokslut.saldon if saldo.period == underlag.period}
    annars = "Varje tal i Verksamhetstal är ifyllt." if egna else "Rapporten har inga rader i Verksamhetstal."
    brister = (
        ("Värde saknas: {}.", lambda tal: tal.varde is None and not tal.konton),
        ("Kontot har inget saldo i perioden: {}.", lambda tal: set(kontonummer(tal.konton)) - bokforda),
        ("Mindre än en procent, skriv 55 för 55 procent: {}.", _som_andel),
    )
    namn = ((text, [f"«{tal.uppgift}»" for tal in egna if brist(tal)]) for text, brist in brister)
    return namngivna(Utfall.NOTIS, annars, *namn)


def _som_andel(tal: Verksamhetstal) -> bool:
    return tal.talenhet is Talenhet.PROCENT and tal.varde is not None and 0 < tal.varde < 1


F10 = kontroll(
    Kontroll(
        "F10",
        "Varje tal om verksamheten är ifyllt",
        "rkr-r15",
        "Ett tal utan värde visas tomt, och ett konto utan saldo är noll. Rätta eller ta bort raden i Verksamhetstal.",
        granska=_utan_varde,
        rapporter=frozenset(Bladprefix.__members__),
    )
)
