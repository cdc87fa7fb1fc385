"""Texter som en formel söker efter: sådant som Excels villkor skulle läsa som ett mönster eller en jämförelse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from finsam_xl.inputs import problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from finsam_xl.inputs.tabeller import Tabellrad
    from finsam_xl.modell import Problem

__all__ = ["granska_soknycklar"]

_SOKBAR = re.compile(r"(?![<>=])[^*?~]{1,100}")


def granska_soknycklar(rader: Iterable[Tabellrad], rubriker: Iterable[str]) -> Iterator[Problem]:
    """De celler under *rubriker* vars text inte går att söka efter ordagrant."""
    sokta = tuple(rubriker)
    for rad in rader:
        for rubrik in sokta:
            if rad.text(rubrik) and not _SOKBAR.fullmatch(rad.text(rubrik)):
                yield problem.soktecken(rad.plats(rubrik), rubrik, rad.text(rubrik))
