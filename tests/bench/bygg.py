"""How long a build takes, as ratios in one run: the cold command beside LibreOffice recalculating the same file.

Run by hand: `python tests/bench/bygg.py`. Needs LibreOffice on the machine.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from finsam_xl.arbete.bygg.filbygge import bygg  # noqa: E402 - as above
from finsam_xl.hosts.kommandon.demo import demo  # noqa: E402 - after the path is set
from finsam_xl.rapporter.slag import ARSREDOVISNING  # noqa: E402 - as above
from tests.libreoffice import recalculated  # noqa: E402 - as above

BOOKS = 80
TRIES = 5


def seconds(*command: str) -> float:
    """The wall time of a command."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own command
    return time.perf_counter() - start


def main() -> None:
    """Print the measured ratios."""
    with tempfile.TemporaryDirectory() as folder:
        made = demo(Path(folder) / "demo").bok
        finsam = [sys.executable, "-m", "finsam_xl", "bygg", "arsredovisning", str(made)]
        ours = min(seconds(*finsam, "-o", str(Path(folder) / f"ut{n}.xlsx")) for n in range(TRIES))
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"finsam bygg arsredovisning, cold     {ours:6.2f} s, at most {most:.0f} MB (limit 200 MB)")
        if shutil.which("soffice"):
            target = Path(folder) / "lo"
            target.mkdir()
            start = time.perf_counter()
            for _ in range(TRIES):
                recalculated(made, target)
            theirs = (time.perf_counter() - start) / TRIES
            print(f"LibreOffice recalculates and saves   {theirs:6.2f} s")
            print(f"ratio ours / LibreOffice             {ours / theirs:6.2f}   (at most 0.50)")
        start = time.perf_counter()
        for n in range(BOOKS):
            bygg(ARSREDOVISNING, made, Path(folder) / f"bok{n}.xlsx")
        rate = BOOKS / (time.perf_counter() - start)
        print(f"{BOOKS} books in one process             {rate:6.2f} a second (at least 4)")


if __name__ == "__main__":
    main()
