"""The look of every sheet: named styles as data, registered alike in the input book and in the reports.

Arial throughout, sober as a public report. The fills of OK, Notis and Fel differ in lightness, so that they
can be told apart on a grey print.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from finsam_xl.layout.style import Style

if TYPE_CHECKING:
    from collections.abc import Collection

    from openpyxl.styles import NamedStyle
    from openpyxl.workbook import Workbook

Linje: TypeAlias = Literal["", "hair", "thin", "double"]

__all__ = ["INMATNINGSFARG", "STILAR", "Stil", "registrera", "stilmall"]

_BELOPP = "#,##0;-#,##0;0"
_BELOPP_1 = "#,##0.0;-#,##0.0;0.0"
_BELOPP_2 = "#,##0.00;-#,##0.00;0.00"
_ORE = "#,##0.00"
_PROCENT = "0%"
_ANTAL = "#,##0"
_DATUM = "yyyy-mm-dd"
_TAL_6 = "#,##0.000000"
_TAL = "[<10000]General;#,##0"
_HELTAL = "0"
_TEXT = "@"

_PROV = {
    _BELOPP: -1449,
    _BELOPP_1: -1449.5,
    _BELOPP_2: -1449.55,
    _ORE: 1234.5,
    _PROCENT: 0.63,
    _ANTAL: 1345,
    _DATUM: 46022,
    _HELTAL: 2025,
    _TAL_6: 1 / 3,
}

INMATNINGSFARG = "FFF7E6"
"""The colour of every cell that a person fills in."""
_FORSLAG = "EADDF3"
_RUBRIK = "E8ECEF"
_OK = "E6F2E6"
_NOTIS = "F2DC8C"
_FEL = "C0504D"
_OPROVAD = "C9D9EA"
_SVAG = "595F66"
_LANK = "1F4E79"
LINJEFARG = {"hair": "8A949C", "thin": "000000", "double": "000000"}
"""The colour of a line, by its kind."""


@dataclass(frozen=True, slots=True)
class Stil:
    """One named style. Borders are openpyxl's line names; colours are RRGGBB."""

    namn: Style
    talformat: str = "General"
    storlek: int = 10
    fet: bool = False
    kursiv: bool = False
    farg: str = "000000"
    fyllning: str = ""
    over: Linje = ""
    under: Linje = ""
    ram: Linje = ""
    vagratt: str | None = None
    lodratt: str | None = None
    indrag: int = 0
    bryt: bool = False


def _beloppen(namn: str) -> tuple[tuple[str, str], ...]:
    """An amount in whole units, and with one and two decimals."""
    return (namn, _BELOPP), (f"{namn} 1", _BELOPP_1), (f"{namn} 2", _BELOPP_2)


def _rader(namn: Style, *, fet: bool = False, over: Linje = "", under: Linje = "") -> tuple[Stil, ...]:
    """A kind of report row: its text cell and the cells of its numbers."""
    tal = (*_beloppen("Belopp"), ("Antal", _ANTAL), ("Procent", _PROCENT), ("Tal 6", _TAL_6))
    return (
        Stil(namn, fet=fet, over=over, under=under, lodratt="top", bryt=True),
        *(
            Stil(Style(f"{namn} {vad}"), fmt, fet=fet, over=over, under=under, vagratt="right", lodratt="top")
            for vad, fmt in tal
        ),
    )


def _inmatning(namn: str, fyllning: str) -> tuple[Stil, ...]:
    """The cells of an input sheet in one colour, by what they hold."""

    def stil(
        vad: str, fmt: str = "General", *, tal: bool = False, vagratt: str | None = None, bryt: bool = False
    ) -> Stil:
        return Stil(
            Style(f"Finsam {namn} {vad}".rstrip()),
            fmt,
            fyllning=fyllning,
            ram="hair",
            vagratt="right" if tal else vagratt,
            lodratt="top",
            indrag=int(tal),
            bryt=bryt,
        )

    return (
        stil(""),
        stil("Text", _TEXT),
        stil("Bryt", bryt=True),
        stil("Belopp", _ORE, tal=True),
        stil("Datum", _DATUM, vagratt="left"),
        stil("Procent", _PROCENT, tal=True),
        stil("Tal", tal=True),
        stil("Heltal", _HELTAL, tal=True),
    )


STILAR: tuple[Stil, ...] = (
    Stil(Style.TITEL, storlek=16, fet=True),
    Stil(Style.UNDERRUBRIK, storlek=10, farg=_SVAG),
    Stil(Style.TITEL_BRYT, storlek=16, fet=True, lodratt="top", bryt=True),
    Stil(Style.UNDERRUBRIK_BRYT, storlek=10, farg=_SVAG, lodratt="top", bryt=True),
    Stil(Style.KOLUMNRUBRIK, fet=True, under="thin", vagratt="right", lodratt="bottom", bryt=True),
    Stil(Style.KOLUMNRUBRIK_TEXT, fet=True, under="thin", vagratt="left", lodratt="bottom", bryt=True),
    Stil(Style.KOLUMNRUBRIK_INDRAG, fet=True, under="thin", vagratt="left", lodratt="bottom", bryt=True, indrag=1),
    Stil(Style.KOLUMNRUBRIK_DATUM, _DATUM, fet=True, under="thin", vagratt="right", lodratt="bottom"),
    Stil(Style.KOLUMNRUBRIK_AR, _HELTAL, fet=True, under="thin", vagratt="right", lodratt="bottom"),
    Stil(Style.RUBRIKRAD, fet=True, fyllning=_RUBRIK, under="thin", vagratt="left", lodratt="center", bryt=True),
    Stil(Style.RAD, lodratt="top"),
    Stil(Style.RAD_INDRAG, vagratt="left", indrag=1, lodratt="top"),
    Stil(Style.AVSNITT, fet=True, lodratt="top"),
    Stil(Style.AVSNITT_BRYT, fet=True, vagratt="left", lodratt="top", bryt=True),
    Stil(Style.NOT, vagratt="center", lodratt="top"),
    *(Stil(Style(namn), fmt, vagratt="right", lodratt="top") for namn, fmt in _beloppen(Style.BELOPP)),
    Stil(Style.PROCENT, _PROCENT, vagratt="right", lodratt="top"),
    Stil(Style.ANTAL, _ANTAL, vagratt="right", lodratt="top"),
    Stil(Style.TAL_6, _TAL_6, vagratt="right", lodratt="top"),
    Stil(Style.TAL, _TAL, vagratt="right", lodratt="top"),
    Stil(Style.TEXT_BRYT, vagratt="left", lodratt="top", bryt=True),
    Stil(Style.TEXT_KOLUMN, vagratt="left", lodratt="top", indrag=1, bryt=True),
    Stil(Style.LANK, farg=_LANK, vagratt="left", lodratt="top"),
    Stil(Style.DATUM, _DATUM, vagratt="right", lodratt="top"),
    Stil(Style.AR, _HELTAL, vagratt="right", lodratt="top"),
    Stil(Style.POSTER_BELOPP, _ORE, vagratt="right", lodratt="top"),
    Stil(Style.POSTER_ANDEL, _TAL_6, vagratt="right", lodratt="top"),
    Stil(Style.POSTER_ANTAL, vagratt="right", lodratt="top"),
    Stil(Style.KORTTITEL, storlek=13, fet=True, fyllning=_RUBRIK, vagratt="left", lodratt="center", bryt=True),
    Stil(Style.KORTRUBRIK, fet=True, vagratt="left", lodratt="top", bryt=True),
    Stil(Style.KORT_NR, vagratt="right", lodratt="top"),
    *(Stil(Style(namn), fmt, vagratt="left", lodratt="top") for namn, fmt in _beloppen(Style.KORT_BELOPP)),
    Stil(Style.KORT_ANTAL, _ANTAL, vagratt="left", lodratt="top"),
    Stil(Style.KORT_PROCENT, _PROCENT, vagratt="left", lodratt="top"),
    Stil(Style.KONTROLL, fet=True, vagratt="center", lodratt="top"),
    *_rader(Style.SUMMA, fet=True, over="thin"),
    *_rader(Style.TOTAL, fet=True, over="thin", under="double"),
    Stil(Style.FOTNOT, storlek=8, kursiv=True, farg=_SVAG, vagratt="left", lodratt="top", bryt=True),
    Stil(Style.OK, fyllning=_OK, vagratt="center", lodratt="top"),
    Stil(Style.NOTIS, fyllning=_NOTIS, fet=True, vagratt="center", lodratt="top"),
    Stil(Style.FEL, fyllning=_FEL, fet=True, farg="FFFFFF", vagratt="center", lodratt="top"),
    Stil(Style.EJ_PROVAD, fyllning=_OPROVAD, fet=True, vagratt="center", lodratt="top"),
    *_inmatning("Inmatning", INMATNINGSFARG),
    *_inmatning("Förslag", _FORSLAG),
)


def registrera(bok: Workbook, namn: Collection[str] | None = None) -> None:
    """Give *bok* every named style, or only those in *namn*, and Arial 10 where a cell has none."""
    _arial_i_normal(bok)
    for stil in STILAR:
        if namn is None or stil.namn in namn:
            bok.add_named_style(_namngiven(stil))


def _arial_i_normal(bok: Any) -> None:
    """Font 0 and the style Normal: openpyxl has no public way to either."""
    from openpyxl.styles import Font  # noqa: PLC0415 - only building a book needs openpyxl
    from openpyxl.utils.indexed_list import IndexedList  # noqa: PLC0415 - as above

    arial = Font(name="Arial", size=10)
    bok._fonts = IndexedList([arial])  # noqa: SLF001 - see above
    bok._named_styles["Normal"].font = arial  # noqa: SLF001 - see above


def _namngiven(stil: Stil) -> NamedStyle:
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side  # noqa: PLC0415 - as above

    def sida(linje: Linje) -> Side:
        return Side(style=linje, color=f"FF{LINJEFARG[linje]}") if linje else Side()

    namngiven = NamedStyle(name=stil.namn.value, number_format=stil.talformat)
    namngiven.font = Font(name="Arial", size=stil.storlek, bold=stil.fet, italic=stil.kursiv, color=f"FF{stil.farg}")
    namngiven.border = Border(
        left=sida(stil.ram), right=sida(stil.ram), top=sida(stil.over or stil.ram), bottom=sida(stil.under or stil.ram)
    )
    namngiven.alignment = Alignment(
        horizontal=stil.vagratt, vertical=stil.lodratt, indent=stil.indrag, wrap_text=stil.bryt or None
    )
    if stil.fyllning:
        namngiven.fill = PatternFill("solid", fgColor=f"FF{stil.fyllning}")
    return namngiven


def stilmall() -> bytes:
    """The style book templates/stilar.xlsx: one row per named style, as a sample and to copy styles from."""
    from openpyxl import Workbook  # noqa: PLC0415 - as above

    from finsam_xl.book.spara import NOLLTID, spara  # noqa: PLC0415 - as above

    bok = Workbook()
    registrera(bok)
    blad = bok.worksheets[0]
    blad.title = "Stilar"
    blad.column_dimensions["A"].width = blad.column_dimensions["B"].width = 32
    for rad, stil in enumerate(STILAR, start=1):
        blad.cell(rad, 1, stil.namn)
        blad.cell(rad, 2, _PROV.get(stil.talformat, "Exempel")).style = stil.namn
    return spara(bok, NOLLTID)
