"""Tabellens rader i tur och ordning, som en läsare ser dem: rubriker, poster, summor och upplysningar."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from finsam_xl.granskning.tryck.etiketter import mallrader, stada
from finsam_xl.granskning.tryck.ordslag import har_ord

if TYPE_CHECKING:
    from finsam_xl.granskning.struktur.rutnat import Rutnat
    from finsam_xl.granskning.tryck.dokument import Rad

__all__ = ["GRUPPER", "Radroll", "Tryckrad", "kontroll_for", "las_poster"]

GRUPPER = ("inriktning", "grupp", "avdelning")
"""Fälten som säger vilken grupp en rad hör till."""
_UTANFOR = "utanfor"
_BALANSENS = frozenset({"balansrakning", "not_fordringar", "not_skulder", "not_upplupna"})
"""Tabeller utan kostnader: en förutbetald kostnad är en tillgång."""


class Radroll(Enum):
    """Vad en rad är i tabellens uppställning."""

    RUBRIK = "rubrik"
    POST = "post"
    SUMMA = "summa"
    KANSKE = "kanske en summa"
    VARAV = "del av raden ovanför"
    UTANFOR = "utanför summorna"


@dataclass(frozen=True, slots=True)
class Tryckrad:
    """En rad på sin plats *nr* i tabellen; *kostnad* är sant för en kostnad, *avsnitt* är rubriken den står under."""

    nr: int
    rad: Rad
    slag: Radroll
    avsnitt: str
    kostnad: bool
    nytt_avsnitt: bool

    @property
    def grupp(self) -> str:
        """Radens grupp, tom om den inte har någon."""
        return next((text for falt in GRUPPER if (text := self.rad.falt.get(falt, ""))), "")


@cache
def _kontroller() -> dict[tuple[str, str], str]:
    return {(rad["slag"], rad["id"]): rad["kontroll"] for rad in mallrader("summakontroller.csv")}


def kontroll_for(slag: str, ident: str) -> str:
    """Id på kontrollen av en känd summarad; S01 för alla andra."""
    return _kontroller().get((slag, ident)) or _kontroller().get((slag, "*")) or "S01"


def las_poster(rutnat: Rutnat) -> tuple[Tryckrad, ...]:
    """Alla tabellens rader med sin roll i uppställningen."""
    poster: list[Tryckrad] = []
    rubrik, forra = "", ""
    slagen = [_slag(rutnat, nr, rad) for nr, rad in enumerate(rutnat.tabell.rader)]
    for nr, rad in enumerate(rutnat.tabell.rader):
        avdelning = rad.falt.get("avdelning", "")
        nytt = bool(avdelning) and avdelning != forra
        forra = avdelning or forra
        slag = slagen[nr]
        if rutnat.ar_tom(nr) and nr + 1 < len(slagen) and slagen[nr + 1] is Radroll.SUMMA:
            if stada(rad.post) in stada(rutnat.tabell.rader[nr + 1].post):
                slagen[nr + 1] = Radroll.POST  # the section is printed as its sum alone
            elif slag is Radroll.RUBRIK:
                slag = Radroll.POST  # no other heading stands right above a sum: it is a row of nothing
        if slag is Radroll.RUBRIK:
            rubrik, nytt = rad.post, True
        avsnitt = avdelning or rubrik
        kostnad = rutnat.tabell.slag not in _BALANSENS and _ar_kostnad(rad.post, avsnitt)
        poster.append(Tryckrad(nr, rad, slag, avsnitt, kostnad, nytt))
    return tuple(poster)


def _slag(rutnat: Rutnat, nr: int, rad: Rad) -> Radroll:
    if rad.typ == "rubrik" or (rad.typ != "summa" and not rad.id and rutnat.ar_tom(nr)):
        return Radroll.RUBRIK
    if rad.id == _UTANFOR or rutnat.egen_enhet(nr):
        return Radroll.UTANFOR
    if har_ord("varav", rad.post) or har_ord("unika", rad.post):
        return Radroll.VARAV
    if rad.typ == "summa" or har_ord("summa", rad.post) or (rutnat.tabell.slag, rad.id) in _kontroller():
        return Radroll.SUMMA
    return Radroll.KANSKE if har_ord("kanske", rad.post) else Radroll.POST


def _ar_kostnad(text: str, avsnitt: str) -> bool:
    """Kostnad efter radens egna ord, annars efter rubriken den står under; ett resultat är ingen kostnad."""
    if har_ord("balans", text):
        return False
    for ett in (stada(text), "" if har_ord("kanske", text) else stada(avsnitt)):
        if har_ord("intakt", ett):
            return False
        if har_ord("kostnad", ett):
            return True
    return False
