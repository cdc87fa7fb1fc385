"""The arguments that several commands take, and the values that are tried as they are typed."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from finsam_xl.hosts.kommandon.grammatik.orden import RAPPORTER
from finsam_xl.hosts.kommandon.grammatik.tolken import en_av_varje

if TYPE_CHECKING:
    from datetime import date

__all__ = ["antal", "arbetsboken", "dag", "ja", "rapport_och_bok", "teckenkod"]


def arbetsboken(kommando: argparse.ArgumentParser) -> None:
    """The book that the command works on."""
    kommando.add_argument("bok", metavar="BOK", help="arbetsboken")


def ja(kommando: argparse.ArgumentParser) -> None:
    """Every question answered beforehand."""
    kommando.add_argument("--ja", action="store_true", help="svara ja på alla frågor, och godkänn bokens förslag")


def rapport_och_bok(kommando: argparse.ArgumentParser) -> None:
    """The report, and the book that it is made from."""
    kommando.add_argument(
        "rapport", metavar="RAPPORT", choices=tuple(RAPPORTER), help=f"en av {en_av_varje(tuple(RAPPORTER))}"
    )
    arbetsboken(kommando)


def teckenkod(kommando: argparse.ArgumentParser) -> None:
    """The character encoding that a text file is read in."""
    kommando.add_argument(
        "--teckenkod",
        metavar="KOD",
        help="läs filens text som cp437, utf-8, cp1252 ... i stället för som dess byte visar",
    )


def dag(text: str) -> date:
    """A day as ÅÅÅÅ-MM-DD."""
    from datetime import date  # noqa: PLC0415 - help must not wait for the calendar

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"«{text}» är ingen dag; skriv den som 2025-12-31") from None


def antal(text: str) -> int:
    """A whole number from 1."""
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"«{text}» är inget antal; skriv ett heltal från 1 och uppåt")
    return int(text)
