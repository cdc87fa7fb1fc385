"""The förbund's logotype on paper: a picture in the workbook's folder that Grunddata names, or the style template's."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Final

from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbetsbok.andra.satt_bild import Bild, Bildfel, bild
from finsam_xl.mallar import mall

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["logotyp"]

_STILMALL: Final = "stilar.xlsx"
_BILDER: Final = "xl/media/"
_STORST: Final = 2_000_000
_PLATS: Final = "Grunddata, Logotyp"


def logotyp(grunddata: Mapping[str, object], mapp: Path | None) -> Bild | None:
    """The picture, None where there is none.

    Raises:
        Avbrott: Grunddata names one that is not in the folder, or is no picture that Excel shows.

    """
    namn = str(grunddata.get("Sida_Logotyp") or "").strip()
    if not namn:
        return _stilmallens()
    try:
        return bild(_last(namn, mapp))
    except Bildfel as fel:
        raise Avbrott(f"{_PLATS}: {namn} {fel} Spara logotypen som .png eller .jpg i bokens mapp.") from fel


def _last(namn: str, mapp: Path | None) -> bytes:
    if mapp is None:
        raise Bildfel("går inte att hämta: boken ligger inte i en mapp på datorn.")
    if any(tecken in namn for tecken in "/\\:\0") or namn.startswith("."):
        raise Bildfel("är inte ett filnamn. Bilden hämtas bara ur bokens egen mapp.")
    fil = mapp / namn
    if not fil.is_file():
        raise Bildfel("finns inte i bokens mapp.")
    if fil.stat().st_size > _STORST:
        raise Bildfel("är större än 2 MB.")
    try:
        return fil.read_bytes()
    except OSError as fel:
        raise Bildfel("går inte att läsa.") from fel


def _stilmallens() -> Bild | None:
    """The first picture of the style template; as it is delivered it has none."""
    with zipfile.ZipFile(mall(_STILMALL)) as arkiv:
        bilder = [ett for ett in arkiv.infolist() if ett.filename.startswith(_BILDER) and ett.file_size <= _STORST]
        for ett in sorted(bilder, key=lambda en: en.filename):
            try:
                return bild(arkiv.read(ett))
            except Bildfel:
                continue
    return None
