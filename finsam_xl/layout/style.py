"""The named styles of a cell, by the names that Excel shows; how each looks is said where they are registered."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, TypeAlias

__all__ = ["CellStyle", "Style"]


class Style(StrEnum):
    """A named style."""

    TITEL = "Finsam Titel"
    UNDERRUBRIK = "Finsam Underrubrik"
    KOLUMNRUBRIK = "Finsam Kolumnrubrik"
    KOLUMNRUBRIK_TEXT = "Finsam Kolumnrubrik Text"
    KOLUMNRUBRIK_INDRAG = "Finsam Kolumnrubrik Indrag"
    KOLUMNRUBRIK_DATUM = "Finsam Kolumnrubrik Datum"
    KOLUMNRUBRIK_AR = "Finsam Kolumnrubrik År"
    RUBRIKRAD = "Finsam Rubrikrad"
    RAD = "Finsam Rad"
    RAD_INDRAG = "Finsam Rad Indrag"
    AVSNITT = "Finsam Avsnitt"
    AVSNITT_BRYT = "Finsam Avsnitt Bryt"
    NOT = "Finsam Not"
    BELOPP = "Finsam Belopp"
    PROCENT = "Finsam Procent"
    ANTAL = "Finsam Antal"
    TAL_6 = "Finsam Tal 6"
    TAL = "Finsam Tal"
    TEXT_BRYT = "Finsam Text Bryt"
    TEXT_KOLUMN = "Finsam Text Kolumn"
    LANK = "Finsam Länk"
    DATUM = "Finsam Datum"
    AR = "Finsam År"
    POSTER_BELOPP = "Finsam Poster Belopp"
    POSTER_ANDEL = "Finsam Poster Andel"
    POSTER_ANTAL = "Finsam Poster Antal"
    KORTTITEL = "Finsam Korttitel"
    KORTRUBRIK = "Finsam Kortrubrik"
    KORT_NR = "Finsam Kort Nr"
    KORT_BELOPP = "Finsam Kort Belopp"
    KORT_ANTAL = "Finsam Kort Antal"
    KORT_PROCENT = "Finsam Kort Procent"
    KONTROLL = "Finsam Kontroll"
    SUMMA = "Finsam Summa"
    SUMMA_BELOPP = "Finsam Summa Belopp"
    SUMMA_ANTAL = "Finsam Summa Antal"
    SUMMA_PROCENT = "Finsam Summa Procent"
    SUMMA_TAL_6 = "Finsam Summa Tal 6"
    TOTAL = "Finsam Total"
    TOTAL_BELOPP = "Finsam Total Belopp"
    TOTAL_ANTAL = "Finsam Total Antal"
    TOTAL_PROCENT = "Finsam Total Procent"
    TOTAL_TAL_6 = "Finsam Total Tal 6"
    FOTNOT = "Finsam Fotnot"
    OK = "Finsam OK"
    NOTIS = "Finsam Notis"
    FEL = "Finsam Fel"
    EJ_PROVAD = "Finsam Ej prövad"
    INMATNING = "Finsam Inmatning"
    INMATNING_TEXT = "Finsam Inmatning Text"
    INMATNING_BRYT = "Finsam Inmatning Bryt"
    INMATNING_BELOPP = "Finsam Inmatning Belopp"
    INMATNING_DATUM = "Finsam Inmatning Datum"
    INMATNING_PROCENT = "Finsam Inmatning Procent"
    INMATNING_TAL = "Finsam Inmatning Tal"
    INMATNING_HELTAL = "Finsam Inmatning Heltal"


CellStyle: TypeAlias = Style | Literal["Normal"]
"""A style of ours, or the one that every workbook has from the start."""
