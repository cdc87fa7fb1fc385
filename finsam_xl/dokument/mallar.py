"""De medföljande mallarna: gjorda av text i templates/dokument, med stilar, sidhuvud, sidfot och omslag.

Texten är skriven rad för rad. En rad är ett stycke; `#` är en rubrik, `[ ]` det som en människa ska skriva, `@` en del
av omslaget. Samma text ger samma byte. Skriv mallarna på nytt med `python -m finsam_xl.dokument.mallar`.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from finsam_xl.arbetsbok.opc import zipfil
from finsam_xl.dokument.word.styles import OWN_STYLES
from finsam_xl.mallar import mall

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["MALLTEXTER", "malldokument"]

MALLTEXTER: Final = ("arsredovisning", "halvarsredovisning", "verksamhetsplan")
_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NS: Final = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
_RUBRIK: Final = re.compile(r"(#{1,4}) +(.+)")
_OMSLAG: Final = {
    "logotyp": "FinsamLogotyp",
    "rubrik": "Title",
    "underrubrik": "Subtitle",
    "omslag": "FinsamOmslag",
    "innehall": "TOCHeading",
}
_ATT_SKRIVA: Final = re.compile(r"(\[[^\]]*\])")
_FARG: Final = "1F3A4D"


def malldokument(text: str) -> bytes:
    """Word-mallen av *text*."""
    titel = next((rad.removeprefix("@titel ") for rad in text.splitlines() if rad.startswith("@titel ")), "")
    stycken = list(_stycken(rad for rad in text.splitlines() if rad.strip() and not rad.startswith("@titel ")))
    delar = {
        "[Content_Types].xml": _TYPER,
        "_rels/.rels": _ROT,
        "docProps/core.xml": _karna(titel),
        "docProps/app.xml": _APP,
        "word/document.xml": _dokument(stycken),
        "word/_rels/document.xml.rels": _RELATIONER,
        "word/styles.xml": _stilar(),
        "word/settings.xml": _INSTALLNINGAR,
        "word/fontTable.xml": _TYPSNITT,
        "word/header1.xml": _huvud(titel),
        "word/footer1.xml": _FOT,
    }
    return zipfil.skriv(zipfil.ny(namn, innehall.encode()) for namn, innehall in delar.items())


def _stycken(rader: Iterable[str]) -> Iterator[str]:
    ny_sida = False
    for rad in rader:
        if rad.strip() == "@sida":
            ny_sida = True
            continue
        yield _stycke(rad.strip(), ny_sida=ny_sida)
        ny_sida = False


def _stycke(rad: str, *, ny_sida: bool) -> str:
    stil, text = _stilen(rad)
    bryt = "<w:pageBreakBefore/>" if ny_sida else ""
    egenskaper = f'<w:pPr><w:pStyle w:val="{stil}"/>{bryt}</w:pPr>' if stil or bryt else ""
    return f"<w:p>{egenskaper}{''.join(map(_lopare, filter(None, _ATT_SKRIVA.split(text))))}</w:p>"


def _stilen(rad: str) -> tuple[str, str]:
    if rubrik := _RUBRIK.fullmatch(rad):
        return f"Heading{len(rubrik[1])}", rubrik[2]
    if rad.startswith("@"):
        ordet, _, text = rad[1:].partition(" ")
        return _OMSLAG[ordet], text
    return "BodyText", rad


def _lopare(text: str) -> str:
    stil = '<w:rPr><w:rStyle w:val="FinsamAttskriva"/></w:rPr>' if text.startswith("[") else ""
    return f'<w:r>{stil}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _dokument(stycken: list[str]) -> str:
    sektion = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1134" w:bottom="1304" w:left="1134" '
        'w:header="680" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )
    return f"{_XML}<w:document {_NS}><w:body>{''.join(stycken)}{sektion}</w:body></w:document>"


def _huvud(titel: str) -> str:
    return (
        f'{_XML}<w:hdr {_NS}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{_lopare(titel)}'
        "{{}}</w:p></w:hdr>".replace("{{}}", _lopare("{{ om Diarienummer finns }}, dnr {{ Diarienummer }}{{ slut }}"))
    )


def _falt(kod: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {kod} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


_FOT: Final = (
    f'{_XML}<w:ftr {_NS}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{_lopare("Sida ")}{_falt("PAGE")}'
    f"{_lopare(' av ')}{_falt('NUMPAGES')}</w:p></w:ftr>"
)


def _karna(titel: str) -> str:
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{escape(titel)}</dc:title>'
        "<dc:language>sv-SE</dc:language></cp:coreProperties>"
    )


_APP: Final = (
    f'{_XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>finsam-xl</Application></Properties>"
)
_TYPER: Final = (
    f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(
        f'<Override PartName="/{namn}" ContentType="{typ}+xml"/>'
        for namn, typ in (
            ("word/document.xml", f"{_ORD}.document.main"),
            ("word/styles.xml", f"{_ORD}.styles"),
            ("word/settings.xml", f"{_ORD}.settings"),
            ("word/fontTable.xml", f"{_ORD}.fontTable"),
            ("word/header1.xml", f"{_ORD}.header"),
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
    return f'{_XML}<Relationships xmlns="{_RELS}">{innehall}</Relationships>'


_ROT: Final = _rels(
    (
        ("rId1", f"{_R}/officeDocument", "word/document.xml"),
        ("rId2", f"{_RELS}/metadata/core-properties", "docProps/core.xml"),
        ("rId3", f"{_R}/extended-properties", "docProps/app.xml"),
    )
)
_RELATIONER: Final = _rels(
    (
        ("rId1", f"{_R}/styles", "styles.xml"),
        ("rId2", f"{_R}/settings", "settings.xml"),
        ("rId3", f"{_R}/fontTable", "fontTable.xml"),
        ("rId4", f"{_R}/header", "header1.xml"),
        ("rId5", f"{_R}/footer", "footer1.xml"),
    )
)
_INSTALLNINGAR: Final = (
    f'{_XML}<w:settings {_NS}><w:zoom w:percent="100"/><w:defaultTabStop w:val="1304"/><w:autoHyphenation w:val="0"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="sv-SE"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)
_TYPSNITT: Final = (
    f'{_XML}<w:fonts {_NS}><w:font w:name="Arial"><w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/>'
    '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)


def _stil(ident: str, namn: str, ppr: str = "", rpr: str = "", *, av: str = "Normal", sedan: str = "", mer: str = "") -> str:
    bas = f'<w:basedOn w:val="{av}"/>' if av else ""
    nasta = f'<w:next w:val="{sedan}"/>' if sedan else ""
    return (
        f'<w:style w:type="paragraph" {mer} w:styleId="{ident}"><w:name w:val="{namn}"/>{bas}{nasta}<w:qFormat/>'
        f"<w:pPr>{ppr}</w:pPr><w:rPr>{rpr}</w:rPr></w:style>"
    ).replace("  ", " ")


def _rubrikstil(niva: int, storlek: int, fore: int, efter: int) -> str:
    ny_sida = "<w:pageBreakBefore/>" if niva == 1 else ""
    return _stil(
        f"Heading{niva}",
        f"heading {niva}",
        f'<w:keepNext/><w:keepLines/>{ny_sida}<w:spacing w:before="{fore}" w:after="{efter}" w:line="240" '
        f'w:lineRule="auto"/><w:outlineLvl w:val="{niva - 1}"/>',
        f'<w:b/><w:bCs/><w:color w:val="{_FARG}"/><w:sz w:val="{storlek}"/><w:szCs w:val="{storlek}"/>',
        sedan="BodyText",
    )


def _stilar() -> str:
    grund = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
        '<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="sv-SE" w:eastAsia="sv-SE" w:bidi="ar-SA"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    egna = (
        _stil("Normal", "Normal", "", "", av="", mer='w:default="1"'),
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>",
        _stil("BodyText", "Body Text", '<w:spacing w:before="110" w:after="80" w:line="276" w:lineRule="auto"/>'),
        _rubrikstil(1, 36, 0, 240),
        _rubrikstil(2, 27, 320, 100),
        _rubrikstil(3, 23, 240, 80),
        _rubrikstil(4, 21, 180, 60),
        _stil("Title", "Title", '<w:spacing w:before="2600" w:after="160"/>', f'<w:b/><w:color w:val="{_FARG}"/><w:sz w:val="64"/>'),
        _stil("Subtitle", "Subtitle", '<w:spacing w:after="900"/>', '<w:color w:val="4A5056"/><w:sz w:val="34"/>'),
        _stil("FinsamOmslag", "Finsam Omslag", '<w:spacing w:after="80"/>', '<w:sz w:val="22"/>'),
        _stil("FinsamLogotyp", "Finsam Logotyp", '<w:spacing w:before="200" w:after="200"/>'),
        _stil(
            "TOCHeading",
            "TOC Heading",
            '<w:keepNext/><w:spacing w:after="240"/>',
            f'<w:b/><w:color w:val="{_FARG}"/><w:sz w:val="36"/>',
        ),
        _stil("Header", "header", "", '<w:color w:val="4A5056"/><w:sz w:val="17"/>'),
        _stil("Footer", "footer", '<w:jc w:val="right"/>', '<w:color w:val="4A5056"/><w:sz w:val="17"/>'),
        *(
            _stil(
                f"TOC{niva}",
                f"toc {niva}",
                f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9638"/></w:tabs><w:spacing w:before="{fore}" '
                f'w:after="20"/><w:ind w:left="{indrag}" w:right="567"/>',
                "<w:b/>" if niva == 1 else "",
            )
            for niva, fore, indrag in ((1, 120, 0), (2, 0, 284))
        ),
        '<w:style w:type="character" w:customStyle="1" w:styleId="FinsamAttskriva"><w:name w:val="Finsam Att skriva"/>'
        '<w:rPr><w:i/><w:color w:val="6B2E00"/><w:shd w:val="clear" w:color="auto" w:fill="FFF3DC"/></w:rPr></w:style>',
        *OWN_STYLES.values(),
    )
    return f"{_XML}<w:styles {_NS}>{grund}{''.join(egna)}</w:styles>"


if __name__ == "__main__":
    for ett in MALLTEXTER:
        text_ = mall(f"dokument/{ett}.txt")
        Path(text_.with_suffix(".docx")).write_bytes(malldokument(text_.read_text(encoding="utf-8")))
