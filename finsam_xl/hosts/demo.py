"""The whole way on the worked example: create, import, build; what `finsam demo` does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.exempel import bokforing
from finsam_xl.hosts.fel import Avbrott
from finsam_xl.hosts.headless import Bygge, Inlast, bygg, importera_sie, skapa_bok
from finsam_xl.rapportslag import ARSREDOVISNING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

__all__ = ["Demo", "demo"]

_EXEMPEL = "gavleborg-2025"
_BOK = "arsredovisning-2025.xlsx"


@dataclass(frozen=True, slots=True)
class Demo:
    """The example's file to open, and what its import and build told."""

    bok: Path
    inlast: Inlast
    bygge: Bygge


def demo(mapp: Path, *, tid: datetime | None = None) -> Demo:
    """Build the example in *mapp*, which is made if it is not there; an earlier example is left alone.

    Raises:
        Avbrott: the folder already holds an example, or cannot be written.

    """
    try:
        mapp.mkdir(parents=True, exist_ok=True)
    except OSError as fel:
        raise Avbrott(f"Mappen {mapp} kan inte skapas. Välj en annan mapp.") from fel
    bok, siefil = mapp / _BOK, mapp / f"{_EXEMPEL}.se"
    skapa_bok(bok, exempel=_EXEMPEL, tid=tid)
    siefil.write_bytes(bokforing(_EXEMPEL))
    inlast = importera_sie(bok, [siefil], fraga=lambda _: False, tid=tid)
    return Demo(bok, inlast, bygg(ARSREDOVISNING, bok, tid=tid))
