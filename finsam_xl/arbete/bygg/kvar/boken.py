"""A workbook's list of what is left: every report that it is used for reckoned, and the sheet set in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.bygge import ympa_blad
from finsam_xl.arbete.bygg.dialekt import dialekt
from finsam_xl.arbete.bygg.kvar.blad import KVARBLAD, kvarblad, kvarsats
from finsam_xl.arbete.bygg.kvar.lista import kvar
from finsam_xl.arbete.bygg.minne import las_minne
from finsam_xl.arbete.bygg.provat_bokslut import provat_bokslut
from finsam_xl.arbete.bygg.raknade import raknad
from finsam_xl.arbete.gemensamt.fel import Indatafel
from finsam_xl.arbetsbok.skriva.calc import Calculation
from finsam_xl.inputs import las_bok
from finsam_xl.inputs.grunddata import las_grunddata
from finsam_xl.modell import Niva, Problem
from finsam_xl.rapporter.slag import anvanda

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from finsam_xl.arbete.bygg.bygge import Ympning
    from finsam_xl.arbete.bygg.kvar.post import Kvar
    from finsam_xl.arbete.bygg.skiss import Skiss
    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.layout.grid import Grid
    from finsam_xl.modell import Bokslut

__all__ = ["Medkvar", "har_kvar", "kvar_i", "kvarlista", "med_kvar"]

_GAR_INTE_ATT_RAKNA = (
    "Rapporten går inte att räkna, så det som är kvar i den är okänt.",
    "Bygg den för att se varför.",
)
_OKANT = (
    "Vad rapportens kontroller väntar på är okänt här, för det är Excel som räknar.",
    "Läs det på rapportens kontrollblad när Excel har räknat.",
)


def kvar_i(bok: Bok, tid: datetime) -> tuple[Kvar, ...]:
    """What is left in a workbook whose reports are not being built; also in one whose input cannot be read yet."""
    try:
        bokslut = provat_bokslut(las_bok(bok))
    except Indatafel as fel:
        return kvar(bok, None, (), fel.problem)
    return _kvar(bok, bokslut, tid, ())


def kvarlista(bok: Bok, bokslut: Bokslut, tid: datetime, skisser: Sequence[Skiss]) -> Grid:
    """The sheet for every report that the workbook is used for; *skisser* are those already reckoned."""
    return kvarblad(_kvar(bok, bokslut, tid, skisser))


def _kvar(bok: Bok, bokslut: Bokslut, tid: datetime, skisser: Sequence[Skiss]) -> tuple[Kvar, ...]:
    byggda = {*las_minne(bok), *(grid.name for skiss in skisser for grid in skiss.rapport.blad)}
    raknade, hinder = _rapporterna(bok, bokslut, tid, skisser, byggda)
    return kvar(bok, bokslut, raknade, hinder, byggda)


def _rapporterna(
    bok: Bok, bokslut: Bokslut, tid: datetime, skisser: Sequence[Skiss], byggda: Collection[str]
) -> tuple[list[Skiss], list[Problem]]:
    """Each report reckoned; one that cannot be is told, and hinders no other."""
    klara = {skiss.rapport.slag.prefix: skiss for skiss in skisser}
    raknade: list[Skiss] = []
    hinder: list[Problem] = []
    for slag in anvanda(bokslut, byggda):
        try:
            skiss = klara.get(slag.prefix) or raknad(slag, bokslut, tid, dialekt(bok))
        except Calculation:
            hinder.append(Problem("rapport-gar-inte-att-rakna", Niva.FEL, slag.titel, *_GAR_INTE_ATT_RAKNA))
            continue
        if skiss.raknad:
            raknade.append(skiss)
        else:
            hinder.append(Problem("raknas-i-excel", Niva.VARNING, slag.titel, *_OKANT))
    return raknade, hinder


@dataclass(frozen=True, slots=True)
class Medkvar:
    """A workbook with the list in it, the list, and the förbund that its pages name."""

    ympning: Ympning
    grid: Grid
    forbund: str


def med_kvar(bok: Bok, tid: datetime, rader: Sequence[Kvar] | None = None) -> Medkvar:
    """The workbook *bok* with its list made anew, of *rader* or of what is left in it.

    Raises:
        Paketfel: the workbook is refused.

    """
    grid = kvarblad(kvar_i(bok, tid) if rader is None else rader)
    forbund = str(las_grunddata(bok, krav=False).varden.get("Forbund") or "")
    return Medkvar(ympa_blad(bok, kvarsats(grid, forbund), tid), grid, forbund)


def har_kvar(bok: Bok) -> bool:
    """Whether the workbook has a list that is to be kept up to date."""
    return KVARBLAD in las_minne(bok)
