"""What a build prints: the report's key figures in columns, in kronor and percent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.belopp import fran_tal, svensk
from finsam_xl.layout.poster import Enhet

if TYPE_CHECKING:
    from finsam_xl.hosts.skiss import Skiss, Varde

__all__ = ["sammanfattning"]


def sammanfattning(skiss: Skiss) -> tuple[tuple[str, ...], ...]:
    """The rows to print, headings first."""
    rapport = skiss.rapport
    return (
        ("kr", *rapport.sammanfattning.kolumner),
        *(
            (
                rad.etikett,
                *(_tryckt(skiss.namngiven(f"{rapport.slag.prefix}_{ident}"), rad.enhet) for ident in rad.siffror),
            )
            for rad in rapport.sammanfattning.rader
        ),
    )


def _tryckt(varde: Varde, enhet: Enhet) -> str:
    if not isinstance(varde, (int, float)):
        return "–"
    if enhet is Enhet.ANDEL:
        return f"{svensk(fran_tal(varde) * 100)} %"
    return svensk(fran_tal(varde), 2 if enhet is Enhet.KR else 0)
