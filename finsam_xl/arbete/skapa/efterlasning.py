"""A new book as it will be once its files are read in: the questions asked on the way, and what is left to fill in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.kvar.boken import kvar_i
from finsam_xl.arbete.importera.sieinlasning import Sieval, fyll_ur_sie

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from finsam_xl.arbete.bygg.kvar.post import Kvar
    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.modell import Problem

__all__ = ["Efterlasning", "efter_inlasning"]


@dataclass(frozen=True, slots=True)
class Efterlasning:
    """The new book as it will be once the files are read in: the questions asked on the way, and what is left."""

    fragor: tuple[Problem, ...]
    kvar: tuple[Kvar, ...]


def efter_inlasning(bok: Bok, filer: Sequence[Path], tid: datetime, teckenkod: str | None = None) -> Efterlasning:
    """Read *filer* into a copy of the new book, every question answered with yes, and look at what it lacks.

    Raises:
        Indatafel: the book that would be made cannot take the files.

    """
    fragor: list[Problem] = []

    def ja(oklart: Problem) -> bool:
        fragor.append(oklart)
        return True

    fylld = fyll_ur_sie(bok, filer, ja, tid, Sieval(teckenkod)).bok
    return Efterlasning(tuple(fragor), kvar_i(fylld, tid))
