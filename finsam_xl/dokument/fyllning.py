"""Mallen fylld: varje märke blir sin siffra, mening, tabell eller sitt diagram, i en ram som går att förnya.

Bara det som är märken ändras. En tabell som rapporten saknar tar sin rubrik med sig, och det sägs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.dokument.ater.wordxml import varde, wn
from finsam_xl.dokument.blocken import Blockbyggare
from finsam_xl.dokument.blockfyllning import Blockfyllare, ar_block
from finsam_xl.dokument.dokumenttitel import fyll_titeln
from finsam_xl.dokument.fyllt import Fyllt
from finsam_xl.dokument.mallstycken import malldelar
from finsam_xl.dokument.oppning import huvuddel
from finsam_xl.dokument.textfyllning import Textfyllare
from finsam_xl.dokument.villkoren import valda_stycken
from finsam_xl.dokument.word.lone_heading import heading_level
from finsam_xl.dokument.word.page import turn_sections
from finsam_xl.dokument.word.styles import add_own_styles
from finsam_xl.dokument.word.table_gap import part_tables
from finsam_xl.dokument.word.typeface import table_scale

if TYPE_CHECKING:
    from collections.abc import Collection

    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.dokument.innehall import Dokumentinnehall
    from finsam_xl.dokument.mallstycken import Malldel

__all__ = ["fyll"]

_ATT_SKRIVA: Final = "FinsamAttskriva"


def fyll(paket: Paket, innehall: Dokumentinnehall) -> Fyllt:
    """Fyll dokumentet i *paket*, vars märken är prövade."""
    fyllt = Fyllt()
    huvud = huvuddel(paket)
    delar = malldelar(paket)
    stilar = add_own_styles(paket, huvud)
    skala = table_scale(paket, huvud, stilar)
    visade: Collection[str] = ()
    for del_ in delar:
        i_delen = _fyll_delen(Blockbyggare(paket, del_.namn, stilar, innehall, skala), del_, fyllt)
        if del_.namn == huvud:
            visade = i_delen
        paket.satt(del_.namn, ooxml.skriv(del_.rot))
    fyllt.oplacerade.update(_oplacerade(innehall, visade))
    fyll_titeln(paket, innehall)
    if kvar := _att_skriva(paket.rot(huvud)):
        fyllt.besked.append(f"{kvar} ställen i dokumentet är kvar att skriva; de står på färg inom hakparenteser.")
    return fyllt


def _fyll_delen(bygg: Blockbyggare, del_: Malldel, fyllt: Fyllt) -> set[str]:
    """Villkor över stycken först, sedan text, tabeller, förteckningen och sidornas läge; tabellerna som visas."""
    kropp = del_.rot.find(wn("body"))
    stycken = valda_stycken(del_, bygg.innehall, fyllt)
    text = Textfyllare(bygg.innehall, fyllt)
    for stycke in stycken:
        if not ar_block(stycke):
            text.fyll(stycke)
    blocken = Blockfyllare(bygg, kropp, fyllt)
    blocken.fyll([stycke for stycke in stycken if ar_block(stycke)])
    if kropp is not None:
        part_tables(del_.rot)
        turn_sections(
            kropp,
            lambda element: element in blocken.liggande,
            lambda element: heading_level(element, bygg.stilar) is not None,
        )
    return blocken.visade


def _oplacerade(innehall: Dokumentinnehall, visade: Collection[str]) -> dict[str, str]:
    """Tabellerna som inget märke visar: titlarna per id."""
    alla = (ett for ett in innehall.visningar if ett.finns and not ett.ritad)
    return {ett.ident: ett.titel for ett in alla if ett.ident not in visade}


def _att_skriva(rot: Element) -> int:
    """Hur många ställen i mallen som en människa ska skriva själv."""
    stilar = (varde(ett, "rStyle") for ett in rot.iter(wn("rPr")))
    return sum(stil == _ATT_SKRIVA for stil in stilar)
