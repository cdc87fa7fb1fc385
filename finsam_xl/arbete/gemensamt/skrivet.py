"""What a command has written so far, so that no message says «Inget har skrivits» when something has."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.bokdata import eller_avbrott
from finsam_xl.arbetsbok.fil.spara import spara, spara_ny

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["borja", "for_sig", "forlorat", "inget_skrivet", "notera", "sagt", "spara_bok", "spara_i", "spara_ny_bok"]

_SKRIVNA: list[str] = []
_FORLORAT: list[str] = []


def borja() -> None:
    """A new command begins: nothing is written yet."""
    _SKRIVNA.clear()
    _FORLORAT.clear()


@contextmanager
def for_sig() -> Iterator[None]:
    """One of many: what it writes is told by itself meanwhile, and with all that was written before it afterwards."""
    skrivna, forlorat_fore = [*_SKRIVNA], [*_FORLORAT]
    borja()
    try:
        yield
    finally:
        _SKRIVNA[:0], _FORLORAT[:0] = skrivna, forlorat_fore


def notera(vad: Path) -> None:
    """Remember that this file or folder is written."""
    _SKRIVNA.append(str(vad))


def inget_skrivet() -> bool:
    """Whether nothing has been written."""
    return not _SKRIVNA


def forlorat() -> tuple[str, ...]:
    """What of the files that were there could not be kept, a sentence each."""
    return tuple(dict.fromkeys(_FORLORAT))


def sagt() -> str:
    """In a sentence, what has been written."""
    if inget_skrivet():
        return "Inget har skrivits."
    return f"Det som hann göras är sparat: {', '.join(dict.fromkeys(_SKRIVNA))}."


def spara_bok(vag: Path, data: bytes, last: bytes | None) -> None:
    """Write the file beside its place and rename it into it; *last* is what was read from it, None when nothing was.

    Raises:
        Avbrott: it is open in Excel, has been changed since it was read, or cannot be written.

    """
    _FORLORAT.extend(eller_avbrott(lambda: spara(vag, data, last)))
    notera(vag)


def spara_ny_bok(vag: Path, data: bytes) -> None:
    """Write a file under a name that no file has.

    Raises:
        Avbrott: there is one, or it cannot be written.

    """
    eller_avbrott(lambda: spara_ny(vag, data))
    notera(vag)


def spara_i(mal: Path, data: bytes, last: bytes | None) -> None:
    """Save in the workbook that *last* was read from, or, where nothing was, under a new name.

    Raises:
        Avbrott: it has been changed since, or has come, or cannot be written.

    """
    if last is None:
        spara_ny_bok(mal, data)
    else:
        spara_bok(mal, data, last)
