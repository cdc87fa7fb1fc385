"""A person's own names that are also ours: a build would take them over and say another figure, so it refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.andra.cellvarde import jamforbart
from finsam_xl.arbetsbok.lasa import innehall
from finsam_xl.arbetsbok.lasa.formeltext import blad_i
from finsam_xl.arbetsbok.lasa.innehall import arbetsboksdel, hitta_blad, namnelement, tabeller
from finsam_xl.arbetsbok.lasa.rutnat import rutor
from finsam_xl.arbetsbok.opc.paket import Paketfel
from finsam_xl.arbetsbok.ympa.namnympning import ror, vara_namn

if TYPE_CHECKING:
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
    for namn in namnelement(till.rot(arbetsboksdel(till))):
        nyckel = namn.get("name", "").casefold()
        if nyckel not in vara or namn.get("localSheetId") is not None or ror(namn, vara_blad):
            continue
        if _BROKEN not in (namn.text or "") and not _omdopt(till, namn, _rubriker(fran, vara[nyckel])):
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


def _omdopt(paket: Paket, namn: Element, rubriker: set[str]) -> bool:
    """Whether a name leads to a sheet of ours under another name: it still has its heading."""
    return bool(_rubriker(paket, namn) & rubriker)


def _rubriker(paket: Paket, namn: Element) -> set[str]:
    """The first cells of the sheets that a name leads to."""
    finns = {ett.namn.casefold() for ett in innehall.blad(paket) if ett.slag == "worksheet"}
    return {_forsta_cellen(paket, blad) for blad in blad_i(namn.text or "") & finns} - {""}


def _forsta_cellen(paket: Paket, blad: str) -> str:
    forsta = next(iter(rutor(paket.rot(hitta_blad(paket, blad).del_))), None)
    return "" if forsta is None or (forsta.rad, forsta.kolumn) != (1, 1) else jamforbart(forsta.element, paket)
