"""`finsam skriv-ut`: a report's sheets alone as PDF, or as a workbook to print."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.utskrift import antal
from finsam_xl.arbete.kontrollera.utfallsrader import felrad
from finsam_xl.arbete.skriv_ut.filutskrift import skriv_ut
from finsam_xl.hosts.kommandon import kontrollkod
from finsam_xl.hosts.kommandon.framsteg import Framsteg
from finsam_xl.hosts.kommandon.kommandorad import RAPPORTER
from finsam_xl.hosts.kommandon.sagt import skriv, stycke
from finsam_xl.rapporter.slag import RAPPORTSLAG

if TYPE_CHECKING:
    import argparse

__all__ = ["kommando"]


def kommando(val: argparse.Namespace) -> int:
    """Print a report; faults first, so that nobody hands one out with a red control."""
    slag = RAPPORTSLAG[RAPPORTER[val.rapport]]
    with Framsteg() as framsteg:
        utskrift = skriv_ut(slag, Path(val.bok), Path(val.ut), meddela=framsteg, allt=val.med_kontroller)
    if fel := felrad(utskrift.bok.kontroller):
        skriv(f"{fel}\n")
    for mening in utskrift.bok.att_veta:
        skriv(stycke(mening))
    skriv(f"{slag.titel}: {antal(len(utskrift.bok.blad), 'blad', 'blad')} utskrivna till {utskrift.fil}.")
    return kontrollkod(utskrift.bok.kontroller)
