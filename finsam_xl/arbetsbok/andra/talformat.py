"""A cell's format with another number format: the same look, so that a number shows as the number that it is."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Final

from lxml import etree

from finsam_xl.arbetsbok.lasa.innehall import stildel
from finsam_xl.arbetsbok.lasa.talform import talkod
from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.ooxml import infoga, qn

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = ["Talformat"]

_BUILTIN: Final = {"General": 0, "#,##0.00": 4, "0%": 9}
_FIRST_CUSTOM: Final = 164
_ORDER: Final = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs")
_TEXT: Final = {"@", "General"}
_NOT_SHOWN: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_TEXT_NUMBER: Final = 49


class Talformat:
    """The cell formats of a workbook under change; *spara* writes those that were added."""

    def __init__(self, paket: Paket) -> None:
        self._paket = paket
        self._del = stildel(paket)
        self._rot = paket.rot(self._del)
        self._koder = {
            int(ett.get("numFmtId", "0")): ett.get("formatCode", "") for ett in self._rot.iterfind(f"{qn('numFmts')}/*")
        }
        self._nya: dict[tuple[int, str], int] = {}

    def som(self, stil: str | None, kod: str) -> str | None:
        """The number of the format *stil* that shows numbers by *kod*; itself where it shows such numbers already."""
        nummer = int(stil or "0")
        if nummer >= len(self._xf()) or self.visar_samma(self.kod(stil), kod):
            return stil
        if (nummer, kod) not in self._nya:
            self._nya[nummer, kod] = self._ny(self._xf()[nummer], kod)
        return str(self._nya[nummer, kod])

    def spara(self) -> None:
        """Write the styles part, if any format was added."""
        if self._nya:
            self._paket.satt(self._del, ooxml.skriv(self._rot))

    def _xf(self) -> list[Element]:
        return self._rot.findall(f"{qn('cellXfs')}/{qn('xf')}")

    def kod(self, stil: str | None) -> str:
        """The number format's code of a cell format, which a cell without one has too."""
        alla, index = self._xf(), int(stil or "0")
        nummer = int(alla[index].get("numFmtId", "0")) if index < len(alla) else 0
        return "@" if nummer == _TEXT_NUMBER else talkod(nummer, self._koder)

    @staticmethod
    def visar_samma(nu: str, kod: str) -> bool:
        """Whether a number under the format that is there shows as the same kind: a day, a share, an amount."""
        return nu == kod or (nu not in _TEXT and (_ar_datum(nu), "%" in nu) == (_ar_datum(kod), "%" in kod))

    def _ny(self, xf: Element, kod: str) -> int:
        nytt = deepcopy(xf)
        nytt.attrib.pop("quotePrefix", "")
        nytt.set("numFmtId", str(self._nummer(kod)))
        nytt.set("applyNumberFormat", "1")
        lada = self._rot.find(qn("cellXfs"))
        if lada is None:
            raise ValueError("stylesheet without cellXfs")
        lada.append(nytt)
        lada.set("count", str(len(self._xf())))
        return len(self._xf()) - 1

    def _nummer(self, kod: str) -> int:
        finns = {**{kod_: nummer for nummer, kod_ in self._koder.items()}, **_BUILTIN}
        if kod not in finns:
            nummer = max(_FIRST_CUSTOM - 1, *self._koder, 0) + 1
            lada = self._rot.find(qn("numFmts"))
            if lada is None:
                lada = etree.Element(qn("numFmts"))
                infoga(self._rot, lada, _ORDER)
            etree.SubElement(lada, qn("numFmt"), numFmtId=str(nummer), formatCode=kod)
            lada.set("count", str(len(lada)))
            self._koder[nummer] = kod
            return nummer
        return finns[kod]


def _ar_datum(kod: str) -> bool:
    synlig = _NOT_SHOWN.sub("", kod).casefold()
    return "general" not in synlig and ("y" in synlig or "d" in synlig)
