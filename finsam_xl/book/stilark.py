"""The styles part of a scratch workbook, written from the named styles as openpyxl writes them: without loading it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.opc.ooxml import MAIN
from finsam_xl.arbetsbok.skriva.stylesheet import STATUS_STYLES, Stylesheet
from finsam_xl.arbetsbok.skriva.xmltext import quoteattr
from finsam_xl.book.stilar import LINJEFARG, STILAR

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finsam_xl.book.stilar import Linje, Stil

__all__ = ["stilark"]

_SETS = 64
_BUILT_IN = {"General": 0, "0": 1, "#,##0": 3, "#,##0.00": 4, "0%": 9, "@": 49}
"""The numbers of the number formats that every workbook has."""
_FIRST_CUSTOM = 164
_PLAIN = {
    "fonts": '<font><name val="Arial"/><sz val="10"/></font>',
    "fills": "<fill><patternFill/></fill>",
    "borders": "<border><left/><right/><top/><bottom/><diagonal/></border>",
}
_GREY = '<fill><patternFill patternType="gray125"/></fill>'
"""The second fill of every workbook, whatever it says."""


@lru_cache(maxsize=_SETS)
def stilark(namn: frozenset[str]) -> Stylesheet:
    """The part with the styles *namn* and those of the controls' outcomes."""
    stilar = [stil for stil in STILAR if stil.namn in namn or stil.namn in STATUS_STYLES.values()]
    hyllor = {slag: {forsta: 0} for slag, forsta in _PLAIN.items()} | {"numFmts": {}}
    _plats(hyllor["fills"], _GREY)
    format_ = [_format(stil, hyllor) for stil in stilar]
    per_namn = {stil.namn: stil for stil in stilar}
    innehall = {
        "numFmts": [
            f'<numFmt numFmtId="{_FIRST_CUSTOM + nr}" formatCode={quoteattr(kod)}/>'
            for kod, nr in hyllor["numFmts"].items()
        ],
        **{slag: list(hyllor[slag]) for slag in _PLAIN},
        "cellStyleXfs": [_xf(_NORMAL, ""), *(_xf(delar, "") for delar in format_)],
        "cellXfs": [
            _xf(delar, f' pivotButton="0" quotePrefix="0" xfId="{nr}"') for nr, delar in enumerate([_NORMAL, *format_])
        ],
        "cellStyles": [
            '<cellStyle name="Normal" xfId="0" builtinId="0" hidden="0"/>',
            *(f'<cellStyle name={quoteattr(ett.namn)} xfId="{nr}" hidden="0"/>' for nr, ett in enumerate(stilar, 1)),
        ],
        "dxfs": [_utfallets(per_namn[ett]) for ett in STATUS_STYLES.values()],
    }
    skrivet = "".join(f'<{lada} count="{len(ett)}">{"".join(ett)}</{lada}>' for lada, ett in innehall.items() if ett)
    return Stylesheet(
        f'<styleSheet xmlns="{MAIN}">{skrivet}</styleSheet>'.encode(),
        {"Normal": 0} | {stil.namn: nr for nr, stil in enumerate(stilar, start=1)},
        {utfall: nr for nr, utfall in enumerate(STATUS_STYLES)},
    )


_NORMAL = ('numFmtId="0" fontId="0" fillId="0" borderId="0"', "")


def _xf(delar: tuple[str, str], mer: str) -> str:
    nummer, justering = delar
    satt = ' applyAlignment="1"' if justering else ""
    return f"<xf {nummer}{satt}{mer}>{justering}</xf>" if justering else f"<xf {nummer}{mer}/>"


def _format(stil: Stil, hyllor: dict[str, dict[str, int]]) -> tuple[str, str]:
    """The numbers of a style's parts, and its alignment."""
    talformat = _BUILT_IN.get(stil.talformat)
    if talformat is None:
        talformat = _FIRST_CUSTOM + _plats(hyllor["numFmts"], stil.talformat)
    tecken = _plats(hyllor["fonts"], _tecken(stil))
    fyllning = _plats(hyllor["fills"], _fyllning("fgColor", stil.fyllning)) if stil.fyllning else 0
    kanter = _plats(hyllor["borders"], _kanter(stil))
    return f'numFmtId="{talformat}" fontId="{tecken}" fillId="{fyllning}" borderId="{kanter}"', _justering(stil)


def _plats(hylla: dict[str, int], ett: str) -> int:
    return hylla.setdefault(ett, len(hylla))


def _tecken(stil: Stil) -> str:
    grad = "".join(f'<{vad} val="1"/>' for vad, satt in (("b", stil.fet), ("i", stil.kursiv)) if satt)
    return f'<font><name val="Arial"/>{grad}<color rgb="FF{stil.farg}"/><sz val="{stil.storlek}"/></font>'


def _fyllning(vilken: str, farg: str) -> str:
    return f'<fill><patternFill patternType="solid"><{vilken} rgb="FF{farg}"/></patternFill></fill>'


def _kanter(stil: Stil) -> str:
    sidor: Iterable[tuple[str, Linje]] = (
        ("left", stil.ram),
        ("right", stil.ram),
        ("top", stil.over or stil.ram),
        ("bottom", stil.under or stil.ram),
    )
    return f"<border>{''.join(_kant(sida, linje) for sida, linje in sidor)}</border>"


def _kant(sida: str, linje: Linje) -> str:
    return f'<{sida} style="{linje}"><color rgb="FF{LINJEFARG[linje]}"/></{sida}>' if linje else f"<{sida}/>"


def _justering(stil: Stil) -> str:
    satta = {
        "horizontal": stil.vagratt,
        "vertical": stil.lodratt,
        "wrapText": "1" if stil.bryt else None,
        "indent": stil.indrag or None,
    }
    attribut = "".join(f' {namn}="{varde}"' for namn, varde in satta.items() if varde is not None)
    return f"<alignment{attribut}/>" if attribut else ""


def _utfallets(stil: Stil) -> str:
    """An outcome's conditional format: the colours of its style, in bold."""
    tecken = f'<font><b val="1"/><color rgb="FF{stil.farg}"/></font>'
    return f"<dxf>{tecken}{_fyllning('bgColor', stil.fyllning)}</dxf>"
