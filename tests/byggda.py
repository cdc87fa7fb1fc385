"""Every example that ships with the product, built as the ekonomitjänst builds it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from finsam_xl.book.exempel import exemplen
from finsam_xl.exempel import bokforing
from finsam_xl.hosts.headless import bygg, importera_sie, skapa_bok
from finsam_xl.hosts.minne import las_minne
from finsam_xl.inputs import las_bok
from finsam_xl.mallar import mall
from finsam_xl.rapportslag import ifyllda
from tests.exemplet import TID

__all__ = ["BOKFORDA", "EXEMPEL", "byggd", "byggda_blad", "siefil"]


def har_bokforing(exempel: str) -> bool:
    """Whether the example has a ledger; a plan is made of its budget alone."""
    return (mall(f"exempel/{exempel}") / "sie.toml").exists()


EXEMPEL = exemplen()
BOKFORDA = tuple(filter(har_bokforing, EXEMPEL))


@cache
def byggd(exempel: str, andelse: str = ".xlsx") -> Path:
    """The example's workbook with every report it is used for; a test that changes it works on a copy."""
    mapp = Path(mkdtemp(prefix="finsam-exempel-"))
    bok = skapa_bok(mapp / f"{exempel}{andelse}", exempel=exempel, tid=TID)
    if har_bokforing(exempel):
        importera_sie(bok, [siefil(exempel, mapp)], fraga=lambda _: False, tid=TID)
    bokslut = las_bok(bok.read_bytes()).bokslut
    assert bokslut is not None
    for slag in ifyllda(bokslut):
        bygg(slag, bok, tid=TID)
    return bok


def siefil(exempel: str, mapp: Path) -> Path:
    """The example's SIE file, written in *mapp*."""
    fil = mapp / f"{exempel}.se"
    fil.write_bytes(bokforing(exempel))
    return fil


def byggda_blad(bok: Path) -> tuple[str, ...]:
    """The sheets that the book remembers having been built."""
    return tuple(las_minne(bok.read_bytes()))
