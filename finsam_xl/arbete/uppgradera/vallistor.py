"""Lists of choices in input cells that have got more choices since the workbook was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa.innehall import hitta_blad
from finsam_xl.arbetsbok.lasa.plats import syftar_pa
from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.ooxml import omrade, qn
from finsam_xl.inputs.oppning import indatatabell
from finsam_xl.inputs.schema import TABELLER
from finsam_xl.inputs.uppgifter import GRUNDDATA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = ["bredda_vallistor"]


def bredda_vallistor(paket: Paket) -> list[str]:
    """Let a list that has only some of today's choices have them all; returns a sentence each.

    A list that has a choice of a person's own is left as it is.
    """
    sagt: list[str] = []
    per_blad: dict[str, dict[tuple[int, int], tuple[str, tuple[str, ...]]]] = {}
    for blad, plats, vad, val in _valen(Bok.av(paket)):
        per_blad.setdefault(blad, {})[plats] = vad, val
    for blad, valen in per_blad.items():
        del_ = hitta_blad(paket, blad).del_
        rot = paket.rot(del_)
        breddade = [*_breddade(rot, valen)]
        if breddade:
            paket.satt(del_, ooxml.skriv(rot))
            sagt += breddade
    return sagt


def _valen(bok: Bok) -> Iterator[tuple[str, tuple[int, int], str, tuple[str, ...]]]:
    """Each cell, or first cell of a column, with choices: its sheet and place, what it is, and the choices."""
    for uppgift in GRUNDDATA:
        plats = syftar_pa(bok.bokens_namn.get(uppgift.namn, ""))
        if uppgift.val and plats is not None and plats.blad in bok.bladnamn:
            yield plats.blad, (plats.rad, plats.kolumn), f"{plats} ({uppgift.etikett})", uppgift.val
    for tab in TABELLER:
        form = indatatabell(bok, tab)
        for kolumn in tab.kolumner if form is not None else ():
            if form is not None and kolumn.val and kolumn.namn in form.kolumner:
                plats_ = form.data.rad, form.kolumner[kolumn.namn]
                yield form.blad, plats_, f"kolumnen {kolumn.namn} i {form.blad}", kolumn.val


def _breddade(rot: ooxml.Element, valen: dict[tuple[int, int], tuple[str, tuple[str, ...]]]) -> Iterator[str]:
    for regel in rot.iter(qn("dataValidation")):
        formel = regel.find(qn("formula1"))
        text = "" if formel is None or regel.get("type") != "list" else formel.text or ""
        if formel is None or not text.startswith('"'):
            continue
        platser = [omrade(ref) for ref in regel.get("sqref", "").split()]
        for (rad, kolumn), (vad, val) in valen.items():
            if any((plats.rad, plats.kolumn) == (rad, kolumn) for plats in platser):
                fanns = text.strip('"').split(",")
                if set(fanns) < set(val):
                    formel.text = f'"{",".join(val)}"'
                    yield f"Listan i {vad} har också {', '.join(ett for ett in val if ett not in fanns)}."
