"""The sheet Start: whose book this is, how far the year has come, step by step, and what the reports say.

Everything on it is a live formula over names, so it tells the truth in a book with macros and in one without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from finsam_xl.book.bladram import nytt_blad, rubrik_over_gruppen, skriv
from finsam_xl.book.startdiagram import diagram
from finsam_xl.book.startformler import NAMNET, PERIOD, STEGEN, beslutad, byggd, dokument, klara, siffra, utfall
from finsam_xl.layout.style import Style
from finsam_xl.layout.tabs import Tab

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["HOPVIKT_HOJD", "KNAPPKOLUMN", "RADER_PER_KNAPP", "STEGRADER", "startblad"]

_TECKEN, _VAD, _VARDE, _FORRA, KNAPPKOLUMN, _BESLUTAD = range(1, 7)
_BREDDER = {"A": 5, "B": 44, "C": 18, "D": 18, "E": 62, "F": 14}
RADER_PER_KNAPP: Final = 2
"""So many rows a button is high, as many as the least step."""


HOPVIKT_HOJD: Final = 15
"""The height of a row that is folded away until its report is built."""


class _Steg(NamedTuple):
    """A step: what to do, the sheet to go to, how it is done, and how many rows of buttons stand beside it."""

    vad: str
    blad: str
    hur: str
    knapprader: int = 1


_STEG: Final = (
    _Steg(
        "Fyll i Grunddata och Medlemmar",
        "Grunddata",
        "Namn, balansdagar, beslutade avgifter. Ny bok ur SIE... eller finsam skapa --ur-sie fyller en bok ur filerna.",
    ),
    _Steg(
        "Läs in SIE-filen",
        "Saldo",
        "Importera SIE... eller finsam importera-sie fyller Saldo och Objektsaldo ur bokföringen.",
    ),
    _Steg(
        "Fyll i Budget, Insatser och Mål",
        "Budget",
        "Färgade celler fylls i. Varje kolumn har en rad med hjälp. Bladet Kvar att fylla i säger vad som fattas.",
    ),
    _Steg(
        "Kontrollera",
        "Kontrollförteckning",
        "Kontrollera eller finsam kontrollera räknar upp allt som inte stämmer, med blad och cell.",
    ),
    _Steg(
        "Bygg rapporten",
        "Tabeller",
        "Knapparna eller finsam bygg lägger till rapportens blad: års- eller halvårsredovisning, plan, bilagor.",
        2,
    ),
    _Steg(
        "Granska, skriv ut och gör dokumentet",
        "Start",
        "Läs bladen Kontroller och tabellerna. finsam skriv-ut ger en PDF, finsam dokument ett Word-dokument.",
        4,
    ),
)


def _stegens_rader() -> Iterator[int]:
    rad = _FORSTA_STEGET
    for ett in _STEG:
        yield rad
        rad += max(RADER_PER_KNAPP * ett.knapprader, RADER_PER_KNAPP)


_FORSTA_STEGET: Final = 6
STEGRADER: Final = tuple(_stegens_rader())
"""The row that each step begins at; its buttons stand from there."""
_EFTER_STEGEN: Final = STEGRADER[-1] + RADER_PER_KNAPP * _STEG[-1].knapprader
_OM_KNAPPARNA = (
    "Händer inget? Stäng boken, högerklicka på filen i Utforskaren, välj Egenskaper,",
    "kryssa i Avblockera och öppna boken igen. Tabellerna räknas utan makron också.",
)


_TABELLRAD: Final = _EFTER_STEGEN + len(_OM_KNAPPARNA) + 1


class _Rapport(NamedTuple):
    """A report on Start: its prefix, what it and its controls are called, their sheet, and its key figures."""

    prefix: str
    titel: str
    kontrollerna: str
    blad: str
    tal: tuple[tuple[str, str, Style], ...]


_RAPPORTER: Final = (
    _Rapport(
        "AR",
        "Årsredovisning",
        "Kontroller",
        "ÅR Kontroller",
        (
            ("Verksamhetens intäkter, kr", "AR_RR_intakter", Style.BELOPP),
            ("Verksamhetens kostnader, kr", "AR_FO_kostnader", Style.BELOPP),
            ("Årets resultat, kr", "AR_RR_arets_resultat", Style.BELOPP),
            ("Eget kapital, kr", "AR_BR_summa_eget_kapital", Style.BELOPP),
            ("Soliditet", "AR_NT_soliditet", Style.PROCENT),
            ("Eget kapital i procent av intäkterna", "AR_EK_andel", Style.PROCENT),
        ),
    ),
    _Rapport(
        "HR",
        "Halvårsredovisning",
        "Halvårets kontroller",
        "HR Kontroller",
        (
            ("Redovisat resultat, kr", "HR_RR_arets_resultat", Style.BELOPP),
            ("Prognostiserat resultat för helåret, kr", "HR_PR_resultat", Style.BELOPP),
        ),
    ),
    _Rapport(
        "VP",
        "Verksamhetsplan",
        "Planens kontroller",
        "VP Kontroller",
        (
            ("Planens första år: resultat, kr", "VP_BU_resultat_1", Style.BELOPP),
            ("Utgående eget kapital, kr", "VP_EF_utgaende_1", Style.BELOPP),
        ),
    ),
    _Rapport("BI", "Bilagor", "Bilagornas kontroller", "BI Kontroller", ()),
)
_UTFALL: Final = (
    ("som stämmer", "ok"),
    ("med notis", "notis"),
    ("med fel", "fel"),
    ("ej prövade, något saknas", "ej_provad"),
    ("ej aktuella", "ej_aktuell"),
)
_FLIKARNA = "Flikarnas färger: gul är indata, blå är rapporter, grön är kontroller och underlag, grå är hjälp."


def startblad(bok: Workbook, *, knappar: bool = False) -> None:
    """Add Start; its figures are dashes until a report has given them their names.

    With *knappar* it says what to do if the buttons, which are drawn later, do not answer.
    """
    blad = nytt_blad(bok, "Start", f"={NAMNET}", f"={PERIOD}", Tab.START, formler=True)
    blad.page_setup.fitToHeight = 1
    rubrik_over_gruppen(blad)
    for kolumn, bredd in _BREDDER.items():
        blad.column_dimensions[kolumn].width = bredd
    skriv(blad, 3, _TECKEN, f"={klara(STEGRADER[0], STEGRADER[-1])}", Style.AVSNITT, formel=True)
    _stegen(blad)
    if knappar:
        for rad, text in enumerate(_OM_KNAPPARNA, start=_EFTER_STEGEN):
            skriv(blad, rad, KNAPPKOLUMN, text, Style.FOTNOT)
    rad = _rapporttabell(bok, blad, _TABELLRAD)
    for rapport in _RAPPORTER:
        rad = _nyckeltal(blad, rad + 1, rapport)
    skriv(blad, rad + 1, _TECKEN, _FLIKARNA, Style.RAD)


def _stegen(blad: Worksheet) -> None:
    skriv(blad, _FORSTA_STEGET - 1, _TECKEN, "Så här gör du", Style.AVSNITT)
    for ett, rad, (klart, lage) in zip(_STEG, STEGRADER, STEGEN, strict=True):
        skriv(blad, rad, _TECKEN, f"={klart}", Style.KONTROLL, formel=True)
        _lank(blad, rad, _VAD, ett.vad, ett.blad)
        skriv(blad, rad, _VARDE, f"={lage}", Style.RAD, formel=True)
        skriv(blad, rad + 1, _VAD, ett.hur, Style.FOTNOT)
        blad.merge_cells(start_row=rad + 1, end_row=rad + 1, start_column=_VAD, end_column=_FORRA)
        blad.row_dimensions[rad + 1].height = 24


def _lank(blad: Worksheet, rad: int, kolumn: int, text: str, till: str) -> None:
    from openpyxl.worksheet.hyperlink import Hyperlink  # noqa: PLC0415 - only building a book needs openpyxl

    cell = skriv(blad, rad, kolumn, text, Style.LANK)
    cell.hyperlink = Hyperlink(
        ref=cell.coordinate, location=f"'{till}'!A{_TABELLRAD if till == blad.title else 1}", display=text
    )
    cell.style = Style.LANK  # openpyxl gives a link a style of its own


def _rapporttabell(bok: Workbook, blad: Worksheet, rad: int) -> int:
    """Each report: when it was built, what its controls say, the last document made of it, and the board's decision."""
    from openpyxl.workbook.defined_name import DefinedName  # noqa: PLC0415 - only building a book needs openpyxl

    rubriker = ("", "Rapport", "Byggd", "Fel i kontrollerna", "Dokument", "Beslutad")
    for kolumn, rubrik in enumerate(rubriker, start=1):
        skriv(blad, rad, kolumn, rubrik, Style.RUBRIKRAD)
    for rapport in _RAPPORTER:
        rad += 1
        skriv(blad, rad, _VAD, rapport.titel, Style.RAD)
        skriv(blad, rad, _VARDE, f"={siffra(byggd(rapport.prefix))}", Style.RAD, formel=True)
        skriv(blad, rad, _FORRA, f"={siffra(utfall(rapport.prefix, 'fel'))}", Style.ANTAL, formel=True)
        skriv(blad, rad, KNAPPKOLUMN, None, Style.RAD_INDRAG)
        skriv(blad, rad, _BESLUTAD, f"={beslutad(rapport.prefix)}", Style.RAD, formel=True)
        namn = dokument(rapport.prefix)
        bok.defined_names[namn] = DefinedName(namn, attr_text=f"Start!$E${rad}")
    return rad


def _nyckeltal(blad: Worksheet, rad: int, rapport: _Rapport) -> int:
    """A report's key figures and controls, folded away until it is built; returns the last row."""
    skriv(blad, rad, _TECKEN, rapport.titel, Style.AVSNITT)
    blad.row_dimensions[rad].height = 20
    forsta = rad + 1
    for kolumn, namn in ((_VARDE, f"{rapport.prefix}_Period"), (_FORRA, f"{rapport.prefix}_Period_fg")):
        ar = f'IF(ISNUMBER({namn}),YEAR({namn}),"–")'
        skriv(blad, forsta, kolumn, f"={ar}", Style.KOLUMNRUBRIK_AR, formel=True)
    rad = forsta
    for etikett, namn, stil in rapport.tal:
        rad += 1
        skriv(blad, rad, _VAD, etikett, Style.RAD)
        for kolumn, ett in ((_VARDE, namn), (_FORRA, f"{namn}_fg")):
            skriv(blad, rad, kolumn, f"={siffra(ett)}", stil, formel=True)
    for etikett, vilket in _UTFALL:
        rad += 1
        _lank(blad, rad, _VAD, f"{rapport.kontrollerna} {etikett}", rapport.blad)
        skriv(blad, rad, _VARDE, f"={siffra(utfall(rapport.prefix, vilket))}", Style.ANTAL, formel=True)
    if rapport.prefix == "AR":
        diagram(blad, forsta, forsta + 4, rad)
    for vikt in (blad.row_dimensions[nr] for nr in range(forsta, rad + 1)):
        vikt.outlineLevel, vikt.hidden, vikt.height = 1, True, HOPVIKT_HOJD
    return rad
