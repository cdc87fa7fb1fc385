"""The outcome of each control, read from the calculated control sheet."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.belopp import fran_tal
from finsam_xl.kontroller.blad import KOLUMNER
from finsam_xl.kontroller.funktioner import SVARAR_INTE
from finsam_xl.kontroller.register import Utfall

if TYPE_CHECKING:
    from finsam_xl.arbete.bygg.skiss import Skiss, Varde
    from finsam_xl.kontroller.blad import Kontrollrad

__all__ = ["RAKNAS_I_EXCEL", "Kontrollresultat", "kontrollresultat"]

RAKNAS_I_EXCEL = "Excel räknar boken; utfallet står sedan på kontrollbladet."
"""What is missing where no engine of ours has calculated."""

_UTFALL = KOLUMNER.index("Utfall") + 1
_SKILLNADER = (KOLUMNER.index("Skillnad") + 1, KOLUMNER.index("Skillnad jämförelseår") + 1)
_RADER = (KOLUMNER.index("Rader") + 1, KOLUMNER.index("Rader jämförelseår") + 1)
_OPROVADE = frozenset({Utfall.EJ_PROVAD, Utfall.EJ_AKTUELL})
_SAKNAS = KOLUMNER.index("Vad som saknas") + 1


@dataclass(frozen=True, slots=True)
class Kontrollresultat:
    """A control's outcome; *skillnad* is the larger of the two periods' differences, in kr, a count or percent.

    *rader* are the rows of the input that it rests on, *saknas* what is missing for it to be tried at all.
    """

    id: str
    titel: str
    utfall: Utfall
    skillnad: Decimal
    celler: tuple[str, ...]
    kalla: str
    text: str
    rapport: str
    rader: int = 0
    saknas: str = ""

    @property
    def vantar_pa_excel(self) -> bool:
        """Whether all that is missing comes when Excel calculates: our functions' answers, or every value."""
        return self.utfall is Utfall.EJ_PROVAD and (SVARAR_INTE in self.saknas or self.saknas == RAKNAS_I_EXCEL)

    @property
    def besked(self) -> str:
        """What to tell of the control when it is not OK: what is missing, or else what a difference means."""
        return self.saknas if self.utfall in _OPROVADE else self.text


def kontrollresultat(skiss: Skiss) -> tuple[Kontrollresultat, ...]:
    """Every control of the report, in the order of its sheet."""
    return tuple(_resultat(skiss, rad) for rad in skiss.rapport.kontroller)


def _resultat(skiss: Skiss, rad: Kontrollrad) -> Kontrollresultat:
    blad = skiss.rapport.kontrollblad
    utfall = str(skiss.cell(blad, rad.rad, _UTFALL)) if skiss.raknad else Utfall.EJ_PROVAD
    skillnader = [_tal(skiss.cell(blad, rad.rad, kolumn)) for kolumn in _SKILLNADER]
    return Kontrollresultat(
        rad.kontroll.id,
        rad.kontroll.titel,
        Utfall(utfall),
        max(skillnader, key=abs),
        rad.celler,
        rad.kontroll.kalla,
        rad.text,
        skiss.rapport.slag.titel,
        sum(int(_tal(skiss.cell(blad, rad.rad, kolumn))) for kolumn in _RADER),
        str(skiss.cell(blad, rad.rad, _SAKNAS) or "").strip() if skiss.raknad else RAKNAS_I_EXCEL,
    )


def _tal(varde: Varde) -> Decimal:
    return fran_tal(varde) if isinstance(varde, (int, float)) else Decimal(0)
