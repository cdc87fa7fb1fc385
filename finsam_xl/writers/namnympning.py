"""The defined names of a workbook after a graft: ours replaced, the user's kept, local ones on their own sheet."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from finsam_xl.writers.arbetsbok import namnelement
from finsam_xl.writers.formeltext import blad_i, bryt
from finsam_xl.writers.ooxml import infoga, qn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from finsam_xl.writers.ooxml import Element

__all__ = ["ARBETSBOK", "Bladbyte", "ympa_namn"]

ARBETSBOK: Final = (
    *("fileVersion", "fileSharing", "workbookPr", "AlternateContent", "revisionPtr", "absPath", "workbookProtection"),
    *("bookViews", "sheets", "functionGroups", "externalReferences", "definedNames", "calcPr", "oleSize"),
    *("customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing", "fileRecoveryPr"),
    *("webPublishObjects", "extLst"),
)
_LOCAL: Final = "localSheetId"


@dataclass(frozen=True, slots=True)
class Bladbyte:
    """Which sheets are ours and which go (casefolded), and where each old or scratch position ends up."""

    nya: frozenset[str]
    bort: frozenset[str]
    plats: Mapping[int, int]
    skissplats: Mapping[int, int]


def ympa_namn(mal: Element, skiss: Element, prefix: str, byte: Bladbyte) -> None:
    """Set the workbook's defined names; *mal* and *skiss* are the roots of the two workbook parts."""
    nya = list(_nya(skiss, f"{prefix}_".casefold(), byte))
    ersatta = {_nyckel(namn) for namn in nya}
    gamla = [namn for namn in _behallna(mal, f"{prefix}_".casefold(), byte) if _nyckel(namn) not in ersatta]
    lada = mal.find(qn("definedNames"))
    if lada is not None:
        mal.remove(lada)
    if gamla or nya:
        lada = etree.Element(qn("definedNames"))
        lada.extend(sorted([*gamla, *nya], key=_nyckel))
        infoga(mal, lada, ARBETSBOK)


def _nyckel(namn: Element) -> tuple[str, int]:
    return namn.get("name", "").casefold(), int(namn.get(_LOCAL, "-1"))


def _nya(skiss: Element, prefix: str, byte: Bladbyte) -> Iterator[Element]:
    for namn in namnelement(skiss):
        lokalt = namn.get(_LOCAL)
        if lokalt is not None and int(lokalt) in byte.skissplats:
            yield _pa_plats(deepcopy(namn), byte.skissplats[int(lokalt)])
        elif lokalt is None and namn.get("name", "").casefold().startswith(prefix) and _ror(namn, byte.nya):
            yield deepcopy(namn)


def _pa_plats(namn: Element, plats: int) -> Element:
    namn.set(_LOCAL, str(plats))
    return namn


def _ror(namn: Element, blad: frozenset[str]) -> bool:
    return not blad.isdisjoint(blad_i(namn.text or ""))


def _behallna(mal: Element, prefix: str, byte: Bladbyte) -> Iterator[Element]:
    ersatta_platser = set(byte.skissplats.values())
    for namn in namnelement(mal):
        lokalt = namn.get(_LOCAL)
        if lokalt is not None:
            plats = byte.plats.get(int(lokalt))
            eget = namn.get("name", "").casefold().startswith("_xlnm.") and plats in ersatta_platser
            if plats is not None and not eget:
                yield _pa_plats(namn, plats)
        elif not (namn.get("name", "").casefold().startswith(prefix) and _ror(namn, byte.nya | byte.bort)):
            namn.text = bryt(namn.text or "", set(byte.bort))
            yield namn
