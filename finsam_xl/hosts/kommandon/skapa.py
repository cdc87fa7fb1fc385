"""`finsam skapa`: a new workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.arbete.skapa.nybok import skapa_bok
from finsam_xl.hosts.kommandon.sagt import skriv

if TYPE_CHECKING:
    import argparse

__all__ = ["kommando"]


def kommando(val: argparse.Namespace) -> int:
    """Create a workbook."""
    vag = skapa_bok(Path(val.ut), exempel=val.exempel, kontoplan=val.kontoplan)
    skriv(f"Skapade {vag}. Öppna den i Excel och börja med bladet Start.")
    return 0
