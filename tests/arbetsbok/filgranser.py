"""What a file of ours keeps to beyond the schema, so that Excel opens it whole and other readers can read it."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.formelvarden import saknar_varde
from finsam_xl.arbetsbok.lasa import innehall
from finsam_xl.arbetsbok.opc.paket import Paket

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["HOGSTA_RAD", "LANGSTA_SIDTEXT", "gjort_om", "over_granserna"]

LANGSTA_SIDTEXT = 255
HOGSTA_RAD = 409
_SIDTEXT = re.compile(r"<(odd|even|first)(Header|Footer)>([^<]*)<")
_RADHOJD = re.compile(r'<row [^>]*\bht="([\d.]+)"')
_TITEL_UTAN_HOJD = re.compile(r'<row r="1"(?![^>]*\bht=)')
_TEXT_UTAN_INNEHALL = re.compile(r'<c [^>]*\bt="inlineStr"[^>]*(?:/>|></c>)')


def over_granserna(data: bytes) -> list[str]:
    """Everything in the package that Excel would repair or cut, that has no value, or that a reader stumbles on."""
    paket = Paket.oppna(data)
    utan_varde = [f"{namn}: {len(celler)} formler utan värde" for namn, celler in saknar_varde(paket).items()]
    fran_roten = [
        f"{namn}: mål från paketets rot"
        for namn in paket.namn()
        if namn.endswith(".rels") and re.search(rb'\bTarget="/', paket.las(namn))
    ]
    bladens = [f"{ett.namn}: {brist}" for ett in innehall.blad(paket) for brist in _blad(paket.las(ett.del_).decode())]
    return [*utan_varde, *fran_roten, *bladens]


def _blad(del_: str) -> Iterator[str]:
    langst = max((len(unescape(traff[3])) for traff in _SIDTEXT.finditer(del_)), default=0)
    if langst > LANGSTA_SIDTEXT:
        yield f"sidtext med {langst} tecken"
    hogst = max((float(hojd) for hojd in _RADHOJD.findall(del_)), default=0)
    if hogst > HOGSTA_RAD:
        yield f"rad med höjden {hogst}"
    if "<pageSetup" in del_ and _TITEL_UTAN_HOJD.search(del_):
        yield "en titel utan radhöjd"
    if _TEXT_UTAN_INNEHALL.search(del_):
        yield "en text utan innehåll"


def gjort_om(data: bytes, andra: Callable[[str], str]) -> bytes:
    """The same package with its first sheet changed."""
    paket = Paket.oppna(data)
    del_ = innehall.blad(paket)[0].del_
    paket.satt(del_, andra(paket.las(del_).decode()).encode())
    return paket.skriv()
