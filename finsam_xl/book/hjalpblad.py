"""The help sheets Om and Källor."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import finsam_xl
from finsam_xl.book.bladram import nytt_blad, radhojd, skriv
from finsam_xl.mallar import mall

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

__all__ = ["kallblad", "omblad"]

_OM = (
    (
        "Vad boken gör",
        "Bygger rapporternas tabeller ur bladen i boken. Varje tal i en tabell är en formel som slutar här.",
    ),
    ("Indata", "Färgade celler fylls i av dig. Saldo och Objektsaldo fylls ur SIE-filen; egna rader behålls."),
    (
        "Belopp",
        "Underlaget är i kronor och ören. Tabellerna avrundar var för sig till den enhet som valts i Grunddata.",
    ),
    ("Tecken", "Saldo följer bokföringen: debet positivt, kredit negativt. Budget och avgifter skrivs positiva."),
    ("Utan programmet", "Den levererade boken räknas av Excel eller LibreOffice utan tillägg och utan makron."),
    ("Egna blad", "Egna blad, diagram och anteckningar i boken rörs inte när en rapport byggs."),
    ("Personuppgifter", "Lämna kolumnen Namn i Styrelse tom i filer som delas."),
    ("Licens", "MIT. Programmet lämnas i befintligt skick; förbundet svarar för sin redovisning."),
)


def omblad(bok: Workbook) -> None:
    """Add Om: what the book does and the conventions that its figures follow."""
    blad = nytt_blad(bok, "Om", "Om finsam-xl", f"Version {finsam_xl.__version__}")
    blad.column_dimensions["A"].width, blad.column_dimensions["B"].width = 24, 100
    for rad, (rubrik, text) in enumerate(_OM, start=4):
        skriv(blad, rad, 1, rubrik, "Finsam Text Bryt")
        skriv(blad, rad, 2, text, "Finsam Text Bryt")


def kallblad(bok: Workbook) -> None:
    """Add Källor: the law, recommendation or agreement that each rule and control names by id."""
    blad = nytt_blad(
        bok, "Källor", "Källor", "Lagrum, rekommendationer och avtal som regler och kontroller hänvisar till."
    )
    kallor = tomllib.loads(mall("kallor.toml").read_text(encoding="utf-8"))
    for kol, (rubrik, bredd) in enumerate((("Id", 22), ("Titel", 56), ("Ställe", 56), ("Adress", 60)), start=1):
        skriv(blad, 4, kol, rubrik, "Finsam Rubrikrad")
        blad.column_dimensions["ABCD"[kol - 1]].width = bredd
    for rad, (id_, kalla) in enumerate(kallor.items(), start=5):
        texter = {"A": id_, "B": kalla["titel"], "C": kalla.get("paragraf", ""), "D": kalla.get("url", "")}
        for kol, text in enumerate(texter.values(), start=1):
            skriv(blad, rad, kol, text, "Finsam Text Bryt")
        radhojd(blad, rad, texter)
    blad.freeze_panes = "A5"
    blad.print_title_rows = "4:4"
