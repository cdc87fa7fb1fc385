"""The named styles that what we put in a document stands on: added to a template that lacks them, else the template's.

A style is found by its id, which Word keeps whatever language the person's Word speaks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.relationer import Innehallstyper, Relationer, relationer
from finsam_xl.dokument.ater.wordxml import W, varde, wn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = ["OWN_STYLES", "Styles", "add_own_styles"]

_TYPE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
_CONTENT: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"
_W14: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
_SIZE: Final = '<w:sz w:val="18"/><w:szCs w:val="18"/>'
_TABULAR: Final = '<w14:numSpacing w14:val="tabular"/>'
_GREY: Final = '<w:color w:val="4A5056"/>'


def _paragraph(ident: str, name: str, ppr: str, rpr: str = "", based: str = "", following: str = "") -> str:
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    after = f'<w:next w:val="{following}"/>' if following else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{ident}"><w:name w:val="{name}"/>{base}{after}'
        f"<w:qFormat/><w:pPr>{ppr}</w:pPr><w:rPr>{rpr}</w:rPr></w:style>"
    )


_TIGHT: Final = '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>'
OWN_STYLES: Final[dict[str, str]] = {
    "FinsamTabelltext": _paragraph("FinsamTabelltext", "Finsam Tabelltext", f"{_TIGHT}", _SIZE),
    "FinsamTabelltal": _paragraph(
        "FinsamTabelltal", "Finsam Tabelltal", '<w:jc w:val="right"/>', _TABULAR, "FinsamTabelltext"
    ),
    "FinsamTabellindrag": _paragraph(
        "FinsamTabellindrag", "Finsam Tabellindrag", '<w:ind w:left="170"/>', "", "FinsamTabelltext"
    ),
    "FinsamTabellrubrik": _paragraph(
        "FinsamTabellrubrik", "Finsam Tabellrubrik", "<w:keepNext/>", "<w:b/><w:bCs/>", "FinsamTabelltext"
    ),
    "FinsamTabellrubriktal": _paragraph(
        "FinsamTabellrubriktal", "Finsam Tabellrubrik tal", '<w:jc w:val="right"/>', _TABULAR, "FinsamTabellrubrik"
    ),
    "FinsamTabellavsnitt": _paragraph(
        "FinsamTabellavsnitt",
        "Finsam Tabellavsnitt",
        '<w:keepNext/><w:spacing w:before="80" w:after="20"/>',
        "<w:b/><w:bCs/>",
        "FinsamTabelltext",
    ),
    "FinsamTabellsumma": _paragraph(
        "FinsamTabellsumma", "Finsam Tabellsumma", "", "<w:b/><w:bCs/>", "FinsamTabelltext"
    ),
    "FinsamTabellsummatal": _paragraph(
        "FinsamTabellsummatal", "Finsam Tabellsumma tal", '<w:jc w:val="right"/>', _TABULAR, "FinsamTabellsumma"
    ),
    "FinsamTabellunder": _paragraph(
        "FinsamTabellunder",
        "Finsam Text under tabell",
        '<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>',
        f"<w:i/><w:iCs/>{_GREY}{_SIZE}",
    ),
    "FinsamTabellover": _paragraph(
        "FinsamTabellover",
        "Finsam Text över tabell",
        '<w:keepNext/><w:spacing w:before="0" w:after="60" w:line="240" w:lineRule="auto"/>',
        f"{_GREY}{_SIZE}",
    ),
    "FinsamTabellslut": _paragraph(
        "FinsamTabellslut",
        "Finsam Efter tabell",
        '<w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/>',
        '<w:sz w:val="8"/>',
    ),
    "FinsamAvbrott": _paragraph(
        "FinsamAvbrott",
        "Finsam Sidbyte",
        '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>',
        '<w:sz w:val="2"/>',
    ),
    "FinsamKorttext": _paragraph("FinsamKorttext", "Finsam Korttext", '<w:spacing w:before="0" w:after="80"/>', "", ""),
    "FinsamKortpunkt": _paragraph(
        "FinsamKortpunkt",
        "Finsam Kortpunkt",
        '<w:tabs><w:tab w:val="left" w:pos="510"/></w:tabs><w:ind w:left="510" w:hanging="510"/>',
        "",
        "FinsamKorttext",
    ),
    "FinsamBildtext": _paragraph(
        "FinsamBildtext",
        "Finsam Bildtext",
        '<w:keepNext/><w:spacing w:before="160" w:after="40"/>',
        f"<w:b/><w:bCs/>{_SIZE}",
    ),
    "FinsamBild": _paragraph("FinsamBild", "Finsam Bild", '<w:spacing w:before="60" w:after="60"/>'),
    "FinsamInnehall1": _paragraph(
        "FinsamInnehall1",
        "Finsam Innehåll 1",
        '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9070"/></w:tabs><w:spacing w:before="100" w:after="20"/>',
        "<w:b/><w:bCs/>",
    ),
    "FinsamInnehall2": _paragraph(
        "FinsamInnehall2",
        "Finsam Innehåll 2",
        '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9070"/></w:tabs><w:spacing w:before="0" w:after="0"/>'
        '<w:ind w:left="284"/>',
    ),
    "FinsamTabell": (
        '<w:style w:type="table" w:customStyle="1" w:styleId="FinsamTabell"><w:name w:val="Finsam Tabell"/><w:qFormat/>'
        '<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="2F4858"/>'
        '<w:bottom w:val="single" w:sz="8" w:space="0" w:color="2F4858"/>'
        '<w:insideH w:val="single" w:sz="2" w:space="0" w:color="C9CED2"/></w:tblBorders>'
        '<w:tblCellMar><w:top w:w="15" w:type="dxa"/><w:left w:w="70" w:type="dxa"/><w:bottom w:w="15" w:type="dxa"/>'
        '<w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
        '<w:bottom w:val="single" w:sz="8" w:space="0" w:color="2F4858"/></w:tcBorders>'
        '<w:shd w:val="clear" w:color="auto" w:fill="E8ECEF"/></w:tcPr></w:tblStylePr></w:style>'
    ),
}
"""Each style of ours by its id, as it is where a template has none of that id."""


class Styles:
    """The styles of a document, to look headings up in."""

    def __init__(self, root: Element | None) -> None:
        found = () if root is None else root.iterchildren(wn("style"))
        self._styles = {style.get(wn("styleId"), ""): style for style in found}
        self._defaults = None if root is None else root.find(f"{wn('docDefaults')}/{wn('rPrDefault')}/{wn('rPr')}")

    def __contains__(self, ident: str) -> bool:
        return ident in self._styles

    def level(self, paragraph: Element) -> int | None:
        """The level of the heading that the paragraph is, 1 the highest; None when it is none."""
        properties = paragraph.find(wn("pPr"))
        own = varde(properties, "outlineLvl")
        if own.isdecimal():
            return _level(own)
        return self._style_level(varde(properties, "pStyle"))

    def _style_level(self, ident: str) -> int | None:
        for style in self._based(ident):
            outline = varde(style.find(wn("pPr")), "outlineLvl")
            if outline.isdecimal():
                return _level(outline)
            name = varde(style, "name").casefold()
            if name.startswith("heading ") and name[8:].isdecimal():
                return int(name[8:])
        return None

    def _based(self, ident: str) -> Iterator[Element]:
        seen: set[str] = set()
        while ident in self._styles and ident not in seen:
            seen.add(ident)
            yield self._styles[ident]
            ident = varde(self._styles[ident], "basedOn")

    def looks(self, ident: str) -> Iterator[Element]:
        """What is said of the letters of a style, the nearest first, and last the document's own."""
        for style in self._based(ident):
            if (own := style.find(wn("rPr"))) is not None:
                yield own
        if self._defaults is not None:
            yield self._defaults

    def heading(self, level: int) -> str:
        """The id of the style of headings at that level, or of the nearest above it that there is; "" without any."""
        by_level: dict[int, str] = {}
        for ident, style in self._styles.items():
            if style.get(wn("type")) == "paragraph" and (own := self._style_level(ident)) is not None:
                named = varde(style, "name").casefold() == f"heading {own}"
                if named or own not in by_level:
                    by_level[own] = ident
        return next((by_level[one] for one in range(level, 0, -1) if one in by_level), "")


def _level(outline: str) -> int | None:
    return int(outline) + 1 if int(outline) < 9 else None  # noqa: PLR2004 - nine is the body text


def add_own_styles(paket: Paket, document: str) -> Styles:
    """Add the styles of ours that the document's styles lack; return them all."""
    part = next((one.mal for one in relationer(paket, document) if one.slag == "styles" and not one.extern), "")
    root = paket.rot(part) if part and part in paket else ooxml.tolka(f'<w:styles xmlns:w="{W}"/>'.encode())
    there = {style.get(wn("styleId"), "") for style in root.iterchildren(wn("style"))}
    lacking = [text for ident, text in OWN_STYLES.items() if ident not in there]
    if lacking:
        wrapped = ooxml.tolka(f'<w:styles xmlns:w="{W}" xmlns:w14="{_W14}">{"".join(lacking)}</w:styles>'.encode())
        root.extend(list(wrapped))
        if not part:
            part = "word/styles.xml"
            links = Relationer(paket, document)
            links.lagg_till(_TYPE, part)
            links.spara()
            types = Innehallstyper(paket)
            types.satt(part, _CONTENT)
            types.spara()
        paket.satt(part, ooxml.skriv(root))
    return Styles(root)
