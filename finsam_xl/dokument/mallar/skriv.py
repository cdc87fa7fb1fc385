"""En mall gjord av sin text i templates/dokument.

Texten är skriven rad för rad. En rad är ett stycke; `#` är en rubrik, `[ ]` det som en människa ska skriva, `@` en del
av omslaget. Samma text ger samma byte. Skriv mallarna på nytt med `python -m finsam_xl.dokument.mallar.skriv`.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from finsam_xl.arbetsbok.opc import zipfil
from finsam_xl.dokument.mallar.delar import (
    INSTALLNINGAR,
    PROGRAM,
    RELATIONER,
    ROT,
    SIDFOT,
    TYPER,
    TYPSNITT,
    karna,
)
from finsam_xl.dokument.mallar.namnrymder import NS, XML
from finsam_xl.dokument.mallar.stilar import stilar
from finsam_xl.dokument.mallar.tema import TEMA
from finsam_xl.mallar import mall

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["MALLTEXTER", "malldokument"]

MALLTEXTER: Final = ("arsredovisning", "halvarsredovisning", "verksamhetsplan")
_RUBRIK: Final = re.compile(r"(#{1,4}) +(.+)")
_OMSLAG: Final = {
    "logotyp": "FinsamLogotyp",
    "rubrik": "Title",
    "underrubrik": "Subtitle",
    "omslag": "FinsamOmslag",
    "innehall": "TOCHeading",
}
_ATT_SKRIVA: Final = re.compile(r"(\[[^\]]*\])")


def malldokument(text: str) -> bytes:
    """Word-mallen av *text*."""
    titel = next((rad.removeprefix("@titel ") for rad in text.splitlines() if rad.startswith("@titel ")), "")
    stycken = list(_stycken(rad for rad in text.splitlines() if rad.strip() and not rad.startswith("@titel ")))
    delar = {
        "[Content_Types].xml": TYPER,
        "_rels/.rels": ROT,
        "docProps/core.xml": karna(titel),
        "docProps/app.xml": PROGRAM,
        "word/document.xml": _dokument(stycken),
        "word/_rels/document.xml.rels": RELATIONER,
        "word/styles.xml": stilar(),
        "word/settings.xml": INSTALLNINGAR,
        "word/fontTable.xml": TYPSNITT,
        "word/theme/theme1.xml": TEMA,
        "word/header1.xml": _huvud(titel),
        "word/header2.xml": _sidhuvud(""),
        "word/footer1.xml": SIDFOT,
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
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="first" r:id="rId6"/>'
        '<w:footerReference w:type="default" r:id="rId5"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1134" w:bottom="1304" w:left="1134" '
        'w:header="680" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )
    return f"{XML}<w:document {NS}><w:body>{''.join(stycken)}{sektion}</w:body></w:document>"


def _huvud(titel: str) -> str:
    diarienummer = _lopare("{{ om Diarienummer finns }}, dnr {{ Diarienummer }}{{ slut }}")
    return _sidhuvud(f"{_lopare(titel)}{diarienummer}")


def _sidhuvud(text: str) -> str:
    """Ett sidhuvud, med UTKAST först så länge styrelsen inte har beslutat: på samma plats hur sidan än ligger."""
    utkast = (
        '<w:r><w:rPr><w:rStyle w:val="FinsamUtkast"/></w:rPr>'
        "<w:t>{{ om Beslutsdatum saknas }}UTKAST\u2003{{ slut }}</w:t></w:r>"
    )
    stycke = f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{utkast}{text}</w:p>'
    return f"{XML}<w:hdr {NS}>{stycke}</w:hdr>"


if __name__ == "__main__":
    for ett in MALLTEXTER:
        text_ = mall(f"dokument/{ett}.txt")
        Path(text_.with_suffix(".docx")).write_bytes(malldokument(text_.read_text(encoding="utf-8")))
