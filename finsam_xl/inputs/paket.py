"""The package of a workbook, looked at before anybody trusts it: sheets, tables, names and broken cells.

python-calamine reads values, but it neither tells where a table stands nor shows error values and formulas
without a value, and it allocates the whole rectangle that a hostile sheet claims. This module answers those
questions from the XML parts and refuses what is damaged, encrypted or unreasonably large.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.filslag import UTAN_BOK, hinder
from finsam_xl.inputs import problem
from finsam_xl.inputs.schema import TABELLER
from finsam_xl.inputs.uppgifter import GRUNDDATA

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from finsam_xl.modell import Problem

__all__ = ["Blad", "Omrade", "Paket", "Tabellplats", "indatablad", "las_paket", "syftar_pa", "tolka_adress"]

MAX_PACKAD = 100_000_000
MAX_UPPACKAD = 400_000_000
MAX_DELAR = 5_000
MAX_YTA = 5_000_000

_HUVUD = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ADRESS = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_SYFTNING = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!(\$?[A-Z]{1,3}\$?\d{1,7})")
_REFERENS = re.compile(rb"""\br\s*=\s*["']([A-Z]{0,3})(\d{0,7})["']""")
_FELCELL = re.compile(
    rb"""<(?:\w+:)?c\b([^<>]*\bt\s*=\s*["']e["'][^<>]*)>(?:[^<]|<(?!/?(?:\w+:)?[cv]\b))*<(?:\w+:)?v>([^<]*)<"""
)
_FORMELCELL = re.compile(
    rb"""<(?:\w+:)?c\b([^<>]*)>\s*<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>)\s*"""
    rb"""(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"""
)


@dataclass(frozen=True, slots=True)
class Omrade:
    """A rectangle of cells, 1-based and inclusive."""

    rad: int
    kol: int
    sista_rad: int
    sista_kol: int


@dataclass(frozen=True, slots=True)
class Tabellplats:
    """Where an Excel table stands: its sheet, its whole rectangle, its rows of headings and totals, its headings."""

    blad: str
    omrade: Omrade
    rubrikrader: int
    summarader: int
    rubriker: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Blad:
    """A sheet's broken cells: error values by address, and addresses of formulas that hold no value."""

    fel: Mapping[tuple[int, int], str]
    oraknade: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Paket:
    """What the package says about itself.

    *namn* are the names of the whole workbook, and only they lead to input; *lokala* are the names that a copied sheet
    has for itself, by sheet.
    """

    blad: Mapping[str, Blad]
    tabeller: Mapping[str, Tabellplats]
    namn: Mapping[str, str]
    lokala: Mapping[str, frozenset[str]]


_OLAST = Blad({}, frozenset())
"""A sheet beside the input: its cells are not read."""


class _TrasigError(Exception):
    """Something in the package is not as the format says."""


def tolka_adress(adress: str) -> tuple[int, int] | None:
    """Row and column of an address such as B5 or $B$5; None for anything else."""
    traff = _ADRESS.fullmatch(adress)
    return (int(traff[2]), _kolumn(traff[1].encode())) if traff else None


def syftar_pa(referens: str) -> tuple[str, int, int] | None:
    """Sheet, row and column of a defined name's reference; None unless it is one cell."""
    traff = _SYFTNING.fullmatch(referens)
    adress = tolka_adress(traff[3]) if traff else None
    if traff is None or adress is None:
        return None
    return (traff[1] or traff[2]).replace("''", "'"), *adress


def las_paket(data: bytes) -> Paket | Problem:
    """Look through the package *data*; a problem instead when it is not a workbook we can trust."""
    annat = hinder(data)
    if annat is not None:
        return problem.losenord(annat) if annat.losenord else problem.fel_filformat(annat)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as arkiv:
            return _granska_storlek(arkiv, len(data)) or _las(arkiv)
    except _TrasigError as fel:
        return problem.skadad(str(fel))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        return problem.skadad("filen är ofullständig eller ändrad av något annat program än Excel")


def _granska_storlek(arkiv: zipfile.ZipFile, packad: int) -> Problem | None:
    delar = arkiv.infolist()
    if packad > MAX_PACKAD:
        return problem.for_stor_bok("filen är över 100 MB")
    if len(delar) > MAX_DELAR:
        return problem.for_stor_bok(f"paketet har över {MAX_DELAR} delar")
    if sum(del_.file_size for del_ in delar) > MAX_UPPACKAD:
        return problem.for_stor_bok("innehållet är över 400 MB uppackat")
    return None


def _las(arkiv: zipfile.ZipFile) -> Paket | Problem:
    delar = _Delar(arkiv)
    bokdel = _bokdel(delar)
    if bokdel is None:
        return problem.fel_filformat(UTAN_BOK)
    bok = _rot(delar, bokdel)
    bladdelar = dict(_bladdelar(delar, bokdel, bok))
    tabeller = dict(_tabeller(delar, bladdelar))
    namnelement = list(bok.iter(f"{{{_HUVUD}}}definedName"))
    namn = {ett.get("name", ""): (ett.text or "") for ett in namnelement if ett.get("localSheetId") is None}
    indata = indatablad(tabeller, namn) & bladdelar.keys()
    for ett in indata:
        if _yta(delar[bladdelar[ett]]) > MAX_YTA:
            return problem.for_stor_bok(f"bladet {ett} sträcker sig över mer än {MAX_YTA} celler")
    brister = {ett: _blad(delar[bladdelar[ett]]) if ett in indata else _OLAST for ett in bladdelar}
    return Paket(brister, tabeller, namn, _lokala(bok, namnelement))


def _lokala(bok: Element, namnelement: Sequence[Element]) -> dict[str, frozenset[str]]:
    ordning = [ett.get("name", "") for ett in bok.iter(f"{{{_HUVUD}}}sheet")]
    lokala: dict[str, set[str]] = {}
    for ett in namnelement:
        nummer = int(ett.get("localSheetId", len(ordning)))
        if nummer < len(ordning):
            lokala.setdefault(ordning[nummer], set()).add(ett.get("name", ""))
    return {blad: frozenset(namn) for blad, namn in lokala.items()}


def indatablad(tabeller: Mapping[str, Tabellplats], namn: Mapping[str, str]) -> set[str]:
    """The sheets that hold our input: those with one of our tables, or a named cell of Grunddata."""
    celler = (syftar_pa(namn.get(uppgift.namn, "")) for uppgift in GRUNDDATA)
    return {tabeller[tab.namn].blad for tab in TABELLER if tab.namn in tabeller} | {cell[0] for cell in celler if cell}


class _Delar(Mapping[str, bytes]):
    """The package's XML parts, unpacked when asked for: reports and vouchers beside the input are left as they are."""

    def __init__(self, arkiv: zipfile.ZipFile) -> None:
        self._arkiv = arkiv
        self._poster = {info.filename.lstrip("/"): info for info in arkiv.infolist() if _ar_xml(info.filename)}
        self._lasta: dict[str, bytes] = {}

    def __getitem__(self, namn: str) -> bytes:
        if namn not in self._lasta:
            self._lasta[namn] = self._arkiv.read(self._poster[namn])
        return self._lasta[namn]

    def __contains__(self, namn: object) -> bool:
        return namn in self._poster

    def __iter__(self) -> Iterator[str]:
        return iter(self._poster)

    def __len__(self) -> int:
        return len(self._poster)


def _ar_xml(namn: str) -> bool:
    return namn.endswith((".xml", ".rels"))


def _rot(delar: Mapping[str, bytes], namn: str) -> Element:
    from xml.etree.ElementTree import ParseError  # noqa: PLC0415 - XML is needed only when a book is read

    from defusedxml import DefusedXmlException  # noqa: PLC0415 - as above
    from defusedxml.ElementTree import fromstring  # noqa: PLC0415 - as above

    if namn not in delar:
        raise _TrasigError(f"delen {namn} saknas")
    try:
        rot: Element = fromstring(delar[namn], forbid_dtd=True)
    except (ParseError, DefusedXmlException) as fel:
        raise _TrasigError(f"delen {namn} går inte att läsa") from fel
    return rot


def _relationer(delar: Mapping[str, bytes], del_: str) -> Iterator[tuple[str, str, str]]:
    mapp, fil = posixpath.split(del_)
    rels = posixpath.join(mapp, "_rels", f"{fil}.rels")
    if rels not in delar:
        return
    for rel in _rot(delar, rels).iter(f"{{{_REL}}}Relationship"):
        if rel.get("TargetMode") != "External":
            mal = posixpath.normpath(posixpath.join("/", mapp, rel.get("Target", ""))).lstrip("/")
            yield rel.get("Id", ""), rel.get("Type", "").rpartition("/")[2], mal


def _bokdel(delar: Mapping[str, bytes]) -> str | None:
    malen = [mal for _id, slag, mal in _relationer(delar, "") if slag == "officeDocument"]
    return malen[0] if malen and malen[0] in delar else None


def _bladdelar(delar: Mapping[str, bytes], bokdel: str, bok: Element) -> Iterator[tuple[str, str]]:
    mal = {id_: del_ for id_, slag, del_ in _relationer(delar, bokdel) if slag == "worksheet"}
    for blad in bok.iter(f"{{{_HUVUD}}}sheet"):
        del_ = mal.get(blad.get(_R_ID, ""))
        if del_ is None:
            continue
        if del_ not in delar:
            raise _TrasigError(f"delen {del_} saknas")
        yield blad.get("name", ""), del_


def _tabeller(delar: Mapping[str, bytes], bladdelar: Mapping[str, str]) -> Iterator[tuple[str, Tabellplats]]:
    for blad, del_ in bladdelar.items():
        for _id, slag, mal in _relationer(delar, del_):
            if slag == "table":
                rot = _rot(delar, mal)
                yield rot.get("displayName", ""), _tabellplats(blad, rot)


def _tabellplats(blad: str, rot: Element) -> Tabellplats:
    horn = [tolka_adress(adress) for adress in rot.get("ref", "").split(":")]
    forsta, sista = (horn[0], horn[-1]) if horn else (None, None)
    if forsta is None or sista is None:
        raise _TrasigError(f"en tabell på bladet {blad} har ingen plats")
    return Tabellplats(
        blad,
        Omrade(*forsta, *sista),
        int(rot.get("headerRowCount", "1")),
        int(rot.get("totalsRowCount", "0")),
        tuple(ett.get("name", "").strip() for ett in rot.iter(f"{{{_HUVUD}}}tableColumn")),
    )


def _kolumn(bokstaver: bytes) -> int:
    tal = 0
    for tecken in bokstaver:
        tal = tal * 26 + tecken - 64
    return tal


def _yta(xml: bytes) -> int:
    """The rectangle from A1 to the furthest cell that the sheet names."""
    rader, kolumner = {0}, {b"A"}
    for bokstaver, siffror in set(_REFERENS.findall(xml)):
        rader.add(int(siffror or 0))
        kolumner.add(bokstaver or b"A")
    return max(rader) * max(map(_kolumn, kolumner))


def _adress(attribut: bytes) -> tuple[int, int] | None:
    traff = _REFERENS.search(attribut)
    return tolka_adress((traff[1] + traff[2]).decode()) if traff else None


def _blad(xml: bytes) -> Blad:
    fel = {plats: traff[2].decode() for traff in _FELCELL.finditer(xml) if (plats := _adress(traff[1]))}
    tomma = (traff[1] for traff in _FORMELCELL.finditer(xml) if b't="str"' not in traff[1])
    return Blad(fel, frozenset(plats for attribut in tomma if (plats := _adress(attribut))))
