"""Saving a workbook so that the same content and clock give the same bytes."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

__all__ = ["NOLLTID", "packa", "relativa", "spara"]

NOLLTID = datetime(1980, 1, 1, tzinfo=UTC)
"""The earliest time a zip can hold; for files whose time means nothing."""

_BLAD = "xl/worksheets/sheet"
_KARNA = "docProps/core.xml"
_RELATIONER = ".rels"
_FRAN_ROTEN = re.compile(rb'(?<=\bTarget=")/([^"]+)')
_LAST_HOJD = b' customHeight="1"'  # without it Excel and LibreOffice keep fitting the row when its text is edited
_TIDPUNKT = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


def spara(bok: Workbook, tid: datetime) -> bytes:
    """The package of *bok*, with *tid* wherever openpyxl would write the time of day."""
    minne = io.BytesIO()
    bok.save(minne)
    stampel = tid.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(minne) as arkiv:
        delar = {namn: arkiv.read(namn) for namn in arkiv.namelist()}
    delar |= {namn: del_.replace(_LAST_HOJD, b"") for namn, del_ in delar.items() if namn.startswith(_BLAD)}
    delar |= {namn: relativa(namn, del_) for namn, del_ in delar.items() if namn.endswith(_RELATIONER)}
    delar[_KARNA] = _TIDPUNKT.sub(rb"\g<1>" + stampel + rb"\g<3>", delar[_KARNA])
    return packa(delar, tid)


def relativa(namn: str, del_: bytes) -> bytes:
    """The relationships of a part with targets as Excel writes them, from where the part lies: some readers need it."""
    mapp = posixpath.dirname(posixpath.dirname(namn))
    return _FRAN_ROTEN.sub(lambda traff: posixpath.relpath(traff[1].decode(), mapp or ".").encode(), del_)


def packa(delar: dict[str, bytes], tid: datetime) -> bytes:
    """A zip of *delar* in their order, every part stamped with *tid* in UTC."""
    minne = io.BytesIO()
    klocka = tid.astimezone(UTC).timetuple()[:6]
    with zipfile.ZipFile(minne, "w") as arkiv:
        for namn, data in delar.items():
            info = zipfile.ZipInfo(namn, klocka)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o600 << 16
            arkiv.writestr(info, data)
    return minne.getvalue()
