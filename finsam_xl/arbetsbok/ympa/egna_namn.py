"""A person's own names that are also ours: a build would take them over and say another figure, so it refuses."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.andra.cellvarde import jamforbart
from finsam_xl.arbetsbok.lasa import innehall
from finsam_xl.arbetsbok.lasa.formeltext import blad_i
from finsam_xl.arbetsbok.lasa.innehall import arbetsboksdel, namnelement, tabeller
from finsam_xl.arbetsbok.lasa.rutnat import rutor
from finsam_xl.arbetsbok.opc.paket import Paketfel
from finsam_xl.arbetsbok.ympa.namnympning import ror, vara_namn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = ["prova_egna_namn"]

_BROKEN = "#REF!"


def prova_egna_namn(till: Paket, fran: Paket, prefix: str, vara_blad: frozenset[str]) -> None:
    """Refuse when a name or a table of the user's own in *till* has the name of one of ours in *fran*.

    A name is ours where it leads to one of our sheets (*vara_blad*, casefolded), also one that has been renamed or
    deleted since it was built.

    Raises:
        Paketfel: there is one.

    """
    vara = vara_namn(fran.rot(arbetsboksdel(fran)), prefix, vara_blad)
    delar, vara_delar = _bladens_delar(till), _bladens_delar(fran)
    for namn in namnelement(till.rot(arbetsboksdel(till))):
        nyckel = namn.get("name", "").casefold()
        if nyckel not in vara or namn.get("localSheetId") is not None or ror(namn, vara_blad):
            continue
        rubriker = _rubriker(fran, vara_delar, vara[nyckel])
        if _BROKEN not in (namn.text or "") and not _rubriker(till, delar, namn) & rubriker:
            raise Paketfel(
                f"Boken har ett eget namn {namn.get('name')}, som pekar på {namn.text}, men rapporten behöver det "
                "namnet: egna formler skulle börja läsa rapportens tal. Byt namn på det (Formler > Namnhanteraren) "
                "och bygg igen."
            )
    for tabell in tabeller(till):
        if tabell.namn.casefold() in vara:
            raise Paketfel(
                f"Tabellen {tabell.namn} på bladet {tabell.blad} heter som ett av rapportens namn, och två med samma "
                "namn gör att Excel inte kan öppna boken. Byt namn på den (Tabelldesign > Tabellnamn) och bygg igen."
            )


def _bladens_delar(paket: Paket) -> dict[str, str]:
    """The part of each worksheet, by its casefolded name."""
    return {ett.namn.casefold(): ett.del_ for ett in innehall.blad(paket) if ett.slag == "worksheet"}


def _rubriker(paket: Paket, delar: Mapping[str, str], namn: Element) -> set[str]:
    """The first cells of the sheets that a name leads to: a sheet of ours that is renamed still has its heading."""
    ledda = blad_i(namn.text or "") & delar.keys()
    forsta = (paket.tolkad(delar[blad], _forsta_cellen) for blad in ledda)
    return {jamforbart(cell, paket) for cell in forsta if cell is not None} - {""}


def _forsta_cellen(rot: Element) -> Element | None:
    """A1 alone, so that what is remembered is not the whole sheet."""
    forsta = next(iter(rutor(rot)), None)
    return None if forsta is None or (forsta.rad, forsta.kolumn) != (1, 1) else deepcopy(forsta.element)
