"""`finsam nytt-ar`: next year's workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.utskrift import bevarat, kolumner
from finsam_xl.arbete.nytt_ar.nyttar import nytt_ar
from finsam_xl.hosts.kommandon.framsteg import Framsteg
from finsam_xl.hosts.kommandon.sagt import problemlista, skriv

if TYPE_CHECKING:
    import argparse

__all__ = ["kommando"]


def kommando(val: argparse.Namespace) -> int:
    """Make next year's workbook."""
    with Framsteg() as framsteg:
        ny = nytt_ar(Path(val.bok), Path(val.ut), meddela=framsteg)
    if ny.varningar:
        skriv(f"{problemlista(ny.varningar)}\n")
    skriv(kolumner([("Rapport", "Period", "Ny period"), *ny.perioder]))
    skriv()
    tabeller = ((namn, str(fore), str(efter)) for namn, fore, efter in ny.tabeller)
    skriv(kolumner([("Tabell", "Rader", "I den nya boken"), *tabeller], hoger=(1, 2)))
    for gammalt, nytt in ny.bevarade.items():
        skriv(bevarat(gammalt, nytt))
    if ny.formler:
        skriv(f"Formler blev sina värden i den nya boken: {', '.join(ny.formler)}.")
    skriv(f"\nSkrev {ny.bok}. {val.bok} är som den var.")
    skriv("Fyll i budget, beslutade avgifter, deltagare och bedömningar, läs in årets SIE-fil och bygg rapporterna.")
    return 0
