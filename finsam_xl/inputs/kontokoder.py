"""Koderna som Kontoplans Rad, Not och Drift får vara: lagens, och id för förbundets egna rader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.koder import DRIFT, NOT, RAD
from finsam_xl.uppstallning.egna import egna_rader
from finsam_xl.uppstallning.summering import summering

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from finsam_xl.modell import Rapportrad

__all__ = ["KONTOKOLUMN", "kontokoder"]

KONTOKOLUMN = {"RR": "Rad", "BR": "Rad", "DR": "Drift"}
"""Kolumnen i Kontoplan som en räknings rader står i; noternas står i Not."""


def kontokoder(rapportrader: Iterable[Rapportrad]) -> Mapping[str, Mapping[str, str]]:
    """Koderna med sina texter, efter kolumnen i Kontoplan."""
    koder: dict[str, dict[str, str]] = {"Rad": dict(RAD), "Not": dict(NOT), "Drift": dict(DRIFT)}
    for rad in egna_rader(rapportrader):
        if summering(rad.summerar).ur_kontoplan:
            koder[KONTOKOLUMN.get(rad.tabell, "Not")][rad.id] = rad.text
    return koder
