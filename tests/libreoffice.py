"""LibreOffice as the independent oracle: forced recalculation and printing, each in a fresh profile of its own."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pytest

from tests.lager import innehallets_nyckel, ur_lagret

__all__ = ["printed", "recalculated", "required"]

_ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>sv-SE</value></prop></item>
</oor:items>
"""
_PATIENCE_SECONDS = 180


def required() -> None:
    """Skip the test, saying why, where there is no LibreOffice."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice (soffice) finns inte på den här datorn")


def recalculated(book: Path, folder: Path) -> Path:
    """The workbook as LibreOffice saves it after recalculating every formula."""
    return _convert(book, folder, "xlsx:Calc MS Excel 2007 XML", ".xlsx")


def printed(book: Path, folder: Path) -> Path:
    """The workbook as LibreOffice prints it."""
    return _convert(book, folder, "pdf", ".pdf")


def _convert(book: Path, folder: Path, form: str, ending: str) -> Path:
    """The converted book in *folder*; the same bytes in the same LibreOffice are converted once (tests.lager)."""
    assert folder != book.parent, "the book would be written over and compared with itself"
    text = (_ALWAYS_RECALCULATE, form, book.name)
    key = innehallets_nyckel(_version(), *(ett.encode() for ett in text), book.read_bytes())
    made = ur_lagret("libreoffice", lambda mapp: _run(book, mapp, form, ending), key)
    folder.mkdir(exist_ok=True)
    return Path(shutil.copy(made / (book.stem + ending), folder))


@cache
def _version() -> bytes:
    command = ["soffice", "--version"]
    return subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE_SECONDS).stdout  # noqa: S603 - ours


def _run(book: Path, folder: Path, form: str, ending: str) -> None:
    with tempfile.TemporaryDirectory() as profile:
        user = Path(profile) / "user"
        user.mkdir()
        (user / "registrymodifications.xcu").write_text(_ALWAYS_RECALCULATE, encoding="utf-8")
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", form]
        subprocess.run(  # noqa: S603 - our own file and a fixed command
            [*command, "--outdir", str(folder), str(book)], check=True, capture_output=True, timeout=_PATIENCE_SECONDS
        )
    assert (folder / (book.stem + ending)).exists(), f"LibreOffice kunde inte öppna {book.name}"
