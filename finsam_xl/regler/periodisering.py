"""Periodisering: ett belopp som beviljats för en insats hela tid, delat på de år som insatsen pågår.

Delningen är efter månader. En påbörjad månad räknas hel, så en insats 2021-10-01–2022-01-31 har tre månader 2021 och
en månad 2022. Delarna är hela kronor och blir tillsammans beloppet (största resten, som i fördelningen); vid lika rest
går kronan till året med flest månader, sedan till det tidigaste.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.belopp import KRONA
from finsam_xl.regler.fordelning import fordela

if TYPE_CHECKING:
    from datetime import date

__all__ = ["manader_per_ar", "periodisera"]

_MANADER_PER_AR = 12


def manader_per_ar(start: date, slut: date) -> dict[int, int]:
    """Antalet påbörjade månader per kalenderår från *start* till och med *slut*, i årsordning.

    Raises:
        ValueError: slutet ligger före starten.

    """
    if slut < start:
        raise ValueError(f"Perioden slutar {slut} men börjar {start}. Rätta datumen.")
    forsta, sista = _manad(start), _manad(slut)
    return {
        ar: min(sista, _MANADER_PER_AR * (ar + 1) - 1) - max(forsta, _MANADER_PER_AR * ar) + 1
        for ar in range(start.year, slut.year + 1)
    }


def _manad(dag: date) -> int:
    """Månadens nummer räknat från år 0."""
    return dag.year * _MANADER_PER_AR + dag.month - 1


def periodisera(belopp: Decimal, start: date, slut: date, enhet: Decimal = KRONA) -> dict[int, Decimal]:
    """Dela *belopp* (kr, noll eller mer) på åren från *start* till *slut* efter månader, i hela enheter.

    Raises:
        ValueError: slutet ligger före starten, eller beloppet är negativt eller inte hela enheter.

    """
    manader = {str(ar): Decimal(antal) for ar, antal in manader_per_ar(start, slut).items()}
    return {int(ar): del_ for ar, del_ in fordela(belopp, manader, enhet).items()}
