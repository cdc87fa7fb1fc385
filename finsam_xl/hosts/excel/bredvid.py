"""A file or folder beside the open book, under a name that nothing has yet."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.hosts.excel.bokplats import bokens_fil

if TYPE_CHECKING:
    from pathlib import Path

    import xlwings

__all__ = ["fil_i_mapp", "ledig_fil"]


def fil_i_mapp(bok: xlwings.Book, vad: str) -> Path:
    """The open book's file, when it lies in a folder of the computer; *vad* is what was to be laid beside it.

    Raises:
        Avbrott: it does not, or the cloud alone has it.

    """
    fil = bokens_fil(bok)
    if not fil.parent.is_dir():
        raise Avbrott(
            f"{bok.name} ligger inte i en mapp på datorn, så {vad} kan inte läggas bredvid den. Spara boken där och "
            "tryck igen."
        )
    return fil


def ledig_fil(fil: Path, tillagg: str) -> Path:
    """The name of *fil* with what is added to it, and a number when there is one already."""
    stam = f"{fil.stem}-{tillagg}"
    namn = (f"{stam}{'' if nummer == 1 else f'-{nummer}'}{fil.suffix}" for nummer in count(1))
    return next(ny for ett in namn if not (ny := fil.with_name(ett)).exists())
