"""Klockan och loggen för den som trycker på en knapp."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.exemplet import TID

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def loggen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Var loggen hamnar; klockan står på exemplets tid."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(TID.timestamp())))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "logg"))
    return tmp_path / "logg" / "finsam-xl" / "finsam.log"
