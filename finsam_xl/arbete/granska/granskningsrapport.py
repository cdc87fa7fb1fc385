"""The review for the board (.docx) or for another program (.json): findings worst first, then what was read."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.granska.granskningsvisning import skrivet, som_json
from finsam_xl.granskning.fynd import Allvar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from finsam_xl.arbete.granska.granskat import Granskat
    from finsam_xl.granskning.fynd import Fynd

__all__ = ["skriv_rapport"]

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPER = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>'
)
_RELATIONER = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{slag}" Target="{mal}"/></Relationships>'
)
_STILAR = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="{_W}">'
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="20"/>'
    '<w:lang w:val="sv-SE"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:pPr><w:spacing w:after="80"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="1"/></w:pPr>'
    '<w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style></w:styles>'
)
_SIDA = (
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>'
    "</w:sectPr>"
)
_RUBRIKER = ("Plats", "Tryckt", "Beräknat", "Differens", "Vad det betyder")
_BREDDER = (3600, 1500, 1500, 1300, 6600)
_NAR = (1980, 1, 1, 0, 0, 0)


def skriv_rapport(ut: Path, granskat: Granskat, tid: datetime) -> None:
    """Write the review to *ut*, a .docx or a .json.

    Raises:
        Avbrott: another kind of file, one that exists, or a folder that cannot be written in.

    """
    slag = {".docx": _word, ".json": _json}.get(ut.suffix.casefold())
    if slag is None:
        raise Avbrott(f"Rapporten skrivs som .docx eller .json, inte som {ut.suffix or 'en fil utan ändelse'}.")
    try:
        with ut.open("xb") as fil:
            fil.write(slag(granskat, tid))
    except FileExistsError as fel:
        raise Avbrott(f"{ut} finns redan och skrivs inte över. Ange ett annat namn.") from fel
    except OSError as fel:
        raise Avbrott(f"Det går inte att skriva {ut}: {fel.strerror}.") from fel


def _json(granskat: Granskat, tid: datetime) -> bytes:
    lasning = granskat.lasning
    innehall = {
        "trycket": granskat.dokument.namn,
        "granskat": f"{tid:%Y-%m-%d %H:%M}",
        "mot": granskat.bok,
        "slutsats": granskat.slutsats,
        "samband": lasning.samband,
        "fynd": list(_fynden(granskat.varst_forst)),
        "tabeller": [
            {
                "tabell": en.tabell,
                "slag": en.slag,
                "kolumner": en.kolumner,
                "rader_med_tal": en.rader,
                "samband": en.samband,
                "rader_i_inget_samband": en.oprovade,
                "kolumner_i_inget_samband": en.oprovade_kolumner,
                "tal": en.tal,
                "provade_tal": en.provade,
                "olasta_kolumner": en.olasta_kolumner,
            }
            for en in lasning.tabeller
        ],
        "insatskort": {"lasta": lasning.kort, "provade": lasning.provade_kort},
        "inte_last": [{"plats": en.plats, "varfor": en.varfor} for en in lasning.olasta],
        "upplysningar": granskat.upplysningar,
    }
    return json.dumps(innehall, ensure_ascii=False, indent=1).encode()


def _fynden(fynd: Sequence[Fynd]) -> Iterator[dict[str, object]]:
    for ett, falten in zip(fynd, som_json(fynd), strict=True):
        yield {**falten, "lasning": ett.lasning}


def _word(granskat: Granskat, tid: datetime) -> bytes:
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w") as arkiv:
        for namn, text in (
            ("[Content_Types].xml", _TYPER),
            ("_rels/.rels", _RELATIONER.format(slag="officeDocument", mal="word/document.xml")),
            ("word/_rels/document.xml.rels", _RELATIONER.format(slag="styles", mal="styles.xml")),
            ("word/styles.xml", _STILAR),
            ("word/document.xml", _dokument(granskat, tid)),
        ):
            arkiv.writestr(zipfile.ZipInfo(namn, _NAR), text.encode(), zipfile.ZIP_DEFLATED)
    return ut.getvalue()


def _dokument(granskat: Granskat, tid: datetime) -> str:
    kropp = "".join(_innehall(granskat, tid))
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{_W}"><w:body>{kropp}{_SIDA}'
        "</w:body></w:document>"
    )


def _innehall(granskat: Granskat, tid: datetime) -> Iterator[str]:
    mot = f" mot {granskat.bok}" if granskat.bok else ""
    yield _stycke(f"Granskning av {granskat.dokument.namn}", "Heading1")
    yield _stycke(f"Granskat{mot} {tid:%Y-%m-%d %H:%M}.")
    yield _stycke(granskat.slutsats)
    for rubrik, allvar in (("Fel", Allvar.FEL), ("Notiser", Allvar.NOTIS)):
        if egna := [ett for ett in granskat.fynd if ett.allvar is allvar]:
            yield _stycke(rubrik, "Heading2")
            yield _tabell(egna)
            yield _stycke("")
    yield _stycke("Vad som är läst och prövat", "Heading2")
    for text in granskat.upplysningar:
        yield _stycke(text)


def _stycke(text: str, stil: str = "", *, hoger: bool = False) -> str:
    egenskaper = (f'<w:pStyle w:val="{stil}"/>' if stil else "") + ('<w:jc w:val="right"/>' if hoger else "")
    return f'<w:p><w:pPr>{egenskaper}</w:pPr><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _tabell(fynd: Iterable[Fynd]) -> str:
    rutor = "".join(f'<w:gridCol w:w="{bredd}"/>' for bredd in _BREDDER)
    kanter = "".join(f'<w:{kant} w:val="single" w:sz="4" w:color="BFBFBF"/>' for kant in ("top", "bottom", "insideH"))
    rader = [_rad(_RUBRIKER, rubrik=True), *(_rad(_falten(ett)) for ett in fynd)]
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(_BREDDER)}" w:type="dxa"/><w:tblBorders>{kanter}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{rutor}</w:tblGrid>{"".join(rader)}</w:tbl>'
    )


def _falten(ett: Fynd) -> tuple[str, ...]:
    return ett.plats, skrivet(ett.tryckt), skrivet(ett.beraknat), skrivet(ett.differens), f"{ett.text} ({ett.id})"


def _rad(celler: Sequence[str], *, rubrik: bool = False) -> str:
    delar = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{bredd}" w:type="dxa"/></w:tcPr>{_stycke(text, hoger=nr in {1, 2, 3})}</w:tc>'
        for nr, (text, bredd) in enumerate(zip(celler, _BREDDER, strict=True))
    )
    upprepas = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if rubrik else "<w:trPr><w:cantSplit/></w:trPr>"
    return f"<w:tr>{upprepas}{delar}</w:tr>"
