"""The dir stream (MS-OVBA 2.3.4.2): the project's properties, references and modules, before compression."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.book.vba.modul import Modul, Modulslag

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["PROJEKT", "TECKENTABELL", "dirstrom"]

PROJEKT = "VBAProject"
TECKENTABELL = "cp1252"
_WINDOWS_64 = 3
_ENGLISH = 0x0409
_CODE_PAGE = 1252
_VERSION = struct.pack("<IH", 0x65BE0257, 17)
_NO_COOKIE = struct.pack("<H", 0xFFFF)


@dataclass(frozen=True, slots=True)
class _Reference:
    """A type library that Excel itself always references."""

    name: str
    library: str


_REFERENCES = (
    _Reference(
        "stdole",
        r"*\G{00020430-0000-0000-C000-000000000046}#2.0#0#C:\Windows\System32\stdole2.tlb#OLE Automation",
    ),
    _Reference(
        "Office",
        r"*\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0#"
        r"C:\Program Files\Common Files\Microsoft Shared\OFFICE16\MSO.DLL#Microsoft Office 16.0 Object Library",
    ),
)


def dirstrom(moduler: Sequence[Modul]) -> bytes:
    """The stream for a project with these modules, in this order."""
    references = b"".join(map(_reference, _REFERENCES))
    modules = b"".join(map(_module, moduler))
    count = _record(0x0F, struct.pack("<H", len(moduler))) + _record(0x13, _NO_COOKIE)
    return _information() + references + count + modules + _record(0x10)


def _information() -> bytes:
    return b"".join(
        (
            _record(0x01, _number(_WINDOWS_64)),
            _record(0x02, _number(_ENGLISH)),
            _record(0x14, _number(_ENGLISH)),
            _record(0x03, struct.pack("<H", _CODE_PAGE)),
            _record(0x04, PROJEKT.encode(TECKENTABELL)),
            _text(0x05, 0x40, ""),
            _record(0x06) + _record(0x3D),
            _record(0x07, _number(0)),
            _record(0x08, _number(0)),
            struct.pack("<HI", 0x09, 4) + _VERSION,
            _text(0x0C, 0x3C, ""),
        )
    )


def _reference(reference: _Reference) -> bytes:
    library = reference.library.encode(TECKENTABELL)
    return _text(0x16, 0x3E, reference.name) + _record(0x0D, _number(len(library)) + library + bytes(6))


def _module(modul: Modul) -> bytes:
    kind = 0x21 if modul.slag is Modulslag.STANDARD else 0x22
    return b"".join(
        (
            _text(0x19, 0x47, modul.namn),
            _text(0x1A, 0x32, modul.namn),
            _text(0x1C, 0x48, ""),
            _record(0x31, _number(0)),
            _record(0x1E, _number(0)),
            _record(0x2C, _NO_COOKIE),
            _record(kind),
            _record(0x2B),
        )
    )


def _record(ident: int, content: bytes = b"") -> bytes:
    return struct.pack("<HI", ident, len(content)) + content


def _text(ident: int, unicode_ident: int, text: str) -> bytes:
    """A text in the code page, and the same in Unicode."""
    return _record(ident, text.encode(TECKENTABELL)) + _record(unicode_ident, text.encode("utf-16-le"))


def _number(value: int) -> bytes:
    return struct.pack("<I", value)
