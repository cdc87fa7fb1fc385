"""`finsam dokument`: the report as a Word document, made of a template and the workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.arbete.dokument.gor import gor_dokument, skriv_mall
from finsam_xl.arbete.dokument.namnlista import namnlista
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.kontrollera.utfallsrader import kontrollrad
from finsam_xl.hosts.kommandon import kontrollkod
from finsam_xl.hosts.kommandon.framsteg import Framsteg
from finsam_xl.hosts.kommandon.kommandorad import RAPPORTER
from finsam_xl.hosts.kommandon.sagt import skriv, stycke
from finsam_xl.rapporter.slag import RAPPORTSLAG

if TYPE_CHECKING:
    import argparse

    from finsam_xl.arbete.dokument.gor import Gjort

__all__ = ["kommando", "visa_dokument"]


def kommando(val: argparse.Namespace) -> int:
    """Make the document, or its template, or the list of the names that a template can use."""
    slag = RAPPORTSLAG[RAPPORTER[val.rapport]]
    if val.skriv_mall:
        skriv_mall(slag, Path(val.skriv_mall))
        skriv(f"Skrev mallen {val.skriv_mall}. Ändra den i Word, och ange den sedan med --mall.")
        return 0
    if not val.bok:
        raise Avbrott("Det saknas något att arbeta med: ange arbetsboken efter rapporten.")
    if val.namn:
        skriv(namnlista(Path(val.bok), slag, Path(val.ut) if val.ut else None))
        return 0
    with Framsteg() as framsteg:
        gjort = gor_dokument(
            slag,
            Path(val.bok),
            Path(val.ut) if val.ut else None,
            Path(val.mall) if val.mall else None,
            meddela=framsteg,
        )
    visa_dokument(gjort)
    return kontrollkod(gjort.kontroller)


def visa_dokument(gjort: Gjort) -> None:
    """What was made, and what a person should know of it."""
    for mening in gjort.besked:
        skriv(stycke(mening))
    skriv(kontrollrad(gjort.kontroller))
    antal = sum(gjort.siffror.values())
    skriv(f"\nSkrev {gjort.fil}: {antal} uppgifter i texten, {len(gjort.siffror)} olika. Öppna det i Word.")
