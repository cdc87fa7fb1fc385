"""What the visible sheets of a workbook show: the text of each cell, of a formula the value it was saved with."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from finsam_xl.arbetsbok import granser
from finsam_xl.arbetsbok.andra.cellvarde import dag_noll
from finsam_xl.arbetsbok.lasa.innehall import blad, del_av_slag, stildel
from finsam_xl.arbetsbok.lasa.rutnat import rutor
from finsam_xl.arbetsbok.lasa.talform import talkod, visat
from finsam_xl.arbetsbok.opc.ooxml import barnet, barnets_text, omrade, qn, synlig_text
from finsam_xl.arbetsbok.opc.paket import Paketfel, oskadad
from finsam_xl.arbetsbok.opc.relationer import relationer
from finsam_xl.arbetsbok.ympa.bladkopia import delade_strangar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import date

    from finsam_xl.arbetsbok.lasa.innehall import Blad
    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = ["ORAKNAD", "Visatblad", "las_ark", "osedda_ark"]

ORAKNAD: Final = "#EJ RÄKNAD"
"""What a formula that was saved without a value shows."""
_STORSTA_TAL: Final = 10**15


@dataclass(frozen=True, slots=True)
class Visatblad:
    """A sheet: its name, and the text of each cell that shows something, by row and column from 1.

    *breda* are the cells merged over several columns: row, first and last column.
    """

    namn: str
    rutor: Mapping[tuple[int, int], str]
    breda: tuple[tuple[int, int, int], ...] = ()


@oskadad
def las_ark(paket: Paket, *, utom: Collection[str] = ()) -> tuple[Visatblad, ...]:
    """Read the visible worksheets but those named in *utom*; nothing is calculated.

    Raises:
        Paketfel: damaged, or more cells than any report has.

    """
    visare = _Visare(paket)
    ark = []
    kvar = granser.FLEST_TRYCKTA_CELLER
    for ett in blad(paket):
        if ett.slag != "worksheet" or ett.lage != "visible" or ett.namn in utom:
            continue
        if len(paket.las(ett.del_)) > granser.STORSTA_TRYCKTA_BLAD:
            raise Paketfel(_for_stort(ett.namn))
        celler = list(rutor(paket.rot(ett.del_)))
        kvar -= len(celler)
        if kvar < 0:
            raise Paketfel(_for_stort(ett.namn))
        visade = ((plats.rad, plats.kolumn, visare.text(plats.element)) for plats in celler)
        texter = {(rad, kolumn): text for rad, kolumn, text in visade if text}
        ark.append(Visatblad(ett.namn, texter, tuple(_breda(paket.rot(ett.del_)))))
    return tuple(ark)


@oskadad
def osedda_ark(paket: Paket, *, utom: Collection[str] = ()) -> tuple[tuple[str, str], ...]:
    """What las_ark passes over, and why: hidden sheets, chart sheets, and pictures on the sheets that are read."""
    return tuple(
        (ett.namn, varfor)
        for ett in blad(paket)
        if ett.namn not in utom and ett.lage != "veryHidden" and (varfor := _osett(paket, ett))
    )


def _osett(paket: Paket, ett: Blad) -> str:
    if ett.slag != "worksheet":
        return "bladet är ett diagram"
    if ett.lage != "visible":
        return "bladet är dolt"
    antal = sum(1 for _ in _bilder(paket, ett.del_))
    vad = "1 bild" if antal == 1 else f"{antal} bilder"
    return f"bladet har {vad}, och en tabell som är en bild läses inte" if antal else ""


def _bilder(paket: Paket, del_: str) -> Iterator[str]:
    for ritning in del_av_slag(paket, del_, "drawing"):
        yield from (en.mal for en in relationer(paket, ritning) if en.slag == "image")


def _breda(rot: Element) -> Iterator[tuple[int, int, int]]:
    for en in rot.iterfind(f"{qn('mergeCells')}/{qn('mergeCell')}"):
        plats = omrade(en.get("ref", ""))
        if plats.kolumn < plats.sista_kolumn:
            yield plats.rad, plats.kolumn, plats.sista_kolumn


def _for_stort(namn: str) -> str:
    return (
        f"Bladet «{namn}» är större än någon rapports tabeller och läses inte. Klistra in tabellerna i en egen "
        "arbetsbok och försök igen."
    )


class _Visare:
    """What cells show, by the workbook's shared strings, number formats and day 0."""

    def __init__(self, paket: Paket) -> None:
        self._strangar = delade_strangar(paket)
        self._noll: date = dag_noll(paket)
        self._koder = paket.tolkad(stildel(paket), _talkoder)

    def text(self, cell: Element) -> str:
        inne = barnet(cell, "is")
        if inne is not None:
            return synlig_text(inne)[: granser.LANGSTA_TRYCKTA_TEXT].strip()
        varde = barnets_text(cell, "v") or ""
        if not varde:
            return ORAKNAD if barnet(cell, "f") is not None and cell.get("t") != "str" else ""
        match cell.get("t", "n"):
            case "s":
                return synlig_text(self._strangar[int(varde)])[: granser.LANGSTA_TRYCKTA_TEXT].strip()
            case "n":
                return self._tal(varde, int(cell.get("s", "0")))
            case "b":
                return "SANT" if varde == "1" else "FALSKT"
            case _:
                return varde[: granser.LANGSTA_TRYCKTA_TEXT].strip()

    def _tal(self, varde: str, stil: int) -> str:
        try:
            tal = Decimal(f"{float(varde):.15g}")
        except (InvalidOperation, ValueError):
            return varde[: granser.LANGSTA_TRYCKTA_TEXT]
        if not tal.is_finite() or abs(tal) >= _STORSTA_TAL:
            return varde[: granser.LANGSTA_TRYCKTA_TEXT]
        return visat(tal, self._koder[stil] if stil < len(self._koder) else "General", self._noll)


def _talkoder(rot: Element) -> tuple[str, ...]:
    egna = {int(ett.get("numFmtId", "0")): ett.get("formatCode", "") for ett in rot.iterfind(f"{qn('numFmts')}/*")}
    return tuple(talkod(int(ett.get("numFmtId", "0")), egna) for ett in rot.iterfind(f"{qn('cellXfs')}/{qn('xf')}"))
