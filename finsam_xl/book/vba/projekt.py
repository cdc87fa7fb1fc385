"""vbaProject.bin: modules as compressed source, without compiled code; Excel compiles them when the workbook opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.book.vba.cfb import compound_file
from finsam_xl.book.vba.dirstrom import PROJEKT, TECKENTABELL, dirstrom
from finsam_xl.book.vba.forvanskning import forvanska
from finsam_xl.book.vba.komprimering import komprimera
from finsam_xl.book.vba.modul import Modul, Modulslag

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["projekt"]

_PROJEKT_ID = "{8E0B5C9E-3F0D-4B57-9C55-6D1C7A3E2F41}"
_NO_COMPILED_CODE = bytes.fromhex("cc61ffff000100")
_NOT_PROTECTED, _NO_PASSWORD, _VISIBLE = bytes(4), bytes(1), b"\xff"
_EXCEL = "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000"


def projekt(moduler: Sequence[Modul]) -> bytes:
    """The project file; the same modules give the same bytes.

    Raises:
        UnicodeEncodeError: a source has a character outside Windows' western code page, such as ≥.

    """
    streams = {modul.namn: komprimera(modul.text().encode(TECKENTABELL)) for modul in moduler}
    streams |= {"_VBA_PROJECT": _NO_COMPILED_CODE, "dir": komprimera(dirstrom(moduler))}
    return compound_file({"VBA": streams, "PROJECT": _properties(moduler), "PROJECTwm": _names(moduler)})


def _properties(moduler: Sequence[Modul]) -> bytes:
    rader = [
        f'ID="{_PROJEKT_ID}"',
        *map(_declaration, moduler),
        f'Name="{PROJEKT}"',
        'HelpContextID="0"',
        'VersionCompatible32="393222000"',
        f'CMG="{forvanska(_NOT_PROTECTED, _PROJEKT_ID)}"',
        f'DPB="{forvanska(_NO_PASSWORD, _PROJEKT_ID)}"',
        f'GC="{forvanska(_VISIBLE, _PROJEKT_ID)}"',
        "",
        "[Host Extender Info]",
        _EXCEL,
        "",
        "[Workspace]",
        *(f"{modul.namn}=0, 0, 0, 0, C" for modul in moduler),
    ]
    return "".join(f"{rad}\r\n" for rad in rader).encode(TECKENTABELL)


def _declaration(modul: Modul) -> str:
    if modul.slag.dokument:
        return f"Document={modul.namn}/&H00000000"
    return f"{'Class' if modul.slag is Modulslag.KLASS else 'Module'}={modul.namn}"


def _names(moduler: Sequence[Modul]) -> bytes:
    """Every module's name in the code page and in Unicode."""
    names = (modul.namn.encode(TECKENTABELL) + b"\0" + modul.namn.encode("utf-16-le") + b"\0\0" for modul in moduler)
    return b"".join(names) + b"\0\0"
