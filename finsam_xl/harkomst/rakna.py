"""Formulas calculated anew by the engine: from the values the file has, or from nothing but the leaves of a tree."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.plats import Plats, Yta
from finsam_xl.arbetsbok.resultat import Felvarde
from finsam_xl.harkomst.formel import Formelfel, hanvisning, slag, utskriven
from finsam_xl.udf.excelfel import Excelfel as Funktionsfel
from finsam_xl.udf.funktioner import samtliga
from finsam_xl.udf.motorn import koppla_in, motorns_namn, ur_motorn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formualizer import ASTNode

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.arbetsbok.resultat import Resultat

__all__ = ["Kalkyl", "Motorbok", "lika"]

SKRAPBLAD = "_spår"
_MOST_CELLS = 500_000
_REST, _LAST_DIGIT = 1e-9, 1e-12
_DAY = timedelta(days=1)


class Motorbok:
    """A workbook in the engine's memory with the sheets of *bok*, empty, to be filled cell by cell."""

    def __init__(self, bok: Bok) -> None:
        from formualizer import Workbook  # noqa: PLC0415 - only tracing calculates cell by cell

        self._motor = Workbook()
        self._noll = bok.dag_noll
        for blad in (*bok.bladnamn, SKRAPBLAD):
            if blad not in self._motor.sheet_names:
                self._motor.add_sheet(blad)
        koppla_in(self._motor, samtliga())

    def varde(self, plats: Plats, varde: Resultat) -> None:
        """Put a value in a cell; an empty one stays empty."""
        if varde is not None:
            self._motor.set_value(plats.blad, plats.rad, plats.kolumn, _till_motorn(varde))

    def formel(self, plats: Plats, formel: str) -> None:
        """Put a formula (without `=`, with plain addresses) in a cell."""
        self._motor.set_formula(plats.blad, plats.rad, plats.kolumn, f"={formel}")

    def svar(self, plats: Plats) -> Resultat:
        """The calculated value of a cell.

        Raises:
            Formelfel: the engine cannot calculate it.

        """
        from formualizer import ExcelEvaluationError  # noqa: PLC0415 - as above

        try:
            return _ur_motorn(self._motor.evaluate_cell(plats.blad, plats.rad, plats.kolumn), self._noll)
        except (ExcelEvaluationError, RuntimeError, ValueError) as fel:
            raise Formelfel(f"beräkningsmotorn klarar inte formeln ({fel})") from fel


class Kalkyl:
    """Expressions of a book, calculated from the values that stand in the file."""

    def __init__(self, bok: Bok) -> None:
        self._bok = bok
        self._ark = Motorbok(bok)
        self._lagda: set[Yta] = set()
        self._celler = 0
        self._svar: dict[str, Resultat] = {}

    def uttryck(self, nod: ASTNode, hem: Plats) -> Resultat:
        """The value of an expression in the cell *hem*.

        Raises:
            Formelfel: it refers to something that is not there, or to too much.

        """
        text = utskriven(self._bok, nod, hem)
        if text not in self._svar:
            for yta in _ytor(self._bok, nod, hem):
                self._lagg(yta)
            plats = Plats(SKRAPBLAD, len(self._svar) + 1, 1)
            self._ark.formel(plats, text)
            self._svar[text] = self._ark.svar(plats)
        return self._svar[text]

    def _lagg(self, yta: Yta) -> None:
        if yta in self._lagda:
            return
        self._lagda.add(yta)
        for plats in self._bok.fyllda(yta):
            self._celler += 1
            if self._celler > _MOST_CELLS:
                raise Formelfel("formlerna läser fler celler än som räknas om här")
            self._ark.varde(plats, self._bok.ruta(plats).varde)


def _ytor(bok: Bok, nod: ASTNode, hem: Plats) -> Iterator[Yta]:
    if slag(nod) == "Reference":
        pekar = hanvisning(bok, nod, hem)
        if pekar.yta is not None:
            yield pekar.yta
        elif pekar.uttryck is not None:
            yield from _ytor(bok, pekar.uttryck, hem)
    for barn in nod.children():
        yield from _ytor(bok, barn, hem)


def _till_motorn(varde: Resultat) -> object:
    match varde:
        case Felvarde(kod):
            return {"type": "Error", "kind": motorns_namn(kod)}
        case bool() | str():
            return varde
        case _:
            return None if varde is None else float(varde)


def _ur_motorn(svar: object, noll: date) -> Resultat:
    varde = ur_motorn(svar)
    match varde:
        case Funktionsfel():
            return Felvarde(varde.value)
        case datetime():
            return (varde.replace(tzinfo=None) - datetime.combine(noll, datetime.min.time())) / _DAY
        case date():
            return float((varde - noll).days)
        case list():
            raise Formelfel("formeln ger flera värden")
        case str() | bool() | int() | float() | None:
            return varde
        case _:
            raise Formelfel(f"formeln ger ett värde av okänt slag ({type(varde).__name__})")


def lika(ett: Resultat, annat: Resultat) -> bool:
    """Whether two values are the same in a cell: numbers to the twelfth digit, empty as empty text or 0.

    Amounts that cancel out leave a rest far beyond the decimals that anyone reads; it counts as nothing.
    """
    if isinstance(ett, str) or isinstance(annat, str):
        return (ett or "") == (annat or "")
    if isinstance(ett, Felvarde) or isinstance(annat, Felvarde):
        return ett == annat
    forsta, andra = float(ett or 0), float(annat or 0)
    return abs(forsta - andra) <= max(_REST, _LAST_DIGIT * max(abs(forsta), abs(andra)))
