"""`finsam kontrollera BOK --rätta`: each mended cell before and after, and those that only a person can read."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

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
    from finsam_xl.arbete.gemensamt.utskrift import antal, bevarat, kolumner, stycke  # noqa: PLC0415 - as above
    from finsam_xl.arbete.kontrollera.filrattning import ratta_bok  # noqa: PLC0415 - only this command needs it
    from finsam_xl.arbete.kontrollera.rattelseblad import RATTELSEBLAD  # noqa: PLC0415 - as above

    (rattade, lamnade), bevarade = ratta_bok(bok)
    if rattade:
        rader = [(ett.plats, ett.rubrik, ett.sagt_fore, ett.sagt_efter) for ett in rattade]
        print(kolumner([("Cell", "Uppgift", "Före", "Efter"), *rader]), file=strom)
        print(
            f"\n{antal(len(rattade), 'cell', 'celler')} rättade i {bok}. Bladet {RATTELSEBLAD} säger vilka.", file=strom
        )
    else:
        print(f"Inget i {bok} behövde rättas, eller gick att läsa säkert.", file=strom)
    for gammalt, nytt in bevarade.items():
        print(bevarat(gammalt, nytt), file=strom)
    if lamnade:
        print("\nLämnade som de är:", file=strom)
        print("\n".join(stycke(str(ett)) for ett in lamnade), file=strom)
    print(file=strom)


def tipsa(rattbara: Sequence[Rattelse], bok: str) -> None:
    """Name the cells that can be mended, when there are any."""
    from finsam_xl.arbete.gemensamt.utskrift import antal, stycke  # noqa: PLC0415 - only this command needs it

    if rattbara:
        platser = ", ".join(f"{ett.plats} ({ett.rubrik})" for ett in rattbara)
        vad = antal(len(rattbara), "cell har", "celler har")
        print(f"\n{vad} något i kanten som inte syns, men som jämförs och trycks:")
        print(stycke(f"{platser}. Rätta med: finsam kontrollera {bok} --rätta"))
