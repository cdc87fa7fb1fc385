"""Ett dokument som inte kan läsas eller ändras vägras i en mening, som säger vad det är och vad man gör."""

from __future__ import annotations

import io
import zipfile

import pytest

from finsam_xl.arbetsbok import granser
from finsam_xl.arbetsbok.opc import zipfil
from finsam_xl.dokument.ater.minne import las_dokumentminne
from finsam_xl.dokument.oppning import Dokumentfel, oppna_dokument, textdelar
from tests.dokument.ater.provdokument import dokument, paketet

DATA = dokument()
TYPER = "[Content_Types].xml"
ORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def _med(namn: str, data: bytes | None) -> bytes:
    """Dokumentet med en annan del, eller utan den."""
    poster = {post.namn: post for post in zipfil.las(DATA, lambda _arkiv: None) if post.namn != namn}
    if data is not None:
        poster[namn] = zipfil.ny(namn, data)
    return zipfil.skriv(poster.values())


def _typer(fran: bytes, till: bytes) -> bytes:
    return paketet(DATA).las(TYPER).replace(fran, till)


def _dubbel() -> bytes:
    poster = zipfil.las(DATA, lambda _arkiv: None)
    return zipfil.skriv([*poster, poster[1]])


def _bomb() -> bytes:
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w", zipfile.ZIP_DEFLATED) as arkiv:
        arkiv.writestr(TYPER, _typer(b"", b""))
        arkiv.writestr("word/document.xml", b" " * (granser.KVOT_FRAN + 1))
    return ut.getvalue()


VAGRADE = {
    "tomt": (b"", "är tomt (0 byte)"),
    "text": (b"Hej", "är inget Word-dokument"),
    "gammalt": (b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "är sparat i det gamla formatet .doc"),
    "krypterat": (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "är skyddat med lösenord"),
    "avhugget": (DATA[: len(DATA) // 2], "är skadat och kan inte läsas"),
    "bomb": (_bomb(), "blir orimligt stort när det packas upp"),
    "dubbel del": (_dubbel(), "är skadat: delen word/document.xml finns två gånger"),
    "utanför": (_med("../x.xml", b"<x/>"), "det otillåtna namnet"),
    "dtd": (_med("word/styles.xml", b"<!DOCTYPE x><x/>"), "innehåller en dokumenttyp (DTD) i delen word/styles.xml"),
    "makron": (
        _med(
            TYPER,
            _typer(
                b"openxmlformats-officedocument.wordprocessingml.document.main", b"ms-word.document.macroEnabled.main"
            ),
        ),
        "är ett dokument med makron (.docm)",
    ),
    "dolda makron": (_med("word/vbaProject.bin", b"x"), "innehåller makron"),
    "mall": (_med(TYPER, _typer(b"document.main", b"template.main")), "är en mall (.dotx)"),
    "arbetsbok": (_med(TYPER, _typer(b"wordprocessingml.document", b"spreadsheetml.sheet")), "är en arbetsbok"),
    "signerat": (_med("_xmlsignatures/sig1.xml", b"<x/>"), "är signerat"),
    "utan typer": (_med(TYPER, None), "är en zip-fil men inget Word-dokument"),
    "utan kropp": (_med("word/document.xml", None), "är skadat"),
    "trasig kropp": (_med("word/document.xml", b"<w:document>"), "är skadat"),
    "trasigt sidhuvud": (_med("word/header1.xml", b"<x"), "är skadat"),
    "trasiga stilar": (_med("word/styles.xml", b"<x"), "är skadat"),
    "annan rot": (_med("word/document.xml", b"<x/>"), "är skadat"),
    "strikt": (
        _med("word/document.xml", b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'),
        "är sparat som Strikt Open XML-dokument",
    ),
}


@pytest.mark.parametrize(("data", "varfor"), VAGRADE.values(), ids=VAGRADE.keys())
def test_det_som_inte_ar_ett_helt_och_ofarligt_dokument_vagras_med_en_mening(data: bytes, varfor: str) -> None:
    with pytest.raises(Dokumentfel) as fel:
        oppna_dokument(data, "Rapporten")
    assert str(fel.value).startswith("Rapporten ")
    assert varfor in str(fel.value)
    assert "Excel" not in str(fel.value)


def test_ett_skadat_minne_sags_vara_dokumentets() -> None:
    trasigt = oppna_dokument(_med("customXml/item1.xml", b'<dokument xmlns="urn:finsam-xl:dokument"'), "Rapporten")
    with pytest.raises(Dokumentfel, match="Dokumentet är skadat: det som minns vad programmet skrev"):
        las_dokumentminne(trasigt)


def test_ett_helt_dokument_oppnas_med_sina_texter_i_ordning() -> None:
    assert textdelar(oppna_dokument(DATA, "Rapporten")) == (
        "word/document.xml",
        "word/header1.xml",
        "word/footnotes.xml",
    )
