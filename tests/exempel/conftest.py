from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from finsam_xl.exempel import bokforing
from finsam_xl.exempel.exempeldata import las_exempel
from finsam_xl.sie import las

if TYPE_CHECKING:
    from finsam_xl.exempel.exempeldata import Exempel
    from finsam_xl.sie import SieFil


@pytest.fixture(scope="session")
def sie_data() -> bytes:
    """Exemplets SIE-fil som den byggs."""
    return bokforing()


@pytest.fixture(scope="session")
def sie_fil(sie_data: bytes) -> SieFil:
    """Samma fil som importen läser den, med verifikationerna."""
    return las(sie_data, verifikationer=True)


@pytest.fixture(scope="session")
def exempel() -> Exempel:
    """Exemplets data."""
    return las_exempel("gavleborg-2025")
