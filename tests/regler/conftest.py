"""Reglernas fall är data: tests/cases/<modul>.toml, där sektionen heter som testet och *fall* är dess titel."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pytest

CASES = Path(__file__).parent.parent / "cases"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test with the argument `fall` one call per case of its own section."""
    if "fall" in metafunc.fixturenames:
        fil = metafunc.module.__name__.rpartition("test_regler_")[2]
        rader = las_fall(fil)[metafunc.function.__name__.removeprefix("test_")]
        metafunc.parametrize("fall", rader, ids=[rad["fall"] for rad in rader])


def las_fall(fil: str) -> dict[str, Any]:
    """Read a file of cases, every number as Decimal."""
    text = (CASES / f"{fil}.toml").read_text(encoding="utf-8")
    fall: dict[str, Any] = _exakt(tomllib.loads(text, parse_float=Decimal))
    return fall


def _exakt(varde: Any) -> Any:
    if isinstance(varde, dict):
        return {nyckel: _exakt(del_) for nyckel, del_ in varde.items()}
    if isinstance(varde, list):
        return [_exakt(del_) for del_ in varde]
    return Decimal(varde) if isinstance(varde, int) and not isinstance(varde, bool) else varde
