"""What is left to fill in when the files are read in: the empty cells of Grunddata, and what the controls wait for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.fel import Indatafel
from finsam_xl.arbete.importera.sieinlasning import Sieval, fyll_ur_sie
from finsam_xl.arbete.kontrollera.kontrollering import kontrollera_bok
from finsam_xl.book.indatablad import RUBRIKRAD
from finsam_xl.inputs.grunddata import las_grunddata
from finsam_xl.inputs.rapportperioder import RAPPORTER, agare, periodnamn
from finsam_xl.inputs.schema import TABELLER
from finsam_xl.inputs.uppgifter import GRUNDDATA
from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.kontroller.register import Utfall
from finsam_xl.kontroller.utfallet import FLER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from finsam_xl.arbete.bygg.kontrollresultat import Kontrollresultat
    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.modell import Problem

__all__ = ["Efterlasning", "Kvar", "efter_inlasning"]


@dataclass(frozen=True, slots=True)
class Kvar:
    """Something left to fill in: the report it is for, the cell where that is one, and in words what and where."""

    rapport: str
    cell: str
    text: str
    kontroller: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Efterlasning:
    """The new book as it will be once the files are read in: the questions asked on the way, and what is left."""

    fragor: tuple[Problem, ...]
    kvar: tuple[Kvar, ...]


def efter_inlasning(bok: Bok, filer: Sequence[Path], tid: datetime, teckenkod: str | None = None) -> Efterlasning:
    """Read *filer* into a copy of the new book, every question answered with yes, and look at what it lacks.

    Raises:
        Indatafel: the book that would be made cannot take the files.

    """
    fragor: list[Problem] = []

    def ja(oklart: Problem) -> bool:
        fragor.append(oklart)
        return True

    fylld = fyll_ur_sie(bok, filer, ja, tid, Sieval(teckenkod)).bok
    kvar = [*_tomma_uppgifter(fylld), *_oprovat(_kontroller(fylld, tid))]
    rapporter = list(dict.fromkeys(ett.rapport for ett in kvar))
    return Efterlasning(tuple(fragor), tuple(sorted(kvar, key=lambda ett: rapporter.index(ett.rapport))))


def _tomma_uppgifter(bok: Bok) -> Iterator[Kvar]:
    """The empty cells of Grunddata for the reports that have their period, and the period of those that have none."""
    grunddata = las_grunddata(bok, krav=False)
    med_period = {ett for ett in RAPPORTER if grunddata.varden.get(periodnamn(ett))}
    rubriker = {agare(uppgift.namn): uppgift.avsnitt for uppgift in GRUNDDATA if uppgift.avsnitt}
    for uppgift in GRUNDDATA:
        rapport = agare(uppgift.namn)
        tom = not uppgift.formel and uppgift.namn in grunddata.platser and grunddata.varden.get(uppgift.namn) is None
        if tom and (rapport in med_period or not rapport or uppgift.namn == periodnamn(rapport)):
            yield Kvar(
                rubriker.get(rapport, "") if rapport else "Alla rapporter",
                grunddata.platser[uppgift.namn],
                f"{uppgift.etikett}. {uppgift.hjalp}".strip(),
            )


def _kontroller(bok: Bok, tid: datetime) -> tuple[Kontrollresultat, ...]:
    """Every control; none when an empty cell hinders them all, which then stands first among what is left."""
    try:
        return kontrollera_bok(bok, tid).resultat
    except Indatafel:
        return ()


def _oprovat(resultat: Sequence[Kontrollresultat]) -> Iterator[Kvar]:
    """What the controls that could not be tried wait for, each sentence once per report."""
    oprovade = [ett for ett in resultat if ett.utfall is Utfall.EJ_PROVAD and ett.saknas]
    for rapport, saknas in dict.fromkeys((ett.rapport, _forst(ett)) for ett in oprovade):
        vilka = tuple(ett.id for ett in oprovade if (ett.rapport, _forst(ett)) == (rapport, saknas))
        yield Kvar(rapport, _kolumnen(saknas), saknas, vilka)


def _forst(ett: Kontrollresultat) -> str:
    """What the control lacks, without the pointer to the rest on its own sheet."""
    return ett.saknas.removesuffix(FLER).strip()


def _kolumnen(saknas: str) -> str:
    """The first cell of the column that the sentence asks for, or of its sheet; empty when it names no input sheet."""
    tab = next((ett for ett in TABELLER if saknas.startswith((f"{ett.blad} ", f"{ett.blad}."))), None)
    if tab is None:
        return ""
    namngivna = (kol for kol, ett in enumerate(tab.kolumner, start=1) if f"Fyll i {ett.namn} " in saknas)
    return f"{tab.blad}!{kolumnbokstaver(next(namngivna, 1))}{RUBRIKRAD + 1}"
