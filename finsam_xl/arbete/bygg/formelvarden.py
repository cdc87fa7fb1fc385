"""Our own formulas beside the reports given their values: when their input has changed, or the file lacks them.

Another program that saves the book drops what its formulas came to. What cannot be calculated here, or is a person's
own, Excel is asked to calculate when it opens the file; nothing else makes it do so.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.minne import MINNESBLAD, las_minne
from finsam_xl.arbetsbok.andra.cellvarde import celltal
from finsam_xl.arbetsbok.andra.omrakning import satt_omrakning
from finsam_xl.arbetsbok.andra.satt_varden import satt_varden
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa import innehall
from finsam_xl.arbetsbok.lasa.bladvarden import har_tom_formel
from finsam_xl.arbetsbok.lasa.innehall import arbetsboksdel
from finsam_xl.arbetsbok.lasa.rutnat import formler, rutor
from finsam_xl.arbetsbok.opc.ooxml import cell, skriv
from finsam_xl.arbetsbok.opc.relationer import BOK_UTAN_MAKRON, Innehallstyper
from finsam_xl.arbetsbok.resultat import som_resultat
from finsam_xl.arbetsbok.skriva.calc import Calculation, calculate
from finsam_xl.book.markesblad import MARKESBLAD
from finsam_xl.revision.inbyggt import med_inbyggda
from finsam_xl.udf.funktioner import samtliga

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import datetime

    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.arbetsbok.resultat import Resultat

__all__ = ["FORMELBLAD", "kompletterad", "omraknad", "saknar_varde"]

FORMELBLAD = frozenset({"Start", "Grunddata", MARKESBLAD})
"""The input and help sheets that hold formulas of ours."""
_UTAN_VARDE = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_TEXT = re.compile(rb"""\st=["']str["']""")
_ADRESS = re.compile(rb"""\sr=["']([A-Z]+\d+)["']""")
_FORMEL = re.compile(rb"<(?:\w+:)?f[ >]")


def saknar_varde(paket: Paket) -> dict[str, frozenset[str]]:
    """The formula cells without a value, by sheet; an empty text is a value."""
    alla = {ett.namn: frozenset(_utan_varde(paket.las(ett.del_))) for ett in innehall.blad(paket)}
    return {namn: celler for namn, celler in alla.items() if celler}


def _utan_varde(del_: bytes) -> Iterator[str]:
    for traff in _UTAN_VARDE.finditer(del_) if har_tom_formel(del_) else ():
        adress = _ADRESS.search(traff[1])
        if adress is not None and not _TEXT.search(traff[1]):
            yield adress[1].decode()


def kompletterad(bok: Bok, tid: datetime) -> Bok:
    """The built workbook *bok* where our own formulas that lack their value have got it."""
    utan = saknar_varde(bok.paket)
    if not utan:
        return bok
    return _med_varden(bok, tid, {namn: celler for namn, celler in utan.items() if namn in FORMELBLAD})


def omraknad(bok: Bok, tid: datetime, bladen: Collection[str] = FORMELBLAD) -> Bok:
    """The workbook *bok*, whose input has changed, with the values that our own formulas on *bladen* have now."""
    finns = FORMELBLAD & set(bladen) & set(bok.bladnamn)
    platser = {namn: formler(list(rutor(bok.rot(namn)))) for namn in finns}
    return _med_varden(bok, tid, {namn: {cell(*plats) for plats in alla} for namn, alla in platser.items()})


def _med_varden(bok: Bok, tid: datetime, celler: Mapping[str, Collection[str]]) -> Bok:
    paket = bok.att_andra()
    try:
        raknad = Bok(calculate(_utan_python(bok), tid))
    except Calculation:
        return _skriven(paket, vid_oppning=True)
    for blad, adresser in celler.items():
        varden = _formelvarden(raknad, blad)
        satt_varden(paket, blad, {adress: varden[adress] for adress in adresser})
    return _skriven(paket, vid_oppning=bool(saknar_varde(paket)) or _har_egna_formler(bok))


def _utan_python(bok: Bok) -> bytes:
    """The workbook for an engine without our functions: the formulas beside them, and their answers as they are."""
    paket = bok.att_andra()
    typer = Innehallstyper(paket)
    typer.satt(arbetsboksdel(paket), BOK_UTAN_MAKRON)
    typer.spara()
    anrop = [f"{udf.namn}(".encode() for udf in samtliga()]
    med_anrop = [ett.namn for ett in innehall.blad(paket) if any(namn in paket.las(ett.del_) for namn in anrop)]
    med_inbyggda(paket, med_anrop)
    return paket.skriv()


def _har_egna_formler(bok: Bok) -> bool:
    """Whether a person's own sheets hold formulas: what they read may have changed."""
    vara = FORMELBLAD | las_minne(bok).keys() | {MINNESBLAD}
    return any(_FORMEL.search(bok.xml(namn)) for namn in bok.bladnamn if namn not in vara)


def _skriven(paket: Paket, *, vid_oppning: bool) -> Bok:
    del_ = arbetsboksdel(paket)
    rot = paket.rot(del_)
    satt_omrakning(rot, vid_oppning=vid_oppning)
    paket.satt(del_, skriv(rot))
    return Bok.av(paket)


def _formelvarden(raknad: Bok, blad: str) -> dict[str, Resultat]:
    """The calculated values of a sheet's formula cells, by address."""
    varden, noll = raknad.rader(blad), raknad.dag_noll
    platser = formler(list(rutor(raknad.rot(blad))))
    return {cell(rad, kolumn): _resultat(varden[rad - 1][kolumn - 1], noll) for rad, kolumn in platser}


def _resultat(varde: object, noll: date) -> Resultat:
    """What a formula came to; a day as the number that the cell holds."""
    return Decimal(celltal(varde, noll)) if isinstance(varde, date) else som_resultat(varde)
