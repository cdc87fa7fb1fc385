"""Små Word-dokument och PDF:er att granska, skrivna byte för byte."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["pdf", "word"]

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPER = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_REL = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def _stycke(text: str, stil: str = "") -> str:
    egenskap = f'<w:pPr><w:pStyle w:val="{stil}"/></w:pPr>' if stil else ""
    return f'<w:p>{egenskap}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _tabell(rader: Sequence[Sequence[str]]) -> str:
    celler = ("".join(f"<w:tc>{_stycke(cell)}</w:tc>" for cell in rad) for rad in rader)
    return f"<w:tbl>{''.join(f'<w:tr>{rad}</w:tr>' for rad in celler)}</w:tbl>"


def word(delar: Sequence[str | tuple[str, str] | Sequence[Sequence[str]]]) -> bytes:
    """Ett dokument: en text är ett stycke, ett par (stil, text) en rubrik, en lista av rader en tabell."""
    kropp = []
    for del_ in delar:
        if isinstance(del_, str):
            kropp.append(_stycke(del_))
        elif isinstance(del_, tuple):
            kropp.append(_stycke(str(del_[1]), str(del_[0])))
        else:
            kropp.append(_tabell(del_))
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w", zipfile.ZIP_DEFLATED) as arkiv:
        arkiv.writestr("[Content_Types].xml", _TYPER)
        arkiv.writestr("_rels/.rels", _REL)
        arkiv.writestr("word/document.xml", f"<w:document {_W}><w:body>{''.join(kropp)}</w:body></w:document>")
    return ut.getvalue()


def pdf(sidor: Sequence[Sequence[Sequence[str]]]) -> bytes:
    """En PDF: varje sida är rader av celler, den första till vänster och de andra satta mot höger."""
    objekt = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ]
    sidnummer = []
    for sida in sidor:
        innehall = "\n".join(_rad(nr, rad) for nr, rad in enumerate(sida))
        objekt.append(f"<< /Length {len(innehall.encode('cp1252', 'replace'))} >>\nstream\n{innehall}\nendstream")
        objekt.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 1191] /Contents {len(objekt)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        sidnummer.append(len(objekt))
    objekt[1] = f"<< /Type /Pages /Count {len(sidor)} /Kids [{' '.join(f'{nr} 0 R' for nr in sidnummer)}] >>"
    return _hopsatt(objekt)


def _rad(nr: int, celler: Sequence[str]) -> str:
    storlek, bredd, y = 9, 5.4, 1150 - 14 * nr
    delar = []
    for plats, cell in enumerate(celler):
        if cell:
            text = cell.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").replace("\u2212", "-")
            x = 40 if plats == 0 else 380 + 90 * plats - bredd * len(cell)
            delar.append(f"BT /F1 {storlek} Tf 1 0 0 1 {x:.1f} {y} Tm ({text}) Tj ET")
    return "\n".join(delar)


def _hopsatt(objekt: Sequence[str]) -> bytes:
    ut, platser = b"%PDF-1.4\n", []
    for nr, ett in enumerate(objekt, 1):
        platser.append(len(ut))
        ut += f"{nr} 0 obj\n{ett}\nendobj\n".encode("cp1252", "replace")
    start = len(ut)
    ut += f"xref\n0 {len(objekt) + 1}\n0000000000 65535 f \n".encode()
    ut += b"".join(f"{plats:010} 00000 n \n".encode() for plats in platser)
    return ut + f"trailer\n<< /Size {len(objekt) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
