"""The overview of many förbund: a table that can be sorted, its charts, and the sheet that its formulas read."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from finsam_xl.book.bladram import nytt_blad, radhojd, skriv
from finsam_xl.book.spara import packa, spara
from finsam_xl.book.stilar import registrera
from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.layout.style import Style
from finsam_xl.layout.tabs import Tab

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from finsam_xl.arbetsbok.bok import Bok

__all__ = ["Oversiktsrad", "ar_oversikt", "oversiktsbok"]

OVERSIKT, UNDERLAG, DIAGRAM = "Översikt", "Underlag", "Diagram"
_TABELL = "FinsamOversikt"
_RUBRIKRAD, _UNDERLAGETS_RUBRIKRAD = 10, 4
_RUBRIKHOJD = 30
_OM_UNDERLAGET = "Böckernas tal när de gicks igenom. Översikten räknas ur det här bladet."
_OM_DIAGRAMMEN = "Staplarna läser tabellen på Översikt, i den ordning som den är sorterad."
_STRECK = "–"
_RAKNARE = 191029


@dataclass(frozen=True, slots=True)
class Oversiktsrad:
    """How a förbund stands: its book as the overview's folder has it, and what its årsredovisning reckons, in kronor.

    What is not known is None. *lage* is a word of what was done with the book, *besked* why it was stopped, and *lista*
    its sheet of what is left.
    """

    forbund: str
    bok: str
    lage: str
    besked: str = ""
    balansdag: date | None = None
    intakter: float | None = None
    kostnader: float | None = None
    resultat: float | None = None
    eget_kapital: float | None = None
    tillgangar: float | None = None
    insatsmedel: float | None = None
    malets_bas: float | None = None
    mal: float | None = None
    haller: int | None = None
    notiser: int | None = None
    fel: int | None = None
    oprovade: int | None = None
    ej_aktuella: int | None = None
    kvar: int | None = None
    lista: str = ""


_RUBRIKER = {
    "forbund": ("Förbund", 40, Style.TEXT_BRYT),
    "bok": ("Bok", 34, Style.TEXT_BRYT),
    "lage": ("Läge", 14, Style.TEXT_BRYT),
    "besked": ("Besked", 80, Style.TEXT_BRYT),
    "balansdag": ("Balansdag", 12, Style.DATUM),
    "intakter": ("Intäkter, kr", 16, Style.BELOPP_2),
    "kostnader": ("Kostnader, kr", 16, Style.BELOPP_2),
    "resultat": ("Årets resultat, kr", 16, Style.BELOPP_2),
    "eget_kapital": ("Eget kapital, kr", 16, Style.BELOPP_2),
    "tillgangar": ("Summa tillgångar, kr", 16, Style.BELOPP_2),
    "insatsmedel": ("Insatsmedel, kr", 16, Style.BELOPP_2),
    "malets_bas": ("Målet räknas på, kr", 16, Style.BELOPP_2),
    "mal": ("Mål: högst", 10, Style.PROCENT),
    "haller": ("Kontroller som håller", 12, Style.ANTAL),
    "notiser": ("Notiser", 10, Style.ANTAL),
    "fel": ("Fel", 8, Style.ANTAL),
    "oprovade": ("Ej prövade", 10, Style.ANTAL),
    "ej_aktuella": ("Ej aktuella", 10, Style.ANTAL),
    "kvar": ("Kvar att fylla i", 12, Style.ANTAL),
    "lista": ("Listans adress", 40, Style.TEXT_BRYT),
}
_FALT = tuple(ett.name for ett in fields(Oversiktsrad))
_ADRESS = len(_FALT) + 2
"""The column of Underlag that holds the book's address as a link takes it; the number stands first."""


def ar_oversikt(bok: Bok) -> bool:
    """Whether the workbook is an overview that we have made."""
    return {OVERSIKT, UNDERLAG} <= set(bok.bladnamn) and bok.tabell(_TABELL) is not None


def oversiktsbok(rader: Sequence[Oversiktsrad], gjort: str, tid: datetime) -> bytes:
    """The overview as .xlsx, with its formulas' values; *gjort* says in a line what was done, and where."""
    from openpyxl import Workbook  # noqa: PLC0415 - only building a book needs openpyxl

    bok = Workbook()
    bok.remove(bok.worksheets[0])
    bok.properties.title, bok.properties.creator = "finsam-xl", "finsam-xl"
    bok.calculation.fullCalcOnLoad, bok.calculation.calcId = None, _RAKNARE
    registrera(bok)
    _oversikt(bok, rader, gjort)
    _diagram(bok, len(rader))
    _underlag(bok, rader)
    return _utraknad(spara(bok, tid), tid)


def _utraknad(data: bytes, tid: datetime) -> bytes:
    import zipfile  # noqa: PLC0415 - as below
    from io import BytesIO  # noqa: PLC0415 - as below

    from formualizer import recalculate_xlsx_bytes  # noqa: PLC0415 - only building a book needs the engine

    svar = recalculate_xlsx_bytes(data, deterministic_timestamp_utc=tid)
    if svar["summary"]["status"] != "success":
        raise RuntimeError(f"Översiktens formler gick inte att räkna: {svar['summary']}")
    with zipfile.ZipFile(BytesIO(bytes(svar["bytes"]))) as arkiv:
        return packa({namn: arkiv.read(namn) for namn in arkiv.namelist()}, tid)


def _underlag(bok: Workbook, rader: Sequence[Oversiktsrad]) -> None:
    """The figures as they were reckoned; the overview is formulas of these."""
    blad = nytt_blad(bok, UNDERLAG, UNDERLAG, _OM_UNDERLAGET, Tab.HELP)
    for kol, (rubrik, bredd) in enumerate([("Nr", 6), *((r, b) for r, b, _ in _RUBRIKER.values()), ("Adress", 40)], 1):
        skriv(blad, _UNDERLAGETS_RUBRIKRAD, kol, rubrik, Style.RUBRIKRAD)
        blad.column_dimensions[kolumnbokstaver(kol)].width = bredd
    for nr, ett in enumerate(rader, start=1):
        rad = _UNDERLAGETS_RUBRIKRAD + nr
        skriv(blad, rad, 1, nr, Style.ANTAL)
        for kol, falt in enumerate(_RUBRIKER, start=2):
            skriv(blad, rad, kol, getattr(ett, falt), _RUBRIKER[falt][2])
        adress = ett.bok.replace("%", "%25").replace("#", "%23")
        skriv(blad, rad, _ADRESS, adress, Style.TEXT_BRYT)
        if ett.lista:
            skriv(blad, rad, _ADRESS - 1, f"{adress}#'{ett.lista}'!A1", Style.TEXT_BRYT)
        radhojd(blad, rad, {"B": ett.forbund, "C": ett.bok, "E": ett.besked})
    blad.freeze_panes = f"D{_UNDERLAGETS_RUBRIKRAD + 1}"


class _Underlaget:
    """Formulas that read Underlag by the row's number, so that the table may be sorted."""

    def __init__(self, antal: int) -> None:
        self._forsta, self._sista = _UNDERLAGETS_RUBRIKRAD + 1, _UNDERLAGETS_RUBRIKRAD + max(antal, 1)

    def kolumn(self, falt: str) -> str:
        """The whole column."""
        bokstav = kolumnbokstaver(_ADRESS if falt == "adress" else list(_RUBRIKER).index(falt) + 2)
        return f"{UNDERLAG}!${bokstav}${self._forsta}:${bokstav}${self._sista}"

    def cell(self, falt: str, rad: int) -> str:
        """The cell of the förbund on the overview's *rad*."""
        nycklar = f"{UNDERLAG}!$A${self._forsta}:$A${self._sista}"
        return f"INDEX({self.kolumn(falt)},MATCH($A{rad},{nycklar},0))"

    def tal(self, falt: str, rad: int) -> str:
        """The number, or a dash where it is not known."""
        cell = self.cell(falt, rad)
        return f'IF(ISNUMBER({cell}),{cell},"{_STRECK}")'


def _kolumner(ur: _Underlaget, rad: int) -> tuple[tuple[str, float, Style, str | None], ...]:
    """Heading, width, style and formula of each column; the first three are the row's own constants."""

    def andel(taljare: str, namnare: str) -> str:
        t, n = ur.cell(taljare, rad), ur.cell(namnare, rad)
        return f'IF(ISNUMBER({n}),IF({n}=0,"{_STRECK}",ABS({t}/{n})),"{_STRECK}")'

    grans = f"ROUND({ur.cell('malets_bas', rad)}*{ur.cell('mal', rad)},2)"
    kant = f"ISNUMBER({ur.cell('malets_bas', rad)})"
    return (
        ("Nr", 6, Style.ANTAL, None),
        ("Förbund", 42, Style.TEXT_BRYT, None),
        ("Bok", 34, Style.TEXT_BRYT, None),
        ("Länk", 9, Style.LANK, f'HYPERLINK({ur.cell("adress", rad)},"Öppna")'),
        ("Läge", 14, Style.TEXT_BRYT, ur.cell("lage", rad)),
        ("Balansdag", 12, Style.DATUM, ur.tal("balansdag", rad)),
        ("Årets resultat, kr", 16, Style.BELOPP, ur.tal("resultat", rad)),
        ("Eget kapital, kr", 16, Style.BELOPP, ur.tal("eget_kapital", rad)),
        ("Högst enligt målet, kr", 16, Style.BELOPP, f'IF({kant},{grans},"{_STRECK}")'),
        (
            "Över målet, kr",
            16,
            Style.BELOPP,
            f'IF({kant},MAX(0,ROUND({ur.cell("eget_kapital", rad)}-{grans},2)),"{_STRECK}")',
        ),
        ("Soliditet", 10, Style.PROCENT, _egen_andel(ur, rad)),
        ("Insatsernas andel", 11, Style.PROCENT, andel("insatsmedel", "kostnader")),
        ("Håller", 9, Style.ANTAL, ur.tal("haller", rad)),
        ("Notiser", 9, Style.ANTAL, ur.tal("notiser", rad)),
        ("Fel", 7, Style.ANTAL, ur.tal("fel", rad)),
        ("Ej prövade", 10, Style.ANTAL, ur.tal("oprovade", rad)),
        ("Ej aktuella", 10, Style.ANTAL, ur.tal("ej_aktuella", rad)),
        ("Kvar att fylla i", 11, Style.ANTAL, ur.tal("kvar", rad)),
        ("Listan", 8, Style.LANK, _lista(ur, rad)),
        ("Besked", 60, Style.TEXT_BRYT, f'IF(ISTEXT({ur.cell("besked", rad)}),{ur.cell("besked", rad)},"")'),
    )


def _lista(ur: _Underlaget, rad: int) -> str:
    """The link to the book's own list of what is left, where it has one."""
    lista = ur.cell("lista", rad)
    return f'IF(ISTEXT({lista}),HYPERLINK({lista},"Visa"),"")'


def _egen_andel(ur: _Underlaget, rad: int) -> str:
    """Equity may be negative, and soliditet with it."""
    ek, tillgangar = ur.cell("eget_kapital", rad), ur.cell("tillgangar", rad)
    return f'IF(ISNUMBER({tillgangar}),IF({tillgangar}=0,"{_STRECK}",{ek}/{tillgangar}),"{_STRECK}")'


def _oversikt(bok: Workbook, rader: Sequence[Oversiktsrad], gjort: str) -> None:
    from openpyxl.worksheet.table import Table, TableStyleInfo  # noqa: PLC0415 - only building a book needs openpyxl

    blad = nytt_blad(bok, OVERSIKT, "Förbunden", gjort, Tab.START)
    ur = _Underlaget(len(rader))
    _sammanlagt(blad, ur)
    rubriker = _kolumner(ur, _RUBRIKRAD + 1)
    for kol, (rubrik, bredd, _, _) in enumerate(rubriker, start=1):
        skriv(blad, _RUBRIKRAD, kol, rubrik, Style.RUBRIKRAD)
        blad.column_dimensions[kolumnbokstaver(kol)].width = bredd
    blad.row_dimensions[_RUBRIKRAD].height = _RUBRIKHOJD
    for nr, ett in enumerate(rader, start=1):
        rad = _RUBRIKRAD + nr
        konstanter = (nr, ett.forbund, ett.bok)
        for kol, (_, _, stil, formel) in enumerate(_kolumner(ur, rad), start=1):
            if formel is None:
                skriv(blad, rad, kol, konstanter[kol - 1], stil)
            else:
                skriv(blad, rad, kol, f"={formel}", stil, formel=True)
        radhojd(blad, rad, {"B": ett.forbund, "C": ett.bok, kolumnbokstaver(len(rubriker)): ett.besked})
    sista = _RUBRIKRAD + max(len(rader), 1)
    tabell = Table(displayName=_TABELL, ref=f"A{_RUBRIKRAD}:{kolumnbokstaver(len(rubriker))}{sista}")
    tabell.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    blad.add_table(tabell)
    _farger(blad, [rubrik for rubrik, *_ in rubriker], sista)
    blad.freeze_panes = f"C{_RUBRIKRAD + 1}"
    blad.print_title_rows = f"{_RUBRIKRAD}:{_RUBRIKRAD}"


def _sammanlagt(blad: Worksheet, ur: _Underlaget) -> None:
    """How it stands with all of them together, above the table."""
    tal = (
        ("Böcker", f"ROWS({ur.kolumn('bok')})", Style.ANTAL),
        ("Böcker som stannade", f'COUNTIFS({ur.kolumn("lage")},"Stannade")', Style.ANTAL),
        ("Förbund med fel i kontrollerna", f'COUNTIFS({ur.kolumn("fel")},">0")', Style.ANTAL),
        ("Förbund med något kvar att fylla i", f'COUNTIFS({ur.kolumn("kvar")},">0")', Style.ANTAL),
        ("Årets resultat tillsammans, kr", f"SUM({ur.kolumn('resultat')})", Style.BELOPP),
        ("Eget kapital tillsammans, kr", f"SUM({ur.kolumn('eget_kapital')})", Style.BELOPP),
    )
    for rad, (text, formel, stil) in enumerate(tal, start=3):
        skriv(blad, rad, 2, text, Style.RAD)
        skriv(blad, rad, 3, f"={formel}", stil, formel=True)


def _farger(blad: Worksheet, rubriker: Sequence[str], sista: int) -> None:
    """A number of faults is red where there are any, and so is a book that stopped."""
    from openpyxl.formatting.rule import Rule  # noqa: PLC0415 - only building a book needs openpyxl
    from openpyxl.styles import PatternFill  # noqa: PLC0415 - as above
    from openpyxl.styles.differential import DifferentialStyle  # noqa: PLC0415 - as above

    rott = DifferentialStyle(fill=PatternFill("solid", bgColor="FFF8D7DA"))
    fel, lage = (kolumnbokstaver(rubriker.index(ett) + 1) for ett in ("Fel", "Läge"))
    forsta = _RUBRIKRAD + 1
    for bokstav, villkor in (
        (fel, f"AND(ISNUMBER({fel}{forsta}),{fel}{forsta}>0)"),
        (lage, f'EXACT({lage}{forsta},"Stannade")'),
    ):
        blad.conditional_formatting.add(
            f"{bokstav}{forsta}:{bokstav}{sista}", Rule("expression", formula=[villkor], dxf=rott)
        )


def _diagram(bok: Workbook, antal: int) -> None:
    """Equity against its goal, soliditet, and the controls: bars of the table's own cells, in its order."""
    blad = nytt_blad(bok, DIAGRAM, DIAGRAM, _OM_DIAGRAMMEN, Tab.START)
    rubriker = [rubrik for rubrik, *_ in _kolumner(_Underlaget(antal), _RUBRIKRAD + 1)]
    hojd = max(9.0, 3.5 + 0.62 * antal)
    kort = (
        ("Eget kapital och målets gräns, kr", ("Eget kapital, kr", "Högst enligt målet, kr"), "clustered", "A4"),
        ("Soliditet", ("Soliditet",), "clustered", "K4"),
        ("Kontroller som inte håller", ("Fel", "Notiser", "Ej prövade"), "stacked", "U4"),
    )
    for titel, falt, slag, plats in kort:
        diagram = _staplar(bok[OVERSIKT], titel, [rubriker.index(ett) + 1 for ett in falt], antal, slag)
        diagram.width, diagram.height = 17, hojd
        blad.add_chart(diagram, plats)


_FARGER = ("1F3B4D", "8FA3AE", "C9D2D7")


def _staplar(blad: Worksheet, titel: str, kolumner: Sequence[int], antal: int, slag: str) -> Any:
    from openpyxl.chart import BarChart, Reference  # noqa: PLC0415 - only building a book needs openpyxl
    from openpyxl.chart.shapes import GraphicalProperties  # noqa: PLC0415 - as above
    from openpyxl.drawing.line import LineProperties  # noqa: PLC0415 - as above

    diagram: Any = BarChart()
    diagram.type, diagram.grouping, diagram.gapWidth = "bar", slag, 40
    diagram.overlap = 100 if slag == "stacked" else 0
    diagram.title, diagram.roundedCorners = titel, False
    sista = _RUBRIKRAD + max(antal, 1)
    for kolumn, farg in zip(kolumner, _FARGER, strict=False):
        diagram.add_data(Reference(blad, min_col=kolumn, min_row=_RUBRIKRAD, max_row=sista), titles_from_data=True)
        diagram.series[-1].graphicalProperties.solidFill = farg
    diagram.set_categories(Reference(blad, min_col=2, min_row=_RUBRIKRAD + 1, max_row=sista))
    diagram.x_axis.scaling.orientation = "maxMin"
    diagram.y_axis.crosses = "max"
    diagram.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=_FARGER[-1]))
    diagram.x_axis.delete = diagram.y_axis.delete = False
    diagram.legend.position = "b"
    if len(kolumner) == 1:
        diagram.legend = None
        diagram.y_axis.number_format, diagram.y_axis.numFmt.sourceLinked = "0%", False
    return diagram
