"""What a build changes in an open workbook, as a value: found by building in file mode and comparing the two.

Nothing in Excel is touched before the whole plan is made, so a fault in the input or in a formula stops it in time.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from finsam_xl.arbete.bygg.minne import MINNESBLAD, las_minne
from finsam_xl.arbetsbok.andra.cellvarde import dag_noll
from finsam_xl.arbetsbok.lasa.formeltext import blad_i, byt_blad
from finsam_xl.arbetsbok.lasa.innehall import blad, definierade_namn, hitta_blad
from finsam_xl.arbetsbok.lasa.rutnat import formler, rutor
from finsam_xl.arbetsbok.opc.ooxml import cell
from finsam_xl.arbetsbok.skriva.page_head import PageText
from finsam_xl.arbetsbok.skriva.scratch_writer import InputTable, scratch_workbook
from finsam_xl.arbetsbok.ympa.flikordning import flikflyttar
from finsam_xl.book.stilark import stilark
from finsam_xl.hosts.excel.block import Formelblock, formelblock
from finsam_xl.hosts.excel.rattade_celler import Cellbyte, cellbyten, kallor
from finsam_xl.hosts.excel.tabellplan import Tabellplan, tabellplaner
from finsam_xl.layout.expr import Dialect
from finsam_xl.layout.grid import Cell, Grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from finsam_xl.arbete.bygg.bygge import Ympning
    from finsam_xl.arbete.bygg.kvar.boken import Medkvar
    from finsam_xl.arbete.bygg.minne import Minne
    from finsam_xl.arbete.bygg.rapportbygge import Byggd
    from finsam_xl.arbete.gemensamt.fyllning import Tabellrader
    from finsam_xl.arbete.kontrollera.rattning import Rattning
    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.arbetsbok.ympa.flikordning import Flikflytt

__all__ = [
    "ARK_FORE",
    "MINNE_FORE",
    "Bladplan",
    "Byggplan",
    "Egenformel",
    "Namnbyte",
    "bladplan",
    "egna_formler",
    "foljd",
    "fyllnadsplan",
    "planera",
    "rattningsplan",
]

MINNE_FORE = f"{MINNESBLAD} fore"
"""The sheet of the finished workbook that holds what the book remembered before."""
ARK_FORE = "_fore"
"""Ends the name of the table, in the finished workbook, that holds a table's rows before."""
_VANLIG: Final = "Normal"


@dataclass(frozen=True, slots=True)
class Bladplan:
    """A sheet to set in: over the one of ours that has its name (*finns*), or beside the one kept as *behalls_som*.

    *block* are its formulas, *block_fore* those of the one it is written over; *ritat* says that it has charts.
    """

    namn: str
    finns: bool = False
    behalls_som: str = ""
    block: tuple[Formelblock, ...] = ()
    block_fore: tuple[Formelblock, ...] = ()
    ritat: bool = False


@dataclass(frozen=True, slots=True)
class Namnbyte:
    """A defined name: what it refers to (without `=`) after and before; "" is a name that is not there."""

    namn: str
    nytt: str
    gammalt: str


@dataclass(frozen=True, slots=True)
class Egenformel:
    """A formula of a person's own that reads a sheet which is kept under a new name: it shall read the fresh one.

    *foljd* is what Excel makes of it when the sheet is renamed. Both without `=`.
    """

    blad: str
    cell: str
    formel: str
    foljd: str


@dataclass(frozen=True, slots=True)
class Byggplan:
    """Everything to change. *ark* is a workbook with the finished sheets, with neither formulas nor names in it.

    *flyttar* are the moves that give the tabs the finished workbook's order, once the sheets are in.
    """

    ark: bytes
    blad: tuple[Bladplan, ...] = ()
    bort: tuple[str, ...] = ()
    namn: tuple[Namnbyte, ...] = ()
    egna: tuple[Egenformel, ...] = ()
    tabeller: tuple[Tabellplan, ...] = ()
    celler: tuple[Cellbyte, ...] = ()
    flyttar: tuple[Flikflytt, ...] = ()


def planera(bok: Bok, byggd: Byggd) -> Byggplan:
    """What turns the open workbook *bok* into the one that file mode has built."""
    rapport = byggd.skiss.rapport
    tabeller = tabellplaner(bok, byggd.ympning.bok, byggd.omplacerade)
    bladen = rapport.blad if byggd.kvar is None else (*rapport.blad, byggd.kvar)
    return _plan(bok, byggd.ympning, bladen, rapport.dialekt, (byggd.skiss.sida, tabeller, ()))


def rattningsplan(bok: Bok, rattning: Rattning) -> Byggplan:
    """What turns the open workbook *bok* into the one that file mode has mended."""
    sida = PageText("", rattning.blad[0].name)
    return _plan(bok, rattning.ympning, rattning.blad, Dialect.NATIVE, (sida, (), cellbyten(rattning)))


def _plan(
    bok: Bok,
    ympning: Ympning,
    bladen: Sequence[Grid],
    dialekt: Dialect,
    mer: tuple[PageText, tuple[Tabellplan, ...], tuple[Cellbyte, ...]],
) -> Byggplan:
    sida, tabeller, celler = mer
    fore, efter = bok.paket, ympning.bok.paket
    minne_fore, minne = las_minne(bok), las_minne(ympning.bok)
    fanns, finns = ({ett.namn for ett in blad(paket)} for paket in (fore, efter))
    bevarade = ympning.bevarade
    nya = [
        _bladplan(fore, grid, dialekt, bevarade.get(grid.name, ""))
        for grid in bladen
        if grid.name not in fanns or grid.name in bevarade or minne_fore[grid.name].avtryck != minne[grid.name].avtryck
    ]
    grids = [_utan_formler(grid) for grid in bladen if grid.name in {ett.namn for ett in nya}]
    if minne != minne_fore:
        nya.append(Bladplan(MINNESBLAD, finns=MINNESBLAD in fanns))
        grids += [_minnesblad(MINNESBLAD, minne), _minnesblad(MINNE_FORE, minne_fore)]
    ordning = [ett.namn for ett in blad(efter)]
    nya.sort(key=lambda ett: ordning.index(ett.namn))
    return Byggplan(
        _ark(grids, tabeller, sida, dag_noll(fore), celler),
        tuple(nya),
        tuple(ett.namn for ett in blad(fore) if ett.namn not in finns),
        tuple(_namnbyten(fore, efter, bevarade)),
        tuple(egna_formler(fore, bevarade, {grid.name for grid in bladen})) if bevarade else (),
        tabeller,
        celler,
        _flyttar([ett.namn for ett in blad(fore)], nya, ordning),
    )


def _flyttar(flikar: list[str], nya: Sequence[Bladplan], ordning: Sequence[str]) -> tuple[Flikflytt, ...]:
    """What is to be moved when the sheets have been set in: a new one last, or before the one that is kept.

    Last is before the sheet of fingerprints, which nobody sees, where that one is the last.
    """
    for ett in nya:
        if ett.behalls_som:
            plats = flikar.index(ett.namn)
            flikar[plats : plats + 1] = [ett.namn, ett.behalls_som]
        elif not ett.finns:
            flikar.insert(len(flikar) - (flikar[-1] == MINNESBLAD), ett.namn)
    return flikflyttar(flikar, [namn for namn in ordning if namn != MINNESBLAD])


def bladplan(bok: Bok, grid: Grid, sida: PageText) -> Byggplan:
    """What puts one sheet into the open workbook, over the one of that name if there is one."""
    plan = _bladplan(bok.paket, grid, Dialect.NATIVE)
    return Byggplan(_ark([_utan_formler(grid)], (), sida, bok.dag_noll), (plan,))


def _bladplan(fore: Paket, grid: Grid, dialekt: Dialect, behalls_som: str = "") -> Bladplan:
    finns = not behalls_som and grid.name in {ett.namn for ett in blad(fore)}
    block_fore = _block_i(fore, grid.name) if finns else ()
    return Bladplan(grid.name, finns, behalls_som, formelblock(grid, dialekt), block_fore, bool(grid.charts))


def fyllnadsplan(bok: Bok, fylld: Bok, tabeller: Tabellrader, kvar: Medkvar | None = None) -> Byggplan:
    """What turns the open workbook into the one whose input tables file mode has filled, and its list made anew."""
    planer = tabellplaner(bok, fylld, tabeller)
    if kvar is not None:
        sida = PageText(kvar.forbund, kvar.grid.name)
        return _plan(bok, kvar.ympning, (kvar.grid,), Dialect.NATIVE, (sida, planer, ()))
    return Byggplan(_ark((), planer, PageText("", ""), bok.dag_noll), tabeller=planer)


def _block_i(paket: Paket, namn: str) -> tuple[Formelblock, ...]:
    """The formulas of a sheet as it stands."""
    alla = list(rutor(paket.rot(hitta_blad(paket, namn).del_)))
    utskrivna = formler(alla)
    grid = Grid(namn)
    for rad, kolumn, element in alla:
        formel = utskrivna.get((rad, kolumn), "")
        grid.put(rad, kolumn, _VANLIG, text=namn if len(element) and not formel else "", formula=formel)
    return formelblock(grid, Dialect.NATIVE)


def _utan_formler(grid: Grid) -> Grid:
    return replace(
        grid, cells={plats: Cell(ruta.style, ruta.text, number=ruta.number) for plats, ruta in grid.cells.items()}
    )


def _minnesblad(namn: str, minne: Mapping[str, Minne]) -> Grid:
    grid = Grid(namn)
    for rad, (ett, mindes) in enumerate(minne.items(), start=1):
        for kolumn, text in enumerate((ett, mindes.avtryck, mindes.bytehash), start=1):
            grid.put(rad, kolumn, _VANLIG, text=text)
    return grid


def _ark(
    grids: Sequence[Grid], tabeller: Sequence[Tabellplan], sida: PageText, noll: date, celler: Sequence[Cellbyte] = ()
) -> bytes:
    """The workbook to copy from; it counts its days from *noll*, as the one that is copied into."""
    indata = [
        InputTable(f"{plan.namn}{slut}", plan.kolumner, plan.kolumner, rader)
        for plan in tabeller
        for slut, rader in (("", plan.rader), (ARK_FORE, plan.rader_fore))
    ]
    alla = [*indata, *kallor(celler)]
    return scratch_workbook(grids, {}, tables=alla, cells=(), page=sida, styles=stilark, day_zero=noll)


def _namnbyten(fore: Paket, efter: Paket, bevarade: Mapping[str, str]) -> list[Namnbyte]:
    """The names that differ; one that follows a renamed sheet away is led back to the fresh one."""
    gamla, nya = (
        {ett.namn: ett.text for ett in definierade_namn(paket) if ett.blad is None} for paket in (fore, efter)
    )
    foljda = {namn: foljd(text, bevarade) for namn, text in gamla.items()}
    return [
        Namnbyte(namn, nya.get(namn, ""), foljda.get(namn, ""))
        for namn in sorted(gamla.keys() | nya.keys())
        if nya.get(namn, "") != foljda.get(namn, "")
    ]


def egna_formler(fore: Paket, bevarade: Mapping[str, str], vara: set[str]) -> Iterator[Egenformel]:
    """The formulas, on other sheets than *vara*, that follow a renamed sheet (old name, new name) and shall not."""
    for ett in blad(fore):
        if ett.namn in vara or ett.slag != "worksheet":
            continue
        for (rad, kolumn), formel in formler(list(rutor(fore.rot(ett.del_)))).items():
            om_den_foljer = foljd(formel, bevarade)
            if om_den_foljer != formel:
                yield Egenformel(ett.namn, cell(rad, kolumn), formel, om_den_foljer)


def foljd(formel: str, bevarade: Mapping[str, str]) -> str:
    """What Excel makes of a formula or a name when these sheets are renamed."""
    for gammalt, nytt in bevarade.items():
        if gammalt.casefold() in blad_i(formel):
            formel = byt_blad(formel, gammalt, nytt)
    return formel
