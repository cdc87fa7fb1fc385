"""The sheet Poster of a report as it was saved: the two periods' days, and each figure with its exact amounts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.granskning.mot_bok.postnamn import Bokpost

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finsam_xl.rapporter.slag import Rapportslag

__all__ = ["Posterblad", "postertal", "tolka_posterblad"]

_UNDERLAG = frozenset({"HA_saldo", "HA_saldo_balans"})
_KOLUMNER = ("Post", "Benämning", "Enhet", "Visas i")


@dataclass(frozen=True, slots=True)
class Posterblad:
    """The two periods' days, and the figures by their id without the report's prefix."""

    period: date
    period_fg: date
    poster: dict[str, Bokpost]


def postertal(varde: object) -> Decimal | None:
    """A cell's number with Excel's fifteen digits; None for a text, a dash or nothing."""
    if isinstance(varde, bool) or not isinstance(varde, (int, float)):
        return None
    return Decimal(f"{varde:.15g}")


def tolka_posterblad(slag: Rapportslag, celler: Sequence[Sequence[object]]) -> Posterblad | None:
    """The figures of the sheet's *celler*; None when its headings are gone or have no value."""
    rubriker = next((list(rad) for rad in celler if set(_KOLUMNER) <= {str(en) for en in rad}), [])
    perioder = [(nr, dag) for nr, dag in enumerate(rubriker) if isinstance(dag, date)]
    if not perioder:
        return None
    platser = [rubriker.index(namn) for namn in _KOLUMNER]
    (forsta, period), (sista, period_fg) = perioder[0], perioder[-1]
    stam = f"{slag.prefix}_"
    poster: dict[str, Bokpost] = {}
    for rad in celler:
        namn, benamning, enhet, visas_i = (str(rad[plats]) for plats in platser)
        if namn.startswith(stam):
            fg = postertal(rad[sista]) if sista != forsta else None
            kort = namn.removeprefix(stam)
            poster[kort] = Bokpost(kort, benamning, postertal(rad[forsta]), fg, enhet, visas_i)
    return Posterblad(period, period_fg, poster if _har_jamforelse(poster) else _utan_jamforelse(poster))


def _har_jamforelse(poster: dict[str, Bokpost]) -> bool:
    """Whether the ledger had any rows for the comparison: without them its figures are zero and no amounts."""
    antal = [post.belopp_fg for kort, post in poster.items() if kort in _UNDERLAG]
    return not antal or any(antal)


def _utan_jamforelse(poster: dict[str, Bokpost]) -> dict[str, Bokpost]:
    return {kort: replace(post, belopp_fg=None) for kort, post in poster.items()}
