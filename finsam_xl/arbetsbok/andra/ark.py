"""A sheet part opened for change by cell: rows and cells by number, put back in the order that Excel wants."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from finsam_xl.arbetsbok.lasa.rutnat import Cellelement, formler, rader, rutor
from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.ooxml import Omrade, XmlFel, barnet, omrade, omrade_text, qn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.arbetsbok.opc.ooxml import Element

__all__ = ["Ark"]

_XM_SQREF: Final = "{http://schemas.microsoft.com/office/excel/2006/main}sqref"
_WITH_SQREF: Final = ("dataValidation", "conditionalFormatting", "ignoredError")


class Ark:
    """A worksheet part; cells are changed in *celler*, and *skriv* puts the changed rows back."""

    def __init__(self, rot: Element) -> None:
        self.rot = rot
        alla = list(rutor(rot))
        self._rader = _entydiga(rader(rot))
        self._celler: dict[int, dict[int, Element]] = {nummer: {} for nummer in self._rader}
        for ruta in alla:
            self._celler[ruta.rad][ruta.kolumn] = ruta.element
        self.formler = formler(alla)
        self._andrade: set[int] = set()

    def cell(self, rad: int, kolumn: int) -> Element | None:
        """Return a cell, None where there is none."""
        return self._celler.get(rad, {}).get(kolumn)

    def har_innehall(self, rad: int, kolumn: int) -> bool:
        """Tell whether a cell says anything; a format alone does not count."""
        cell = self.cell(rad, kolumn)
        return cell is not None and any(len(barn) or barn.text or barn.get("t") for barn in cell)

    def formelceller(self) -> set[tuple[int, int]]:
        """Return where formulas stand now."""
        return {
            (rad, kolumn)
            for rad, celler in self._celler.items()
            for kolumn, cell in celler.items()
            if barnet(cell, "f") is not None
        }

    def innehall(self, plats: Omrade) -> Iterator[Cellelement]:
        """Yield the cells of a rectangle that say something."""
        for rad in range(plats.rad, plats.sista_rad + 1):
            for kolumn in sorted(self._celler.get(rad, ())):
                if plats.kolumn <= kolumn <= plats.sista_kolumn and self.har_innehall(rad, kolumn):
                    yield Cellelement(rad, kolumn, self._celler[rad][kolumn])

    def satt_rad(self, nummer: int, plats: Omrade, celler: dict[int, Element]) -> None:
        """Replace a row's cells within the columns of *plats*; those beside stay."""
        rad = self._celler.setdefault(nummer, {})
        gamla = range(plats.kolumn, plats.sista_kolumn + 1)
        nya = {kolumn: element for kolumn, element in rad.items() if kolumn not in gamla} | celler
        self._celler[nummer] = nya
        if nya or nummer in self._rader:
            self._andrade.add(nummer)

    def bredd(self, kolumn: int) -> float:
        """Return how wide a column is in characters, 0 where the sheet does not say."""
        return next((float(satt.get("width", "0")) for satt in self._kolumner() if _spanner(satt, kolumn)), 0.0)

    def satt_hojd(self, rad: int, punkter: float) -> None:
        """Let a row be so high, unless a person has chosen its height."""
        element = self._rader.setdefault(rad, etree.Element(qn("row"), r=str(rad)))
        if element.get("customHeight") not in {"1", "true"}:
            element.set("ht", f"{punkter:g}")

    def grundstil(self, rad: int, kolumn: int) -> str | None:
        """Return the style number that a cell has, or would have by its row or column."""
        cell, radelement = self.cell(rad, kolumn), self._rader.get(rad)
        if cell is not None:
            return cell.get("s")
        if radelement is not None and radelement.get("customFormat") in {"1", "true"}:
            return radelement.get("s")
        return next((satt.get("style") for satt in self._kolumner() if _spanner(satt, kolumn)), None)

    def _kolumner(self) -> list[Element]:
        return self.rot.findall(f"{qn('cols')}/{qn('col')}")

    def visa(self, plats: Omrade) -> None:
        """Show the rows again that a filter had hidden."""
        for rad in range(plats.rad, plats.sista_rad + 1):
            if rad in self._rader:
                self._rader[rad].attrib.pop("hidden", "")

    def skriv_ut_delade_formler(self) -> None:
        """Give each cell its own formula, so that any of them can be replaced."""
        for (rad, kolumn), text in self.formler.items():
            formel = barnet(self._celler[rad][kolumn], "f")
            if formel is not None and formel.get("t") == "shared":
                formel.text = text
                for attribut in ("t", "si", "ref"):
                    formel.attrib.pop(attribut, "")

    def strack(self, data: Omrade, sista: int) -> None:
        """Let validation and conditional formats that end with the table's last row end with its new last row."""
        for element in self.rot.iter(*map(qn, _WITH_SQREF)):
            element.set("sqref", _strackt(element.get("sqref", ""), data, sista))
        for element in self.rot.iter(_XM_SQREF):
            element.text = _strackt(element.text or "", data, sista)

    def skriv(self) -> bytes:
        """Put the changed rows back and return the part."""
        for nummer in sorted(self._andrade):
            self._skriv_rad(nummer)
        sheetdata = barnet(self.rot, "sheetData")
        if sheetdata is not None:
            sheetdata[:] = [self._rader[nummer] for nummer in sorted(self._rader)]
        self._satt_dimension()
        return ooxml.skriv(self.rot)

    def _skriv_rad(self, nummer: int) -> None:
        rad = self._rader.setdefault(nummer, etree.Element(qn("row")))
        rad.set("r", str(nummer))
        rad.attrib.pop("spans", "")
        ovrigt = [barn for barn in rad if barn.tag != qn("c")]
        celler = sorted(self._celler[nummer].items())
        for kolumn, cell in celler:
            cell.set("r", ooxml.cell(nummer, kolumn))
        rad[:] = [*(cell for _, cell in celler), *ovrigt]

    def _satt_dimension(self) -> None:
        dimension = barnet(self.rot, "dimension")
        fyllda = {rad: kolumner for rad, kolumner in self._celler.items() if kolumner}
        if dimension is not None and fyllda:
            forsta = min(min(kolumner) for kolumner in fyllda.values())
            sista = max(max(kolumner) for kolumner in fyllda.values())
            dimension.set("ref", omrade_text(Omrade(min(fyllda), forsta, max(fyllda), sista)))


def _entydiga(alla: Iterator[tuple[int, Element]]) -> dict[int, Element]:
    rader_ = list(alla)
    entydiga = dict(rader_)
    if len(entydiga) != len(rader_):
        raise XmlFel("samma rad två gånger")
    return entydiga


def _spanner(kolumn: Element, nummer: int) -> bool:
    return int(kolumn.get("min", "0")) <= nummer <= int(kolumn.get("max", "0"))


def _strackt(sqref: str, data: Omrade, sista: int) -> str:
    return " ".join(omrade_text(_strackt_del(omrade(ref), data, sista)) for ref in sqref.split())


def _strackt_del(plats: Omrade, data: Omrade, sista: int) -> Omrade:
    hor_till = (
        plats.sista_rad == data.sista_rad
        and data.rad <= plats.rad
        and data.kolumn <= plats.kolumn
        and plats.sista_kolumn <= data.sista_kolumn
    )
    return plats._replace(sista_rad=max(sista, plats.rad)) if hor_till else plats
