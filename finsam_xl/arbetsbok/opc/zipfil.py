"""A zip file as values: entries read within bounds, and written back with the bytes they came with."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["ENTRIES", "PART_BYTES", "RATIO", "TOTAL_BYTES", "Zipfel", "Zippost", "las", "ny", "skriv"]

ENTRIES = 5_000
PART_BYTES = 150_000_000
TOTAL_BYTES = 300_000_000
RATIO = 250
_RATIO_FROM = 20_000_000
_FIRST_DATE = (1980, 1, 1, 0, 0, 0)
_ENCRYPTED = 0x1
_UTF8 = 0x800
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")


class Zipfel(Exception):  # noqa: N818 - Swedish for error, as all the project's exceptions
    """Why a zip file is refused, as a word: *skadad*, *kryptad* or *bomb*."""


@dataclass(frozen=True, slots=True)
class Zippost:
    """One entry: its name, its content, and the compressed form that is written."""

    namn: str
    data: bytes
    packad: bytes
    metod: int
    crc: int
    datum: tuple[int, int, int, int, int, int]
    attribut: int = 0


def ny(namn: str, data: bytes, efter: Zippost | None = None) -> Zippost:
    """Return an entry with new content; date and attributes are those of the entry it replaces, else 1980-01-01."""
    komprimering = zlib.compressobj(6, zlib.DEFLATED, -15)
    packad = komprimering.compress(data) + komprimering.flush()
    datum, attribut = (efter.datum, efter.attribut) if efter else (_FIRST_DATE, 0)
    return Zippost(namn, data, packad, zipfile.ZIP_DEFLATED, zlib.crc32(data), datum, attribut)


def las(data: bytes) -> tuple[Zippost, ...]:
    """Read every entry of a zip file, with checked sums.

    Raises:
        Zipfel: damaged, encrypted, or larger unpacked than any workbook.

    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as arkiv:
            _granska(arkiv.infolist(), len(data))
            return tuple(_poster(arkiv, data))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, struct.error, OSError, ValueError) as fel:
        raise Zipfel("skadad") from fel


def _granska(poster: list[zipfile.ZipInfo], storlek: int) -> None:
    totalt = sum(post.file_size for post in poster)
    if len(poster) > ENTRIES or totalt > TOTAL_BYTES or any(post.file_size > PART_BYTES for post in poster):
        raise Zipfel("bomb")
    if totalt > _RATIO_FROM and totalt > RATIO * storlek:
        raise Zipfel("bomb")
    if any(post.flag_bits & _ENCRYPTED for post in poster):
        raise Zipfel("kryptad")


def _poster(arkiv: zipfile.ZipFile, data: bytes) -> Iterator[Zippost]:
    for post in arkiv.infolist():
        innehall = arkiv.read(post)
        if post.compress_type in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            yield Zippost(
                post.orig_filename,
                innehall,
                _packad(post, data),
                post.compress_type,
                post.CRC,
                post.date_time,
                post.external_attr,
            )
        else:
            yield ny(post.orig_filename, innehall)


def _packad(post: zipfile.ZipInfo, data: bytes) -> bytes:
    *_, namn, extra = _LOCAL.unpack_from(data, post.header_offset)
    start = post.header_offset + _LOCAL.size + namn + extra
    return data[start : start + post.compress_size]


def skriv(poster: Iterable[Zippost]) -> bytes:
    """Write the entries in order; the same entries always give the same bytes."""
    ut = bytearray()
    katalog = bytearray()
    antal = 0
    for post in poster:
        namn = post.namn.encode()
        gemensamt = (20, 0 if namn.isascii() else _UTF8, post.metod, *_dostid(post.datum), post.crc)
        storlekar = (len(post.packad), len(post.data), len(namn))
        katalog += _CENTRAL.pack(b"PK\1\2", 20, *gemensamt, *storlekar, 0, 0, 0, 0, post.attribut, len(ut)) + namn
        ut += _LOCAL.pack(b"PK\3\4", *gemensamt, *storlekar, 0) + namn + post.packad
        antal += 1
    slut = _END.pack(b"PK\5\6", 0, 0, antal, antal, len(katalog), len(ut), 0)
    return bytes(ut + katalog + slut)


def _dostid(datum: tuple[int, int, int, int, int, int]) -> tuple[int, int]:
    ar, manad, dag, timme, minut, sekund = datum
    return timme << 11 | minut << 5 | sekund // 2, (ar - 1980) << 9 | manad << 5 | dag
