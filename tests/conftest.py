"""What all tests share: nothing may be skipped on a build machine, drawn cases repeat, and the slow ones are marked."""

from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

import tests.lager  # noqa: F401 - the key is that of the source as it was before any of it was read

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator


settings.register_profile("bygge", derandomize=True, deadline=None)
settings.register_profile("utveckling", deadline=None)
settings.load_profile("bygge" if os.environ.get("CI") else "utveckling")

SLOW = Path(__file__).with_name("tunga.txt")
SLOW_SECONDS = 3.0
_NEW_OBJECTS = 50_000
"""So many objects are made between two searches for circles, not 700: a report is some hundred thousand that live."""


def slow_tests() -> frozenset[str]:
    """The tests of tunga.txt, as file::test with all its cases or as a whole file."""
    lines = (line.partition("#")[0].strip() for line in SLOW.read_text(encoding="utf-8").splitlines())
    return frozenset(filter(None, lines))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what tunga.txt names and what waits for LibreOffice, before -m chooses by the marks."""
    slow = slow_tests()
    for item in items:
        named = not slow.isdisjoint({item.nodeid.partition("::")[0], item.nodeid.partition("[")[0]})
        if named or item.get_closest_marker("libreoffice"):
            item.add_marker("tung")


def pytest_collection_finish() -> None:
    """What has been imported and collected stays to the end, and is not searched for circles again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, *gc.get_threshold()[1:])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    """Note the processor time, that of the started programs too: a loaded machine does not make a test slow."""
    before = sum(os.times()[:4])
    try:
        return (yield)
    finally:
        item.user_properties.append(("cpu", sum(os.times()[:4]) - before))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A check that was skipped where everything is installed has not been made."""
    report = yield
    if os.environ.get("CI") and report.skipped and not hasattr(report, "wasxfail"):
        _fail(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Nor have the checks of a file that was skipped whole."""
    report = yield
    if os.environ.get("CI") and report.skipped:
        _fail(report)
    return report


def _fail(report: pytest.TestReport | pytest.CollectReport) -> None:
    report.outcome = "failed"
    report.longrepr = f"överhoppad i CI: {report.longrepr}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the tests that are slow and not marked; nothing fails, for another machine may be the slow one."""
    slow = sorted(_slow_unmarked(terminalreporter), reverse=True)
    if slow:
        terminalreporter.section(f"över {SLOW_SECONDS} s processortid men inte i tests/tunga.txt")
        terminalreporter.write_line("\n".join(f"{time:6.1f} s  {name}" for time, name in slow))


def _slow_unmarked(terminalreporter: pytest.TerminalReporter) -> Iterator[tuple[float, str]]:
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            if name == "cpu" and isinstance(value, float) and value > SLOW_SECONDS and "tung" not in report.keywords:
                yield value, report.nodeid


@pytest.fixture
def utan_utskrifter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Revisorspaket görs utan utskrifter, som tar tid och prövas för sig."""
    monkeypatch.setattr("finsam_xl.arbete.revision.revisor.skrivare", lambda _: None)
