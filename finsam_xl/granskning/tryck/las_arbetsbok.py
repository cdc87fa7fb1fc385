"""Read the tables that a person has pasted into a workbook, into the same values as a folder gives."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from finsam_xl.granskning.tryck.bladrad import siffror_av
from finsam_xl.granskning.tryck.bladtabell import cellplats, falt_per_rad, olasta_rutor, tabell_av
from finsam_xl.granskning.tryck.dokument import Dokument, Olasbart, Texttal, ar_i
from finsam_xl.granskning.tryck.kolumner import PLANENS
from finsam_xl.granskning.tryck.kortsokning import sok_kort
from finsam_xl.granskning.tryck.las_fel import GranskningsfelError, UtanTabellerError
from finsam_xl.granskning.tryck.rubriker import enhet_i
from finsam_xl.granskning.tryck.tabellsokning import sok_tabeller

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from finsam_xl.granskning.tryck.tabellsokning import Funnen

__all__ = ["las_arbetsbok"]

_FLEST_TABELLER = 200
_FLEST_RADER = 1_000
_FLEST_ARKRADER = 10_000
_FLEST_KOLUMNER = 100
_TEXTER = "text"
"""The kind of table whose rows are figures in running text."""
_UTFALL = ("utfall", "belopp", "utgaende", "ar ")
"""How the field of a year's own amounts begins; a budget may be for the year after."""

Bladrutor = tuple[str, "Mapping[tuple[int, int], str]"]


def las_arbetsbok(namn: str, ark: Sequence[Bladrutor], osedda: Sequence[Olasbart] = ()) -> Dokument:
    """The document *namn* on the sheets *ark*: for each its name and what each cell shows, by row and column from 1.

    *osedda* is what the workbook has beside them and is not read.

    Raises:
        GranskningsfelError: no table is known, too many of them or too long, or no year.

    """
    _granska_ark(ark)
    med_kort = [(blad, sok_kort(rutor, lambda rad, blad=blad: cellplats(blad, rad, 1))) for blad, rutor in ark]  # type: ignore[misc]
    ark, kort = [(blad, en.kvar) for blad, en in med_kort], [ett for _, en in med_kort for ett in en.kort]
    alla = ((blad, en) for blad, rutor in ark if rutor for en in sok_tabeller(blad, rutor))
    funna = list(islice(alla, _FLEST_TABELLER + 1))
    _granska_tabeller(namn, funna)
    ar = _bokens_ar(namn, funna) or max((ett.ar for ett in kort), default=0)
    lasta = [(blad, en) for blad, en in funna if en.slag or _har_belopp(en, ar)]
    if not lasta and not kort:
        raise UtanTabellerError(
            f"Ingen av bladens tabeller i {namn} går att känna igen. Klistra in varje tabell med sin rubrik "
            "(Resultaträkning, Not 1 Intäkter ...) och sina kolumnrubriker (år, budget, utfall ...)."
        )
    kanda = _med_enhet(lasta)
    tabeller = tuple(tabell_av(blad, en, enhet, ar) for blad, en, enhet in kanda if not _ar_text(en))
    uppgifter = tuple(uppgift for blad, en, _ in kanda if _ar_text(en) for uppgift in _uppgifter(blad, en))
    korten = tuple(replace(ett, ar=ett.ar or ar) for ett in kort)
    return Dokument(namn, ar, tabeller, korten, uppgifter, (*osedda, *_olasta(ark, funna, lasta)))


def _har_belopp(en: Funnen, ar: int) -> bool:
    """Whether a table of no kind we know has a column of amounts or counts, and rows below it."""
    return len(en.rader) > 1 and bool(tabell_av("", en, en.enhet, ar).kolumner)


def _olasta(
    ark: Sequence[Bladrutor], funna: Sequence[tuple[str, Funnen]], lasta: Sequence[tuple[str, Funnen]]
) -> Iterator[Olasbart]:
    for blad, en in funna:
        if (blad, en) not in lasta:
            yield Olasbart(cellplats(blad, *en.cell), "tabellen har ingen kolumn med belopp eller antal")
    for blad, rutor in ark:
        egna = [en for namn, en in funna if namn == blad]
        for rad, kolumn, varfor in olasta_rutor(rutor, egna):
            yield Olasbart(cellplats(blad, rad, kolumn), varfor)


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
                f"Tabellen i {cellplats(blad, *en.cell)} har fler än {_FLEST_RADER} rader och läses inte."
            )


def _bokens_ar(namn: str, funna: Sequence[tuple[str, Funnen]]) -> int:
    """The year in the workbook's name, else that of the first table that tells one."""
    aren = (ar_i(namn.replace("_", " ")), *(_tabellens_ar(en) for _, en in funna if en.slag))
    ar = next(filter(None, aren), None)
    if ar is None and any(en.slag for _, en in funna):
        raise GranskningsfelError(
            f"Det går inte att se vilket år {namn} gäller. Skriv året i tabellernas kolumnrubriker, eller döp boken "
            "till exempel tabeller_2025.xlsx."
        )
    return ar or 0


def _tabellens_ar(en: Funnen) -> int | None:
    """The year in its heading, else the latest that it has an outcome of, whichever stands first; else its first."""
    if ar := ar_i(en.rubrik.replace("_", " ")):
        return ar
    falt = [text.replace("_", " ") for text in en.falt.values()]
    utfall = [ar for text in falt if text.startswith(_UTFALL) and (ar := ar_i(text))]
    planens = en.slag is not None and en.slag.slag in PLANENS
    return max(utfall) if utfall and not planens else next(filter(None, map(ar_i, falt)), None)


def _med_enhet(funna: Sequence[tuple[str, Funnen]]) -> list[tuple[str, Funnen, str]]:
    """Each table with its unit: its own, else that of the table before it, else the first one told."""
    enhet = next((en.enhet for _, en in funna if en.enhet), "")
    med = []
    for blad, en in funna:
        enhet = en.enhet or enhet
        med.append((blad, en, enhet))
    return med


def _ar_text(en: Funnen) -> bool:
    return en.slag is not None and en.slag.slag == _TEXTER


def _uppgifter(blad: str, en: Funnen) -> Iterator[Texttal]:
    kolumn = next((kolumn for kolumn, namn in en.falt.items() if namn == "varde"), en.cell[1])
    for nr, falt in falt_per_rad(en):
        varde, uppgift = falt.get("varde", ""), falt.get("uppgift", "")
        if uppgift:
            belopp = siffror_av(varde) or varde
            enhet = falt.get("enhet", "") or ("procent" if varde.endswith("%") else enhet_i(varde))
            yield Texttal(
                nr, falt.get("avsnitt", ""), uppgift, belopp, enhet, falt.get("citat", ""), cellplats(blad, nr, kolumn)
            )
