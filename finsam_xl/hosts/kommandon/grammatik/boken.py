"""The commands that make a workbook, or give one what it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.hosts.kommandon.grammatik.argument import arbetsboken, teckenkod

if TYPE_CHECKING:
    import argparse

    from finsam_xl.hosts.kommandon.grammatik.tolken import Tolk

__all__ = ["demo", "medlemmar", "nytt_ar", "skapa", "uppgradera"]


def skapa(under: argparse._SubParsersAction[Tolk]) -> None:
    """A new book."""
    ny = under.add_parser("skapa", help="skapa en arbetsbok", description="Skapar en arbetsbok med alla indatablad.")
    ny.add_argument(
        "ut",
        metavar="UT",
        help="filen som skapas, .xlsx eller .xlsm (med knappar och funktioner); finns den redan skrivs den inte över",
    )
    innehall = ny.add_mutually_exclusive_group()
    innehall.add_argument("--exempel", metavar="NAMN", help="fyll boken med ett exempel, till exempel gavleborg-2025")
    innehall.add_argument(
        "--ur-sie",
        "--ur-saldon",
        metavar="FIL",
        nargs="+",
        default=[],
        help="fyll boken med vad en eller flera SIE-filer av olika år vet: förbund, perioder, kontoplan, medlemmar, "
        "insatser, budget; varje förslag har egen färg och sin källa",
    )
    innehall.add_argument(
        "--förbund",
        "--forbund",
        dest="forbund",
        metavar="NAMN",
        help="fyll boken med förbundets medlemmar, om de är kända (finsam medlemmar visar vilka)",
    )
    ny.add_argument(
        "--kontoplan", choices=("bas", "kommunbas"), help="kontoplan att börja med (annars SIE-filernas, eller bas)"
    )
    teckenkod(ny)


def medlemmar(under: argparse._SubParsersAction[Tolk]) -> None:
    """The known members of a förbund, shown or filled in."""
    kanda = under.add_parser(
        "medlemmar",
        help="fyll Medlemmar med ett känt förbunds medlemmar, eller kommunernas nummer och invånare",
        description="Utan BOK: visar vilka förbund vars medlemmar är kända, med källa. Med BOK: fyller Medlemmar, om "
        "tabellen inte har några kommuner; har den det får de sina organisationsnummer, och invånarna om nyckeln läser "
        "dem eller ingen fast andel är ifylld. Det som står där skrivs aldrig över.",
    )
    kanda.add_argument("bok", metavar="BOK", nargs="?", help="arbetsboken")
    kanda.add_argument(
        "--förbund",
        "--forbund",
        dest="forbund",
        metavar="NAMN",
        help="vilket förbund (annars det som Grunddata nämner)",
    )


def nytt_ar(under: argparse._SubParsersAction[Tolk]) -> None:
    """Next year's book."""
    ny = under.add_parser(
        "nytt-ar",
        aliases=["nytt-år"],
        help="gör nästa års bok",
        description="Gör nästa års bok av årets: perioderna flyttas ett år, årets saldon blir förra årets, insatser "
        "som fortfarande pågår och alla texter står kvar. Den gamla boken rörs inte.",
    )
    ny.add_argument("bok", metavar="BOK", help="årets bok")
    ny.add_argument("-o", "--ut", metavar="NY", required=True, help="den nya boken; en fil som finns skrivs inte över")


def uppgradera(under: argparse._SubParsersAction[Tolk]) -> None:
    """What a new book has and an older one lacks."""
    gammal = under.add_parser(
        "uppgradera",
        help="ge en äldre bok det som nya böcker har",
        description="Lägger till de blad, tabeller, kolumner och celler som en ny bok har och boken saknar, med de "
        "rader som de har från början. Allt annat i boken är som det var. Svarar med 1 om något inte gick att lägga "
        "till för att något annat står i vägen.",
    )
    arbetsboken(gammal)
    gammal.add_argument("-o", "--ut", metavar="NY", help="skriv till en ny fil i stället för i boken")


def demo(under: argparse._SubParsersAction[Tolk]) -> None:
    """The example from beginning to end."""
    exemplet = under.add_parser(
        "demo",
        help="bygg exemplet från början till slut",
        description="Skapar exempelboken, läser in dess SIE-fil, bygger årsredovisningen, kontrollerar och säger vad "
        "du öppnar.",
    )
    exemplet.add_argument("mapp", metavar="MAPP", nargs="?", default="demo", help="mapp för filerna (annars demo)")
