"""Funktionerna på en riktig xlwings-server, över HTTP: samma svar som när Python anropas direkt, och hur fort.

Kör för hand i en Python som också har servern (``pip install xlwings-server``): ``python -m tests.bench.server``.
Avslutar med 1 om ett svar skiljer. Testsviten frågar om samma sak (`tests/hosts/test_fjarr_http.py`).
"""

from __future__ import annotations

import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

from finsam_xl.hosts import excelfunktioner
from finsam_xl.udf.excelfel import Excelfel
from finsam_xl.udf.register import REGISTER
from tests.bench.udf import SKALARA
from tests.servern import bibliotek, fraga, servern

ANROP: tuple[tuple[str, tuple[Any, ...]], ...] = (
    *((REGISTER[namn].python, tuple([[cell]] for cell in celler)) for namn, celler in SKALARA.items()),
    ("fordelning", ([[10.0]], [[1.0, 1.0, 2.0]])),
    ("fordelning", ([[10.0]], [[1.0], [1.0], [2.0]])),
    ("soliditet", ([[1.0]], [[0.0]])),
)
FELTYP = {Excelfel.DIVISION: "Div0"}


def over_http(port: int, namn: str, celler: tuple[Any, ...]) -> Any:
    """Vad servern svarar när en cell anropar funktionen."""
    anrop = {
        "func_name": namn,
        "args": celler,
        "caller_address": "Bok!Start!$E$7",
        "content_language": "sv-SE",
        "version": version("xlwings"),
        "date_format": "yyyy-mm-dd",
        "culture_info_name": "sv-SE",
        "runtime": "1.4",
    }
    return fraga(port, "POST", "/xlwings/custom-functions-call", anrop)["result"]


def direkt(namn: str, celler: tuple[Any, ...]) -> Any:
    """Samma svar ur Python, som servern skriver det."""
    svar = getattr(excelfunktioner, namn)(*celler)
    rader = svar if isinstance(svar, list) else [[svar]]
    return [
        [{"type": "Error", "errorType": FELTYP[cell]} if isinstance(cell, Excelfel) else cell for cell in rad]
        for rad in rader
    ]


def main() -> int:
    """Fråga om var och en, skriv ut och jämför."""
    if bibliotek() is None:
        sys.stdout.write("Installera servern först: pip install xlwings-server\n")
        return 1
    skiljer = 0
    with tempfile.TemporaryDirectory() as mapp, servern(Path(mapp)) as port:
        for namn, celler in ANROP:
            start = time.perf_counter()
            svar, vantat = over_http(port, namn, celler), direkt(namn, celler)
            skiljer += svar != vantat
            tid = (time.perf_counter() - start) * 1000
            sys.stdout.write(f"{namn:20} {tid:6.1f} ms  {svar}{'' if svar == vantat else f'  SKILJER: {vantat}'}\n")
    return int(skiljer > 0)


if __name__ == "__main__":
    sys.exit(main())
