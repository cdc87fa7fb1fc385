"""The sheet Grunddata: label, value and help, each value cell named in the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.book.bladram import nytt_blad, radhojd, rubrik_over_gruppen, skriv
from finsam_xl.book.forbundsblad import namnlista
from finsam_xl.book.forslagsblad import uppgiftsregel
from finsam_xl.book.innehall import anteckna, forslagsstil
from finsam_xl.book.validering import validering
from finsam_xl.inputs.grunddata import BLAD
from finsam_xl.inputs.schema import Typ
from finsam_xl.inputs.uppgifter import GRUNDDATA
from finsam_xl.layout.style import Style
from finsam_xl.layout.tabs import Tab

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from finsam_xl.book.innehall import Bokinnehall
    from finsam_xl.inputs.uppgifter import Uppgift

__all__ = ["grunddatablad"]

_HJALP = "Uppgifter om förbundet och hur rapporterna visas. Fyll i de färgade cellerna."
_FORSTA = 4
_FORBUND = "Forbund"
"""The cell that the known förbund are proposed in; any other name goes too."""
_BREDDER = {"A": 38, "B": 34, "C": 86}
_STIL = {
    Typ.BELOPP: Style.INMATNING_BELOPP,
    Typ.DATUM: Style.INMATNING_DATUM,
    Typ.PROCENT: Style.INMATNING_PROCENT,
    Typ.HELTAL: Style.INMATNING_HELTAL,
    Typ.TAL: Style.INMATNING_TAL,
    Typ.TEXT: Style.INMATNING_BRYT,
    Typ.VAL: Style.INMATNING,
}


def grunddatablad(bok: Workbook, innehall: Bokinnehall) -> None:
    """Add Grunddata, with the values of *innehall* over the defaults of the schema."""
    blad = nytt_blad(bok, BLAD, BLAD, _HJALP, Tab.INPUT)
    rubrik_over_gruppen(blad)
    for kolumn, bredd in _BREDDER.items():
        blad.column_dimensions[kolumn].width = bredd
    rad = _FORSTA
    for uppgift in (ett for ett in GRUNDDATA if not ett.utgangen):
        if uppgift.avsnitt:
            rad += rad > _FORSTA
            for kol, text in enumerate((uppgift.avsnitt, "", ""), start=1):
                skriv(blad, rad, kol, text, Style.RUBRIKRAD)
            rad += 1
        _uppgift(bok, blad, rad, uppgift, innehall)
        blad.row_dimensions[rad].outlineLevel = 1
        rad += 1
    blad.freeze_panes = f"A{_FORSTA}"


def _uppgift(bok: Workbook, blad: Worksheet, rad: int, uppgift: Uppgift, innehall: Bokinnehall) -> None:
    from openpyxl.workbook.defined_name import DefinedName  # noqa: PLC0415 - only building a book needs openpyxl

    skriv(blad, rad, 1, uppgift.etikett, Style.TEXT_BRYT)
    skriv(blad, rad, 3, uppgift.hjalp, Style.TEXT_BRYT)
    sagt = innehall.grunddata.get(uppgift.namn, uppgift.forval) if uppgift.typ is Typ.TEXT else ""
    radhojd(blad, rad, {"A": uppgift.etikett, "B": sagt or "", "C": uppgift.hjalp})
    bok.defined_names[uppgift.namn] = DefinedName(uppgift.namn, attr_text=f"{BLAD}!$B${rad}")
    if uppgift.formel:
        skriv(blad, rad, 2, f"={uppgift.formel}", Style.ANTAL, formel=True)
        return
    kalla = innehall.uppgifter.get(uppgift.namn, "")
    stil = _STIL[uppgift.typ]
    varde = innehall.grunddata.get(uppgift.namn, uppgift.forval)
    cell = skriv(blad, rad, 2, varde, forslagsstil(stil) if kalla else stil)
    if kalla:
        anteckna(cell, kalla)
        blad.conditional_formatting.add(f"B{rad}", uppgiftsregel(uppgift, f"B{rad}"))
    regel = validering(
        uppgift.etikett,
        uppgift.typ,
        uppgift.hjalp,
        val=uppgift.val,
        kalla=namnlista() if uppgift.namn == _FORBUND else "",
        kravs=uppgift.kravs,
        oppen=uppgift.namn == _FORBUND,
    )
    regel.add(f"B{rad}")
    blad.add_data_validation(regel)
