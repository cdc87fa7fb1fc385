"""Defined names of a stand-in workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.workbook.defined_name import DefinedName
from xlwings import base_classes

if TYPE_CHECKING:
    from tests.exceldubbel.bok import Bok


class Dubbelnamn(base_classes.Name):
    """One name of the whole workbook."""

    def __init__(self, bok: Bok, namn: str) -> None:
        self._bok, self._namn = bok, namn

    def delete(self) -> None:
        self._bok.app.raknare.ga("namn")
        del self._bok.arbetsbok.defined_names[self._namn]


class Dubbelnamnen(base_classes.Names):
    """The names of the whole workbook."""

    def __init__(self, bok: Bok) -> None:
        self._bok = bok

    def __call__(self, namn: str) -> Dubbelnamn:
        self._bok.app.raknare.ga("namn")
        return Dubbelnamn(self._bok, namn)

    def contains(self, namn: str) -> bool:
        self._bok.app.raknare.ga("namn")
        return namn in self._bok.arbetsbok.defined_names

    def add(self, name: str, refers_to: str) -> Dubbelnamn:
        self._bok.app.raknare.ga("namn")
        self._bok.arbetsbok.defined_names[name] = DefinedName(name, attr_text=refers_to.removeprefix("="))
        return Dubbelnamn(self._bok, name)
