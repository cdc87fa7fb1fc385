"""`finsam uppgradera`: a workbook of an older version given today's sheets, tables and columns."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.arbete.uppgradera.filuppgradering import uppgradera
from finsam_xl.hosts.kommandon import KONTROLLFEL
from finsam_xl.hosts.kommandon.sagt import skriv, stycke

if TYPE_CHECKING:
    import argparse

__all__ = ["kommando"]


def kommando(val: argparse.Namespace) -> int:
    """Bring a workbook up to date."""
    ut = Path(val.ut) if val.ut else None
    ny = uppgradera(Path(val.bok), ut)
    if ny.tillagt:
        skriv("Tillagt:\n" + "\n".join(map(stycke, ny.tillagt)))
        skriv(f"\nSkrev {ut or val.bok}. Allt annat i boken är som det var.")
    else:
        skriv(f"{val.bok} har allt som en ny bok har. Inget är skrivet.")
    if ny.lamnat:
        skriv("\nKunde inte läggas till:\n" + "\n".join(map(stycke, ny.lamnat)))
    return KONTROLLFEL if ny.lamnat else 0
