"""Det som står i egna stycken: tabeller, insatskort, diagram och innehållsförteckningen, som Words egna delar."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from finsam_xl.dokument.tabeller import Kortuppgift, Tabellradslag
from finsam_xl.dokument.word.columns import lines_of, widths
from finsam_xl.dokument.word.picture import place_picture
from finsam_xl.dokument.word.table import TableRow, WordTable, table
from finsam_xl.dokument.word.toc import contents, headings_of
from finsam_xl.dokument.word.wml import el, paragraph, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.dokument.innehall import Dokumentinnehall, Tryckvisning
    from finsam_xl.dokument.tabeller import Dokumentkort, Dokumenttabell, Korttext
    from finsam_xl.dokument.word.picture import Picture
    from finsam_xl.dokument.word.styles import Styles

__all__ = ["Blockbyggare", "Dokumentblock", "diagrammets", "innehallets", "visningens"]

_FLEST_RADER: Final = 14
"""Så många rader får en cell ha på en stående sida, innan tabellen ställs på en liggande."""
_FLEST_KOLUMNER_STAENDE: Final = 3
_FORSTA_BILD: Final = 100
_FORSTA_NOT: Final = 930_000
_NOTTITEL: Final = re.compile(r"Not (\w{1,6})\b")
_LANGST_UPPGIFT: Final = 110


@dataclass(slots=True)
class Blockbyggare:
    """Dokumentet som blocken läggs i; *skala* är hur breda bokstäverna i tabellerna är, 1 i de egna mallarna."""

    paket: Paket
    del_: str
    stilar: Styles
    innehall: Dokumentinnehall
    skala: float = 1.0
    bilder: int = 0


@dataclass(frozen=True, slots=True)
class Dokumentblock:
    """Elementen, och om de behöver en liggande sida."""

    element: list[Element]
    liggande: bool = False


def visningens(
    bygg: Blockbyggare, visning: Tryckvisning, niva: int, rum: tuple[int, int | None], *, med_rubrik: bool
) -> Dokumentblock:
    """Tabellen med sin rubrik, text över och under, eller korten efter varandra."""
    rubrik = [_malad(_rubrik(bygg, niva, visning.titel), visning.titel)] if med_rubrik else []
    if visning.tabell is not None:
        gjord = replace(_wordtabell(visning.tabell), links=_noterna(bygg.innehall), scale=bygg.skala)
        block = _tabellens(visning.tabell, gjord, rum)
        return Dokumentblock([*rubrik, *block.element], block.liggande)
    under = niva + 1 if med_rubrik else niva
    korten = [element for kort in visning.kort for element in _kortets(bygg, kort, under, rum[0])]
    return Dokumentblock([*rubrik, *korten])


def _rubrik(bygg: Blockbyggare, niva: int, text: str) -> Element:
    stil = bygg.stilar.heading(niva)
    return paragraph(stil or "FinsamTabellrubrik", text=text, keep_next=True)


def _noterna(innehall: Dokumentinnehall) -> dict[str, str]:
    """Bokmärket vid varje nots rubrik, per notens nummer."""
    titlar = (ett.titel for ett in innehall.visningar if ett.finns)
    return {traff[1]: f"Not_{traff[1]}" for titel in titlar if (traff := _NOTTITEL.match(titel))}


def _malad(rubrik: Element, titel: str) -> Element:
    """Rubriken, med ett bokmärke som tabellernas hänvisningar leder till när den är en nots."""
    if traff := _NOTTITEL.match(titel):
        nummer = str(_FORSTA_NOT + int.from_bytes(traff[1].encode()) % _FORSTA_NOT)
        rubrik.insert(1, el("bookmarkStart", id=nummer, name=f"Not_{traff[1]}"))
        rubrik.append(el("bookmarkEnd", id=nummer))
    return rubrik


def _tabellens(tabell: Dokumenttabell, gjord: WordTable, rum: tuple[int, int | None]) -> Dokumentblock:
    staende, liggande = rum
    ligger = liggande is not None and _behover_ligga(gjord, staende)
    bredd = liggande if ligger and liggande is not None else staende
    over = [paragraph("FinsamTabellover", text=text) for text in _over(tabell)]
    under = [paragraph("FinsamTabellunder", text=text) for text in tabell.noter]
    if not tabell.rader:
        return Dokumentblock([*over, *under] or [paragraph("FinsamTabellover", text=tabell.titel)])
    return Dokumentblock([*over, table(gjord, bredd, followed=bool(under)), *under], ligger)


def _over(tabell: Dokumenttabell) -> Iterator[str]:
    """Texten över tabellen; enheten står i rubriken över raderna när den annars är tom."""
    yield from tabell.ingress
    if tabell.enhet and tabell.kolumner[0].rubrik:
        yield _enheten(tabell)


def _enheten(tabell: Dokumenttabell) -> str:
    return f"Belopp i {tabell.enhet}" if tabell.enhet else ""


def _behover_ligga(tabell: WordTable, staende: int) -> bool:
    kolumner = tabell.columns
    bredder = widths(kolumner, int(staende / tabell.scale))
    if bredder is None:
        return True
    return len(kolumner) > _FLEST_KOLUMNER_STAENDE and lines_of(kolumner, bredder) > _FLEST_RADER


def _wordtabell(tabell: Dokumenttabell) -> WordTable:
    rader = tuple(
        TableRow(
            rad.celler,
            section=rad.slag is Tabellradslag.AVSNITT and not any(rad.celler[1:]),
            sum=rad.slag in {Tabellradslag.SUMMA, Tabellradslag.TOTAL},
            double=rad.slag is Tabellradslag.TOTAL,
            indent=rad.slag is Tabellradslag.INDRAG,
        )
        for rad in tabell.rader
    )
    enhet = f" Belopp i {tabell.enhet}." if tabell.enhet else ""
    beskrivning = f"{tabell.titel}, {len(rader)} rader och {len(tabell.kolumner)} kolumner.{enhet}"
    rubriker = tuple(kolumn.rubrik for kolumn in tabell.kolumner)
    if any(rubriker) and not rubriker[0]:
        rubriker = (_enheten(tabell) or tabell.titel, *rubriker[1:])
    return WordTable(tabell.titel, beskrivning, rubriker, tuple(kolumn.tal for kolumn in tabell.kolumner), rader)


def _kortets(bygg: Blockbyggare, kort: Dokumentkort, niva: int, bredd: int) -> Iterator[Element]:
    """Kortets rubrik, dess uppgifter i en tabell, och de längre texterna under var sin rubrik."""
    yield _rubrik(bygg, niva, kort.titel)
    falten = [_kort_text_som_uppgift(falt) for falt in kort.falt]
    uppgifter = [falt for falt in falten if isinstance(falt, Kortuppgift)]
    if uppgifter:
        yield table(replace(_uppgiftstabell(kort.titel, uppgifter), scale=bygg.skala), bredd)
    for falt in falten:
        if not isinstance(falt, Kortuppgift):
            yield from _korttext(bygg, falt, niva + 1)


def _kort_text_som_uppgift(falt: Kortuppgift | Korttext) -> Kortuppgift | Korttext:
    """En text på en rad är en uppgift som de andra."""
    if isinstance(falt, Kortuppgift) or len(falt.stycken) != 1:
        return falt
    (stycke,) = falt.stycken
    kort = not stycke.number and len(stycke.text) <= _LANGST_UPPGIFT
    return Kortuppgift(falt.rubrik, stycke.text) if kort else falt


def _uppgiftstabell(titel: str, uppgifter: Sequence[Kortuppgift]) -> WordTable:
    """Uppgifterna under varandra; en anmärkning har sin egen kolumn när det finns någon."""
    anmarkta = any(ett.anmarkning for ett in uppgifter)
    rubriker = ("Uppgift", "Innehåll", "Anmärkning")[: 3 if anmarkta else 2]
    rader = tuple(
        TableRow((ett.etikett, ett.varde, ett.anmarkning)[: len(rubriker)])
        for ett in uppgifter
        if ett.etikett or ett.varde
    )
    beskrivning = f"Uppgifter om {titel}, {len(rader)} rader."
    return WordTable(titel, beskrivning, rubriker, (False,) * len(rubriker), rader)


def _korttext(bygg: Blockbyggare, falt: Korttext, niva: int) -> Iterator[Element]:
    if not falt.stycken:
        return
    yield _rubrik(bygg, niva, falt.rubrik)
    for stycke in falt.stycken:
        if stycke.number:
            punkt = el("r", el("tab"))
            yield paragraph("FinsamKortpunkt", run(stycke.number), punkt, run(stycke.text))
        else:
            yield paragraph("FinsamKorttext", text=stycke.text)


def diagrammets(bygg: Blockbyggare, bild: Picture, bredd: int) -> list[Element]:
    """Diagrammets titel, och diagrammet i ett eget stycke."""
    bygg.bilder += 1
    ritat = place_picture(bygg.paket, bygg.del_, bild, bredd, _FORSTA_BILD + bygg.bilder)
    return [paragraph("FinsamBildtext", text=bild.title), ritat]


def innehallets(kropp: Element | None, stilar: Styles) -> list[Element]:
    """Innehållsförteckningen, i den ram som Word ger en sådan."""
    if kropp is None:
        return []
    rader = contents(headings_of(kropp, stilar), stilar)
    if not rader:
        return []
    galleri = el("docPartObj", el("docPartGallery", val="Table of Contents"), el("docPartUnique"))
    return [el("sdt", el("sdtPr", galleri), el("sdtContent", *rader))]
