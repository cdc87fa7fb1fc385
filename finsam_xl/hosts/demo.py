"""The whole way on the worked example: create, import, build; what `finsam demo` does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.exempel import bokforing
from finsam_xl.hosts.fel import Avbrott
from finsam_xl.hosts.headless import Bygge, Inlast, bygg, importera_sie, skapa_bok
from finsam_xl.hosts.skrivet import spara_bok
from finsam_xl.rapportslag import ARSREDOVISNING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

__all__ = ["Demo", "demo"]

_EXEMPEL = "gavleborg-2025"
_BOK, _MAKROBOK = "arsredovisning-2025.xlsx", "arsredovisning-2025.xlsm"


@dataclass(frozen=True, slots=True)
class Demo:
    """The example's file to open, the one with buttons beside it, and what the import and the build told."""

    bok: Path
    makrobok: Path
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
    bocker, siefil = (mapp / _BOK, mapp / _MAKROBOK), mapp / f"{_EXEMPEL}.se"
    for bok in bocker:
        skapa_bok(bok, exempel=_EXEMPEL, tid=tid)
    spara_bok(siefil, bokforing(_EXEMPEL), None)
    inlast, _ = (importera_sie(bok, [siefil], fraga=lambda _: False, tid=tid) for bok in bocker)
    bygge, _ = (bygg(ARSREDOVISNING, bok, tid=tid) for bok in bocker)
    return Demo(*bocker, inlast, bygge)
