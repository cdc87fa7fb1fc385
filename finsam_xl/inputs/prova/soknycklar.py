"""Texter som en formel söker efter: sådant som Excels villkor läser som ett mönster, en jämförelse eller ett tal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from finsam_xl.inputs.felslag.raderna import SOKTECKEN
from finsam_xl.inputs.schema import TABELLER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from finsam_xl.inputs.tabeller import Tabellrad
    from finsam_xl.modell import Problem

__all__ = ["prova_soknycklar"]

_SOKBAR = re.compile(r"(?![<>=])[^*?~\n\r\t]{1,100}")
_TOLKAS = re.compile(r"(?!\d+(\.\d+)*$)[\d\s.,:/+-]+|true|false|sant|falskt", re.IGNORECASE)
"""Det som ett villkor läser som ett datum, ett klockslag, ett decimaltal eller ett sanningsvärde."""


def prova_soknycklar(tabeller: Mapping[str, Sequence[Tabellrad]]) -> Iterator[Problem]:
    """De celler i sökta kolumner vars text inte går att söka efter ordagrant."""
    for tab in TABELLER:
        sokta = [kolumn.namn for kolumn in tab.kolumner if kolumn.sokt]
        for rad in tabeller.get(tab.namn, ()):
            for rubrik in sokta:
                text = rad.text(rubrik)
                if text and (not _SOKBAR.fullmatch(text) or _TOLKAS.fullmatch(text)):
                    yield SOKTECKEN.vid(rad.plats(rubrik), rubrik=rubrik, text=text)
