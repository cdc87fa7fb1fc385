"""Formats of one workbook brought into another, each only once: a rebuild finds what the build before it left.

The workbook's own named styles win over styles of the same name that come in: the look is the user's to change.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from lxml import etree

from finsam_xl.arbetsbok.lasa.stilar import DELAR, Cellformat, form, las_stilar
from finsam_xl.arbetsbok.lasa.talform import ar_datum
from finsam_xl.arbetsbok.opc.ooxml import infoga, qn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finsam_xl.arbetsbok.opc.ooxml import Element

__all__ = ["Stilympning"]

_ORDER: Final = (
    *("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles"),
    *("dxfs", "tableStyles", "colors", "extLst"),
)
_ATTRIBUT: Final = dict(zip(DELAR[:4], ("numFmtId", "fontId", "fillId", "borderId"), strict=True))
_APPLY: Final = dict(
    zip(
        DELAR,
        (f"apply{ord_}" for ord_ in ("NumberFormat", "Font", "Fill", "Border", "Alignment", "Protection")),
        strict=True,
    )
)
_FIRST_CUSTOM: Final = 164


class Stilympning:
    """Finds, or adds, in *mal* the formats that *skiss* numbers; both are the roots of styles parts."""

    def __init__(self, mal: Element, skiss: Element) -> None:
        self._mal, self._skiss = mal, skiss
        self._bok, self._skissbok = las_stilar(mal), las_stilar(skiss)
        self._celler = _forsta(
            None if "1" in {xf.get("quotePrefix"), xf.get("pivotButton")} else ett
            for ett, xf in zip(self._bok.celler, _barn(mal, "cellXfs"), strict=True)
        )
        self._stilformat = list(self._bok.stilar)
        self._stilnummer = {namn.casefold(): nummer for nummer, namn in self._bok.namn.items()}
        self._hyllor = {
            namn: _forsta(form(ett) for ett in _barn(mal, f"{namn}s")) for namn in ("font", "fill", "border", "dxf")
        }
        self._koder = {
            ett.get("formatCode", ""): ett.get("numFmtId", "")
            for ett in mal.iterfind(f"{qn('numFmts')}/*")
            if int(ett.get("numFmtId", "0")) >= _FIRST_CUSTOM
        }
        self._klara: dict[int, int] = {}
        self.andrad = False

    def cell(self, index: int) -> int:
        """Return the number in the workbook of the scratch's cell format *index*."""
        if index not in self._klara:
            self._klara[index] = self._cell(index)
        return self._klara[index]

    def ar_datum(self, index: int) -> bool:
        """Return whether the scratch's cell format *index* shows a day."""
        return ar_datum(self._skissbok.talform(index))

    def dxf(self, index: int) -> int:
        """Return the number in the workbook of the scratch's conditional format *index*."""
        return self._hylla("dxf", _barn(self._skiss, "dxfs")[index])

    def _cell(self, index: int) -> int:
        skiss = self._skissbok.celler[index]
        stil = self._stil(skiss.stil)
        grund, egen_grund = self._stilformat[stil].delar, self._skissbok.stilar[skiss.stil].delar
        avsteg = {namn for namn, ett, annat in zip(DELAR, skiss.delar, egen_grund, strict=True) if ett != annat}
        if not avsteg and self._namn(skiss.stil) == "normal":
            return 0
        delar = tuple(
            ett if namn in avsteg else annat for namn, ett, annat in zip(DELAR, skiss.delar, grund, strict=True)
        )
        fardig = Cellformat(delar, stil)
        if fardig not in self._celler:
            self._celler[fardig] = self._ny_cell(_barn(self._skiss, "cellXfs")[index], stil, avsteg)
        return self._celler[fardig]

    def _ny_cell(self, xf: Element, stil: int, avsteg: set[str]) -> int:
        """Append a cell format: the workbook's style, with the scratch's departures from it."""
        nytt = etree.SubElement(self._lada("cellXfs"), qn("xf"))
        grund = _barn(self._mal, "cellStyleXfs")[stil]
        for namn in DELAR:
            self._bar_over(namn, xf if namn in avsteg else grund, nytt, fran_skiss=namn in avsteg)
        nytt.set("xfId", str(stil))
        return self._raknad("cellXfs")

    def _bar_over(self, namn: str, fran: Element, till: Element, *, fran_skiss: bool) -> None:
        """Carry one part of a format over, as a number or as a child element."""
        if namn in _ATTRIBUT:
            nummer = fran.get(_ATTRIBUT[namn], "0")
            till.set(_ATTRIBUT[namn], self._nummer(namn, int(nummer)) if fran_skiss else nummer)
        elif (barn := fran.find(qn(namn))) is not None and form(barn):
            till.append(deepcopy(barn))
        if fran_skiss:
            till.set(_APPLY[namn], "1")

    def _nummer(self, namn: str, index: int) -> str:
        if namn == "numFmt":
            return self._talformat(index)
        return str(self._hylla(namn, _barn(self._skiss, f"{namn}s")[index]))

    def _hylla(self, namn: str, element: Element) -> int:
        nyckel, hylla = form(element), self._hyllor[namn]
        if nyckel not in hylla:
            self._lada(f"{namn}s").append(deepcopy(element))
            hylla[nyckel] = self._raknad(f"{namn}s")
        return hylla[nyckel]

    def _talformat(self, nummer: int) -> str:
        """Number formats go by their code; the built-in ones have the same number in every workbook."""
        if nummer < _FIRST_CUSTOM:
            return str(nummer)
        kod = next(
            ett.get("formatCode", "")
            for ett in self._skiss.iterfind(f"{qn('numFmts')}/*")
            if ett.get("numFmtId") == str(nummer)
        )
        if kod not in self._koder:
            self._koder[kod] = str(max(_FIRST_CUSTOM - 1, *map(int, self._koder.values()), 0) + 1)
            etree.SubElement(self._lada("numFmts"), qn("numFmt"), numFmtId=self._koder[kod], formatCode=kod)
            self._raknad("numFmts")
        return self._koder[kod]

    def _namn(self, stil: int) -> str:
        return self._skissbok.namn.get(stil, "Normal").casefold()

    def _stil(self, skiss: int) -> int:
        """Return the workbook's number of the scratch's named style, added if the workbook has none of that name."""
        namn = self._namn(skiss)
        if namn == "normal":
            return self._stilnummer.get(namn, 0)
        if namn not in self._stilnummer:
            self._stilnummer[namn] = self._ny_stil(skiss)
        return self._stilnummer[namn]

    def _ny_stil(self, skiss: int) -> int:
        nytt = etree.SubElement(self._lada("cellStyleXfs"), qn("xf"))
        fran = _barn(self._skiss, "cellStyleXfs")[skiss]
        for namn in DELAR:
            self._bar_over(namn, fran, nytt, fran_skiss=True)
        nummer = self._raknad("cellStyleXfs")
        namngiven = deepcopy(next(ett for ett in _barn(self._skiss, "cellStyles") if ett.get("xfId") == str(skiss)))
        namngiven.set("xfId", str(nummer))
        self._lada("cellStyles").append(namngiven)
        self._raknad("cellStyles")
        self._stilformat.append(self._skissbok.stilar[skiss])
        return nummer

    def _lada(self, namn: str) -> Element:
        lada = self._mal.find(qn(namn))
        if lada is None:
            lada = etree.Element(qn(namn))
            infoga(self._mal, lada, _ORDER)
        return lada

    def _raknad(self, namn: str) -> int:
        """Note that a container grew; return the number of its last entry."""
        lada = self._lada(namn)
        antal = sum(1 for _ in lada.iterchildren(tag=etree.Element))
        lada.set("count", str(antal))
        self.andrad = True
        return antal - 1


def _forsta(former: Iterable[object]) -> dict[object, int]:
    """Number things by content; of several alike the first counts."""
    nummer: dict[object, int] = {}
    for index, ett in enumerate(former):
        nummer.setdefault(ett, index)
    return nummer


def _barn(rot: Element, namn: str) -> list[Element]:
    lada = rot.find(qn(namn))
    return [] if lada is None else list(lada.iterchildren(tag=etree.Element))
