"""Böckerna till «En kvart med riktig Excel» (docs/excel.md), byggda i en mapp: ``python -m tests.prober MAPP``.

Var och en är en fil där något är trott om Excel men inte sett; dokumentet säger vad man gör med den och vad man då ser.
"""

from __future__ import annotations

import shutil
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.arbete.dokument.gor import gor_dokument
from finsam_xl.arbetsbok.lasa.innehall import blad
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.book.makrobok import FUNKTIONSVARD, PROJEKTDEL
from finsam_xl.book.vba.moduler import NAMN, moduler
from finsam_xl.book.vba.projekt import projekt
from finsam_xl.rapporter.slag import ARSREDOVISNING
from finsam_xl.udf.funktioner import samtliga
from tests.bokslag import BOKSLAG
from tests.byggda import byggd, siefil
from tests.exemplet import TID, importerat
from tests.redigering import rad_med, skriv, som_1904

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["PROBER", "aldre_bok", "likhetstecken"]

_BOKFORT = "gavleborg-2025"
RUBRIK = '=HYPERLINK("https://example.org")'


def _utan_varden(bok: Path) -> None:
    """Sparad av ett program som inte räknar, så att inget värde finns kvar, och byggd igen."""
    utan = openpyxl.load_workbook(BytesIO(byggd(_BOKFORT).read_bytes()))
    utan.save(bok)
    bygg(ARSREDOVISNING, bok, tid=TID)


def _fran_1904(bok: Path) -> None:
    importerat(bok)
    bok.write_bytes(som_1904(bok.read_bytes()))
    bygg(ARSREDOVISNING, bok, tid=TID)


def likhetstecken(bok: Path) -> None:
    """En rad i resultaträkningen ska heta som en formel; boken är inte byggd."""
    importerat(bok)
    data = bok.read_bytes()
    rad = rad_med(data, "Etiketter")
    etikett = {f"A{rad}": "RR", f"B{rad}": "RR_intakter", f"C{rad}": RUBRIK}
    bok.write_bytes(skriv(data, "Etiketter", etikett))


def aldre_bok(bok: Path) -> None:
    """En bok från tiden före makrot för namn."""
    importerat(bok)
    paket = Paket.oppna(bok.read_bytes())
    kodnamn = [f"Blad{nummer}" for nummer, _ in enumerate(blad(paket), start=1)]
    alla = moduler(kodnamn, samtliga(), FUNKTIONSVARD)
    paket.satt(PROJEKTDEL, projekt([ett for ett in alla if ett.namn != NAMN]))
    bok.write_bytes(paket.skriv())


def _dokument(fil: Path) -> None:
    """Årsredovisningen i Word, av boken bredvid."""
    gor_dokument(ARSREDOVISNING, fil.with_name("10-bok.xlsx"), fil, tid=TID)


def _slag(namn: str) -> Callable[[Path], object]:
    return lambda bok: shutil.copyfile(BOKSLAG[namn](), bok)


PROBER: Mapping[str, Callable[[Path], object]] = {
    "1-rapport.xlsx": _slag(f"byggd {_BOKFORT}.xlsx"),
    "1-rapport.xlsm": _slag(f"byggd {_BOKFORT}.xlsm"),
    "2-nasta-ar.xlsm": _slag("nästa år.xlsm"),
    "3-langa-namn.xlsx": _slag("104 insatser"),
    "4-diagram.xlsx": _slag("med diagram"),
    "5-utan-varden.xlsx": _utan_varden,
    "6-fran-1904.xlsx": _fran_1904,
    "7-obyggd.xlsm": importerat,
    "8-likhetstecken.xlsm": likhetstecken,
    "9-aldre-bok.xlsm": aldre_bok,
    "10-bok.xlsx": _slag(f"byggd {_BOKFORT}.xlsx"),
    "10-dokument.docx": _dokument,
    "gavleborg-2025.se": lambda fil: siefil(_BOKFORT, fil.parent),
}
"""Filens namn, och hur den görs."""


def main(mapp: Path) -> None:
    """Bygg dem alla i *mapp*, en i taget."""
    mapp.mkdir(parents=True, exist_ok=True)
    for namn, gor in PROBER.items():
        gor(mapp / namn)
        sys.stdout.write(f"{mapp / namn}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
