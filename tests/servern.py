"""xlwings Server i en egen process, med bokens egen mapp workbook/server som projekt.

Servern är källkodsöppen men inte fri: PolyForm Noncommercial eller köpt licens. Den är därför inget som programmet
eller testerna drar med sig, utan ligger i en mapp för sig som miljövariabeln FINSAM_SERVER pekar ut; `.ci/run` lägger
den där.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPException
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["PROJEKTET", "bibliotek", "fraga", "servern"]

ROTEN = Path(__file__).parents[1]
PROJEKTET = ROTEN / "workbook" / "server"
_TALAMOD = 60


def bibliotek() -> Path | None:
    """Mappen med serverns paket, eller None där servern inte finns."""
    if mapp := os.environ.get("FINSAM_SERVER"):
        return Path(mapp)
    hittad = find_spec("xlwings_server")
    return Path(hittad.origin).parents[1] if hittad and hittad.origin else None


@contextmanager
def servern(tillstand: Path, **miljo: str) -> Iterator[int]:
    """Starta servern; porten som den svarar på. Det den skriver hamnar i server.log i mappen *tillstand*."""
    with socket.socket() as kontakt:
        kontakt.bind(("127.0.0.1", 0))
        port = int(kontakt.getsockname()[1])
    ordern = [sys.executable, "-W", "ignore", "-m", "uvicorn", "xlwings_server.main:main_app", "--port", str(port)]
    with (
        (tillstand / "server.log").open("w", encoding="utf-8") as log,
        subprocess.Popen(  # noqa: S603 - vår egen tolk
            ordern, env={**_miljo(tillstand), **miljo}, cwd=tillstand, stdout=log, stderr=subprocess.STDOUT
        ) as process,
    ):
        try:
            _vanta_pa(port, process)
            yield port
        finally:
            process.terminate()


def _miljo(tillstand: Path) -> dict[str, str]:
    return {
        **os.environ,
        "XLWINGS_LICENSE_KEY": "noncommercial",
        "XLWINGS_PROJECT_DIR": str(PROJEKTET),
        "XLWINGS_ENABLE_SOCKETIO": "false",
        "XLWINGS_ENVIRONMENT": "dev",
        "PYTHONPATH": os.pathsep.join(map(str, (PROJEKTET, ROTEN, bibliotek() or ROTEN))),
        "PYTHONDONTWRITEBYTECODE": "1",
        "XDG_STATE_HOME": str(tillstand),
    }


def _vanta_pa(port: int, process: subprocess.Popen[bytes]) -> None:
    slut = time.monotonic() + _TALAMOD
    while time.monotonic() < slut and process.poll() is None:
        try:
            fraga(port, "GET", "/xlwings/custom-functions-meta.json")
        except (OSError, HTTPException):
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"servern svarar inte på {port}")


def fraga(port: int, satt: str, vag: str, data: object = None) -> Any:
    """Serverns svar, ur JSON; annat som text."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=_TALAMOD)) as kontakt:
        kontakt.request(satt, vag, None if data is None else json.dumps(data), {"Content-Type": "application/json"})
        svar = kontakt.getresponse()
        text = svar.read().decode()
        if svar.status != 200:
            raise HTTPException(f"{vag}: {svar.status} {text[:200]}")
        return json.loads(text) if "json" in (svar.getheader("Content-Type") or "") else text
