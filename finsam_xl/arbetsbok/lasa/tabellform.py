"""The form of an Excel table: where its rows stand, its columns by heading, its part with new rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.forna_rubriker import nutida
from finsam_xl.arbetsbok.lasa.innehall import hitta_tabell
from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.ooxml import Omrade, avkoda, omrade, omrade_text, qn
from finsam_xl.arbetsbok.opc.paket import Paketfel, Skadad, oskadad

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from finsam_xl.arbetsbok.lasa.innehall import Exceltabell
    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = ["Tabellform", "formen", "hade_filter", "las_tabellform", "satt_data"]


@dataclass(frozen=True, slots=True)
class Tabellform:
    """An Excel table: its whole rectangle, its rows of headings and totals, its headings, and its own formulas.

    The headings are what the columns are called now (*forna_rubriker*), and *kolumner* where in the sheet they stand.
    """

    namn: str
    blad: str
    del_: str
    helhet: Omrade
    rubrikrader: int
    summarader: int
    rubriker: tuple[str, ...]
    kolumner: Mapping[str, int]
    formler: Mapping[int, str]

    @property
    def data(self) -> Omrade:
        """The cells of its data rows."""
        return self.helhet._replace(
            rad=self.helhet.rad + self.rubrikrader, sista_rad=self.helhet.sista_rad - self.summarader
        )

    def kolumn(self, rubrik: str) -> int | None:
        """The column in the sheet under this heading, upper and lower case alike."""
        return next((nr for namn, nr in self.kolumner.items() if namn.casefold() == rubrik.casefold()), None)

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


@oskadad
def formen(paket: Paket, tabell: Exceltabell) -> Tabellform:
    """Read the form of a table.

    Raises:
        Paketfel: the table's part is damaged.

    """
    if not tabell.ref:
        raise Skadad(f"en tabell på bladet {tabell.blad} har ingen plats")
    rot, helhet = paket.rot(tabell.del_), omrade(tabell.ref)
    kolumner = rot.findall(f"{qn('tableColumns')}/{qn('tableColumn')}")
    rubriker = nutida(tabell.namn, [avkoda(ett.get("name", "")).strip() for ett in kolumner])
    raknade = ((helhet.kolumn + nr, ett.findtext(qn("calculatedColumnFormula"))) for nr, ett in enumerate(kolumner))
    return Tabellform(
        tabell.namn,
        tabell.blad,
        tabell.del_,
        helhet,
        int(rot.get("headerRowCount", "1")),
        int(rot.get("totalsRowCount", "0")),
        rubriker,
        {rubrik: helhet.kolumn + nr for nr, rubrik in enumerate(rubriker)},
        {plats: text for plats, text in raknade if text},
    )


def las_tabellform(paket: Paket, namn: str) -> Tabellform:
    """Read the form of the table *namn*, whose columns are to be told apart by their headings.

    Raises:
        Paketfel: there is none, or it has no row of headings.

    """
    form = formen(paket, hitta_tabell(paket, namn))
    if form.rubrikrader != 1:
        raise Paketfel(
            f"Tabellen {form.namn} på bladet {form.blad} har ingen rubrikrad, så det går inte att veta vilken "
            "kolumn som är vilken. Slå på rubrikraden (Tabelldesign > Rubrikrad) och försök igen."
        )
    return form


def hade_filter(rot: Element) -> bool:
    """Tell whether the table hides rows by a filter."""
    return rot.find(f"{qn('autoFilter')}/{qn('filterColumn')}") is not None


def satt_data(rot: Element, form: Tabellform, data: Omrade) -> bytes:
    """Return the table's part with new data rows; filters and sorting chosen for the old rows are let go."""
    helhet = data._replace(rad=data.rad - form.rubrikrader, sista_rad=data.sista_rad + form.summarader)
    rot.set("ref", omrade_text(helhet))
    for attribut in ("insertRow", "insertRowShift"):
        rot.attrib.pop(attribut, "")
    for element in (*rot.findall(qn("autoFilter")), rot):
        for val in (*element.findall(qn("filterColumn")), *element.findall(qn("sortState"))):
            element.remove(val)
    for filter_ in rot.findall(qn("autoFilter")):
        filter_.set("ref", omrade_text(helhet._replace(sista_rad=data.sista_rad)))
    return ooxml.skriv(rot)
