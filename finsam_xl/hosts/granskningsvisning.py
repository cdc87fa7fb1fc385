"""The command `finsam granska`: findings in printed tables as text and as JSON."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.belopp import svensk
from finsam_xl.granskning.alla import granska_mapp
from finsam_xl.granskning.las import GranskningsfelError
from finsam_xl.hosts.fel import Avbrott
from finsam_xl.hosts.utskrift import kolumner, stycke

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from finsam_xl.granskning.fynd import Fynd, Varde

__all__ = ["granska", "som_json", "som_text"]


def granska(mapp: Path, andra: Iterable[Path]) -> tuple[Fynd, ...]:
    """Review the printed tables of *mapp*, compared with those of *andra*.

    Raises:
        Avbrott: a folder cannot be read.

    """
    try:
        return granska_mapp(mapp, andra)
    except GranskningsfelError as fel:
        raise Avbrott(str(fel)) from fel


def som_json(fynd: Iterable[Fynd]) -> list[dict[str, object]]:
    """The findings as plain values: numbers as numbers, whole ones as whole."""
    return [
        {
            "id": ett.id,
            "plats": ett.plats,
            "tryckt": _plant(ett.tryckt),
            "beraknat": _plant(ett.beraknat),
            "differens": _plant(ett.differens),
            "klass": ett.klass.value,
            "allvar": ett.allvar.value,
            "text": ett.text,
        }
        for ett in fynd
    ]


def _plant(varde: Varde) -> object:
    if isinstance(varde, Decimal):
        return int(varde) if varde == varde.to_integral_value() else float(varde)
    return varde


def som_text(fynd: Sequence[Fynd]) -> str:
    """The findings as a table, and each one's sentence below it."""
    if not fynd:
        return "Inga fynd: de tryckta talen stämmer med varandra."
    rubrik = ("Allvar", "Id", "Klass", "Tryckt", "Beräknat", "Differens")
    rader = [
        (
            ett.allvar.value,
            ett.id,
            ett.klass.value,
            _skrivet(ett.tryckt),
            _skrivet(ett.beraknat),
            _skrivet(ett.differens),
        )
        for ett in fynd
    ]
    meningar = "\n".join(f"{ett.allvar.value} {ett.id}\n{stycke(ett.text)}" for ett in fynd)
    fel = sum(1 for ett in fynd if ett.allvar == "FEL")
    return f"{kolumner([rubrik, *rader], hoger=(3, 4, 5))}\n\n{meningar}\n\n{fel} fel och {len(fynd) - fel} notiser."


def _skrivet(varde: Varde) -> str:
    if varde is None:
        return "–"
    return svensk(varde, max(0, -int(varde.as_tuple().exponent))) if isinstance(varde, Decimal) else varde
