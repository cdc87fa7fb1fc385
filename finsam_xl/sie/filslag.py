"""Filer av annat slag med SIE-fil som namn: vad de är, efter sina första byte eller tecken, och vad man gör med dem."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from finsam_xl.sie.lexer import visa

_EXPORTERA: Final = "Välj export av SIE (typ 4, ändelse .se) i ekonomisystemet, och läs in filen som den är."
_ORDBEHANDLARE: Final = (
    "Exportera filen på nytt ur ekonomisystemet och läs in den utan att öppna och spara den i ett annat program."
)


@dataclass(frozen=True, slots=True)
class Filslag:
    """Vad en fil är, i bestämd ordföljd efter «utan», och vad den som har den ska göra."""

    namn: str
    atgard: str


_PDF = Filslag("en PDF", f"En PDF är en utskrift. {_EXPORTERA}")
_EXCELBOK = Filslag("en Excelbok (xlsx)", f"Excelboken är en annan export eller en omsparad fil. {_EXPORTERA}")
_GAMMAL_OFFICE = Filslag(
    "en fil ur Excel eller Word (xls, doc), eller en låst Excelbok", f"Det är en annan export. {_EXPORTERA}"
)
_WORD = Filslag("ett Worddokument (docx)", _ORDBEHANDLARE)
_POWERPOINT = Filslag("en presentation (pptx)", _EXPORTERA)
_KALKYL = Filslag("ett kalkylark (ods)", f"Kalkylarket är en annan export eller en omsparad fil. {_EXPORTERA}")
_ODT = Filslag("ett dokument ur en ordbehandlare (odt)", _ORDBEHANDLARE)
_OPENDOCUMENT = Filslag("ett OpenDocument-dokument", _EXPORTERA)
_IWORK = Filslag("ett dokument ur Pages eller Numbers", _ORDBEHANDLARE)
_BILD = Filslag("en bild", _EXPORTERA)
_PROGRAM = Filslag("ett program", f"Öppna den inte om du inte vet vad den är. {_EXPORTERA}")
_DATABAS = Filslag("en databas", f"Det är kanske en säkerhetskopia av bokföringen. {_EXPORTERA}")
_UTF32 = Filslag("en text i UTF-32", "Exportera filen på nytt, eller spara den som UTF-8 i en textredigerare.")
_RTF = Filslag(
    "ett dokument i RTF",
    "Den är sparad ur en ordbehandlare (Word, WordPad, TextEdit), som lagt in egna koder. " + _ORDBEHANDLARE,
)
_WEBBSIDA = Filslag(
    "en webbsida (HTML)",
    "Det är ofta inloggningssidan: logga in i ekonomisystemet på nytt, exportera igen och spara filen därifrån.",
)
_XML = Filslag("en XML-fil", _EXPORTERA)
_JSON = Filslag("en JSON-fil", _EXPORTERA)
_BREV = Filslag("ett e-brev", "Öppna brevet, spara den bifogade SIE-filen och läs in den.")
_GENVAG = Filslag("en genväg", "Öppna genvägen, ladda ned själva filen och läs in den.")


def _packad(namn: str) -> Filslag:
    return Filslag(f"en packad fil ({namn})", f"Packa upp den och läs in SIE-filen som ligger i den ({_SLUT}).")


_SLUT: Final = ".se, .si eller .sie"
_BYTE: Final[tuple[tuple[bytes, Filslag], ...]] = (
    (rb"(?:\xef\xbb\xbf)?[ \t\r\n]*%PDF-", _PDF),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _GAMMAL_OFFICE),
    (rb"\x1f\x8b", _packad("gzip")),
    (rb"7z\xbc\xaf\x27\x1c", _packad("7z")),
    (rb"Rar!\x1a\x07", _packad("rar")),
    (rb"BZh[0-9]1AY&SY", _packad("bzip2")),
    (rb"\xfd7zXZ\x00", _packad("xz")),
    (rb"\x28\xb5\x2f\xfd", _packad("zstd")),
    (rb".{257}ustar", _packad("tar")),
    (rb"\x89PNG\r\n\x1a\n", _BILD),
    (rb"\xff\xd8\xff", _BILD),
    (rb"GIF8[79]a", _BILD),
    (rb"BM.{4}\x00{4}", _BILD),
    (rb"II\*\x00|MM\x00\*", _BILD),
    (rb".{4}ftyp(?:hei|mif|avif)", _BILD),
    (rb"RIFF.{4}WEBP", _BILD),
    (rb"MZ[^\x00]{0,20}\x00|\x7fELF|\xcf\xfa\xed\xfe", _PROGRAM),
    (rb"SQLite format 3\x00|\x00\x01\x00\x00Standard ", _DATABAS),
    (rb"L\x00{3}\x01\x14\x02\x00|bplist", _GENVAG),
    (rb"\xff\xfe\x00\x00|\x00\x00\xfe\xff", _UTF32),
)
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_I_ZIP: Final[tuple[tuple[bytes, Filslag], ...]] = (
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", _KALKYL),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", _ODT),
    (b"mimetypeapplication/vnd.oasis.opendocument.", _OPENDOCUMENT),
    (b"Index/Document.iwa", _IWORK),
    (b"xl/workbook.", _EXCELBOK),
    (b"word/document.", _WORD),
    (b"ppt/presentation.", _POWERPOINT),
)
_SKRIVET: Final[tuple[tuple[re.Pattern[str], Filslag], ...]] = (
    (re.compile(r"\{\\rtf"), _RTF),
    (re.compile(r"<!doctype html|<(?:html|head|body|script|meta|title|table|div|p)\b|<!--", re.IGNORECASE), _WEBBSIDA),
    (re.compile(r"<\?xml[^>]*>\s*(?:<!doctype html|<html)", re.IGNORECASE), _WEBBSIDA),
    (re.compile("<"), _XML),
    (re.compile(r"[\[{]\s*[\"\]}{\[]"), _JSON),
    (re.compile(r"\[InternetShortcut\]", re.IGNORECASE), _GENVAG),
    (re.compile(r"(?:From|Received|Return-Path|MIME-Version|Delivered-To|Message-ID|Date|Subject): ?\S"), _BREV),
)


def binart(data: bytes) -> Filslag | None:
    """Vad filen är efter sina byte, om de inte är text."""
    if data.startswith(_ZIP):
        return next((slag for monster, slag in _I_ZIP if monster in data), None) or _zip(data)
    return next((slag for monster, slag in _BYTE if re.match(monster, data, re.DOTALL)), None)


def skrivet(borjan: str) -> Filslag | None:
    """Vad filen är efter *borjan* av sin text, som inte är en SIE-post."""
    return next((slag for monster, slag in _SKRIVET if monster.match(borjan)), None)


def radet(forsta: str) -> str:
    """Vad man gör med en text vars första rad *forsta* hör till en tabell; tom text om den inte gör det."""
    kolumner = max(forsta.count(skilje) for skilje in ";\t,")
    return f"Det ser ut som en tabell (csv), som är en annan export. {_EXPORTERA}" if kolumner > 1 else ""


def _zip(data: bytes) -> Filslag:
    """En zip-fil, med namnet på dess första fil om det är en SIE-fil."""
    langd = int.from_bytes(data[26:28], "little")
    namn = data[30 : 30 + langd].decode("utf-8", "replace")
    fil = f"«{visa(namn)}»" if re.search(r"\.s(?:e|i|ie)$", namn, re.IGNORECASE) else f"SIE-filen ({_SLUT})"
    atgard = f"Packa upp zip-filen (högerklicka på den i Utforskaren och välj Extrahera alla) och läs in {fil} ur den."
    return Filslag("en zip-fil", atgard)
