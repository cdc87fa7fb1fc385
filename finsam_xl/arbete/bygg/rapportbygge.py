"""A report built into a workbook: read, placed, calculated and grafted, with nothing written anywhere."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.borttagna_rader import rader_i_egna_formler
from finsam_xl.arbete.bygg.bygge import ympa_rapport
from finsam_xl.arbete.bygg.dialekt import dialekt
from finsam_xl.arbete.bygg.kvar.blad import kvarsats
from finsam_xl.arbete.bygg.kvar.boken import kvarlista
from finsam_xl.arbete.bygg.minne import las_minne
from finsam_xl.arbete.bygg.provat_bokslut import provat_bokslut
from finsam_xl.arbete.bygg.raknade import minns
from finsam_xl.arbete.bygg.sidtext import avkortat, utan_beslut
from finsam_xl.arbete.bygg.skiss import skissad
from finsam_xl.arbete.gemensamt.bokdata import eller_avbrott
from finsam_xl.arbete.gemensamt.fel import Avbrott, Indatafel
from finsam_xl.arbete.gemensamt.fyllning import fylld
from finsam_xl.book.startformler import paminnelse
from finsam_xl.inputs import las_bok, rader
from finsam_xl.modell import Niva, Problem
from finsam_xl.uppstallning.egna import med_lagens_rader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from finsam_xl.arbete.bygg.bygge import Ympning
    from finsam_xl.arbete.bygg.skiss import Skiss
    from finsam_xl.arbete.gemensamt.fyllning import Tabellrader
    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.layout.grid import Grid
    from finsam_xl.modell import Bokslut
    from finsam_xl.rapporter.slag import Rapportslag

__all__ = ["Byggd", "byggd", "vagra_utan_saldo"]


@dataclass(frozen=True, slots=True)
class Byggd:
    """A built report: its calculated sheets, the workbook they are grafted into, and what to tell of the input.

    *bokslut* is the input it was built from, *kvar* the sheet of what is left to fill in, where it was made.
    *omplacerade* are the input tables whose rows Kontoplan has placed anew, or that have the law's rows back, with
    those rows.
    """

    bokslut: Bokslut
    skiss: Skiss
    kvar: Grid | None
    ympning: Ympning
    omplacerade: Tabellrader
    varningar: tuple[Problem, ...]


@contextmanager
def _utan_skrapsamling() -> Iterator[None]:
    """A build makes many small values and keeps them: looking for rubbish meanwhile takes time and finds none."""
    var_pa = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if var_pa:
            gc.freeze()  # what the build has made is put among the old without a look at each
            gc.unfreeze()
            gc.enable()


def vagra_utan_saldo(bokslut: Bokslut, slag: Rapportslag) -> None:
    """A report of the ledger is not built before it is read in: every figure would be a zero that nobody booked."""
    period = bokslut.grunddata.get(f"{slag.prefix}_Period")
    if slag.ur_huvudboken and not any(rad.period == period and not rad.ar_justering for rad in bokslut.saldon):
        raise Avbrott(f"Saldo är tomt för {period}. Läs in SIE-filen.")


def _saldona(bokslut: Bokslut) -> Tabellrader:
    return {"Saldo": rader("Saldo", bokslut.saldon), "Objektsaldo": rader("Objektsaldo", bokslut.objektsaldon)}


def _lagens_rader(bokslut: Bokslut) -> Tabellrader:
    """Rapportrader with the law's rows that somebody has removed from it, last; nothing when it has them all."""
    hela = med_lagens_rader(bokslut.rapportrader)
    return {} if hela == bokslut.rapportrader else {"Rapportrader": rader("Rapportrader", hela)}


@_utan_skrapsamling()
def byggd(
    bok: Bok,
    slag: Rapportslag,
    tid: datetime,
    meddela: Callable[[str], None],
    *,
    utan_saldo: bool = False,
    med_kvar: bool = True,
) -> Byggd:
    """The report *slag* built into the workbook *bok*; *meddela* hears how far it has come.

    With *utan_saldo* it is built before the ledger is read in too: next year's book has its sheets from the start, and
    a revisor's copy has those that the book has. *med_kvar* makes the list of what is left, for every report.

    Raises:
        Indatafel: the input has faults.
        Avbrott: the ledger of the report's period is not read in, the workbook is damaged, or its own formulas need a
            sheet that would go.

    """
    meddela("Läser indata ...")
    inlast = las_bok(bok, slag.prefix)
    bokslut = provat_bokslut(inlast)
    if not utan_saldo:
        vagra_utan_saldo(bokslut, slag)
    meddela("Räknar tabellerna ...")
    skiss = skissad(slag, bokslut, tid, dialekt(bok))
    minns(bokslut, skiss)
    if fel := tuple(rader_i_egna_formler(bok, skiss.rapport)):
        raise Indatafel(fel)
    meddela("Lägger in bladen ...")
    omplacerade = {**(_saldona(bokslut) if inlast.omplacerad else {}), **_lagens_rader(bokslut)}
    grund = fylld(bok, omplacerade) if omplacerade else bok
    besked = paminnelse(bokslut.grunddata, {rad.period for rad in bokslut.saldon})
    kvar = kvarlista(grund, bokslut, tid, (skiss,)) if med_kvar else None
    mer = (kvarsats(kvar, skiss.sida.left),) if kvar is not None else ()
    ympning = eller_avbrott(lambda: ympa_rapport(grund, skiss, tid, besked, mer))
    varningar = tuple(ett for ett in inlast.problem if ett.niva is not Niva.FEL)
    efterat = (*utan_beslut(slag, bokslut.grunddata), *avkortat(skiss.sida), *_star_kvar(bok, skiss, ympning))
    return Byggd(bokslut, skiss, kvar, ympning, omplacerade, (*varningar, *efterat))


def _star_kvar(bok: Bok, skiss: Skiss, ympning: Ympning) -> Iterator[Problem]:
    """The sheets that the report no longer has, and that a person has changed since they were built: they are left."""
    rapport = skiss.rapport
    byggda = {grid.name for grid in rapport.blad}
    for namn in las_minne(bok):
        if rapport.slag.ager(namn) and namn not in byggda and namn in ympning.bok.bladnamn:
            yield Problem(
                "utelamnat-blad-kvar",
                Niva.VARNING,
                namn,
                "Tabellen är inte längre med i rapporten, men bladet har ändrats sedan det byggdes och står kvar.",
                "Ta bort bladet om ändringen inte behövs.",
            )
