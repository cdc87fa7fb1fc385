"""The command `finsam`: what a person types, and what they read on the screen."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from finsam_xl.hosts.kommandon.kommandorad import tolk

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

_KOMMANDON = {
    "skapa": "finsam_xl.hosts.kommandon.skapa:kommando",
    "medlemmar": "finsam_xl.hosts.kommandon.forbunden.medlemmar:kommando",
    "sie": "finsam_xl.hosts.kommandon.sie:kommando",
    "importera-sie": "finsam_xl.hosts.kommandon.importera_sie:kommando",
    "importera-saldon": "finsam_xl.hosts.kommandon.importera_sie:saldon",
    "bygg": "finsam_xl.hosts.kommandon.bygg:kommando",
    "dokument": "finsam_xl.hosts.kommandon.dokument.kommando:kommando",
    "kontrollera": "finsam_xl.hosts.kommandon.kontrollera:kommando",
    "alla": "finsam_xl.hosts.kommandon.forbunden.alla:kommando",
    "nytt-ar": "finsam_xl.hosts.kommandon.nytt_ar:kommando",
    "nytt-år": "finsam_xl.hosts.kommandon.nytt_ar:kommando",
    "uppgradera": "finsam_xl.hosts.kommandon.uppgradera:kommando",
    "skriv-ut": "finsam_xl.hosts.kommandon.skriv_ut:kommando",
    "granska": "finsam_xl.hosts.kommandon.granska:kommando",
    "spåra": "finsam_xl.hosts.kommandon.harkomst:kommando",
    "spara": "finsam_xl.hosts.kommandon.harkomst:kommando",
    "revisor": "finsam_xl.hosts.kommandon.revisor:kommando",
    "jamfor": "finsam_xl.hosts.kommandon.revisor:jamfor",
    "jämför": "finsam_xl.hosts.kommandon.revisor:jamfor",
    "verifiera": "finsam_xl.hosts.kommandon.revisor:verifiera",
    "installera": "finsam_xl.hosts.kommandon.installera:kommando",
    "doktor": "finsam_xl.hosts.kommandon.doktor:kommando",
    "demo": "finsam_xl.hosts.kommandon.demo:kommando",
}
"""Where each command is; only the one that was typed is loaded."""


def main(argument: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code, the same for all of them.

    0 when no control says FEL (those that could not be tried are told), 1 when one does, 2 when the command was refused
    and nothing written, 3 when what was to be examined held nothing that could be read, 4 when something had been
    written before the rest was refused: `kontrollera --rätta` in a book where a fault remains.
    """
    for strom in (sys.stdout, sys.stderr):
        if strom is not None:  # whoever starts us may have closed it
            strom.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    val = tolk().provad(argument)
    from finsam_xl.hosts.kommandon.korning import kor  # noqa: PLC0415 - help must not wait for the rest

    return kor(_KOMMANDON[val.kommando], val)
