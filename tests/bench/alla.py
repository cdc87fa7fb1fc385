"""How long `finsam alla` takes over 69 förbund, beside the same builds in one process that does nothing else.

    python -m tests.bench.alla [--antal 69]

One of the books is damaged and one is locked. Ends with 1 when a book takes longer than in the other process, when the
memory passes 400 MB, when the exit code is not that of a refused book, or when the overview has not a row for each.
"""

from __future__ import annotations

import argparse
import io
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import NamedTuple

from openpyxl import load_workbook

from finsam_xl.arbetsbok.andra.satt_celler import satt_celler
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa.plats import syftar_pa

ROOT = Path(__file__).parents[2]
A_TURN = 6
"""Books that the other process builds before and after the folder is gone through."""
NOISE = 1.05
MEGABYTES = 400
REFUSED = 2
_ALLA = """
import resource, sys
from finsam_xl.hosts.cli import main
code = main(["alla", sys.argv[1], "bygg", "arsredovisning"])
print(code, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, flush=True)
"""
_BUILDER = """
import sys, time
from itertools import pairwise
from pathlib import Path
from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.rapporter.slag import ARSREDOVISNING

for line in sys.stdin:
    began = time.perf_counter()
    bygg(ARSREDOVISNING, Path(line.strip()))
    print(time.perf_counter() - began, flush=True)
"""


class Gone(NamedTuple):
    """The folder gone through: seconds between a book and the next, in all, the exit code and the memory in MB."""

    books: list[float]
    whole: float
    code: int
    memory: float


def main() -> int:
    """Print what each took, and whether it holds."""
    antal = _arguments().antal
    with tempfile.TemporaryDirectory() as place:
        folder, beside = Path(place) / "alla", Path(place) / "en"
        made = _books(folder, antal)
        shutil.copytree(folder, beside)
        with _builder() as builder:
            before = [_built(builder, beside / name) for name in made[: A_TURN + 1]][1:]
            gone = _gone_through(folder)
            after = [_built(builder, beside / name) for name in made[A_TURN + 1 : 2 * A_TURN + 1]]
            builder.communicate()
        rows = _rows(folder / "Översikt.xlsx")
    alone, here = median([*before, *after]), median(gone.books)
    print(f"a book: {here:.3f} s among {antal}, {alone:.3f} s in a process of its own: {here / alone:.2f}")
    print(f"in all {gone.whole:.1f} s, {gone.memory:.0f} MB, exit code {gone.code}, {rows} rows in the overview")
    held = here <= NOISE * alone and gone.memory < MEGABYTES and gone.code == REFUSED and rows == antal
    return 0 if held else 1


def _arguments() -> argparse.Namespace:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--antal", type=int, default=69, help="books in the folder")
    return reader.parse_args()


def _books(folder: Path, antal: int) -> list[str]:
    """The books by name, each of a förbund of its own; the last is damaged, and the one before it open in Excel."""
    folder.mkdir()
    subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "finsam_xl", "demo", str(folder / "demo")], cwd=ROOT, check=True, capture_output=True
    )
    demo = next(iter(sorted((folder / "demo").rglob("*.xlsx")))).read_bytes()
    shutil.rmtree(folder / "demo")
    names = [f"forbund-{nr:02}.xlsx" for nr in range(1, antal + 1)]
    for nr, name in enumerate(names, start=1):
        bok = Bok(demo)
        paket = bok.att_andra()
        blad, rad, kolumn = syftar_pa(bok.bokens_namn["Forbund"]) or ("", 0, 0)
        satt_celler(paket, blad, {(rad, kolumn): f"Samordningsförbundet nummer {nr}"})
        (folder / name).write_bytes(paket.skriv())
    (folder / names[-1]).write_bytes(demo[: len(demo) // 2])
    (folder / f"~${names[-2]}").write_bytes(b"\x05Excel")
    return names


def _builder() -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-c", _BUILDER], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def _built(builder: subprocess.Popen[str], book: Path) -> float:
    if builder.stdin is None or builder.stdout is None:
        raise TypeError("a builder is asked by line")
    builder.stdin.write(f"{book}\n")
    builder.stdin.flush()
    return float(builder.stdout.readline())


def _gone_through(folder: Path) -> Gone:
    began = time.perf_counter()
    command = [sys.executable, "-u", "-c", _ALLA, str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as run:  # noqa: S603 - our own
        lines = [(time.perf_counter(), line) for line in run.stdout or io.StringIO()]
    done = [at for at, line in lines if "håller" in line]
    code, memory = lines[-1][1].split()
    books = [later - earlier for earlier, later in pairwise(done)]
    return Gone(books, time.perf_counter() - began, int(code), float(memory))


def _rows(overview: Path) -> int:
    sheet = load_workbook(overview, data_only=True)["Översikt"]
    return sum(isinstance(cell.value, (int, float)) for cell in sheet["A"])


if __name__ == "__main__":
    sys.exit(main())
