"""Bilderna i handboken och README, gjorda av exemplet: ``python -m tests.bilder [MAPP]``; kräver LibreOffice, pdftoppm.

Var och en är en sida så som LibreOffice skriver ut den, beskuren till det som står på den.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageChops

from finsam_xl.arbete.dokument.gor import gor_dokument
from finsam_xl.arbete.gemensamt.maskin import denna
from finsam_xl.arbete.pdf import bara_bladet, dokument_som_pdf, skrivare
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.rapporter.slag import ARSREDOVISNING
from tests.byggda import byggd
from tests.exemplet import TID

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["BILDER", "main"]

_MAPP = Path(__file__).parents[1] / "docs" / "bilder"
_EXEMPEL = "gavleborg-2025"
_MARGINAL = 16


@dataclass(frozen=True, slots=True)
class Bild:
    """En bild: bladet i boken, eller dokumentet när inget blad är sagt, vilken sida av det, och hur stor och hög."""

    blad: str = ""
    sida: int = 1
    dpi: int = 80
    hogst: int = 900


BILDER: Mapping[str, Bild] = {
    "start.png": Bild("Start", dpi=130, hogst=1200),
    "kvar.png": Bild("Kvar att fylla i", dpi=100, hogst=600),
    "resultatrakning.png": Bild("ÅR Resultaträkning", hogst=300),
    "kontroller.png": Bild("ÅR Kontroller", dpi=150, hogst=800),
    "dokument.png": Bild(sida=4),
}


def main(mapp: Path = _MAPP) -> None:
    """Gör dem alla på nytt i *mapp*."""
    mapp.mkdir(parents=True, exist_ok=True)
    for namn, bild in BILDER.items():
        with tempfile.TemporaryDirectory() as arbetsmapp:
            sidan = _sidan(bild, Path(arbetsmapp))
            _beskuren(sidan, bild.hogst).save(mapp / namn, optimize=True)
        sys.stdout.write(f"{mapp / namn}\n")


def _sidan(bild: Bild, mapp: Path) -> Image.Image:
    """Den utskrivna sidan som bild."""
    pdf = mapp / "sidan.pdf"
    pdf.write_bytes(_bladets(bild.blad) if bild.blad else _dokumentets(mapp))
    sida = ["-f", str(bild.sida), "-l", str(bild.sida), "-singlefile", "-png", "-r", str(bild.dpi)]
    subprocess.run(["pdftoppm", *sida, str(pdf), str(mapp / "sidan")], check=True)  # noqa: S603, S607 - our own file
    return Image.open(mapp / "sidan.png").convert("RGB")


def _bladets(blad: str) -> bytes:
    skriver = skrivare(denna())
    if skriver is None:
        raise SystemExit("Bilderna behöver LibreOffice.")
    return skriver.som_pdf([(blad, bara_bladet(Bok(byggd(_EXEMPEL).read_bytes()), blad))])[blad]


def _dokumentets(mapp: Path) -> bytes:
    bok = Path(shutil.copy(byggd(_EXEMPEL), mapp))
    dokument = gor_dokument(ARSREDOVISNING, bok, mapp / "dokument.docx", tid=TID).fil
    return dokument_som_pdf(denna(), dokument.stem, dokument.read_bytes())


def _beskuren(sida: Image.Image, hogst: int) -> Image.Image:
    """Sidan utan den vita kanten, i några få färger så att filen blir liten."""
    ruta = ImageChops.invert(sida).getbbox() or (0, 0, *sida.size)
    vanster, over, hoger, under = ruta
    skuren = sida.crop(
        (
            max(0, vanster - _MARGINAL),
            max(0, over - _MARGINAL),
            min(sida.width, hoger + _MARGINAL),
            min(sida.height, under + _MARGINAL, over + hogst),
        )
    )
    return skuren.quantize(colors=64)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
