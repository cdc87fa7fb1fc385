"""Formulas of a person's own brought up to date: those that read a rebuilt figure, and those that have no value yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.andra.satt_varden import satt_varden
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa.plats import Plats
from finsam_xl.arbetsbok.opc.ooxml import cell
from finsam_xl.harkomst.formel import Formelfel, slag, tolka
from finsam_xl.harkomst.rakna import Kalkyl, lika
from finsam_xl.harkomst.urval import funktion
from finsam_xl.layout.lint import SAFE_FUNCTIONS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from formualizer import ASTNode

    from finsam_xl.arbetsbok.resultat import Resultat

__all__ = ["Omraknad", "ojamna", "rakna_om_egna"]

_MOST_ROUNDS = 30

Omraknad = tuple[Plats, "Resultat", "Resultat"]
"""A cell, the value the file has, and the value its formula gives."""


def ojamna(bok: Bok, blad: Collection[str]) -> Iterator[Omraknad]:
    """The formula cells of these sheets that show another value than their formula gives of the values they read.

    A formula that cannot be calculated here, or that uses functions on which programs differ, is passed over.
    """
    kalkyl = Kalkyl(bok)
    for namn in blad:
        for plats, ruta in bok.celler(namn).items():
            if not ruta.formel:
                continue
            hem = Plats(namn, *plats)
            try:
                nod = tolka(ruta.formel)
                if _ar_saker(nod) and not lika(raknat := kalkyl.uttryck(nod, hem), ruta.varde):
                    yield hem, ruta.varde, raknat
            except Formelfel:
                continue


def _ar_saker(nod: ASTNode) -> bool:
    return (slag(nod) != "Function" or funktion(nod) in _KNOWN) and all(map(_ar_saker, nod.children()))


_KNOWN = SAFE_FUNCTIONS | {"SUMIF", "COUNTIF", "AVERAGEIF", "AVERAGEIFS", "VLOOKUP", "HLOOKUP", "PRODUCT", "IFNA"}


def rakna_om_egna(bok: Bok, blad: Collection[str]) -> tuple[Bok, tuple[Omraknad, ...]]:
    """The workbook with the formulas of these sheets up to date, and the cells whose value changed.

    A cell that reads another that changed is taken in the next round, until nothing changes.
    """
    forst: dict[Plats, Resultat] = {}
    nu: dict[Plats, Resultat] = {}
    for _ in range(_MOST_ROUNDS):
        nya = list(ojamna(bok, blad))
        if not nya:
            break
        paket = bok.att_andra()
        for namn in {plats.blad for plats, _, _ in nya}:
            satt_varden(paket, namn, {cell(*plats[1:]): ny for plats, _, ny in nya if plats.blad == namn})
        for plats, gammalt, ny in nya:
            forst.setdefault(plats, gammalt)
            nu[plats] = ny
        bok = Bok.av(paket)
    return bok, tuple((plats, forst[plats], nu[plats]) for plats in forst)
