"""What a build prints: the report's key figures in columns, in kronor and percent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.belopp import fran_tal, svensk
from finsam_xl.layout.poster import Enhet

if TYPE_CHECKING:
    from finsam_xl.arbete.bygg.skiss import Skiss, Varde
    from finsam_xl.rapporter.slag import Sammanfattningsrad

__all__ = ["sammanfattning"]


def sammanfattning(skiss: Skiss) -> tuple[tuple[str, ...], ...]:
    """The rows to print, headings first."""
    prefix, vad = skiss.rapport.slag.prefix, skiss.rapport.sammanfattning

    def celler(rad: Sammanfattningsrad) -> tuple[str, ...]:
        return tuple(_tryckt(skiss.namngiven(f"{prefix}_{ett}"), rad.enhet) if ett else "" for ett in rad.siffror)

    return (("kr", *vad.kolumner), *((rad.etikett, *celler(rad)) for rad in vad.rader))


def _tryckt(varde: Varde, enhet: Enhet) -> str:
    if not isinstance(varde, (int, float)):
        return "–"
    if enhet is Enhet.ANDEL:
        return f"{svensk(fran_tal(varde) * 100)} %"
    return svensk(fran_tal(varde), 2 if enhet is Enhet.KR else 0)
