"""The kommuner that stand in Medlemmar: what public data know of them and the book does not say, as values by cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from finsam_xl.modell import Part
from finsam_xl.offentligt.kommuner import kommunen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.inputs.tabeller import Tabellrad

__all__ = ["EFTER_INVANARE", "Komplettering", "komplettering"]

EFTER_INVANARE = ("invånare", "vägd")
"""The keys that read the column Invånare."""

_NUMMER, _INVANARE, _DAG, _ANDEL = "Organisationsnummer", "Invånare", "Statistikdatum", "Fast andel"


class Komplettering(NamedTuple):
    """The values by row and column, and each kommun that got any, with the headings of its cells."""

    celler: dict[tuple[int, int], str | int | date]
    kommuner: dict[str, list[str]]


def komplettering(bok: Bok, rader: Sequence[Tabellrad], nyckel: str) -> Komplettering:
    """What the empty cells of known kommuner get.

    The inhabitants come with their day, and only where the *nyckel* reads them or no kommun has a fixed share: the day
    is printed with the key, whichever that is.
    """
    kommunrader = [rad for rad in rader if rad.text("Part") == Part.KOMMUN]
    utan_andelar = nyckel != "försörjningsmått" and not any(rad.text(_ANDEL) for rad in kommunrader)
    efter_invanare = nyckel in EFTER_INVANARE or utan_andelar
    svar = Komplettering({}, {})
    for rad in kommunrader:
        if (kand := kommunen(rad.text("Medlem"))) is None:
            continue
        forslag: dict[str, str | int | date] = {_NUMMER: kand.organisationsnummer}
        if efter_invanare and _tom(bok, rad, _INVANARE) and _tom(bok, rad, _DAG):
            forslag |= {_INVANARE: kand.invanare, _DAG: kand.den}
        nya = {rubrik: varde for rubrik, varde in forslag.items() if _tom(bok, rad, rubrik)}
        if nya:
            svar.celler.update({(rad.nr, rad.kolumner[rubrik]): varde for rubrik, varde in nya.items()})
            svar.kommuner[rad.text("Medlem")] = [f"{rubrik} {varde}" for rubrik, varde in nya.items()]
    return svar


def _tom(bok: Bok, rad: Tabellrad, rubrik: str) -> bool:
    """Whether the book has the column, and nothing stands in the row's cell, not even a formula."""
    if rubrik not in rad.kolumner:
        return False
    cell = bok.celler(rad.blad).get((rad.nr, rad.kolumner[rubrik]))
    return cell is None or (cell.varde is None and not cell.formel)
