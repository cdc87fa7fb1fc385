"""Teckenkod: SIE säger CP437, verkligheten är också UTF-8 och Windows-1252. Filens byte avgör, inte #FORMAT."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

TECKENKODER = ("cp437", "utf-8", "cp1252", "latin-1", "utf-16", "utf-16-le", "utf-16-be")
BLOCKSTORLEK = 1 << 18

_BOM = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_UTAN_BOM = (
    (re.compile(rb"(?:[ \t\r\n]\0)*#\0"), "utf-16-le"),
    (re.compile(rb"(?:\0[ \t\r\n])*\0#"), "utf-16-be"),
)
_ASCII = bytes(range(128))
_SVENSKA = "åäöÅÄÖéü"
_SLUT = b"\x00\x1a"
_FELTYDD = re.compile("[a-zA-Z][„”†][a-z]")


def teckenkod_for(data: bytes) -> str:
    """Den teckenkod som *data* är skriven i: BOM, UTF-16:s nollor, giltig UTF-8, annars flest svenska bokstäver."""
    for bom, kod in _BOM:
        if data.startswith(bom):
            return kod
    for nollor, kod in _UTAN_BOM:
        if nollor.match(data):
            return kod
    if data.isascii():
        return "cp437"
    if _ar_utf8(data):
        return "utf-8"
    rest = b"".join(bit.translate(None, delete=_ASCII) for bit in _bitar(data))
    return max(("cp437", "cp1252"), key=lambda kod: sum(rest.count(tecken.encode(kod)) for tecken in _SVENSKA))


def textblock(data: bytes, kod: str) -> Iterator[str]:
    """Texten i stycken som slutar vid ett radslut, med LF som enda radslut och utan filslutstecken.

    Felaktiga byte blir U+FFFD: belopp är ASCII och påverkas inte.
    """
    if kod.startswith("utf-16"):
        data, kod = data.decode(kod, "replace").encode("utf-8", "replace"), "utf-8"
    start = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    stopp = _filslut(data)
    radslut = b"\n" if data.find(b"\n", start) >= 0 else b"\r"
    while start < stopp:
        slut = _efter_radslut(data, start, stopp, radslut)
        text = data[start:slut].decode(kod, "replace")
        yield text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
        start = slut


def ar_feltydd(namn: str) -> bool:
    """Sant om *namn* är CP437 som någon läst som Windows-1252: «tj„nster» i stället för «tjänster»."""
    return "\ufffd" in namn or _FELTYDD.search(namn) is not None


def _bitar(data: bytes) -> Iterator[bytes]:
    return (data[start : start + BLOCKSTORLEK] for start in range(0, len(data), BLOCKSTORLEK))


def _ar_utf8(data: bytes) -> bool:
    avkodare = codecs.getincrementaldecoder("utf-8")()
    try:
        for bit in _bitar(data):
            avkodare.decode(bit)
        avkodare.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _filslut(data: bytes) -> int:
    stopp = len(data)
    while stopp and data[stopp - 1] in _SLUT:
        stopp -= 1
    return stopp


def _efter_radslut(data: bytes, start: int, stopp: int, radslut: bytes) -> int:
    if stopp - start <= BLOCKSTORLEK:
        return stopp
    plats = data.rfind(radslut, start, start + BLOCKSTORLEK)
    if plats < 0:
        plats = data.find(radslut, start, stopp)
    return plats + 1 if plats >= 0 else stopp
