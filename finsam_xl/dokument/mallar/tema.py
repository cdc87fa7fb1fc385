"""Mallarnas tema: färgerna och typsnittet som Word erbjuder den som skriver vidare i dokumentet."""

from __future__ import annotations

from typing import Final

from finsam_xl.dokument.mallar.namnrymder import XML

__all__ = ["TEMA"]

_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_FARGER: Final = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "1F3A4D",
    "lt2": "E8ECEF",
    "accent1": "1F3A4D",
    "accent2": "4A5056",
    "accent3": "8A949C",
    "accent4": "2F4858",
    "accent5": "C9CED2",
    "accent6": "8A1C1C",
    "hlink": "1F4E79",
    "folHlink": "4A5056",
}
_FYLLNING: Final = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINJE: Final = f'<a:ln w="6350">{_FYLLNING}<a:prstDash val="solid"/></a:ln>'
_SNITT: Final = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>'
TEMA: Final = (
    f'{XML}<a:theme xmlns:a="{_A}" name="Finsam"><a:themeElements><a:clrScheme name="Finsam">'
    + "".join(f'<a:{namn}><a:srgbClr val="{farg}"/></a:{namn}>' for namn, farg in _FARGER.items())
    + f'</a:clrScheme><a:fontScheme name="Finsam"><a:majorFont>{_SNITT}</a:majorFont>'
    f"<a:minorFont>{_SNITT}</a:minorFont></a:fontScheme>"
    f'<a:fmtScheme name="Finsam"><a:fillStyleLst>{_FYLLNING * 3}</a:fillStyleLst>'
    f"<a:lnStyleLst>{_LINJE * 3}</a:lnStyleLst><a:effectStyleLst>"
    + "<a:effectStyle><a:effectLst/></a:effectStyle>"
    * 3
    + f"</a:effectStyleLst><a:bgFillStyleLst>{_FYLLNING * 3}</a:bgFillStyleLst></a:fmtScheme>"
    "</a:themeElements></a:theme>"
)
