"""`finsam granska`: the figures of a printed report examined."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from finsam_xl.arbete.gemensamt.utskrift import bevarat
from finsam_xl.arbete.granska.granskat import GRANSKNINGSBLAD
from finsam_xl.arbete.granska.granskningsvisning import granska, som_json, som_text
from finsam_xl.hosts.kommandon import KONTROLLFEL
from finsam_xl.hosts.kommandon.sagt import skriv, stycke

if TYPE_CHECKING:
    import argparse

    from finsam_xl.arbete.granska.granskat import Granskat

__all__ = ["kommando"]


def kommando(val: argparse.Namespace) -> int:
    """Examine a printed report's figures."""
    granskat = granska(Path(val.tryck), [Path(tryck) for tryck in val.jamfor], Path(val.mot) if val.mot else None)
    strom = sys.stderr if val.json else sys.stdout
    for upplysning in granskat.upplysningar:
        skriv(f"{stycke(upplysning)}\n", strom=strom)
    skriv(json.dumps(som_json(granskat.fynd), ensure_ascii=False, indent=1) if val.json else som_text(granskat))
    if val.blad:
        _skriv_granskning(Path(val.blad), granskat, strom)
    if val.rapport:
        _skriv_rapport(Path(val.rapport), granskat, strom)
    return KONTROLLFEL if any(ett.allvar == "FEL" for ett in granskat.fynd) else 0


def _skriv_rapport(ut: Path, granskat: Granskat, strom: TextIO) -> None:
    from finsam_xl.arbete.granska.granskningsrapport import skriv_rapport  # noqa: PLC0415 - only --rapport writes one
    from finsam_xl.book.klocka import klockan  # noqa: PLC0415 - as above

    skriv_rapport(ut, granskat, klockan())
    skriv(f"\nGranskningen är skriven i {ut}.", strom=strom)


def _skriv_granskning(bok: Path, granskat: Granskat, strom: TextIO) -> None:
    from finsam_xl.arbete.granska.granskningsblad import skriv_granskning  # noqa: PLC0415 - only --blad writes a sheet

    bevarade = skriv_granskning(bok, granskat)
    skriv(f"\nBladet {GRANSKNINGSBLAD} är skrivet i {bok}.", strom=strom)
    for gammalt, nytt in bevarade.items():
        skriv(bevarat(gammalt, nytt), strom=strom)
