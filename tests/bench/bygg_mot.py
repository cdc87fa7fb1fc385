"""How long a build takes beside the same build by an earlier commit, in one run on one machine.

    python -m tests.bench.bygg_mot [--mot 620e4df] [--antal 80] [--kalla 9]

Each side builds the annual report of its own example. The cold command is run by turns, and so are *antal* books in
one process per side, a few at a time, so that whatever else the machine does falls on both. Ends with 1 when the
cold command is slower, or when the books do not go 1.15 times as fast. Needs the git history.
"""

from __future__ import annotations

import argparse
import io
import os
import resource
import subprocess
import sys
import tarfile
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

ROOT = Path(__file__).parents[2]
STANDARD = "620e4df"
A_TURN = 4
"""Books that a side builds before the other takes its turn."""
FASTER = 1.15
NOISE = 1.03
"""A cold command within this of the other's is not slower."""
_BUILDER = """
import sys, time
from importlib import import_module
from pathlib import Path

def found(name, *modules):
    for module in modules:
        try:
            return getattr(import_module(module), name)
        except ImportError:
            continue
    raise SystemExit(f"{name} is in none of {modules}")

build = found("bygg", "finsam_xl.arbete.bygg.filbygge", "finsam_xl.hosts.headless")
report = found("ARSREDOVISNING", "finsam_xl.rapporter.slag", "finsam_xl.rapportslag")
book, folder = Path(sys.argv[1]), Path(sys.argv[2])
for nr, line in enumerate(sys.stdin):
    wall, cpu = time.perf_counter(), time.process_time()
    for one in range(int(line)):
        build(report, book, folder / f"{nr}-{one}.xlsx")
    print(time.perf_counter() - wall, time.process_time() - cpu, flush=True)
    for made in folder.glob("*.xlsx"):
        made.unlink()
"""


class Spent(NamedTuple):
    """Seconds on the wall, and of the processor."""

    wall: float
    cpu: float


@dataclass(frozen=True)
class Side:
    """One of the two programs: its source tree and the example that it made itself."""

    tree: Path
    folder: Path

    @property
    def book(self) -> Path:
        """The example's workbook."""
        return next(iter(sorted((self.folder / "demo").rglob("*.xlsx"))))

    def command(self, *arguments: object) -> list[str]:
        """A command line of this side's program."""
        return [sys.executable, "-m", "finsam_xl", *map(str, arguments)]

    def run(self, *arguments: object) -> None:
        """Run the command."""
        subprocess.run(self.command(*arguments), cwd=self.tree, check=True, capture_output=True)  # noqa: S603 - our own

    def cold(self) -> Spent:
        """What the cold command takes, from its start to its end."""
        made = self.folder / "cold.xlsx"
        wall, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        self.run("bygg", "arsredovisning", self.book, "-o", made)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        made.unlink()
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return Spent(time.perf_counter() - wall, cpu)

    def builder(self) -> subprocess.Popen[str]:
        """A process that builds as many books as each line says, and answers what they took."""
        out = self.folder / "made"
        out.mkdir()
        return subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-c", _BUILDER, str(self.book), str(out)],
            cwd=self.tree,
            env={**os.environ, "PYTHONPATH": str(self.tree)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )


def main() -> int:
    """Print what each side took, and the ratios."""
    chosen = _arguments()
    with tempfile.TemporaryDirectory() as place:
        sides = [_side(ROOT, Path(place) / "now"), _side(_tree(chosen.mot, Path(place)), Path(place) / "then")]
        cold = list(zip(*([side.cold() for side in sides] for _ in range(chosen.kalla)), strict=True))
        warm = _warm(sides, chosen.antal)
    slower = _told("the cold command", chosen.mot, cold, min)
    faster = 1 / _told(f"a book of {chosen.antal} in one process", chosen.mot, warm, median)
    print(f"{chosen.antal} books go {faster:.2f} times as fast (at least {FASTER})")
    return 0 if slower <= NOISE and faster >= FASTER else 1


def _arguments() -> argparse.Namespace:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--mot", default=STANDARD, help="the commit to build against")
    reader.add_argument("--antal", type=int, default=80, help="books in one process")
    reader.add_argument("--kalla", type=int, default=9, help="cold commands")
    return reader.parse_args()


def _tree(commit: str, place: Path) -> Path:
    """The source of *commit*, unpacked: nothing of it is left in the repository afterwards."""
    packed = subprocess.run(  # noqa: S603 - our own command
        ["git", "archive", commit, "finsam_xl", "templates", "workbook"],  # noqa: S607 - whichever git there is
        cwd=ROOT,
        check=True,
        capture_output=True,
    ).stdout
    tree = place / "tree"
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(tree, filter="data")
    return tree


def _side(tree: Path, folder: Path) -> Side:
    folder.mkdir()
    side = Side(tree, folder)
    side.run("demo", folder / "demo")
    return side


def _warm(sides: Sequence[Side], books: int) -> list[list[Spent]]:
    """What a book took, turn by turn, for each side; its first book warms it up and is not counted."""
    builders = [side.builder() for side in sides]
    try:
        for builder in builders:
            _turn(builder, 1)
        turns = list(_turns(books))
        spent = [[_turn(builder, count) for builder in builders] for count in turns]
    finally:
        for builder in builders:
            builder.communicate()
    return [list(own) for own in zip(*spent, strict=True)]


def _turns(books: int) -> Iterator[int]:
    for done in range(0, books, A_TURN):
        yield min(A_TURN, books - done)


def _turn(builder: subprocess.Popen[str], count: int) -> Spent:
    """Let a side build *count* books; what one of them took."""
    if builder.stdin is None or builder.stdout is None:
        raise TypeError("a builder is asked by line")
    builder.stdin.write(f"{count}\n")
    builder.stdin.flush()
    wall, cpu = map(float, builder.stdout.readline().split())
    return Spent(wall / count, cpu / count)


def _told(
    what: str, commit: str, spent: Sequence[Sequence[Spent]], chosen: Callable[[Iterable[float]], float]
) -> float:
    """Print what *what* took on each side; how many times as long it takes now, in processor time."""
    (wall, cpu), (old_wall, old_cpu) = [
        (chosen(one.wall for one in own), chosen(one.cpu for one in own)) for own in spent
    ]
    print(f"{what}: {cpu:.3f} s of processor, {wall:.3f} s; at {commit} {old_cpu:.3f} s, {old_wall:.3f} s")
    print(f"    now / {commit}: {cpu / old_cpu:.2f} in processor time, {wall / old_wall:.2f} on the wall")
    return cpu / old_cpu


if __name__ == "__main__":
    sys.exit(main())
