"""Hur en uppgift i Grunddata beskrivs: en namngiven cell, vad som får stå i den och raden med hjälp."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from finsam_xl.inputs.schema.form import Typ
from finsam_xl.modell import Arsordning, Beloppsenhet, Nollrader, Version

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "KR_OCH_TKR",
    "Uppgift",
    "arsordning",
    "avrundning",
    "beslut",
    "decimaler",
    "enhet",
    "nollrader",
    "version",
]

KR_OCH_TKR = ("tkr", "kr")
_FLEST_DECIMALER = 2


@dataclass(frozen=True, slots=True)
class Uppgift:
    """En namngiven cell i Grunddata; med *formel* är den beräknad och ingen inmatningscell.

    En *jamford* text jämförs med en annan, till exempel SIE-filens. Det som är *arets* hör till årets beslut, och töms
    i nästa års bok. En *valfri* cell får saknas: den kom till senare, och en bok utan den har förvalet. Ett heltal är
    högst *hogst*. Ett val i *lases_som* läses som ett annat ord, som också får stå i cellen: det som valet hette förr.
    Hör uppgiften till en *rapport* fast namnet inte börjar med dess prefix står det där; en *vantad* valfri uppgift
    står i Kvar att fylla i. En *utgangen* finns i äldre böcker, och läses där; en ny bok har en egen per rapport.
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
    valfri: bool = False
    hogst: int | None = None
    lases_som: Mapping[str, str] = field(default_factory=dict)
    rapport: str = ""
    vantad: bool = False
    utgangen: bool = False

    @property
    def soks(self) -> bool:
        """Om cellens text söks eller jämförs, så att den måste stå precis så i cellen."""
        return self.jamford or self.typ is Typ.VAL


def enhet(
    namn: str,
    etikett: str,
    hjalp: str,
    forval: str,
    raknad: str = "Kronor per enhet",
    val: tuple[str, ...] = tuple(map(str, Beloppsenhet)),
) -> tuple[Uppgift, Uppgift]:
    """Enheten som väljs i ord, och dess kronor som arbetsboken räknar ut."""
    ord_ = f"{namn}sord"
    storre = "1000" if val == KR_OCH_TKR else f'IF(EXACT({ord_},"tkr"),1000,1000000)'
    return (
        Uppgift(ord_, etikett, Typ.VAL, hjalp, forval, val, kravs=True),
        Uppgift(namn, raknad, Typ.TAL, "Räknas ut av arbetsboken.", formel=f'IF(EXACT({ord_},"kr"),1,{storre})'),
    )


def decimaler(namn: str, etikett: str = "Decimaler i belopp") -> Uppgift:
    """Hur många decimaler ett tryckt belopp har i sin enhet."""
    hjalp = "0, 1 eller 2. Tomt ger 1 decimal i mnkr (mkr), annars ingen. Bygg rapporten på nytt efter en ändring."
    return Uppgift(namn, etikett, Typ.HELTAL, hjalp, valfri=True, hogst=_FLEST_DECIMALER)


def arsordning(rapport: str, forval: str) -> Uppgift:
    """I vilken ordning åren står bredvid varandra."""
    hjalp = "Gäller varje tabell med år i kolumner. Bygg rapporten på nytt efter en ändring."
    namn, etikett = f"{rapport}_Arsordning", "Årens ordning i tabellerna"
    return Uppgift(namn, etikett, Typ.VAL, hjalp, forval, tuple(Arsordning), kravs=True, valfri=True)


def nollrader(rapport: str) -> Uppgift:
    """Om rader och noter utan belopp trycks."""
    hjalp = "«trycks inte»: en rad eller not utan belopp i något av tabellens år utelämnas när rapporten byggs."
    namn, etikett = f"{rapport}_Nollrader", "Rader och noter utan belopp"
    return Uppgift(namn, etikett, Typ.VAL, hjalp, Nollrader.TRYCKS.value, tuple(Nollrader), kravs=True, valfri=True)


def beslut(rapport: str, vems: str, hjalp: str) -> tuple[Uppgift, Uppgift]:
    """Rapportens eget diarienummer, och dagen då styrelsen beslutade om den."""
    return (
        Uppgift(
            f"Diarienummer_{rapport}",
            f"{vems} diarienummer",
            Typ.TEXT,
            "Överst på rapportens sidor och på dokumentets omslag. Tomt: diarienumret under Förbundet.",
            arets=True,
            valfri=True,
            rapport=rapport,
        ),
        Uppgift(
            f"Beslutsdatum_{rapport}",
            f"{vems} beslutsdatum",
            Typ.DATUM,
            hjalp,
            arets=True,
            valfri=True,
            rapport=rapport,
            vantad=True,
        ),
    )


def avrundning(rapport: str, etikett: str) -> Uppgift:
    """Hur rapporten visar att de avrundade raderna inte ger summan."""
    hjalp = "Not under tabellen, eller en egen rad Avrundningsdifferens före summan."
    return Uppgift(f"{rapport}_Avrundning", etikett, Typ.VAL, hjalp, "not", ("not", "rad"), kravs=True)


def version(rapport: str, etikett: str, hjalp: str) -> Uppgift:
    """Vilken version av Budget som rapporten visar."""
    planens = Version.VERKSAMHETSPLAN.value
    return Uppgift(f"{rapport}_Budgetversion", etikett, Typ.VAL, hjalp, planens, tuple(Version), kravs=True)
