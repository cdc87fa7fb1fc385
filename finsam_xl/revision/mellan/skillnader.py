"""What differs between two books, worst first: printed figures by amount, controls, formulas, input, then the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from finsam_xl.revision.mellan.bokskillnad import FINNS_INTE, Bokskillnad, Skillnadsslag
from finsam_xl.revision.mellan.cellskillnader import cellskillnader, samma_varde
from finsam_xl.revision.mellan.indataskillnader import indataskillnader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from finsam_xl.revision.mellan.bilder import Bokbild, Cellbild, Kontrollbild

_Namn = TypeVar("_Namn", str, tuple[str, str])
__all__ = ["skillnader"]


def skillnader(fore: Bokbild, efter: Bokbild, omdopta: Mapping[str, str]) -> list[Bokskillnad]:
    """All that differs, in the order of the kinds and the heaviest of each first.

    *omdopta* are the sheets of *efter* that have another name in *fore*.
    """
    alla = [
        *_tryckta(fore, efter, omdopta),
        *_kontroller(fore.kontroller, efter.kontroller),
        *_celler(Skillnadsslag.POST, fore.figurer, efter.figurer, omdopta),
        *indataskillnader(fore, efter),
        *_celler(Skillnadsslag.OVRIGT, fore.ovriga, efter.ovriga, omdopta),
    ]
    ordning = {slag: nr for nr, slag in enumerate(Skillnadsslag)}
    return sorted(alla, key=lambda ett: (ordning[ett.slag], -ett.tyngd))


def _tryckta(fore: Bokbild, efter: Bokbild, omdopta: Mapping[str, str]) -> Iterator[Bokskillnad]:
    for var, ar in _par(fore.tryckta, efter.tryckta):
        tal = any(ett is not None and isinstance(ett.varde, (int, float)) for ett in (var, ar))
        yield from cellskillnader(Skillnadsslag.TRYCKT if tal else Skillnadsslag.TEXT, var, ar, omdopta)


def _par(
    fore: Mapping[tuple[str, ...], Cellbild], efter: Mapping[tuple[str, ...], Cellbild]
) -> Iterator[tuple[Cellbild | None, Cellbild | None]]:
    """The cells by what they are called; those that only one book has, by their place if their row says the same.

    A heading that was changed gives its column's cells other names, and is one difference.
    """
    gamla = {nyckel: ett for nyckel, ett in fore.items() if nyckel not in efter}
    nya = {nyckel: ett for nyckel, ett in efter.items() if nyckel not in fore}
    parade = _parade(gamla, nya)
    for nyckel, var in fore.items():
        ar = efter.get(parade.get(nyckel, nyckel))
        yield var, ar if ar is None else replace(ar, vad=min((ar.vad, var.vad), key=_utan_rubrik))
    yield from ((None, ett) for nyckel, ett in nya.items() if nyckel not in parade.values())


def _parade(
    gamla: Mapping[tuple[str, ...], Cellbild], nya: Mapping[tuple[str, ...], Cellbild]
) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The names of the same cells in the two books: the same place, and the same words of the row or the same value."""
    platser = {(nyckel[0], ett.rad, ett.kolumn): nyckel for nyckel, ett in nya.items()}
    parade: dict[tuple[str, ...], tuple[str, ...]] = {}
    for nyckel, var in gamla.items():
        motsvarar = platser.get((nyckel[0], var.rad, var.kolumn))
        if motsvarar is not None:
            ar = nya[motsvarar]
            if var.vad.rpartition(", ")[0] == ar.vad.rpartition(", ")[0] or samma_varde(var.varde, ar.varde):
                parade[nyckel] = motsvarar
    return parade


def _utan_rubrik(vad: str) -> bool:
    return vad.rpartition(", ")[2].startswith("kolumn ")


def _celler(
    slag: Skillnadsslag,
    fore: Mapping[_Namn, Cellbild],
    efter: Mapping[_Namn, Cellbild],
    omdopta: Mapping[str, str],
) -> Iterator[Bokskillnad]:
    for nyckel in {**fore, **efter}:
        yield from cellskillnader(slag, fore.get(nyckel), efter.get(nyckel), omdopta)


def _kontroller(
    fore: Mapping[tuple[str, str], Kontrollbild], efter: Mapping[tuple[str, str], Kontrollbild]
) -> Iterator[Bokskillnad]:
    """The controls with another outcome, those that are FEL now first."""
    vikt = {"FEL": 4.0, "NOTIS": 3.0, "EJ PRÖVAD": 2.0}
    for nyckel in {**fore, **efter}:
        var, ar = fore.get(nyckel), efter.get(nyckel)
        ett = ar or var
        if ett is not None and (var is None or ar is None or var.utfall != ar.utfall):
            gammalt, nytt = (FINNS_INTE if en is None else en.utfall for en in (var, ar))
            skillnad = ar.skillnad if ar is not None and ar.utfall in vikt else ""
            tyngd = vikt.get(ar.utfall, 1.0) if ar is not None else 0.0
            vad = f"{nyckel[1]} {ett.titel}"
            yield Bokskillnad(Skillnadsslag.KONTROLL, vad, ett.plats, gammalt, nytt, skillnad, tyngd)
