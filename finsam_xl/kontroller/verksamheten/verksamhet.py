"""Verksamheten: varje tal ur Verksamhetstal som en rapport visar är ifyllt och rimligt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.urval import bland
from finsam_xl.koder import nummer_i
from finsam_xl.kontroller.register import Kontrollsvar, Utfall, genomgang, svar
from finsam_xl.layout.expr import Text, number
from finsam_xl.modell import Bladprefix, Talenhet

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Verksamhetstal


@genomgang(
    "F10",
    "Varje tal om verksamheten är ifyllt",
    kalla="rkr-r15",
    text="Ett tal utan värde visas tomt, och ett konto utan saldo är noll. Rätta eller ta bort raden i Verksamhetstal.",
    utfall=Utfall.NOTIS,
    rapporter=frozenset(Bladprefix.__members__),
)
def utan_varde(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    """Varje tal i Verksamhetstal har ett värde, dess konton har saldo, och procent är skrivna som procent."""
    rapporten = Bladprefix[underlag.prefix]
    egna = [tal for tal in underlag.bokslut.verksamhetstal if tal.rapport is rapporten]
    bokforda = {saldo.konto for saldo in underlag.bokslut.saldon if saldo.period == underlag.period}
    brister = (
        ("Värde saknas: {}.", lambda tal: tal.varde is None and not tal.konton),
        ("Kontot har inget saldo i perioden: {}.", lambda tal: set(nummer_i(tal.konton)) - bokforda),
        ("Mindre än en procent, skriv 55 för 55 procent: {}.", _som_andel),
    )
    return svar(
        Utfall.NOTIS,
        "Varje tal i Verksamhetstal är ifyllt.",
        *((text, [f"«{tal.uppgift}»" for tal in egna if brist(tal)]) for text, brist in brister),
        antal=len(egna),
        bland=bland("Verksamhetstal", ("Rapport", Text(rapporten))) if egna else number(0),
        saknas="Rapporten har inga rader i Verksamhetstal.",
        ej_aktuell=True,
    )


def _som_andel(tal: Verksamhetstal) -> bool:
    return tal.talenhet is Talenhet.PROCENT and tal.varde is not None and 0 < tal.varde < 1
