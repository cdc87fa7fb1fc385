"""`finsam verifiera`: a revisor's package tried against its manifest."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.arbete.revision.verifiering import verifiera
from finsam_xl.hosts.kommandon import KONTROLLFEL
from finsam_xl.hosts.kommandon.sagt import skriv, stycke

if TYPE_CHECKING:
    import argparse

__all__ = ["kommando"]


def kommando(val: argparse.Namespace) -> int:
    """Try a package against its manifest."""
    svar = verifiera(Path(val.mapp))
    skriv("\n".join(["Prövat:", *map(stycke, svar.provat)]))
    if svar.brister:
        skriv("\n".join(["Skiljer sig från när paketet gjordes:", *map(stycke, svar.brister)]))
    if svar.att_veta:
        skriv("\n".join(["Att veta:", *map(stycke, svar.att_veta)]))
    slut = "Paketet är som det gjordes." if svar.haller else "Paketet är INTE som det gjordes."
    skriv(f"\n{slut} Manifestets fingeravtryck är {svar.avtryck}")
    return 0 if svar.haller else KONTROLLFEL
