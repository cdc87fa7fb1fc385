"""Nycklarna till det som står i ramar i dokumentet: var och en håller hela sitt märke, så att det kan skrivas igen."""

from __future__ import annotations

from typing import Final

__all__ = [
    "diagrammets_nyckel",
    "ident_ur",
    "kortets_nyckel",
    "meningens_nyckel",
    "som_marke",
    "tabellens_nyckel",
    "talets_nyckel",
]

_TAL: Final = "tal:"
_MENING: Final = "mening:"
_TABELL: Final = "tabell:"
_KORT: Final = "kort:"
_DIAGRAM: Final = "diagram:"
_MED_RUBRIK: Final = ", med rubrik"


def talets_nyckel(marke: str) -> str:
    """Nyckeln till en siffra, ur märkets text."""
    return f"{_TAL}{marke}"


def meningens_nyckel(mening: str) -> str:
    """Nyckeln till en mening med villkor, ur hela dess text med alla märken."""
    return f"{_MENING}{mening}"


def tabellens_nyckel(ident: str, *, med_rubrik: bool) -> str:
    """Nyckeln till en tabell, ur dess id."""
    return f"{_TABELL}{ident}{_MED_RUBRIK if med_rubrik else ''}"


def kortets_nyckel(ident: str, kort: str, *, med_rubrik: bool) -> str:
    """Nyckeln till ett av korten, ur bladets id och kortets."""
    return f"{_KORT}{ident}{_MED_RUBRIK if med_rubrik else ''}/{kort}"


def diagrammets_nyckel(titel: str) -> str:
    """Nyckeln till ett diagram, ur dess titel."""
    return f"{_DIAGRAM}{titel}"


def ident_ur(nyckel: str) -> str:
    """Tabellens eller kortbladets id, tomt för annat än tabeller och kort."""
    if nyckel.startswith(_KORT):
        return nyckel.removeprefix(_KORT).partition("/")[0].removesuffix(_MED_RUBRIK)
    return nyckel.removeprefix(_TABELL).removesuffix(_MED_RUBRIK) if nyckel.startswith(_TABELL) else ""


def som_marke(nyckel: str) -> str:
    """Märket som nyckeln är gjord av, som det skrivs i en mall; tomt när den inte är någon av våra.

    Ett korts märke är det som ger alla korten på bladet.
    """
    if nyckel.startswith(_KORT):
        return som_marke(_TABELL + nyckel.removeprefix(_KORT).partition("/")[0])
    if nyckel.startswith(_MENING):
        return nyckel.removeprefix(_MENING)
    for borjan, ordet in ((_TAL, ""), (_TABELL, "tabell "), (_DIAGRAM, "diagram ")):
        if nyckel.startswith(borjan):
            return f"{{{{ {ordet}{nyckel.removeprefix(borjan)} }}}}"
    return ""
