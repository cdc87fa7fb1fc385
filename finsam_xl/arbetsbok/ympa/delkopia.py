"""What hangs on a sheet (drawings, charts, pictures, notes): copied under fresh names, removed when orphaned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.opc.relationer import Relationer, hanvisade, ledig_del, relationer, relationsdel

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.arbetsbok.opc.relationer import Innehallstyper

__all__ = ["Skissfel", "kopiera_foljedelar", "stada"]

_UNGRAFTABLE = {"table", "pivotTable", "queryTable", "slicer", "timeline", "ctrlProp", "control"}


class Skissfel(RuntimeError):  # noqa: N818 - Swedish for error, as all the project's exceptions
    """A scratch workbook that cannot be grafted: a fault in the program that made it, not in the user's file."""


def kopiera_foljedelar(
    fran: Paket, kalla: str, till: Paket, mal: str, typer: tuple[Innehallstyper, Innehallstyper]
) -> None:
    """Copy what *kalla* leads to, and lead *mal* there by the same relationship ids.

    Raises:
        Skissfel: the sheet holds something that only its own workbook can hold, such as an Excel table.

    """
    nya = Relationer(till, mal)
    for relation in relationer(fran, kalla):
        if relation.slag in _UNGRAFTABLE:
            raise Skissfel(f"{kalla}: a generated sheet cannot hold a {relation.slag}")
        adress = relation.mal if relation.extern else _kopia(fran, relation.mal, till, typer)
        nya.lagg_till(relation.typ, adress, extern=relation.extern, rel_id=relation.id)
    nya.spara()


def _kopia(fran: Paket, del_: str, till: Paket, typer: tuple[Innehallstyper, Innehallstyper]) -> str:
    ny = ledig_del(till, del_)
    till.satt(ny, fran.las(del_))
    frantyper, tilltyper = typer
    tilltyper.satt(ny, frantyper.typ(del_))
    kopiera_foljedelar(fran, del_, till, ny, typer)
    return ny


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
