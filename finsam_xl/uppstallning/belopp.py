"""Vilka rader som har något att visa: deras egna koder, raderna de summerar eller kontona i deras intervall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.koder import inom
from finsam_xl.uppstallning.summering import Summeringsslag, summering

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from finsam_xl.modell import Rapportrad
    from finsam_xl.uppstallning.form import Uppstallning

__all__ = ["rader_med_belopp"]


def rader_med_belopp(form: Uppstallning, koder: Collection[str], konton: Collection[str]) -> frozenset[str]:
    """Id för de rader som *koder* med belopp och *konton* med belopp gör synliga, utöver koderna själva.

    En av lagens rader som egna är en del av har belopp när någon av dem har det; det som är kvar på den är en egen
    siffra.
    """
    synliga = set(koder)
    for hel, delar in form.klasser.items():
        synliga |= {form.tryckt_id(hel)} if not synliga.isdisjoint(form.kvar(hel)) else set()
        synliga |= {hel} if not synliga.isdisjoint(delar) else set()
    egna = {rad.id: rad for tabell in form.tabeller for rad in form.egna(tabell)}
    synliga |= {ident for ident, rad in egna.items() if _har_konton(rad, konton)}
    synliga |= {rad.id for rad in egna.values() if not synliga.isdisjoint(form.med_delar(rad))}
    return frozenset(synliga | {ident for ident in egna if not synliga.isdisjoint(_led(ident, egna, ()))})


def _har_konton(rad: Rapportrad, konton: Collection[str]) -> bool:
    intervall = summering(rad.summerar).konton
    return any(inom(konto, fran, till) for konto in konton for fran, till in intervall)


def _led(ident: str, egna: dict[str, Rapportrad], ovanfor: tuple[str, ...]) -> Iterator[str]:
    """Raderna som en summarad i sista hand lägger ihop."""
    yield ident
    rad = egna.get(ident)
    summan = summering(rad.summerar) if rad else None
    if summan is not None and summan.slag is Summeringsslag.RADER and ident not in ovanfor:
        for led in summan.rader:
            yield from _led(led, egna, (*ovanfor, ident))
