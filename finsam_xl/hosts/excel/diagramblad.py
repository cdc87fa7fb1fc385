"""A sheet of ours with charts, built anew in the open workbook: the new one takes its place whole.

Cells copied over a sheet bring their charts along, beside those that are there, and the copies read the workbook they
came from. So the old sheet steps aside under another name until the new one stands, what reads it is led back, and it
goes last.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.innehall import definierade_namn
from finsam_xl.hosts.excel.plan import Namnbyte, egna_formler, foljd

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.hosts.excel.plan import Byggplan

__all__ = ["med_nya_diagramblad"]


def med_nya_diagramblad(plan: Byggplan, last: Bok) -> Byggplan:
    """*plan* for the book *last*, with the sheets that have charts set in whole instead of written over."""
    undan = {ett.namn: _ledigt(ett.namn, last) for ett in plan.blad if ett.finns and ett.ritat}
    if not undan:
        return plan
    blad = tuple(
        replace(ett, finns=False, behalls_som=undan[ett.namn], block_fore=()) if ett.namn in undan else ett
        for ett in plan.blad
    )
    bytta = {ett.namn: ett.behalls_som for ett in blad if ett.behalls_som}
    return replace(
        plan,
        blad=blad,
        bort=(*plan.bort, *undan.values()),
        namn=(*plan.namn, *_namnen(plan, last, undan)),
        egna=tuple(egna_formler(last.paket, bytta, {ett.namn for ett in blad})),
    )


def _ledigt(namn: str, last: Bok) -> str:
    """A name that no sheet has, for the old one until it goes."""
    upptagna = {ett.casefold() for ett in last.bladnamn}
    forslag = (f"{namn} undan{nr or ''}" for nr in range(len(upptagna) + 1))
    return next(ett for ett in forslag if ett.casefold() not in upptagna)


def _namnen(plan: Byggplan, last: Bok, undan: Mapping[str, str]) -> Iterator[Namnbyte]:
    """A person's own names that follow the old sheet away, and are led back."""
    satta = {ett.namn for ett in plan.namn}
    for ett in definierade_namn(last.paket):
        if ett.blad is None and ett.namn not in satta and (till := foljd(ett.text, undan)) != ett.text:
            yield Namnbyte(ett.namn, ett.text, till)
