"""The example, built once as the ekonomitjänst builds it, and the same file recalculated by LibreOffice."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeAlias

import pytest
from python_calamine import CalamineWorkbook

from finsam_xl.exempel import bokforing
from finsam_xl.hosts.demo import demo
from finsam_xl.hosts.headless import bygg, importera_sie, skapa_bok
from finsam_xl.rapportslag import HALVARSREDOVISNING
from tests.libreoffice import recalculated, required

if TYPE_CHECKING:
    from pathlib import Path

Blad: TypeAlias = dict[str, list[list[object]]]
HALVAR = "gavleborg-halvar-2019"
TID = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def byggd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that `finsam demo` says to open."""
    return demo(tmp_path_factory.mktemp("demo"), tid=TID).bok


@pytest.fixture(scope="session")
def halvaret(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Halvårsexemplet: boken skapad, båda filerna inlästa och rapporten byggd."""
    mapp = tmp_path_factory.mktemp("halvar")
    bok = skapa_bok(mapp / "halvar-2019.xlsx", exempel=HALVAR, tid=TID)
    filer = [mapp / f"{HALVAR}.se", mapp / f"{HALVAR}-jamforelse.se"]
    for fil, namn in zip(filer, (HALVAR, f"{HALVAR}/jamforelse"), strict=True):
        fil.write_bytes(bokforing(namn))
    importera_sie(bok, filer, fraga=lambda _: False, tid=TID)
    return bygg(HALVARSREDOVISNING, bok, tid=TID).bok


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
    """Every sheet's values."""
    bok = CalamineWorkbook.from_path(str(vag))
    return {
        namn: [list(rad) for rad in bok.get_sheet_by_name(namn).to_python(skip_empty_area=False)]
        for namn in bok.sheet_names
    }
