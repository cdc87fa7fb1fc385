"""The sheet Förbund: the förbund whose members are known, with their source; Grunddata proposes their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.book.bladram import nytt_blad, radhojd, skriv
from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.layout.style import Style
from finsam_xl.layout.tabs import Tab
from finsam_xl.offentligt.forbund import forbunden

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

__all__ = ["forbundsblad", "namnlista"]

_BLAD = "Förbund"
_KOLUMNER = (("Förbund", 44), ("Organisationsnummer", 22), ("Regioner", 32), ("Kommuner", 70), ("Källa", 80))
_FORSTA_RAD = 5


def namnlista() -> str:
    """Where the names stand, as a list of choices takes them."""
    return f"{_BLAD}!$A${_FORSTA_RAD}:$A${_FORSTA_RAD + len(forbunden()) - 1}"


def forbundsblad(bok: Workbook) -> None:
    """Add Förbund, a row per förbund."""
    om = (
        f"De {len(forbunden())} förbund vars medlemmar är kända; de andra fyller i Medlemmar själva. finsam medlemmar "
        "BOK fyller Medlemmar med dem, om tabellen inte har några kommuner. Pröva dem mot förbundsordningen."
    )
    blad = nytt_blad(bok, _BLAD, "Kända förbund", om, Tab.HELP)
    for kol, (rubrik, bredd) in enumerate(_KOLUMNER, start=1):
        skriv(blad, _FORSTA_RAD - 1, kol, rubrik, Style.RUBRIKRAD)
        blad.column_dimensions[kolumnbokstaver(kol)].width = bredd
    for rad, ett in enumerate(forbunden(), start=_FORSTA_RAD):
        texter = (
            ett.namn,
            ett.organisationsnummer or "–",
            ", ".join(region.namn for region in ett.regioner),
            ", ".join(kommun.ort for kommun in ett.kommuner),
            ett.beskrivning,
        )
        for kol, text in enumerate(texter, start=1):
            skriv(blad, rad, kol, text, Style.TEXT_BRYT)
        radhojd(blad, rad, {kolumnbokstaver(kol): text for kol, text in enumerate(texter, start=1)})
    blad.freeze_panes = f"A{_FORSTA_RAD}"
    blad.print_title_rows = f"{_FORSTA_RAD - 1}:{_FORSTA_RAD - 1}"
