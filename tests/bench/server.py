"""Funktionerna på en riktig xlwings-server, över HTTP: samma svar som när Python anropas direkt, och hur fort.

Kör för hand i en Python som också har servern (``pip install xlwings-server``): ``python -m tests.bench.server``.
Avslutar med 1 om ett svar skiljer. Testsviten prövar detsamma i processen, för servern drar med sig fyrtio paket.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPException
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from finsam_xl.hosts import excelfunktioner
from finsam_xl.udf.excelfel import Excelfel
from finsam_xl.udf.register import REGISTER
from tests.bench.udf import SKALARA

if TYPE_CHECKING:
    from collections.abc import Iterator

ROTEN = Path(__file__).parents[2]
PAKET = """\
from finsam_xl.hosts import excelfunktioner
globals().update({namn: getattr(excelfunktioner, namn) for namn in excelfunktioner.funktioner()})
"""
ANROP: tuple[tuple[str, tuple[Any, ...]], ...] = (
    *((REGISTER[namn].python, tuple([[cell]] for cell in celler)) for namn, celler in SKALARA.items()),
    ("fordelning", ([[10.0]], [[1.0, 1.0, 2.0]])),
    ("fordelning", ([[10.0]], [[1.0], [1.0], [2.0]])),
    ("soliditet", ([[1.0]], [[0.0]])),
)
FELTYP = {Excelfel.DIVISION: "Div0"}
TALAMOD = 30


@contextmanager
def servern() -> Iterator[int]:
    """En server med våra funktioner, i en egen process; porten som den svarar på."""
    with tempfile.TemporaryDirectory() as mapp:
        for paket, text in (("custom_functions", PAKET), ("custom_scripts", "")):
            (Path(mapp) / paket).mkdir()
            (Path(mapp) / paket / "__init__.py").write_text(text, encoding="utf-8")
        port = _ledig_port()
        ordern = [sys.executable, "-W", "ignore", "-m", "uvicorn", "xlwings_server.main:main_app", "--port", str(port)]
        with subprocess.Popen(  # noqa: S603 - vår egen tolk
            ordern, env=_miljo(mapp), cwd=mapp, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            try:
                _vanta_pa(port)
                yield port
            finally:
                process.terminate()


def _ledig_port() -> int:
    with socket.socket() as kontakt:
        kontakt.bind(("127.0.0.1", 0))
        return int(kontakt.getsockname()[1])


def _miljo(mapp: str) -> dict[str, str]:
    return {
        **os.environ,
        "XLWINGS_LICENSE_KEY": "noncommercial",
        "XLWINGS_PROJECT_DIR": mapp,
        "XLWINGS_ENABLE_SOCKETIO": "false",
        "XLWINGS_ENVIRONMENT": "dev",
        "PYTHONPATH": f"{mapp}{os.pathsep}{ROTEN}",
    }


def _vanta_pa(port: int) -> None:
    for _ in range(TALAMOD * 10):
        try:
            _fraga(port, "GET", "meta.json")
        except (OSError, HTTPException):
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"servern svarar inte på {port}")


def _fraga(port: int, satt: str, vad: str, data: str = "") -> Any:
    with closing(HTTPConnection("127.0.0.1", port, timeout=TALAMOD)) as kontakt:
        kontakt.request(satt, f"/xlwings/custom-functions-{vad}", data, {"Content-Type": "application/json"})
        return json.load(kontakt.getresponse())


def over_http(port: int, namn: str, celler: tuple[Any, ...]) -> Any:
    """Vad servern svarar när en cell anropar funktionen."""
    fraga = {
        "func_name": namn,
        "args": celler,
        "caller_address": "Bok!Start!$E$7",
        "content_language": "sv-SE",
        "version": version("xlwings"),
        "date_format": "yyyy-mm-dd",
        "culture_info_name": "sv-SE",
        "runtime": "1.4",
    }
    return _fraga(port, "POST", "call", json.dumps(fraga))["result"]


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
    if find_spec("xlwings_server") is None:
        sys.stdout.write("Installera servern först: pip install xlwings-server\n")
        return 1
    skiljer = 0
    with servern() as port:
        for namn, celler in ANROP:
            start = time.perf_counter()
            svar, vantat = over_http(port, namn, celler), direkt(namn, celler)
            skiljer += svar != vantat
            tid = (time.perf_counter() - start) * 1000
            sys.stdout.write(f"{namn:20} {tid:6.1f} ms  {svar}{'' if svar == vantat else f'  SKILJER: {vantat}'}\n")
    return int(skiljer > 0)


if __name__ == "__main__":
    sys.exit(main())
