"""How parts of a package belong together: relationships between them, and their content types."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote

from lxml import etree

from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.paket import TYPER, Paketfel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = [
    "BOK_UTAN_MAKRON",
    "Innehallstyper",
    "Relation",
    "Relationer",
    "hanvisade",
    "ledig_del",
    "relationer",
    "relationsdel",
]

BOK_UTAN_MAKRON: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
"""The content type of the workbook part in an .xlsx."""

_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/"
_RELATIONSHIPS: Final = f"{_PACKAGE}relationships"
_EMPTY: Final = f'<Relationships xmlns="{_RELATIONSHIPS}"/>'.encode()
_TYPES: Final = f"{{{_PACKAGE}content-types}}"


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship; *mal* is a part name, or an address when it leads out of the package."""

    id: str
    typ: str
    mal: str
    extern: bool = False

    @property
    def slag(self) -> str:
        """The last word of the type: worksheet, drawing, comments ..."""
        return self.typ.rpartition("/")[2]


def relationsdel(kalla: str) -> str:
    """Return the part that holds the relationships of *kalla* ("" is the package itself)."""
    mapp, namn = posixpath.split(kalla)
    return posixpath.join(mapp, "_rels", f"{namn}.rels")


def relationer(paket: Paket, kalla: str) -> tuple[Relation, ...]:
    """Return the relationships of a part, targets as part names whether written absolute or relative."""
    del_ = relationsdel(kalla)
    if del_ not in paket:
        return ()
    return paket.tolkad(del_, _relationstolk(kalla))


@lru_cache(maxsize=512)
def _relationstolk(kalla: str) -> Callable[[Element], tuple[Relation, ...]]:
    """What reads the relationships of *kalla*; always the same function, so that the package remembers its answer."""
    return lambda rot: tuple(_relation(element, kalla) for element in rot if ooxml.lokalt(element))


def _relation(element: Element, kalla: str) -> Relation:
    mal = element.get("Target", "")
    extern = element.get("TargetMode") == "External" or mal.startswith("#")
    return Relation(
        element.get("Id", ""), element.get("Type", ""), mal if extern else _upplost(mal, kalla), extern=extern
    )


def _upplost(mal: str, kalla: str) -> str:
    if mal.startswith("/"):
        return posixpath.normpath(unquote(mal)).lstrip("/")
    namn = posixpath.normpath(posixpath.join(posixpath.dirname(kalla), unquote(mal)))
    if namn.startswith(".."):
        raise Paketfel(
            f"Arbetsboken hänvisar till något utanför filen («{mal}») och har stoppats, eftersom den kan vara gjord "
            "för att skada. Öppna den bara om du vet vem den kommer från, och spara i så fall om den i Excel."
        )
    return namn


class Relationer:
    """The relationships of one part, for change; *spara* writes them back if anything changed."""

    def __init__(self, paket: Paket, kalla: str) -> None:
        self._paket, self._kalla = paket, kalla
        self._del = relationsdel(kalla)
        self._rot = paket.rot(self._del) if self._del in paket else ooxml.tolka(_EMPTY)
        self._andrad = False

    def lagg_till(self, typ: str, mal: str, *, extern: bool = False, rel_id: str = "") -> str:
        """Add a relationship, under the given id or the next free one, and return its id."""
        nytt = rel_id or self._ledigt()
        barn = etree.SubElement(self._rot, _rel("Relationship"), Id=nytt, Type=typ)
        barn.set(
            "Target",
            mal
            if extern
            else quote(posixpath.relpath(mal, posixpath.dirname(self._kalla) or "."), safe="/!$&'()*+,;=:@~"),
        )
        if extern:
            barn.set("TargetMode", "External")
        self._andrad = True
        return nytt

    def ta_bort(self, rel_id: str) -> None:
        """Remove the relationship with this id."""
        for barn in [barn for barn in self._rot if barn.get("Id") == rel_id]:
            self._rot.remove(barn)
            self._andrad = True

    def spara(self) -> None:
        """Write the relationships back; none left, no part left."""
        if self._andrad and len(self._rot):
            self._paket.satt(self._del, ooxml.skriv(self._rot))
        elif self._andrad:
            self._paket.ta_bort(self._del)

    def _ledigt(self) -> str:
        nummer = [int(siffror) for barn in self._rot if (siffror := barn.get("Id", "").removeprefix("rId")).isdecimal()]
        return f"rId{max(nummer, default=0) + 1}"


def _rel(namn: str) -> str:
    return f"{{{_RELATIONSHIPS}}}{namn}"


class Innehallstyper:
    """[Content_Types].xml, for change; *spara* writes it back if anything changed."""

    def __init__(self, paket: Paket) -> None:
        self._paket, self._rot = paket, paket.rot(TYPER)
        self._andrad = False
        self._egna = {
            barn.get("PartName", "").lstrip("/").casefold(): barn for barn in self._rot.iterfind(f"{_TYPES}Override")
        }
        self._borta: dict[str, Element] = {}
        self._forval = {
            barn.get("Extension", "").casefold(): barn.get("ContentType", "")
            for barn in self._rot.iterfind(f"{_TYPES}Default")
        }

    def typ(self, del_: str) -> str:
        """Return the content type of a part, "" when none is declared."""
        eget = self._egna.get(del_.casefold())
        return self._forval.get(_andelse(del_), "") if eget is None else eget.get("ContentType", "")

    def satt(self, del_: str, typ: str) -> None:
        """Declare the content type of a part."""
        if del_.casefold() in self._borta:
            self._egna[del_.casefold()] = self._borta.pop(del_.casefold())
        if self.typ(del_) == typ:
            return
        if del_.casefold() in self._egna:
            self._egna[del_.casefold()].set("ContentType", typ)
        else:
            self._egna[del_.casefold()] = etree.SubElement(
                self._rot, f"{_TYPES}Override", PartName=f"/{del_}", ContentType=typ
            )
        self._andrad = True

    def ta_bort(self, del_: str) -> None:
        """Forget a part that no longer exists; one that comes again before *spara* stands where it stood."""
        eget = self._egna.pop(del_.casefold(), None)
        if eget is not None:
            self._borta[del_.casefold()] = eget
            self._andrad = True

    def spara(self) -> None:
        """Write the part back."""
        for eget in self._borta.values():
            self._rot.remove(eget)
        self._borta.clear()
        if self._andrad:
            self._paket.satt(TYPER, ooxml.skriv(self._rot))


def _andelse(del_: str) -> str:
    return posixpath.basename(del_).rpartition(".")[2].casefold()


def ledig_del(paket: Paket, forebild: str) -> str:
    """Return a free part name like *forebild*: same folder and word, the lowest free number."""
    stam, andelse = posixpath.splitext(forebild)
    ord_ = stam.rstrip("0123456789")
    nummer = 1
    while f"{ord_}{nummer}{andelse}" in paket:
        nummer += 1
    return f"{ord_}{nummer}{andelse}"


def hanvisade(paket: Paket) -> set[str]:
    """Return (casefolded) every part that some relationship in the package leads to."""
    return {
        relation.mal.casefold()
        for kalla in _kallor(paket)
        for relation in relationer(paket, kalla)
        if not relation.extern
    }


def _kallor(paket: Paket) -> Iterator[str]:
    for namn in paket.namn():
        mapp, fil = posixpath.split(namn)
        if fil.endswith(".rels") and posixpath.basename(mapp) == "_rels":
            yield posixpath.join(posixpath.dirname(mapp), fil.removesuffix(".rels"))
