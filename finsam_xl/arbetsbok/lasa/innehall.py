"""What a workbook package holds: its sheets in order, its defined names and its Excel tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.opc.delar import TYPER
from finsam_xl.arbetsbok.opc.ooxml import REL, qn
from finsam_xl.arbetsbok.opc.paket import Annatformat, Paketfel, Skadad
from finsam_xl.arbetsbok.opc.relationer import relationer
from finsam_xl.filslag import STRIKT, UTAN_BOK, XLSB
from finsam_xl.handlingar import Handling, be

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.arbetsbok.opc.relationer import Relation

__all__ = [
    "Blad",
    "Exceltabell",
    "Namn",
    "arbetsboksdel",
    "blad",
    "definierade_namn",
    "del_av_slag",
    "har_makrotyp",
    "hitta_blad",
    "hitta_tabell",
    "namnelement",
    "stildel",
    "tabeller",
]


_MAKROTYP = b"ms-excel.sheet.macroEnabled.main"


@dataclass(frozen=True, slots=True)
class Blad:
    """A sheet: its name, its number in the file, its relationship, its part, whether visible, and its kind."""

    namn: str
    sheet_id: int
    rel_id: str
    del_: str
    lage: str
    slag: str


@dataclass(frozen=True, slots=True)
class Namn:
    """A defined name; *blad* is the sheet it is local to, None for the whole workbook."""

    namn: str
    text: str
    blad: str | None = None


@dataclass(frozen=True, slots=True)
class Exceltabell:
    """An Excel table: its name, the sheet it stands on, its part and the cells it covers, heading row included."""

    namn: str
    blad: str
    del_: str
    ref: str


def har_makrotyp(paket: Paket) -> bool:
    """Whether the workbook says that it is one with macros, as the name of its file is to say too."""
    return _MAKROTYP in paket.las(TYPER)


def arbetsboksdel(paket: Paket) -> str:
    """Return the workbook part, found by the package's own relationships.

    Raises:
        Paketfel: there is none, or it is of a format that we cannot change safely.

    """
    for relation in relationer(paket, ""):
        if relation.slag == "officeDocument" and relation.mal in paket:
            _prova_format(paket, relation.mal)
            return relation.mal
    raise Annatformat(UTAN_BOK)


def _prova_format(paket: Paket, del_: str) -> None:
    if del_.endswith(".bin"):
        raise Annatformat(XLSB)
    if paket.tolkad(del_, _rottagg) != qn("workbook"):
        raise Annatformat(STRIKT)


def _rottagg(rot: Element) -> str:
    return str(rot.tag)


def blad(paket: Paket) -> tuple[Blad, ...]:
    """Return the sheets of the workbook, in the order of their tabs."""
    del_ = arbetsboksdel(paket)
    mal = {relation.id: relation for relation in relationer(paket, del_)}
    return tuple(_blad(element, mal.get(element.get(REL, ""))) for element in paket.tolkad(del_, _bladelement))


def _bladelement(rot: Element) -> list[Element]:
    return rot.findall(f"{qn('sheets')}/{qn('sheet')}")


def _blad(element: Element, relation: Relation | None) -> Blad:
    namn = element.get("name", "")
    if relation is None or relation.extern:
        raise Skadad(f"bladet «{namn}» har inget innehåll")
    nummer = int(element.get("sheetId", "0"))
    return Blad(namn, nummer, relation.id, relation.mal, element.get("state", "visible"), relation.slag)


def hitta_blad(paket: Paket, namn: str) -> Blad:
    """Return the worksheet of this name, upper and lower case alike as in Excel.

    Raises:
        Paketfel: there is none.

    """
    for ett in blad(paket):
        if ett.namn.casefold() == namn.casefold() and ett.slag == "worksheet":
            return ett
    raise Paketfel(
        f"Bladet «{namn}» finns inte i arbetsboken. Det kan ha bytt namn eller tagits bort: "
        f"ge bladet sitt namn tillbaka, eller {be(Handling.SKAPA)}."
    )


def definierade_namn(paket: Paket) -> tuple[Namn, ...]:
    """Return the defined names of the workbook, local ones with their sheet."""
    ordning = [ett.namn for ett in blad(paket)]
    return tuple(_namn(element, ordning) for element in paket.tolkad(arbetsboksdel(paket), namnelement))


def namnelement(rot: Element) -> list[Element]:
    """Return the elements of the defined names in the workbook part's root."""
    return rot.findall(f"{qn('definedNames')}/{qn('definedName')}")


def _namn(element: Element, ordning: list[str]) -> Namn:
    lokalt = element.get("localSheetId")
    index = len(ordning) if lokalt is None else int(lokalt)
    return Namn(element.get("name", ""), element.text or "", ordning[index] if index < len(ordning) else None)


def tabeller(paket: Paket) -> tuple[Exceltabell, ...]:
    """Return the Excel tables of all worksheets."""
    return tuple(tabell for ett in blad(paket) if ett.slag == "worksheet" for tabell in _tabeller(paket, ett))


def _tabeller(paket: Paket, ett: Blad) -> Iterator[Exceltabell]:
    for del_ in del_av_slag(paket, ett.del_, "table"):
        namn, ref = paket.tolkad(del_, _tabellhuvud)
        yield Exceltabell(namn, ett.namn, del_, ref)


def _tabellhuvud(rot: Element) -> tuple[str, str]:
    return rot.get("displayName", rot.get("name", "")), rot.get("ref", "")


def del_av_slag(paket: Paket, kalla: str, slag: str) -> tuple[str, ...]:
    """Return the parts that *kalla* leads to by relationships of one kind."""
    return tuple(relation.mal for relation in relationer(paket, kalla) if relation.slag == slag and not relation.extern)


def stildel(paket: Paket) -> str:
    """Return the styles part.

    Raises:
        Paketfel: there is none.

    """
    delar = del_av_slag(paket, arbetsboksdel(paket), "styles")
    if delar:
        return delar[0]
    raise Skadad("den saknar format (styles.xml)")


def hitta_tabell(paket: Paket, namn: str) -> Exceltabell:
    """Return the Excel table of this name, upper and lower case alike.

    Raises:
        Paketfel: there is none.

    """
    for tabell in tabeller(paket):
        if tabell.namn.casefold() == namn.casefold():
            return tabell
    raise Paketfel(
        f"Tabellen {namn} finns inte i arbetsboken. Den kan ha bytt namn eller gjorts om till ett vanligt område: "
        f"ge tabellen sitt namn tillbaka (Tabelldesign > Tabellnamn), eller {be(Handling.SKAPA)}."
    )
