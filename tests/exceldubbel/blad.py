"""Sheets and tables of a stand-in workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from xlwings import base_classes

from finsam_xl.arbetsbok.lasa.formeltext import bryt, byt_blad
from tests.exceldubbel.kopiering import kopiera_blad
from tests.exceldubbel.omrade import Omrade

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.worksheet.worksheet import Worksheet

    from tests.exceldubbel.app import Dubbelapp
    from tests.exceldubbel.bok import Bok

_LANGST = 31
_LAGEN = {True: "visible", False: "hidden", 2: "veryHidden"}


class Tabell(base_classes.Table):
    """An Excel table."""

    def __init__(self, blad: Blad, namn: str) -> None:
        self._blad, self._tabell = blad, blad.ark.tables[namn]

    @property
    def range(self) -> Omrade:
        self._blad.app.raknare.ga("tabell")
        return Omrade.av(self._blad, self._tabell.ref)

    def resize(self, till: Any) -> None:
        self._blad.app.raknare.ga("tabell")
        rad, kolumn, sista_rad, sista_kolumn = till.impl._hor
        bokstaver = (
            Omrade(self._blad, (1, nr, 1, nr)).address.strip("$").split("$")[0] for nr in (kolumn, sista_kolumn)
        )
        forsta, sista = bokstaver
        self._tabell.ref = f"{forsta}{rad}:{sista}{sista_rad}"
        if self._tabell.autoFilter is not None:
            self._tabell.autoFilter.ref = self._tabell.ref


class Tabeller(base_classes.Tables):
    """The tables of a sheet."""

    def __init__(self, blad: Blad) -> None:
        self._blad = blad

    def __call__(self, namn: str) -> Tabell:
        self._blad.app.raknare.ga("tabell")
        return Tabell(self._blad, namn)


class Blad(base_classes.Sheet):
    """One worksheet."""

    def __init__(self, bok: Bok, ark: Worksheet) -> None:
        self._bok, self.ark = bok, ark

    @property
    def app(self) -> Dubbelapp:
        return self._bok.app

    @property
    def book(self) -> Bok:
        return self._bok

    @property
    def name(self) -> str:
        self.app.raknare.ga("bladnamn")
        return self.ark.title

    @name.setter
    def name(self, nytt: str) -> None:
        """Rename the sheet; formulas and names that name it follow, as in Excel."""
        self.app.raknare.ga("bladnamn")
        if len(nytt) > _LANGST or nytt.casefold() in {ark.title.casefold() for ark in self._bok.arken()}:
            raise ValueError(f"Excel takes no sheet named {nytt}")
        gammalt, self.ark.title = self.ark.title, nytt
        for cell in self._bok.formelceller():
            cell.value = f"={byt_blad(cell.value[1:], gammalt, nytt)}"
        for namn in self._bok.arbetsbok.defined_names.values():
            namn.attr_text = byt_blad(namn.attr_text, gammalt, nytt)

    @property
    def index(self) -> int:
        self.app.raknare.ga("bladnamn")
        return self._bok.arken().index(self.ark) + 1

    @property
    def visible(self) -> bool:
        return self.ark.sheet_state == "visible"

    @visible.setter
    def visible(self, lage: bool | int) -> None:
        self.app.raknare.ga("synlighet")
        ark: Any = self.ark
        ark.sheet_state = _LAGEN[lage]

    def activate(self) -> None:
        self.app.raknare.ga("aktivera")
        self._bok.arbetsbok.active = self.ark

    def range(self, arg1: Any, arg2: Any = None) -> Omrade:
        self.app.raknare.ga("område")
        return Omrade.av(self, arg1, arg2)

    @property
    def cells(self) -> Omrade:
        self.app.raknare.ga("område")
        return Omrade.hela(self)

    @property
    def tables(self) -> Tabeller:
        return Tabeller(self)

    def copy(self, before: Blad | None, after: Blad | None) -> None:
        """Copy the sheet, which Excel refuses for one that is very hidden; a taken name gets a number."""
        self.app.raknare.ga("kopiera blad")
        granne = before or after
        if granne is None or self.ark.sheet_state == "veryHidden" or self.ark.tables:
            raise NotImplementedError
        bok = granne._bok
        tagna = {ark.title.casefold() for ark in bok.arken()}
        namn, nummer = self.ark.title, 1
        while namn.casefold() in tagna:
            nummer += 1
            slut = f" ({nummer})"
            namn = self.ark.title[: _LANGST - len(slut)] + slut
        plats = bok.arken().index(granne.ark) + (0 if before else 1)
        ny = bok.arbetsbok.create_sheet(namn, plats)
        kopiera_blad(self.ark, ny)
        bok.arbetsbok.active = ny

    def move(self, before: Blad | None, after: Blad | None) -> None:
        """Move the sheet within its workbook, which Excel refuses for one that is very hidden."""
        self.app.raknare.ga("flytta blad")
        granne = before or after
        if granne is None or self.ark.sheet_state == "veryHidden" or granne.ark.sheet_state == "veryHidden":
            raise NotImplementedError
        arken = cast("Any", self._bok.arbetsbok)._sheets
        arken.remove(self.ark)
        arken.insert(arken.index(granne.ark) + (0 if before else 1), self.ark)

    def delete(self) -> None:
        """Delete the sheet, without asking only when alerts are off; what named it is broken."""
        self.app.raknare.ga("ta bort blad")
        if self.app.display_alerts:
            raise AssertionError("Excel would ask before deleting")
        namn = self.ark.title.casefold()
        self._bok.arbetsbok.remove(self.ark)
        for cell in self._bok.formelceller():
            cell.value = f"={bryt(cell.value[1:], {namn})}"
        for ett in self._bok.arbetsbok.defined_names.values():
            ett.attr_text = bryt(ett.attr_text, {namn})


class Bladen(base_classes.Sheets):
    """The sheets of a workbook."""

    def __init__(self, bok: Bok) -> None:
        self._bok = bok

    def __call__(self, vilket: int | str) -> Blad:
        self._bok.app.raknare.ga("blad")
        arken = self._bok.arken()
        if isinstance(vilket, int):
            return Blad(self._bok, arken[vilket - 1])
        return Blad(self._bok, next(ark for ark in arken if ark.title.casefold() == vilket.casefold()))

    def __len__(self) -> int:
        self._bok.app.raknare.ga("blad")
        return len(self._bok.arken())

    def __iter__(self) -> Iterator[Blad]:
        for ark in self._bok.arken():
            self._bok.app.raknare.ga("blad")
            yield Blad(self._bok, ark)

    @property
    def active(self) -> Blad:
        self._bok.app.raknare.ga("blad")
        return Blad(self._bok, self._bok.aktivt())
