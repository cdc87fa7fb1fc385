"""The cells of Grunddata that are left: the empty ones that a used report waits for, and a wrong decision day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.inputs.rapportperioder import RAPPORTER, agare, periodnamn
from finsam_xl.inputs.uppgifter import GRUNDDATA
from finsam_xl.rapporter.beslut import beslutsdag, fel_beslutsdag

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from finsam_xl.inputs.grunddata import Grunddata
    from finsam_xl.inputs.uppgifter import Uppgift

__all__ = ["anvands", "rapporten", "tomma_uppgifter", "tvivelaktiga_beslut"]


def rapporten(uppgift: Uppgift) -> str:
    """The prefix of the report that the cell is for; empty when it is for all of them."""
    return uppgift.rapport or agare(uppgift.namn)


def anvands(uppgift: Uppgift, grunddata: Grunddata) -> bool:
    """Whether the workbook is used for the cell's report; for none at all, it is the first that is awaited."""
    return rapporten(uppgift) in (_anvanda(grunddata.varden) or RAPPORTER)


def tomma_uppgifter(grunddata: Grunddata) -> Iterator[Uppgift]:
    """The empty cells for the reports that have their period, and the period of those that do not."""
    anvanda = _anvanda(grunddata.varden)
    for uppgift in GRUNDDATA:
        rapport = rapporten(uppgift)
        vantas = not uppgift.formel and (uppgift.vantad or not uppgift.valfri) and uppgift.namn in grunddata.platser
        tom = vantas and grunddata.varden.get(uppgift.namn) is None and not _sagd_pa_annat_satt(uppgift, grunddata)
        if tom and (rapport in anvanda or not rapport or uppgift.namn == periodnamn(rapport)):
            yield uppgift


def tvivelaktiga_beslut(grunddata: Grunddata) -> Iterator[tuple[Uppgift, str]]:
    """Each report's own decision day that cannot be its, and why."""
    for uppgift in GRUNDDATA:
        if uppgift.rapport in _anvanda(grunddata.varden) and uppgift.vantad and grunddata.varden.get(uppgift.namn):
            sagt = fel_beslutsdag(uppgift.rapport, grunddata.varden)
            if sagt:
                yield uppgift, sagt


def _anvanda(varden: Mapping[str, object]) -> set[str]:
    return {ett for ett in RAPPORTER if varden.get(periodnamn(ett))}


def _sagd_pa_annat_satt(uppgift: Uppgift, grunddata: Grunddata) -> bool:
    """Whether what the cell is for stands elsewhere: in the older common cell, or in one of each used report."""
    if uppgift.vantad:
        return beslutsdag(uppgift.rapport, grunddata.varden) is not None
    anvanda = _anvanda(grunddata.varden)
    egna = [ett for ett in GRUNDDATA if ett.rapport in anvanda and ett.namn == f"{uppgift.namn}_{ett.rapport}"]
    if uppgift.utgangen:
        return any(ett.namn in grunddata.platser for ett in egna)
    return bool(egna) and all(grunddata.varden.get(ett.namn) is not None for ett in egna)
