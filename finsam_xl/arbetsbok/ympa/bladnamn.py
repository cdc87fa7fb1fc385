"""Names of sheets: a free one within Excel's limits, and a sheet renamed so that only it and its own follow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from finsam_xl.arbetsbok.lasa import innehall
from finsam_xl.arbetsbok.lasa.formeltext import byt_blad
from finsam_xl.arbetsbok.lasa.innehall import arbetsboksdel, del_av_slag, hitta_blad
from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.ooxml import lokalt, qn
from finsam_xl.arbetsbok.opc.paket import Paketfel, oskadad

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = ["byt_namn", "ledigt_namn"]

_LONGEST: Final = 31
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\]")
_FORMULAS: Final = {"f", "formula", "formula1", "formula2"}


def ledigt_namn(paket: Paket, namn: str, tillagg: str) -> str:
    """Return a free name for a kept sheet: the name cut to fit, then what is added, then a number if it is taken.

    ``ÅR Resultaträkning`` with ``ändrad 2026-03-02`` gives ``ÅR Resultaträ ändrad 2026-03-02``.
    """
    upptagna = {ett.namn.casefold() for ett in innehall.blad(paket)}
    return next(forslag for forslag in _forslag(namn, tillagg) if forslag.casefold() not in upptagna)


def _forslag(namn: str, tillagg: str) -> Iterator[str]:
    nummer = 1
    while True:
        slut = f" {tillagg}" if nummer == 1 else f" {tillagg} {nummer}"
        yield namn[: _LONGEST - len(slut)].rstrip() + slut
        nummer += 1


@oskadad
def byt_namn(paket: Paket, gammalt: str, nytt: str, *, med_lankar: bool = True) -> None:
    """Rename a sheet whose old name another sheet is to take over.

    Its own print areas and titles, and what its cells and charts say about the sheet itself, follow; its links only
    *med_lankar*. References from other sheets, and names for the whole workbook, keep the old name: they mean the sheet
    that takes it over.

    Raises:
        Paketfel: no such sheet, or the new name is taken or not allowed.

    """
    _prova(paket, gammalt, nytt)
    ett = hitta_blad(paket, gammalt)
    del_ = arbetsboksdel(paket)
    rot = paket.rot(del_)
    index = [barn.get("name") for barn in rot.iterfind(f"{qn('sheets')}/{qn('sheet')}")].index(ett.namn)
    rot.findall(f"{qn('sheets')}/{qn('sheet')}")[index].set("name", nytt)
    for namn in rot.iterfind(f"{qn('definedNames')}/{qn('definedName')}"):
        if namn.get("localSheetId") == str(index):
            namn.text = byt_blad(namn.text or "", ett.namn, nytt)
    paket.satt(del_, ooxml.skriv(rot))
    for egen in (ett.del_, *_diagram(paket, ett.del_)):
        _byt_i_del(paket, egen, ett.namn, nytt, med_lankar=med_lankar)


def _prova(paket: Paket, gammalt: str, nytt: str) -> None:
    if not nytt or len(nytt) > _LONGEST or _FORBIDDEN.search(nytt) or nytt.startswith("'") or nytt.endswith("'"):
        raise Paketfel(
            f"Ett blad kan inte heta «{nytt}»: Excel tillåter högst {_LONGEST} tecken och inget av [ ] : * ? / \\. "
            "Välj ett annat namn."
        )
    annat = {ett.namn.casefold() for ett in innehall.blad(paket)} - {gammalt.casefold()}
    if nytt.casefold() in annat:
        raise Paketfel(f"Det finns redan ett blad som heter «{nytt}». Byt namn på det och försök igen.")


def _diagram(paket: Paket, del_: str) -> list[str]:
    """Return the sheet's drawings and their charts: two steps, whatever the file says."""
    ritningar = del_av_slag(paket, del_, "drawing")
    delar = [*ritningar, *(diagram for ritning in ritningar for diagram in del_av_slag(paket, ritning, "chart"))]
    return [ett for ett in delar if ett in paket]


def _byt_i_del(paket: Paket, del_: str, gammalt: str, nytt: str, *, med_lankar: bool) -> None:
    rot = paket.rot(del_)
    if sum([_byt_i_element(element, gammalt, nytt, med_lankar=med_lankar) for element in rot.iter()]):
        paket.satt(del_, ooxml.skriv(rot))


def _byt_i_element(element: Element, gammalt: str, nytt: str, *, med_lankar: bool) -> bool:
    if lokalt(element) in _FORMULAS and element.text:
        ny = byt_blad(element.text, gammalt, nytt)
        andrad, element.text = ny != element.text, ny
        return andrad
    if med_lankar and lokalt(element) == "hyperlink" and (plats := element.get("location")):
        element.set("location", byt_blad(plats, gammalt, nytt))
        return element.get("location") != plats
    return False
