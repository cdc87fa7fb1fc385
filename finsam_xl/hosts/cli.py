"""The command `finsam`: what a person types, and what they read on the screen."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from finsam_xl.hosts.kommandon import bocker, dator, provning
from finsam_xl.hosts.kommandorad import FEL_I_INDATA, INGET_LAST, STANNADE_EFTERAT, tolk

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

__all__ = ["main"]

_PANIK = (
    "Boken håller något som inte går att läsa eller räkna. Öppna den i Excel, låt Excel reparera den om det erbjuds, "
    "spara den som Excel-arbetsbok (.xlsx) och försök igen."
)


def main(argument: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code, the same for all of them.

    0 when no control says FEL (those that could not be tried are told), 1 when one does, 2 when the command was refused
    and nothing written, 3 when what was to be examined held nothing that could be read, 4 when something had been
    written before the rest was refused: `kontrollera --rätta` in a book where a fault remains.
    """
    for strom in (sys.stdout, sys.stderr):
        if strom is not None:  # whoever starts us may have closed it
            strom.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    val = tolk().granskad(argument)
    from finsam_xl.hosts import skrivet  # noqa: PLC0415 - help must not wait for the rest
    from finsam_xl.hosts.fel import Olast  # noqa: PLC0415 - as above

    skrivet.borja()
    try:
        svar = _KOMMANDON[val.kommando](val)
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
        _saga(_sagt(fel))
        return INGET_LAST if isinstance(fel, Olast) else _stoppad()
    return svar


def _stoppad() -> int:
    """The exit code of a command that was stopped: before anything was written, or after."""
    from finsam_xl.hosts import skrivet  # noqa: PLC0415 - only when something has gone wrong

    return FEL_I_INDATA if skrivet.inget_skrivet() else STANNADE_EFTERAT


def _sagt(fel: BaseException) -> str:
    """What stopped the command, and what has been written."""
    from finsam_xl.book.skapa import Klockfel  # noqa: PLC0415 - only when something has gone wrong
    from finsam_xl.hosts import skrivet  # noqa: PLC0415 - as above
    from finsam_xl.hosts.fel import Avbrott, Indatafel, Olast  # noqa: PLC0415 - as above
    from finsam_xl.hosts.utskrift import problemlista  # noqa: PLC0415 - as above
    from finsam_xl.inputs.panik import ar_panik  # noqa: PLC0415 - as above

    match fel:
        case Indatafel():
            return f"{problemlista(fel.problem)}\n\n{len(fel.problem)} att rätta. {skrivet.sagt()}"
        case Olast():
            return f"{fel}\nInget är granskat."
        case Avbrott() | Klockfel():
            return f"{fel}\n{skrivet.sagt()}"
        case KeyboardInterrupt():
            return f"\nAvbrutet. {skrivet.sagt()}"
        case _ if ar_panik(fel):
            return f"{_PANIK}\n{skrivet.sagt()}"
        case _:
            return _ovantat(fel, skrivet.sagt())


def _systemfel(fel: OSError) -> int:
    """What the system refused: to show the answer, when the work itself is done, or a file."""
    from finsam_xl.hosts import skrivet  # noqa: PLC0415 - only when something has gone wrong
    from finsam_xl.writers.spara import orsak  # noqa: PLC0415 - as above

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
        print(text, file=sys.stderr, flush=True)
    except OSError:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - open until the program ends


def _tysta_utskriften() -> None:
    """Whoever read has enough, or can take no more: nothing is left to be shown at the end either."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - open until the program ends


def _ovantat(fel: BaseException, sagt: str) -> str:
    import tempfile  # noqa: PLC0415 - only when something has gone wrong
    import traceback  # noqa: PLC0415 - as above

    with tempfile.NamedTemporaryFile("w", prefix="finsam-fel-", suffix=".log", delete=False, encoding="utf-8") as logg:
        logg.write("".join(traceback.format_exception(fel)))
    return (
        f"Programmet kunde inte slutföra: {fel}\n"
        f"Det är ett fel i programmet, inte i din bok. {sagt} Spara {logg.name} och skicka den till den "
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
