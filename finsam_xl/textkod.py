"""Teckenkoden i ett kalkylblad som är sparat som text: filens byte avgör, för inget i den säger det."""

from __future__ import annotations

import codecs
import re

__all__ = ["ar_utf16", "textkod"]

_BOM = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_PROV = 4_096
_MED_PRICKAR = "åäöÅÄÖé"
_SVENSK_TEXT = frozenset(map(chr, range(128))) | set("åäöÅÄÖéÉèüÜáàóøæØÆñç\u00a0§°½¼×±´¨·«»–—‘’“”„…•€%‰")
_I_ORD = re.compile(rb"[A-Za-z][\x84\x86\x94\x8e\x8f\x99\x82][a-z]|[\x84\x86\x94][a-z]{2}|[a-z]{2}[\x84\x86\x94]")
"""Å, ä och ö bland andra bokstäver så som gamla DOS-program skriver dem."""


def textkod(data: bytes) -> str:
    """UTF-8 och UTF-16 med och utan märke först, annars den av Windows-1252 och DOS:ens kod som ger svensk text.

    Tomt om ingen av dem gör det.
    """
    for bom, kod in _BOM:
        if data.startswith(bom):
            return kod
    if ar_utf16(data):
        return _utan_bom(data)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        if not any(tecken.encode("cp1252") in data for tecken in _MED_PRICKAR) and _I_ORD.search(data):
            return "cp437"
        return "cp1252" if set(data.decode("cp1252", "replace")) <= _SVENSK_TEXT else ""
    return "utf-8"


def ar_utf16(data: bytes) -> bool:
    """Om texten är UTF-16: märket först, eller så är nästan varannan byte noll, och aldrig den andra."""
    return data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or bool(_utan_bom(data))


def _utan_bom(data: bytes) -> str:
    prov = data[:_PROV]
    jamna, udda = prov[::2].count(0), prov[1::2].count(0)
    if max(jamna, udda) * 4 < len(prov) or min(jamna, udda):
        return ""
    return "utf-16-le" if udda else "utf-16-be"
