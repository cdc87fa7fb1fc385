"""A person's own formulas without Python: a call of ours becomes its twin, what Excel alone cannot do its value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from lxml import etree

from finsam_xl.arbetsbok.andra.ark import Ark
from finsam_xl.arbetsbok.lasa.innehall import definierade_namn, hitta_blad
from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.ooxml import avkoda, barnet, cell, koda, qn
from finsam_xl.arbetsbok.opc.paket import oskadad
from finsam_xl.harkomst.formel import Formelfel, delar, skriven, slag, tolka
from finsam_xl.layout.expr import Context, Expr, formula
from finsam_xl.layout.own_functions import asked, tried
from finsam_xl.udf.funktioner import samtliga
from finsam_xl.udf.register import Kolumntwin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from formualizer import ASTNode

    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.udf.register import Udf

__all__ = ["Ersatt", "ar_excels", "ar_extern", "eget_namn", "inbyggd", "med_inbyggda"]

_NEWER = ("_XLFN.", "_XLWS.")
_LINKED = re.compile(r"\[\d+\]")
_SIMPLE = re.compile(r"[\w.$!':]+|\"[^\"]*\"")
_ATOM = 6
_UTAN_PYTHON = "räknas utan Python"


@dataclass(frozen=True, slots=True)
class Ersatt:
    """A replaced formula: its cell, what stood there, what stands there now ("" for its value), and why."""

    plats: str
    fore: str
    efter: str
    varfor: str

    def __str__(self) -> str:
        efter = f"={self.efter}" if self.efter else "värdet"
        return f"{self.plats}: ={self.fore} ersatt med {efter} ({self.varfor})"


@dataclass(frozen=True, slots=True)
class _Ra(Expr):
    """An argument as it is written in the formula."""

    text: str

    def render(self, _: Context) -> tuple[str, int]:
        return self.text, _ATOM if _SIMPLE.fullmatch(self.text) else 0


class _UtanTwin(Exception):  # noqa: N818 - says what was met, and is caught where it can be told
    """A call that no formula of Excel's own stands for."""


@oskadad
def med_inbyggda(paket: Paket, blad: Iterable[str]) -> tuple[Ersatt, ...]:
    """Replace in these sheets what needs Python, macros or another workbook; the values stay as they are."""
    return tuple(ersatt for namn in blad for ersatt in _i_blad(paket, namn, _externa(paket, namn)))


def _externa(paket: Paket, blad: str) -> frozenset[str]:
    """The names that point into another workbook as they read on the sheet: its own before the whole workbook's."""
    gallande: dict[str, str] = {}
    for namn in sorted(definierade_namn(paket), key=lambda ett: ett.blad is not None):
        if namn.blad is None or namn.blad.casefold() == blad.casefold():
            gallande[namn.namn.casefold()] = namn.text
    return frozenset(namn for namn, text in gallande.items() if ar_extern(text))


def ar_extern(syftar: str) -> bool:
    """Whether a name points into another workbook."""
    return _LINKED.search(syftar) is not None


def _i_blad(paket: Paket, namn: str, externa: frozenset[str]) -> Iterator[Ersatt]:
    del_ = hitta_blad(paket, namn).del_
    ark = Ark(paket.rot(del_))
    byten = {
        plats: (formel, svar) for plats, formel in ark.formler.items() if (svar := inbyggd(formel, externa)) is not None
    }
    if not byten:
        return
    ark.skriv_ut_delade_formler()
    for plats, (formel, (efter, varfor)) in byten.items():
        _byt(ark.cell(*plats), efter)
        yield Ersatt(f"{namn}!{cell(*plats)}", formel, efter, varfor)
    paket.satt(del_, ooxml.skriv(ark.rot))


def _byt(element: Element | None, efter: str) -> None:
    formel = None if element is None else barnet(element, "f")
    if element is None or formel is None:
        return
    if efter:
        formel.text = koda(efter)
        return
    element.remove(formel)
    if element.get("t") == "str":
        _text_pa_plats(element)


def _text_pa_plats(element: Element) -> None:
    """A text that was a formula's answer, as a text of the cell's own."""
    varde = barnet(element, "v")
    text = "" if varde is None else avkoda(varde.text or "")
    for barn in list(element):
        element.remove(barn)
    element.set("t", "inlineStr")
    ooxml.satt_text(etree.SubElement(etree.SubElement(element, qn("is")), qn("t")), text)


def inbyggd(formel: str, externa: frozenset[str] = frozenset()) -> tuple[str, str] | None:
    """The formula as Excel can calculate it alone ("" when only its value will do) and why; None when it already is.

    *externa* are the names (casefolded) that point into another workbook.
    """
    forsok = tried(formel)
    if forsok is None:
        return _utan_annat(formel, externa)
    return _utan_annat(forsok[1], externa) or (forsok[1], _UTAN_PYTHON)


def _utan_annat(formel: str, externa: frozenset[str]) -> tuple[str, str] | None:
    try:
        nod = tolka(formel)
    except Formelfel:
        nastan = [namn for namn in _vara() if namn in formel.upper()]
        return ("", f"anropet av {nastan[0]} går inte att tolka") if nastan else None
    if any(_extern(ett, externa) for ett in delar(nod)):
        return "", "hämtar ur en annan arbetsbok"
    anropade = [namn for ett in delar(nod) if slag(ett) == "Function" for namn in (ett.get_function_name() or "",)]
    frammande = [namn for namn in anropade if not ar_excels(namn) and eget_namn(namn) not in _vara()]
    if frammande:
        return "", f"funktionen {frammande[0]} finns bara med makron eller tillägg"
    if not any(eget_namn(namn) in _vara() for namn in anropade):
        return None
    if asked(formel) is not None:
        return "", "det som funktionen svarade"
    return _med_egna_ersatta(nod)


def _med_egna_ersatta(nod: ASTNode) -> tuple[str, str]:
    try:
        return skriven(nod, lambda ref: ref.get_reference_string() or "", _utan_python), _UTAN_PYTHON
    except _UtanTwin as fel:
        return "", str(fel)


def _extern(nod: ASTNode, externa: frozenset[str]) -> bool:
    text = nod.get_reference_string() or "" if slag(nod) == "Reference" else ""
    bok_och_blad, skilje, namn = text.rpartition("!")
    return (bool(skilje) and "[" in bok_och_blad) or namn.casefold() in externa


def ar_excels(namn: str) -> bool:
    """Whether the function is Excel's own: the file marks those that are younger than the format."""
    from openpyxl.utils import FORMULAE  # noqa: PLC0415 - only who judges formulas asks

    stort = namn.upper()
    return stort.startswith(_NEWER) or stort in FORMULAE


def eget_namn(namn: str) -> str:
    """The function's name without the workbook or add-in that it was called from."""
    return namn.rpartition("!")[2].upper()


@cache
def _vara() -> dict[str, Udf]:
    return {udf.namn: udf for udf in samtliga()}


def _utan_python(namn: str, argument: list[str]) -> str:
    udf = _vara().get(eget_namn(namn))
    if udf is None:
        return f"{namn}({','.join(argument)})"
    if isinstance(udf.twin, Kolumntwin):
        raise _UtanTwin(f"{udf.namn} räknas utan Python bara i hjälpkolumner")
    if not udf.minst <= len(argument) <= len(udf.argument):
        raise _UtanTwin(f"{udf.namn} anropas med fel antal argument")
    return f"({formula(udf.utan_python(*(_Ra(ett) for ett in argument)), Context(''))})"
