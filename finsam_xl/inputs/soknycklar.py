"""Texter som en formel söker efter: sådant som Excels villkor skulle läsa som ett mönster eller en jämförelse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from finsam_xl.inputs import problem
from finsam_xl.inputs.schema import TABELLER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from finsam_xl.inputs.tabeller import Tabellrad
    from finsam_xl.modell import Problem

__all__ = ["granska_soknycklar"]

_SOKBAR = re.compile(r"(?![<>=])[^*?~\n\r\t]{1,100}")


def granska_soknycklar(tabeller: Mapping[str, Sequence[Tabellrad]]) -> Iterator[Problem]:
    """De celler i sökta kolumner vars text inte går att söka efter ordagrant."""
    for tab in TABELLER:
        sokta = [kolumn.namn for kolumn in tab.kolumner if kolumn.sokt]
        for rad in tabeller.get(tab.namn, ()):
            for rubrik in sokta:
                if rad.text(rubrik) and not _SOKBAR.fullmatch(rad.text(rubrik)):
                    yield problem.soktecken(rad.plats(rubrik), rubrik, rad.text(rubrik))
