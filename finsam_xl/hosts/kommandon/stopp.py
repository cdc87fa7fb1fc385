"""What stopped a command, told to the person who typed it."""

from __future__ import annotations

import tempfile
import traceback

from finsam_xl.arbete.gemensamt import skrivet
from finsam_xl.arbete.gemensamt.fel import Avbrott, Indatafel, Olast
from finsam_xl.arbetsbok.lasa.panik import ar_panik
from finsam_xl.book.klocka import Klockfel
from finsam_xl.hosts.kommandon.sagt import problemlista

__all__ = ["sagt"]

_PANIK = (
    "Boken håller något som inte går att läsa eller räkna. Öppna den i Excel, låt Excel reparera den om det erbjuds, "
    "spara den som Excel-arbetsbok (.xlsx) och försök igen."
)


def sagt(fel: BaseException) -> str:
    """What stopped the command, and what has been written."""
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


def _ovantat(fel: BaseException, skrivna: str) -> str:
    with tempfile.NamedTemporaryFile("w", prefix="finsam-fel-", suffix=".log", delete=False, encoding="utf-8") as logg:
        logg.write("".join(traceback.format_exception(fel)))
    return (
        f"Programmet kunde inte slutföra: {fel}\n"
        f"Det är ett fel i programmet, inte i din bok. {skrivna} Spara {logg.name} och skicka den till den "
        "som sköter programmet."
    )
