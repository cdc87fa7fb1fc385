"""Vad Word och människor gör med ett dokument: runs delas, rsid märks, text ändras, spåras och kommenteras."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from finsam_xl.dokument.ater.inramning import marke
from finsam_xl.dokument.ater.ramar import ramar
from finsam_xl.dokument.ater.wordxml import W, wn
from tests.dokument.ater.provdokument import paketet

if TYPE_CHECKING:
    from collections.abc import Callable

    from finsam_xl.arbetsbok.opc.ooxml import Element

KROPP = "word/document.xml"


def redigerat(data: bytes, gor: Callable[[Element], None], del_: str = KROPP) -> bytes:
    """Dokumentet sparat på nytt, med det som `gor` ändrar i en del."""
    paket = paketet(data)
    rot = paket.rot(del_)
    gor(rot)
    paket.satt(del_, etree.tostring(rot.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True))
    return paket.skriv()


def innehallet(rot: Element, nyckel: str, nr: int = 0) -> Element:
    """Innehållet i ramen med den nyckeln."""
    return [ram.innehall for ram in ramar(KROPP, rot) if ram.marke == marke(nyckel)][nr]


def kontrollen(rot: Element, nyckel: str, nr: int = 0) -> Element:
    """Ramen själv."""
    kontroll = innehallet(rot, nyckel, nr).getparent()
    assert kontroll is not None
    return kontroll


def skriv_om(fore: str, efter: str) -> Callable[[Element], None]:
    """Någon skriver över en text, var den än står."""

    def gor(rot: Element) -> None:
        traffar = [ett for ett in rot.iter(wn("t")) if fore in (ett.text or "")]
        assert traffar, fore
        for ett in traffar:
            ett.text = (ett.text or "").replace(fore, efter)

    return gor


def som_word(rot: Element) -> None:
    """Word sparar: rsid på allt, varje text delad i två runs, stavningsmärken, sidbrytningar och ett bokmärke."""
    for nr, run in enumerate(list(rot.iter(wn("r")))):
        run.set(wn("rsidR"), f"00{nr:06X}")
        text, foralder = run.find(wn("t")), run.getparent()
        if text is None or foralder is None or len(text.text or "") < 2:
            continue
        halva = etree.fromstring(etree.tostring(run))
        hela = text.text or ""
        text.text, andra = hela[:1], halva.find(wn("t"))
        assert andra is not None
        andra.text = hela[1:]
        for ett in (text, andra):
            ett.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.addnext(halva)
        fel = etree.fromstring(f'<w:proofErr xmlns:w="{W}" w:type="spellStart"/>')
        run.addnext(fel)
        andra.addprevious(etree.fromstring(f'<w:lastRenderedPageBreak xmlns:w="{W}"/>'))
    for stycke in rot.iter(wn("p")):
        stycke.set(wn("rsidRDefault"), "00AB12CD")


def sparat(nyckel: str) -> Callable[[Element], None]:
    """Någon skriver i en ram med spårade ändringar."""

    def gor(rot: Element) -> None:
        run = next(innehallet(rot, nyckel).iter(wn("r")))
        ny = etree.fromstring(f'<w:ins xmlns:w="{W}" w:id="900" w:author="A"><w:r><w:t>nästan </w:t></w:r></w:ins>')
        run.addprevious(ny)

    return gor


def struket(nyckel: str) -> Callable[[Element], None]:
    """Någon stryker i en ram med spårade ändringar."""

    def gor(rot: Element) -> None:
        run = next(innehallet(rot, nyckel).iter(wn("r")))
        omslag = etree.fromstring(f'<w:del xmlns:w="{W}" w:id="901" w:author="A"/>')
        run.addprevious(omslag)
        omslag.append(run)
        for text in omslag.iter(wn("t")):
            text.tag = wn("delText")

    return gor


def kommenterat(nyckel: str) -> Callable[[Element], None]:
    """Någon sätter en kommentar inne i en ram."""

    def gor(rot: Element) -> None:
        run = next(innehallet(rot, nyckel).iter(wn("r")))
        run.addprevious(etree.fromstring(f'<w:commentRangeStart xmlns:w="{W}" w:id="0"/>'))
        run.addnext(etree.fromstring(f'<w:commentRangeEnd xmlns:w="{W}" w:id="0"/>'))

    return gor
