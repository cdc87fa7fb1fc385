"""The commands about the computer that the book is used on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from finsam_xl.hosts.kommandon.grammatik.tolken import Tolk

__all__ = ["excel"]


def excel(under: argparse._SubParsersAction[Tolk]) -> None:
    """A book with buttons for this computer, and what works on it."""
    plats = under.add_parser(
        "installera",
        help="ställ i ordning en bok med knappar för den här datorn",
        description="Skapar en arbetsbok med knappar, eller lagar en som finns, så att knapparna startar den Python "
        "som finsam-xl ligger i. Kräver ingen administratör.",
    )
    plats.add_argument("bok", metavar="BOK", nargs="?", help="boken, .xlsm (annars finsam.xlsm i Dokument/Finsam)")
    doktor = under.add_parser(
        "doktor",
        help="undersök vad som fungerar på den här datorn",
        description="Undersöker Python, paketen, Excel och, om en bok nämns, dess knappar. Svarar med 1 om något är "
        "fel.",
    )
    doktor.add_argument("bok", metavar="BOK", nargs="?", help="en arbetsbok vars knappar ska undersökas")
