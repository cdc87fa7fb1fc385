"""The one gate into a workbook: every command and every button opens a book here, and is told the same of a bad one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.bokdata import eller_avbrott
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.gemensamt.tillfalligt import stada_tillfalligt
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.fil.spara import las_bok
from finsam_xl.arbetsbok.lasa.innehall import arbetsboksdel, blad, definierade_namn, del_av_slag, stildel, tabeller
from finsam_xl.arbetsbok.opc.ooxml import position
from finsam_xl.arbetsbok.opc.paket import oskadad
from finsam_xl.arbetsbok.opc.relationer import relationer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from finsam_xl.arbetsbok.opc.paket import Paket
__all__ = ["PAGARBLAD", "godkand", "las_arbetsbok"]

PAGARBLAD = "_finsam pågår"
"""The hidden sheet of a book at a distance where a run that is not finished has said what it is doing."""

_HALVFARDIG = (
    f"{{namn}} är halvfärdig: en knapp i xlwings tillägg bröts innan allt var gjort, och det dolda bladet {PAGARBLAD} "
    "säger vad. Öppna boken där och tryck på knappen igen, så görs det halvfärdiga om. Går det inte: ta fram bladet i "
    "Excel (högerklicka på en flik, Ta fram), ta bort det, och läs in och bygg om allt."
)
_ANNAN_ADRESS = re.compile(rb"""<(?:\w+:)?c\s(?!r="[A-Z]{1,2}[1-9][0-9]{0,5}")[^>]*?\br=["']([^"']*)""")
"""The address of a cell, unless it is spelt as nearly all are and well within a sheet."""


def las_arbetsbok(vag: Path) -> Bok:
    """The file, a workbook that every command can read; copies that killed runs left are cleared away.

    Raises:
        Avbrott: there is no such file, or it is no workbook, or one that is locked, damaged or of another format.

    """
    stada_tillfalligt()
    return godkand(eller_avbrott(lambda: las_bok(vag)), vag.name)


def godkand(data: bytes, namn: str) -> Bok:
    """The workbook that its user calls *namn*, when its bytes are one.

    Raises:
        Avbrott: they are not.

    """
    bok = Bok(data)
    eller_avbrott(lambda: _prova_delar(bok.paket), namn)
    if PAGARBLAD in eller_avbrott(lambda: bok.bladnamn, namn):
        raise Avbrott(_HALVFARDIG.format(namn=namn))
    return bok


@oskadad
def _prova_delar(paket: Paket) -> None:
    """Read every part that any command reads, so that damage is met here and nowhere else."""
    definierade_namn(paket)
    tabeller(paket)
    for del_ in _lasta_delar(paket):
        paket.prova(del_)
        _prova_adresser(paket.las(del_))


def _prova_adresser(data: bytes) -> None:
    """Each cell stands where a sheet has cells: also on sheets that only some commands look at."""
    for adress in set(_ANNAN_ADRESS.findall(data)):
        position(adress.decode("ascii", "replace"))


def _lasta_delar(paket: Paket) -> Iterator[str]:
    bok = arbetsboksdel(paket)
    yield stildel(paket)
    yield from del_av_slag(paket, bok, "sharedStrings")
    for ett in blad(paket):
        relationer(paket, ett.del_)
        yield ett.del_
