"""The commands that make a report: as sheets, in print, as a document, and for a folder of books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.hosts.kommandon.grammatik.argument import rapport_och_bok
from finsam_xl.hosts.kommandon.grammatik.orden import RAPPORTER

if TYPE_CHECKING:
    import argparse

    from finsam_xl.hosts.kommandon.grammatik.tolken import Tolk

__all__ = ["alla", "bygg", "dokument", "skriv_ut"]


def bygg(under: argparse._SubParsersAction[Tolk]) -> None:
    """The report's sheets in the book."""
    bygg = under.add_parser("bygg", help="bygg en rapport", description="Bygger rapportens blad i boken.")
    rapport_och_bok(bygg)
    bygg.add_argument("-o", "--ut", metavar="UT", help="skriv till en ny fil i stället för i boken")


def skriv_ut(under: argparse._SubParsersAction[Tolk]) -> None:
    """The report's sheets in print."""
    tryck = under.add_parser(
        "skriv-ut",
        help="skriv ut en rapport",
        description="Skriver rapportens blad, och bara dem, med egna sidnummer: som PDF genom LibreOffice eller Excel, "
        "eller som en arbetsbok att skriva ut ur. Boken ändras inte. Svarar med 1 om någon kontroll är ett fel.",
    )
    rapport_och_bok(tryck)
    tryck.add_argument("-o", "--ut", metavar="UT", required=True, help="den nya filen, .pdf eller .xlsx")
    tryck.add_argument(
        "--med-kontroller", action="store_true", help="ta med bladen Poster och Kontroller, som annars inte skrivs ut"
    )


def dokument(under: argparse._SubParsersAction[Tolk]) -> None:
    """The report as a Word document, made or renewed."""
    dokument = under.add_parser(
        "dokument",
        help="gör rapporten som Word-dokument",
        description="Gör rapporten som ett Word-dokument, med text ur en mall och varje tabell och siffra ur bokens "
        "indata. Inget skrivs om en kontroll är ett fel, eller om mallen har ett märke som inte finns. Ett dokument "
        "som redan är gjort uppdateras med --uppdatera: det som någon har skrivit eller ändrat i det står kvar.",
    )
    dokument.add_argument(
        "rapport",
        metavar="RAPPORT",
        nargs="?",
        choices=tuple(ord_ for ord_, prefix in RAPPORTER.items() if prefix != "BI"),
        help="arsredovisning, halvarsredovisning eller verksamhetsplan",
    )
    dokument.add_argument("bok", metavar="BOK", nargs="?", help="arbetsboken")
    dokument.add_argument("-o", "--ut", metavar="UT", help="dokumentets namn, .docx (annars bredvid boken)")
    dokument.add_argument(
        "--pdf", action="store_true", help="gör också en PDF, med LibreOffice; innehållet får då sina sidnummer"
    )
    dokument.add_argument("--mall", metavar="FIL", help="en egen mall, .docx, i stället för den som följer med")
    dokument.add_argument(
        "--skriv-mall", metavar="FIL", help="skriv mallen som följer med till en fil, att ändra i Word"
    )
    dokument.add_argument(
        "--uppdatera",
        metavar=("DOKUMENT", "BOK"),
        nargs="+",
        default=[],
        help="förnya siffrorna, meningarna och tabellerna i ett dokument som är gjort, och inget annat; utan BOK den "
        "bok bredvid som det gjordes av",
    )
    dokument.add_argument(
        "--läge",
        "--lage",
        dest="lage",
        metavar=("DOKUMENT", "BOK"),
        nargs="+",
        default=[],
        help="visa om boken har ändrats sedan dokumentet gjordes, och vad --uppdatera skulle göra; svarar med 1 om den "
        "har ändrats",
    )
    dokument.add_argument(
        "--namn", action="store_true", help="visa alla märken som en mall kan ha, med deras värden (med -o som .csv)"
    )


def alla(under: argparse._SubParsersAction[Tolk]) -> None:
    """A folder of books, each built, checked or made into its document."""
    manga = under.add_parser(
        "alla",
        help="gå igenom en mapp med många förbunds böcker",
        description="Bygger eller kontrollerar varje bok i mappen, eller gör dess Word-dokument, i en process, och "
        "skriver en översikt över dem. En bok som inte går att läsa stoppar ingen annan. Svarar som den sämsta boken: "
        "0, 1 eller 2.",
    )
    manga.add_argument("mapp", metavar="MAPP", help="mappen med böckerna")
    manga.add_argument(
        "gor", metavar="GÖR", choices=("bygg", "kontrollera", "dokument"), help="bygg, kontrollera eller dokument"
    )
    manga.add_argument(
        "rapport",
        metavar="RAPPORT",
        nargs="?",
        choices=tuple(RAPPORTER),
        help="vilken rapport (annars bygger bygg bokens alla, och dokument gör årsredovisningen)",
    )
    manga.add_argument("-o", "--ut", metavar="FIL", help="översikten (annars Översikt.xlsx i mappen)")
    manga.add_argument("--undermappar", action="store_true", help="gå också igenom mapparna i mappen")
