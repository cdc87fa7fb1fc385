"""Resultaträkningens alla intäkter och alla kostnader: lagens rad och de egna rader som förbundet har vid sidan av den.

En egen rad (Projektmedel, Lokalkostnader) är en del av summan som andra tabeller visar. Åt vilket håll den räknas säger
dess ord, och annars dess tecken när kostnader trycks med minus.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL
from finsam_xl.granskning.struktur.poster import Radroll, las_poster
from finsam_xl.granskning.struktur.rutnat import Rutnat

if TYPE_CHECKING:
    from finsam_xl.granskning.struktur.poster import Tryckrad
    from finsam_xl.granskning.tryck.dokument import Kolumn, Rad, Tabell

__all__ = ["SAMLADE", "samlade_rader"]

SAMLADE = frozenset({"alla_intakter", "alla_kostnader"})
"""Namnen som ett uttryck kan ha på raderna tillsammans."""
_SLUTAR = frozenset({"resultat", "fin_intakter", "fin_kostnader", "efter_fin", "arets"})


def samlade_rader(tabell: Tabell, namn: str, kolumn: Kolumn) -> list[Rad]:
    """Raderna före verksamhetens resultat som är intäkter, eller kostnader; inga där det inte går att avgöra."""
    rutnat = Rutnat(tabell)
    poster = _verksamhetens(tabell)
    med_minus = any(rutnat.belopp(en.nr, kolumn) < NOLL for en in poster if en.rad.id == "kostnader")
    svar = []
    for en in poster:
        belopp = rutnat.belopp(en.nr, kolumn)
        kostnad = en.rad.id in {"kostnader", "avskrivningar"} or (belopp < NOLL if med_minus else en.kostnad)
        if kostnad is (namn == "alla_kostnader"):
            svar.append(en.rad)
    return svar


def _verksamhetens(tabell: Tabell) -> list[Tryckrad]:
    rutnat, svar = Rutnat(tabell), []
    for en in las_poster(rutnat):
        if en.rad.id in _SLUTAR:
            break
        if en.slag in {Radroll.POST, Radroll.KANSKE} and not rutnat.ar_tom(en.nr):
            svar.append(en)
    return svar
