"""The commands that show and read what the bookkeeping has exported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.hosts.kommandon.grammatik.argument import arbetsboken, dag, ja, teckenkod
from finsam_xl.hosts.kommandon.grammatik.orden import BUDGETVERSIONER

if TYPE_CHECKING:
    import argparse

    from finsam_xl.hosts.kommandon.grammatik.tolken import Tolk

__all__ = ["importera", "sie"]


def sie(under: argparse._SubParsersAction[Tolk]) -> None:
    """What a SIE file holds."""
    sie = under.add_parser(
        "sie",
        help="visa vad en SIE-fil innehåller",
        description="Visar program, år, summor, dimensioner och allt filen har att anmärka på, utan att läsa in något. "
        "Svarar med 2 om filen skulle avvisas.",
    )
    sie.add_argument("fil", metavar="FIL", help="SIE-filen")
    teckenkod(sie)
    sie.add_argument("--json", action="store_true", help="skriv samma sak som JSON")


def importera(under: argparse._SubParsersAction[Tolk]) -> None:
    """SIE files, or a trial balance or ledger as a spreadsheet, read into the book."""
    sie = under.add_parser(
        "importera-sie", help="läs in SIE-filer", description="Läser in saldon ur SIE-filer i boken."
    )
    arbetsboken(sie)
    sie.add_argument("filer", metavar="FIL", nargs="+", help="en eller flera SIE-filer (typ 1–4)")
    sie.add_argument(
        "--budget",
        metavar="VERSION",
        choices=BUDGETVERSIONER,
        help=f"läs också in filernas budget, som {', '.join(BUDGETVERSIONER[:-1])} eller {BUDGETVERSIONER[-1]}",
    )
    sie.add_argument(
        "--med-verifikationer",
        action="store_true",
        help="lägg varje konteringsrad i bladet Verifikationer, så att saldona går att följa",
    )
    teckenkod(sie)
    ja(sie)
    saldon = under.add_parser(
        "importera-saldon",
        help="läs in en råbalans eller huvudbok som kalkylblad",
        description="Läser in saldon ur en råbalans eller huvudbok i en arbetsbok (.xlsx) eller en textfil (.csv). "
        "Kolumnerna känns igen på sina rubriker, och det som lästs visas innan något skrivs.",
    )
    arbetsboken(saldon)
    saldon.add_argument("filer", metavar="FIL", nargs="+", help="en eller flera filer, .xlsx eller .csv")
    saldon.add_argument(
        "--period", metavar="DAG", type=dag, help="dagen som saldona gäller till, ÅÅÅÅ-MM-DD, om filen inte säger det"
    )
    teckenkod(saldon)
    ja(saldon)
