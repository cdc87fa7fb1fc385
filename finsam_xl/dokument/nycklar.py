"""Nycklarna till det som står i ramar i dokumentet: var och en håller hela sitt märke, så att det kan skrivas igen."""

from __future__ import annotations

from typing import Final

__all__ = ["diagrammets_nyckel", "ident_ur", "meningens_nyckel", "som_marke", "tabellens_nyckel", "talets_nyckel"]

_TAL: Final = "tal:"
_MENING: Final = "mening:"
_TABELL: Final = "tabell:"
_DIAGRAM: Final = "diagram:"
_MED_RUBRIK: Final = ", med rubrik"


def talets_nyckel(marke: str) -> str:
    """Nyckeln till en siffra, ur märkets text."""
    return f"{_TAL}{marke}"


def meningens_nyckel(mening: str) -> str:
    """Nyckeln till en mening med villkor, ur hela dess text med alla märken."""
    return f"{_MENING}{mening}"


def tabellens_nyckel(ident: str, *, med_rubrik: bool) -> str:
    """Nyckeln till en tabell eller ett kort, ur dess id."""
    return f"{_TABELL}{ident}{_MED_RUBRIK if med_rubrik else ''}"


def diagrammets_nyckel(titel: str) -> str:
    """Nyckeln till ett diagram, ur dess titel."""
    return f"{_DIAGRAM}{titel}"


def ident_ur(nyckel: str) -> str:
    """Tabellens id, tomt för annat än tabeller."""
    return nyckel.removeprefix(_TABELL).removesuffix(_MED_RUBRIK) if nyckel.startswith(_TABELL) else ""


def som_marke(nyckel: str) -> str:
    """Märket som nyckeln är gjord av, som det skrivs i en mall; tomt när den inte är någon av våra."""
    if nyckel.startswith(_MENING):
        return nyckel.removeprefix(_MENING)
    for borjan, ordet in ((_TAL, ""), (_TABELL, "tabell "), (_DIAGRAM, "diagram ")):
        if nyckel.startswith(borjan):
            return f"{{{{ {ordet}{nyckel.removeprefix(borjan)} }}}}"
    return ""
