"""Ett kalkylblad för testerna: celler in, beräknade celler ut, med våra funktioner inkopplade i beräkningsmotorn."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from formualizer import load_workbook_bytes
from openpyxl import Workbook
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.utils.cell import coordinate_from_string

from finsam_xl.layout.expr import Context, Expr, Ref, Text, formula
from finsam_xl.udf.funktioner import samtliga
from finsam_xl.udf.motorn import koppla_in, ur_motorn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from finsam_xl.udf.register import Svar, Udf

__all__ = ["bok", "formler", "in_process", "rakna", "som_formel"]

_BLAD = "Ark"


def bok(celler: Mapping[str, Any]) -> Workbook:
    """En bok med ett blad; text som börjar med likhetstecken är en formel."""
    arbetsbok = Workbook()
    blad = arbetsbok.active
    assert blad is not None
    blad.title = _BLAD
    for cell, varde in celler.items():
        blad[cell] = varde
    return arbetsbok


def rakna(celler: Mapping[str, Any] | Workbook, onskade: Sequence[str]) -> dict[str, object]:
    """De önskade cellernas värden efter beräkning; fel som Excelfel."""
    arbetsbok = celler if isinstance(celler, Workbook) else bok(celler)
    buffert = io.BytesIO()
    arbetsbok.save(buffert)
    motor = load_workbook_bytes(buffert.getvalue())
    koppla_in(motor, samtliga())
    motor.evaluate_all()
    return {cell: ur_motorn(motor.get_value(_BLAD, *_rad_och_kolumn(cell))) for cell in onskade}


def formler(udf: Udf, argument: Sequence[object], rad: int) -> tuple[dict[str, object], list[Expr], list[Expr]]:
    """Argumenten som celler på raden, och som uttryck: hänvisningar, och hänvisningar med orden utskrivna."""
    celler: dict[str, object] = {}
    hanvisningar: list[Expr] = []
    med_ord: list[Expr] = []
    kolumn = 1
    for ett in argument:
        omrade = ett if isinstance(ett, list) else [ett]
        namn = [f"{get_column_letter(kolumn + steg)}{rad}" for steg in range(len(omrade))]
        celler.update(zip(namn, omrade, strict=True))
        hanvisningar.append(Ref(f"{namn[0]}:{namn[-1]}" if isinstance(ett, list) else namn[0]))
        med_ord.append(Text(ett) if isinstance(ett, str) else hanvisningar[-1])
        kolumn += len(omrade)
    assert kolumn <= 20, f"{udf.namn}: argumenten når formlerna"
    return celler, hanvisningar, med_ord


def in_process(udf: Udf, argument: Sequence[object]) -> Svar:
    """Funktionens svar direkt, med områden som rader."""
    return udf(*([ett] if isinstance(ett, list) else ett for ett in argument))


def som_formel(uttryck: Expr) -> str:
    """Uttrycket som det skrivs i en cell."""
    return "=" + formula(uttryck, Context("AR"))


def _rad_och_kolumn(cell: str) -> tuple[int, int]:
    kolumn, rad = coordinate_from_string(cell)
    return rad, column_index_from_string(kolumn)
