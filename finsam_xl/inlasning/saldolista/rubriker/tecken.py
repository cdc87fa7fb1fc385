"""Beloppens tecken i en egen kolumn: D eller K, plus eller minus, bredvid beloppet."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.inlasning.saldolista.ark import som_text
from finsam_xl.inlasning.saldolista.kolumner import MED_BELOPP, Kolumnplan, Listkolumn, Roll
from finsam_xl.inlasning.saldolista.talen import lasningar
from finsam_xl.inputs.tydning import stada

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from finsam_xl.inlasning.saldolista.ark import Arkvarde, Listark

__all__ = ["med_tecken"]

_STRECK = frozenset({"-", "\u2212", "\u2013"})
_RUBRIKER = frozenset({"", "tecken", "+/-", "-/+", "\u00b1", "sign", "d/k", "debet/kredit"})
"""Rubrikerna på en kolumn vars streck är minus; under andra, som «Budget», är de tomma belopp."""
_MINUS = _STRECK | frozenset({"k", "kr.", "kred", "kredit", "c", "cr", "credit", "minus"})
_PLUS = frozenset({"+", "d", "deb", "debet", "dr", "debit", "plus"})


def med_tecken(ark: Listark, plan: Kolumnplan) -> tuple[Listark, Kolumnplan]:
    """Bladet med tecknen i beloppen, och planen med teckenkolumnerna; bladet som det är om det inte har några."""
    par = dict(_teckenkolumner(ark, plan))
    if not par:
        return ark, plan
    rader = {nr: _raden(celler, par) if nr > plan.rad else celler for nr, celler in ark.rader.items()}
    tecken = tuple(Listkolumn(kol, plan.olasta.get(kol, ""), Roll.TECKEN) for kol in par)
    olasta = {kol: rubrik for kol, rubrik in plan.olasta.items() if kol not in par}
    kolumner = tuple(sorted((*plan.kolumner, *tecken), key=lambda ett: ett.kol))
    return replace(ark, rader=rader), Kolumnplan(plan.rad, kolumner, olasta, plan.andra)


def _teckenkolumner(ark: Listark, plan: Kolumnplan) -> Iterator[tuple[int, int]]:
    """Kolumnerna som bara har tecken, och kolumnen med beloppet: den före, annars den efter."""
    belopp = {ett.kol for ett in (*plan.med(*MED_BELOPP), *plan.andra) if not ett.sida}
    lasta = {ett.kol for ett in plan.kolumner}
    for kol in sorted({kol + 1 for kol in belopp} | {kol - 1 for kol in belopp}):
        till = next((ett for ett in (kol - 1, kol + 1) if ett in belopp), 0)
        if kol not in lasta and till and _bara_tecken(ark, plan, kol) and not _redan(ark, plan, kol, till):
            yield kol, till


def _bara_tecken(ark: Listark, plan: Kolumnplan, kol: int) -> bool:
    rubrik = plan.olasta.get(kol, "")
    under = (stada(som_text(celler.get(kol))) for nr, celler in ark.rader.items() if nr > plan.rad)
    texter = {text.casefold() for text in under if text and text != rubrik}
    bara_streck = texter <= _STRECK and stada(rubrik).casefold() not in _RUBRIKER
    return bool(texter & _MINUS) and texter <= _MINUS | _PLUS and not bara_streck


def _redan(ark: Listark, plan: Kolumnplan, kol: int, till: int) -> bool:
    """Om beloppen redan har sina tecken, så att kolumnen bara upprepar dem."""
    return any(
        _ar_minus(celler, kol) and _under_noll(celler.get(till)) for nr, celler in ark.rader.items() if nr > plan.rad
    )


def _ar_minus(celler: Mapping[int, Arkvarde], kol: int) -> bool:
    return stada(som_text(celler.get(kol))).casefold() in _MINUS


def _under_noll(varde: Arkvarde | None) -> bool:
    if isinstance(varde, Decimal):
        return varde < 0
    return isinstance(varde, str) and any(ett < 0 for ett in lasningar(varde))


def _raden(celler: Mapping[int, Arkvarde], par: Mapping[int, int]) -> dict[int, Arkvarde]:
    ny = dict(celler)
    for kol, till in par.items():
        varde = celler.get(till)
        if _ar_minus(celler, kol) and isinstance(varde, (str, Decimal)):
            ny[till] = -varde if isinstance(varde, Decimal) else f"{stada(varde)} K"
    return ny
