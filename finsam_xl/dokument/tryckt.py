"""En cells värde som det trycks i ett dokument: hårt blanksteg mellan tusental, decimalkomma, riktigt minus."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from finsam_xl.belopp import NBSP
from finsam_xl.layout.style import Style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.dokument.marken.i_ord import Skrivsatt
    from finsam_xl.layout.style import CellStyle

__all__ = ["ar_exakt", "ar_tal", "decimaler_i", "tryckt"]

_DECIMALER: Final[Mapping[CellStyle, int]] = {
    Style.BELOPP_1: 1,
    Style.SUMMA_BELOPP_1: 1,
    Style.TOTAL_BELOPP_1: 1,
    Style.KORT_BELOPP_1: 1,
    Style.BELOPP_2: 2,
    Style.SUMMA_BELOPP_2: 2,
    Style.TOTAL_BELOPP_2: 2,
    Style.KORT_BELOPP_2: 2,
}
_HELA: Final = frozenset(
    {
        Style.BELOPP,
        Style.SUMMA_BELOPP,
        Style.TOTAL_BELOPP,
        Style.KORT_BELOPP,
        Style.ANTAL,
        Style.SUMMA_ANTAL,
        Style.TOTAL_ANTAL,
        Style.KORT_ANTAL,
    }
)
_PROCENT: Final = frozenset({Style.PROCENT, Style.SUMMA_PROCENT, Style.TOTAL_PROCENT, Style.KORT_PROCENT})
_SOM_DE_AR: Final = frozenset({Style.TAL, Style.TAL_6, Style.SUMMA_TAL_6, Style.TOTAL_TAL_6, Style.DATUM, Style.AR})
_EXAKTA: Final = frozenset({Style.TAL_6, Style.SUMMA_TAL_6, Style.TOTAL_TAL_6})
_ARTAL: Final = frozenset({Style.AR, Style.KOLUMNRUBRIK_AR})
_MINUS: Final = re.compile(r"(?<![\w,.-])-(?=\d)")
_TUSENTAL: Final = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_FLEST_DECIMALER: Final = 6
_LANGSTA_HELTAL: Final = 10_000


def ar_tal(stil: CellStyle) -> bool:
    """Om stilen är en siffras, som ställs till höger."""
    return stil in _DECIMALER or stil in _HELA or stil in _PROCENT or stil in _SOM_DE_AR


def ar_exakt(stil: CellStyle) -> bool:
    """Om stilen är ett tals som visas med de decimaler som det har."""
    return stil in _EXAKTA


def decimaler_i(varde: object) -> int:
    """Så många decimaler har ett tal, högst sex."""
    if isinstance(varde, bool) or not isinstance(varde, (int, float)):
        return 0
    return _decimaler(round(Decimal(f"{varde:.15g}"), _FLEST_DECIMALER))


def tryckt(  # noqa: PLR0911 - en gren per slag av värde
    varde: object, stil: CellStyle, satt: Skrivsatt, decimaler: int | None = None
) -> str:
    """Värdet i en cell med den stilen, som text; ett exakt tal med kolumnens *decimaler*."""
    match varde:
        case None:
            return ""
        case str():
            return _mening(varde.strip(), satt)
        case datetime():
            return varde.date().isoformat()
        case date():
            return varde.isoformat()
        case bool():
            return "ja" if varde else "nej"
        case int() | float():
            tal = Decimal(f"{varde:.15g}")
            return _talet(tal, stil, satt) if decimaler is None else satt.tal(tal, decimaler)
        case _:
            return str(varde)


def _mening(text: str, satt: Skrivsatt) -> str:
    """Texten, med talens minustecken och hårda blanksteg som i resten av dokumentet."""
    return _TUSENTAL.sub(NBSP, _MINUS.sub(satt.minus, text))


def _talet(tal: Decimal, stil: CellStyle, satt: Skrivsatt) -> str:
    if stil in _PROCENT:
        return f"{satt.tal(tal * 100, 0)}{NBSP}%"
    if stil in _ARTAL:
        return f"{tal:.0f}"
    if stil in _HELA:
        return satt.tal(tal, 0)
    if stil in _DECIMALER:
        return satt.tal(tal, _DECIMALER[stil])
    avrundat = round(tal, _FLEST_DECIMALER)
    text = satt.tal(avrundat, _decimaler(avrundat))
    return text if abs(tal) >= _LANGSTA_HELTAL else text.replace(NBSP, "")


def _decimaler(tal: Decimal) -> int:
    return max(0, -int(tal.normalize().as_tuple().exponent))
