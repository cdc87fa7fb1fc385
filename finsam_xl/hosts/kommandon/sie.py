"""`finsam sie`: what a SIE file holds; nothing is read in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.arbete.importera.sieoppning import oppna_varje
from finsam_xl.arbete.importera.sievisning import som_json, som_text
from finsam_xl.hosts.kommandon import FEL_I_INDATA
from finsam_xl.hosts.kommandon.sagt import skriv

if TYPE_CHECKING:
    import argparse

__all__ = ["kommando"]


def kommando(val: argparse.Namespace) -> int:
    """Show the file."""
    filer = oppna_varje(Path(val.fil), val.teckenkod)
    if val.json:
        alla = [som_json(fil) for fil in filer]
        skriv(json.dumps(alla[0] if len(alla) == 1 else alla, ensure_ascii=False, indent=1))
    else:
        skriv("\n\n".join(som_text(fil) for fil in filer))
    return FEL_I_INDATA if any(fil.avvisad for fil in filer) else 0
