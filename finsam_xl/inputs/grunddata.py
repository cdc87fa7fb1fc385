"""Grunddatas namngivna celler: en uppgift per namn, var i boken cellen än har flyttats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.inputs import problem
from finsam_xl.inputs.celler import Ruta, Varde, las_cell
from finsam_xl.inputs.paket import bokstav, syftar_pa
from finsam_xl.inputs.schema import GRUNDDATA
from finsam_xl.modell import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.inputs.arbetsbok import Arbetsbok
    from finsam_xl.inputs.schema import Uppgift

__all__ = ["BLAD", "Grunddata", "las_grunddata"]

BLAD = "Grunddata"


@dataclass(frozen=True, slots=True)
class Grunddata:
    """Uppgifterna efter namn (tomma är None), var varje cell står, och problemen bland dem."""

    varden: Mapping[str, Varde]
    platser: Mapping[str, str]
    problem: tuple[Problem, ...]


def las_grunddata(bok: Arbetsbok) -> Grunddata:
    """Läs alla uppgifter i Grunddata. Beräknade celler ska finnas, men läses inte: de följer av de andra."""
    if BLAD not in bok.paket.blad and not any(uppgift.namn in bok.paket.namn for uppgift in GRUNDDATA):
        return Grunddata({}, {}, (problem.blad_saknas(BLAD, "namngivna celler"),))
    varden: dict[str, Varde] = {}
    platser: dict[str, str] = {}
    funna: list[Problem] = []
    for uppgift in GRUNDDATA:
        cell = _cellen(bok, uppgift)
        if isinstance(cell, Problem):
            funna.append(cell)
            continue
        platser[uppgift.namn] = _plats(cell)
        if uppgift.formel:
            continue
        varde = _las_uppgift(bok, uppgift, cell)
        if isinstance(varde, Problem):
            funna.append(varde)
        else:
            varden[uppgift.namn] = varde
    return Grunddata(varden, platser, tuple(funna))


def _cellen(bok: Arbetsbok, uppgift: Uppgift) -> tuple[str, int, int] | Problem:
    if uppgift.namn not in bok.paket.namn:
        return problem.namn_saknas(uppgift.namn, uppgift.etikett)
    cell = syftar_pa(bok.paket.namn[uppgift.namn])
    if cell is None or cell[0] not in bok.paket.blad:
        return problem.namn_pekar_fel(uppgift.namn, uppgift.etikett)
    return cell


def _plats(cell: tuple[str, int, int]) -> str:
    blad, rad, kol = cell
    return f"{blad}!{bokstav(kol)}{rad}"


def _las_uppgift(bok: Arbetsbok, uppgift: Uppgift, cell: tuple[str, int, int]) -> Varde | Problem:
    return las_cell(bok.cell(*cell), Ruta(_plats(cell), uppgift.etikett, uppgift.typ, uppgift.val, uppgift.kravs))
