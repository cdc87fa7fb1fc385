"""Frames that have lost their tags, as LibreOffice saves them: found by the bookmarks that are their twins.

The control is set round the same content again; nothing of the document is taken away. LibreOffice drops every tag:
where one is left, the others were removed by a person, who wants the text without its frame.
"""

from __future__ import annotations

from itertools import chain, islice, takewhile
from typing import TYPE_CHECKING, Final

from lxml import etree

from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.dokument.ater.hopflutna import atskilda
from finsam_xl.dokument.ater.inramning import bokmarke, egenskaper_for
from finsam_xl.dokument.ater.ramar import ramar
from finsam_xl.dokument.ater.spann import Byte, nytt_inne, skarvad, som_byte, spannen
from finsam_xl.dokument.ater.utbyte import ordnar
from finsam_xl.dokument.ater.wordxml import BLOCK, W, varde, wn
from finsam_xl.dokument.oppning import textdelar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.dokument.ater.minne import Dokumentminne, Minnesrad
    from finsam_xl.dokument.ater.spann import Spann

__all__ = ["aterstall"]

_SLUT: Final = b"</w:sdtContent></w:sdt>"


def aterstall(paket: Paket, minne: Dokumentminne) -> int:
    """Give the frames whose tags are gone their controls again, and return how many there were."""
    antal = 0
    rotter = {del_: paket.rot(del_) for del_ in textdelar(paket)}
    if any(ett for del_, rot in rotter.items() for ett in ramar(del_, rot)):
        return antal
    sokta = {bokmarke(market, nr): market for market, rad in minne.rader.items() for nr in range(1, rad.antal + 1)}
    inom_stycken = {namn for namn, market in sokta.items() if not minne.rader[market].block}
    for del_, hopflutet in rotter.items():
        data = atskilda(paket.las(del_), hopflutet, inom_stycken)
        rot = ooxml.tolka(data)
        funna = [
            (sokta[namn], start)
            for start in rot.iter(wn("bookmarkStart"))
            if (namn := start.get(wn("name"), "")) in sokta
        ]
        plats = spannen(data, rot) if funna else {}
        byten = [list(_byten(data, market, minne.rader[market], start, plats)) for market, start in funna]
        if any(byten):
            antal += sum(map(bool, byten))
            paket.satt(del_, skarvad(data, chain.from_iterable(byten)))
            paket.prova(del_)
    return antal


def _byten(data: bytes, market: str, rad: Minnesrad, start: Element, plats: Mapping[Element, Spann]) -> Iterator[Byte]:
    """What gives a bookmarked content its control: its tag where a control is left, otherwise a new one round it."""
    omrade = _omrade(rad, start)
    if not omrade:
        return
    egna = egenskaper_for(market, rad.namn, block=bool(rad.block))
    kvar = _otaggad(omrade)
    if kvar is not None:
        fler = [ett for ett in kvar if ett.tag not in {ett.tag for ett in egna}]
        yield nytt_inne(data, plats[kvar], b"".join(som_byte(ett, kvar.nsmap) for ett in (*egna, *fler)))
        return
    ram = etree.Element(wn("sdt"), nsmap={"w": W})
    etree.SubElement(ram, wn("sdtPr")).extend(egna)
    borjan = etree.tostring(ram, encoding="UTF-8").removesuffix(b"</w:sdt>") + b"<w:sdtContent>"
    forsta, sista = plats[omrade[0]].start, plats[omrade[-1]].slut
    yield Byte(forsta, forsta, borjan)
    yield Byte(sista, sista, _SLUT)


def _omrade(rad: Minnesrad, start: Element) -> list[Element]:
    """The neighbours that a frame's content is now; none when it cannot be told."""
    block = [wn(namn) for namn in rad.block.split()]
    if block:
        return _fran(next(start.iterancestors(block[0]), None), block)
    foljande = list(takewhile(lambda ett: ett.tag != wn("bookmarkEnd"), start.itersiblings()))
    slut = foljande[-1].getnext() if foljande else start.getnext()
    if slut is None or slut.get(wn("id")) != start.get(wn("id")):
        return []
    return [start, *foljande, slut]


def _fran(forsta: Element | None, block: list[str]) -> list[Element]:
    """The blocks from the first one on, when they are of the kinds that the frame has."""
    if forsta is None:
        return []
    foljande = (ett for ett in (forsta, *forsta.itersiblings()) if ett.tag in BLOCK)
    omrade = list(islice(foljande, len(block)))
    return omrade if [ett.tag for ett in omrade] == block else []


def _otaggad(omrade: list[Element]) -> Element | None:
    """The properties of a control without a tag that holds just this content."""
    innehall = omrade[0].getparent()
    kontroll = None if innehall is None or innehall.tag != wn("sdtContent") else innehall.getparent()
    egenskaper = None if kontroll is None else kontroll.find(wn("sdtPr"))
    if egenskaper is None or innehall is None or varde(egenskaper, "tag"):
        return None
    utanfor = [ett for ett in innehall if ett not in omrade]
    return None if any(ordnar(ett) for ett in utanfor) else egenskaper
