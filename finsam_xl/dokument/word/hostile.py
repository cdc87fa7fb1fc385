"""What of a template would fetch or run something when the document is opened: refused, in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from finsam_xl.arbetsbok.opc.relationer import relationer
from finsam_xl.dokument.oppning import Dokumentfel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.arbetsbok.opc.relationer import Relation

__all__ = ["refuse_links"]

_HARMLESS: Final = frozenset({"hyperlink"})
_TEMPLATE: Final = "attachedTemplate"
_RUN: Final = ("activex/", "embeddings/oleobject")
_WORDS: Final = {
    "image": "en bild som hämtas någon annanstans ifrån; infoga bilden i stället för att länka till den",
    _TEMPLATE: "en mall på en annan dator; ta bort den under Utvecklare, Dokumentmall",
}


def refuse_links(paket: Paket, vad: str) -> None:
    """Refuse a template that leads out of itself otherwise than by a link that a person clicks, or holds programs.

    Raises:
        Dokumentfel: it does.

    """
    for link in _outside(paket):
        if link.slag in _HARMLESS or (link.slag == _TEMPLATE and _is_local(link.mal)):
            continue
        what = _WORDS.get(link.slag, f"något utanför sig självt ({link.slag})")
        raise Dokumentfel(f"{vad} har stoppats, eftersom den hänvisar till {what}.")
    for name in paket.namn():
        if any(one in name.casefold() for one in _RUN):
            raise Dokumentfel(
                f"{vad} har stoppats, eftersom den innehåller ett inbäddat program ({name}). Ta bort objektet i Word."
            )


def _outside(paket: Paket) -> Iterator[Relation]:
    for name in paket.namn():
        folder, _, file = name.rpartition("/")
        if file.endswith(".rels") and folder.rpartition("/")[2] == "_rels":
            owner = f"{folder.removesuffix('_rels')}{file.removesuffix('.rels')}"
            yield from (one for one in relationer(paket, owner) if one.extern and not one.mal.startswith("#"))


def _is_local(target: str) -> bool:
    """Whether a template lies on the person's own disk: a name alone, or an address as Word writes one."""
    name = target.replace("\\", "/").casefold()
    return not name.startswith(("http", "ftp", "//", "file://")) or (name.startswith("file:///") and name[8:10] != "//")
