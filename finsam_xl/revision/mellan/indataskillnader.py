"""What differs in the input: single values, and the rows of the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.formeltext import jamforbar
from finsam_xl.belopp import fran_tal, svensk
from finsam_xl.inputs.schema import TABELLER
from finsam_xl.revision.mellan.bokskillnad import FINNS_INTE, Bokskillnad, Skillnadsslag
from finsam_xl.revision.mellan.cellskillnader import cellskillnader, platserna, samma_varde

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from finsam_xl.revision.mellan.bilder import Bokbild, Radbild

__all__ = ["indataskillnader"]

_BLAD = {tab.namn: tab.blad for tab in TABELLER}


def indataskillnader(fore: Bokbild, efter: Bokbild) -> Iterator[Bokskillnad]:
    """What differs in Grunddata, and in each table by the keys of its rows."""
    for namn in {**fore.uppgifter, **efter.uppgifter}:
        var, ar = fore.uppgifter.get(namn), efter.uppgifter.get(namn)
        if var is None or ar is None:
            if any(ett is not None and ett.varde not in {None, ""} for ett in (var, ar)):
                yield from cellskillnader(Skillnadsslag.INDATA, var, ar, {})
        elif not samma_varde(var.varde, ar.varde) or jamforbar(var.formel) != jamforbar(ar.formel):
            yield Bokskillnad(Skillnadsslag.INDATA, f"Grunddata: {ar.vad}", platserna(var, ar), var.visad, ar.visad)
    for tabell in {**fore.tabeller, **efter.tabeller}:
        gamla, nya = fore.tabeller.get(tabell, {}), efter.tabeller.get(tabell, {})
        for nyckel in {**gamla, **nya}:
            yield from _raden(tabell, gamla.get(nyckel), nya.get(nyckel))


def _raden(tabell: str, var: Radbild | None, ar: Radbild | None) -> Iterator[Bokskillnad]:
    ett = ar or var
    if ett is None:
        return
    vad = f"{_BLAD.get(tabell, tabell)}: {ett.vad}"
    if var is None or ar is None:
        gammal, ny = (FINNS_INTE if en is None else _som_text(en.celler) for en in (var, ar))
        yield Bokskillnad(Skillnadsslag.INDATA, vad, ett.plats, gammal, ny, "", abs(_storst(ett.belopp.values())))
        return
    andrade = [rubrik for rubrik in {**var.celler, **ar.celler} if var.celler.get(rubrik) != ar.celler.get(rubrik)]
    if andrade:
        gammal, ny = (_som_text({rubrik: en.celler.get(rubrik, "(tom)") for rubrik in andrade}) for en in (var, ar))
        skiljer = _storst(ar.belopp.get(rubrik, 0.0) - var.belopp.get(rubrik, 0.0) for rubrik in andrade)
        skillnad = svensk(fran_tal(skiljer), 2) if skiljer else ""
        yield Bokskillnad(Skillnadsslag.INDATA, vad, platserna(var, ar), gammal, ny, skillnad, abs(skiljer))


def _storst(belopp: Iterable[float]) -> float:
    """The amount that weighs most, with its sign."""
    return max(belopp, key=abs, default=0.0)


def _som_text(celler: Mapping[str, str]) -> str:
    return "; ".join(f"{rubrik} {text}" for rubrik, text in celler.items())
