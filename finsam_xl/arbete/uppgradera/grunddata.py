"""The cells that came to Grunddata after the workbook was made: below what stands there, each with its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from finsam_xl.arbetsbok.lasa.formeltext import citera
from finsam_xl.arbetsbok.lasa.innehall import arbetsboksdel
from finsam_xl.arbetsbok.lasa.plats import Plats, syftar_pa
from finsam_xl.arbetsbok.opc.ooxml import Omrade, infoga, qn, skriv
from finsam_xl.arbetsbok.ympa.mallrad import Mallrader
from finsam_xl.arbetsbok.ympa.namnympning import ARBETSBOK
from finsam_xl.inputs.grunddata import BLAD
from finsam_xl.inputs.uppgifter import GRUNDDATA
from finsam_xl.kolumn import kolumnbokstaver

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.inputs.uppgifter import Uppgift

__all__ = ["nya_uppgifter"]

_MALLKOLUMN = 2
"""The column of the values in a new workbook: the labels stand before it, the help after."""


def nya_uppgifter(paket: Paket, bok: Bok, mall: Bok, uppgifter: Sequence[Uppgift]) -> list[str]:
    """Set the cells in as a new workbook *mall* has them, under their headings; returns a sentence each."""
    if not uppgifter:
        return []
    hemma = _en_som_finns(bok)
    rader = Mallrader(paket, hemma.blad, mall.paket, BLAD)
    rad = bok.matt(hemma.blad)[0] + 2
    platser: dict[str, Plats] = {}
    avsnitt = 0
    for uppgift in uppgifter:
        mallrad = _mallplats(mall, uppgift.namn).rad
        if (rubrik := _rubrikrad(mall, uppgift)) != avsnitt:
            rad += bool(platser)
            rader.kopiera((rubrik, 1), (rad, max(hemma.kolumn - 1, 1)))
            avsnitt, rad = rubrik, rad + 1
        for forskjutning in range(-1 if hemma.kolumn > 1 else 0, 2):
            rader.kopiera((mallrad, _MALLKOLUMN + forskjutning), (rad, hemma.kolumn + forskjutning))
        rader.validera((mallrad, _MALLKOLUMN), Omrade(rad, hemma.kolumn, rad, hemma.kolumn))
        platser[uppgift.namn] = Plats(hemma.blad, rad, hemma.kolumn)
        rad += 1
    rader.spara()
    _namnge(paket, platser)
    return [f"{platser[ett.namn]}: {ett.etikett}." for ett in uppgifter]


def _en_som_finns(bok: Bok) -> Plats:
    platser = (syftar_pa(bok.bokens_namn.get(ett.namn, "")) for ett in GRUNDDATA)
    return next(plats for plats in platser if plats is not None and plats.blad in bok.bladnamn)


def _mallplats(mall: Bok, namn: str) -> Plats:
    plats = syftar_pa(mall.bokens_namn[namn])
    if plats is None:
        raise TypeError(f"a new workbook names {namn} by one cell")
    return plats


def _rubrikrad(mall: Bok, uppgift: Uppgift) -> int:
    """The row of the heading that the cell stands under in a new workbook: above the first of its section."""
    fore = GRUNDDATA[: GRUNDDATA.index(uppgift) + 1]
    forsta = next(ett for ett in reversed(fore) if ett.avsnitt)
    return _mallplats(mall, forsta.namn).rad - 1


def _namnge(paket: Paket, platser: Mapping[str, Plats]) -> None:
    del_ = arbetsboksdel(paket)
    rot = paket.rot(del_)
    lada = rot.find(qn("definedNames"))
    if lada is None:
        lada = etree.Element(qn("definedNames"))
        infoga(rot, lada, ARBETSBOK)
    lada.extend(_namnen(platser))
    lada[:] = sorted(lada, key=lambda namn: namn.get("name", "").casefold())
    paket.satt(del_, skriv(rot))


def _namnen(platser: Mapping[str, Plats]) -> Iterator[etree._Element]:
    for namn, plats in platser.items():
        element = etree.Element(qn("definedName"), name=namn)
        element.text = f"{citera(plats.blad)}!${kolumnbokstaver(plats.kolumn)}${plats.rad}"
        yield element
