"""Coverage that must not sink: the rules, the controls and the SIE reader are read by others as the truth.

As a plugin (`pytest -p tests.tackning`) it traces them while they are imported and in the tests of their own rooms,
which have to reach them; a traced test takes 1.7 times as long, and the other rooms are spared that. Each process
leaves its share beside COVERAGE_FILE, and `python tests/tackning.py` sums them up.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from coverage import Coverage

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST = {"regler": 99.5, "kontroller": 98.0, "sie": 97.0}
UNTRACED = (
    *(
        f"tests/kontroller/test_kontroller_{what}.py"
        for what in ("byggda", "deltagare", "drift", "mal", "mutationer", "oversikt")
    ),
    "tests/sie/test_sie_prov.py",
)
"""Sweeps over what the other tests of their rooms reach already."""
TRACED_BESIDE = tuple(
    f"tests/{what}.py"
    for what in (
        "rapport/test_lagens_noter",
        "rapport/test_lagens_fil",
        "tabeller/test_tabeller_scb",
        "rapport/test_justeringar",
    )
)
"""The controls of what a report reckons itself are tried where the report is."""


class Tracer:
    """The tracing of this process, on or off."""

    def __init__(self) -> None:
        self._coverage = Coverage(data_suffix=True, source=[f"finsam_xl/{package}" for package in LEAST])
        self._is_on = False

    def turn(self, *, on: bool) -> None:
        """Trace from here on, or do not."""
        if on is not self._is_on:
            (self._coverage.start if on else self._coverage.stop)()
            self._is_on = on

    @pytest.hookimpl(wrapper=True)
    def pytest_collection(self) -> Iterator[None]:
        """The lines of a module itself run when it is imported."""
        self.turn(on=True)
        try:
            return (yield)
        finally:
            self.turn(on=False)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """What a test of their rooms calls, its fixtures too."""
        own = item.nodeid.split("/")[1] in LEAST and not item.nodeid.startswith(UNTRACED)
        self.turn(on=own or item.nodeid.startswith(TRACED_BESIDE))
        return (yield)

    def pytest_sessionfinish(self) -> None:
        """Leave the share of this process."""
        self.turn(on=False)
        self._coverage.save()


def pytest_configure(config: pytest.Config) -> None:
    """Trace where the tests are run: in the workers, if there are any."""
    if hasattr(config, "workerinput") or not config.getoption("numprocesses"):
        config.pluginmanager.register(Tracer())


def main() -> int:
    """Print each package's covered share of lines and branches; 1 when one is below its least."""
    shares = _shares()
    for package, share in shares.items():
        sys.stdout.write(f"{package:12}{share:6.2f} % (least {LEAST[package]} %)\n")
    return int(any(share < LEAST[package] for package, share in shares.items()))


def _shares() -> dict[str, float]:
    covered: dict[str, int] = defaultdict(int)
    possible: dict[str, int] = defaultdict(int)
    for name, entry in _summed_up().items():
        package = PurePosixPath(name).parts[1]
        summary = entry["summary"]
        covered[package] += summary["covered_lines"] + summary["covered_branches"]
        possible[package] += summary["num_statements"] + summary["num_branches"]
    return {package: 100 * covered[package] / possible[package] for package in LEAST}


def _summed_up() -> dict[str, dict[str, dict[str, int]]]:
    """What the processes left, file by file; the lines that none of them reached are printed."""
    coverage = Coverage()
    coverage.combine()
    coverage.report(show_missing=True, skip_covered=True, file=sys.stdout)
    with TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        coverage.json_report(outfile=str(report))
        files: dict[str, dict[str, dict[str, int]]] = json.loads(report.read_text())["files"]
    return files


if __name__ == "__main__":
    sys.exit(main())
