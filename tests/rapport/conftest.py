"""The example, built once as the ekonomitjänst builds it, and the same file recalculated by LibreOffice."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

import pytest
from python_calamine import CalamineWorkbook

from tests.byggda import byggd_med, demobok
from tests.libreoffice import recalculated, required

if TYPE_CHECKING:
    from pathlib import Path

Blad: TypeAlias = dict[str, list[list[object]]]
HALVAR = "gavleborg-halvar-2019"
TID = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def byggd() -> Path:
    """The file that `finsam demo` says to open."""
    return demobok()


@pytest.fixture(scope="session")
def halvaret() -> Path:
    """Halvårsexemplet: boken skapad, båda filerna inlästa och rapporten byggd."""
    return byggd_med("HR", HALVAR)


@pytest.fixture(scope="session")
def halvarets_blad(halvaret: Path) -> Blad:
    """Halvårets sparade värden."""
    return las(halvaret)


@pytest.fixture(scope="session")
def halvaret_omraknat(halvaret: Path, tmp_path_factory: pytest.TempPathFactory) -> Blad:
    """Samma blad efter att LibreOffice räknat om varje formel."""
    required()
    return las(recalculated(halvaret, tmp_path_factory.mktemp("lo")))


@pytest.fixture(scope="session")
def blad(byggd: Path) -> Blad:
    """Cached values of every sheet, rows of cells from A1."""
    return las(byggd)


@pytest.fixture(scope="session")
def omraknade(byggd: Path, tmp_path_factory: pytest.TempPathFactory) -> Blad:
    """The same sheets after LibreOffice has recalculated every formula."""
    required()
    return las(recalculated(byggd, tmp_path_factory.mktemp("lo")))


def las(vag: Path) -> Blad:
    """Every sheet's values; the same bytes are read once, and nobody changes what is read."""
    return _last(vag.read_bytes())


@lru_cache(maxsize=6)
def _last(data: bytes) -> Blad:
    bok = CalamineWorkbook.from_filelike(BytesIO(data))
    return {
        namn: [list(rad) for rad in bok.get_sheet_by_name(namn).to_python(skip_empty_area=False)]
        for namn in bok.sheet_names
    }
