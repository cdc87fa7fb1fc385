"""De delar av en mall som inte är dess text: egenskaper, inställningar, sidfot och hur delarna hör ihop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from finsam_xl.dokument.mallar.namnrymder import NS, XML, R

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["INSTALLNINGAR", "PROGRAM", "RELATIONER", "ROT", "SIDFOT", "TYPER", "TYPSNITT", "karna"]

_ORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def _text(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _falt(kod: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {kod} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


SIDFOT: Final = (
    f'{XML}<w:ftr {NS}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{_text("Sida ")}{_falt("PAGE")}'
    f"{_text(' av ')}{_falt('NUMPAGES')}</w:p></w:ftr>"
)


def karna(titel: str) -> str:
    """Dokumentets egenskaper: titeln och språket."""
    return (
        f'{XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{escape(titel)}</dc:title>'
        "<dc:language>sv-SE</dc:language></cp:coreProperties>"
    )


PROGRAM: Final = (
    f'{XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>finsam-xl</Application></Properties>"
)
TYPER: Final = (
    f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(
        f'<Override PartName="/{namn}" ContentType="{typ}+xml"/>'
        for namn, typ in (
            ("word/document.xml", f"{_ORD}.document.main"),
            ("word/styles.xml", f"{_ORD}.styles"),
            ("word/settings.xml", f"{_ORD}.settings"),
            ("word/fontTable.xml", f"{_ORD}.fontTable"),
            ("word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme"),
            ("word/header1.xml", f"{_ORD}.header"),
            ("word/header2.xml", f"{_ORD}.header"),
            ("word/footer1.xml", f"{_ORD}.footer"),
            ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties"),
            ("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties"),
        )
    )
    + "</Types>"
)
_RELS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"


def _rels(rader: Iterable[tuple[str, str, str]]) -> str:
    innehall = "".join(f'<Relationship Id="{ident}" Type="{typ}" Target="{mal}"/>' for ident, typ, mal in rader)
    return f'{XML}<Relationships xmlns="{_RELS}">{innehall}</Relationships>'


ROT: Final = _rels(
    (
        ("rId1", f"{R}/officeDocument", "word/document.xml"),
        ("rId2", f"{_RELS}/metadata/core-properties", "docProps/core.xml"),
        ("rId3", f"{R}/extended-properties", "docProps/app.xml"),
    )
)
RELATIONER: Final = _rels(
    (
        ("rId1", f"{R}/styles", "styles.xml"),
        ("rId2", f"{R}/settings", "settings.xml"),
        ("rId3", f"{R}/fontTable", "fontTable.xml"),
        ("rId4", f"{R}/header", "header1.xml"),
        ("rId5", f"{R}/footer", "footer1.xml"),
        ("rId6", f"{R}/header", "header2.xml"),
        ("rId7", f"{R}/theme", "theme/theme1.xml"),
    )
)
INSTALLNINGAR: Final = (
    f'{XML}<w:settings {NS}><w:zoom w:percent="100"/><w:defaultTabStop w:val="1304"/><w:autoHyphenation w:val="0"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="sv-SE"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)
TYPSNITT: Final = (
    f'{XML}<w:fonts {NS}><w:font w:name="Arial"><w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/>'
    '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)
