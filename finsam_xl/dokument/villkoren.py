"""Villkoren i mallen prövade mot rapporten: vad som gäller, och styckena bort vars villkor inte är uppfyllt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.dokument.ater.wordxml import wn
from finsam_xl.dokument.mallstycken import blockvillkor
from finsam_xl.dokument.marken.villkor import uppfyllt
from finsam_xl.dokument.word.removal import remove

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.dokument.fyllt import Fyllt
    from finsam_xl.dokument.innehall import Dokumentinnehall
    from finsam_xl.dokument.mallstycken import Malldel, Mallstycke
    from finsam_xl.dokument.marken.marke import Om

__all__ = ["galler", "valda_stycken"]


def galler(om: Om, innehall: Dokumentinnehall, fyllt: Fyllt) -> bool:
    """Om villkoret är uppfyllt i rapporten; det som det räknar som saknat sägs."""
    for led in om.led:
        if led.tabell and innehall.pa_bladet(led.namn) and not innehall.har_tabell(led.namn):
            med = "och det som hör till den är utelämnat"
            fyllt.saga(f"Tabellen {led.namn} har inget att visa i rapporten, {med}.")
        if led.fragar and not led.tabell and innehall.uppgifter.get(led.namn) is None:
            fyllt.saga(f"{led.namn} finns inte i rapporten; villkoret i mallen räknar den som saknad.")
    return uppfyllt(om, innehall.uppgifter, innehall.har_tabell)


def valda_stycken(del_: Malldel, innehall: Dokumentinnehall, fyllt: Fyllt) -> list[Mallstycke]:
    """Styckena med märken som står kvar, när de vars villkor inte är uppfyllt och villkoren själva är borttagna."""
    block, _ = blockvillkor(del_.stycken)
    bort: set[Element] = set()
    for ett in block:
        if ett.om.element in bort:
            continue
        grenen = list(ett.mellan(ja=not galler(ett.villkor, innehall, fyllt)))
        bort.update(stycke for element in grenen for stycke in element.iter(wn("p")))
        markena = [stycke.element for stycke in (ett.om, ett.annars, ett.slut) if stycke is not None]
        bort.update(markena)
        for element in (*grenen, *markena):
            remove(element)
    return [stycke for stycke in del_.stycken if stycke.element not in bort]
