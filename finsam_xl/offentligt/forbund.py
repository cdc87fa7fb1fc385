"""Förbunden vars medlemmar är kända: regionerna och kommunerna, var det står, och vilken dag det avser.

Listan är kort och sann. Ett förbund läggs till som en rad i `templates/offentligt/forbund.csv`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from finsam_xl.mallar import mall
from finsam_xl.offentligt.kommuner import kommuner, regioner
from finsam_xl.offentligt.lasning import Datafel, dag, orgnr, rader

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from finsam_xl.offentligt.kommuner import Kommunuppgift, Region

__all__ = ["Forbund", "forbunden", "forbundet", "las_forbund", "liknande"]

_ORD = re.compile(r"[^\W\d_]{3,}")
_ALLAS = re.compile(r"samordningsförbund|^finsam$|^och$|^stads?$|^(söd|nor|öst|väst)ra$")
"""Ord som inte skiljer ett förbund från ett annat."""
_KOLUMNER = ("Förbund", "Organisationsnummer", "Regioner", "Kommuner", "Avser", "Källa", "Hämtad")


@dataclass(frozen=True, slots=True)
class Forbund:
    """Ett förbund: namnet, organisationsnumret om det är känt, medlemmarna, och var och när de stod så.

    Utan *avser* bar sidan ingen dag; *hamtad* är då dagen som den lästes.
    """

    namn: str
    organisationsnummer: str
    regioner: tuple[Region, ...]
    kommuner: tuple[Kommunuppgift, ...]
    avser: date | None
    kalla: str
    hamtad: date

    @property
    def beskrivning(self) -> str:
        """Källan och dagen, som den som ska pröva uppgiften behöver dem."""
        avser = f"avser {self.avser}" if self.avser else "utan dag på sidan"
        return f"{self.kalla} ({avser}, läst {self.hamtad})"


@cache
def forbunden() -> tuple[Forbund, ...]:
    """De kända förbunden, efter namn."""
    return las_forbund(mall("offentligt/forbund.csv"), regioner(), kommuner())


def forbundet(namn: str) -> Forbund | None:
    """Förbundet med det namnet, hur det än skrivs med stora och små bokstäver; None när det inte är känt."""
    sokt = " ".join(namn.split()).casefold()
    return next((ett for ett in forbunden() if ett.namn.casefold() == sokt), None)


def liknande(namn: str) -> tuple[Forbund, ...]:
    """Förbunden med något av namnets egna ord i sitt namn eller bland sina kommuner: «Huddinge», «Finsam Täby»."""
    sokta = _egna_ord(namn)
    return tuple(ett for ett in forbunden() if sokta & _egna_ord(" ".join([ett.namn, *(k.ort for k in ett.kommuner)])))


def _egna_ord(text: str) -> set[str]:
    return {ord_ for ord_ in _ORD.findall(text.casefold()) if not _ALLAS.search(ord_)}


def las_forbund(fil: Path, lan: Mapping[str, Region], orter: Mapping[str, Kommunuppgift]) -> tuple[Forbund, ...]:
    """Förbunden i en fil.

    Raises:
        Datafel: ett namn står två gånger, en medlem är ingen region eller kommun, eller något fattas.

    """
    funna: dict[str, Forbund] = {}
    for nr, rad in enumerate(rader(fil, _KOLUMNER), start=2):
        namn, nummer = rad["Förbund"], rad["Organisationsnummer"]
        if not namn or namn.casefold() in funna:
            raise Datafel(f"{fil.name} rad {nr}: förbundet «{namn}» saknar namn, eller står två gånger.")
        funna[namn.casefold()] = Forbund(
            namn,
            orgnr(fil, nr, nummer) if nummer else "",
            tuple(lan[kod] for kod in _koder(fil, nr, rad["Regioner"], lan)),
            tuple(orter[kod] for kod in _koder(fil, nr, rad["Kommuner"], orter)),
            dag(fil, nr, rad["Avser"]) if rad["Avser"] else None,
            rad["Källa"],
            dag(fil, nr, rad["Hämtad"]),
        )
    return tuple(sorted(funna.values(), key=lambda ett: ett.namn.casefold()))


def _koder(fil: Path, nr: int, text: str, finns: Mapping[str, object]) -> list[str]:
    """Lagens 2 §: minst en region och minst en kommun."""
    koder = text.split()
    okanda = [kod for kod in koder if kod not in finns]
    if not koder or okanda or len(set(koder)) < len(koder):
        raise Datafel(f"{fil.name} rad {nr}: «{text}» ska vara kända koder med blanksteg mellan, var och en en gång.")
    return koder
