"""Commands that examine: a printed report, a figure's trail, the revisor's package."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from finsam_xl.hosts.kommandon import KONTROLLFEL, kontrollkod

if TYPE_CHECKING:
    import argparse

    from finsam_xl.hosts.granskningsvisning import Granskat

__all__ = ["kommando_granska", "kommando_revisor", "kommando_spara", "kommando_verifiera"]


def kommando_granska(val: argparse.Namespace) -> int:
    """Examine a printed report's figures."""
    from finsam_xl.hosts.granskningsvisning import granska, som_json, som_text  # noqa: PLC0415 - only this command needs it
    from finsam_xl.hosts.utskrift import stycke  # noqa: PLC0415 - only this command needs it

    granskat = granska(Path(val.tryck), [Path(tryck) for tryck in val.jamfor], Path(val.mot) if val.mot else None)
    for upplysning in granskat.upplysningar:
        print(f"{stycke(upplysning)}\n", file=sys.stderr if val.json else sys.stdout)
    print(json.dumps(som_json(granskat.fynd), ensure_ascii=False, indent=1) if val.json else som_text(granskat))
    strom = sys.stderr if val.json else sys.stdout
    if val.blad:
        _skriv_granskning(Path(val.blad), granskat, strom)
    if val.rapport:
        _skriv_rapport(Path(val.rapport), granskat, strom)
    return KONTROLLFEL if any(ett.allvar == "FEL" for ett in granskat.fynd) else 0


def _skriv_granskning(bok: Path, granskat: Granskat, strom: TextIO) -> None:
    from finsam_xl.hosts.granskningsblad import GRANSKNINGSBLAD, skriv_granskning  # noqa: PLC0415 - only this command needs it
    from finsam_xl.hosts.utskrift import bevarat  # noqa: PLC0415 - only this command needs it

    bevarade = skriv_granskning(bok, granskat)
    print(f"\nBladet {GRANSKNINGSBLAD} är skrivet i {bok}.", file=strom)
    for gammalt, nytt in bevarade.items():
        print(bevarat(gammalt, nytt), file=strom)


def _skriv_rapport(ut: Path, granskat: Granskat, strom: TextIO) -> None:
    from finsam_xl.book.skapa import klockan  # noqa: PLC0415 - only this command needs it
    from finsam_xl.hosts.granskningsrapport import skriv_rapport  # noqa: PLC0415 - only this command needs it

    skriv_rapport(ut, granskat, klockan())
    print(f"\nGranskningen är skriven i {ut}.", file=strom)


def kommando_spara(val: argparse.Namespace) -> int:
    """Follow a figure to the ledger."""
    from finsam_xl.hosts.sparvisning import skriv_sparblad, spaning, text, varden  # noqa: PLC0415 - only this command needs it

    bok = Path(val.bok)
    svar = spaning(bok, val.cell, djup=val.djup, bredd=val.bredd)
    if val.blad or val.ut:
        ut = Path(val.ut) if val.ut else bok
        print(f"Bladet {skriv_sparblad(bok, svar, ut)} är skrivet i {ut}. {svar.raknat}")
    else:
        print(json.dumps(varden(svar), ensure_ascii=False, indent=1) if val.json else text(svar))
    return 0 if svar.haller else KONTROLLFEL


def kommando_revisor(val: argparse.Namespace) -> int:
    """Write the revisor's package."""
    from finsam_xl.hosts.revisor import revisorspaket  # noqa: PLC0415 - only this command needs it
    from finsam_xl.hosts.utskrift import Framsteg, kontrollrad, stycke  # noqa: PLC0415 - only this command needs it

    framsteg = Framsteg()
    try:
        paket = revisorspaket(Path(val.bok), Path(val.ut), meddela=framsteg)
    finally:
        framsteg.klart()
    print("\n".join(f"  {namn}" for namn in paket.filer))
    for rubrik, rader in (("Ersatt i egna celler:", paket.ersatta), ("Att veta:", paket.att_veta)):
        if rader:
            print("\n".join([rubrik, *map(stycke, rader)]))
    print(
        f"{kontrollrad(paket.kontroller)}\nPaketet ligger i {paket.mapp}. Manifestets fingeravtryck är {paket.avtryck}"
    )
    return kontrollkod(paket.kontroller)


def kommando_verifiera(val: argparse.Namespace) -> int:
    """Try a package against its manifest."""
    from finsam_xl.hosts.utskrift import stycke  # noqa: PLC0415 - only this command needs it
    from finsam_xl.hosts.verifiering import verifiera  # noqa: PLC0415 - only this command needs it

    svar = verifiera(Path(val.mapp))
    print("\n".join(["Prövat:", *map(stycke, svar.provat)]))
    if svar.brister:
        print("\n".join(["Skiljer sig från när paketet gjordes:", *map(stycke, svar.brister)]))
    if svar.att_veta:
        print("\n".join(["Att veta:", *map(stycke, svar.att_veta)]))
    slut = "Paketet är som det gjordes." if svar.haller else "Paketet är INTE som det gjordes."
    print(f"\n{slut} Manifestets fingeravtryck är {svar.avtryck}")
    return 0 if svar.haller else KONTROLLFEL
