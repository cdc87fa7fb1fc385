"""Styckena i en mall: var vart och ett står, dess märken, och villkoren som gäller för flera stycken i rad."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from finsam_xl.arbetsbok.opc.relationer import Innehallstyper
from finsam_xl.dokument.ater.wordxml import wn
from finsam_xl.dokument.marken.marke import Annars, Om, Slut
from finsam_xl.dokument.marken.tolka import MARKEN
from finsam_xl.dokument.oppning import textdelar
from finsam_xl.dokument.stycken import ensamt, lasta
from finsam_xl.dokument.word.stycketext import paragraphs, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.dokument.stycken import Markesplats

__all__ = ["DJUPAST", "Blockvillkor", "Malldel", "Mallstycke", "blockvillkor", "halva_marken", "malldelar"]

_DELARNA: Final = {"header": "sidhuvudet", "footer": "sidfoten", "footnotes": "en fotnot", "endnotes": "en slutnot"}
DJUPAST: Final = 5
"""Så djupt får villkor stå i varandra."""
_INLEDNING: Final = "{{"
_KLAMRAR: Final = re.compile(r"\{\{|\}\}")
_OMGIVNING: Final = 20


@dataclass(slots=True)
class Mallstycke:
    """Ett stycke med märken: elementet, dess text, märkena, och var i dokumentet det står."""

    element: Element
    text: str
    platser: tuple[Markesplats, ...]
    var: str

    @property
    def ensamt(self) -> Markesplats | None:
        """Märket som är hela stycket."""
        return ensamt(self.text, self.platser)

    def runt(self, plats: Markesplats) -> str:
        """Märket med några tecken av texten runt om."""
        fore, efter = max(0, plats.start - _OMGIVNING), plats.slut + _OMGIVNING
        bit = " ".join(self.text[fore:efter].split())
        return f"{'…' * (fore > 0)}{bit}{'…' * (efter < len(self.text))}"


@dataclass(slots=True)
class Malldel:
    """En del av dokumentet: dess namn, dess rot, och styckena som har märken."""

    namn: str
    rot: Element
    stycken: list[Mallstycke]


@dataclass(slots=True)
class Blockvillkor:
    """Ett villkor som står ensamt i sitt stycke och gäller styckena fram till sitt slut."""

    om: Mallstycke
    villkor: Om
    annars: Mallstycke | None = None
    slut: Mallstycke | None = None

    def mellan(self, *, ja: bool) -> Iterator[Element]:
        """Elementen i den ena grenen."""
        borjan = self.om if ja else self.annars
        slutet = (self.annars or self.slut) if ja else self.slut
        if borjan is None or slutet is None:
            return
        for ett in borjan.element.itersiblings():
            if ett is slutet.element:
                return
            yield ett


def malldelar(paket: Paket) -> list[Malldel]:
    """Dokumentets delar med text, de som har märken."""
    delar = []
    for namn, delen in _delarna(paket):
        rot = paket.rot(namn)
        stycken = list(_stycken(rot, delen))
        if stycken:
            delar.append(Malldel(namn, rot, stycken))
    return delar


def _delarna(paket: Paket) -> Iterator[tuple[str, str]]:
    """Delarna med text, och vad en annan än dokumentets egen heter."""
    typer = Innehallstyper(paket)
    for namn in textdelar(paket):
        slag = typer.typ(namn).rpartition("wordprocessingml.")[2].removesuffix("+xml")
        yield namn, _DELARNA.get(slag, "")


def halva_marken(paket: Paket) -> list[str]:
    """Texter som ser ut som märken men inte är det, för att klamrar fattas: det första av varje stycke, och var."""
    funna = []
    for namn, delen in _delarna(paket):
        for _, text, var in _alla(paket.rot(namn), delen):
            if traff := _KLAMRAR.search(MARKEN.sub("", text)):
                runt = traff.string[max(0, traff.start() - _OMGIVNING) : traff.end() + _OMGIVNING]
                funna.append(f"«{' '.join(runt.split())}» ({var})")
    return funna


def _stycken(rot: Element, delen: str) -> Iterator[Mallstycke]:
    for element, text, var in _alla(rot, delen):
        if _INLEDNING in text and (platser := lasta(text)):
            yield Mallstycke(element, text, platser, var)


def _alla(rot: Element, delen: str) -> Iterator[tuple[Element, str, str]]:
    """Varje stycke, dess text, och var det står."""
    rubrik = ""
    for element in paragraphs(rot):
        text = text_of(element)
        if _ser_ut_som_rubrik(element):
            rubrik = " ".join(text.split())
        yield element, text, delen or (f"under «{rubrik}»" if rubrik else "i början")


def _ser_ut_som_rubrik(element: Element) -> bool:
    stil = element.find(f"{wn('pPr')}/{wn('pStyle')}")
    namn = "" if stil is None else stil.get(wn("val"), "").casefold()
    return namn.startswith(("heading", "rubrik"))


def blockvillkor(stycken: list[Mallstycke]) -> tuple[list[Blockvillkor], list[tuple[Mallstycke, str]]]:
    """Villkoren över flera stycken, de yttre först, och de stycken där ett villkor är halvt."""
    fardiga: list[Blockvillkor] = []
    oppna: list[Blockvillkor] = []
    fel: list[tuple[Mallstycke, str]] = []
    for stycke in stycken:
        plats = stycke.ensamt
        match None if plats is None else plats.marke:
            case Om() if len(oppna) >= DJUPAST:
                return fardiga, [(stycke, f"villkor kan stå högst {DJUPAST} djupt i varandra")]
            case Om() as villkor:
                ett = Blockvillkor(stycke, villkor)
                oppna.append(ett)
                fardiga.append(ett)
            case Annars() | Slut() if not oppna or not _syskon(oppna[-1].om, stycke):
                fel.append((stycke, "står utan sitt «om»"))
            case Annars():
                oppna[-1].annars = stycke
            case Slut():
                oppna.pop().slut = stycke
            case _:
                pass
    fel += [(ett.om, "saknar sitt «slut»") for ett in oppna]
    return fardiga, fel


def _syskon(ett: Mallstycke, annat: Mallstycke) -> bool:
    return ett.element.getparent() is annat.element.getparent()
