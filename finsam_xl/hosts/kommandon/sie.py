"""`finsam sie`: what a SIE file holds; nothing is read in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.arbete.importera.sievisning import oppna, som_json, som_text
from finsam_xl.hosts.kommandon.kommandorad import FEL_I_INDATA
from finsam_xl.hosts.kommandon.sagt import skriv

if TYPE_CHECKING:
    import argparse

__all__ = ["kommando"]


def kommando(val: argparse.Namespace) -> int:
    """Show the file."""
    fil = oppna(Path(val.fil), val.teckenkod)
    skriv(json.dumps(som_json(fil), ensure_ascii=False, indent=1) if val.json else som_text(fil))
    return FEL_I_INDATA if fil.avvisad else 0
