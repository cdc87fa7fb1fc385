"""`finsam revisor`: the revisor's package."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.arbete.kontrollera.utfallsrader import kontrollrad
from finsam_xl.arbete.revision.revisor import revisorspaket
from finsam_xl.hosts.kommandon import kontrollkod
from finsam_xl.hosts.kommandon.framsteg import Framsteg
from finsam_xl.hosts.kommandon.sagt import skriv, stycke

if TYPE_CHECKING:
    import argparse

__all__ = ["kommando"]


def kommando(val: argparse.Namespace) -> int:
    """Write the revisor's package."""
    with Framsteg() as framsteg:
        paket = revisorspaket(Path(val.bok), Path(val.ut), meddela=framsteg)
    skriv("\n".join(f"  {namn}" for namn in paket.filer))
    for rubrik, rader in (("Ersatt i egna celler:", paket.ersatta), ("Att veta:", paket.att_veta)):
        if rader:
            skriv("\n".join([rubrik, *map(stycke, rader)]))
    skriv(
        f"{kontrollrad(paket.kontroller)}\nPaketet ligger i {paket.mapp}. Manifestets fingeravtryck är {paket.avtryck}"
    )
    return kontrollkod(paket.kontroller)
