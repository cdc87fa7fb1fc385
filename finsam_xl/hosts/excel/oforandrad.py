"""The open workbook right before it is written in: still what was read, or somebody has changed it meanwhile.

A message may have stood open for an hour, and a colleague may have the same book. What is compared is what people
make: each sheet's contents and looks, and the names; never calculated values or bytes, which Excel writes its own way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.fel import Avbrott, Bokandrad
from finsam_xl.arbetsbok.fil.spara import ANDRAD
from finsam_xl.arbetsbok.lasa.fingeravtryck import fingeravtryck
from finsam_xl.arbetsbok.lasa.innehall import arbetsboksdel, blad, definierade_namn, del_av_slag, tabeller
from finsam_xl.arbetsbok.opc.relationer import relationer
from finsam_xl.hosts.excel.kopia import bokens_data

if TYPE_CHECKING:
    import xlwings

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = ["ar_oforandrad", "vagra_andrad"]

_DELAT = ("sharedStrings", "styles", "theme")
"""The parts that every sheet leans on: where they are the same, sheets with the same bytes are the same."""


def vagra_andrad(bok: xlwings.Book, last: Bok) -> None:
    """Stop unless *bok* is still the workbook *last*, at the price of one copy.

    Raises:
        Bokandrad: somebody has changed it since it was read.

    """
    try:
        nu = bokens_data(bok)
    except Avbrott as fel:
        raise Bokandrad(ANDRAD) from fel  # it could be read a moment ago
    if not ar_oforandrad(last, nu):
        raise Bokandrad(ANDRAD)


def ar_oforandrad(last: Bok, nu: Bok) -> bool:
    """Whether two copies of a workbook hold the same sheets, in the same order, and the same tables and names."""
    if last.data == nu.data:
        return True
    fore, efter = last.paket, nu.paket
    if _ramen(fore) != _ramen(efter):
        return False
    samma_grund = _delat(fore) == _delat(efter)
    par = (ett for ett in zip(blad(fore), blad(efter), strict=True) if ett[0].slag == "worksheet")
    return all(
        (samma_grund and _byten(fore, gammalt.del_) == _byten(efter, nytt.del_))
        or fingeravtryck(fore, gammalt.namn) == fingeravtryck(efter, nytt.namn)
        for gammalt, nytt in par
    )


def _ramen(paket: Paket) -> tuple[object, ...]:
    namn = {(ett.namn, ett.blad or "", ett.text) for ett in definierade_namn(paket)}
    return [ett.namn for ett in blad(paket)], namn, {(ett.namn, ett.ref) for ett in tabeller(paket)}


def _delat(paket: Paket) -> list[bytes]:
    bok = arbetsboksdel(paket)
    return [paket.las(del_) for slag in _DELAT for del_ in del_av_slag(paket, bok, slag)]


def _byten(paket: Paket, del_: str) -> list[bytes]:
    """The sheet, and its comments, tables and drawings."""
    hor_till = [relation.mal for relation in relationer(paket, del_) if not relation.extern]
    return [paket.las(ett) for ett in (del_, *hor_till)]
