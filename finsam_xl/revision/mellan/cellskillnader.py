"""What differs between a cell and the same cell of the other book: its value, its formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.formeltext import byt_blad, flytta, jamforbar
from finsam_xl.belopp import fran_tal, svensk
from finsam_xl.harkomst.rakna import lika
from finsam_xl.revision.mellan.bokskillnad import FINNS_INTE, Bokskillnad, Skillnadsslag

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from finsam_xl.arbetsbok.resultat import Resultat
    from finsam_xl.revision.mellan.bilder import Cellbild, Radbild

__all__ = ["cellskillnader", "platserna", "samma_varde"]


def cellskillnader(
    slag: Skillnadsslag, var: Cellbild | None, ar: Cellbild | None, omdopta: Mapping[str, str]
) -> Iterator[Bokskillnad]:
    """The value if it differs, and the formula if it does."""
    vad = (ar or var).vad if ar or var else ""  # type: ignore[union-attr] # one of them is there
    plats = platserna(var, ar)
    if var is None or ar is None:
        tyngd = max(_tyngd(ett) for ett in (var, ar) if ett is not None)
        yield Bokskillnad(slag, vad, plats, _visad(var), _visad(ar), "", tyngd)
        return
    if not samma_varde(var.varde, ar.varde):
        yield Bokskillnad(slag, vad, plats, var.visad, ar.visad, *_beloppet(var, ar))
    if not _samma_formel(var, ar, omdopta):
        gammal, ny = (f"={ett.formel}" if ett.formel else "(ingen formel)" for ett in (var, ar))
        yield Bokskillnad(Skillnadsslag.FORMEL, vad, plats, gammal, ny)


def samma_varde(ena: Resultat, andra: Resultat) -> bool:
    """Whether the two are the same to a reader: an empty cell is not a 0."""
    return (ena in {None, ""}) is (andra in {None, ""}) and lika(ena, andra)


def platserna(*bilder: Cellbild | Radbild | None) -> str:
    """Where the thing stands; both places when it has moved."""
    platser = [ett.plats for ett in bilder if ett is not None]
    return " → ".join(dict.fromkeys(platser))


def _visad(ett: Cellbild | None) -> str:
    return FINNS_INTE if ett is None else ett.visad


def _tyngd(ett: Cellbild) -> float:
    return abs(ett.varde) * ett.vikt if isinstance(ett.varde, (int, float)) else 0.0


def _beloppet(var: Cellbild, ar: Cellbild) -> tuple[str, float]:
    """The difference as it is shown, and its weight in kronor."""
    if not all(isinstance(ett.varde, (int, float)) for ett in (var, ar)):
        return "", max(_tyngd(var), _tyngd(ar))
    andring = float(ar.varde) - float(var.varde)  # type: ignore[arg-type] # numbers, as tried above
    tal = fran_tal(andring)
    text = svensk(tal, 0 if tal == tal.to_integral_value() else 2) if tal else ""
    return text, abs(andring) * max(var.vikt, ar.vikt)


def _samma_formel(var: Cellbild, ar: Cellbild, omdopta: Mapping[str, str]) -> bool:
    if bool(var.formel) != bool(ar.formel):
        return False
    flyttad = flytta(var.formel, ar.rad - var.rad, ar.kolumn - var.kolumn)
    nu = ar.formel
    for nytt, gammalt in omdopta.items():
        nu = byt_blad(nu, nytt, gammalt)
    return jamforbar(nu) in {jamforbar(flyttad), jamforbar(var.formel)}
