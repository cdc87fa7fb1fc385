"""Rader som delar upp en annan rad: kommunerna var för sig under (eller över) raden Kommunerna.

Sådana rader är samma pengar två gånger och hör inte till summan. De känns bara igen på sina tal: i varje kolumn är de
tillsammans den rad de delar upp, och de står alldeles intill den.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL
from finsam_xl.granskning.tryck.etiketter import stada

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from finsam_xl.granskning.struktur.lasningar import Lasning
    from finsam_xl.granskning.struktur.rutnat import Rutnat

__all__ = ["uppdelningar", "utan_forklarade"]

_FLEST_RADER = 60
_FLEST_DELAR = 40


def uppdelningar(lasning: Lasning, rutnat: Rutnat) -> Iterator[Lasning]:
    """Läsningen utan en uppdelnings rader, var för sig och sedan utan alla som inte överlappar."""
    rader = [en.nr for en in lasning.led]
    if len(rader) > _FLEST_RADER:
        return
    alla: set[int] = set()
    for hel, delar in _uppdelade(rader, rutnat):
        yield _utan(lasning, set(delar))
        if not alla & {hel, *delar}:
            alla |= set(delar)
    if alla:
        yield _utan(lasning, alla)


def utan_forklarade(lasning: Lasning, rutnat: Rutnat) -> Iterator[Lasning]:
    """Läsningen utan rader med en egen förklaring av vad de avser, när bara några har en: de räknar något annat."""
    egna = {en.nr for en in lasning.led if rutnat.tabell.rader[en.nr].falt.get("avser", "").strip()}
    if egna and len(egna) < len(lasning.led):
        namn = f"{lasning.namn}, utan rader som avser något annat"
        yield replace(lasning, namn=namn, led=tuple(en for en in lasning.led if en.nr not in egna))


def _utan(lasning: Lasning, bort: set[int]) -> Lasning:
    led = tuple(en for en in lasning.led if en.nr not in bort)
    return replace(lasning, namn=f"{lasning.namn}, utan rader som delar upp en annan", led=led)


def _uppdelade(rader: Sequence[int], rutnat: Rutnat) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Varje rad, och de rader intill den som tillsammans är den."""
    for plats, hel in enumerate(rader):
        if rutnat.ar_noll(hel):
            continue
        efter, fore = rader[plats + 1 :], list(reversed(rader[:plats]))
        for hall in (efter, fore):
            for antal in range(1, min(len(hall), _FLEST_DELAR) + 1):
                delar = tuple(hall[:antal])
                if _ar_tillsammans(hel, delar, rutnat):
                    yield hel, delar
                    break


def _ar_tillsammans(hel: int, delar: tuple[int, ...], rutnat: Rutnat) -> bool:
    if len(delar) == 1 and _samma_text(hel, delar[0], rutnat):
        return False
    return all(
        abs(rutnat.belopp(hel, kolumn) - sum((rutnat.belopp(nr, kolumn) for nr in delar), NOLL))
        <= rutnat.tolerans(kolumn, rutnat.fyllda(delar, kolumn))
        for kolumn in rutnat.kolumner
        if kolumn.roll != "avvikelse"
    )


def _samma_text(ett: int, annat: int, rutnat: Rutnat) -> bool:
    rader = rutnat.tabell.rader
    return stada(rader[ett].post) == stada(rader[annat].post)
