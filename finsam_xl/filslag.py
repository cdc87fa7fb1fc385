"""Vad en fil som inte är en vanlig Excel-arbetsbok är i stället, känt på sina byte, och vad man gör åt det.

En fils namn säger inget: den som fått en .ods döpt till .xlsx, eller en tom fil, ska få veta just det.
"""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.handlingar import Handling, be

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

__all__ = ["STRIKT", "UTAN_BOK", "XLSB", "Hinder", "hinder", "ziphinder"]

_INGEN = "ingen Excel-arbetsbok"
_SPARA_SOM = "välj Arkiv, Spara som och filformatet Excel-arbetsbok (.xlsx), och använd den nya filen."
_I_EXCEL = f"Öppna den i Excel, {_SPARA_SOM}"
_RATT_FIL = "Ange arbetsboken i stället: en fil som Excel har sparat som Excel-arbetsbok (.xlsx eller .xlsm)."
_LAST_I_BORJAN = 4_096
_STORST_DEL = 1_000_000


@dataclass(frozen=True, slots=True)
class Hinder:
    """Varför en fil inte kan läsas: *vad* den är, och vad man *gör* åt det; *losenord* när den är krypterad."""

    vad: str
    gor: str
    losenord: bool = False

    @property
    def mening(self) -> str:
        """Vad filen är och vad det betyder."""
        return f"Filen är {self.vad}, och kan inte läsas."

    def __str__(self) -> str:
        return f"{self.mening} {self.gor}"


STRIKT = Hinder("sparad som Strikt Open XML-arbetsbok", _I_EXCEL)
XLSB = Hinder("sparad i det binära formatet .xlsb", _I_EXCEL)
UTAN_BOK = Hinder(f"{_INGEN}: själva arbetsboken saknas i den", _I_EXCEL)
_TOM = Hinder(
    f"tom (0 byte) och {_INGEN}",
    "Den har troligen inte hunnit sparas eller laddas ned: hämta filen igen, eller ta en tidigare kopia.",
)
_TEXT = Hinder(
    f"en textfil, till exempel CSV, och {_INGEN}",
    f"Är det bokens innehåll som text: {_I_EXCEL[0].lower()}{_I_EXCEL[1:]}",
)
_OKAND = Hinder(f"{_INGEN}, eller så är den skadad", _I_EXCEL)
_LOSENORD = Hinder(
    "skyddad med lösenord",
    "Öppna den i Excel med lösenordet, töm lösenordet under Arkiv, Info, Skydda arbetsbok, Kryptera med lösenord, och "
    "spara.",
    losenord=True,
)
_OLE_OKAND = Hinder(
    "skyddad med lösenord, eller sparad i det gamla formatet .xls", f"Ta bort lösenordet om den har ett. {_I_EXCEL}"
)
_OLE = b"\xd0\xcf\x11\xe0"
_OLESTROMMAR = (
    ("EncryptedPackage", _LOSENORD),
    ("WordDocument", Hinder(f"ett Word-dokument i det gamla formatet .doc och {_INGEN}", _RATT_FIL)),
    ("PowerPoint Document", Hinder(f"en PowerPoint-presentation i det gamla formatet .ppt och {_INGEN}", _RATT_FIL)),
    (
        "__nameid_version1.0",
        Hinder(f"ett sparat e-postmeddelande och {_INGEN}", f"Spara bilagan ur det först. {_RATT_FIL}"),
    ),
    ("Workbook", Hinder("sparad i det gamla formatet .xls", _I_EXCEL)),
    ("Book", Hinder("sparad i ett mycket gammalt format av .xls", _I_EXCEL)),
)
_GENVAG = Hinder(f"en genväg och {_INGEN}", "Ange filen som genvägen leder till, eller kopiera boken till mappen.")
_BORJAN = (
    (b"%PDF", Hinder(f"en PDF och {_INGEN}", _RATT_FIL)),
    (b"{\\rtf", Hinder(f"ett RTF-dokument och {_INGEN}", _RATT_FIL)),
    (b"\x89PNG", Hinder(f"en bild och {_INGEN}", _RATT_FIL)),
    (b"\xff\xd8\xff", Hinder(f"en bild och {_INGEN}", _RATT_FIL)),
    (b"L\0\0\0\x01\x14\x02\0", _GENVAG),
    (b"[InternetShortcut]", _GENVAG),
    (b"book\0\0\0\0mark", _GENVAG),
    (b"\x1f\x8b", Hinder("packad (gzip)", "Packa upp den först, och ange den uppackade arbetsboken.")),
    (b"7z\xbc\xaf", Hinder("packad (7-Zip)", "Packa upp den först, och ange den uppackade arbetsboken.")),
    (b"Rar!", Hinder("packad (RAR)", "Packa upp den först, och ange den uppackade arbetsboken.")),
    (b"SQLite format 3", Hinder(f"en databas och {_INGEN}", _RATT_FIL)),
    (b"\x09\x08", Hinder("sparad i ett mycket gammalt format av .xls", _I_EXCEL)),
    (b"\x09\x04", Hinder("sparad i ett mycket gammalt format av .xls", _I_EXCEL)),
    (b"ID;P", Hinder("sparad i formatet SYLK (.slk)", _I_EXCEL)),
)
_SIE = Hinder(f"en SIE-fil och {_INGEN}", f"{be(Handling.LAS_IN, forst=True)}.")
_HTML = Hinder("en webbsida (HTML), vad den än heter", _I_EXCEL)
_XML2003 = Hinder("sparad som XML-kalkylblad 2003", _I_EXCEL)
_MALL = Hinder("en mall (.xltx eller .xltm)", f"Dubbelklicka på den, så öppnas en ny bok ur mallen; {_SPARA_SOM}")
_INNEHALLSTYPER = (
    (b"ms-excel.sheet.binary.", XLSB),
    (b"spreadsheetml.template.", _MALL),
    (b"ms-excel.template.", _MALL),
    (b"ms-excel.addin.", Hinder("ett tillägg till Excel (.xlam)", _RATT_FIL)),
    (b"wordprocessingml.document.main", Hinder(f"ett Word-dokument och {_INGEN}", _RATT_FIL)),
    (b"wordprocessingml.template.main", Hinder(f"ett Word-dokument och {_INGEN}", _RATT_FIL)),
    (b"ms-word.document.", Hinder(f"ett Word-dokument och {_INGEN}", _RATT_FIL)),
    (b"presentationml.presentation.main", Hinder(f"en PowerPoint-presentation och {_INGEN}", _RATT_FIL)),
)
_BOKTYPER = (b"spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main")
_ODS = Hinder(
    "ett kalkylblad i OpenDocument (.ods)",
    f"Öppna den i Excel eller LibreOffice, {_SPARA_SOM}",
)
_ODF = Hinder(f"ett OpenDocument-dokument och {_INGEN}", _RATT_FIL)
_APPLE = Hinder(
    "ett dokument ur Apple Numbers, Pages eller Keynote",
    "Öppna den i Numbers, välj Arkiv, Exportera till, Excel, och använd den nya filen.",
)
_ZIP_MED_BOK = Hinder("en zip-fil med en arbetsbok i", "Packa upp den först, och ange den uppackade arbetsboken.")
_ZIP = Hinder(f"en zip-fil men {_INGEN}", _RATT_FIL)
_TYPER, _RELATIONER, _BOKDEL, _MIMETYP = "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "mimetype"
_STRIKT_NAMNRYMD = b"http://purl.oclc.org/ooxml/"


def hinder(data: bytes) -> Hinder | None:
    """Vad filen är, när den inte är en Excel-arbetsbok; None när den är en zip-fil, hel eller skadad."""
    if not data:
        return _TOM
    if data.startswith(_OLE):
        traffar = (ett for strom, ett in _OLESTROMMAR if strom.encode("utf-16-le") in data)
        return next(traffar, _OLE_OKAND)
    return None if data.startswith(b"PK") else _annat(data)


def _annat(data: bytes) -> Hinder:
    for borjan, ett in _BORJAN:
        if data.startswith(borjan):
            return ett
    text = _som_text(data[:_LAST_I_BORJAN])
    if text is None:
        return _OKAND
    borjan_text = text.lstrip("\ufeff \t\r\n").casefold()
    if "urn:schemas-microsoft-com:office:spreadsheet" in borjan_text:
        return _XML2003
    if borjan_text.startswith(("<html", "<!doctype html", "<table", "<head", "<body", "<meta")) or "<html" in (
        borjan_text
    ):
        return _HTML
    if borjan_text.startswith("#flagga"):
        return _SIE
    return _TEXT


def _som_text(borjan: bytes) -> str | None:
    """Filens början som text, None när den inte är någon."""
    if borjan.startswith((b"\xff\xfe", b"\xfe\xff")):
        return borjan.decode("utf-16", errors="replace")
    text = borjan.decode("utf-8", errors="ignore") or borjan.decode("latin-1")
    return text if all(tecken.isprintable() or tecken in "\t\r\n\f\x1a\ufeff" for tecken in text) else None


def ziphinder(arkiv: zipfile.ZipFile) -> Hinder | None:
    """Vad zip-filen är, när den inte är en Excel-arbetsbok; None när den ser ut som en, hel eller skadad."""
    try:
        return _zipslag(arkiv.namelist(), lambda del_: _del(arkiv, del_))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        return None


def _del(arkiv: zipfile.ZipFile, namn: str) -> bytes:
    """Början av en del, som packas upp inom gränser."""
    with arkiv.open(namn) as strom:
        return strom.read(_STORST_DEL)


def _zipslag(namn: Collection[str], las: Callable[[str], bytes]) -> Hinder | None:
    if _TYPER in namn:
        return _paketslag(las(_TYPER), namn, las)
    if _MIMETYP in namn:
        slag = las(_MIMETYP)
        if b"opendocument" in slag:
            return _ODS if b"spreadsheet" in slag else _ODF
    if any(ett.endswith(".iwa") or ett == "Index.zip" for ett in namn):
        return _APPLE
    if any(ett.casefold().endswith((".xlsx", ".xlsm")) for ett in namn):
        return _ZIP_MED_BOK
    return None if any(ett.casefold() == _TYPER.casefold() for ett in namn) else _ZIP


def _paketslag(typer: bytes, namn: Collection[str], las: Callable[[str], bytes]) -> Hinder | None:
    if not any(typ in typer for typ in _BOKTYPER):
        traffar = (ett for typ, ett in _INNEHALLSTYPER if typ in typer)
        return next(traffar, None)
    delar = [ett for ett in (_RELATIONER, _BOKDEL) if ett in namn]
    return STRIKT if any(_STRIKT_NAMNRYMD in las(ett)[:_LAST_I_BORJAN] for ett in delar) else None
