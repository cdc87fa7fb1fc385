"""What makes a formula hard to trust: typed over, unlike its neighbours, broken, or not to be calculated again."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.formeltext import flytta, jamforbar
from finsam_xl.arbetsbok.lasa.plats import Plats
from finsam_xl.harkomst.formel import OSPARBARA, Formelfel, delar, hanvisning, slag, tolka
from finsam_xl.harkomst.urval import funktion
from finsam_xl.revision.inbyggt import ar_excels, ar_extern, eget_namn
from finsam_xl.udf.funktioner import samtliga

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from formualizer import ASTNode

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.arbetsbok.lasa.cellinnehall import Cellinnehall

__all__ = ["avvikande", "externa", "flyktiga", "overskrivna", "trasiga"]

_VOLATILE = frozenset({"NOW", "TODAY", "RAND", "RANDBETWEEN", "RANDARRAY", "CELL", "INFO"})
_START = "Start"
"""Its formulas name figures that are there when the report has been built, and say so themselves until then."""


def overskrivna(bok: Bok, byggda: Collection[str]) -> Iterator[tuple[str, str]]:
    """Numbers where a formula belongs: on a built sheet, in a table's formula column, amid a column of formulas."""
    raknade = {
        (tabell.blad, rad, kolumn)
        for tabell in bok.tabeller
        for kolumn in tabell.formler
        for rad in range(tabell.data.rad, tabell.data.sista_rad + 1)
    }
    for blad in bok.bladnamn:
        celler = bok.celler(blad)
        for (rad, kolumn), ruta in celler.items():
            if ruta.formel or not isinstance(ruta.varde, (int, float)) or isinstance(ruta.varde, bool):
                continue
            if blad in byggda:
                yield str(Plats(blad, rad, kolumn)), "På ett byggt blad är varje tal en formel"
            elif (blad, rad, kolumn) in raknade:
                yield str(Plats(blad, rad, kolumn)), "Tabellens kolumn har en egen formel"
            elif _mellan_lika(celler, rad, kolumn):
                yield str(Plats(blad, rad, kolumn)), "Cellerna ovanför och under har samma formel"


def avvikande(bok: Bok, byggda: Collection[str]) -> Iterator[tuple[str, str]]:
    """Formulas unlike the one above and the one below, which are alike; and unlike their table's own formula."""
    raknade = {(ett.blad, kolumn): (ett, formel) for ett in bok.tabeller for kolumn, formel in ett.formler.items()}
    for blad in bok.bladnamn:
        celler = {} if blad in byggda else bok.celler(blad)
        for (rad, kolumn), ruta in celler.items():
            if not ruta.formel:
                continue
            har = f"Här står ={ruta.formel}"
            tabell, egen = raknade.get((blad, kolumn), (None, ""))
            if tabell is not None and tabell.data.rad <= rad <= tabell.data.sista_rad:
                if not _lika(ruta.formel, egen, flytta(egen, rad - tabell.data.rad, 0)):
                    yield str(Plats(blad, rad, kolumn)), f"{har}, i tabellens kolumn ={egen}"
            elif (over := _mellan_lika(celler, rad, kolumn)) and not _lika(ruta.formel, flytta(over, 1, 0)):
                yield str(Plats(blad, rad, kolumn)), f"{har}, ovanför ={over}"


def _lika(formel: str, *andra: str) -> bool:
    return jamforbar(formel) in set(map(jamforbar, andra))


def _mellan_lika(celler: Mapping[tuple[int, int], Cellinnehall], rad: int, kolumn: int) -> str:
    """The formula above a cell, where the one below is the same two rows down; else ""."""
    over, under = celler.get((rad - 1, kolumn)), celler.get((rad + 1, kolumn))
    if over is None or under is None or not over.formel or not under.formel:
        return ""
    return over.formel if _lika(under.formel, flytta(over.formel, 2, 0)) else ""


def _tolkade(bok: Bok) -> Iterator[tuple[Plats, ASTNode]]:
    for blad in bok.bladnamn:
        for plats, ruta in bok.celler(blad).items():
            if ruta.formel:
                try:
                    yield Plats(blad, *plats), tolka(ruta.formel)
                except Formelfel:
                    continue


def externa(bok: Bok, _: Collection[str]) -> Iterator[tuple[str, str]]:
    """Formulas and names that read another workbook."""
    for plats, nod in _tolkade(bok):
        for ett in delar(nod):
            text = ett.get_reference_string() or "" if slag(ett) == "Reference" else ""
            if "[" in text.rpartition("!")[0]:
                yield str(plats), f"Formeln läser {text}"
                break
    for namn in bok.alla_namn():
        if ar_extern(namn.text):
            yield namn.namn, f"Namnet pekar på {namn.text}"


def trasiga(bok: Bok, _: Collection[str]) -> Iterator[tuple[str, str]]:
    """Names that point at what is not there, and formulas that read a name, a table or a cell that is not."""
    for namn in bok.alla_namn():
        if ar_extern(namn.text) or namn.namn.casefold().startswith("_xlfn"):
            continue
        if "#REF!" in namn.text:
            yield namn.namn, f"Namnet pekar på {namn.text}"
        elif not namn.namn.casefold().startswith("_xlnm."):
            yield from ((namn.namn, f"Namnet {namn.namn}: {fel}") for fel in _brutna(bok, namn.text, namn.blad or ""))
    for plats, nod in _tolkade(bok):
        if plats.blad != _START:
            for fel in dict.fromkeys(_brott(bok, nod, plats)):
                yield str(plats), fel[0].upper() + fel[1:]


def _brutna(bok: Bok, formel: str, hem: str) -> Iterator[str]:
    try:
        nod = tolka(formel)
    except Formelfel:
        return
    yield from _brott(bok, nod, Plats(hem, 1, 1))


def _brott(bok: Bok, nod: ASTNode, hem: Plats) -> Iterator[str]:
    """Why references of an expression lead nowhere; another workbook is another matter, and LET's names are its own."""
    if slag(nod) == "Function" and funktion(nod) in {"LET", "LAMBDA"}:
        return
    if slag(nod) == "Literal" and nod.get_literal_value() == "#REF!":
        yield "cellen som formeln läste är borttagen (#REF!)"
    if slag(nod) == "Reference" and "[" not in (nod.get_reference_string() or "").rpartition("!")[0]:
        try:
            hanvisning(bok, nod, hem)
        except Formelfel as fel:
            yield str(fel)
    for barn in nod.children():
        yield from _brott(bok, barn, hem)


def flyktiga(bok: Bok, _: Collection[str]) -> Iterator[tuple[str, str]]:
    """Formulas that cannot be calculated again: they change by themselves, choose their cells, or need a macro."""
    for plats, nod in _tolkade(bok):
        namnen = {ett.get_function_name() or "" for ett in delar(nod) if slag(ett) == "Function"}
        for namn in sorted(namnen):
            kort = namn.upper().removeprefix("_XLFN.").removeprefix("_XLWS.")
            if kort in _VOLATILE:
                yield str(plats), f"{kort} ändrar sig varje gång boken räknas"
            elif kort in OSPARBARA:
                yield str(plats), f"{kort} väljer sin cell först när boken räknas"
            elif not ar_excels(namn) and eget_namn(namn) not in _vara():
                yield str(plats), f"{namn} finns bara med makron eller tillägg"


@cache
def _vara() -> frozenset[str]:
    return frozenset(udf.namn for udf in samtliga())
