"""The form of an Excel table: where its rows stand, its columns by heading, its part with new rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.innehall import hitta_tabell
from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.ooxml import Omrade, avkoda, omrade, omrade_text, qn
from finsam_xl.arbetsbok.opc.paket import Paketfel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = ["Tabellform", "hade_filter", "las_tabellform", "satt_data"]


@dataclass(frozen=True, slots=True)
class Tabellform:
    """An Excel table: the cells of its data rows, its headings with their columns in the sheet, its formulas."""

    namn: str
    blad: str
    del_: str
    data: Omrade
    kolumner: Mapping[str, int]
    formler: Mapping[int, str]
    summarad: bool

    def nummer(self, rubriker: Sequence[str]) -> tuple[int, ...]:
        """Return where in the sheet the columns with these headings stand.

        Raises:
            Paketfel: the table lacks one of them.

        """
        saknade = [rubrik for rubrik in rubriker if rubrik not in self.kolumner]
        if saknade:
            raise Paketfel(
                f"Tabellen {self.namn} på bladet {self.blad} saknar kolumnen «{saknade[0]}», som behövs för att fylla "
                "tabellen. Rubriken kan ha ändrats: ge kolumnen sitt namn tillbaka och försök igen."
            )
        return tuple(self.kolumner[rubrik] for rubrik in rubriker)


def las_tabellform(paket: Paket, namn: str) -> Tabellform:
    """Read the form of the table *namn*.

    Raises:
        Paketfel: there is none, or it has no row of headings.

    """
    tabell = hitta_tabell(paket, namn)
    rot = paket.rot(tabell.del_)
    if rot.get("headerRowCount", "1") != "1":
        raise Paketfel(
            f"Tabellen {tabell.namn} på bladet {tabell.blad} har ingen rubrikrad, så det går inte att veta vilken "
            "kolumn som är vilken. Slå på rubrikraden (Tabelldesign > Rubrikrad) och försök igen."
        )
    helhet, summarad = omrade(tabell.ref), rot.get("totalsRowCount", "0") != "0"
    data = helhet._replace(rad=helhet.rad + 1, sista_rad=helhet.sista_rad - summarad)
    kolumner = rot.findall(f"{qn('tableColumns')}/{qn('tableColumn')}")
    nummer = {avkoda(ett.get("name", "")).strip(): data.kolumn + index for index, ett in enumerate(kolumner)}
    raknade = ((data.kolumn + index, ett.findtext(qn("calculatedColumnFormula"))) for index, ett in enumerate(kolumner))
    formler = {plats: text for plats, text in raknade if text}
    return Tabellform(tabell.namn, tabell.blad, tabell.del_, data, nummer, formler, summarad)


def hade_filter(rot: Element) -> bool:
    """Tell whether the table hides rows by a filter."""
    return rot.find(f"{qn('autoFilter')}/{qn('filterColumn')}") is not None


def satt_data(rot: Element, form: Tabellform, data: Omrade) -> bytes:
    """Return the table's part with new data rows; filters and sorting chosen for the old rows are let go."""
    helhet = data._replace(rad=data.rad - 1, sista_rad=data.sista_rad + form.summarad)
    rot.set("ref", omrade_text(helhet))
    for attribut in ("insertRow", "insertRowShift"):
        rot.attrib.pop(attribut, "")
    for element in (*rot.findall(qn("autoFilter")), rot):
        for val in (*element.findall(qn("filterColumn")), *element.findall(qn("sortState"))):
            element.remove(val)
    for filter_ in rot.findall(qn("autoFilter")):
        filter_.set("ref", omrade_text(helhet._replace(sista_rad=data.sista_rad)))
    return ooxml.skriv(rot)
