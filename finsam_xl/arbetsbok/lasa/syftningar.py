"""The rectangles of cells that formulas read: in sheets, names and charts, each with the place where it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from finsam_xl.arbetsbok.lasa.formeltext import delar, utan_citat
from finsam_xl.arbetsbok.lasa.innehall import blad, definierade_namn
from finsam_xl.arbetsbok.lasa.rutnat import formler, rutor
from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.ooxml import Omrade, kolumnnummer, lokalt, position, qn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = ["Syftning", "syftningar", "ytor"]

_ROWS, _COLUMNS = 1_048_576, 16_384
_BESIDE_CELLS: Final = {"formula", "formula1", "formula2", "f"}
_CHARTS: Final = "xl/charts/"


class Syftning(NamedTuple):
    """A formula: where it stands as a person says it, its sheet and cell where it has one, and its text."""

    var: str
    blad: str
    cell: tuple[int, int] | None
    formel: str


def syftningar(paket: Paket) -> Iterator[Syftning]:
    """Yield every formula of the workbook's worksheets, names and charts."""
    for ett in blad(paket):
        if ett.slag == "worksheet":
            yield from _i_blad(ett.namn, paket.rot(ett.del_))
    for namn in definierade_namn(paket):
        if not namn.namn.casefold().startswith("_xlnm."):
            yield Syftning(f"namnet {namn.namn}", namn.blad or "", None, namn.text)
    for del_ in paket.namn():
        if del_.startswith(_CHARTS) and del_.endswith(".xml"):
            for element in paket.rot(del_).iter():
                if lokalt(element) == "f" and element.text:
                    yield Syftning("ett diagram", "", None, element.text)


def _i_blad(namn: str, rot: Element) -> Iterator[Syftning]:
    for (rad, kolumn), formel in formler(list(rutor(rot))).items():
        yield Syftning(f"formeln i {namn}!{ooxml.cell(rad, kolumn)}", namn, (rad, kolumn), formel)
    for element in rot.iter():
        if lokalt(element) in _BESIDE_CELLS and element.tag != qn("f") and element.text:
            yield Syftning(f"en regel på bladet {namn}", namn, None, element.text)


def ytor(formel: str, hem: str) -> Iterator[tuple[str, Omrade]]:
    """Yield the sheet (casefolded) and the rectangle of each reference; without a sheet it is *hem*'s.

    A span of sheets gives its two ends; another workbook's cells are not this one's.
    """
    alla = [ett for ett in delar(formel) if ett[0] != "blank"]
    blad_nu = hem
    for nr, (slag, text) in enumerate(alla):
        fore = alla[nr - 1][1] if nr else ""
        if slag in {"citat", "blad"}:
            blad_nu = f"{fore}{utan_citat(text)}" if fore.endswith("]") else utan_citat(text)
        elif slag in {"cell", "rader", "kolumner"}:
            blad_nu = blad_nu if fore in {"!", ":"} else hem
            if not _cell_efter_kolon(alla, nr + 1):
                forsta = alla[nr - 2][1] if nr > 1 and _cell_efter_kolon(alla, nr - 1) else text
                plats = _hela(slag, text) if slag != "cell" else _rektangel(forsta, text)
                yield from ((ett, plats) for ett in blad_nu.casefold().split(":"))


def _cell_efter_kolon(alla: Sequence[tuple[str, str]], nr: int) -> bool:
    """Whether a range goes on: a colon with a cell on each side."""
    bit = alla[max(nr - 1, 0) : nr + 2]
    return [slag for slag, _ in bit] == ["cell", "annat", "cell"] and bit[1][1] == ":"


def _rektangel(en: str, annan: str) -> Omrade:
    (rad, kolumn), (sista_rad, sista_kolumn) = position(en), position(annan)
    return Omrade(min(rad, sista_rad), min(kolumn, sista_kolumn), max(rad, sista_rad), max(kolumn, sista_kolumn))


def _hela(slag: str, text: str) -> Omrade:
    forsta, sista = text.replace("$", "").split(":")
    if slag == "rader":
        return Omrade(int(forsta), 1, int(sista), _COLUMNS)
    return Omrade(1, kolumnnummer(forsta), _ROWS, kolumnnummer(sista))
