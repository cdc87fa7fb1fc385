"""A workbook on disk that is to be changed, or that a new one is to be made of: read once, and what it may become."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.bokdata import eller_avbrott
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.gemensamt.grind import las_arbetsbok
from finsam_xl.arbetsbok.fil.spara import gar_att_spara
from finsam_xl.arbetsbok.lasa.innehall import har_makrotyp

if TYPE_CHECKING:
    from pathlib import Path

    from finsam_xl.arbetsbok.bok import Bok

__all__ = ["BOKER", "MAKROBOK", "las_for_andring", "las_for_ny", "samma_fil", "samma_slag", "vagra_om_finns"]

MAKROBOK = ".xlsm"
BOKER = frozenset({".xlsx", MAKROBOK})
"""The endings of a workbook, and the one of those that can have buttons."""


def las_for_andring(bok: Path) -> Bok:
    """The workbook *bok*, which is to be changed: one that is open is refused before anything is asked.

    Raises:
        Avbrott: it cannot be read, or could not be saved, or Excel would not open it by that name.

    """
    last = las_arbetsbok(bok)
    _vagra_fel_andelse(bok, last)
    eller_avbrott(lambda: gar_att_spara(bok))
    return last


def _vagra_fel_andelse(bok: Path, last: Bok) -> None:
    """A file whose name and contents disagree is not opened by Excel, so nothing more is put in it."""
    andelse, ratt = bok.suffix.casefold(), MAKROBOK if har_makrotyp(last.paket) else ".xlsx"
    if andelse in BOKER - {ratt}:
        med = "med" if ratt == MAKROBOK else "utan"
        raise Avbrott(
            f"{bok.name} slutar på {andelse}, men är en arbetsbok {med} makron, så Excel öppnar den inte. Döp om filen "
            f"så att den slutar på {ratt}, och försök igen."
        )


def las_for_ny(bok: Path, ut: Path) -> Bok:
    """The workbook *bok*, of which a new one is to be made at *ut*.

    What *bok* is matters more than what it is called, unless the two names alone tell that it cannot be done.

    Raises:
        Avbrott: *bok* cannot be read, or the two have different endings.

    """
    if bok.suffix.casefold() in BOKER:
        samma_slag(bok, ut)
    last = las_arbetsbok(bok)
    samma_slag(bok, ut)
    return last


def samma_slag(bok: Path, ut: Path) -> None:
    """A new workbook made of *bok* must have its ending: Excel opens no file whose name and contents disagree.

    Raises:
        Avbrott: it has another.

    """
    if ut.suffix.casefold() != bok.suffix.casefold():
        raise Avbrott(f"Den nya boken ska ha samma slag som den gamla: ge {ut.name} ändelsen {bok.suffix}.")


def samma_fil(bok: Path, ut: Path) -> bool:
    """Whether *ut* is the workbook *bok* itself, by whatever path."""
    return bok == ut or (ut.exists() and ut.samefile(bok))


def vagra_om_finns(ut: Path) -> None:
    """A new file is made under a name that no file has: what stands in another has nobody read.

    Raises:
        Avbrott: there is one.

    """
    if ut.exists():
        raise Avbrott(f"{ut} finns redan och skrivs inte över. Välj ett annat namn, eller flytta filen först.")
