"""The workbooks of a folder: those that are ours to go through, and those that are passed over, with why."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from finsam_xl.arbete.gemensamt.bokfil import BOKER
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.book.oversiktsbok import ar_oversikt
from finsam_xl.inputs.uppgifter import GRUNDDATA

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from finsam_xl.arbetsbok.bok import Bok

__all__ = ["Forbigangna", "ar_var", "forbigangna", "hittade"]

_EXCELS_EGNA = "~$"
"""How the file begins that Excel lays beside a workbook while it is open."""
_DOLDA = "."
_ANDRA_FORMAT = frozenset({".xls", ".xlsb", ".xltx", ".xltm", ".ods"})
_SIST = str.maketrans("åäö", "{|}")


def hittade(mapp: Path, *, undermappar: bool = False, utom: Path | None = None) -> tuple[Path, ...]:
    """The files of *mapp* that may be workbooks, by name; what Excel lays beside an open one is none, nor is *utom*.

    Raises:
        Avbrott: there is no such folder, or no workbook in it.

    """
    if not mapp.is_dir():
        raise Avbrott(f"{mapp} är ingen mapp. Ange mappen som böckerna ligger i.")
    egna = _filer(mapp, BOKER, undermappar=undermappar)
    bocker = tuple(sorted((ett for ett in egna if utom is None or not _ar(ett, utom)), key=_i_bokstavsordning))
    if not bocker:
        raise Avbrott(f"{mapp} har ingen arbetsbok (.xlsx eller .xlsm).")
    return bocker


def _filer(mapp: Path, andelser: Collection[str], *, undermappar: bool) -> Iterator[Path]:
    alla = mapp.rglob("*") if undermappar else mapp.iterdir()
    funna = (ett for ett in alla if ett.suffix.casefold() in andelser and ett.is_file())
    return (ett for ett in funna if not ett.name.startswith((_EXCELS_EGNA, _DOLDA)))


def _i_bokstavsordning(ett: Path) -> tuple[str, str]:
    """As people look for it: capitals among the others, and å, ä and ö last, also where the disk spells them in two."""
    return unicodedata.normalize("NFC", str(ett)).casefold().translate(_SIST), str(ett)


class Forbigangna(NamedTuple):
    """What stands in the folder and is not gone through: spreadsheets of other formats, and books in its folders."""

    andra_format: tuple[str, ...]
    i_undermappar: int


def forbigangna(mapp: Path, *, undermappar: bool = False) -> Forbigangna:
    """What *hittade* passes over without a word."""
    andra = sorted(ett.relative_to(mapp).as_posix() for ett in _filer(mapp, _ANDRA_FORMAT, undermappar=undermappar))
    djupare = () if undermappar else _filer(mapp, BOKER, undermappar=True)
    return Forbigangna(tuple(andra), sum(ett.parent != mapp for ett in djupare))


def _ar(ett: Path, annan: Path) -> bool:
    return ett == annan or (annan.exists() and ett.samefile(annan))


def ar_var(bok: Bok) -> bool:
    """Whether the workbook is a förbund's: it has something of Grunddata, and is no overview."""
    return not ar_oversikt(bok) and any(uppgift.namn in bok.bokens_namn for uppgift in GRUNDDATA)
