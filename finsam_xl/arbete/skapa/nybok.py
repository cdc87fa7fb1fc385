"""A new workbook on disk: with all its input sheets, the lists of controls, of labels and of marks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.etiketter import etikettrader
from finsam_xl.arbete.bygg.tabellval import forvalda_tabeller
from finsam_xl.arbete.gemensamt.bokfil import BOKER, MAKROBOK, vagra_om_finns
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.gemensamt.skrivet import spara_ny_bok
from finsam_xl.arbete.skapa.markeslista import markeslista
from finsam_xl.arbete.skapa.medlemmarna import forbundets_innehall, hittat_forbund
from finsam_xl.book.innehall import Bokinnehall
from finsam_xl.book.skapa import skapa
from finsam_xl.handlingar import Handling, gor
from finsam_xl.inputs import rader
from finsam_xl.inputs.standardrader import nya_rader
from finsam_xl.kontroller import samtliga

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


__all__ = ["ledig_plats", "ny_bok", "skapa_bok"]


def skapa_bok(
    ut: Path,
    *,
    exempel: str | None = None,
    forbund: str | None = None,
    kontoplan: str = "bas",
    tid: datetime | None = None,
) -> Path:
    """Write a new workbook to *ut*, with macros if it ends in .xlsm; a file that is there already is left alone.

    With *forbund*, one whose members are known, these are proposed in it.

    Raises:
        Avbrott: the file exists, has another ending, or cannot be written, or the förbund is not known.

    """
    ledig_plats(ut)
    spara_ny_bok(ut, ny_bok(ut, exempel=exempel, kontoplan=kontoplan, innehall=_forbundets(forbund), tid=tid))
    return ut


def _forbundets(namn: str | None) -> Bokinnehall | None:
    try:
        return forbundets_innehall(hittat_forbund(namn)) if namn else None
    except ValueError as fel:
        raise Avbrott(str(fel)) from fel


def ledig_plats(ut: Path) -> None:
    """A new workbook may be written to *ut*.

    Raises:
        Avbrott: the file exists, or has another ending.

    """
    if ut.suffix.casefold() not in BOKER:
        raise Avbrott(
            f"{ut.name} ska sluta på .xlsx, eller på .xlsm för en bok med knappar. Skriv till exempel "
            f"{gor(Handling.SKAPA, 'bok.xlsx')}."
        )
    vagra_om_finns(ut)


def ny_bok(
    ut: Path,
    *,
    exempel: str | None = None,
    kontoplan: str = "bas",
    innehall: Bokinnehall | None = None,
    tid: datetime | None = None,
) -> bytes:
    """The bytes of a new workbook that is to be called *ut*, with what it is to hold.

    Raises:
        Avbrott: no such example or chart, or what macros need is not installed.

    """
    try:
        return skapa(
            exempel=exempel,
            kontoplan=kontoplan,
            innehall=_med_tabeller(innehall or Bokinnehall(), ny=exempel is None),
            kontroller=_forteckning(),
            etiketter=_etikettlista(),
            marken=markeslista(),
            makron=ut.suffix.casefold() == MAKROBOK,
            tid=tid,
        )
    except (ValueError, FileNotFoundError) as fel:
        raise Avbrott(str(fel)) from fel


def _med_tabeller(innehall: Bokinnehall, *, ny: bool) -> Bokinnehall:
    """What the book is to hold, with the reports' own choice of tables where it has none of its own.

    One that is *ny*, a förbund's first and no example, has the law's notes that the statements do not refer to.
    """
    egna = {"Tabeller": rader("Tabeller", forvalda_tabeller()), **(nya_rader() if ny else {})}
    return replace(innehall, tabeller={**egna, **innehall.tabeller})


def _forteckning() -> list[tuple[str, ...]]:
    return [(ett.id, ett.titel, " ".join(ett.regel.split()), ett.text, ett.kalla) for ett in samtliga()]


def _etikettlista() -> list[tuple[str, ...]]:
    return [(rad.rapport, rad.tabell, rad.id, rad.text) for rad in etikettrader()]
