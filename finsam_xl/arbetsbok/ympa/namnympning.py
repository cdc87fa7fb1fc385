"""The defined names of a workbook after a graft: ours replaced, the user's kept, local ones on their own sheet."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from finsam_xl.arbetsbok.lasa.formeltext import blad_i, bryt
from finsam_xl.arbetsbok.lasa.innehall import namnelement
from finsam_xl.arbetsbok.opc.ooxml import infoga, qn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from finsam_xl.arbetsbok.opc.ooxml import Element

__all__ = ["ARBETSBOK", "Bladbyte", "ror", "vara_namn", "ympa_namn"]

ARBETSBOK: Final = (
    *("fileVersion", "fileSharing", "workbookPr", "AlternateContent", "revisionPtr", "absPath", "workbookProtection"),
    *("bookViews", "sheets", "functionGroups", "externalReferences", "definedNames", "calcPr", "oleSize"),
    *("customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing", "fileRecoveryPr"),
    *("webPublishObjects", "extLst"),
)
_LOCAL: Final = "localSheetId"
_INGEN_PLATS: Final = -2
"""The number of a sheet that is gone: no name's, and not that of the whole workbook."""


@dataclass(frozen=True, slots=True)
class Bladbyte:
    """Which sheets are ours and which go (casefolded), and where each old or scratch position ends up."""

    nya: frozenset[str]
    bort: frozenset[str]
    plats: Mapping[int, int]
    skissplats: Mapping[int, int]


def ympa_namn(mal: Element, skiss: Element, prefix: str, byte: Bladbyte) -> None:
    """Set the workbook's defined names; *mal* and *skiss* are the roots of the two workbook parts.

    They stand in alphabetical order, those of one name in the order that they had.
    """
    ordnade = [*_ordnade(mal, skiss, f"{prefix}_".casefold(), byte)]
    lada = mal.find(qn("definedNames"))
    if lada is not None:
        mal.remove(lada)
    if ordnade:
        lada = etree.Element(qn("definedNames"))
        lada.extend(sorted(ordnade, key=lambda namn: _nyckel(namn)[0]))
        infoga(mal, lada, ARBETSBOK)


def vara_namn(skiss: Element, prefix: str, nya: frozenset[str]) -> dict[str, Element]:
    """Return the names of ours for the whole workbook, by their name in one case: those that lead to the new sheets."""
    return {
        namn.get("name", "").casefold(): namn
        for namn in namnelement(skiss)
        if namn.get(_LOCAL) is None and _har_prefix(namn, f"{prefix}_".casefold()) and ror(namn, nya)
    }


def _ordnade(mal: Element, skiss: Element, prefix: str, byte: Bladbyte) -> Iterator[Element]:
    """Each old name that stays, or the new one in its place; then the new ones that had no place."""
    nya = {_nyckel(namn): namn for namn in _nya(skiss, prefix, byte)}
    globala = {namn.get("name", "").casefold() for namn in namnelement(skiss) if namn.get(_LOCAL) is None}
    klara: set[tuple[str, int]] = set()
    for namn in namnelement(mal):
        star_kvar = _flyttad(namn, byte) and not _viker(namn, prefix, byte, globala)
        nyckel = _nyckel(namn)
        if nyckel in nya and nyckel not in klara:
            yield nya[nyckel]
        elif star_kvar and nyckel not in nya:
            if ror(namn, byte.bort):
                namn.text = bryt(namn.text or "", set(byte.bort))
            yield namn
        klara.add(nyckel)
    yield from (namn for nyckel, namn in nya.items() if nyckel not in klara)


def _nyckel(namn: Element) -> tuple[str, int]:
    return namn.get("name", "").casefold(), int(namn.get(_LOCAL, "-1"))


def _nya(skiss: Element, prefix: str, byte: Bladbyte) -> Iterator[Element]:
    for namn in namnelement(skiss):
        lokalt = namn.get(_LOCAL)
        if lokalt is not None and int(lokalt) in byte.skissplats:
            yield _pa_plats(deepcopy(namn), byte.skissplats[int(lokalt)])
        elif lokalt is None and _har_prefix(namn, prefix) and ror(namn, byte.nya):
            yield deepcopy(namn)


def _pa_plats(namn: Element, plats: int) -> Element:
    namn.set(_LOCAL, str(plats))
    return namn


def ror(namn: Element, blad: frozenset[str]) -> bool:
    """Return whether a name leads to one of the sheets *blad* (casefolded)."""
    return not blad.isdisjoint(blad_i(namn.text or ""))


def _har_prefix(namn: Element, prefix: str) -> bool:
    return namn.get("name", "").casefold().startswith(prefix)


def _flyttad(namn: Element, byte: Bladbyte) -> bool:
    """Let a sheet's own name follow its sheet; return whether the sheet, if it has one, is still there."""
    lokalt = namn.get(_LOCAL)
    if lokalt is None:
        return True
    plats = byte.plats.get(int(lokalt))
    namn.set(_LOCAL, str(_INGEN_PLATS if plats is None else plats))
    return plats is not None


def _viker(namn: Element, prefix: str, byte: Bladbyte, globala: set[str]) -> bool:
    """Return whether an old name gives way: ours, and one of a sheet of ours that hides what the whole workbook has."""
    lokalt = namn.get(_LOCAL)
    if lokalt is None:
        return _har_prefix(namn, prefix) and ror(namn, byte.nya | byte.bort)
    eget = namn.get("name", "").casefold()
    return int(lokalt) in byte.skissplats.values() and (eget.startswith("_xlnm.") or eget in globala)
