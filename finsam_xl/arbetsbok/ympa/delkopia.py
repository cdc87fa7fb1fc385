"""What hangs on a sheet (drawings, charts, pictures, notes): copied under fresh names, removed when orphaned."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.relationer import Relationer, hanvisade, ledig_del, relationer, relationsdel

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.arbetsbok.opc.relationer import Innehallstyper, Relation

__all__ = ["Skissfel", "kopiera_foljedelar", "stada"]

_TABLE, _TABELLER = "table", "*/tables/*.xml"
_UNGRAFTABLE = {"pivotTable", "queryTable", "slicer", "timeline", "ctrlProp", "control"}


class Skissfel(RuntimeError):  # noqa: N818 - Swedish for error, as all the project's exceptions
    """A scratch workbook that cannot be grafted: a fault in the program that made it, not in the user's file."""


def kopiera_foljedelar(
    fran: Paket,
    kalla: str,
    till: Paket,
    mal: str,
    typer: tuple[Innehallstyper, Innehallstyper],
    *,
    med_tabeller: bool = False,
) -> None:
    """Copy what *kalla* leads to, and lead *mal* there by the same relationship ids.

    A generated sheet holds no Excel table; an input sheet is copied *med_tabeller*, each with a number that is free.

    Raises:
        Skissfel: the sheet holds something that only its own workbook can hold.

    """
    nya = Relationer(till, mal)
    for relation in relationer(fran, kalla):
        if relation.slag in _UNGRAFTABLE or (relation.slag == _TABLE and not med_tabeller):
            raise Skissfel(f"{kalla}: a generated sheet cannot hold a {relation.slag}")
        adress = relation.mal if relation.extern else _kopia(fran, relation, till, typer)
        nya.lagg_till(relation.typ, adress, extern=relation.extern, rel_id=relation.id)
    nya.spara()


def _kopia(fran: Paket, relation: Relation, till: Paket, typer: tuple[Innehallstyper, Innehallstyper]) -> str:
    del_ = relation.mal
    ny = ledig_del(till, del_)
    till.satt(ny, _med_ledigt_nummer(fran, del_, till) if relation.slag == _TABLE else fran.las(del_))
    frantyper, tilltyper = typer
    tilltyper.satt(ny, frantyper.typ(del_))
    kopiera_foljedelar(fran, del_, till, ny, typer)
    return ny


def _med_ledigt_nummer(fran: Paket, del_: str, till: Paket) -> bytes:
    """A table's part with a number that no table of the workbook has."""
    rot = fran.rot(del_)
    tabeller = (namn for namn in till.namn() if fnmatchcase(namn.casefold(), _TABELLER))
    upptagna = (int(till.rot(namn).get("id", "0")) for namn in tabeller)
    rot.set("id", str(max(upptagna, default=0) + 1))
    return ooxml.skriv(rot)


def stada(paket: Paket, delar: set[str], typer: Innehallstyper) -> None:
    """Remove those of the parts that nothing leads to any more, and in turn what only they led to."""
    while delar:
        kvar = hanvisade(paket)
        losa = {del_ for del_ in delar if del_.casefold() not in kvar and del_ in paket}
        delar = {relation.mal for del_ in losa for relation in relationer(paket, del_) if not relation.extern}
        for del_ in losa:
            paket.ta_bort(relationsdel(del_))
            paket.ta_bort(del_)
            typer.ta_bort(del_)
