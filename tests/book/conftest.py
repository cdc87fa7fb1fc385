from __future__ import annotations

from datetime import UTC, datetime

import pytest

from finsam_xl.book.skapa import skapa


@pytest.fixture(scope="session")
def exempelbok() -> bytes:
    """Det fyllda exemplet."""
    return skapa(exempel="gavleborg-2025", tid=datetime(2026, 3, 2, tzinfo=UTC))
