"""What is under way in a book at a distance, written on a hidden sheet of its own before anything else is changed.

The orders to such a book are carried out one by one, so a run can break anywhere. The sheet is taken away last: where
it is found, the run before broke, and it says which sheets were being made and what rows the tables were to get.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from finsam_xl.arbete.gemensamt.grind import PAGARBLAD
from finsam_xl.arbetsbok.opc.ooxml import Omrade, omrade

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import xlwings

__all__ = [
    "DATUM",
    "Halvt",
    "Pagar",
    "Tabellfyllning",
    "bladavtryck",
    "halvfardiga",
    "las_pagar",
    "pagartext",
    "tillfalliga",
    "tillfalligt",
]

DATUM: Final = "yyyy-mm-dd"
_TILLFALLIGT: Final = "_finsam ny "
_TECKEN: Final = 30_000
"""How much of the text a cell holds; Excel's own limit is 32 767 characters."""
_FORST: Final = "|"
"""Begins each cell, so that none looks like a formula."""

Cellvarde = str | int | float | None


@dataclass(frozen=True, slots=True)
class Tabellfyllning:
    """A table's rows: where it lies afterwards (with its headings), what is cleared below, formats, and the values."""

    blad: str
    tabell: str
    helhet: str
    andras: bool
    rensas: str
    format: tuple[tuple[str, str], ...]
    varden: tuple[tuple[str, tuple[tuple[Cellvarde, ...], ...]], ...]

    @property
    def dagar(self) -> Iterator[str]:
        """The columns of days."""
        return (plats for plats, form in self.format if form == DATUM)


@dataclass(frozen=True, slots=True)
class Halvt:
    """A sheet being made: the name that the older one is kept under, and how it looks before its formulas are in.

    *fanns* says that it is one of before, being filled anew where it stands.
    """

    namn: str
    behalls_som: str
    block: tuple[str, ...]
    avtryck: str
    fanns: bool = False


@dataclass(frozen=True, slots=True)
class Pagar:
    """The sheets and the tables of a run."""

    blad: tuple[Halvt, ...] = ()
    tabeller: tuple[Tabellfyllning, ...] = ()


def pagartext(pagar: Pagar) -> tuple[str, ...]:
    """The run as texts, one to a cell."""
    text = json.dumps(asdict(pagar), ensure_ascii=False, separators=(",", ":"))
    return tuple(f"{_FORST}{text[nr : nr + _TECKEN]}" for nr in range(0, len(text), _TECKEN))


def las_pagar(bok: xlwings.Book) -> Pagar | None:
    """The run that broke in the middle, or None; one that broke before it had said what it would do changed nothing."""
    if PAGARBLAD not in {blad.name for blad in bok.sheets}:
        return None
    rader = bok.sheets[PAGARBLAD].used_range.options(ndim=2).value
    text = "".join(str(rad[0] or "").removeprefix(_FORST) for rad in rader)
    try:
        last = json.loads(text)
        return Pagar(
            tuple(Halvt(**{**ett, "block": tuple(ett["block"])}) for ett in last["blad"]),
            tuple(_fyllning(ett) for ett in last["tabeller"]),
        )
    except (ValueError, KeyError, TypeError):
        return Pagar()


def _fyllning(last: dict[str, Any]) -> Tabellfyllning:
    varden = tuple((plats, tuple(tuple(rad) for rad in rader)) for plats, rader in last["varden"])
    return Tabellfyllning(**{**last, "format": tuple(tuple(ett) for ett in last["format"]), "varden": varden})


def tillfalligt(nr: int) -> str:
    """What the finished sheet is called while it lies beside the older one that is filled from it."""
    return f"{_TILLFALLIGT}{nr}"


def tillfalliga(bok: xlwings.Book) -> set[str]:
    """The sheets beside, which a broken run has left."""
    return {blad.name for blad in bok.sheets if blad.name.startswith(_TILLFALLIGT)}


def halvfardiga(bok: xlwings.Book, pagar: Pagar) -> set[str]:
    """The sheets that the broken run left half-made; one that somebody has written in since is as any other."""
    namnen = {blad.name for blad in bok.sheets}
    return {
        ett.namn
        for ett in pagar.blad
        if ett.namn in namnen
        and (not ett.behalls_som or ett.behalls_som in namnen)
        and _ororad(bok.sheets[ett.namn], ett)
    }


def _ororad(blad: xlwings.Sheet, halvt: Halvt) -> bool:
    anvant = blad.used_range
    celler = [
        (rad, kolumn, varde)
        for rad, varden in enumerate(anvant.options(ndim=2, err_to_str=True).value, start=anvant.row)
        for kolumn, varde in enumerate(varden, start=anvant.column)
    ]
    return bladavtryck(celler, halvt.block) in {halvt.avtryck, bladavtryck((), ())}


def bladavtryck(celler: Iterable[tuple[int, int, object]], block: Sequence[str]) -> str:
    """The same as long as the texts and numbers are, those in the formulas' rectangles aside."""
    rutor = [omrade(plats) for plats in block]
    kvar = sorted(
        (rad, kolumn, str(float(varde) if isinstance(varde, (int, float)) else varde))
        for rad, kolumn, varde in celler
        if varde not in {None, ""} and not any(_i(rad, kolumn, ruta) for ruta in rutor)
    )
    return hashlib.sha256(json.dumps(kvar, ensure_ascii=False).encode(errors="replace")).hexdigest()


def _i(rad: int, kolumn: int, ruta: Omrade) -> bool:
    return ruta.rad <= rad <= ruta.sista_rad and ruta.kolumn <= kolumn <= ruta.sista_kolumn
