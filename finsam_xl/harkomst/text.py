"""A trail as text for a terminal, and as values for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.visning import datum, visa
from finsam_xl.arbetsbok.resultat import Felvarde
from finsam_xl.harkomst.nod import Nodslag

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from finsam_xl.harkomst.gren import Gren
    from finsam_xl.harkomst.nod import Nod

__all__ = ["benamning", "sie", "som_json", "som_text"]

_LONGEST_FORMULA = 160
_ROWS = ("Konto", "Objekt")


def som_text(gren: Gren, noll: date) -> str:
    """The tree with a line for each node and one for its formula."""
    return "\n".join(_rader(gren, noll, "", ""))


def _rader(gren: Gren, noll: date, forsta: str, resten: str) -> Iterator[str]:
    nod = gren.nod
    yield f"{forsta}{_rad(nod, noll)}" + " (visad ovan)" * gren.ovan
    streck = "│  " if gren.barn else "   "
    if nod.slag is Nodslag.FORMEL and not gren.ovan:
        formel = nod.formel if len(nod.formel) <= _LONGEST_FORMULA else f"{nod.formel[:_LONGEST_FORMULA]} ..."
        yield f"{resten}{streck}={formel}"
    if nod.anmarkning:
        yield f"{resten}{streck}OBS: {nod.anmarkning}"
    sist = len(gren.barn) - 1 if not gren.utelamnade else -1
    for nr, barn in enumerate(gren.barn):
        gaffel, under = ("└─ ", "   ") if nr == sist else ("├─ ", "│  ")
        yield from _rader(barn, noll, resten + gaffel, resten + under)
    if gren.utelamnade:
        yield f"{resten}└─ ... och {gren.utelamnade} till"


def _rad(nod: Nod, noll: date) -> str:
    delar = [nod.var, nod.namn, benamning(nod)]
    varde = "" if nod.slag is Nodslag.OMRADE else f" = {visa(nod.varde, nod.visning, noll)}"
    return "  ".join(ett for ett in delar if ett) + varde + (f"  [{sie(nod)}]" if sie(nod) else "")


def benamning(nod: Nod) -> str:
    """What the node is called: a ledger row by account and object, anything else by its labels."""
    konto = [f"{rubrik.lower()} {nod.falt[rubrik]}" for rubrik in _ROWS if rubrik in nod.falt]
    if nod.slag is Nodslag.RAD and "Konto" in nod.falt:
        return ", ".join(konto) + f" {nod.falt.get('Benämning', '')}".rstrip()
    return nod.etikett


def sie(nod: Nod) -> str:
    """`rad 173 i gavleborg-2025.se`, or the adjustments; "" for what comes neither from a file nor from those."""
    if "Justering" in nod.falt:
        return nod.falt["Justering"]
    if "SIE-rad" not in nod.falt:
        return ""
    return f"rad {nod.falt['SIE-rad']} i {nod.falt.get('SIE-fil', 'SIE-filen')}"


def som_json(gren: Gren, noll: date) -> dict[str, object]:
    """The tree as nested values; what is empty is left out, and a node shown before has no `led` of its own."""
    nod = gren.nod
    alla: dict[str, object] = {
        "slag": nod.slag.value,
        "cell": nod.var,
        "namn": nod.namn,
        "etikett": nod.etikett,
        "formel": nod.formel,
        "varde": _varde(nod, noll),
        "konto": nod.falt.get("Konto", ""),
        "sie_rad": int(nod.falt["SIE-rad"]) if nod.falt.get("SIE-rad", "").isdecimal() else "",
        "sie_fil": nod.falt.get("SIE-fil", ""),
        "rad": {rubrik: text for rubrik, text in nod.falt.items() if not rubrik.startswith("SIE-")},
        "anmarkning": nod.anmarkning,
        "visad_ovan": gren.ovan,
        "utelamnade": gren.utelamnade,
        "led": [som_json(barn, noll) for barn in gren.barn],
    }
    return {namn: varde for namn, varde in alla.items() if varde not in ("", {}, [], False) or namn == "varde"}


def _varde(nod: Nod, noll: date) -> object:
    varde = nod.varde
    if isinstance(varde, Felvarde):
        return varde.kod
    if nod.visning.datum and isinstance(varde, (int, float)) and not isinstance(varde, bool):
        dag = datum(float(varde), noll)
        return dag.isoformat() if dag else float(varde)
    return varde if varde is None or isinstance(varde, (str, bool)) else float(varde)
