"""Rows set into an Excel table of a person's own sheet: same sheet, same table, and everything beside it untouched."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from finsam_xl.writers import ooxml
from finsam_xl.writers.arbetsbok import hitta_blad, tabeller
from finsam_xl.writers.ark import Ark
from finsam_xl.writers.cellvarde import dag_noll, jamforbart, lika_som_i_cell, skriv_varde
from finsam_xl.writers.formeltext import flytta, jamforbar
from finsam_xl.writers.omrakning import slapp_kedjan
from finsam_xl.writers.ooxml import omrade, qn
from finsam_xl.writers.paket import Paketfel, oskadad
from finsam_xl.writers.tabellform import hade_filter, las_tabellform, satt_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from finsam_xl.writers.cellvarde import Cellvarde
    from finsam_xl.writers.ooxml import Element, Omrade
    from finsam_xl.writers.paket import Paket
    from finsam_xl.writers.tabellform import Tabellform

__all__ = ["fyll"]

_LAST_ROW: Final = 1_048_576


@oskadad
def fyll(
    paket: Paket,
    tabell: str,
    kolumner: Sequence[str],
    rader: Sequence[Sequence[Cellvarde]],
    *,
    nyckel: Sequence[str] = (),
) -> None:
    """Replace all data rows of the Excel table *tabell*; *kolumner* are the headings of the values in each row.

    Columns find their place by heading, and look as in the table's first row. A column that is not given keeps its
    formula, carried on to every row; what a person has typed in it follows the row with the same *nyckel* (headings).
    Cells beside the table stay on their rows, and so do notes. No rows leave one empty row, as Excel wants.

    Raises:
        Paketfel: a table, sheet or column is missing; the table would grow over something; or what a person has typed
            in a column of their own would lose its row.
        TypeError: a row of another length than the headings.

    """
    if any(len(rad) != len(kolumner) for rad in rader):
        raise TypeError(f"{tabell}: a row has another number of values than the {len(kolumner)} headings")
    form = las_tabellform(paket, tabell)
    del_, tabellrot = hitta_blad(paket, form.blad).del_, paket.rot(form.del_)
    ark = Ark(paket.rot(del_))
    data = form.data._replace(sista_rad=form.data.rad + max(len(rader), 1) - 1)
    _granska_form(form, kolumner, data)
    _granska_plats(paket, form, ark, data)
    formelceller = ark.formelceller()
    ark.skriv_ut_delade_formler()
    _Fyllning(paket, form, ark, tuple(kolumner), tuple(nyckel)).skriv(rader, data)
    if hade_filter(tabellrot):
        ark.visa(form.data)
    ark.strack(form.data, data.sista_rad)
    paket.satt(del_, ark.skriv())
    paket.satt(form.del_, satt_data(tabellrot, form, data))
    if formelceller != ark.formelceller():
        slapp_kedjan(paket)


def _granska_form(form: Tabellform, kolumner: Sequence[str], data: Omrade) -> None:
    for rubrik, plats in zip(kolumner, form.nummer(kolumner), strict=True):
        if plats in form.formler:
            raise Paketfel(
                f"Kolumnen «{rubrik}» i tabellen {form.namn} på bladet {form.blad} räknas ut med en formel, men ska "
                "fyllas med inlästa värden. Ta bort formeln ur kolumnen, eller lägg den i en egen kolumn."
            )
    if form.summarad and data != form.data:
        raise Paketfel(
            f"Tabellen {form.namn} på bladet {form.blad} har en summarad, som skulle behöva flyttas från den cell som "
            "andra formler kan hänvisa till. Ta bort summaraden (Tabelldesign > Summarad) och försök igen."
        )
    if data.sista_rad > _LAST_ROW:
        raise Paketfel(f"Tabellen {form.namn} skulle få fler rader än ett blad i Excel rymmer. Läs in färre rader.")


def _granska_plats(paket: Paket, form: Tabellform, ark: Ark, data: Omrade) -> None:
    """Refuse to grow over anything: cells with content, merged cells, other tables, array formulas."""
    vaxt = data._replace(rad=form.data.sista_rad + 1)
    for vad, plats in _hinder(paket, form, ark, vaxt if vaxt.rad <= vaxt.sista_rad else None, data):
        raise Paketfel(
            f"Tabellen {form.namn} på bladet {form.blad} behöver raderna {data.rad}–{data.sista_rad}, men {vad} i "
            f"{form.blad}!{plats} står i vägen. Flytta det åt sidan eller till ett annat blad och försök igen."
        )


def _hinder(paket: Paket, form: Tabellform, ark: Ark, vaxt: Omrade | None, data: Omrade) -> Iterator[tuple[str, str]]:
    hela = data._replace(sista_rad=max(data.sista_rad, form.data.sista_rad))
    for sammanslagen in ark.rot.iter(qn("mergeCell")):
        if omrade(sammanslagen.get("ref", "")).traffar(hela):
            yield "de sammanslagna cellerna", sammanslagen.get("ref", "")
    for formel in ark.rot.iter(qn("f")):
        ref = formel.get("ref", "")
        if formel.get("t") in {"array", "dataTable"} and ":" in ref and omrade(ref).traffar(hela):
            yield "matrisformeln", ref
    if vaxt is not None:
        for annan in tabeller(paket):
            if annan.blad == form.blad and annan.del_ != form.del_ and omrade(annan.ref).traffar(vaxt):
                yield f"tabellen {annan.namn}", annan.ref
        for rad, kolumn, _ in ark.innehall(vaxt):
            yield "innehållet", ooxml.cell(rad, kolumn)


@dataclass(frozen=True, slots=True)
class _Kolumn:
    """What a column of the table has in common from row to row: format, and formula as it reads in the first row."""

    plats: int
    stil: str | None
    formel: str = ""
    matris: bool = False


class _Fyllning:
    """One filling under way: the sheet, the columns that get values, and those that are a person's own."""

    def __init__(
        self, paket: Paket, form: Tabellform, ark: Ark, kolumner: tuple[str, ...], nyckel: tuple[str, ...]
    ) -> None:
        self._paket, self._form, self._ark = paket, form, ark
        self._noll = dag_noll(paket)
        self._rubriker, self._nyckel = kolumner, nyckel
        self._platser = form.nummer(kolumner)
        self._nyckelplatser = form.nummer(nyckel)
        self._kolumner = tuple(self._kolumn(plats) for plats in form.kolumner.values())

    def skriv(self, rader: Sequence[Sequence[Cellvarde]], data: Omrade) -> None:
        """Write the rows, and clear what the table no longer covers."""
        egna = self._egna_per_ny_rad(rader)
        for index, nummer in enumerate(range(data.rad, data.sista_rad + 1)):
            varden = dict(zip(self._platser, rader[index], strict=True)) if rader else {}
            celler = {ett.plats: self._cell(ett, nummer, varden) for ett in self._kolumner}
            self._ark.satt_rad(nummer, data, celler | egna.get(index, {}))
        for nummer in range(data.sista_rad + 1, self._form.data.sista_rad + 1):
            self._ark.satt_rad(nummer, data, {})

    def _kolumn(self, plats: int) -> _Kolumn:
        stil = self._ark.grundstil(self._form.data.rad, plats)
        if plats in self._platser:
            return _Kolumn(plats, stil)
        forsta = self._ark.formler.get((self._form.data.rad, plats), "")
        text = self._form.formler.get(plats, "")
        if text and flytta(text, 1, 1) == text:
            return _Kolumn(plats, stil, text)
        if forsta and (text or self._genomgaende(plats, forsta)):
            return _Kolumn(plats, stil, forsta, matris=self._ar_matris(plats))
        return _Kolumn(plats, stil)

    def _genomgaende(self, plats: int, forsta: str) -> bool:
        data = self._form.data
        return all(
            _samma(self._ark.formler.get((rad, plats), ""), flytta(forsta, rad - data.rad, 0))
            for rad in range(data.rad, data.sista_rad + 1)
        )

    def _ar_matris(self, plats: int) -> bool:
        cell = self._ark.cell(self._form.data.rad, plats)
        formel = None if cell is None else cell.find(qn("f"))
        return formel is not None and formel.get("t") == "array"

    def _cell(self, kolumn: _Kolumn, nummer: int, varden: Mapping[int, Cellvarde]) -> Element:
        cell = etree.Element(qn("c"), r=ooxml.cell(nummer, kolumn.plats))
        if kolumn.stil:
            cell.set("s", kolumn.stil)
        if kolumn.formel:
            formel = etree.SubElement(cell, qn("f"))
            formel.text = flytta(kolumn.formel, nummer - self._form.data.rad, 0)
            if kolumn.matris:
                formel.attrib.update({"t": "array", "ref": ooxml.cell(nummer, kolumn.plats)})
        else:
            skriv_varde(cell, varden.get(kolumn.plats), self._noll)
        return cell

    def _egna_per_ny_rad(self, rader: Sequence[Sequence[Cellvarde]]) -> dict[int, dict[int, Element]]:
        """Return what a person has typed in columns of their own, by the index of the row it now belongs to."""
        egna = self._egna()
        if not egna:
            return {}
        nya = [self._ny_nyckel(rad) for rad in rader]
        gamla = {rad: self._gammal_nyckel(rad) for rad in range(self._form.data.rad, self._form.data.sista_rad + 1)}
        antal, antal_gamla = Counter(nya), Counter(gamla.values())
        plats = {nyckel: index for index, nyckel in enumerate(nya)}
        for rad, celler in egna.items():
            if not self._nyckel or antal[gamla[rad]] != 1 or antal_gamla[gamla[rad]] != 1:
                raise Paketfel(self._utan_rad(rad, min(celler), gamla[rad]))
        return {plats[gamla[rad]]: self._flyttade(rad, celler, plats[gamla[rad]]) for rad, celler in egna.items()}

    def _egna(self) -> dict[int, dict[int, Element]]:
        """Return, per old row, the columns where a person has typed something that no column formula says."""
        egna: dict[int, dict[int, Element]] = {}
        data = self._form.data
        for kolumn in self._kolumner:
            if kolumn.plats in self._platser:
                continue
            for rad, _, cell in self._ark.innehall(data._replace(kolumn=kolumn.plats, sista_kolumn=kolumn.plats)):
                formel = self._ark.formler.get((rad, kolumn.plats), "")
                if not (kolumn.formel and _samma(formel, flytta(kolumn.formel, rad - data.rad, 0))):
                    egna.setdefault(rad, {})[kolumn.plats] = cell
        return egna

    def _ny_nyckel(self, rad: Sequence[Cellvarde]) -> tuple[str, ...]:
        varden = dict(zip(self._rubriker, rad, strict=True))
        return tuple(lika_som_i_cell(varden[rubrik], self._noll) for rubrik in self._nyckel)

    def _gammal_nyckel(self, rad: int) -> tuple[str, ...]:
        return tuple(jamforbart(self._ark.cell(rad, plats), self._paket) for plats in self._nyckelplatser)

    def _flyttade(self, rad: int, celler: Mapping[int, Element], index: int) -> dict[int, Element]:
        flyttade = {kolumn: deepcopy(cell) for kolumn, cell in celler.items()}
        for kolumn, cell in flyttade.items():
            formel = cell.find(qn("f"))
            if formel is not None:
                formel.text = flytta(self._ark.formler[rad, kolumn], self._form.data.rad + index - rad, 0)
        return flyttade

    def _utan_rad(self, rad: int, kolumn: int, nyckel: tuple[str, ...]) -> str:
        rubrik = next(rubrik for rubrik, plats in self._form.kolumner.items() if plats == kolumn)
        vilken = ", ".join(f"{namn} {varde}" for namn, varde in zip(self._nyckel, nyckel, strict=True))
        return (
            f"Cellen {self._form.blad}!{ooxml.cell(rad, kolumn)} i kolumnen «{rubrik}» har ett innehåll som skulle "
            f"förlora sin rad ({vilken or 'raderna skrivs om'}): den finns inte, eller finns flera gånger, bland de "
            f"nya raderna i tabellen {self._form.namn}. Flytta innehållet till ett annat blad, eller töm cellen, och "
            "försök igen."
        )


def _samma(en: str, annan: str) -> bool:
    return bool(en) and jamforbar(en) == jamforbar(annan)
