"""What a command says: on the screen, with every action named as one types it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TextIO

from finsam_xl.arbete.gemensamt import utskrift
from finsam_xl.handlingar import Handling, utskriven
from finsam_xl.hosts.kommandon.kommandorad import RAPPORTER, kommandoord

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finsam_xl.modell import Problem

__all__ = ["problemlista", "skriv", "som_kommando", "stycke"]

_GOR = {
    Handling.SKAPA: "finsam skapa",
    Handling.SKAPA_MED_KONTOPLAN: "finsam skapa ny.xlsx --kontoplan kommunbas, eller bas",
    Handling.LAS_IN: "finsam importera-sie BOK FIL",
    Handling.LAS_IN_BUDGET: "--budget",
    Handling.BYGG: "finsam bygg",
    Handling.KONTROLLERA: "finsam kontrollera",
    Handling.RATTA: "knappen Kontrollera, eller finsam kontrollera BOK --rätta",
    Handling.REVISORSPAKET: "finsam revisor",
    Handling.TRYCKBOK: "finsam skriv-ut RAPPORT BOK -o UT.xlsx",
    Handling.FORNYA_DOKUMENT: "finsam dokument --uppdatera",
}
_BE = {
    Handling.SKAPA: "skapa en ny arbetsbok med finsam skapa",
    Handling.LAS_IN: "ange arbetsboken först och SIE-filen efter den: finsam importera-sie BOK FIL",
}


def _ord(handling: Handling, uppgifter: tuple[str, ...]) -> tuple[str, str]:
    skrivna = [kommandoord(ett) if ett in RAPPORTER.values() else ett for ett in uppgifter]
    gor = " ".join([_GOR[handling], *skrivna])
    return gor, _BE.get(handling, f"skriv {gor}")


def som_kommando(text: str) -> str:
    """The text for whoever types commands."""
    return utskriven(text, _ord)


def stycke(text: str) -> str:
    """A paragraph, indented and wrapped."""
    return utskrift.stycke(som_kommando(text))


def problemlista(problem: Iterable[Problem]) -> str:
    """Each problem with its place first, then the sentence and what to do, wrapped to the page."""
    return utskrift.problemlista(
        replace(ett, text=som_kommando(ett.text), atgard=som_kommando(ett.atgard)) for ett in problem
    )


def skriv(text: str = "", strom: TextIO | None = None) -> None:
    """Say it, on the screen or on *strom*."""
    print(som_kommando(text), file=strom)
