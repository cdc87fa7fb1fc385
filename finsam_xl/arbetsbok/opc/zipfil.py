"""A zip file as values: entries read within bounds, and written back with the bytes they came with."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok import granser
from finsam_xl.filslag import ziphinder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from finsam_xl.filslag import Hinder

__all__ = ["Annanfil", "Zipfel", "Zippost", "las", "ny", "skriv"]

_FIRST_DATE = (1980, 1, 1, 0, 0, 0)
_ENCRYPTED = 0x1
_UTF8 = 0x800
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")


class Zipfel(Exception):  # noqa: N818 - Swedish for error, as all the project's exceptions
    """Why a zip file is refused, as a word: *skadad*, *kryptad* or *bomb*; *vad* says what of a bomb is too large."""

    def __init__(self, slag: str, vad: str = "") -> None:
        super().__init__(slag)
        self.vad = vad


class Annanfil(Exception):  # noqa: N818 - as above
    """A zip file that is no workbook; *hinder* says what it is instead."""

    def __init__(self, hinder: Hinder) -> None:
        super().__init__(str(hinder))
        self.hinder = hinder


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


def las(data: bytes, annat: Callable[[zipfile.ZipFile], Hinder | None] = ziphinder) -> tuple[Zippost, ...]:
    """Read every entry of a zip file, with checked sums; *annat* says what it is when it is no workbook.

    Raises:
        Annanfil: it is something else.
        Zipfel: damaged, encrypted, or larger unpacked than any workbook.

    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as arkiv:
            _vagra_annat(arkiv, annat)
            _prova(arkiv.infolist(), len(data))
            return tuple(_poster(arkiv, data))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, struct.error, OSError, ValueError) as fel:
        raise Zipfel("skadad") from fel


def _vagra_annat(arkiv: zipfile.ZipFile, annat: Callable[[zipfile.ZipFile], Hinder | None]) -> None:
    ett = annat(arkiv) if len(arkiv.infolist()) <= granser.FLEST_DELAR else None
    if ett is not None:
        raise Annanfil(ett)


def _prova(poster: list[zipfile.ZipInfo], storlek: int) -> None:
    for vad in _for_stort([post.file_size for post in poster], storlek):
        raise Zipfel("bomb", vad)
    if any(post.flag_bits & _ENCRYPTED for post in poster):
        raise Zipfel("kryptad")


def _for_stort(storlekar: list[int], packad: int) -> Iterator[str]:
    """What of the file is larger than in any workbook: its own size *packad*, and what its parts say of theirs."""
    totalt = sum(storlekar)
    if packad > granser.STORSTA_FIL:
        yield f"filen är över {_mb(granser.STORSTA_FIL)}"
    if len(storlekar) > granser.FLEST_DELAR:
        yield f"paketet har över {granser.FLEST_DELAR} delar"
    if totalt > granser.STORSTA_UPPACKAD:
        yield f"innehållet är över {_mb(granser.STORSTA_UPPACKAD)} uppackat"
    if any(storlek > granser.STORSTA_DEL for storlek in storlekar):
        yield f"en del av innehållet är över {_mb(granser.STORSTA_DEL)} uppackad"
    if totalt > granser.KVOT_FRAN and totalt > granser.STORSTA_KVOT * packad:
        yield f"innehållet är över {granser.STORSTA_KVOT} gånger större uppackat"


def _mb(antal: int) -> str:
    return f"{antal // 1_000_000} MB"


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
