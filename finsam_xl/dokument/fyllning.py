"""Mallen fylld: varje märke blir sin siffra, mening, tabell eller sitt diagram, i en ram som går att förnya.

Bara det som är märken ändras. En tabell som rapporten saknar tar sin rubrik med sig, och det sägs.
"""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.dokument.ater.inramning import ram_block, ram_rad
from finsam_xl.dokument.ater.wordxml import varde, wn
from finsam_xl.dokument.blocken import Blockbyggare, diagrammets, innehallets, visningens
from finsam_xl.dokument.innehall import OVRIGA
from finsam_xl.dokument.mallstycken import blockvillkor, malldelar
from finsam_xl.dokument.marken.i_ord import i_ord
from finsam_xl.dokument.marken.marke import Diagrammarke, Innehallsmarke, Tabellmarke
from finsam_xl.dokument.marken.tolka import MARKEN
from finsam_xl.dokument.marken.villkor import uppfyllt
from finsam_xl.dokument.nycklar import (
    diagrammets_nyckel,
    kortets_nyckel,
    meningens_nyckel,
    tabellens_nyckel,
    talets_nyckel,
)
from finsam_xl.dokument.oppning import huvuddel
from finsam_xl.dokument.stycken import Siffra, noder
from finsam_xl.dokument.word.page import page_of, turn_sections
from finsam_xl.dokument.word.stycketext import text_of
from finsam_xl.dokument.word.styles import add_own_styles
from finsam_xl.dokument.word.table import TABLE_STYLE
from finsam_xl.dokument.word.textbyte import Change, Framed, change_text
from finsam_xl.dokument.word.wml import el

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.dokument.innehall import Dokumentinnehall, Tryckvisning
    from finsam_xl.dokument.mallstycken import Malldel, Mallstycke
    from finsam_xl.dokument.marken.marke import Om
    from finsam_xl.dokument.stycken import Nod, Villkorssats
    from finsam_xl.dokument.word.styles import Styles

__all__ = ["Fyllt", "fyll"]

_P: Final = wn("p")
_ATT_SKRIVA: Final = "FinsamAttskriva"
_TITEL: Final = "{http://purl.org/dc/elements/1.1/}title"


@dataclass(slots=True)
class Fyllt:
    """Vad fyllningen gjorde: besked till den som läser, nycklarna som fick ramar, och de siffror som skrevs.

    *oplacerade* är tabellerna som inget märke visar: titlarna per id. *fasta* är det som står utan ram, i en textruta,
    en fotnot eller en länk, och som inte kan förnyas: antalet per nyckel.
    """

    besked: list[str] = field(default_factory=list)
    nycklar: dict[str, str] = field(default_factory=dict)
    siffror: Counter[str] = field(default_factory=Counter)
    oplacerade: dict[str, str] = field(default_factory=dict)
    fasta: Counter[str] = field(default_factory=Counter)


def fyll(paket: Paket, innehall: Dokumentinnehall) -> Fyllt:
    """Fyll dokumentet i *paket*, vars märken är prövade."""
    fyllt = Fyllt()
    huvud = huvuddel(paket)
    delar = malldelar(paket)
    stilar = add_own_styles(paket, huvud)
    nummer: Counter[str] = Counter()
    for del_ in delar:
        _Fyllare(paket, innehall, fyllt, del_, stilar, nummer).fyll(ar_huvud=del_.namn == huvud)
        paket.satt(del_.namn, ooxml.skriv(del_.rot))
    if huvud not in {del_.namn for del_ in delar}:
        fyllt.oplacerade.update(_oplacerade(innehall, set()))
    _fyll_titeln(paket, innehall)
    if kvar := _att_skriva(paket.rot(huvud)):
        fyllt.besked.append(f"{kvar} ställen i dokumentet är kvar att skriva; de står på färg inom hakparenteser.")
    return fyllt


def _att_skriva(rot: Element) -> int:
    """Hur många ställen i mallen som en människa ska skriva själv."""
    stilar = (varde(ett, "rStyle") for ett in rot.iter(wn("rPr")))
    return sum(stil == _ATT_SKRIVA for stil in stilar)


def _fyll_titeln(paket: Paket, innehall: Dokumentinnehall) -> None:
    """Dokumentets titel, som läses upp och står i fönstrets list: mallens, eller rapportens rubrik."""
    del_ = "docProps/core.xml"
    if del_ not in paket:
        return
    rot = paket.rot(del_)
    titel = rot.find(_TITEL)
    text = "" if titel is None else titel.text or ""
    if text and not MARKEN.search(text):
        return
    if titel is None:
        titel = ooxml.tolka(b'<dc:title xmlns:dc="http://purl.org/dc/elements/1.1/"/>')
        rot.append(titel)
    forbund = innehall.uppgifter.get("Forbund")
    namnet = "" if forbund is None else str(forbund.varde or "")
    titel.text = f"{innehall.rubrik}, {namnet}" if namnet else innehall.rubrik
    paket.satt(del_, ooxml.skriv(rot))


class _Fyllare:
    """Fyller en del av dokumentet."""

    def __init__(
        self,
        paket: Paket,
        innehall: Dokumentinnehall,
        fyllt: Fyllt,
        del_: Malldel,
        stilar: Styles,
        nummer: Counter[str],
    ) -> None:
        self._innehall, self._fyllt, self._del, self._stilar, self._nummer = innehall, fyllt, del_, stilar, nummer
        self._kropp = del_.rot.find(wn("body"))
        sektion = None if self._kropp is None else self._kropp.find(wn("sectPr"))
        self._sida = page_of(sektion)
        self._bygg = Blockbyggare(paket, del_.namn, stilar, innehall)
        self._liggande: set[Element] = set()
        self._visade: set[str] = set()

    def fyll(self, *, ar_huvud: bool) -> None:
        """Villkor över stycken först, sedan text, tabeller, förteckningen och sidornas läge."""
        self._valj_block()
        kvar = [stycke for stycke in self._del.stycken if self._star_kvar(stycke.element)]
        for stycke in kvar:
            if not self._ar_block(stycke):
                self._fyll_text(stycke)
        self._fyll_block([stycke for stycke in kvar if self._ar_block(stycke)])
        if self._kropp is not None:
            _skilj_tabeller(self._del.rot)
            turn_sections(
                self._kropp,
                lambda element: element in self._liggande,
                lambda element: element.tag == _P and self._stilar.level(element) is not None,
            )
        if ar_huvud:
            self._fyllt.oplacerade.update(_oplacerade(self._innehall, self._visade))

    def _star_kvar(self, element: Element) -> bool:
        return any(over is self._del.rot for over in element.iterancestors())

    def _ar_block(self, stycke: Mallstycke) -> bool:
        ensamt = stycke.ensamt
        return ensamt is not None and isinstance(ensamt.marke, (Tabellmarke, Diagrammarke, Innehallsmarke))

    # -- villkor

    def _uppfyllt(self, om: Om) -> bool:
        for led in om.led:
            if led.tabell and self._innehall.pa_bladet(led.namn) and not self._innehall.har_tabell(led.namn):
                med = "och det som hör till den är utelämnat"
                self._saga(f"Tabellen {led.namn} har inget att visa i rapporten, {med}.")
            if led.hur in {"finns", "saknas"} and not led.tabell and self._innehall.uppgifter.get(led.namn) is None:
                self._saga(f"{led.namn} finns inte i rapporten; villkoret i mallen räknar den som saknad.")
        return uppfyllt(om, self._innehall.uppgifter, self._innehall.har_tabell)

    def _saga(self, mening: str) -> None:
        if mening not in self._fyllt.besked:
            self._fyllt.besked.append(mening)

    def _valj_block(self) -> None:
        """Ta bort de stycken vars villkor inte är uppfyllt, och villkoren själva."""
        block, _ = blockvillkor(self._del.stycken)
        for ett in block:
            if not self._star_kvar(ett.om.element):
                continue
            bort = list(ett.mellan(ja=not self._uppfyllt(ett.villkor)))
            for element in (*bort, *(del_.element for del_ in (ett.om, ett.annars, ett.slut) if del_ is not None)):
                _ta_bort(element)

    # -- text

    def _fyll_text(self, stycke: Mallstycke) -> None:
        andringar: list[Change] = []
        ramar: list[Framed] = []
        namnen: list[tuple[str, str]] = []
        for nod in noder(stycke.platser):
            if isinstance(nod, Siffra):
                andringar.append(Change(nod.plats.start, nod.plats.slut, self._siffran(nod)))
                namnen.append((talets_nyckel(nod.plats.text), self._namnet(nod.marke.namn)))
                ramar.append(Framed(nod.plats.start, nod.plats.slut, self._ram(*namnen[-1])))
            elif nod.slut is not None:
                andringar += self._satsens(nod)
                om = self._namnet(nod.villkor.led[0].namn)
                namnen.append((meningens_nyckel(stycke.text[nod.om.start : nod.slut.slut]), f"Mening om {om}"))
                ramar.append(Framed(nod.om.start, nod.slut.slut, self._ram(*namnen[-1])))
        fore = self._nummer.copy()
        change_text(stycke.element, andringar, ramar)
        for nyckel, antal in (Counter(nyckel for nyckel, _ in namnen) - (self._nummer - fore)).items():
            self._fyllt.nycklar[nyckel] = dict(namnen)[nyckel]
            self._fyllt.fasta[nyckel] += antal

    def _namnet(self, namn: str) -> str:
        """Vad uppgiften heter i tryck."""
        uppgift = self._innehall.uppgifter.get(namn)
        return namn if uppgift is None else uppgift.i_tryck

    def _siffran(self, siffra: Siffra) -> str:
        text = i_ord(siffra.marke, self._innehall.uppgifter, self._innehall.satt)
        self._fyllt.siffror[siffra.marke.namn] += 1
        uppgift = self._innehall.uppgifter.get(siffra.marke.namn)
        if uppgift is not None and uppgift.varde in {None, ""} and siffra.marke.annars is None:
            self._saga(f"{uppgift.text} ({uppgift.namn}) saknas i boken och är ett tankstreck i texten.")
        return text

    def _satsens(self, sats: Villkorssats) -> Iterator[Change]:
        """Märkena och den gren som inte gäller bort; siffrorna i den som gäller på plats."""
        if sats.slut is None:
            return
        ja = self._uppfyllt(sats.villkor)
        mitten = sats.annars or sats.slut
        if ja:
            yield Change(sats.om.start, sats.om.slut)
            yield from self._grenens(sats.ja)
            yield Change(mitten.start, sats.slut.slut)
        else:
            yield Change(sats.om.start, mitten.slut)
            if sats.annars is not None:
                yield from self._grenens(sats.nej)
                yield Change(sats.slut.start, sats.slut.slut)

    def _grenens(self, gren: Sequence[Nod]) -> Iterator[Change]:
        for nod in gren:
            if isinstance(nod, Siffra):
                yield Change(nod.plats.start, nod.plats.slut, self._siffran(nod))
            else:
                yield from self._satsens(nod)

    def _ram(self, nyckel: str, namn: str) -> Callable[[Sequence[Element]], Element]:
        def gor(innehall: Sequence[Element]) -> Element:
            self._fyllt.nycklar[nyckel] = namn
            self._nummer[nyckel] += 1
            return ram_rad(nyckel, namn, innehall, nr=self._nummer[nyckel])

        return gor

    # -- tabeller, diagram och förteckning

    def _fyll_block(self, stycken: Sequence[Mallstycke]) -> None:
        marken = [(stycke, stycke.ensamt) for stycke in stycken]
        namngivna = {
            visning.ident
            for _, plats in marken
            if plats is not None and isinstance(plats.marke, Tabellmarke) and plats.marke.titel.casefold() != OVRIGA
            for visning in self._visningarna(plats.marke)
        }
        forteckningar = []
        for stycke, plats in marken:
            match None if plats is None else plats.marke:
                case Tabellmarke() as marke:
                    self._placera_tabeller(stycke, marke, namngivna)
                case Diagrammarke() as marke:
                    self._placera_diagram(stycke, marke)
                case Innehallsmarke():
                    forteckningar.append(stycke)
                case _:
                    pass
        for stycke in forteckningar:
            self._byt(stycke.element, innehallets(self._kropp, self._stilar))

    def _visningarna(self, marke: Tabellmarke) -> tuple[Tryckvisning, ...]:
        if marke.alla:
            return self._innehall.pa_bladet(marke.titel) or ()
        visning = self._innehall.visning(marke.titel)
        return () if visning is None else (visning,)

    def _placera_tabeller(self, stycke: Mallstycke, marke: Tabellmarke, namngivna: set[str]) -> None:
        ovriga = marke.alla and marke.titel.casefold() == OVRIGA
        if ovriga:
            valda = tuple(ett for ett in self._innehall.visningar if not ett.ritad and ett.ident not in namngivna)
        else:
            valda = self._visningarna(marke)
        finns = [ett for ett in valda if ett.finns]
        if not finns:
            self._saknas(stycke, "" if ovriga or marke.om_den_finns else marke.titel)
            return
        niva = self._niva(stycke.element)
        med_rubrik = marke.alla or marke.med_rubrik
        nya: list[Element] = []
        for visning in finns:
            rum = self._rum(stycke.element)
            self._visade.add(visning.ident)
            if visning.kort:
                nya += self._korten(visning, niva, rum, med_rubrik=med_rubrik)
                continue
            block = visningens(self._bygg, visning, niva, rum, med_rubrik=med_rubrik)
            nyckel = tabellens_nyckel(visning.ident, med_rubrik=med_rubrik)
            nya.append(self._inramat(nyckel, visning.titel, block.element))
            if block.liggande:
                self._liggande.add(nya[-1])
        self._byt(stycke.element, nya)

    def _korten(
        self, visning: Tryckvisning, niva: int, rum: tuple[int, int | None], *, med_rubrik: bool
    ) -> Iterator[Element]:
        """Korten, vart och ett i sin ram: den som skriver i ett har inte skrivit i de andra."""
        if med_rubrik:
            yield from visningens(self._bygg, replace(visning, kort=()), niva, rum, med_rubrik=True).element
        for kort in visning.kort:
            block = visningens(self._bygg, replace(visning, kort=(kort,)), niva + med_rubrik, rum, med_rubrik=False)
            nyckel = kortets_nyckel(visning.ident, kort.ident, med_rubrik=med_rubrik)
            yield self._inramat(nyckel, kort.titel, block.element)

    def _rum(self, element: Element) -> tuple[int, int | None]:
        """Bredden där märket står, och på en liggande sida där en sådan kan göras."""
        if self._kropp is not None and element.getparent() is self._kropp:
            return self._sida.upright, self._sida.turned
        bredd = next((_bredd(over) for over in element.iterancestors(wn("tc"))), self._sida.upright)
        return min(bredd, self._sida.upright), None

    def _niva(self, element: Element) -> int:
        """Nivån på en rubrik under den rubrik som märket står under."""
        for ett in element.itersiblings(preceding=True):
            niva = self._stilar.level(ett) if ett.tag == _P else None
            if niva is not None:
                return niva + 1
        return 1

    def _placera_diagram(self, stycke: Mallstycke, marke: Diagrammarke) -> None:
        gor = self._innehall.diagrammet(marke.titel)
        if gor is None:
            self._saknas(stycke, "")
            return
        element = diagrammets(self._bygg, gor(), self._rum(stycke.element)[0])
        self._byt(stycke.element, [self._inramat(diagrammets_nyckel(marke.titel), marke.titel, element)])

    def _inramat(self, nyckel: str, namn: str, innehall: Sequence[Element]) -> Element:
        self._fyllt.nycklar[nyckel] = namn
        self._nummer[nyckel] += 1
        return ram_block(nyckel, namn, innehall, nr=self._nummer[nyckel])

    def _byt(self, gammalt: Element, nya: Sequence[Element]) -> None:
        """Sätt de nya där det gamla stod; en sektion som slutade i det gamla slutar efter de nya."""
        foralder = gammalt.getparent()
        if foralder is None:
            return
        plats = foralder.index(gammalt)
        for nummer, ett in enumerate(nya):
            foralder.insert(plats + nummer, ett)
        _ta_bort(gammalt)

    def _saknas(self, stycke: Mallstycke, titel: str) -> None:
        """Märket bort, och rubriken med det när inget annat står under den."""
        bort = []
        rubrik = _ensam_rubrik(stycke.element, self._stilar)
        element = stycke.element
        while rubrik is not None:
            bort.append(" ".join(text_of(rubrik).split()))
            _ta_bort(element)
            element = rubrik
            rubrik = _ensam_rubrik(element, self._stilar)
        _ta_bort(element)
        if titel:
            med = f", och rubriken «{bort[0]}» är utelämnad" if bort else ""
            self._saga(f"Tabellen {titel} har inget att visa i rapporten{med}.")


def _oplacerade(innehall: Dokumentinnehall, visade: set[str]) -> dict[str, str]:
    """Tabellerna som inget märke visar: titlarna per id."""
    alla = (ett for ett in innehall.visningar if ett.finns and not ett.ritad)
    return {ett.ident: ett.titel for ett in alla if ett.ident not in visade}


def _bredd(cell: Element) -> int:
    bredd = cell.find(f"{wn('tcPr')}/{wn('tcW')}")
    text = "" if bredd is None else bredd.get(wn("w"), "")
    return int(text) - 200 if text.isdecimal() and int(text) > 1_000 else 4_000  # noqa: PLR2004 - en smal cell


def _ensam_rubrik(element: Element, stilar: Styles) -> Element | None:
    """Rubriken ovanför, när inget annat än elementet står under den."""
    fore, efter = element.getprevious(), element.getnext()
    while fore is not None and fore.tag in _OSYNLIGA:
        fore = fore.getprevious()
    while efter is not None and efter.tag in _OSYNLIGA:
        efter = efter.getnext()
    niva = stilar.level(fore) if fore is not None and fore.tag == _P else None
    if niva is None or _har_sektion(element):
        return None
    if efter is None or efter.tag == wn("sectPr"):
        return fore
    nasta = stilar.level(efter) if efter.tag == _P else None
    return fore if nasta is not None and nasta <= niva else None


_OSYNLIGA: Final = frozenset(map(wn, ("bookmarkStart", "bookmarkEnd", "proofErr")))


def _har_sektion(element: Element) -> bool:
    return element.find(f"{wn('pPr')}/{wn('sectPr')}") is not None


def _ta_bort(element: Element) -> None:
    """Ta bort ett stycke eller en tabell; ett som avslutar en sektion töms, och en cell har alltid ett stycke."""
    foralder = element.getparent()
    if foralder is None:
        return
    if element.tag == _P and (_har_sektion(element) or _ensamt_stycke(element, foralder)):
        for barn in [barn for barn in element if barn.tag != wn("pPr")]:
            element.remove(barn)
        return
    for barn in [barn for barn in element.iter(*_BOKMARKEN) if barn.getparent() is element]:
        element.addprevious(deepcopy(barn))
    foralder.remove(element)


_BOKMARKEN: Final = tuple(map(wn, ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")))


def _ensamt_stycke(element: Element, foralder: Element) -> bool:
    return foralder.tag in _BEHOVER_STYCKE and not any(
        ett is not element and ett.tag in {_P, wn("tbl"), wn("sdt")} for ett in foralder
    )


_BEHOVER_STYCKE: Final = frozenset(map(wn, ("tc", "hdr", "ftr", "txbxContent", "footnote", "endnote")))


def _skilj_tabeller(rot: Element) -> None:
    """Ett lågt stycke mellan en av våra tabeller och nästa, som annars blir en, och efter en som annars är sist."""
    for tabell in [ett for ett in rot.iter(wn("tbl")) if varde(ett.find(wn("tblPr")), "tblStyle") == TABLE_STYLE]:
        yttre = tabell
        while yttre.getnext() is None and (over := yttre.getparent()) is not None and over.tag in _RAMDELAR:
            yttre = over
        nasta = yttre.getnext()
        while nasta is not None and nasta.tag in {wn("sdt"), wn("sdtContent")}:
            inuti = nasta.find(wn("sdtContent")) if nasta.tag == wn("sdt") else nasta
            nasta = next((ett for ett in inuti if ett.tag not in _OSYNLIGA), None) if inuti is not None else None
        if nasta is None or nasta.tag in {wn("tbl"), wn("sectPr")}:
            yttre.addnext(el("p", el("pPr", el("pStyle", val="FinsamTabellslut"))))


_RAMDELAR: Final = frozenset(map(wn, ("sdt", "sdtContent")))
