"""En fil av annat slag med SIE-fil som namn sägs vara det den är, med sin egen åtgärd."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile

import pytest

from finsam_xl.modell import Niva
from finsam_xl.sie import las
from tests.sie.siebok import text

SIE = text().encode("cp437")
RTF = b"{\\rtf1\\ansi\\ansicpg1252\\cocoartf2761\n{\\fonttbl\\f0\\fswiss Helvetica;}\n\\f0 #FLAGGA 0\\\n#SIETYP 4\\\n}"


def packad(**delar: bytes) -> bytes:
    strom = io.BytesIO()
    with zipfile.ZipFile(strom, "w", zipfile.ZIP_DEFLATED) as zip_:
        for namn, data in delar.items():
            slag = zipfile.ZIP_STORED if namn == "mimetype" else zipfile.ZIP_DEFLATED
            zip_.writestr(namn, data, slag)
    return strom.getvalue()


def tar() -> bytes:
    strom = io.BytesIO()
    with tarfile.open(fileobj=strom, mode="w") as arkiv:
        uppgift = tarfile.TarInfo("bok.se")
        uppgift.size = len(SIE)
        arkiv.addfile(uppgift, io.BytesIO(SIE))
    return strom.getvalue()


OOXML = {"[Content_Types].xml": b"<Types/>", "_rels/.rels": b"<Relationships/>"}
SLAG: dict[str, tuple[bytes, str, str]] = {
    "rtf": (RTF, "RTF", "utan att öppna och spara den i ett annat program"),
    "rtf i utf-8 med bom": (b"\xef\xbb\xbf" + RTF, "RTF", "utan att öppna"),
    "zip": (packad(**{"bokforing.se": SIE}), "zip-fil", "läs in «bokforing.se»"),
    "zip med versaler": (packad(**{"UT/BOK.SI": SIE}), "zip-fil", "läs in «UT/BOK.SI»"),
    "zip med annat": (packad(**{"läs mig.txt": b"hej"}), "zip-fil", "Packa upp zip-filen"),
    "xlsx": (packad(**OOXML, **{"xl/workbook.xml": b"<workbook/>"}), "Excelbok (xlsx)", "Välj export av SIE"),
    "docx": (packad(**OOXML, **{"word/document.xml": b"<document/>"}), "Worddokument", "Exportera filen på nytt"),
    "pptx": (packad(**OOXML, **{"ppt/presentation.xml": b"<p/>"}), "presentation", "Välj export av SIE"),
    "ods": (packad(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "kalkylark (ods)", "Välj export"),
    "odt": (packad(mimetype=b"application/vnd.oasis.opendocument.text"), "(odt)", "Exportera filen på nytt"),
    "odp": (packad(mimetype=b"application/vnd.oasis.opendocument.presentation"), "OpenDocument", "Välj export"),
    "xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "xls", "Välj export av SIE"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF", "En PDF är en utskrift"),
    "html": (b"<!DOCTYPE html>\r\n<html><title>Logga in</title>", "webbsida", "logga in"),
    "html utan doctype": (b"\n  <HTML><body>", "webbsida", "logga in"),
    "xhtml": (b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">', "webbsida", "logga in"),
    "html i utf-16": ("<html>å</html>".encode("utf-16"), "webbsida", "logga in"),
    "xml": (b'<?xml version="1.0"?><Invoice/>', "XML", "Välj export av SIE"),
    "json": (b'{"error": "unauthorized"}', "JSON", "Välj export av SIE"),
    "gzip": (gzip.compress(SIE), "gzip", "Packa upp"),
    "bzip2": (bz2.compress(SIE), "bzip2", "Packa upp"),
    "xz": (lzma.compress(SIE), "xz", "Packa upp"),
    "7z": (b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(40), "7z", "Packa upp"),
    "rar": (b"Rar!\x1a\x07\x01\x00" + bytes(40), "rar", "Packa upp"),
    "tar": (tar(), "tar", "Packa upp"),
    "png": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "bild", "Välj export av SIE"),
    "jpeg": (b"\xff\xd8\xff\xe0\x00\x10JFIF", "bild", "Välj export av SIE"),
    "gif": (b"GIF89a\x01\x00", "bild", "Välj export av SIE"),
    "bmp": (b"BM\x36\x00\x0c\x00\x00\x00\x00\x00\x36", "bild", "Välj export av SIE"),
    "heic": (b"\x00\x00\x00\x18ftypheic\x00", "bild", "Välj export av SIE"),
    "sqlite": (b"SQLite format 3\x00" + bytes(80), "databas", "säkerhetskopia"),
    "exe": (b"MZ\x90\x00\x03\x00\x00\x00", "program", "Öppna den inte"),
    "lnk": (b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(60), "genväg", "själva filen"),
    "url": (b"[InternetShortcut]\r\nURL=https://exempel.se\r\n", "genväg", "själva filen"),
    "eml": (b"Received: from exempel.se\r\nSubject: SIE\r\n\r\n", "e-brev", "bifogade SIE-filen"),
    "utf-32": ("#FLAGGA 0\n".encode("utf-32"), "UTF-32", "UTF-8"),
}


@pytest.mark.parametrize("namn", SLAG)
def test_filen_sags_vara_det_den_ar(namn: str) -> None:
    data, vad, atgard = SLAG[namn]
    (diagnos,) = las(data, filnamn="bok.se").diagnoser
    assert (diagnos.kod, diagnos.niva) == ("ej_sie", Niva.FEL)
    assert vad in diagnos.text
    assert atgard in diagnos.atgard


def test_atgarderna_ar_olika_for_olika_slag() -> None:
    atgarder = {namn: las(SLAG[namn][0]).diagnoser[0].atgard for namn in ("rtf", "zip", "xlsx", "pdf", "html", "7z")}
    assert len(set(atgarder.values())) == len(atgarder)


@pytest.mark.parametrize(
    ("data", "sagt"),
    [(b"", "Filen är tom."), (b" \r\n\t\n", "Filen är tom."), (bytes(4096), "4096 byte lång och har bara nollor")],
)
def test_en_tom_fil(data: bytes, sagt: str) -> None:
    (diagnos,) = las(data).diagnoser
    assert sagt in diagnos.text


@pytest.mark.parametrize(
    "data", [b"Konto;Namn;Saldo\r\n1930;Bank;5\r\n", b"BMW 1930\n", b"MZ-konto\n", b"hej\n", b"PK 5\n"]
)
def test_en_text_som_inte_kanns_igen_visar_sin_forsta_rad(data: bytes) -> None:
    (diagnos,) = las(data).diagnoser
    assert f"börjar med «{data.split()[0].decode()[:8]}" in diagnos.text


@pytest.mark.parametrize(
    "data", ["Konto;Namn;Saldo\r\n", "Konto\tNamn\tSaldo\n", "konto,namn,saldo\n", "1930;Bank;5,00\n"]
)
def test_en_tabell_far_radet_att_exportera_sie(data: str) -> None:
    (diagnos,) = las(data.encode()).diagnoser
    assert "csv" in diagnos.atgard
    assert "Välj export av SIE" in diagnos.atgard


@pytest.mark.parametrize("fore", [b"\r\n", b" ", b"\xef\xbb\xbf"])
def test_en_pdf_kanns_igen_ocksa_efter_blanka(fore: bytes) -> None:
    assert "PDF" in las(fore + b"%PDF-1.7\n").diagnoser[0].text


@pytest.mark.parametrize("kod", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp437"])
def test_en_sie_fil_lases_i_varje_teckenkod_som_program_sparar_den_i(kod: str) -> None:
    fil = las(text().encode(kod))
    assert (fil.avvisad, fil.foretag, fil.saldon[0, "1930"].rad) == (False, "Förbundet Åsen", 21)
    assert fil.teckenkod == kod.removesuffix("-sig")
    assert {ett.kod for ett in fil.diagnoser} <= {"teckenkod"}
