"""`finsam kontrollera BOK --rätta`: each mended cell before and after, and those that only a person can read."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from finsam_xl.arbete.gemensamt.utskrift import antal, bevarat, kolumner
from finsam_xl.arbete.kontrollera.filrattning import ratta_bok
from finsam_xl.arbete.kontrollera.rattelseblad import RATTELSEBLAD
from finsam_xl.hosts.kommandon.sagt import skriv, stycke

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from finsam_xl.inputs.rattelser import Rattelse

__all__ = ["ratta", "tipsa"]


def ratta(bok: Path, strom: TextIO) -> None:
    """Mend the book and tell *strom* what was done.

    Raises:
        Avbrott: the book cannot be read or written.

    """
    (rattade, lamnade), bevarade = ratta_bok(bok)
    if rattade:
        rader = [(ett.plats, ett.rubrik, ett.sagt_fore, ett.sagt_efter) for ett in rattade]
        skriv(kolumner([("Cell", "Uppgift", "Före", "Efter"), *rader]), strom)
        vad = antal(len(rattade), "cell", "celler")
        skriv(f"\n{vad} rättade i {bok}. Bladet {RATTELSEBLAD} säger vilka.", strom)
    else:
        skriv(f"Inget i {bok} behövde rättas, eller gick att läsa säkert.", strom)
    for gammalt, nytt in bevarade.items():
        skriv(bevarat(gammalt, nytt), strom)
    if lamnade:
        skriv("\nLämnade som de är:", strom)
        skriv("\n".join(stycke(str(ett)) for ett in lamnade), strom)
    skriv("", strom)


def tipsa(rattbara: Sequence[Rattelse], bok: str) -> None:
    """Name the cells that can be mended, when there are any."""
    if rattbara:
        platser = ", ".join(f"{ett.plats} ({ett.rubrik})" for ett in rattbara)
        vad = antal(len(rattbara), "cell har", "celler har")
        skriv(f"\n{vad} något i kanten som inte syns, men som jämförs och trycks:")
        skriv(stycke(f"{platser}. Rätta med: finsam kontrollera {bok} --rätta"))
