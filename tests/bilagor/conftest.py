"""Bilagorna 2024 och 2025, byggda en gång som ekonomitjänsten bygger dem, och samma filer omräknade av LibreOffice."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.bilagor.kortlasning import Kortbok, las
from tests.byggda import byggd, byggd_med
from tests.libreoffice import recalculated, required

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TID = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def bilagor_2024() -> Path:
    """Exemplet med 2024 års bilagor: korten och indikatorerna, utan årsredovisning."""
    return byggd("gavleborg-bilagor-2024")


@pytest.fixture(scope="session")
def bilagor_2025() -> Path:
    """Exemplets årsredovisning 2025, med bilagorna byggda i samma bok."""
    return byggd("gavleborg-2025")


@pytest.fixture(scope="session")
def bilagor_2019() -> Path:
    """Exemplets halvår 2019 med sina två SIE-filer inlästa, och bilagorna byggda."""
    return byggd_med("BI", "gavleborg-halvar-2019")


@pytest.fixture(scope="session")
def bocker(bilagor_2019: Path, bilagor_2024: Path, bilagor_2025: Path) -> dict[int, Path]:
    """Filerna per år."""
    return {2019: bilagor_2019, 2024: bilagor_2024, 2025: bilagor_2025}


@pytest.fixture(scope="session")
def sparade(bocker: dict[int, Path]) -> dict[int, Kortbok]:
    """De sparade värdena per år."""
    return {ar: las(bok, bok) for ar, bok in bocker.items()}


@pytest.fixture(scope="session")
def omraknade(bocker: dict[int, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[int, Kortbok]:
    """Samma blad när LibreOffice räknat om varje formel."""
    required()
    mapp: Callable[[], Path] = lambda: tmp_path_factory.mktemp("lo")  # noqa: E731 - en mapp per bok
    return {ar: las(recalculated(bok, mapp()), bok) for ar, bok in bocker.items()}
