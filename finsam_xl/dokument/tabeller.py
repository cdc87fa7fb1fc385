"""Rapportens tabeller och kort som de trycks i dokumentet: samma celler som på bladen, utlästa som text.

Inget räknas här. En kolumn utan rubrik och innehåll, och en rad utan, trycks inte.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final, Protocol

from finsam_xl.dokument.tryckt import ar_exakt, ar_tal, decimaler_i, tryckt
from finsam_xl.layout.card import Prose
from finsam_xl.layout.placing.paragraphs import paragraphs
from finsam_xl.layout.style import Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from finsam_xl.dokument.marken.i_ord import Skrivsatt
    from finsam_xl.layout.grid import Cell, Grid
    from finsam_xl.layout.placing.paragraphs import Paragraph
    from finsam_xl.layout.placing.tables import Placed, PlacedCard, PlacedTable
    from finsam_xl.layout.style import CellStyle
    from finsam_xl.rapporter.placerad import Rapport

__all__ = [
    "Dokumentkort",
    "Dokumentrad",
    "Dokumenttabell",
    "Korttext",
    "Kortuppgift",
    "Raknadeceller",
    "Tabellkolumn",
    "Tabellradslag",
    "korten",
    "tabellerna",
]

_ETIKETT: Final = 1
_TITEL, _UNDERRUBRIK = 1, 2
_BELOPP_I: Final = "belopp i "
_TILL_BOKEN: Final = re.compile(r"\b[Bb]ladet \w|\bSIE-fil|\begna rader\b|\b[iI] Grunddata\b|\binlagda i\b")
"""Det som står i en mening till den som fyller i boken: den hör inte till rapporten."""
_MENINGAR: Final = re.compile(r"(?<=\.)\s+")


class Raknadeceller(Protocol):
    """Bladens räknade värden, rad och kolumn från 1."""

    def cell(self, blad: str, rad: int, kolumn: int) -> object:
        """Cellens värde, None när den är tom."""


class Tabellradslag(Enum):
    """Vad en rad är: en vanlig, en indragen, ett avsnitts rubrik, en summa eller den sista summan."""

    RAD = "rad"
    INDRAG = "indrag"
    AVSNITT = "avsnitt"
    SUMMA = "summa"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Tabellkolumn:
    """En kolumn: rubriken, och om den har siffror."""

    rubrik: str
    tal: bool


@dataclass(frozen=True, slots=True)
class Dokumentrad:
    """En rad med en text per kolumn."""

    slag: Tabellradslag
    celler: tuple[str, ...]

    @property
    def visar_nagot(self) -> bool:
        """Om raden säger något: en rubrik gör det inte, en summa som är noll inte heller, och inte bara streck."""
        varden = set(self.celler[1:]) - {""}
        if self.slag in {Tabellradslag.AVSNITT, Tabellradslag.SUMMA, Tabellradslag.TOTAL}:
            return bool(varden - {"–", "0"})
        return varden != {"–"}


@dataclass(frozen=True, slots=True)
class Dokumenttabell:
    """En tabell: id, titlar, bladets namn, enhetens ord («tkr», tomt utan belopp), rader, och text över och under.

    *ej_ifylld* är den vars blad säger vad som fattas i boken.
    """

    ident: str
    titel: str
    bladtitel: str
    blad: str
    enhet: str
    kolumner: tuple[Tabellkolumn, ...]
    rader: tuple[Dokumentrad, ...]
    ingress: tuple[str, ...] = ()
    noter: tuple[str, ...] = ()
    ej_ifylld: bool = False

    @property
    def har_rubriker(self) -> bool:
        """Om någon kolumn har en rubrik."""
        return any(kolumn.rubrik for kolumn in self.kolumner)

    @property
    def visar_nagot(self) -> bool:
        """Om tabellen har något att visa: en text, som en not utan belopp, eller mer än summor av ingenting."""
        if self.ej_ifylld and not self.rader:
            return False
        return bool(self.ingress or self.noter) or any(rad.visar_nagot for rad in self.rader)


@dataclass(frozen=True, slots=True)
class Kortuppgift:
    """En uppgift på ett kort: etikett, värde och anmärkning."""

    etikett: str
    varde: str
    anmarkning: str = ""


@dataclass(frozen=True, slots=True)
class Korttext:
    """En text på ett kort, under sin rubrik, som stycken och punkter."""

    rubrik: str
    stycken: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Dokumentkort:
    """Ett kort: titel, uppgifter och texter, i ordning."""

    ident: str
    titel: str
    falt: tuple[Kortuppgift | Korttext, ...]


def tabellerna(rapport: Rapport, varden: Raknadeceller, satt: Skrivsatt) -> tuple[Dokumenttabell, ...]:
    """Rapportens tabeller i den ordning de läses."""
    return tuple(
        _Lasare(placerat.grid, varden, satt).tabell(ett, ensam=len(placerat.tables) == 1)
        for placerat in rapport.placerade
        for ett in placerat.tables
    )


def korten(placerat: Placed, varden: Raknadeceller, satt: Skrivsatt) -> tuple[Dokumentkort, ...]:
    """Korten på ett blad."""
    lasare = _Lasare(placerat.grid, varden, satt)
    return tuple(lasare.kort(ett) for ett in placerat.cards)


def _till_lasaren(text: str) -> str:
    """Texten utan de meningar som säger vad som ska göras i boken."""
    return " ".join(mening for mening in _MENINGAR.split(text) if not _TILL_BOKEN.search(mening))


class _Lasare:
    """Läser ett blad: dess celler med stil, och de räknade värdena."""

    def __init__(self, grid: Grid, varden: Raknadeceller, satt: Skrivsatt) -> None:
        self._grid, self._varden, self._satt = grid, varden, satt

    def tabell(self, placerad: PlacedTable, *, ensam: bool) -> Dokumenttabell:
        bladtitel = self._text(_TITEL, _ETIKETT)
        antal = 1 + len(placerad.table.columns)
        alla = range(1, antal + 1)
        exakta = self._exakta(placerad.body, alla)
        rader = tuple(rad for nummer in placerad.body if (rad := self._rad(nummer, alla, exakta)) is not None)
        rubriker = tuple(self._text(placerad.headings, nr) for nr in alla) if placerad.headings else ("",) * antal
        visas = [nr for nr in range(antal) if nr == 0 or rubriker[nr] or any(rad.celler[nr] for rad in rader)]
        tal = [self._har_tal(placerad.body, nr + 1) for nr in range(antal)]
        over, under = tuple(self._texter(placerad.intro)), tuple(self._texter(placerad.notes))
        _, _, enhet = self._text(_UNDERRUBRIK, _ETIKETT).partition(_BELOPP_I)
        return Dokumenttabell(
            placerad.table.ident,
            bladtitel if ensam else placerad.table.title,
            bladtitel,
            self._grid.name,
            enhet if self._har_belopp(placerad, antal) else "",
            tuple(Tabellkolumn(rubriker[nr], tal[nr]) for nr in visas),
            tuple(Dokumentrad(rad.slag, tuple(rad.celler[nr] for nr in visas)) for rad in rader),
            tuple(map(_till_lasaren, filter(_till_lasaren, over))),
            tuple(map(_till_lasaren, filter(_till_lasaren, under))),
            any(map(_TILL_BOKEN.search, (*over, *under))),
        )

    def _exakta(self, rader: range, kolumner: range) -> dict[int, int]:
        """Decimalerna i varje kolumn med exakta tal: lika många på alla rader."""
        decimaler: dict[int, int] = {}
        for rad in rader:
            for nr in kolumner:
                cell = self._grid.cells.get((rad, nr))
                if cell is not None and ar_exakt(cell.style):
                    varde = self._varden.cell(self._grid.name, rad, nr) if cell.formula else cell.number
                    decimaler[nr] = max(decimaler.get(nr, 0), decimaler_i(varde))
        return decimaler

    def _rad(self, nummer: int, kolumner: range, exakta: Mapping[int, int]) -> Dokumentrad | None:
        celler = tuple(self._text(nummer, nr, exakta.get(nr)) for nr in kolumner)
        return Dokumentrad(self._slag(nummer), celler) if any(celler) else None

    def _slag(self, nummer: int) -> Tabellradslag:
        cell = self._grid.cells.get((nummer, _ETIKETT))
        return _SLAGEN.get(cell.style, Tabellradslag.RAD) if cell is not None else Tabellradslag.RAD

    def _har_tal(self, rader: range, kolumn: int) -> bool:
        celler = (self._grid.cells.get((rad, kolumn)) for rad in rader)
        return any(cell is not None and ar_tal(cell.style) for cell in celler)

    def _har_belopp(self, placerad: PlacedTable, antal: int) -> bool:
        celler = (self._grid.cells.get((rad, nr)) for rad in placerad.body for nr in range(2, antal + 1))
        return any(cell is not None and "Belopp" in cell.style for cell in celler)

    def _texter(self, rader: range) -> Iterator[str]:
        yield from (text for rad in rader if (text := self._text(rad, _ETIKETT)))

    def _text(self, rad: int, kolumn: int, decimaler: int | None = None) -> str:
        cell = self._grid.cells.get((rad, kolumn))
        return "" if cell is None else self._tryckt(cell, rad, kolumn, decimaler)

    def _tryckt(self, cell: Cell, rad: int, kolumn: int, decimaler: int | None) -> str:
        satt, valda = self._satt, decimaler if ar_exakt(cell.style) else None
        if cell.formula:
            return tryckt(self._varden.cell(self._grid.name, rad, kolumn), cell.style, satt, valda)
        return cell.text.strip() if cell.number is None else tryckt(cell.number, cell.style, satt, valda)

    def kort(self, placerat: PlacedCard) -> Dokumentkort:
        falt = (
            Korttext(self._text(rad, _ETIKETT), paragraphs(ett.text))
            if isinstance(ett, Prose)
            else Kortuppgift(self._text(rad, _ETIKETT), self._text(rad, 2), self._text(rad, 4))
            for ett, rad in zip(placerat.card.fields, placerat.rows, strict=True)
        )
        return Dokumentkort(placerat.card.ident, placerat.card.title, tuple(falt))


_SLAGEN: Final[Mapping[CellStyle, Tabellradslag]] = {
    Style.RAD_INDRAG: Tabellradslag.INDRAG,
    Style.AVSNITT: Tabellradslag.AVSNITT,
    Style.AVSNITT_BRYT: Tabellradslag.AVSNITT,
    Style.SUMMA: Tabellradslag.SUMMA,
    Style.TOTAL: Tabellradslag.TOTAL,
}
