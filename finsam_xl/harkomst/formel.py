"""A formula taken apart: what each reference in it points at, and the formula said with plain cell addresses.

The plain form is what the calculation engine is given: it knows neither the book's tables nor its names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.formeltext import citera
from finsam_xl.arbetsbok.lasa.plats import Yta
from finsam_xl.arbetsbok.opc.ooxml import Omrade, kolumnnummer
from finsam_xl.kolumn import kolumnbokstaver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from formualizer import ASTNode

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.arbetsbok.lasa.plats import Plats
    from finsam_xl.arbetsbok.lasa.tabellform import Tabellform

__all__ = [
    "OSPARBARA",
    "Formelfel",
    "Hanvisning",
    "delar",
    "hanvisning",
    "skriven",
    "slag",
    "syftning",
    "tolka",
    "utskriven",
]

OSPARBARA = frozenset({"INDIRECT", "OFFSET"})
"""Functions that find their cells while they calculate, so that nobody can read from the formula which they are."""

_ROWS, _COLUMNS = 1_048_576, 16_384
_DEEPEST_NAME = 20
_PART = re.compile(
    r"(?P<c>\$?(?P<c1>[A-Z]{1,3})\$?(?P<r1>[1-9]\d{0,6})(?::\$?(?P<c2>[A-Z]{1,3})\$?(?P<r2>[1-9]\d{0,6}))?)"
    r"|(?P<k>\$?(?P<k1>[A-Z]{1,3}):\$?(?P<k2>[A-Z]{1,3}))"
    r"|(?P<x>\$?(?P<x1>[1-9]\d{0,6}):\$?(?P<x2>[1-9]\d{0,6}))",
    re.IGNORECASE,
)
_SPEC = re.compile(r"\[([^\[\]]*)\](?::\[([^\[\]]*)\])?")


class Formelfel(Exception):  # noqa: N818 - Swedish for error, as all the project's exceptions
    """A reference that leads nowhere we can follow; the text says in Swedish why."""


@dataclass(frozen=True, slots=True)
class Hanvisning:
    """A reference as it is written, and the cells it points at.

    A name that stands for a formula or a constant has no cells of its own but *uttryck*.
    """

    text: str
    yta: Yta | None = None
    uttryck: ASTNode | None = field(default=None, compare=False)
    namn: str = ""


def tolka(formel: str) -> ASTNode:
    """The formula (without `=`) as a tree.

    Raises:
        Formelfel: it is not written as a formula.

    """
    import formualizer  # noqa: PLC0415 - only tracing parses formulas

    try:
        return formualizer.parse(f"={formel}")
    except (formualizer.ParserError, formualizer.TokenizerError) as fel:
        raise Formelfel("formeln går inte att tolka") from fel


def slag(nod: ASTNode) -> str:
    """What the node is: Reference, Function, Literal, BinaryOp ..."""
    return str(nod.node_type())


def delar(nod: ASTNode) -> Iterator[ASTNode]:
    """The node and everything inside it, in the order it reads."""
    yield nod
    for barn in nod.children():
        yield from delar(barn)


def hanvisning(bok: Bok, nod: ASTNode, hem: Plats, djup: int = 0) -> Hanvisning:
    """What a reference in the cell *hem* points at.

    Raises:
        Formelfel: another workbook, a deleted cell, a name or a table that does not exist.

    """
    ref, text = nod.get_reference(), nod.get_reference_string() or ""
    if type(ref).__name__ == "TableRef":
        return Hanvisning(text, _i_tabell(bok, str(ref.name), str(ref.spec or ""), hem))  # type: ignore[union-attr]  # told by its class name
    if type(ref).__name__ == "UnknownRef":
        raise Formelfel(f"{text} ligger i en annan arbetsbok eller går över flera blad")
    blad, rest = _dela(text, hem.blad)
    traff = _PART.fullmatch(rest)
    if traff is None:
        return _namn(bok, rest, hem if blad == hem.blad else hem._replace(blad=blad), djup)
    verkligt = bok.blad(blad)
    if verkligt is None:
        raise Formelfel(f"bladet {blad} finns inte" if blad else f"{text} saknar blad, skriv till exempel Saldo!{text}")
    return Hanvisning(text, Yta(verkligt, _omrade(traff)))


def syftning(bok: Bok, text: str, hem: Plats) -> Hanvisning:
    """What a text points at, as a person writes it: an address, a name or a table column.

    Raises:
        Formelfel: as `hanvisning`, or it is no reference at all.

    """
    nod = tolka(text)
    if slag(nod) != "Reference":
        raise Formelfel(f"{text} är ingen cell och inget namn")
    return hanvisning(bok, nod, hem)


def _dela(text: str, hem: str) -> tuple[str, str]:
    blad, skilje, rest = text.rpartition("!")
    if not skilje:
        return hem, text
    return (blad[1:-1].replace("''", "'") if blad.startswith("'") else blad), rest


def _omrade(traff: re.Match[str]) -> Omrade:
    if traff["k"]:
        kolumner = sorted((kolumnnummer(traff["k1"].upper()), kolumnnummer(traff["k2"].upper())))
        return Omrade(1, kolumner[0], _ROWS, kolumner[1])
    if traff["x"]:
        rader = sorted((int(traff["x1"]), int(traff["x2"])))
        return Omrade(rader[0], 1, rader[1], _COLUMNS)
    rader = sorted((int(traff["r1"]), int(traff["r2"] or traff["r1"])))
    kolumner = sorted((kolumnnummer(traff["c1"].upper()), kolumnnummer((traff["c2"] or traff["c1"]).upper())))
    return Omrade(rader[0], kolumner[0], rader[1], kolumner[1])


def _namn(bok: Bok, namn: str, hem: Plats, djup: int) -> Hanvisning:
    ett = bok.namn(namn, hem.blad)
    if ett is None:
        tabell = bok.tabell(namn)
        if tabell is not None:
            return Hanvisning(namn, Yta(tabell.blad, tabell.data), namn=tabell.namn)
        raise Formelfel(f"namnet {namn} finns inte i arbetsboken")
    if "#REF!" in ett.text or djup > _DEEPEST_NAME:
        raise Formelfel(f"namnet {namn} pekar på celler som tagits bort ({ett.text})")
    nod = tolka(ett.text)
    if slag(nod) != "Reference":
        return Hanvisning(namn, None, nod, ett.namn)
    inre = hanvisning(bok, nod, hem, djup + 1)
    return Hanvisning(namn, inre.yta, inre.uttryck, ett.namn)


def _i_tabell(bok: Bok, namn: str, spec: str, hem: Plats) -> Yta:
    tabell = bok.tabell(namn) if namn else bok.tabell_vid(hem)
    if tabell is None:
        raise Formelfel(f"tabellen {namn} finns inte i arbetsboken")
    rader = (tabell.data.rad, tabell.data.sista_rad)
    kolumner = (tabell.data.kolumn, tabell.data.sista_kolumn)
    for forsta, sista in _delar(spec):
        match forsta.casefold():
            case "#data" | "":
                pass
            case "#all":
                rader = (tabell.data.rad - tabell.rubrikrader, tabell.data.sista_rad + tabell.summarader)
            case "#headers":
                rader = (tabell.data.rad - 1, tabell.data.rad - 1)
            case "#totals":
                rader = (tabell.data.sista_rad + 1, tabell.data.sista_rad + 1)
            case "@" | "#this row":
                rader = (hem.rad, hem.rad)
            case _:
                kolumner = _kolumner(tabell, forsta, sista)
    return Yta(tabell.blad, Omrade(rader[0], kolumner[0], rader[1], kolumner[1]))


def _delar(spec: str) -> list[tuple[str, str]]:
    delar = [(forsta, sista) for forsta, sista in _SPEC.findall(spec)]
    return delar if delar and spec.startswith("[") else [(spec, "")]


def _kolumner(tabell: Tabellform, forsta: str, sista: str) -> tuple[int, int]:
    if not sista and tabell.kolumn(forsta) is None and ":" in forsta:
        forsta, _, sista = forsta.partition(":")
    granser = [tabell.kolumn(rubrik) for rubrik in (forsta, sista or forsta)]
    if granser[0] is None or granser[1] is None:
        raise Formelfel(f"kolumnen {forsta if granser[0] is None else sista} finns inte i tabellen {tabell.namn}")
    return min(granser[0], granser[1]), max(granser[0], granser[1])


def utskriven(bok: Bok, nod: ASTNode, hem: Plats) -> str:
    """The formula with every name and table column as a plain address, for the calculation engine.

    Raises:
        Formelfel: as `hanvisning`.

    """

    def adress(ref: ASTNode) -> str:
        pekar = hanvisning(bok, ref, hem)
        return f"({utskriven(bok, pekar.uttryck, hem)})" if pekar.uttryck is not None else _adress(pekar)

    return skriven(nod, adress)


def skriven(
    nod: ASTNode,
    hanvisa: Callable[[ASTNode], str],
    anropa: Callable[[str, list[str]], str] = lambda namn, argument: f"{namn}({','.join(argument)})",
) -> str:
    """The formula as text, with its references as *hanvisa* writes them and its calls as *anropa* does."""
    barn = [skriven(ett, hanvisa, anropa) for ett in nod.children()]
    match slag(nod):
        case "Reference":
            return hanvisa(nod)
        case "Function":
            return anropa(nod.get_function_name() or "", barn)
        case "UnaryOp" | "BinaryOp":
            return _hopsatt(nod.get_operator() or "", barn)
        case "Omitted":
            return ""
        case _:
            return nod.to_formula().removeprefix("=")


def _hopsatt(operator: str, led: list[str]) -> str:
    match operator, led:
        case "%" | "#", [ett]:
            return f"{ett}{operator}"
        case ":", [forsta, sista]:
            return f"{forsta}:{sista}"
        case _, [ett]:
            return f"({operator}{ett})"
        case _:
            return f"({operator.join(led)})"


def _adress(pekar: Hanvisning) -> str:
    if pekar.yta is None:
        raise Formelfel(f"{pekar.text} pekar inte på några celler")
    yta = pekar.yta
    horn = [f"${kolumnbokstaver(kolumn)}${rad}" for rad, kolumn in (yta.omrade[:2], yta.omrade[2:])]
    return f"{citera(yta.blad)}!{horn[0]}" + (f":{horn[1]}" if yta.form != (1, 1) else "")


def inom(bok: Bok, yta: Yta) -> Yta:
    """A range cut where the sheet's contents end, such as a whole column."""
    rader, kolumner = bok.matt(yta.blad)
    plats = yta.omrade
    sista_rad, sista_kolumn = min(plats.sista_rad, rader), min(plats.sista_kolumn, kolumner)
    return Yta(
        yta.blad,
        plats._replace(sista_rad=max(plats.rad, sista_rad), sista_kolumn=max(plats.kolumn, sista_kolumn)),
    )
