"""De byggda korten lästa så som en läsare ser dem: kort efter rubrik, fält efter etikett."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from python_calamine import CalamineWorkbook

from tests.avlast import avlast

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["KORTBLAD", "Kort", "Kortbok", "Rad", "las", "tatt"]

KORTBLAD = "BI Insatskort"
Rad: TypeAlias = list[object]


@dataclass
class Kort:
    """Ett kort: rubriken, och raderna under varje etikett (nummer eller text, text eller tal, anmärkning)."""

    rubrik: str
    falt: dict[str, list[Rad]] = field(default_factory=dict)

    def text(self, etikett: str) -> str:
        """Fältets hela text."""
        return " ".join(str(cell) for rad in self.falt.get(etikett, []) for cell in rad if cell not in ("", None))

    def punkter(self, etikett: str) -> list[tuple[str, str]]:
        """Fältets punkter: nummer och text, där en text som fortsätter på nästa rad är en."""
        funna: list[tuple[str, str]] = []
        for forsta, andra, *_ in self.falt[etikett]:
            if andra in ("", None):
                funna.append(("", str(forsta)))
            elif forsta in ("", None):
                nummer, text = funna.pop()
                funna.append((nummer, f"{text} {andra}"))
            else:
                funna.append((str(forsta), str(andra)))
        return funna

    def tal(self, etikett: str) -> object:
        """Fältets tal."""
        return self.falt[etikett][0][0]


@dataclass
class Kortbok:
    """Varje blads värden, och korten."""

    blad: dict[str, list[Rad]]
    kort: list[Kort]


def las(varden: Path, form: Path) -> Kortbok:
    """Värdena i *varden*; kortens rubriker känns igen på sin stil i *form*."""
    bok = CalamineWorkbook.from_path(str(varden))
    blad: dict[str, list[Rad]] = {
        namn: [list(rad) for rad in bok.get_sheet_by_name(namn).to_python(skip_empty_area=False)]
        for namn in bok.sheet_names
    }
    stilar = avlast(form)[KORTBLAD]
    rubriker = {rad for rad in range(1, stilar.max_row + 1) if stilar.cell(rad, 1).style == "Finsam Korttitel"}
    return Kortbok(blad, _kort(blad[KORTBLAD], rubriker))


def _kort(rader: list[Rad], rubriker: set[int]) -> list[Kort]:
    kort: list[Kort] = []
    falt: list[Rad] = []
    for nr, (etikett, *celler) in enumerate(rader, start=1):
        if nr in rubriker:
            kort.append(Kort(str(etikett)))
        elif kort and any(cell not in ("", None) for cell in (etikett, *celler)):
            if etikett:
                falt = kort[-1].falt.setdefault(str(etikett).strip(), [])
            falt.append(celler)
    return kort


def tatt(text: object) -> str:
    """Texten utan blanksteg, för jämförelser där bara radbrytningen skiljer."""
    return re.sub(r"\s+", "", str(text))
