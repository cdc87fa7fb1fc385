"""`finsam jamfor`: what differs between two revisor's packages, or two books."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.arbete.revision.jamforelse import jamfor_bocker
from finsam_xl.arbete.revision.jamforelsevisning import jamforelsetext, skriv_jamforelse
from finsam_xl.book.klocka import klockan
from finsam_xl.hosts.kommandon.sagt import skriv

if TYPE_CHECKING:
    import argparse

__all__ = ["kommando"]


def kommando(val: argparse.Namespace) -> int:
    """Compare the two."""
    svar = jamfor_bocker(Path(val.fore), Path(val.efter))
    if val.ut:
        skriv_jamforelse(Path(val.ut), svar, klockan())
    skriv(jamforelsetext(svar))
    if val.ut:
        skriv(f"\nAllt står i {val.ut}.")
    return 0 if svar.lika else 1
