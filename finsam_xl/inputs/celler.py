"""En cells värde som ett typat värde, eller problemet som hindrar det."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.bladvarden import Oraknad
from finsam_xl.arbetsbok.resultat import Felvarde
from finsam_xl.inputs.celltyper import LASARE
from finsam_xl.inputs.felslag import cellerna
from finsam_xl.inputs.schema import Typ
from finsam_xl.inputs.tydning import stada

if TYPE_CHECKING:
    from finsam_xl.inputs.indatacell import Indatacell, Varde
    from finsam_xl.modell import Problem

__all__ = ["anmarkning", "las_cell"]


def las_cell(ra: object, cell: Indatacell) -> Varde | Problem:
    """Läs cellvärdet *ra* som det slag *cell* säger; tomt ger None.

    En text som bara visas är precis den som står i cellen, kantblanksteg och allt: så läser formlerna den.
    """
    if isinstance(ra, Felvarde):
        return cell.fel(cellerna.CELLFEL, fel=ra.kod)
    if isinstance(ra, Oraknad):
        return cell.fel(cellerna.ORAKNAD)
    varde = stada(ra) if isinstance(ra, str) else ra
    if varde is None or varde == "":
        return _tom(ra, cell)
    if cell.soks and isinstance(varde, str) and varde != ra:
        return cell.fel(cellerna.OREN_TEXT, text=varde)
    return LASARE[cell.typ](ra if cell.typ is Typ.TEXT else varde, cell)


def _tom(ra: object, cell: Indatacell) -> Problem | None:
    if cell.kravs:
        return cell.fel(cellerna.VARDE_SAKNAS)
    return cell.fel(cellerna.BARA_BLANKSTEG) if ra else None


def anmarkning(ra: object, cell: Indatacell) -> Problem | None:
    """Att en läst text som visas har något osynligt i kanten: den jämförs och trycks så."""
    oren = isinstance(ra, str) and cell.typ is Typ.TEXT and not cell.soks and ra != (rent := stada(ra)) and rent
    return cell.fel(cellerna.BLANK_I_KANTEN, text=stada(str(ra))) if oren else None
