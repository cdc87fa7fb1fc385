"""Indatatabellerna som pandas DataFrames, för den som vill räkna vidare i en notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from finsam_xl.inputs.oppning import olaslig
from finsam_xl.inputs.schema import TABELLER, Typ
from finsam_xl.inputs.tabeller import las_tabell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.inputs.schema import Indatatabell
    from finsam_xl.inputs.tabeller import Tabellrad
    from finsam_xl.modell import Problem

__all__ = ["OlasligBokError", "frame", "las_frames"]


class OlasligBokError(ValueError):
    """Boken går inte att läsa; *problem* säger varför."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.text} {problem.atgard}")
        self.problem = problem


def las_frames(bok: Bok) -> dict[str, pd.DataFrame]:
    """Arbetsbokens indatatabeller efter Excelnamn. Celler som inte går att läsa är tomma; pröva först med las_bok.

    Raises:
        OlasligBokError: filen är skadad, krypterad eller ingen arbetsbok.

    """
    brist = olaslig(bok)
    if brist is not None:
        raise OlasligBokError(brist)
    return {tab.namn: frame(tab, las_tabell(bok, tab).rader) for tab in TABELLER}


def frame(tab: Indatatabell, rader: Iterable[Tabellrad]) -> pd.DataFrame:
    """Tabellens rader som DataFrame: datum som datetime64, belopp som exakta Decimal."""
    kolumner = [kolumn.namn for kolumn in tab.kolumner]
    tabell = pd.DataFrame([rad.varden for rad in rader], columns=kolumner, dtype=object)
    datum = [kolumn.namn for kolumn in tab.kolumner if kolumn.typ is Typ.DATUM]
    tabell[datum] = tabell[datum].apply(pd.to_datetime)
    return tabell
