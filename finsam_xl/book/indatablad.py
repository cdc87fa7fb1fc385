"""An input sheet: its Excel table from A4, coloured input cells, validations and help."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from finsam_xl.book.bladram import hjalprad, nytt_blad, radhojd, skriv
from finsam_xl.book.forslagsblad import tabellregel
from finsam_xl.book.innehall import anteckna, forslagsstil
from finsam_xl.book.validering import validering
from finsam_xl.book.visningsord import VISAS_MED_ORD, visa_med_ord
from finsam_xl.inputs.schema import Typ, tabell
from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.layout.style import Style
from finsam_xl.layout.tabs import Tab

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from finsam_xl.inputs.falt import Cellvarde
    from finsam_xl.inputs.schema import Indatakolumn, Indatatabell

__all__ = ["RADER_UNDER", "RUBRIKRAD", "SIDBREDD", "bryter", "indatablad", "stil_for"]

RUBRIKRAD = 4
RADER_UNDER = 500
"""So far below the table the validations reach, so that a row added by typing is checked too."""

_BRED_TEXT = 24
"""A text in a column so wide runs onto more lines; in a narrower one it is a word."""
SIDBREDD: Final = 235
"""So much width, in characters, of columns goes on one A4 page across in letters of at least six points."""

_TITELTECKEN = 1.9
"""The width of a letter of a sheet's title, in letters of its cells."""
_BRYTANDE = Style.INMATNING_BRYT
_INMATNING = {
    Typ.BELOPP: Style.INMATNING_BELOPP,
    Typ.DATUM: Style.INMATNING_DATUM,
    Typ.PROCENT: Style.INMATNING_PROCENT,
    Typ.TAL: Style.INMATNING_TAL,
    Typ.HELTAL: Style.INMATNING_HELTAL,
    Typ.KONTO: Style.INMATNING_HELTAL,
    Typ.VAL: Style.INMATNING,
    Typ.TEXT: Style.INMATNING_TEXT,
    Typ.ID: Style.INMATNING_TEXT,
    Typ.NUMMER: Style.INMATNING_TEXT,
}


def indatablad(
    bok: Workbook, tab: Indatatabell, rader: Sequence[Sequence[Cellvarde]], kallor: Mapping[int, str]
) -> None:
    """Add the sheet of *tab* with *rader* in it; without rows the table has one empty row.

    The rows in *kallor* are proposals: their filled cells have the colour of one, and the first a note of its source.
    """
    blad = nytt_blad(bok, tab.blad, tab.blad, tab.hjalp, Tab.INPUT)
    innehall = rader or ((None,) * len(tab.kolumner),)
    for kol, kolumn in enumerate(tab.kolumner, start=1):
        skriv(blad, RUBRIKRAD, kol, kolumn.namn, Style.RUBRIKRAD)
        blad.column_dimensions[kolumnbokstaver(kol)].width = max(kolumn.bredd, len(kolumn.namn) + 3)
        for nr, rad in enumerate(innehall, start=RUBRIKRAD + 1):
            stil, kalla = stil_for(tab, kolumn), kallor.get(nr - RUBRIKRAD - 1, "")
            foreslagen = bool(kalla) and rad[kol - 1] is not None
            cell = skriv(blad, nr, kol, rad[kol - 1], forslagsstil(stil) if foreslagen else stil)
            if kalla and kol == 1:
                anteckna(cell, kalla)
    hjalprad(blad, len(tab.kolumner), efter=_sidor_pa_bredden(blad, tab))
    _hojder(blad, tab, innehall)
    sista = RUBRIKRAD + len(innehall)
    _exceltabell(blad, tab, sista)
    _valideringar(blad, tab, sista)
    visa_med_ord(blad, tab, RUBRIKRAD + 1, sista + (0 if tab.fylls_av_import else RADER_UNDER))
    if kallor:
        _forslagsregler(blad, tab, sista)
    blad.row_dimensions[RUBRIKRAD].height = 30
    blad.freeze_panes = f"A{RUBRIKRAD + 1}"
    blad.print_title_rows = f"{RUBRIKRAD}:{RUBRIKRAD}"


def _sidor_pa_bredden(blad: Worksheet, tab: Indatatabell) -> int:
    """A wide table goes on pages beside one another, instead of in letters too small; how many columns each has.

    They each have the columns that say which row it is, as wide as the sheet's title above them.
    """
    bredder = [blad.column_dimensions[kolumnbokstaver(kol)].width for kol in range(1, len(tab.kolumner) + 1)]
    if sum(bredder) <= SIDBREDD:
        return 0
    antal = _radens_kolumner(tab)
    for nr, bokstav in enumerate(map(kolumnbokstaver, range(1, antal + 1))):
        bredder[nr] = max(bredder[nr], _TITELTECKEN * len(tab.blad)) if antal == 1 else bredder[nr]
        blad.column_dimensions[bokstav].width = bredder[nr]
    blad.page_setup.fitToWidth = ceil(sum(bredder[antal:]) / (SIDBREDD - sum(bredder[:antal])))
    blad.print_title_cols = f"A:{kolumnbokstaver(antal)}"
    blad.page_setup.pageOrder = "overThenDown"
    return antal


def _radens_kolumner(tab: Indatatabell) -> int:
    """How many columns at the left say which row it is: the id, and the name after it."""
    forsta, andra = tab.kolumner[:2]
    return 2 if forsta.typ is Typ.ID and andra.kravs else 1


def _forslagsregler(blad: Worksheet, tab: Indatatabell, sista: int) -> None:
    forsta = RUBRIKRAD + 1
    for kol, kolumn in enumerate(tab.kolumner, start=1):
        bokstav = kolumnbokstaver(kol)
        blad.conditional_formatting.add(f"{bokstav}{forsta}:{bokstav}{sista}", tabellregel(tab, kolumn.namn, forsta))


def _hojder(blad: Worksheet, tab: Indatatabell, rader: Sequence[Sequence[Cellvarde]]) -> None:
    brytande = {kol: kolumnbokstaver(kol + 1) for kol, kolumn in enumerate(tab.kolumner) if bryter(tab, kolumn)}
    for nr, rad in enumerate(rader, start=RUBRIKRAD + 1):
        radhojd(blad, nr, {bokstaven: rad[kol] or "" for kol, bokstaven in brytande.items()})


def bryter(tab: Indatatabell, kolumn: Indatakolumn) -> bool:
    """Whether a text in the column runs onto more lines."""
    return stil_for(tab, kolumn) in {_BRYTANDE, Style.TEXT_BRYT}


def stil_for(tab: Indatatabell, kolumn: Indatakolumn) -> Style:
    """The named style of a column's cells; what the book fills in itself has no input colour."""
    bred = kolumn.typ is Typ.TEXT and kolumn.bredd >= _BRED_TEXT
    if tab.namn == "Importlogg" or kolumn.harleds_ur == "Kontoplan":
        annars = Style.TEXT_BRYT if bred else Style.RAD
        return {Typ.BELOPP: Style.POSTER_BELOPP, Typ.DATUM: Style.DATUM}.get(kolumn.typ, annars)
    return _BRYTANDE if bred else _INMATNING[kolumn.typ]


def _exceltabell(blad: Worksheet, tab: Indatatabell, sista: int) -> None:
    from openpyxl.worksheet.table import Table, TableStyleInfo  # noqa: PLC0415 - only building a book needs openpyxl

    ref = f"A{RUBRIKRAD}:{kolumnbokstaver(len(tab.kolumner))}{sista}"
    exceltabell = Table(displayName=tab.namn, ref=ref)
    exceltabell.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    blad.add_table(exceltabell)


def _valideringar(blad: Worksheet, tab: Indatatabell, sista: int) -> None:
    for kol, kolumn in enumerate(tab.kolumner, start=1):
        regel = validering(
            kolumn.namn,
            kolumn.typ,
            f"{kolumn.hjalp}{VISAS_MED_ORD if kolumn.ord else ''}",
            val=kolumn.val,
            kalla=_idlista(kolumn.hanvisar or kolumn.forslag_ur),
            kravs=kolumn.kravs,
            oppen=kolumn.oppen or bool(kolumn.forslag_ur),
        )
        regel.add(f"{kolumnbokstaver(kol)}{RUBRIKRAD + 1}:{kolumnbokstaver(kol)}{sista + RADER_UNDER}")
        blad.add_data_validation(regel)


def _idlista(namn: str) -> str:
    """The range of ids that a column points at, with room for rows to come."""
    if not namn:
        return ""
    kolumn = kolumnbokstaver([ett.namn for ett in tabell(namn).kolumner].index("Id") + 1)
    return f"'{tabell(namn).blad}'!${kolumn}${RUBRIKRAD + 1}:${kolumn}${RUBRIKRAD + RADER_UNDER}"
