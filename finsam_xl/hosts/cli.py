"""The command `finsam`: what a person types, and what they read on the screen."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from finsam_xl.hosts.kommandon import bocker, dator, provning
from finsam_xl.hosts.kommandorad import FEL_I_INDATA, INGET_LAST, tolk

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

__all__ = ["main"]


def main(argument: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code, the same for all of them.

    0 when no control says FEL (those that could not be tried are told), 1 when one does, 2 when the command was refused
    and nothing written, 3 when what was to be examined held nothing that could be read.
    """
    for strom in (sys.stdout, sys.stderr):
        strom.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    val = tolk().parse_args(argument)
    from finsam_xl.hosts.fel import Avbrott, Indatafel, Olast  # noqa: PLC0415 - help must not wait for the rest
    from finsam_xl.hosts.utskrift import problemlista  # noqa: PLC0415 - as above

    try:
        return _KOMMANDON[val.kommando](val)
    except Indatafel as fel:
        print(problemlista(fel.problem), file=sys.stderr)
        print(f"\n{len(fel.problem)} att rätta. Inget har skrivits.", file=sys.stderr)
    except Olast as fel:
        print(f"{fel}\nInget är granskat.", file=sys.stderr)
        return INGET_LAST
    except Avbrott as fel:
        print(f"{fel}\nInget har skrivits.", file=sys.stderr)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - whoever read has enough
        return 0
    except Exception as fel:  # noqa: BLE001 - whoever sits at the screen must never meet a stack trace
        print(_ovantat(fel), file=sys.stderr)
    except KeyboardInterrupt:
        print("\nAvbrutet. Filen är som den var.", file=sys.stderr)
    return FEL_I_INDATA


def _ovantat(fel: Exception) -> str:
    import tempfile  # noqa: PLC0415 - only when something has gone wrong
    import traceback  # noqa: PLC0415 - as above

    with tempfile.NamedTemporaryFile("w", prefix="finsam-fel-", suffix=".log", delete=False, encoding="utf-8") as logg:
        logg.write("".join(traceback.format_exception(fel)))
    return (
        f"Programmet kunde inte slutföra: {fel}\n"
        f"Det är ett fel i programmet, inte i din bok. Inget har skrivits. Spara {logg.name} och skicka den till den "
        "som sköter programmet."
    )


_KOMMANDON: dict[str, Callable[[argparse.Namespace], int]] = {
    "skapa": bocker.kommando_skapa,
    "sie": bocker.kommando_sie,
    "importera-sie": bocker.kommando_importera,
    "bygg": bocker.kommando_bygg,
    "kontrollera": bocker.kommando_kontrollera,
    "nytt-ar": bocker.kommando_nytt_ar,
    "nytt-år": bocker.kommando_nytt_ar,
    "granska": provning.kommando_granska,
    "spåra": provning.kommando_spara,
    "spara": provning.kommando_spara,
    "revisor": provning.kommando_revisor,
    "verifiera": provning.kommando_verifiera,
    "installera": dator.kommando_installera,
    "doktor": dator.kommando_doktor,
    "demo": bocker.kommando_demo,
}
