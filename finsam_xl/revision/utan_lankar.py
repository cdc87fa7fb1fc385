"""A workbook without links to others: the links' parts and the names that stood on them, once no formula does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.innehall import arbetsboksdel
from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.ooxml import qn
from finsam_xl.arbetsbok.opc.paket import oskadad
from finsam_xl.arbetsbok.opc.relationer import Innehallstyper, Relationer, relationer
from finsam_xl.arbetsbok.ympa.delkopia import stada
from finsam_xl.revision.inbyggt import ar_extern

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = ["utan_lankar"]


@oskadad
def utan_lankar(paket: Paket) -> tuple[str, ...]:
    """Take out the links to other workbooks; returns, in Swedish, what was there."""
    bok = arbetsboksdel(paket)
    lankar = [rel for rel in relationer(paket, bok) if rel.slag == "externalLink"]
    if not lankar:
        return ()
    mal = [ut.mal for lank in lankar for ut in relationer(paket, lank.mal) if ut.extern]
    rot = paket.rot(bok)
    for element in rot.findall(qn("externalReferences")):
        rot.remove(element)
    namnen = [namn for namn in rot.iter(qn("definedName")) if ar_extern(namn.text or "")]
    for namn in namnen:
        lada = namn.getparent()
        if lada is not None:
            lada.remove(namn)
    paket.satt(bok, ooxml.skriv(rot))
    egna, typer = Relationer(paket, bok), Innehallstyper(paket)
    for lank in lankar:
        egna.ta_bort(lank.id)
    egna.spara()
    stada(paket, {lank.mal for lank in lankar}, typer)
    typer.spara()
    return (
        *(f"länken till {ett}" for ett in mal),
        *(f"namnet {namn.get('name', '')}, som pekade dit" for namn in namnen),
    )
