"""Ett läst tryck skrivet i en fil igen: en mapp med CSV, en arbetsbok eller ett Word-dokument."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from openpyxl import Workbook

from tests.granskning.filformer import word

if TYPE_CHECKING:
    from pathlib import Path

    from finsam_xl.granskning.tryck.dokument import Dokument, Tabell

__all__ = ["skriv_om"]


def skriv_om(dokument: Dokument, form: str, till: Path) -> Path:
    """Trycket i mappen *till*, med tabellernas rubriker, enhet, kolumner och rader."""
    namn = f"rapport_{dokument.ar}"
    if form == "csv":
        mapp = till / namn
        mapp.mkdir()
        for tabell in dokument.tabeller:
            with (mapp / f"{tabell.fil}.csv").open("w", encoding="utf-8", newline="") as fil:
                csv.writer(fil).writerows(_rader(tabell))
        return mapp
    if form == "xlsx":
        bok = Workbook()
        bok.remove(bok.worksheets[0])
        for tabell in dokument.tabeller:
            blad = bok.create_sheet(tabell.fil[:31])
            for rad in ([tabell.fil], *_rader(tabell)):
                blad.append(rad)
        bok.save(till / f"{namn}.xlsx")
        return till / f"{namn}.xlsx"
    delar: list[str | tuple[str, str] | list[list[str]]] = []
    for tabell in dokument.tabeller:
        delar += [("Heading2", tabell.fil), _rader(tabell)]
    (till / f"{namn}.docx").write_bytes(word(delar))
    return till / f"{namn}.docx"


def _rader(tabell: Tabell) -> list[list[str]]:
    rubriker = [f"Belopp i {tabell.enhet}", *(kolumn.tryckt.replace("_", " ") for kolumn in tabell.kolumner)]
    return [rubriker, *([rad.post, *(rad.falt.get(en.namn, "") for en in tabell.kolumner)] for rad in tabell.rader)]
