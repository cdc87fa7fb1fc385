from __future__ import annotations

import pytest

from tests.exemplet import skapad


@pytest.fixture(scope="session")
def exempelbok() -> bytes:
    """Det fyllda exemplet."""
    return skapad("gavleborg-2025").read_bytes()
