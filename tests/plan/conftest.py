"""The plan's example, built once as the kansli builds it, and the same file recalculated by LibreOffice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.byggda import byggd as byggd_ur_lagret
from tests.libreoffice import recalculated, required
from tests.planexemplet import EXEMPEL
from tests.rapport.conftest import Blad, las

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def byggd() -> Path:
    """The example's book with the plan in it."""
    return byggd_ur_lagret(EXEMPEL)


@pytest.fixture(scope="session")
def blad(byggd: Path) -> Blad:
    """Cached values of every sheet, rows of cells from A1."""
    return las(byggd)


@pytest.fixture(scope="session")
def omraknade(byggd: Path, tmp_path_factory: pytest.TempPathFactory) -> Blad:
    """The same sheets after LibreOffice has recalculated every formula."""
    required()
    return las(recalculated(byggd, tmp_path_factory.mktemp("lo")))
