"""The help sheets Om, Funktioner, Kontrollförteckning, Etikettlista and Källor."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import finsam_xl
from finsam_xl.book.bladram import hjalprad, nytt_blad, radhojd, skriv
from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.layout.expr import Context, Name, formula
from finsam_xl.layout.style import Style
from finsam_xl.layout.tabs import Tab
from finsam_xl.mallar import mall
from finsam_xl.udf.funktioner import samtliga
from finsam_xl.udf.register import Kolumntwin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from finsam_xl.udf.argument import Argument
    from finsam_xl.udf.register import Udf

__all__ = ["etikettlista", "funktionsblad", "kallblad", "kontrollforteckning", "omblad"]

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
    blad = nytt_blad(bok, "Om", "Om finsam-xl", f"Version {finsam_xl.__version__}", Tab.HELP)
    blad.column_dimensions["A"].width, blad.column_dimensions["B"].width = 24, 100
    for rad, (rubrik, text) in enumerate(_OM, start=4):
        skriv(blad, rad, 1, rubrik, Style.TEXT_BRYT)
        skriv(blad, rad, 2, text, Style.TEXT_BRYT)


def funktionsblad(bok: Workbook) -> None:
    """Add Funktioner: each worksheet function with its arguments, an example, its source and the formula without it."""
    blad = nytt_blad(
        bok,
        "Funktioner",
        "Funktioner",
        "De räknar i en bok med knappar (.xlsm) på en dator med Python. Formeln i sista kolumnen, med Excels engelska "
        "namn, ger samma svar överallt.",
        Tab.HELP,
    )
    kolumner = (
        ("Funktion", 22),
        ("Vad den gör", 44),
        ("Argument", 62),
        ("Exempel", 42),
        ("Källa", 20),
        ("Formel utan Python", 70),
    )
    _forteckning(blad, kolumner, [_funktionsrad(udf) for udf in samtliga()])


def _funktionsrad(udf: Udf) -> tuple[str, ...]:
    argument = "\n".join(map(_argument, udf.argument))
    return udf.namn, udf.hjalp, argument, udf.exempel, udf.kalla, _utan_python(udf)


def _argument(argument: Argument) -> str:
    namn = f"[{argument.namn}]" if argument.valfritt else argument.namn
    return f"{namn}: {argument.hjalp}"


def _utan_python(udf: Udf) -> str:
    if isinstance(udf.twin, Kolumntwin):
        return f"Räknas steg för steg i kolumner; se bladet {udf.twin.blad} i en byggd rapport."
    uttryck = udf.utan_python(*(Name(argument.namn) for argument in udf.argument))
    return f"={formula(uttryck, Context(''))}"


def kallblad(bok: Workbook) -> None:
    """Add Källor: the law, recommendation or agreement that each rule and control names by id."""
    blad = nytt_blad(
        bok, "Källor", "Källor", "Lagrum, rekommendationer och avtal som regler och kontroller hänvisar till.", Tab.HELP
    )
    kallor = tomllib.loads(mall("kallor.toml").read_text(encoding="utf-8"))
    rader = [(id_, kalla["titel"], kalla.get("paragraf", ""), kalla.get("url", "")) for id_, kalla in kallor.items()]
    _forteckning(blad, (("Id", 22), ("Titel", 56), ("Ställe", 56), ("Adress", 60)), rader)


def kontrollforteckning(bok: Workbook, kontroller: Sequence[Sequence[str]]) -> None:
    """Add Kontrollförteckning, each control by id: its title, rule, what a difference means, source."""
    blad = nytt_blad(
        bok,
        "Kontrollförteckning",
        "Kontrollförteckning",
        "Regeln som ska hålla; utfallet står i rapportens blad Kontroller. OK är prövat och håller, NOTIS är värd en "
        "blick, FEL ska rättas. EJ PRÖVAD saknar indata, och bladet säger vilka. EJ AKTUELL har förbundet inte.",
        Tab.HELP,
    )
    kolumner = (("Id", 8), ("Kontroll", 48), ("Regel", 70), ("Vad en skillnad betyder", 70), ("Källa", 22))
    _forteckning(blad, kolumner, kontroller)


def etikettlista(bok: Workbook, etiketter: Sequence[Sequence[str]]) -> None:
    """Add Etikettlista: the rows that can have a text of one's own in Etiketter, by report, table and id."""
    blad = nytt_blad(
        bok,
        "Etikettlista",
        "Etikettlista",
        "Tabell och Id att skriva i bladet Etiketter. I stället för insatsens_id och medlemmens_id skrivs id:t i "
        "Insatser eller Medlemmar; MA_1_1 är indikator 1.1. Mål, verksamhetstal och platser följer bokens egna rader.",
        Tab.HELP,
    )
    _forteckning(blad, (("Rapport", 28), ("Tabell", 10), ("Id", 36), ("Text", 60)), etiketter)


def _forteckning(blad: Worksheet, kolumner: Sequence[tuple[str, int]], rader: Sequence[Sequence[str]]) -> None:
    for kol, (rubrik, bredd) in enumerate(kolumner, start=1):
        skriv(blad, 4, kol, rubrik, Style.RUBRIKRAD)
        blad.column_dimensions[kolumnbokstaver(kol)].width = bredd
    hjalprad(blad, len(kolumner))
    for nr, rad in enumerate(rader, start=5):
        for kol, text in enumerate(rad, start=1):
            skriv(blad, nr, kol, text, Style.TEXT_BRYT)
        radhojd(blad, nr, {kolumnbokstaver(kol): text for kol, text in enumerate(rad, start=1)})
    blad.freeze_panes = "A5"
    blad.print_title_rows = "4:4"
