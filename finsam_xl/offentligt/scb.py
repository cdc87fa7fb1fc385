"""SCB:s räkenskapssammandrag: raderna, vilka av dem som är lästa hos SCB, och kontona som hör till dem.

Blanketten är inte läst. En rad som inte är *last* är en kontogrupp som behövs för att sammandraget ska gå ihop med
räkningarna; den som lämnar uppgifterna jämför den med blanketten.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from finsam_xl.mallar import mall
from finsam_xl.offentligt.lasning import Datafel, rader

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["DELAR", "KONTOPLANER", "OLASTA", "Scbrad", "las_konton", "las_rader", "scb_konton", "scb_rader"]

DELAR = ("drift", "tillgangar", "skulder")
KONTOPLANER = ("Kommun-Bas", "BAS")
OLASTA = (
    "Blanketten och SCB:s instruktioner är inte lästa: rader som inte är lästa på scb.se är kontogrupper.",
    "Vad blanketten frågar om motpart (stat, region, kommun), investeringar och borgen är inte läst och saknas här.",
    "Verksamhetsgrenens kod för ett samordningsförbund är inte läst: fyll i den i Grunddata, enligt SCB:s förteckning.",
)
"""Det som inte kunde läsas, som bladet säger det."""
_KONTO = re.compile(r"\d{4}")
_ID = re.compile(r"[a-z_]+")


@dataclass(frozen=True, slots=True)
class Scbrad:
    """En rad: dess id, del och text, raden som den är en del av, och om den är läst hos SCB."""

    id: str
    del_: str
    text: str
    darav: str
    last: bool
    kalla: str


@cache
def scb_rader() -> tuple[Scbrad, ...]:
    """Sammandragets rader i ordning."""
    return las_rader(mall("offentligt/scb_rader.csv"))


@cache
def scb_konton(kontoplan: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Kontonas intervall per rad, från och till och med, i den kontoplanen."""
    return las_konton(mall("offentligt/scb_konton.csv"), scb_rader())[kontoplan]


def las_rader(fil: Path) -> tuple[Scbrad, ...]:
    """Raderna i en fil.

    Raises:
        Datafel: ett id står två gånger, en del är okänd, eller raden är del av ingen före sig.

    """
    funna: dict[str, Scbrad] = {}
    for nr, rad in enumerate(rader(fil, ("Id", "Del", "Text", "Därav", "Läst", "Källa", "Hämtad")), start=2):
        ident = rad["Id"]
        if not _ID.fullmatch(ident) or ident in funna:
            raise Datafel(f"{fil.name} rad {nr}: «{ident}» är inget id, eller står två gånger.")
        if rad["Del"] not in DELAR or rad["Läst"] not in {"ja", "nej"}:
            raise Datafel(f"{fil.name} rad {nr}: Del är en av {', '.join(DELAR)}, och Läst är ja eller nej.")
        if rad["Därav"] and rad["Därav"] not in funna:
            raise Datafel(f"{fil.name} rad {nr}: {ident} är en del av «{rad['Därav']}», som inte står före den.")
        funna[ident] = Scbrad(ident, rad["Del"], rad["Text"], rad["Därav"], rad["Läst"] == "ja", rad["Källa"])
    return tuple(funna.values())


def las_konton(fil: Path, alla: tuple[Scbrad, ...]) -> dict[str, dict[str, tuple[tuple[str, str], ...]]]:
    """Kontona i en fil, per kontoplan och rad.

    Raises:
        Datafel: kontoplanen eller raden är okänd, ett intervall är bakvänt eller överlappar ett annat, eller en rad
            har inga konton.

    """
    kanda = {ett.id: ett for ett in alla}
    funna: dict[str, dict[str, tuple[tuple[str, str], ...]]] = {plan: {} for plan in KONTOPLANER}
    for nr, rad in enumerate(rader(fil, ("Kontoplan", "Rad", "Från", "Till", "Källa", "Hämtad")), start=2):
        plan, ident, fran, till = rad["Kontoplan"], rad["Rad"], rad["Från"], rad["Till"]
        if plan not in funna or ident not in kanda:
            raise Datafel(f"{fil.name} rad {nr}: kontoplanen {plan} eller raden {ident} finns inte.")
        if not _KONTO.fullmatch(fran) or not _KONTO.fullmatch(till) or fran > till:
            raise Datafel(f"{fil.name} rad {nr}: {fran}–{till} är inget intervall av fyrsiffriga konton.")
        if not kanda[ident].darav and _overlappar(funna[plan], kanda, fran, till):
            raise Datafel(f"{fil.name} rad {nr}: {fran}–{till} överlappar ett annat intervall i {plan}.")
        funna[plan][ident] = (*funna[plan].get(ident, ()), (fran, till))
    for plan, dess in funna.items():
        if utan := [ident for ident in kanda if ident not in dess]:
            raise Datafel(f"{fil.name}: {plan} har inga konton för {', '.join(utan)}.")
    return funna


def _overlappar(
    funna: Mapping[str, tuple[tuple[str, str], ...]], kanda: Mapping[str, Scbrad], fran: str, till: str
) -> bool:
    """Om intervallet rör något som redan är placerat på en rad som inte är en del av en annan."""
    andra = (ett for ident, dess in funna.items() if not kanda[ident].darav for ett in dess)
    return any(fran <= slut and borjan <= till for borjan, slut in andra)
