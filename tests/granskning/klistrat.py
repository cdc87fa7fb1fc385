"""Tabellerna i en mapp inklistrade i en arbetsbok, som de ser ut i den tryckta rapporten."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

from openpyxl import Workbook

from tests.avlast import avlast
from tests.granskning.rattat import las_csv

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

Cellvarde: TypeAlias = "str | int | date | None"
NBSP = "\u00a0"
_SYNS_INTE = ("rad", "radtyp", "enhet")
_RUBRIKER = {
    "not_nr": "Not",
    "insatsagare": "Insatsägare",
    "budget_verksamhetsplan": "Budget enl. verksamhetsplan",
    "avvikelse_mot_budget": "Avvikelse mot budget",
    "antal_deltagare": "Antal deltagare",
    "kvinnor": "Varav kvinnor",
    "man": "Varav män",
    "kvinnor_procent": "Kvinnor %",
    "man_procent": "Män %",
    "insats": "Namn på insats",
    "lokala_insatser": "Lokala insatser",
    "lokalt_procent": "Lokalt",
    "nationellt_procent": "Nationellt",
    "gransvarde_procent": "Gränsvärde",
    "bedomning_tryckt": "Bedömning",
    "varde": "Värde",
    "mal": "Mål",
    "mal_nr": "Mål nr",
    "indikator_nr": "Indikator nr",
    "indikator": "Indikator",
    "period_tryckt": "Period",
}
_TITLAR = {
    "resultatrakning": "Resultaträkning",
    "balansrakning": "Balansräkning",
    "kassaflodesanalys": "Kassaflödesanalys",
    "flerarsoversikt": "Flerårsöversikt",
    "maluppfyllelse": "Måluppfyllelse",
    "maluppfyllelse_insatser": "Insatsernas måluppfyllelse",
    "not_1_rorelseintakter": "Not 1 Rörelseintäkter",
    "not_1_verksamhetens_intakter": "Not 1 Verksamhetens intäkter",
    "prognos_2019_overskott": "Prognos 2019, överskott",
    "budget_2022_2024": "Budget 2022–2024",
    "samlad_bedomning": "Samlad bedömning",
    "textuppgifter": "Uppgifter i text",
}


def som_tal(text: str) -> Cellvarde:
    """Belopp som tal i cellen."""
    return int(text)


def som_text(text: str) -> Cellvarde:
    """Belopp som text, med blanksteg mellan tusental: «18 920», «-1 452»."""
    return f"{int(text):,}".replace(",", " ")


def som_tryckt(text: str) -> Cellvarde:
    """Belopp som text ur en pdf: hårt blanksteg och tankstreck som minus."""
    return f"{int(text):,}".replace(",", NBSP).replace("-", "–")


def titel(stam: str) -> str:
    """Rubriken ovanför tabellen."""
    return _TITLAR.get(stam, stam.replace("_", " ").capitalize())


def klistra(mapp: Path, skriv: Callable[[str], Cellvarde], *, per_blad: int = 1, vid_sidan: bool = False) -> bytes:
    """En arbetsbok med mappens tabeller, *per_blad* på varje blad, under eller bredvid varandra."""
    bok = Workbook()
    bok.remove(bok.worksheets[0])
    filer = sorted(mapp.glob("*.csv"))
    blad: Worksheet | None = None
    rad, kolumn = 1, 1
    for nr, fil in enumerate(filer):
        if blad is None or nr % per_blad == 0:
            blad = bok.create_sheet(f"Sida {len(bok.worksheets) + 1}")
            rad, kolumn = 1, 1
        sista_rad, sista_kolumn = _tabell(blad, fil, rad, kolumn, skriv)
        rad, kolumn = (1, sista_kolumn + 2) if vid_sidan else (sista_rad + 3, 1)
    ut = BytesIO()
    bok.save(ut)
    return ut.getvalue()


def kopiera_bladen(bok: Path, prefix: str, till: Path) -> Path:
    """En rapports byggda blad som någon kopierat dem till en egen arbetsbok: bara det som syns."""
    fran, kopia = avlast(bok, varden=True), Workbook()
    kopia.remove(kopia.worksheets[0])
    for blad in fran.worksheets:
        namn = blad.title.removeprefix(f"{prefix} ")
        if namn != blad.title and namn not in {"Poster", "Kontroller"}:
            nytt = kopia.create_sheet(namn)
            for cell in (en for rad in blad.iter_rows() for en in rad if en.value is not None):
                nytt.cell(cell.row, cell.column or 1, cell.value).number_format = cell.number_format
    kopia.save(till)
    return till


def _tabell(blad: Worksheet, fil: Path, rad: int, kolumn: int, skriv: Callable[[str], Cellvarde]) -> tuple[int, int]:
    rader = las_csv(fil)
    enhet = next((en["enhet"] for en in rader if en.get("enhet")), "")
    egen_enhet = fil.stem in {"styrning", "textuppgifter"}
    falt = [namn for namn in rader[0] if (namn not in _SYNS_INTE or (egen_enhet and namn == "enhet"))]
    falt = [namn for namn in falt if not namn.startswith(("text_", "period_start", "period_slut"))]
    blad.cell(rad, kolumn, titel(fil.stem))
    blad.cell(rad + 1, kolumn, f"Belopp i {enhet}" if enhet in {"kr", "tkr"} and not egen_enhet else None)
    for nr, namn in enumerate(falt):
        blad.cell(rad + 2, kolumn + nr, _rubrik(namn))
    for steg, en in enumerate(rader, 3):
        for nr, namn in enumerate(falt):
            blad.cell(rad + steg, kolumn + nr, _cell(namn, en, skriv))
    return rad + 2 + len(rader), kolumn + len(falt) - 1


def _rubrik(namn: str) -> Cellvarde:
    if namn == "post":
        return None
    dag = re.fullmatch(r"[a-z]+_(\d{4})_(\d\d)_(\d\d)", namn)
    if dag:
        return date(*map(int, dag.groups()))
    if re.fullmatch(r"(belopp|ar|utgaende)_\d{4}", namn):
        return int(namn[-4:])
    return _RUBRIKER.get(namn, namn.replace("_", " ").capitalize())


def _cell(namn: str, rad: dict[str, str], skriv: Callable[[str], Cellvarde]) -> Cellvarde:
    text = rad[namn]
    if not text:
        return rad.get(namn.replace("utgaende", "text")) or None if namn.startswith("utgaende") else None
    if rad.get("enhet") == "procent" and re.fullmatch(r"-?\d+", text) and namn != "varde":
        return f"{text} %"
    if re.fullmatch(r"-?\d+", text) and namn not in {"not_nr", "mal_nr", "indikator_nr", "avsnitt"}:
        return skriv(text)
    return text
