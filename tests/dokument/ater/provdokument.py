"""Ett litet dokument som programmet gör det: ramar i löpande text, en tabell, en bild, en not och ett sidhuvud."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from lxml import etree

from finsam_xl.arbetsbok.opc import zipfil
from finsam_xl.dokument.ater.inramning import ram_block, ram_rad
from finsam_xl.dokument.ater.minne import Dokumentminne, med_dokumentminne, siffrornas_avtryck
from finsam_xl.dokument.ater.ramar import minnesrader
from finsam_xl.dokument.ater.wordxml import W
from finsam_xl.dokument.oppning import huvuddel, oppna_dokument

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KALLA = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_ORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_DELAR = {
    "document.xml": "document.main",
    "styles.xml": "styles",
    "header1.xml": "header",
    "footnotes.xml": "footnotes",
}
VARDEN = {
    "resultat": "1 250",
    "intakter": "5 000",
    "kostnader": "−3 750",
    "not": "Not 2",
    "utkast": "UTKAST",
    "alt": "Intäkter: 5 000.",
    "farg": "1",
}
TABELL = "tabell Resultaträkning"
RESULTAT = "AR_RR_arets_resultat | tkr"
MENING = "om AR_RR_arets_resultat > 0: Förbundet redovisar ett överskott på så många tkr, annars ett underskott"
BILD = "diagram Intäkter"
UTKAST = "utkast"
NYCKLAR = (
    (TABELL, "Resultaträkning"),
    (RESULTAT, "Årets resultat"),
    (MENING, "Mening om årets resultat"),
    (BILD, "Diagram Intäkter"),
    (UTKAST, "Utkast"),
)


def dokument(
    andrat: Mapping[str, str] | None = None, *, med: Mapping[str, str] | None = None, utan_tabell: bool = False
) -> bytes:
    """Dokumentet, med bokens tal; `med` är vad minnet säger annorlunda."""
    tal = {**VARDEN, **(andrat or {})}
    delar = {
        "word/document.xml": _dokument(tal, utan_tabell=utan_tabell),
        "word/styles.xml": _stilar(),
        "word/header1.xml": _del("hdr", _stycke(_text("Förbundet "), ram_rad(UTKAST, "Utkast", [run(tal["utkast"])]))),
        "word/footnotes.xml": _fotnoter(tal),
        "word/media/image1.png": bild(int(tal["farg"])),
        "word/_rels/document.xml.rels": _relationer(
            ("styles", "styles.xml"),
            ("header", "header1.xml"),
            ("footnotes", "footnotes.xml"),
            ("image", "media/image1.png"),
        ),
        "_rels/.rels": _relationer(("officeDocument", "word/document.xml")),
    }
    poster = [zipfil.ny("[Content_Types].xml", _typer()), *(zipfil.ny(namn, data) for namn, data in delar.items())]
    paket = oppna_dokument(zipfil.skriv(poster), "Dokumentet")
    falt = {"rapport": "årsredovisning", "period": "2025", "version": "1", "siffror": siffrornas_avtryck(tal)}
    minne = Dokumentminne(**{**falt, **(med or {})}, rader=minnesrader(paket, NYCKLAR))
    med_dokumentminne(paket, huvuddel(paket), minne)
    return paket.skriv()


def paketet(data: bytes) -> Paket:
    """Dokumentet öppnat."""
    return oppna_dokument(data, "Dokumentet")


def run(text: str, egenskaper: str = "") -> Element:
    """En run med en text."""
    utseende = egenskaper and f"<w:rPr>{egenskaper}</w:rPr>"
    return etree.fromstring(f'<w:r xmlns:w="{W}">{utseende}<w:t xml:space="preserve">{text}</w:t></w:r>')


def bild(farg: int) -> bytes:
    """En bild av en punkt i en färg."""

    def stycke(namn: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + namn + data + struct.pack(">I", zlib.crc32(namn + data))

    punkt = zlib.compress(b"\0" + bytes([farg, farg, farg]))
    huvud = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + stycke(b"IHDR", huvud) + stycke(b"IDAT", punkt) + stycke(b"IEND", b"")


def _dokument(tal: Mapping[str, str], *, utan_tabell: bool) -> bytes:
    kropp = [
        _stycke(_text("Förvaltningsberättelse"), stil="Heading1"),
        _stycke(
            _text("Årets resultat blev "),
            ram_rad(RESULTAT, "Årets resultat", [run(tal["resultat"], "<w:b/>")]),
            _text(" tkr & mer än så < planen."),
            etree.fromstring(f'<w:r {_KALLA}><w:footnoteReference w:id="2"/></w:r>'),
        ),
        _stycke(
            ram_rad(
                MENING, "Mening om årets resultat", [run(f"Förbundet redovisar ett överskott på {tal['resultat']} tkr")]
            ),
            _text(", alltså "),
            ram_rad(RESULTAT, "Årets resultat", [run(tal["resultat"])], nr=2),
            _text("."),
        ),
        *([] if utan_tabell else [_tabellen(tal)]),
        _stycke(_text("Egen text efter tabellen.")),
        ram_block(BILD, "Diagram Intäkter", [_stycke(_bild(tal["alt"]))]),
        _stycke(_text("Sist.")),
    ]
    sektion = f'<w:sectPr {_KALLA}><w:headerReference w:type="default" r:id="rId2"/></w:sectPr>'
    rot = etree.fromstring(f"<w:document {_KALLA}><w:body/></w:document>")
    rot[0].extend([*kropp, etree.fromstring(sektion)])
    return _skrivet(rot)


def _tabellen(tal: Mapping[str, str]) -> Element:
    return ram_block(TABELL, "Resultaträkning", [_stycke(_text("Tabell 1. Resultaträkning")), _tabell(tal)])


def _tabell(tal: Mapping[str, str]) -> Element:
    rader = [("", "Utfall", "Not"), ("Intäkter", tal["intakter"], "1"), ("Kostnader", tal["kostnader"], tal["not"])]
    rader += [(namn, varde, "") for namn, varde in tal.items() if namn.startswith("Rad ")]
    rader += [("Årets resultat", tal["resultat"], "")]
    tabell = etree.fromstring(
        f'<w:tbl xmlns:w="{W}"><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/>'
        '<w:gridCol w:w="1500"/><w:gridCol w:w="1000"/></w:tblGrid></w:tbl>'
    )
    for rad in rader:
        celler = "".join(f"<w:tc><w:tcPr/><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in rad)
        tabell.append(etree.fromstring(f'<w:tr xmlns:w="{W}">{celler}</w:tr>'))
    return tabell


def _bild(alt: str) -> Element:
    return etree.fromstring(
        f'<w:r {_KALLA}><w:drawing><wp:inline><wp:extent cx="360000" cy="360000"/>'
        f'<wp:docPr id="7" name="Bild 1" descr="{alt}"/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="7" '
        'name="bild"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId4"/><a:stretch><a:fillRect/>'
        '</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )


def _stycke(*innehall: Element, stil: str = "") -> Element:
    stycke = etree.fromstring(
        f'<w:p xmlns:w="{W}">{stil and f"<w:pPr><w:pStyle w:val={stil!r}/></w:pPr>"}</w:p>'.replace("'", '"')
    )
    stycke.extend(innehall)
    return stycke


def _text(text: str) -> Element:
    return run(text.replace("&", "&amp;").replace("<", "&lt;"))


def _fotnoter(tal: Mapping[str, str]) -> bytes:
    not_ = etree.fromstring(f'<w:footnote xmlns:w="{W}" w:id="2"/>')
    not_.append(_stycke(_text("Se "), ram_rad(RESULTAT, "Årets resultat", [run(tal["resultat"])], nr=3)))
    rot = etree.fromstring(f"<w:footnotes {_KALLA}/>")
    rot.append(not_)
    return _skrivet(rot)


def _del(namn: str, *innehall: Element) -> bytes:
    rot = etree.fromstring(f"<w:{namn} {_KALLA}/>")
    rot.extend(innehall)
    return _skrivet(rot)


def _skrivet(rot: Element) -> bytes:
    """Som Word skriver: CRLF efter deklarationen, och citattecken kvar som de skrevs."""
    return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n' + etree.tostring(rot, encoding="UTF-8")


def _stilar() -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="{W}"><w:style w:type="paragraph" '
        'w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" '
        'w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>'
    ).encode()


def _relationer(*par: tuple[str, str]) -> bytes:
    rader = "".join(
        f'<Relationship Id="rId{nr}" Type="{R}/{slag}" Target="{mal}"/>' for nr, (slag, mal) in enumerate(par, start=1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships '
        f'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rader}</Relationships>'
    ).encode()


def _typer() -> bytes:
    egna = "".join(
        f'<Override PartName="/word/{namn}" ContentType="{_ORD}{slag}+xml"/>' for namn, slag in _DELAR.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types '
        'xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>{egna}</Types>'
    ).encode()
