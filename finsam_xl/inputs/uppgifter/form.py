"""Hur en uppgift i Grunddata beskrivs: en namngiven cell, vad som får stå i den och raden med hjälp."""

from __future__ import annotations

from dataclasses import dataclass

from finsam_xl.inputs.schema.form import Typ
from finsam_xl.modell import Version

__all__ = ["Uppgift", "avrundning", "enhet", "version"]


@dataclass(frozen=True, slots=True)
class Uppgift:
    """En namngiven cell i Grunddata; med *formel* är den beräknad och ingen inmatningscell.

    En *jamford* text jämförs med en annan, till exempel SIE-filens. Det som är *arets* hör till årets beslut, och töms
    i nästa års bok.
    """

    namn: str
    etikett: str
    typ: Typ
    hjalp: str
    forval: str | float | None = None
    val: tuple[str, ...] = ()
    kravs: bool = False
    formel: str = ""
    avsnitt: str = ""
    jamford: bool = False
    arets: bool = False

    @property
    def soks(self) -> bool:
        """Om cellens text söks eller jämförs, så att den måste stå precis så i cellen."""
        return self.jamford or self.typ is Typ.VAL


def enhet(
    namn: str, etikett: str, hjalp: str, forval: str, raknad: str = "Kronor per enhet"
) -> tuple[Uppgift, Uppgift]:
    """Enheten som väljs i ord, och dess kronor som arbetsboken räknar ut."""
    formel = f'IF(EXACT({namn}sord,"kr"),1,1000)'
    return (
        Uppgift(f"{namn}sord", etikett, Typ.VAL, hjalp, forval, ("tkr", "kr"), kravs=True),
        Uppgift(namn, raknad, Typ.TAL, "Räknas ut av arbetsboken.", formel=formel),
    )


def avrundning(rapport: str, etikett: str) -> Uppgift:
    """Hur rapporten visar att de avrundade raderna inte ger summan."""
    hjalp = "Not under tabellen, eller en egen rad Avrundningsdifferens före summan."
    return Uppgift(f"{rapport}_Avrundning", etikett, Typ.VAL, hjalp, "not", ("not", "rad"), kravs=True)


def version(rapport: str, etikett: str, hjalp: str) -> Uppgift:
    """Vilken version av Budget som rapporten visar."""
    planens = Version.VERKSAMHETSPLAN.value
    return Uppgift(f"{rapport}_Budgetversion", etikett, Typ.VAL, hjalp, planens, tuple(Version), kravs=True)
