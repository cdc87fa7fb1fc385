"""What a book remembers of its last build: on a very hidden sheet, the fingerprint of each sheet we generated.

Beside the fingerprint stands a hash of the very bytes, the sheet's and the styles'. A book that only we have written
is recognised by it at once; one that Excel has saved in between is recognised by the fingerprint.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.fingeravtryck import fingeravtryck
from finsam_xl.arbetsbok.lasa.innehall import arbetsboksdel, blad, del_av_slag, hitta_blad
from finsam_xl.arbetsbok.skriva.xmltext import escape
from finsam_xl.rapporter.slag import RAPPORTSLAG

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.rapporter.slag import Rapportslag

__all__ = [
    "MINNESBLAD",
    "Minne",
    "byggda_slag",
    "bytehashar",
    "las_minne",
    "med_minne",
    "ororda",
    "tag_minne",
    "uppdaterat",
]

MINNESBLAD = "_finsam"
_ARK = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)


@dataclass(frozen=True, slots=True)
class Minne:
    """One generated sheet as it was built: its fingerprint, and the hash of its bytes."""

    avtryck: str
    bytehash: str


def las_minne(bok: Bok) -> dict[str, Minne]:
    """The generated sheets of the book as they were last built; none in a book that has not been built.

    Raises:
        Paketfel: the workbook cannot be read.

    """
    rader = bok.rader(MINNESBLAD)
    return {
        str(rad[0]): Minne(str(rad[1]), str(rad[2])) for rad in rader if len(rad) == len(("blad", "avtryck", "hash"))
    }


def byggda_slag(bok: Bok) -> tuple[Rapportslag, ...]:
    """The reports that the book remembers having had built into it.

    Raises:
        Paketfel: the workbook cannot be read.

    """
    blad_ = las_minne(bok)
    return tuple(slag for slag in RAPPORTSLAG.values() if any(map(slag.ager, blad_)))


def ororda(paket: Paket, minne: Mapping[str, Minne]) -> set[str]:
    """The sheets that are as they were built."""
    nu = bytehashar(paket)
    return {
        namn
        for namn, ett in minne.items()
        if namn in nu and (nu[namn] == ett.bytehash or fingeravtryck(paket, namn) == ett.avtryck)
    }


def tag_minne(paket: Paket, namn: Iterable[str], fore: Mapping[str, Minne]) -> dict[str, Minne]:
    """What to remember of the sheets just built; a sheet whose bytes are those of *fore* keeps its fingerprint."""
    nytt: dict[str, Minne] = {}
    nu = bytehashar(paket)
    for ett in namn:
        bytehash, gammalt = nu[ett], fore.get(ett)
        samma = gammalt is not None and gammalt.bytehash == bytehash
        nytt[ett] = gammalt if samma and gammalt else Minne(fingeravtryck(paket, ett), bytehash)
    return nytt


def uppdaterat(paket: Paket, minne: Mapping[str, Minne]) -> dict[str, Minne]:
    """The memory of sheets that another report's build left as they are; the styles beside them may have grown."""
    nu = bytehashar(paket)
    return {namn: Minne(ett.avtryck, nu[namn]) for namn, ett in minne.items()}


def med_minne(paket: Paket, minne: Mapping[str, Minne]) -> None:
    """Write the memory on its sheet, which the graft has set in."""
    rader = "".join(
        f'<row r="{nr}">{_cell(f"A{nr}", namn)}{_cell(f"B{nr}", ett.avtryck)}{_cell(f"C{nr}", ett.bytehash)}</row>'
        for nr, (namn, ett) in enumerate(sorted(minne.items()), start=1)
    )
    paket.satt(hitta_blad(paket, MINNESBLAD).del_, _ARK.format(rader).encode())


def _cell(adress: str, text: str) -> str:
    return f'<c r="{adress}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def bytehashar(paket: Paket) -> dict[str, str]:
    """The hash of each sheet's bytes together with the styles': what it says and how it looks."""
    stilar = [hashlib.sha256(paket.las(del_)) for del_ in del_av_slag(paket, arbetsboksdel(paket), "styles")]
    utseende = b"".join(ett.digest() for ett in stilar)
    return {ett.namn: hashlib.sha256(paket.las(ett.del_) + utseende).hexdigest() for ett in blad(paket)}
