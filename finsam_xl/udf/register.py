"""Registret över kalkylbladsfunktioner: namn, hjälp, argument, källa och den formel som räknar likadant utan Python."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from finsam_xl.layout.expr import Expr, OwnCall, Rule
from finsam_xl.udf.excelfel import Cellfel, Excelfel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from finsam_xl.udf.argument import Argument

__all__ = ["KATEGORI", "REGISTER", "Kolumntwin", "Svar", "Udf", "udf"]

KATEGORI = "Finsam"
Svar = float | str | list[list[float]] | Excelfel


@dataclass(frozen=True, slots=True)
class Kolumntwin:
    """En regel som behöver hjälpkolumner: utan Python räknas den i *block* på bladet *blad*, en siffra per rad."""

    blad: str
    block: str


@dataclass(frozen=True, slots=True)
class Udf:
    """En funktion i kalkylbladet.

    *namn* är det svenska namnet i Excel och *python* dess namn här, *hjalp* vad den gör i en mening, *exempel* ett
    anrop som det skrivs i svenska Excel, *kalla* ett id i templates/kallor.toml. *twin* gör argumentens uttryck till
    ett uttryck i Excels egna funktioner med samma värde för ifyllda och giltiga argument. *minst* är antalet
    argument som måste anges.
    """

    namn: str
    python: str
    hjalp: str
    argument: tuple[Argument, ...]
    exempel: str
    kalla: str
    twin: Callable[..., Expr] | Kolumntwin
    regel: Callable[..., Any]
    minst: int

    def __call__(self, *celler: object) -> Svar:
        """Räkna på celler som de kommer från kalkylprogrammet; svaret är ett cellvärde, ett område eller ett fel.

        En regel utan nämnare ger #DIVISION/0!, ett tal som regeln inte kan räkna på ger #OGILTIGT!.
        """
        try:
            return _till_cell(self.regel(*self._varden(celler)))
        except Cellfel as fel:
            return fel.fel
        except ZeroDivisionError:
            return Excelfel.DIVISION
        except (ArithmeticError, ValueError):
            return Excelfel.TAL

    def anrop(self, *argument: Expr) -> OwnCall:
        """Formeln som ett anrop av funktionen, för en arbetsbok med Python."""
        return OwnCall(self.namn, argument)

    def utan_python(self, *argument: Expr) -> Expr:
        """Formeln i Excels egna funktioner.

        Raises:
            TypeError: funktionen behöver hjälpkolumner, se `twin`.

        """
        if isinstance(self.twin, Kolumntwin):
            raise TypeError(f"{self.namn} räknas utan Python i hjälpkolumner på bladet {self.twin.blad}")
        return self.twin(*argument)

    def uttryck(self, *argument: Expr) -> Rule:
        """Formeln på båda sätten: som anrop i en makrobok, i Excels egna funktioner i alla andra.

        Raises:
            TypeError: funktionen behöver hjälpkolumner, se `twin`.

        """
        return Rule(self.utan_python(*argument), self.anrop(*argument))

    def _varden(self, celler: tuple[object, ...]) -> Iterator[object]:
        if not self.minst <= len(celler) <= len(self.argument):
            raise Cellfel(Excelfel.VARDE)
        for argument, cell in zip(self.argument, celler, strict=False):
            yield argument.forval if argument.valfritt and _tom(cell) else argument.tolka(cell)


REGISTER: dict[str, Udf] = {}


def udf(
    namn: str, *, twin: Callable[..., Expr] | Kolumntwin, kalla: str, exempel: str, **argument: Argument
) -> Callable[[Callable[..., Any]], Udf]:
    """Ta in en funktion i registret; *argument* beskriver varje parameter, under dess namn i Python.

    Hjälptexten är docstringens första mening. En parameter med förval blir ett valfritt argument.
    """

    def registrera(regel: Callable[..., Any]) -> Udf:
        beskrivna = _argument(regel, argument)
        ny = Udf(
            namn=namn,
            python=regel.__name__,
            hjalp=(inspect.getdoc(regel) or "").partition("\n")[0],
            argument=beskrivna,
            exempel=exempel,
            kalla=kalla,
            twin=twin,
            regel=regel,
            minst=sum(not ett.valfritt for ett in beskrivna),
        )
        if namn in REGISTER:
            raise ValueError(f"funktionen {namn} finns redan")
        REGISTER[namn] = ny
        return ny

    return registrera


def _argument(regel: Callable[..., Any], beskrivna: Mapping[str, Argument]) -> tuple[Argument, ...]:
    parametrar = inspect.signature(regel).parameters
    if parametrar.keys() != beskrivna.keys():
        raise ValueError(f"{regel.__name__}: argumenten {sorted(parametrar.keys() ^ beskrivna.keys())} beskrivs inte")
    return tuple(_namngivet(beskrivna[namn], parameter) for namn, parameter in parametrar.items())


def _namngivet(argument: Argument, parameter: inspect.Parameter) -> Argument:
    valfritt = parameter.default is not parameter.empty
    return replace(
        argument,
        namn=argument.namn or parameter.name,
        python=parameter.name,
        valfritt=valfritt,
        forval=parameter.default if valfritt else None,
    )


def _tom(cell: object) -> bool:
    return cell is None or cell == [[None]]


def _till_cell(svar: object) -> Svar:
    if isinstance(svar, Decimal):
        return float(svar) + 0.0
    if isinstance(svar, list):
        return [[float(ett) + 0.0 for ett in rad] for rad in svar]
    return str(svar)
