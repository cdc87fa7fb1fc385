"""The commands that examine: the book, the printed report, and where a figure comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.hosts.kommandon.grammatik.argument import antal, arbetsboken

if TYPE_CHECKING:
    import argparse

    from finsam_xl.hosts.kommandon.grammatik.tolken import Tolk

__all__ = ["granska", "harkomst", "kontrollera"]


def kontrollera(under: argparse._SubParsersAction[Tolk]) -> None:
    """The controls of the book."""
    prova = under.add_parser(
        "kontrollera",
        help="kontrollera boken",
        description="Räknar alla kontroller på bokens indata. Svarar med 1 om någon kontroll är ett fel, och med 4 om "
        "--rätta skrev i boken men något annat i den är fel, så att kontrollerna inte gick att räkna.",
    )
    arbetsboken(prova)
    prova.add_argument("--json", action="store_true", help="skriv resultatet som JSON")
    prova.add_argument(
        "--rätta",
        "--ratta",
        dest="ratta",
        action="store_true",
        help="rätta först det som går att läsa säkert (2 600 000 som text, kantblanksteg ...), med en logg i boken",
    )


def granska(under: argparse._SubParsersAction[Tolk]) -> None:
    """The figures of a printed report."""
    tryckt = under.add_parser(
        "granska",
        help="granska en tryckt rapports tal",
        description="Räknar om talen i en rapports tryckta tabeller: en mapp med tabeller (CSV) och insatskort (JSON), "
        "en arbetsbok där tabellerna är inklistrade, ett Word-dokument eller en PDF. Svarar med 0 när något är prövat "
        "och inget är fel, 1 om något är ett fel och 3 om inget gick att läsa eller pröva.",
    )
    tryckt.add_argument("tryck", metavar="TRYCK", help="mappen, arbetsboken eller dokumentet med tabellerna")
    tryckt.add_argument(
        "--jämför",
        "--jamfor",
        dest="jamfor",
        metavar="TRYCK",
        nargs="+",
        default=[],
        help="andra års rapporter att jämföra med",
    )
    tryckt.add_argument("--blad", metavar="BOK", help="skriv fynden i arbetsboken, som bladet Granskning")
    tryckt.add_argument("--rapport", metavar="UT", help="skriv granskningen som ett dokument, .docx eller .json")
    tryckt.add_argument("--mot", metavar="BOK", help="jämför varje tryckt tal med det som bokens byggda rapport har")
    tryckt.add_argument("--json", action="store_true", help="skriv fynden som JSON")


def harkomst(under: argparse._SubParsersAction[Tolk]) -> None:
    """A figure followed to the ledger."""
    led = under.add_parser(
        "spåra",
        aliases=["spara"],
        help="följ en siffra till huvudboken",
        description="Visar var en siffra kommer ifrån: varje cell och formel på vägen, ned till indata och huvudbokens "
        "rader, med konto och rad i SIE-filen. Svarar med 1 om cellen visar något annat än det som räknas fram.",
    )
    arbetsboken(led)
    led.add_argument(
        "cell", metavar="CELL", help='cellen, som "ÅR Resultaträkning!C7", eller ett namn, som AR_RR_intakter'
    )
    led.add_argument("--djup", metavar="N", type=antal, help="visa högst så många led nedåt")
    led.add_argument("--bredd", metavar="N", type=antal, help="visa högst så många celler eller rader under varje led")
    led.add_argument("--json", action="store_true", help="skriv samma sak som JSON")
    led.add_argument(
        "--blad", action="store_true", help="skriv spåret i ett eget blad i boken, med länkar till cellerna"
    )
    led.add_argument("-o", "--ut", metavar="UT", help="skriv bladet till en ny fil i stället för i boken")
