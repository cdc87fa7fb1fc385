"""The sheet Parametrar: numbers that others have decided, for whoever uses the functions that ask for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.book.bladram import hjalprad, nytt_blad, radhojd, skriv
from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.layout.style import Style
from finsam_xl.layout.tabs import Tab
from finsam_xl.parametrar import statens_modell, trappan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["parameterblad"]

_BREDDER = (18, 18, 22, 22, 100)
_STATEN = ("Från år", "Till och med år", "Grundtilldelning, kr", "Försörjningsmått, vikt", "Källa")
_TRAPPAN = ("Intäkter från, kr", "Intäkter till, kr", "Högst av intäkterna", "Högst, kr", "Källa")


def parameterblad(bok: Workbook) -> None:
    """Add Parametrar; a limit that does not apply is a dash."""
    blad = nytt_blad(
        bok,
        "Parametrar",
        "Parametrar",
        "Tal som andra har beslutat, att använda i FÖRDELNING_STAT och i egna beräkningar. En ny bok får de senaste.",
        Tab.HELP,
    )
    for kol, bredd in enumerate(_BREDDER, start=1):
        blad.column_dimensions[kolumnbokstaver(kol)].width = bredd
    hjalprad(blad, len(_BREDDER))
    modellen = (
        (ett.fran_ar, ett.till_ar, ett.grundtilldelning, ett.vikt_forsorjningsmatt, _med_sparr(ett.kalla, ett.sparr))
        for ett in statens_modell()
    )
    rad = _avsnitt(blad, 4, "Statens fördelningsmodell", _STATEN, modellen)
    stegen = ((ett.fran, ett.till, ett.max_andel, ett.max_belopp, ett.kalla) for ett in trappan())
    _avsnitt(blad, rad + 1, "Rimligt eget kapital", _TRAPPAN, stegen)


def _med_sparr(kalla: str, sparr: Decimal | None) -> str:
    return kalla if sparr is None else f"Spärr: högst {sparr * 100:.0f} % minskning per år. {kalla}"


def _avsnitt(
    blad: Worksheet,
    rad: int,
    titel: str,
    rubriker: Sequence[str],
    rader: Iterable[Sequence[str | float | Decimal | None]],
) -> int:
    skriv(blad, rad, 1, titel, Style.AVSNITT)
    for kol, rubrik in enumerate(rubriker, start=1):
        skriv(blad, rad + 1, kol, rubrik, Style.RUBRIKRAD)
    for nr, celler in enumerate(rader, start=rad + 2):
        for kol, cell in enumerate(celler, start=1):
            _cell(blad, nr, kol, cell)
        radhojd(blad, nr, {kolumnbokstaver(len(celler)): str(celler[-1])})
    return nr + 1


def _cell(blad: Worksheet, rad: int, kol: int, varde: str | float | Decimal | None) -> None:
    if varde is None or isinstance(varde, str):
        skriv(blad, rad, kol, "–" if varde is None else varde, Style.TEXT_KOLUMN)
    else:
        skriv(blad, rad, kol, float(varde), Style.PROCENT if 0 < varde < 1 else Style.TAL)
