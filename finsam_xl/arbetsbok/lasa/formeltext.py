"""Formulas as text in the file's own form: compared, moved, and searched for the sheets that they name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.opc.ooxml import kolumnnummer
from finsam_xl.kolumn import kolumnbokstaver

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["blad_i", "bryt", "byt_blad", "citera", "delar", "flytta", "jamforbar", "utan_citat"]

_TOKEN = re.compile(
    r"""
      (?P<text>"(?:[^"]|"")*")
    | (?P<citat>'(?:[^']|'')*')(?=!)
    | (?P<klammer>\[(?:'.|[^\[\]']|\[(?:'.|[^\[\]'])*\])*\])
    | (?P<rader>\$?\d{1,7}:\$?\d{1,7})(?![\w.])
    | (?P<kolumner>\$?[A-Z]{1,3}:\$?[A-Z]{1,3})(?![\w.(])
    | (?P<cell>\$?[A-Z]{1,3}\$?[1-9]\d{0,6})(?![\w.(!])
    | (?P<blad>[^\W\d][\w.]*)(?=!)
    | (?P<ord>[\w.\\?]+)
    | (?P<blank>\s+)
    | (?P<annat>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_EXCEPTED = re.compile(
    r"""
      (?P<text>"(?:[^"]|"")*")
    | (?P<citat>'(?:[^']|'')*')(?=!)
    | (?P<klammer>\[(?:'.|[^\[\]']|\[(?:'.|[^\[\]'])*\])*\])
    | (?<![\w.\\?])(?P<blad>[^\W\d][\w.]*)(?=!)
    | (?P<blank>\s+)
    """,
    re.VERBOSE | re.DOTALL,
)
"""What is not only written in capitals when two spellings are compared, and what blanks may stand in."""
_NOT_ONLY_CASE = re.compile(r"[\s!']")
"""What makes two spellings of one formula differ in more than case, outside its texts."""
_HALVA = re.compile(r"(\$?)([A-Z]{1,3})?(\$?)(\d{1,7})?")
_ROWS, _COLUMNS = 1_048_576, 16_384


def delar(formel: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of a formula in order: what each is (text, citat, blad, cell, rader ...) and how it reads."""
    for traff in _TOKEN.finditer(formel):
        yield traff.lastgroup or "annat", traff[0]


@lru_cache(maxsize=16_384)
def jamforbar(formel: str) -> str:
    """Return the form in which two spellings of one formula are equal: blanks, case and needless quotes left out."""
    pieces = formel.split('"')
    outside = pieces[::2]
    if not any(map(_NOT_ONLY_CASE.search, outside)) and all(one.count("[") == one.count("]") for one in outside):
        pieces[::2] = [one.upper() for one in outside]
        return '"'.join(pieces)
    parts: list[str] = []
    end = 0
    for match in _EXCEPTED.finditer(formel):
        parts += formel[end : match.start()].upper(), _jamforbar(match.lastgroup or "annat", match[0])
        end = match.end()
    return "".join([*parts, formel[end:].upper()])


def _jamforbar(slag: str, text: str) -> str:
    match slag:
        case "text":
            return text
        case "blank":
            return ""
        case "blad":
            return f"'{text.upper()}'"
        case _:
            return text.upper()


def flytta(formel: str, rader: int, kolumner: int) -> str:
    """Return the formula as Excel writes it that many rows down and columns to the right."""
    return "".join(
        _flytta(text, rader, kolumner) if slag in {"cell", "rader", "kolumner"} else text
        for slag, text in delar(formel)
    )


def _flytta(ref: str, rader: int, kolumner: int) -> str:
    return ":".join(_flytta_halva(halva, rader, kolumner) for halva in ref.split(":"))


def _flytta_halva(halva: str, rader: int, kolumner: int) -> str:
    traff = _HALVA.fullmatch(halva)
    if traff is None:
        return halva
    las_forst, bokstaver, las_rad, siffror = traff.groups()
    if not bokstaver:
        las_forst, las_rad = "", las_forst or las_rad
    if bokstaver and not las_forst:
        bokstaver = kolumnbokstaver((kolumnnummer(bokstaver) + kolumner - 1) % _COLUMNS + 1)
    if siffror and not las_rad:
        siffror = str((int(siffror) + rader - 1) % _ROWS + 1)
    return f"{las_forst}{bokstaver or ''}{las_rad}{siffror or ''}"


@lru_cache(maxsize=16_384)
def blad_i(formel: str) -> frozenset[str]:
    """Return (casefolded) the sheets of this workbook that a formula names; both ends of a span of sheets."""
    return frozenset(
        namn.casefold()
        for slag, text in delar(formel)
        if slag in {"citat", "blad"}
        for namn in utan_citat(text).split(":")
    )


def utan_citat(text: str) -> str:
    """Return a sheet's name as it is, from as it stands before the exclamation mark."""
    return text[1:-1].replace("''", "'") if text.startswith("'") else text


def byt_blad(formel: str, gammalt: str, nytt: str) -> str:
    """Return the formula with references to one sheet led to another."""
    return _ersatt(formel, {gammalt.casefold()}, citera(nytt))


def bryt(formel: str, blad: set[str]) -> str:
    """Return the formula as Excel leaves it when the sheets (casefolded) are deleted: ``#REF!$A$1``."""
    return _ersatt(formel, blad, "#REF")


def _ersatt(formel: str, blad: set[str], mot: str) -> str:
    return "".join(
        mot if slag in {"citat", "blad"} and utan_citat(text).casefold() in blad else text
        for slag, text in delar(formel)
    )


def citera(blad: str) -> str:
    """Return a sheet's name as it stands before the exclamation mark."""
    return "'" + blad.replace("'", "''") + "'"
