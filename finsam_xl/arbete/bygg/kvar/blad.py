"""The sheet *Kvar att fylla i*: what is left, per report, each thing once and with a link to its cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.bygge import Bladsats, ympa_blad
from finsam_xl.arbete.bygg.dialekt import dialekt
from finsam_xl.arbete.bygg.kvar.lista import kvar
from finsam_xl.arbete.bygg.kvar.post import Kvarslag
from finsam_xl.arbete.bygg.minne import MINNESBLAD, las_minne
from finsam_xl.arbete.bygg.provat_bokslut import provat_bokslut
from finsam_xl.arbete.bygg.raknade import raknad
from finsam_xl.arbete.gemensamt.fel import Indatafel
from finsam_xl.arbete.gemensamt.utskrift import antal
from finsam_xl.arbetsbok.skriva.calc import Calculation
from finsam_xl.arbetsbok.skriva.page_head import PageText
from finsam_xl.arbetsbok.skriva.scratch_writer import scratch_workbook
from finsam_xl.book.stilark import stilark
from finsam_xl.inputs import las_bok
from finsam_xl.inputs.grunddata import las_grunddata
from finsam_xl.layout.grid import Grid
from finsam_xl.layout.listing import Field, Listing
from finsam_xl.layout.placing.lists import place_listing, record
from finsam_xl.layout.style import Style
from finsam_xl.modell import Niva, Problem
from finsam_xl.rapporter.slag import anvanda

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from finsam_xl.arbete.bygg.bygge import Ympning
    from finsam_xl.arbete.bygg.kvar.post import Kvar
    from finsam_xl.arbete.bygg.skiss import Skiss
    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.modell import Bokslut

__all__ = ["KVARBLAD", "Medkvar", "har_kvar", "kvar_i", "kvarblad", "kvarlista", "kvarsats", "med_kvar"]

KVARBLAD = "Kvar att fylla i"
_LISTA = Listing(
    (
        Field("Rapport", 20),
        Field("Gör", 13),
        Field("Var", 22, Style.LANK),
        Field("Vad som är kvar", 80),
        Field("Kontroller som väntar", 30),
        Field("Trycks tomt i", 34),
    ),
)
_RAPPORT, _SLAG, _VAR, _VAD, _VANTAR, _TRYCKT = range(1, 7)
_PREFIX = "KVAR"
_GAR_INTE_ATT_RAKNA = (
    "Rapporten går inte att räkna, så det som är kvar i den är okänt.",
    "Bygg den för att se varför.",
)
_INGET = "Inget är kvar att fylla i."
_ANTALEN = (
    (Kvarslag.FYLL_I, "att fylla i", "att fylla i"),
    (Kvarslag.RATTA, "att rätta", "att rätta"),
    (Kvarslag.SVARA, "att ta ställning till", "att ta ställning till"),
    (Kvarslag.PROVA, "förslag att pröva", "förslag att pröva"),
)


def kvarblad(rader: Sequence[Kvar]) -> Grid:
    """The sheet; when nothing is left it says so, and when nothing has changed it is the same, whatever the time."""
    delar = [antal(tal, en, flera) for slag, en, flera in _ANTALEN if (tal := sum(ett.slag is slag for ett in rader))]
    om = f"{', '.join(delar)}. Var sak står en gång, hos den rapport som först behöver den." if delar else _INGET
    grid = place_listing(_LISTA, KVARBLAD, KVARBLAD, subtitle=om)
    grid.page = KVARBLAD
    for nr, ett in enumerate(rader, start=_LISTA.first_row):
        texter = {
            _RAPPORT: ett.rapport,
            _SLAG: ett.slag.value,
            _VAR: ett.cell or "–",
            _VAD: ett.text,
            _VANTAR: ett.kontroller,
            _TRYCKT: "; ".join(ett.tryckt),
        }
        record(grid, _LISTA, nr, texter)
        if "!" in ett.cell:
            grid.links[nr, _VAR] = ett.cell
    return grid


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
            raknade.append(klara.get(slag.prefix) or raknad(slag, bokslut, tid, dialekt(bok)))
        except Calculation:
            hinder.append(Problem("rapport-gar-inte-att-rakna", Niva.FEL, slag.titel, *_GAR_INTE_ATT_RAKNA))
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


def kvarsats(grid: Grid, forbund: str) -> Bladsats:
    """The sheet to set into a workbook."""
    skiss = scratch_workbook(
        (grid, Grid(MINNESBLAD, state="veryHidden")),
        {},
        tables=(),
        cells=(),
        page=PageText(forbund, KVARBLAD),
        styles=stilark,
    )
    return Bladsats(skiss, (KVARBLAD,), _PREFIX, lambda namn: namn == KVARBLAD)
