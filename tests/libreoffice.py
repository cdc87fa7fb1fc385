"""LibreOffice as the independent oracle: recalculation, printing and macros, each in a fresh profile of its own."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import zipfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import pytest

from tests.lager import innehallets_nyckel, ur_lagret

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "driven",
    "printed",
    "recalculated",
    "recalculated_together",
    "recalculated_with_macros",
    "required",
    "resaved",
]

_ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>sv-SE</value></prop></item>
</oor:items>
"""
_PATIENCE_SECONDS = 180
_XLSX = "xlsx:Calc MS Excel 2007 XML"
_PRINT_TITLES = re.compile(rb"<definedName [^>]*_xlnm\.Print_Titles.*?</definedName>", re.DOTALL)
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false">
<library:element library:name="Driver"/>
</library:library>
"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Driver" script:language="StarBasic">{}
</script:module>
"""
_RECALCULATE = """
Sub Main
    Dim book As Object
    Dim opening(1) As New com.sun.star.beans.PropertyValue
    Dim saving(0) As New com.sun.star.beans.PropertyValue
    opening(0).Name = "Hidden"
    opening(0).Value = True
    opening(1).Name = "MacroExecutionMode"
    opening(1).Value = 4
    saving(0).Name = "FilterName"
    saving(0).Value = "Calc MS Excel 2007 XML"
    On Error GoTo finished
    book = StarDesktop.loadComponentFromURL("{book}", "_blank", 0, opening())
    book.calculateAll()
    book.storeToURL("{saved}", saving())
finished:
    StarDesktop.terminate()
End Sub
"""


def required() -> None:
    """Skip the test, saying why, where there is no LibreOffice."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice (soffice) finns inte på den här datorn")


def recalculated(book: Path, folder: Path) -> Path:
    """The workbook as LibreOffice saves it after recalculating every formula."""
    return _convert(book, folder, _XLSX, ".xlsx")


def recalculated_together(books: Sequence[Path], folder: Path) -> list[Path]:
    """The workbooks as one LibreOffice saves them, each after recalculating every formula; starting it takes half."""
    numbered = [folder / f"{number}{book.suffix}" for number, book in enumerate(books)]
    for book, copy in zip(books, numbered, strict=True):
        _copy_without_print_titles(book, copy)
    made = folder / "ut"
    _run(numbered, made, _XLSX, ".xlsx")
    return [made / f"{book.stem}.xlsx" for book in numbered]


def printed(book: Path, folder: Path) -> Path:
    """The workbook as LibreOffice prints it."""
    return _convert(book, folder, "pdf", ".pdf")


def resaved(document: Path, folder: Path) -> Path:
    """The Word document as LibreOffice saves it."""
    return _convert(document, folder, "docx:MS Word 2007 XML", ".docx")


def recalculated_with_macros(book: Path, folder: Path) -> Path:
    """The workbook as LibreOffice saves it after recalculating every formula with the book's own VBA functions."""
    key = _key(_RECALCULATE, book=book)
    made = ur_lagret("libreoffice-makron", lambda mapp: _recalculate(book, mapp), key)
    folder.mkdir(exist_ok=True)
    return Path(shutil.copy(made / "ut.xlsx", folder))


def _recalculate(book: Path, folder: Path) -> None:
    opened, saved = folder / f"in{book.suffix}", folder / "ut.xlsx"
    _copy_without_print_titles(book, opened)
    driven(_RECALCULATE.format(book=opened.as_uri(), saved=saved.as_uri()))
    assert saved.exists(), f"LibreOffice kunde inte räkna om {book.name} med dess makron"


def driven(program: str) -> None:
    """Run a Basic program (its Sub Main) in LibreOffice."""
    # a profile that is new when LibreOffice starts replaces what lies in its library
    started = ur_lagret("libreoffice-profil", lambda mapp: _soffice(mapp, "--terminate_after_init"), _key("profil"))
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(shutil.copytree(started, folder, dirs_exist_ok=True))
        library = profile / "user" / "basic" / "Standard"
        (library / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
        (library / "Driver.xba").write_text(_MODULE.format(escape(program)), encoding="utf-8")
        _soffice(profile, "macro:///Standard.Driver.Main")


def _soffice(profile: Path, what: str) -> None:
    command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore", what]
    subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE_SECONDS)  # noqa: S603 - a fixed command


def _convert(book: Path, folder: Path, form: str, ending: str) -> Path:
    """The converted book in *folder*; the same bytes in the same LibreOffice are converted once (tests.lager)."""
    assert folder != book.parent, "the book would be written over and compared with itself"
    key = _key(_ALWAYS_RECALCULATE, form, book.name, book=book)
    made = ur_lagret("libreoffice", lambda mapp: _converted(book, mapp, form, ending), key)
    folder.mkdir(exist_ok=True)
    return Path(shutil.copy(made / (book.stem + ending), folder))


def _converted(book: Path, folder: Path, form: str, ending: str) -> None:
    if form != _XLSX:
        _run([book], folder, form, ending)
        return
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / book.name
        _copy_without_print_titles(book, copy)
        _run([copy], folder, form, ending)


def _copy_without_print_titles(book: Path, copy: Path) -> None:
    """Without the rows repeated on every page, half of LibreOffice's time to open: no value hangs on them."""
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            data = source.read(part)
            target.writestr(part, _PRINT_TITLES.sub(b"", data) if part.filename == "xl/workbook.xml" else data)


def _key(*texts: str, book: Path | None = None) -> str:
    """The key of what this LibreOffice makes of the texts and the book."""
    data = () if book is None else (book.read_bytes(),)
    return innehallets_nyckel(_version(), *(text.encode() for text in texts), *data)


@cache
def _version() -> bytes:
    command = ["soffice", "--version"]
    return subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE_SECONDS).stdout  # noqa: S603 - ours


def _run(books: Sequence[Path], folder: Path, form: str, ending: str) -> None:
    with tempfile.TemporaryDirectory() as profile:
        user = Path(profile) / "user"
        user.mkdir()
        (user / "registrymodifications.xcu").write_text(_ALWAYS_RECALCULATE, encoding="utf-8")
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", form]
        subprocess.run(  # noqa: S603 - our own files and a fixed command
            [*command, "--outdir", str(folder), *map(str, books)],
            check=True,
            capture_output=True,
            timeout=_PATIENCE_SECONDS,
        )
    for book in books:
        assert (folder / (book.stem + ending)).exists(), f"LibreOffice kunde inte öppna {book.name}"
