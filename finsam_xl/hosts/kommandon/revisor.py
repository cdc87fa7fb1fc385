"""`finsam revisor`, `verifiera` and `jamfor`: the revisor's package made, tried, and compared with an older one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.arbete.kontrollera.utfallsrader import kontrollrad
from finsam_xl.arbete.revision.jamforelse import jamfor_bocker
from finsam_xl.arbete.revision.jamforelsevisning import jamforelsetext, skriv_jamforelse
from finsam_xl.arbete.revision.revisor import revisorspaket
from finsam_xl.arbete.revision.verifiering import verifiera as provat_paket
from finsam_xl.book.klocka import klockan
from finsam_xl.hosts.kommandon import KONTROLLFEL, kontrollkod
from finsam_xl.hosts.kommandon.framsteg import Framsteg
from finsam_xl.hosts.kommandon.sagt import skriv, stycke

if TYPE_CHECKING:
    import argparse

__all__ = ["jamfor", "kommando", "verifiera"]


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


def verifiera(val: argparse.Namespace) -> int:
    """Try a package against its manifest."""
    svar = provat_paket(Path(val.mapp))
    skriv("\n".join(["Prövat:", *map(stycke, svar.provat)]))
    if svar.brister:
        skriv("\n".join(["Skiljer sig från när paketet gjordes:", *map(stycke, svar.brister)]))
    if svar.att_veta:
        skriv("\n".join(["Att veta:", *map(stycke, svar.att_veta)]))
    slut = "Paketet är som det gjordes." if svar.haller else "Paketet är INTE som det gjordes."
    skriv(f"\n{slut} Manifestets fingeravtryck är {svar.avtryck}")
    return 0 if svar.haller else KONTROLLFEL


def jamfor(val: argparse.Namespace) -> int:
    """Compare two packages, or two books."""
    svar = jamfor_bocker(Path(val.fore), Path(val.efter))
    if val.ut:
        skriv_jamforelse(Path(val.ut), svar, klockan())
    skriv(jamforelsetext(svar))
    if val.ut:
        skriv(f"\nAllt står i {val.ut}.")
    return 0 if svar.lika else KONTROLLFEL
