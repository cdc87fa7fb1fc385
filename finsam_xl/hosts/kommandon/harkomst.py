"""`finsam spåra`: where a figure comes from, down to the ledger."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.arbete.harkomst.harkomstvisning import harled, text, varden
from finsam_xl.hosts.kommandon import KONTROLLFEL
from finsam_xl.hosts.kommandon.sagt import skriv

if TYPE_CHECKING:
    import argparse

__all__ = ["kommando"]


def kommando(val: argparse.Namespace) -> int:
    """Follow a figure to the ledger."""
    bok = Path(val.bok)
    svar = harled(bok, val.cell, djup=val.djup, bredd=val.bredd)
    if val.blad or val.ut:
        from finsam_xl.arbete.harkomst.harkomstskrivning import skriv_harkomstblad  # noqa: PLC0415 - only --blad writes

        ut = Path(val.ut) if val.ut else bok
        skriv(f"Bladet {skriv_harkomstblad(bok, svar, ut)} är skrivet i {ut}. {svar.raknat}")
    else:
        skriv(json.dumps(varden(svar), ensure_ascii=False, indent=1) if val.json else text(svar))
    return 0 if svar.haller else KONTROLLFEL
