"""The proposals of a book made out of SIE files: those that nobody has changed or accepted yet, and all accepted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.andra.satt_celler import satt_celler
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa.plats import Plats, syftar_pa
from finsam_xl.arbetsbok.opc.ooxml import kolumnnummer
from finsam_xl.book.forslagsblad import (
    FORSLAGSBLAD,
    FORSTA_RAD,
    GODKAND,
    GODKANDKOLUMN,
    KOLUMNNAMN,
    RADNAMN,
    VARDEKOLUMN,
    nyckelkolumner,
    radnyckel,
)
from finsam_xl.inputs.grunddata import BLAD
from finsam_xl.inputs.oppning import indatatabell
from finsam_xl.inputs.schema import TABELLER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from finsam_xl.inputs.schema import Indatatabell

__all__ = ["OppetForslag", "godkanda", "oppna_forslag"]


@dataclass(frozen=True, slots=True)
class OppetForslag:
    """A proposal that stands as it was made: its row on the sheet of proposals, and the cell that it is in now."""

    rad: int
    cell: Plats


def oppna_forslag(bok: Bok) -> tuple[OppetForslag, ...]:
    """The proposals that are neither changed nor accepted; a book that was made in another way has none.

    Raises:
        Paketfel: the workbook cannot be read.

    """
    if FORSLAGSBLAD not in bok.bladnamn:
        return ()
    celler = {**_uppgifterna(bok), **dict(_tabellernas(bok))}
    platser = 1, _kolumn(bok, KOLUMNNAMN, 2), _kolumn(bok, RADNAMN, 3)
    return tuple(
        OppetForslag(nr, cell)
        for nr, rad in enumerate(bok.rader(FORSLAGSBLAD)[FORSTA_RAD - 1 :], start=FORSTA_RAD)
        if (cell := celler.get(_nyckeln(rad, platser))) is not None
        and bok.varde(FORSLAGSBLAD, nr, GODKANDKOLUMN) != GODKAND
        and bok.varde(*cell) == bok.varde(FORSLAGSBLAD, nr, VARDEKOLUMN)
    )


def _kolumn(bok: Bok, namn: str, annars: int) -> int:
    """The number of the column that the name points at; in an older book the ids stand where a person reads."""
    bokstav = re.search(r"\$([A-Z]+)\$", bok.bokens_namn.get(namn, ""))
    return kolumnnummer(bokstav[1]) if bokstav else annars


def _nyckeln(rad: Sequence[object], platser: Sequence[int]) -> tuple[str, str, str]:
    """Sheet, heading and row; a cell of Grunddata is known by its name alone."""
    blad, kolumn, raden = (str(rad[plats - 1]) if plats <= len(rad) else "" for plats in platser)
    return blad, kolumn, "" if blad == BLAD else raden


def godkanda(bok: Bok) -> tuple[Bok, int]:
    """The workbook with every open proposal accepted, and how many they were.

    Raises:
        Paketfel: the workbook cannot be read.

    """
    oppna = oppna_forslag(bok)
    if not oppna:
        return bok, 0
    paket = bok.att_andra()
    satt_celler(paket, FORSLAGSBLAD, {(ett.rad, GODKANDKOLUMN): GODKAND for ett in oppna})
    return Bok.av(paket), len(oppna)


def _uppgifterna(bok: Bok) -> dict[tuple[str, str, str], Plats]:
    platser = ((namn, syftar_pa(text)) for namn, text in bok.bokens_namn.items())
    return {(BLAD, namn, ""): plats for namn, plats in platser if plats is not None and plats.blad in bok.bladnamn}


def _tabellernas(bok: Bok) -> Iterator[tuple[tuple[str, str, str], Plats]]:
    """Each cell of the tables by sheet, heading and the key of its row."""
    med_forslag = {rad[0] for rad in bok.rader(FORSLAGSBLAD)[FORSTA_RAD - 1 :] if rad}
    for tab in TABELLER:
        if tab.blad in med_forslag:
            yield from _tabellens(bok, tab)


def _tabellens(bok: Bok, tab: Indatatabell) -> Iterator[tuple[tuple[str, str, str], Plats]]:
    form = indatatabell(bok, tab)
    nyckeln = nyckelkolumner(tab)
    if form is None or not set(nyckeln) <= form.kolumner.keys():
        return
    for rad in range(form.data.rad, form.data.sista_rad + 1):
        nyckel = radnyckel([bok.varde(form.blad, rad, form.kolumner[rubrik]) for rubrik in nyckeln], bok.dag_noll)
        for rubrik, kolumn in form.kolumner.items():
            yield (tab.blad, rubrik, nyckel), Plats(form.blad, rad, kolumn)
