"""Det tryckta dokumentet som värden: tabeller, insatskort och tal i löptext, så som de står i trycket."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from finsam_xl.belopp import tolka

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

__all__ = [
    "Dokument",
    "Kolumn",
    "Kort",
    "Malpunkt",
    "Nyckeltal",
    "Olasbart",
    "Rad",
    "Stycke",
    "Tabell",
    "Texttal",
    "ar_i",
    "tal",
]


@lru_cache(maxsize=65_536)
def tal(text: str) -> Decimal | None:
    """Talet i en cell; tomt eller något annat än ett tal ger None."""
    try:
        return tolka(text)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Kolumn:
    """En kolumn: tryckt namn, roll (utfall, budget, prognos, avvikelse, antal, kvinnor, man, procent), år och dag.

    *bokstav* är kolumnen i arket, tom i en fil, och *rubrik* den tryckta rubriken när den inte är namnet.
    """

    namn: str
    roll: str
    ar: int
    dag: date | str | None = None
    bokstav: str = ""
    rubrik: str = ""

    @property
    def tryckt(self) -> str:
        """Kolumnen som den står i trycket."""
        return self.rubrik or self.namn


@dataclass(frozen=True, slots=True)
class Rad:
    """En tryckt rad; *id* är vårt namn på den, eller tomt, och *falt* alla celler som de står.

    *streck* är kolumnerna där ett streck står för noll.
    """

    nr: int
    typ: str
    post: str
    id: str
    falt: Mapping[str, str]
    streck: frozenset[str] = frozenset()

    def tal(self, kolumn: Kolumn) -> Decimal | None:
        """Radens tal i *kolumn*, i tabellens enhet."""
        return tal(self.falt.get(kolumn.namn, ""))


@dataclass(frozen=True, slots=True)
class Tabell:
    """En tryckt tabell; *slag* är vårt namn på den.

    I en arbetsbok står den på bladet *ark*, med radernas text i kolumnen *bokstav*; i en mapp är båda tomma.
    *rubrik* är tabellens egen rubrik, om den har någon, och *olasta* kolumnerna med tal som inte gick att läsa.
    """

    fil: str
    slag: str
    enhet: str
    kolumner: tuple[Kolumn, ...]
    rader: tuple[Rad, ...]
    ark: str = ""
    bokstav: str = ""
    rubrik: str = ""
    olasta: tuple[str, ...] = ()

    def plats(self, rad: Rad, kolumn: Kolumn | None = None) -> str:
        """Var ett tal står: fil, rad och kolumn, eller blad och cell."""
        if self.ark:
            return f"{self.ark}!{kolumn.bokstav if kolumn else self.bokstav}{rad.nr} {rad.post}".rstrip()
        var = f"{self.fil}, rad {rad.nr} {rad.post}".rstrip()
        return f"{var}, kolumn {kolumn.tryckt}" if kolumn else var


@dataclass(frozen=True, slots=True)
class Nyckeltal:
    """Ett tal ur ett insatskorts text: vad som mätts, talet, enhet och grupp (kvinnor, män ...)."""

    matt: str
    varde: Decimal
    enhet: str
    grupp: str


@dataclass(frozen=True, slots=True)
class Malpunkt:
    """En numrerad punkt bland kortets mål eller resultat."""

    rubrik: str
    nr: str
    text: str


@dataclass(frozen=True, slots=True)
class Kort:
    """Ett insatskort: namn, kategori, period, pengar i *enhet*, deltagare, mål, resultat, nyckeltal och bedömning."""

    id: str
    ar: int
    namn: str
    kategori: str
    period_start: str
    period_slut: str
    agare: str
    budget: Decimal | None
    utfall: Decimal | None
    poster: Mapping[str, tuple[Decimal, ...]]
    enhet: str
    deltagare: Mapping[str, Decimal | None]
    mal: tuple[Malpunkt, ...]
    resultat: tuple[Malpunkt, ...]
    mal_text: str
    resultat_text: str
    nyckeltal: tuple[Nyckeltal, ...]
    bedomning: str = ""

    @property
    def plats(self) -> str:
        """Var kortet står."""
        return f"insatskort {self.id} {self.namn}".rstrip()

    @property
    def ruta(self) -> tuple[str, int, str]:
        """Kortet som en tryckt ruta, för listan över vad som är prövat."""
        return self.plats, 0, ""

    @property
    def bedomningens_ruta(self) -> tuple[str, int, str]:
        """Kortets bedömning som en tryckt ruta."""
        return self.plats, 0, "bedomning"


@dataclass(frozen=True, slots=True)
class Texttal:
    """Ett tal i löptext: avsnitt, vad det är, värdet, enhet och citat; *cell* när det står i en arbetsbok."""

    rad: int
    avsnitt: str
    uppgift: str
    varde: str
    enhet: str
    citat: str
    cell: str = ""

    @property
    def plats(self) -> str:
        """Var talet står."""
        return f"{self.cell} text {self.avsnitt}, {self.uppgift}".lstrip()

    @property
    def ruta(self) -> tuple[str, int, str]:
        """Talet som en tryckt ruta, för listan över vad som är prövat."""
        return "textuppgifter", self.rad, "varde"


@dataclass(frozen=True, slots=True)
class Olasbart:
    """Något i trycket som inte är läst: var det står, och varför."""

    plats: str
    varfor: str


@dataclass(frozen=True, slots=True)
class Stycke:
    """Ett stycke löpande text: var det står, och texten."""

    plats: str
    text: str


@dataclass(frozen=True, slots=True)
class Dokument:
    """Ett tryckt dokument: mappens eller bokens namn, år, tabeller, kort och tal i text.

    *olasta* är det som inte gick att läsa, och varför. *rubriker* och *texter* har ett helt dokument (Word, PDF), så
    att det syns vilka delar det har.
    """

    namn: str
    ar: int
    tabeller: tuple[Tabell, ...]
    kort: tuple[Kort, ...]
    uppgifter: tuple[Texttal, ...]
    olasta: tuple[Olasbart, ...] = ()
    rubriker: tuple[str, ...] = ()
    texter: tuple[Stycke, ...] = ()

    def tabell(self, slag: str) -> Tabell | None:
        """Tabellen av ett slag, om dokumentet har den."""
        return next((tabell for tabell in self.tabeller if tabell.slag == slag), None)


def ar_i(text: str) -> int | None:
    """Det första årtalet i en text."""
    traff = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)
    return int(traff.group()) if traff else None
