"""What several controls wait for is told once: they stand together under one sentence, for a file or for Excel."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.kontroller.register import Utfall

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from finsam_xl.arbete.bygg.kontrollresultat import Kontrollresultat

__all__ = ["Vantar", "vantar"]

_TOMT = re.compile(r"Saldo har inga rader för (\S+)\. ")
"""Without a code the whole day lacks: no file has been read for it."""

_I_EXCEL = (
    "Våra funktioner svarar först när Excel räknar boken med Python. Siffrorna är räknade av formlerna utan Python, "
    "efter samma regler."
)


@dataclass(frozen=True, slots=True)
class Vantar:
    """The controls of a report that wait for the same thing, and what to do."""

    kontroller: tuple[Kontrollresultat, ...]
    mening: str


def vantar(resultat: Sequence[Kontrollresultat]) -> tuple[Vantar, ...]:
    """Per report, the controls that a file for a day without Saldo would try, and those that wait for Excel."""
    return (*_vantar(resultat), *_vantar_pa_excel(resultat))


def _vantar(resultat: Sequence[Kontrollresultat]) -> Iterator[Vantar]:
    sagda: set[tuple[str, str]] = set()
    for rapport, dag in dict.fromkeys(
        (ett.rapport, tom[1]) for ett in resultat if (tom := _TOMT.match(ett.saknas)) is not None
    ):
        egna = tuple(
            ett
            for ett in resultat
            if ett.rapport == rapport and (rapport, ett.id) not in sagda and _vantar_pa_filen(ett, dag)
        )
        sagda |= {(rapport, ett.id) for ett in egna}
        yield Vantar(egna, f"Saldo är tomt för {dag}. Läs in SIE-filen.")


def _vantar_pa_excel(resultat: Sequence[Kontrollresultat]) -> Iterator[Vantar]:
    vantande = [ett for ett in resultat if ett.vantar_pa_excel]
    for rapport in dict.fromkeys(ett.rapport for ett in vantande):
        yield Vantar(tuple(ett for ett in vantande if ett.rapport == rapport), _I_EXCEL)


def _vantar_pa_filen(ett: Kontrollresultat, dag: str) -> bool:
    return ett.utfall is Utfall.EJ_PROVAD and f"för {dag}" in ett.saknas and "SIE-fil" in ett.saknas
