"""What the cells of a sheet hold: value, formula and format, shared strings and shared formulas spelt out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from finsam_xl.arbetsbok.lasa.rutnat import formler, rutor
from finsam_xl.arbetsbok.opc.ooxml import avkoda, barnet, barnets_text, synlig_text
from finsam_xl.arbetsbok.opc.paket import oskadad
from finsam_xl.arbetsbok.resultat import Felvarde
from finsam_xl.arbetsbok.ympa.bladkopia import delade_strangar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.arbetsbok.resultat import Resultat

__all__ = ["TOM", "Cellinnehall", "las_celler"]


class Cellinnehall(NamedTuple):
    """What a cell holds: its value as the file has it, its formula (without `=`), and its format's number."""

    varde: Resultat
    formel: str = ""
    stil: int = 0


TOM = Cellinnehall(None)


@oskadad
def las_celler(paket: Paket, rot: Element) -> Mapping[tuple[int, int], Cellinnehall]:
    """The cells of the sheet *rot* that hold something or have a format of their own.

    Raises:
        Paketfel: the workbook is damaged.

    """
    alla = list(rutor(rot))
    texter, strangar = formler(alla), delade_strangar(paket)
    return {
        (ruta.rad, ruta.kolumn): Cellinnehall(
            _varde(ruta.element, strangar), texter.get((ruta.rad, ruta.kolumn), ""), int(ruta.element.get("s", "0"))
        )
        for ruta in alla
    }


def _varde(element: Element, strangar: list[Element]) -> Resultat:
    inne, text = barnet(element, "is"), barnets_text(element, "v")
    if inne is not None:
        return synlig_text(inne)
    return None if text is None else _tolkat(element.get("t", "n"), text, strangar)


def _tolkat(slag: str, text: str, strangar: list[Element]) -> Resultat:
    match slag:
        case "s":
            return synlig_text(strangar[int(text)])
        case "b":
            return text in {"1", "true"}
        case "e":
            return Felvarde(text)
        case "n":
            return float(text) if text else None
        case _:
            return avkoda(text)
