"""Read the tables that a person has pasted into a workbook, into the same values as a folder gives."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from finsam_xl.granskning.tryck.bladrad import bladrad, siffror_av
from finsam_xl.granskning.tryck.dokument import Dokument, Tabell, Uppgift, ar_i
from finsam_xl.granskning.tryck.kolumner import RADTEXT, kolumner
from finsam_xl.granskning.tryck.las import GranskningsfelError, UtanTabellerError
from finsam_xl.granskning.tryck.rubriker import enhet_i
from finsam_xl.granskning.tryck.tabellsokning import sok_tabeller
from finsam_xl.kolumn import kolumnbokstaver

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from finsam_xl.granskning.tryck.tabellsokning import Funnen

__all__ = ["las_arbetsbok"]

_FLEST_TABELLER = 200
_FLEST_RADER = 1_000
_FLEST_ARKRADER = 10_000
_FLEST_KOLUMNER = 100
_PERSONER = frozenset({"antal", "kvinnor", "man"})
_TEXTER = "text"
"""The kind of table whose rows are figures in running text."""

Bladrutor = tuple[str, "Mapping[tuple[int, int], str]"]


def las_arbetsbok(namn: str, ark: Sequence[Bladrutor]) -> Dokument:
    """The document *namn* on the sheets *ark*: for each its name and what each cell shows, by row and column from 1.

    Raises:
        GranskningsfelError: no table is known, too many of them or too long, or no year.

    """
    _granska_ark(ark)
    alla = ((blad, en) for blad, rutor in ark if rutor for en in sok_tabeller(blad, rutor))
    funna = list(islice(alla, _FLEST_TABELLER + 1))
    _granska_tabeller(namn, funna)
    ar = _bokens_ar(namn, funna)
    kanda = _med_enhet([(blad, en) for blad, en in funna if en.slag])
    if not kanda:
        raise UtanTabellerError(
            f"Ingen av bladens tabeller i {namn} går att känna igen. Klistra in varje tabell med sin rubrik "
            "(Resultaträkning, Not 1 Intäkter ...) och sina kolumnrubriker (år, budget, utfall ...)."
        )
    tabeller = tuple(_tabell(blad, en, enhet, ar) for blad, en, enhet in kanda if not _ar_text(en))
    uppgifter = tuple(uppgift for blad, en, _ in kanda if _ar_text(en) for uppgift in _uppgifter(blad, en))
    olasta = tuple(_plats(blad, *en.cell) for blad, en in funna if en.slag is None)
    return Dokument(namn, ar, tabeller, (), uppgifter, olasta)


def _granska_ark(ark: Sequence[Bladrutor]) -> None:
    """Refuse a sheet so large that looking for tables on it would never end."""
    for blad, rutor in ark:
        if len({rad for rad, _ in rutor}) > _FLEST_ARKRADER or len({kolumn for _, kolumn in rutor}) > _FLEST_KOLUMNER:
            raise GranskningsfelError(
                f"Bladet {blad} har fler än {_FLEST_ARKRADER} rader eller {_FLEST_KOLUMNER} kolumner och läses inte. "
                "Klistra in tabellerna i en egen arbetsbok."
            )


def _granska_tabeller(namn: str, funna: Sequence[tuple[str, Funnen]]) -> None:
    if len(funna) > _FLEST_TABELLER:
        raise GranskningsfelError(f"{namn} har fler än {_FLEST_TABELLER} tabeller och läses inte.")
    for blad, en in funna:
        if len(en.rader) > _FLEST_RADER and en.slag:
            raise GranskningsfelError(
                f"Tabellen i {_plats(blad, *en.cell)} har fler än {_FLEST_RADER} rader och läses inte."
            )


def _bokens_ar(namn: str, funna: Sequence[tuple[str, Funnen]]) -> int:
    """The year in the workbook's name, else the first in a table's heading or columns."""
    texter = [namn.replace("_", " ")]
    texter += [text for _, en in funna if en.slag for text in (en.rubrik, *en.falt.values())]
    ar = next((ett for text in texter if (ett := ar_i(text.replace("_", " ")))), None)
    if ar is None and any(en.slag for _, en in funna):
        raise GranskningsfelError(
            f"Det går inte att se vilket år {namn} gäller. Skriv året i tabellernas kolumnrubriker, eller döp boken "
            "till exempel tabeller_2025.xlsx."
        )
    return ar or 0


def _med_enhet(funna: Sequence[tuple[str, Funnen]]) -> list[tuple[str, Funnen, str]]:
    """Each table with its unit: its own, else that of the table before it, else the first one told."""
    enhet = next((en.enhet for _, en in funna if en.enhet), "")
    med = []
    for blad, en in funna:
        enhet = en.enhet or enhet
        med.append((blad, en, enhet))
    return med


def _plats(blad: str, rad: int, kolumn: int) -> str:
    return f"{blad}!{kolumnbokstaver(kolumn)}{rad}"


def _ar_text(en: Funnen) -> bool:
    return en.slag is not None and en.slag.slag == _TEXTER


def _tabell(blad: str, en: Funnen, enhet: str, ar: int) -> Tabell:
    slag = en.slag
    assert slag is not None  # noqa: S101 - only known tables come here
    egna = kolumner(((namn, kolumnbokstaver(kolumn)) for kolumn, namn in en.falt.items()), slag.slag, ar)
    if egna and all(kolumn.roll in _PERSONER for kolumn in egna):
        enhet = "antal"
    rader = tuple(bladrad(slag.slag, nr, falt, egna, enhet) for nr, falt in _falt_per_rad(en))
    plats = _plats(blad, *en.cell)
    fil = f"{plats} {en.rubrik or slag.rubrik or slag.slag}"
    textkolumn = kolumnbokstaver(min(_textkolumner(en), default=en.cell[1]))
    return Tabell(fil, slag.slag, slag.summering, enhet, egna, rader, blad, textkolumn, en.rubrik)


def _textkolumner(en: Funnen) -> list[int]:
    """The columns of the rows' texts: the one whose heading says so, else those without one before the amounts."""
    egna = [kolumn for kolumn, namn in en.falt.items() if namn in RADTEXT]
    belopp = [kolumn for kolumn, namn in en.falt.items() if kolumner([(namn, "")], en.slag.slag if en.slag else "", 0)]
    slut = min(belopp or en.falt, default=0)
    alla = sorted({kolumn for celler in en.rader.values() for kolumn in celler})
    return egna[:1] or [kolumn for kolumn in alla if kolumn < slut and kolumn not in en.falt]


def _falt_per_rad(en: Funnen) -> Iterator[tuple[int, dict[str, str]]]:
    textkolumner = _textkolumner(en)
    namn = next((en.falt[kolumn] for kolumn in textkolumner if kolumn in en.falt), "post")
    for nr, celler in en.rader.items():
        falt = {ett: celler.get(kolumn, "") for kolumn, ett in en.falt.items()}
        falt[namn] = next((celler[kolumn] for kolumn in textkolumner if kolumn in celler), "")
        if any(falt.values()):
            yield nr, falt


def _uppgifter(blad: str, en: Funnen) -> Iterator[Uppgift]:
    kolumn = next((kolumn for kolumn, namn in en.falt.items() if namn == "varde"), en.cell[1])
    for nr, falt in _falt_per_rad(en):
        varde, uppgift = falt.get("varde", ""), falt.get("uppgift", "")
        if uppgift:
            belopp = siffror_av(varde) or varde
            enhet = falt.get("enhet", "") or ("procent" if varde.endswith("%") else enhet_i(varde))
            yield Uppgift(
                nr, falt.get("avsnitt", ""), uppgift, belopp, enhet, falt.get("citat", ""), _plats(blad, nr, kolumn)
            )
