"""Whether a frame is ours to renew: what stands in it is what we wrote, or somebody has worked there since."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from finsam_xl.arbetsbok.opc.ooxml import lokalt
from finsam_xl.dokument.ater.avtryck import Avtryckare, avtryck
from finsam_xl.dokument.ater.wordxml import wn

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.dokument.ater.avtryck import Bildlas
    from finsam_xl.dokument.ater.minne import Minnesrad

__all__ = ["Ramdom", "dom", "struken"]

_SPARADE: Final = frozenset(
    wn(namn) for namn in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "delText")
)
_KOMMENTARER: Final = frozenset(
    wn(namn) for namn in ("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef")
)
_STRUKNA: Final = frozenset({"del", "moveFrom"})


class Ramdom(Enum):
    """What has happened to a frame since we wrote it; the value says why it is kept."""

    OROERD = ""
    ANDRAD = "någon har skrivit i den"
    TOMD = "någon har tömt den"
    SPARAD = "den har spårade ändringar som varken är godkända eller avvisade"
    KOMMENTERAD = "den har en kommentar"
    OKAND = "dokumentet minns inte vad programmet skrev där"


def dom(innehall: Element, rad: Minnesrad | None, bild: Bildlas) -> Ramdom:
    """Judge what stands in a frame by what is remembered of it."""
    taggar = {ett.tag for ett in innehall.iter("*")}
    if taggar & _SPARADE or any(tagg.startswith(wn("")) and tagg.endswith("PrChange") for tagg in taggar):
        return Ramdom.SPARAD
    if taggar & _KOMMENTARER:
        return Ramdom.KOMMENTERAD
    if rad is None:
        return Ramdom.OKAND
    if avtryck(innehall, bild) == rad.avtryck:
        return Ramdom.OROERD
    return Ramdom.ANDRAD if Avtryckare(bild).text(innehall).strip() else Ramdom.TOMD


def struken(kontroll: Element) -> bool:
    """Whether the frame itself is deleted, or moved from here, in changes that nobody has accepted yet."""
    return any(over.tag == wn(lokalt(over)) and lokalt(over) in _STRUKNA for over in kontroll.iterancestors())
