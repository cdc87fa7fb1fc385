"""A review as a value, and the sheet that it is written on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.utskrift import antal
from finsam_xl.granskning.fynd import Allvar

if TYPE_CHECKING:
    from finsam_xl.granskning.fynd import Fynd
    from finsam_xl.granskning.lasrapport import Lasrapport
    from finsam_xl.granskning.tryck.dokument import Dokument

__all__ = ["GRANSKNINGSBLAD", "Granskat"]

GRANSKNINGSBLAD = "Granskning"


@dataclass(frozen=True, slots=True)
class Granskat:
    """A review: what was read and tried, the findings, what a reader must know, and the workbook compared with."""

    dokument: Dokument
    fynd: tuple[Fynd, ...]
    upplysningar: tuple[str, ...]
    bok: str
    lasning: Lasrapport

    @property
    def varst_forst(self) -> tuple[Fynd, ...]:
        """The findings, faults before notices."""
        return tuple(sorted(self.fynd, key=lambda ett: ett.allvar is not Allvar.FEL))

    @property
    def slutsats(self) -> str:
        """What may be said of the print in one sentence; «stämmer» only of what was tried."""
        fel = sum(1 for ett in self.fynd if ett.allvar is Allvar.FEL)
        provat = f"{antal(self.lasning.samband, 'samband', 'samband')} är prövade"
        if not self.fynd:
            return f"Inga fynd: {provat}, och de tryckta talen i dem stämmer med varandra."
        return f"{provat}: {fel} fel och {antal(len(self.fynd) - fel, 'notis', 'notiser')}."
