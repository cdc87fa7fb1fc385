"""Start after a build: its formulas given their values, and the rows of the report that is built folded out.

The formulas read names alone, and how many members there are, so they are calculated in a small workbook of those.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from finsam_xl.arbetsbok.andra.omrakning import rakna_om_vid_oppning
from finsam_xl.arbetsbok.andra.satt_varden import satt_varden
from finsam_xl.arbetsbok.lasa import innehall
from finsam_xl.arbetsbok.lasa.cellinnehall import las_celler
from finsam_xl.arbetsbok.lasa.innehall import definierade_namn, hitta_blad
from finsam_xl.arbetsbok.lasa.rutnat import formler, rader, rutor
from finsam_xl.arbetsbok.lasa.varden import Vardelasare
from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.ooxml import cell, omrade
from finsam_xl.arbetsbok.resultat import Felvarde, som_resultat
from finsam_xl.arbetsbok.skriva.calc import Calculation, calculate
from finsam_xl.arbetsbok.skriva.page_head import PageText
from finsam_xl.arbetsbok.skriva.scratch_writer import NamedInput, scratch_workbook
from finsam_xl.book.startformler import MEDLEMMAR, PAMINNELSE, ar_startformel, paminnelse
from finsam_xl.book.stilark import stilark
from finsam_xl.layout.grid import Cell, Grid

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date, datetime

    from finsam_xl.arbete.bygg.skiss import Skiss
    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.arbetsbok.resultat import Resultat

__all__ = ["START", "hopvikta", "med_start", "rakna_start", "vik_ut_byggda"]

START: Final = "Start"
_NAMN: Final = re.compile(r"[A-Za-zÅÄÖåäö_]\w*")
_AR_INLAST, _MEDLEMMARNA = "START_PAMINNELSE", "START_MEDLEMMAR"
_HJALPBLAD: Final = "Namn"

Formler = dict[tuple[int, int], str]


def rakna_start(
    paket: Paket, bok: Bok, tid: datetime, *, skiss: Skiss | None = None, paminnelse: str | None = None
) -> None:
    """Let Start of the changed workbook *paket*, made of *bok*, say what it says now.

    Its formulas read names that the build of *skiss* has just defined; *paminnelse* is which file is to be read in, and
    without it the formulas that say so keep their values. A book without our Start is left as it is.
    """
    del_ = next((blad.del_ for blad in innehall.blad(paket) if blad.namn == START), "")
    if not del_:
        return
    celler = las_celler(paket, paket.rot(del_))
    alla = {plats: ruta.formel for plats, ruta in celler.items() if ruta.formel}
    vara = {
        plats: formel
        for plats, formel in alla.items()
        if ar_startformel(formel) and (paminnelse is not None or PAMINNELSE not in formel)
    }
    if not vara or (skiss is not None and not skiss.raknad):
        return
    kvar = {plats: celler[plats].varde for plats in alla.keys() - vara.keys()}
    egna: dict[str, str | int] = {_AR_INLAST: paminnelse or "", _MEDLEMMARNA: _antal(bok)}
    try:
        svar = _svar(vara, kvar, [*_namnen(paket, vara, skiss)], egna, tid)
    except Calculation:
        rakna_om_vid_oppning(paket)
        return
    satt_varden(paket, START, svar)
    if skiss is not None:
        _vik_ut(paket, del_, _dolda(paket.rot(del_), alla, skiss.rapport.slag.prefix))


def med_start(bok: Bok, grunddata: Mapping[str, object], saldots_dagar: Collection[date], tid: datetime) -> Bok:
    """The workbook *bok* whose Start says what is read in, Saldo having rows for those days.

    Raises:
        Paketfel: the workbook is refused.

    """
    if START not in bok.bladnamn:
        return bok
    paket = bok.att_andra()
    rakna_start(paket, bok, tid, paminnelse=paminnelse(grunddata, saldots_dagar))
    return type(bok).av(paket)


def hopvikta(bok: Bok, prefix: str) -> tuple[int, ...]:
    """The rows of Start that are folded away in *bok* and read the names of the report with *prefix*."""
    if START not in bok.bladnamn:
        return ()
    alla = {plats: ruta.formel for plats, ruta in bok.celler(START).items() if ruta.formel}
    return _dolda(bok.rot(START), alla, prefix)


def _antal(bok: Bok) -> int:
    """How many members the table has."""
    tabell = bok.tabell("Medlemmar")
    kolumn = tabell.kolumn("Medlem") if tabell is not None else None
    if tabell is None or kolumn is None:
        return 0
    platser = range(tabell.data.rad, tabell.data.sista_rad + 1)
    return sum(bok.celler(tabell.blad).get((rad, kolumn), (None,))[0] not in {None, ""} for rad in platser)


def _namnen(paket: Paket, vara: Formler, skiss: Skiss | None) -> Iterator[tuple[str, list[Resultat]]]:
    """Each name that the formulas read, with the values of its cells down; one without a value is left out."""
    lasta = {ord_ for formel in vara.values() for ord_ in _NAMN.findall(formel)}
    bladen = {blad.namn: blad.del_ for blad in innehall.blad(paket)}
    celler: dict[str, Mapping[tuple[int, int], tuple[Resultat, ...]]] = {}
    for ett in definierade_namn(paket):
        if ett.blad is not None or ett.namn not in lasta:
            continue
        if skiss is not None and ett.namn in skiss.rapport.namn:
            yield ett.namn, [som_resultat(skiss.namngiven(ett.namn))]
            continue
        bladet, _, ref = ett.text.rpartition("!")
        namn = bladet.strip("'").replace("''", "'")
        if namn in bladen:
            if namn not in celler:
                celler[namn] = las_celler(paket, paket.rot(bladen[namn]))
            yta = omrade(ref.replace("$", ""))
            platser = [(rad, yta.kolumn) for rad in range(yta.rad, yta.sista_rad + 1)]
            varden = [celler[namn].get(plats, (None,))[0] for plats in platser]
            if not any(isinstance(varde, Felvarde) for varde in varden):
                yield ett.namn, varden


def _svar(
    vara: Formler,
    kvar: Mapping[tuple[int, int], Resultat],
    namnen: list[tuple[str, list[Resultat]]],
    egna: Mapping[str, str | int],
    tid: datetime,
) -> dict[str, Resultat]:
    """What the formulas come to, by address; *kvar* are the values of Start's others."""
    start, hjalp = Grid(START), Grid(_HJALPBLAD)
    platser: dict[str, tuple[str, str]] = {}
    for kolumn, (namn, varden) in enumerate(namnen, start=1):
        bokstav = ooxml.cell(1, kolumn).rstrip("0123456789")
        platser[namn] = _HJALPBLAD, f"${bokstav}$1:${bokstav}${len(varden)}" if len(varden) > 1 else f"${bokstav}$1"
        for rad, varde in enumerate(varden, start=1):
            hjalp.cells[rad, kolumn] = _cell(varde)
    start.cells |= {plats: _cell(varde) for plats, varde in kvar.items() if not isinstance(varde, Felvarde)}
    for plats, formel in vara.items():
        kort = formel.replace(PAMINNELSE, _AR_INLAST).replace(MEDLEMMAR, _MEDLEMMARNA)
        start.put(*plats, "Normal", formula=kort)
    data = scratch_workbook(
        (start, hjalp),
        platser,
        tables=(),
        cells=[NamedInput(*ett) for ett in egna.items()],
        page=PageText("", ""),
        styles=stilark,
    )
    raknade = Vardelasare(calculate(data, tid)).rader(START)
    return {cell(rad, kolumn): som_resultat(raknade[rad - 1][kolumn - 1]) for rad, kolumn in vara}


def _cell(varde: Resultat) -> Cell:
    if isinstance(varde, str) or varde is None:
        return Cell("Normal", text=varde or "")
    return Cell("Normal", number=float(varde))  # type: ignore[arg-type]  # no error value comes here


def vik_ut_byggda(paket: Paket, prefix: Iterable[str]) -> None:
    """Fold out the rows of Start for the reports with these prefixes."""
    del_ = hitta_blad(paket, START).del_
    alla = formler(list(rutor(paket.rot(del_))))
    for ett in prefix:
        _vik_ut(paket, del_, _dolda(paket.rot(del_), alla, ett))


def _dolda(rot: Element, alla: Mapping[tuple[int, int], str], prefix: str) -> tuple[int, ...]:
    lasare = re.compile(rf"\b{prefix}_")
    radernas = {rad for (rad, _), formel in alla.items() if lasare.search(formel)}
    return tuple(rad for rad, element in rader(rot) if rad in radernas and element.get("hidden") in {"1", "true"})


def _vik_ut(paket: Paket, del_: str, bort: tuple[int, ...]) -> None:
    if bort:
        rot = paket.rot(del_)
        for rad, element in rader(rot):
            if rad in bort:
                element.attrib.pop("hidden")
        paket.satt(del_, ooxml.skriv(rot))
