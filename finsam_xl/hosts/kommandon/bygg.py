"""`finsam bygg`: a report's sheets built into a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.arbete.gemensamt.utskrift import bevarade, kolumner
from finsam_xl.arbete.kontrollera.utfallsrader import felrad, kontrollrad
from finsam_xl.hosts.kommandon import kontrollkod
from finsam_xl.hosts.kommandon.framsteg import Framsteg
from finsam_xl.hosts.kommandon.kommandorad import RAPPORTER
from finsam_xl.hosts.kommandon.sagt import problemlista, skriv
from finsam_xl.rapporter.slag import RAPPORTSLAG

if TYPE_CHECKING:
    import argparse

    from finsam_xl.arbete.bygg.filbygge import Filbygge

__all__ = ["kommando", "visa_bygge"]


def kommando(val: argparse.Namespace) -> int:
    """Build a report."""
    with Framsteg() as framsteg:
        bygge = bygg(
            RAPPORTSLAG[RAPPORTER[val.rapport]], Path(val.bok), Path(val.ut) if val.ut else None, meddela=framsteg
        )
    visa_bygge(bygge)
    return kontrollkod(bygge.kontroller)


def visa_bygge(bygge: Filbygge) -> None:
    """What was built; faults first, so that nobody prints a report with a red control for want of scrolling."""
    if fel := felrad(bygge.kontroller):
        skriv(f"{fel}\n")
    if bygge.varningar:
        skriv(f"{problemlista(bygge.varningar)}\n")
    skriv(kolumner(bygge.sammanfattning, hoger=range(1, len(bygge.sammanfattning[0]))))
    skriv(f"\n{kontrollrad(bygge.kontroller)}")
    for ratt in bygge.kontroller:
        if ratt.utfall != "OK" and not ratt.vantar_pa_excel:
            skriv(f"  {ratt.utfall:10} {ratt.id:4} {ratt.titel}")
    for rad in bevarade(bygge.bevarade, len(bygge.blad)):
        skriv(rad)
    skriv(f"\n{len(bygge.blad)} blad byggda. Öppna {bygge.bok}.")
