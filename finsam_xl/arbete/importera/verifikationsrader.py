"""The postings of an import on their sheet: what is asked first, and the workbook with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbete.importera.verifikationsblad import annat_innehall, las_verifikationer, satt_verifikationer
from finsam_xl.inlasning.sieverifikationer import fragor, kapade, senaste_ar, slas_ihop, verifikationsrader
from finsam_xl.modell import Dimension

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.inlasning.sieimport import Inlasning
    from finsam_xl.modell import Bokslut, Problem

__all__ = ["fore_verifikationer", "med_verifikationer"]


def fore_verifikationer(bok: Bok, inlasning: Inlasning) -> tuple[Problem, ...]:
    """Ask before a sheet that a person has added to is written anew, and tell of files without postings."""
    return tuple(fragor(senaste_ar(inlasning.ar), annat_innehall(bok)))


def med_verifikationer(bok: Bok, inlasning: Inlasning, bokslut: Bokslut) -> tuple[Bok, tuple[Problem, ...]]:
    """Return the workbook with the postings of the import; those of other periods stay.

    Raises:
        Paketfel: the workbook is refused, or the table's name is taken by something else in it.

    """
    ar = senaste_ar(inlasning.ar)
    dimensioner = [str(bokslut.grunddata.get(f"SIE_dim_{dimension}")) for dimension in Dimension]
    nya = [rad for ett in ar for rad in verifikationsrader(ett, dimensioner)]
    rader = slas_ihop(las_verifikationer(bok), nya, {ett.period for ett in ar if ett.fil.arets_verifikationer})
    fylld, antal = satt_verifikationer(bok, rader)
    return fylld, tuple(kapade(len(rader), antal))
