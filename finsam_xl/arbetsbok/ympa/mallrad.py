"""Cells of a scratch sheet copied to other places in a person's workbook, each with its look and its validation."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from lxml import etree

from finsam_xl.arbetsbok.andra.ark import Ark
from finsam_xl.arbetsbok.lasa.innehall import hitta_blad, stildel
from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.ooxml import Omrade, infoga, omrade, omrade_text, qn
from finsam_xl.arbetsbok.ympa.bladkopia import delade_strangar, text_pa_plats
from finsam_xl.arbetsbok.ympa.stilympning import Stilympning

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = ["Mallrader"]

_ARKETS_ORDNING: Final = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection"),
    *("protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells"),
    *("phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins"),
    *("pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors"),
    *("smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "picture", "oleObjects", "controls"),
    *("webPublishItems", "tableParts", "extLst"),
)


class Mallrader:
    """One sheet of the workbook *till* that gets copies of the cells of a sheet of *fran*; *spara* writes it back."""

    def __init__(self, till: Paket, blad: str, fran: Paket, mallblad: str) -> None:
        self._till, self._del = till, hitta_blad(till, blad).del_
        self.ark = Ark(till.rot(self._del))
        self._mall = Ark(fran.rot(hitta_blad(fran, mallblad).del_))
        self._stilrot = till.rot(stildel(till))
        self._stilar = Stilympning(self._stilrot, fran.rot(stildel(fran)))
        self._strangar = delade_strangar(fran)

    def kopiera(self, fran: tuple[int, int], till: tuple[int, int], *, tom: bool = False) -> None:
        """Copy a cell from row and column to row and column; a *tom* copy has its look alone."""
        mall = self._mall.cell(*fran)
        ny = etree.Element(qn("c")) if mall is None else deepcopy(mall)
        if stil := ny.get("s"):
            ny.set("s", str(self._stilar.cell(int(stil))))
        if tom:
            ny[:] = []
            ny.attrib.pop("t", "")
        elif ny.get("t") == "s":
            text_pa_plats(ny, self._strangar)
        rad, kolumn = till
        self.ark.satt_rad(rad, Omrade(rad, kolumn, rad, kolumn), {kolumn: ny})

    def validera(self, fran: tuple[int, int], till: Omrade) -> None:
        """Let the cells *till* be checked as the scratch's cell is, where it is checked."""
        for regel in self._mall.rot.iter(qn("dataValidation")):
            platser = map(omrade, regel.get("sqref", "").split())
            if any(plats.traffar(Omrade(*fran, *fran)) for plats in platser):
                ny = deepcopy(regel)
                ny.set("sqref", omrade_text(till))
                regler = self._regler()
                regler.append(ny)
                regler.set("count", str(len(regler)))

    def formatera(self, fran: int, till: Omrade) -> None:
        """Let the cells *till* show what the scratch's column shows in place of what its cells hold."""
        forst = 1 + max((int(ett.get("priority", "0")) for ett in self.ark.rot.iter(qn("cfRule"))), default=0)
        for format_ in self._mall.rot.iterfind(qn("conditionalFormatting")):
            platser = [omrade(ref) for ref in format_.get("sqref", "").split()]
            regler = [regel for regel in format_.iterfind(qn("cfRule")) if regel.get("type") == "cellIs"]
            if not regler or any((plats.kolumn, plats.sista_kolumn) != (fran, fran) for plats in platser):
                continue
            nytt = etree.Element(qn("conditionalFormatting"), sqref=omrade_text(till))
            for nr, regel in enumerate(map(deepcopy, regler), start=forst):
                regel.set("priority", str(nr))
                regel.set("dxfId", str(self._stilar.dxf(int(regel.get("dxfId", "0")))))
                nytt.append(regel)
            infoga(self.ark.rot, nytt, _ARKETS_ORDNING)

    def bredd(self, fran: int, till: int) -> None:
        """Let a column be as wide as the scratch's, where nobody has said how wide it is."""
        kolumner = self.ark.rot.find(qn("cols"))
        mallens = self._mall.rot.findall(f"{qn('cols')}/{qn('col')}")
        mall = next((ett for ett in mallens if _spanner(ett, fran)), None)
        if kolumner is None or mall is None or any(_spanner(ett, till) for ett in kolumner):
            return
        ny = etree.Element(qn("col"), min=str(till), max=str(till), width=mall.get("width", ""), customWidth="1")
        kolumner[:] = sorted([*kolumner, ny], key=lambda ett: int(ett.get("min", "0")))

    def _regler(self) -> Element:
        regler = self.ark.rot.find(qn("dataValidations"))
        if regler is None:
            regler = etree.Element(qn("dataValidations"))
            infoga(self.ark.rot, regler, _ARKETS_ORDNING)
        return regler

    def spara(self) -> None:
        """Write the sheet, and the styles where they grew."""
        self._till.satt(self._del, self.ark.skriv())
        if self._stilar.andrad:
            self._till.satt(stildel(self._till), ooxml.skriv(self._stilrot))


def _spanner(kolumn: Element, nummer: int) -> bool:
    return int(kolumn.get("min", "0")) <= nummer <= int(kolumn.get("max", "0"))
