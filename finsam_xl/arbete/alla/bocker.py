"""The workbooks of a folder: those that are ours to go through, and those that are passed over, with why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.bokfil import BOKER
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.book.oversiktsbok import ar_oversikt
from finsam_xl.inputs.uppgifter import GRUNDDATA

if TYPE_CHECKING:
    from pathlib import Path

    from finsam_xl.arbetsbok.bok import Bok

__all__ = ["ar_var", "hittade"]

_EXCELS_EGNA = "~$"
"""How the file begins that Excel lays beside a workbook while it is open."""
_DOLDA = "."


def hittade(mapp: Path, *, undermappar: bool = False, utom: Path | None = None) -> tuple[Path, ...]:
    """The files of *mapp* that may be workbooks, by name; what Excel lays beside an open one is none, nor is *utom*.

    Raises:
        Avbrott: there is no such folder, or no workbook in it.

    """
    if not mapp.is_dir():
        raise Avbrott(f"{mapp} är ingen mapp. Ange mappen som böckerna ligger i.")
    alla = mapp.rglob("*") if undermappar else mapp.iterdir()
    funna = (ett for ett in alla if ett.suffix.casefold() in BOKER and ett.is_file())
    egna = (ett for ett in funna if not ett.name.startswith((_EXCELS_EGNA, _DOLDA)))
    bocker = tuple(sorted(ett for ett in egna if utom is None or not _ar(ett, utom)))
    if not bocker:
        raise Avbrott(f"{mapp} har ingen arbetsbok (.xlsx eller .xlsm).")
    return bocker


def _ar(ett: Path, annan: Path) -> bool:
    return ett == annan or (annan.exists() and ett.samefile(annan))


def ar_var(bok: Bok) -> bool:
    """Whether the workbook is a förbund's: it has something of Grunddata, and is no overview."""
    return not ar_oversikt(bok) and any(uppgift.namn in bok.bokens_namn for uppgift in GRUNDDATA)
