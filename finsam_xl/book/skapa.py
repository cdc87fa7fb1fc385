"""finsam skapa: the workbook with all its input sheets, empty or filled with an example."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from finsam_xl.book import exempel as mallar
from finsam_xl.book.forbundsblad import forbundsblad
from finsam_xl.book.forslagsblad import forslagsblad
from finsam_xl.book.grunddatablad import grunddatablad
from finsam_xl.book.hjalpblad import etikettlista, funktionsblad, kallblad, kontrollforteckning, omblad
from finsam_xl.book.indatablad import indatablad
from finsam_xl.book.innehall import Bokinnehall
from finsam_xl.book.klocka import klockan
from finsam_xl.book.konfigblad import konfigblad
from finsam_xl.book.markesblad import markesblad
from finsam_xl.book.parameterblad import parameterblad
from finsam_xl.book.spara import packa, spara
from finsam_xl.book.startblad import startblad
from finsam_xl.book.stilar import registrera
from finsam_xl.inputs.schema import TABELLER, tabell
from finsam_xl.inputs.standardrader import standardrader

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from finsam_xl.book.exempel import Rader
    from finsam_xl.book.markesblad import Markesavsnitt

__all__ = ["skapa"]

_RAKNARE = 191029  # the calculation engine of Excel 2019 and later, so that opening does not recalculate


def skapa(
    *,
    exempel: str | None = None,
    kontoplan: str = "bas",
    innehall: Bokinnehall | None = None,
    kontroller: Sequence[Sequence[str]] = (),
    etiketter: Sequence[Sequence[str]] = (),
    marken: Sequence[Markesavsnitt] = (),
    makron: bool = False,
    tid: datetime | None = None,
) -> bytes:
    """A new workbook as .xlsx: all input sheets, with the values of formula cells calculated.

    *innehall* is filled in, over what the chart of accounts and the example give.

    With *makron* it is an .xlsm: the same sheets, with buttons on Start and the VBA project behind them.

    *kontroller* are the rows of Kontrollförteckning: id, what must hold, what a difference means, source. *etiketter*
    are those of Etikettlista: report, table, id and text; without rows there is no such sheet. *marken* are in the same
    way those of Märken. *tid* is the time that the file carries; without it the clock, or SOURCE_DATE_EPOCH where that
    is set.

    Raises:
        ValueError: no such example or chart of accounts.
        FileNotFoundError: macros are asked for, and xlwings is not installed.

    """
    grunddata, exemplets = (mallar.grunddata(exempel), mallar.tabeller(exempel)) if exempel else ({}, {})
    tabeller: dict[str, Rader] = {
        "Kontoplan": mallar.kontoplan(kontoplan),
        "Medlemmar": mallar.nya_medlemmar(),
        **exemplets,
        **{namn: _med_egna(namn, lagens, exemplets.get(namn, ())) for namn, lagens in standardrader().items()},
    }
    fyllt = innehall or Bokinnehall()
    hela = replace(fyllt, grunddata={**grunddata, **fyllt.grunddata}, tabeller={**tabeller, **fyllt.tabeller})
    stund = tid or klockan()
    data = _utraknad(_bygg(hela, (kontroller, etiketter, marken), stund, makron=makron), stund)
    return _ompackad(_med_makron(data) if makron else data, stund)


def _med_egna(namn: str, lagens: Rader, egna: Rader) -> Rader:
    """The rows that a new book has, with the example's own in place of those with the same key, and then the others."""
    tab = tabell(namn)
    platser = [plats for plats, kolumn in enumerate(tab.kolumner) if kolumn.namn in tab.nyckel]
    efter_nyckel = {tuple(rad[plats] for plats in platser): rad for rad in (*lagens, *egna)}
    return tuple(efter_nyckel.values())


def _med_makron(data: bytes) -> bytes:
    from finsam_xl.book.makrobok import makrobok  # noqa: PLC0415 - only a macro workbook needs xlwings' sources

    return makrobok(data)


def _bygg(
    innehall: Bokinnehall,
    forteckningar: tuple[Sequence[Sequence[str]], Sequence[Sequence[str]], Sequence[Markesavsnitt]],
    tid: datetime,
    *,
    makron: bool,
) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415 - only building a book needs openpyxl

    bok = Workbook()
    bok.remove(bok.worksheets[0])
    bok.properties.title, bok.properties.creator = "finsam-xl", "finsam-xl"
    bok.calculation.fullCalcOnLoad = None
    bok.calculation.calcId = _RAKNARE
    registrera(bok)
    startblad(bok, knappar=makron)
    grunddatablad(bok, innehall)
    for tab in TABELLER:
        indatablad(bok, tab, innehall.tabeller.get(tab.namn, ()), innehall.rader.get(tab.namn, {}))
    forslagsblad(bok, innehall)
    omblad(bok)
    funktionsblad(bok)
    kontroller, etiketter, marken = forteckningar
    kontrollforteckning(bok, kontroller)
    if etiketter:
        etikettlista(bok, etiketter)
    if marken:
        markesblad(bok, marken)
    parameterblad(bok)
    forbundsblad(bok)
    kallblad(bok)
    if makron:
        konfigblad(bok)
    return spara(bok, tid)


def _utraknad(data: bytes, tid: datetime) -> bytes:
    from formualizer import recalculate_xlsx_bytes  # noqa: PLC0415 - as above

    svar = recalculate_xlsx_bytes(data, deterministic_timestamp_utc=tid)
    if svar["summary"]["status"] != "success":
        raise RuntimeError(f"Den nya bokens formler gick inte att räkna: {svar['summary']}")
    return bytes(svar["bytes"])


def _ompackad(data: bytes, tid: datetime) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as arkiv:
        return packa({namn: arkiv.read(namn) for namn in arkiv.namelist()}, tid)
