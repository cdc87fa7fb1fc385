"""Tables that ship with the product: the chart of accounts and the worked examples, as rows of cell values."""

from __future__ import annotations

import csv
import tomllib
from datetime import date
from typing import TYPE_CHECKING

from finsam_xl.inputs.schema import TABELLER, Typ, tabell
from finsam_xl.mallar import mall

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from finsam_xl.inputs.falt import Cellvarde
    from finsam_xl.inputs.schema import Indatakolumn

__all__ = ["KONTOPLANER", "Rader", "exemplen", "grunddata", "kontoplan", "nya_medlemmar", "tabeller"]

Rader = tuple[tuple["Cellvarde", ...], ...]

KONTOPLANER = ("bas", "kommunbas")

_TOLKA: Mapping[Typ, Callable[[str], Cellvarde]] = {
    Typ.KONTO: int,
    Typ.HELTAL: int,
    Typ.BELOPP: float,
    Typ.TAL: float,
    Typ.PROCENT: float,
    Typ.DATUM: date.fromisoformat,
}


def exemplen() -> tuple[str, ...]:
    """Names of the examples."""
    return tuple(sorted(mapp.name for mapp in mall("exempel").iterdir() if mapp.is_dir()))


def kontoplan(namn: str) -> Rader:
    """Kontoplan's rows for the chart *namn*.

    Raises:
        ValueError: no such chart.

    """
    if namn not in KONTOPLANER:
        raise ValueError(f"Kontoplanen {namn} finns inte. Välj {' eller '.join(KONTOPLANER)}.")
    return _las("Kontoplan", mall(f"kontoplan_{namn}.csv"))


def nya_medlemmar() -> Rader:
    """The two members of a new book: the ids that Kontoplan's accounts of the state and the region point at."""
    return _las("Medlemmar", mall("medlemmar.csv"))


def tabeller(exempel: str) -> dict[str, Rader]:
    """The tables of an example by name; a table without a file is empty.

    Raises:
        ValueError: no such example.

    """
    mapp = _mapp(exempel)
    filer = {tab.namn: mapp / f"{tab.namn.lower()}.csv" for tab in TABELLER}
    return {namn: _las(namn, fil) for namn, fil in filer.items() if fil.exists()}


def grunddata(exempel: str) -> dict[str, Cellvarde]:
    """The example's values for Grunddata, by name."""
    return tomllib.loads((_mapp(exempel) / "grunddata.toml").read_text(encoding="utf-8"))


def _mapp(exempel: str) -> Path:
    if exempel not in exemplen():
        raise ValueError(f"Exemplet {exempel} finns inte. Det finns: {', '.join(exemplen())}.")
    return mall(f"exempel/{exempel}")


def _las(namn: str, fil: Path) -> Rader:
    kolumner = tabell(namn).kolumner
    with fil.open(encoding="utf-8", newline="") as rader:
        return tuple(
            tuple(_cell(_text(rad, kolumn), kolumn.typ) for kolumn in kolumner) for rad in csv.DictReader(rader)
        )


def _text(rad: Mapping[str, str], kolumn: Indatakolumn) -> str:
    return rad.get(kolumn.namn, "") if kolumn.valfri else rad[kolumn.namn]


def _cell(text: str, typ: Typ) -> Cellvarde:
    return _TOLKA.get(typ, str)(text) if text else None
