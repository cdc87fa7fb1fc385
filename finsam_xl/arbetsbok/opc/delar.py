"""The parts of a package as they must be, of whatever kind the file is: named once, inside it, and without entities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finsam_xl.arbetsbok.opc.zipfil import Zippost

__all__ = ["TYPER", "Delfel", "prova_delar"]

TYPER: Final = "[Content_Types].xml"
_XML: Final = (".xml", ".rels", ".vml")
_DOCTYPE: Final = tuple("<!DOCTYPE".encode(teckenkod) for teckenkod in ("utf-8", "utf-16-le", "utf-16-be"))


class Delfel(Exception):  # noqa: N818 - Swedish for error, as all the project's exceptions
    """Why a package is refused, as a word: *dtd*, *dubbel*, *namn* or *typer*; *namn* is the part's."""

    def __init__(self, slag: str, namn: str) -> None:
        super().__init__(slag)
        self.slag, self.namn = slag, namn


def prova_delar(poster: Iterable[Zippost]) -> None:
    """See that the parts are those of a package that nobody has built to harm.

    Raises:
        Delfel: they are not.

    """
    sedda: set[str] = set()
    for post in poster:
        if post.namn.casefold() in sedda:
            raise Delfel("dubbel", post.namn)
        sedda.add(post.namn.casefold())
        if _utanfor(post.namn):
            raise Delfel("namn", post.namn)
        if post.namn.casefold().endswith(_XML) and any(monster in post.data for monster in _DOCTYPE):
            raise Delfel("dtd", post.namn)
    if TYPER.casefold() not in sedda:
        raise Delfel("typer", TYPER)


def _utanfor(namn: str) -> bool:
    return namn.startswith("/") or "\\" in namn or "\0" in namn or ":" in namn or ".." in namn.split("/")
