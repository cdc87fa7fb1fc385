"""`finsam installera`: a macro workbook in order for this machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.maskin import denna
from finsam_xl.hosts.dator.installation import installera, vanlig_plats
from finsam_xl.hosts.kommandon.ron import visa_ron
from finsam_xl.hosts.kommandon.sagt import skriv

if TYPE_CHECKING:
    import argparse

__all__ = ["kommando"]


def kommando(val: argparse.Namespace) -> int:
    """Put a macro workbook in order for this machine."""
    maskin = denna()
    gjort = installera(Path(val.bok) if val.bok else vanlig_plats(maskin), maskin)
    visa_ron(gjort.ron)
    vad = "Knapparna i boken pekades om" if gjort.fanns else "Boken skapades"
    skriv(f"\n{vad}: {gjort.bok}\nKnapparna startar {gjort.tolk}\n")
    skriv(gjort.rad)
    return 0
