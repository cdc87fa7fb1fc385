"""Mallarnas stilar: Arial genomgående, rubriker med nivå, och programmets egna stilar för tabeller och kort."""

from __future__ import annotations

from typing import Final

from finsam_xl.dokument.mallar.namnrymder import NS, XML
from finsam_xl.dokument.word.styles import OWN_STYLES

__all__ = ["stilar"]

_FARG: Final = "1F3A4D"
_TECKENSTIL: Final = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
)
_TABELLSTIL: Final = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>"
)
_UTKAST: Final = (
    '<w:style w:type="character" w:customStyle="1" w:styleId="FinsamUtkast"><w:name w:val="Finsam Utkast"/>'
    '<w:rPr><w:b/><w:color w:val="8A1C1C"/><w:spacing w:val="40"/><w:sz w:val="24"/></w:rPr></w:style>'
)
_ATT_SKRIVA: Final = (
    '<w:style w:type="character" w:customStyle="1" w:styleId="FinsamAttskriva"><w:name w:val="Finsam Att skriva"/>'
    '<w:rPr><w:i/><w:color w:val="6B2E00"/><w:shd w:val="clear" w:color="auto" w:fill="FFF3DC"/></w:rPr></w:style>'
)


def _stil(
    ident: str, namn: str, ppr: str = "", rpr: str = "", *, av: str = "Normal", sedan: str = "", mer: str = ""
) -> str:
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


def stilar() -> str:
    """Delen med stilarna."""
    grund = (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
        '<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="sv-SE" w:eastAsia="sv-SE" w:bidi="ar-SA"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    egna = (
        _stil("Normal", "Normal", "", "", av="", mer='w:default="1"'),
        _TECKENSTIL,
        _TABELLSTIL,
        _stil("BodyText", "Body Text", '<w:spacing w:before="110" w:after="80" w:line="276" w:lineRule="auto"/>'),
        _rubrikstil(1, 36, 0, 240),
        _rubrikstil(2, 27, 320, 100),
        _rubrikstil(3, 23, 240, 80),
        _rubrikstil(4, 21, 180, 60),
        _stil(
            "Title",
            "Title",
            '<w:spacing w:before="2600" w:after="160"/>',
            f'<w:b/><w:color w:val="{_FARG}"/><w:sz w:val="64"/>',
        ),
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
                f'w:after="20"/><w:ind w:left="{indrag}"/>',
                "<w:b/>" if niva == 1 else "",
            )
            for niva, fore, indrag in ((1, 120, 0), (2, 0, 284))
        ),
        _ATT_SKRIVA,
        _UTKAST,
        *OWN_STYLES.values(),
    )
    return f"{XML}<w:styles {NS}>{grund}{''.join(egna)}</w:styles>"
