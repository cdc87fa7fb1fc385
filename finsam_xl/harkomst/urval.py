"""The rows that a function picks out of its ranges: SUMIFS and its kin by criteria, INDEX and the look-ups by place.

A precedent of `SUMIFS(Saldo[Belopp],...)` is the whole column; what a reader wants is the rows that were added up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.plats import Plats, Yta
from finsam_xl.harkomst.formel import Formelfel, hanvisning, inom, slag
from finsam_xl.harkomst.kriterium import kriterium

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from formualizer import ASTNode

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.arbetsbok.resultat import Resultat
    from finsam_xl.harkomst.rakna import Kalkyl

__all__ = ["Uppslag", "Urval", "funktion", "uppslag", "urval"]

_MED_VILLKOR: Mapping[str, tuple[int | None, int]] = {
    **dict.fromkeys(("SUMIFS", "AVERAGEIFS", "MAXIFS", "MINIFS"), (0, 1)),
    **dict.fromkeys(("SUMIF", "AVERAGEIF"), (2, 0)),
    **dict.fromkeys(("COUNTIFS", "COUNTIF"), (None, 0)),
}
"""Where the cells that are added up stand among the arguments, if they have a place, and where the criteria begin."""
_MOST_CELLS = 2_000_000
_SUMMERAR = frozenset({"SUMIFS", "SUMIF"})
_UPPSLAG = frozenset({"INDEX", "MATCH", "VLOOKUP", "HLOOKUP", "XLOOKUP", "XMATCH"})


@dataclass(frozen=True, slots=True)
class Urval:
    """The matching rows: the cell that counts in each, with the cells that its criteria looked at.

    *villkor* are the criteria as (column, value), *vardeyta* the cells that are added up, *summerar* whether they are.
    *ifyllda* are the filled cells that a criterion which an empty cell meets left out: they decided, though not chosen.
    """

    vardeyta: Yta
    villkor: tuple[tuple[Yta, Resultat], ...]
    rader: tuple[tuple[Plats, tuple[Plats, ...]], ...]
    summerar: bool
    argument: tuple[ASTNode, ...]
    ifyllda: tuple[Plats, ...] = ()


@dataclass(frozen=True, slots=True)
class Uppslag:
    """The one cell that a look-up found, and what it was looked up by."""

    platser: tuple[Plats, ...]
    argument: tuple[ASTNode, ...]


def funktion(nod: ASTNode) -> str:
    """The function's name, without the prefix that newer ones have in the file."""
    return (nod.get_function_name() or "").upper().removeprefix("_XLFN.").removeprefix("_XLWS.")


def urval(bok: Bok, kalkyl: Kalkyl, nod: ASTNode, hem: Plats) -> Urval | None:
    """The rows that SUMIFS, COUNTIFS and their kin match; None for another function or other arguments.

    Raises:
        Formelfel: a range or a criterion leads nowhere.

    """
    namn = funktion(nod)
    if namn not in _MED_VILLKOR:
        return None
    argument = nod.children()
    forst, parens = _MED_VILLKOR[namn]
    slut = parens + 2 if namn in {"SUMIF", "AVERAGEIF", "COUNTIF"} else len(argument)
    par = [(argument[nr], argument[nr + 1]) for nr in range(parens, slut - 1, 2)]
    ytor = [_yta(bok, ett, hem) for ett, _ in par]
    vardeyta = ytor[0] if forst is None or forst >= len(argument) else _yta(bok, argument[forst], hem)
    if vardeyta is None or None in ytor:
        return None
    villkor = tuple((yta, kalkyl.uttryck(ett, hem)) for yta, (_, ett) in zip(ytor, par, strict=True) if yta is not None)
    rader = tuple(_traffar(bok, vardeyta, villkor))
    ifyllda = tuple(plats for yta, varde in villkor if kriterium(varde)(None) for plats in _valde_bort(bok, yta, varde))
    return Urval(vardeyta, villkor, rader, namn in _SUMMERAR, tuple(ett for _, ett in par), ifyllda)


def _valde_bort(bok: Bok, yta: Yta, varde: Resultat) -> Iterator[Plats]:
    haller = kriterium(varde)
    celler = ((plats, bok.ruta(plats).varde) for plats in bok.fyllda(yta))
    return (plats for plats, innehall in celler if innehall is not None and not haller(innehall))


def _yta(bok: Bok, nod: ASTNode, hem: Plats) -> Yta | None:
    if slag(nod) != "Reference":
        return None
    pekar = hanvisning(bok, nod, hem)
    return None if pekar.yta is None else inom(bok, pekar.yta)


def _traffar(
    bok: Bok, vardeyta: Yta, villkor: tuple[tuple[Yta, Resultat], ...]
) -> Iterator[tuple[Plats, tuple[Plats, ...]]]:
    prov = [(yta, kriterium(varde)) for yta, varde in villkor]
    rader, kolumner = villkor[0][0].form
    if rader * kolumner > _MOST_CELLS:
        raise Formelfel("området är större än vad som söks igenom")
    for ned in range(rader):
        for hoger in range(kolumner):
            platser = tuple(_steg(yta, ned, hoger) for yta, _ in prov)
            if all(haller(bok.ruta(plats).varde) for plats, (_, haller) in zip(platser, prov, strict=True)):
                yield _steg(vardeyta, ned, hoger), platser


def _steg(yta: Yta, ned: int, hoger: int) -> Plats:
    return Plats(yta.blad, yta.omrade.rad + ned, yta.omrade.kolumn + hoger)


def uppslag(bok: Bok, kalkyl: Kalkyl, nod: ASTNode, hem: Plats) -> Uppslag | None:
    """The cell that INDEX, MATCH, VLOOKUP and the like found; None for another function or when nothing was found.

    Raises:
        Formelfel: a range or an argument leads nowhere.

    """
    namn, argument = funktion(nod), nod.children()
    if namn not in _UPPSLAG or len(argument) < 2:  # noqa: PLR2004 - a range and what to look for
        return None
    i_yta = argument[0] if namn == "INDEX" else argument[1]
    yta = _yta(bok, i_yta, hem)
    if yta is None:
        return None
    resten = tuple(ett for ett in argument if ett is not i_yta)
    platser = tuple(_funna(bok, kalkyl, nod, hem, yta))
    return Uppslag(platser, resten) if platser else None


def _funna(bok: Bok, kalkyl: Kalkyl, nod: ASTNode, hem: Plats, yta: Yta) -> Iterator[Plats]:
    namn, argument = funktion(nod), nod.children()
    if namn == "INDEX":
        steg = [_heltal(kalkyl.uttryck(ett, hem)) if slag(ett) != "Omitted" else 0 for ett in argument[1:3]]
        if len(steg) == 1:
            steg = [1, steg[0]] if yta.form[0] == 1 else [steg[0], 1]
        if all(steg):
            yield _steg(yta, steg[0] - 1, steg[1] - 1)
        return
    if namn in {"MATCH", "XMATCH"}:
        nr = _heltal(kalkyl.uttryck(nod, hem))
        if nr:
            yield _steg(yta, *((0, nr - 1) if yta.form[0] == 1 else (nr - 1, 0)))
        return
    nyckel = kalkyl.uttryck(argument[0], hem)
    liggande = namn == "HLOOKUP" or (namn == "XLOOKUP" and yta.form[0] == 1)
    langd = yta.form[1] if liggande else yta.form[0]
    prov = kriterium(nyckel)
    for nr in range(langd):
        plats = _steg(yta, *((0, nr) if liggande else (nr, 0)))
        if prov(bok.ruta(plats).varde):
            yield plats
            yield from _svarscell(bok, kalkyl, nod, hem, (yta, nr))
            return


def _svarscell(bok: Bok, kalkyl: Kalkyl, nod: ASTNode, hem: Plats, funnen: tuple[Yta, int]) -> Iterator[Plats]:
    (yta, nr), namn, argument = funnen, funktion(nod), nod.children()
    if len(argument) < 3:  # noqa: PLR2004 - the third says where the answer stands
        return
    if namn == "XLOOKUP":
        svar = _yta(bok, argument[2], hem)
        if svar is not None:
            yield _steg(svar, *((0, nr) if svar.form[0] == 1 else (nr, 0)))
        return
    steg = _heltal(kalkyl.uttryck(argument[2], hem))
    if steg:
        yield _steg(yta, *((nr, steg - 1) if namn == "VLOOKUP" else (steg - 1, nr)))


def _heltal(varde: Resultat) -> int:
    return int(varde) if isinstance(varde, (int, float)) else 0
