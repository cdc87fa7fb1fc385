"""Where each element of a part stands in its bytes, so that one of them can be replaced and the rest be as it was."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.parsers.expat import ParserCreate

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from finsam_xl.arbetsbok.opc.ooxml import Element

__all__ = ["Byte", "Spann", "nytt_inne", "skarvad", "som_byte", "spannen"]

_STARTTAGG: Final = re.compile(rb"""<([^\s/>]+)(?:[^>"']|"[^"]*"|'[^']*')*>""")
_NAMNRYMD: Final = re.compile(rb' xmlns(?::([^=]+))?="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Spann:
    """An element's place in the bytes: from *start* up to *slut*, its content from *inne* up to *inne_slut*."""

    start: int
    inne: int
    inne_slut: int
    slut: int


@dataclass(frozen=True, slots=True)
class Byte:
    """Bytes that take the place of those from *start* up to *slut*."""

    start: int
    slut: int
    nya: bytes


def spannen(data: bytes, rot: Element) -> dict[Element, Spann]:
    """Return the place of every element of a part in its bytes.

    *rot* is the part parsed: its elements are met in the same order.
    """
    funna: list[list[int]] = []
    oppna: list[int] = []
    tolk = ParserCreate()

    def borjar(_namn: str, _attribut: object) -> None:
        oppna.append(len(funna))
        funna.append([tolk.CurrentByteIndex, 0])

    def slutar(_namn: str) -> None:
        funna[oppna.pop()][1] = tolk.CurrentByteIndex

    tolk.StartElementHandler, tolk.EndElementHandler = borjar, slutar
    tolk.Parse(data, True)
    element = rot.iter("*")
    return {ett: _spann(data, *plats) for ett, plats in zip(element, funna, strict=True)}


def _spann(data: bytes, start: int, slut: int) -> Spann:
    traff = _STARTTAGG.match(data, start)
    inne = traff.end() if traff else start
    if data[inne - 2 : inne] == b"/>":
        return Spann(start, inne, inne, inne)
    return Spann(start, inne, slut, data.index(b">", slut) + 1)


def skarvad(data: bytes, byten: Iterable[Byte]) -> bytes:
    """Return the bytes with some of them replaced; everything between is as it was."""
    ut, lage = bytearray(), 0
    for byte in sorted(byten, key=lambda ett: ett.start):
        ut += data[lage : byte.start] + byte.nya
        lage = byte.slut
    return bytes(ut + data[lage:])


def nytt_inne(data: bytes, spann: Spann, nya: bytes) -> Byte:
    """Replace an element's content; one that was written as an empty tag is written out."""
    if spann.inne < spann.slut:
        return Byte(spann.inne, spann.inne_slut, nya)
    traff = _STARTTAGG.match(data, spann.start)
    namn = traff[1] if traff else b""
    tagg = data[spann.start : spann.slut].removesuffix(b"/>").rstrip()
    return Byte(spann.start, spann.slut, tagg + b">" + nya + b"</" + namn + b">")


def som_byte(element: Element, i_bruk: Mapping[str | None, str]) -> bytes:
    """Write an element to stand where the prefixes *i_bruk* are declared; it declares the others itself."""
    data: bytes = etree.tostring(element, encoding="UTF-8", with_tail=False, xml_declaration=False)
    slut = data.index(b">") + 1
    kanda = {(prefix or "").encode(): uri.encode() for prefix, uri in i_bruk.items()}

    def kvar(traff: re.Match[bytes]) -> bytes:
        return b"" if kanda.get(traff[1] or b"") == traff[2] else traff[0]

    return _NAMNRYMD.sub(kvar, data[:slut]) + data[slut:]
