"""A command run: its answer, and what is said when it is stopped on the way."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt import skrivet
from finsam_xl.arbete.gemensamt.fel import Olast
from finsam_xl.arbetsbok.fil.spara import orsak
from finsam_xl.hosts.kommandon import FEL_I_INDATA, INGET_LAST, STANNADE_EFTERAT
from finsam_xl.hosts.kommandon.sagt import som_kommando

if TYPE_CHECKING:
    import argparse

__all__ = ["kor"]


def kor(kommando: str, val: argparse.Namespace) -> int:
    """Run the command named as `module:function` and return its exit code, whatever happens to it."""
    skrivet.borja()
    try:
        modul, _, funktion = kommando.partition(":")
        svar: int = getattr(import_module(modul), funktion)(val)
        if sys.stdout is not None:
            sys.stdout.flush()
        for mening in skrivet.forlorat():
            _saga(mening)
    except BrokenPipeError:
        _tysta_utskriften()
        return 0
    except OSError as fel:
        return _systemfel(fel)
    except BaseException as fel:
        if isinstance(fel, (SystemExit, GeneratorExit)):
            raise
        from finsam_xl.hosts.kommandon.stopp import sagt  # noqa: PLC0415 - only when something has gone wrong

        _saga(sagt(fel))
        return INGET_LAST if isinstance(fel, Olast) else _stoppad()
    return svar


def _stoppad() -> int:
    """The exit code of a command that was stopped: before anything was written, or after."""
    return FEL_I_INDATA if skrivet.inget_skrivet() else STANNADE_EFTERAT


def _systemfel(fel: OSError) -> int:
    """What the system refused: to show the answer, when the work itself is done, or a file."""
    try:
        print(flush=True)  # what was lost by the first attempt is not tried again by a mere flush
    except OSError:
        _tysta_utskriften()
        _saga(f"Svaret gick inte att skriva ut: {orsak(fel)}. {skrivet.sagt()}")
        return FEL_I_INDATA if skrivet.inget_skrivet() else 0
    vad = f" ({fel.filename})" if fel.filename else ""
    _saga(f"Systemet vägrade: {orsak(fel)}{vad}. Rätta det och försök igen.\n{skrivet.sagt()}")
    return _stoppad()


def _saga(text: str) -> None:
    """Tell why; that it cannot even be told changes nothing of how the command ended."""
    try:
        print(som_kommando(text), file=sys.stderr, flush=True)
    except OSError:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - open until the program ends


def _tysta_utskriften() -> None:
    """Whoever read has enough, or can take no more: nothing is left to be shown at the end either."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - open until the program ends
