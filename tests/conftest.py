"""What all tests share: on a build machine nothing may be skipped, and the drawn cases are the same every time."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Generator


settings.register_profile("bygge", derandomize=True, deadline=None)
settings.register_profile("utveckling", deadline=None)
settings.load_profile("bygge" if os.environ.get("CI") else "utveckling")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A check that was skipped where everything is installed has not been made."""
    report = yield
    if os.environ.get("CI") and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"överhoppad i CI: {report.longrepr}"
    return report
