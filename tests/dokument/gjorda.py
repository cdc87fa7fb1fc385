"""The examples' documents, made once per source (tests.lager), each read by a stranger."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from finsam_xl.arbete.dokument.gor import gor_dokument
from finsam_xl.rapporter.slag import RAPPORTSLAG
from tests.byggda import byggd, byggd_med, demobok
from tests.dokument.lasdokument import last
from tests.exemplet import TID
from tests.lager import ur_lagret

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.dokument.lasdokument import Lastdokument

BOCKER: dict[str, Callable[[], Path]] = {
    "AR": demobok,
    "HR": lambda: byggd_med("HR", "gavleborg-halvar-2019"),
    "VP": lambda: byggd("gavleborg-plan-2022"),
    "OM": lambda: byggd("ostra-malarbygden-2025"),
}
"""The book of each document; OM is the årsredovisning of another förbund."""


def dokumentet(namn: str) -> Path:
    """The document on disk."""
    return ur_lagret(f"dokument-{namn}", lambda mapp: _gor(mapp, namn)) / f"{namn}.docx"


def _gor(mapp: Path, namn: str) -> None:
    slag = RAPPORTSLAG["AR" if namn == "OM" else namn]
    gor_dokument(slag, BOCKER[namn](), mapp / f"{namn}.docx", tid=TID)


@cache
def lasta(namn: str) -> Lastdokument:
    """The document, read."""
    return last(dokumentet(namn))
