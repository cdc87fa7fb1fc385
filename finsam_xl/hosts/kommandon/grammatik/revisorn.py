"""The commands for the auditor: the package, its verification, and what differs between two."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from finsam_xl.hosts.kommandon.grammatik.tolken import Tolk

__all__ = ["jamfor", "revisor"]


def revisor(under: argparse._SubParsersAction[Tolk]) -> None:
    """The package, and the verification of one."""
    paket = under.add_parser(
        "revisor",
        help="gör ett paket till revisorn",
        description="Skriver en mapp med en kopia av boken utan makron och Python, bokföringens SIE-filer, "
        "kontrollerna som PDF och ett manifest med varje fils kontrollsumma.",
    )
    paket.add_argument("bok", metavar="BOK", help="arbetsboken, med rapporten byggd")
    paket.add_argument("-o", "--ut", metavar="MAPP", required=True, help="den nya mappen")
    prova = under.add_parser(
        "verifiera",
        help="pröva ett revisorspaket",
        description="Prövar kontrollsummor, att varje formel räknas till sitt värde och att kontrollerna håller, och "
        "säger vilken fil eller cell som ändrats sedan paketet gjordes. Svarar med 1 om något skiljer.",
    )
    prova.add_argument("mapp", metavar="MAPP", help="mappen med paketet")


def jamfor(under: argparse._SubParsersAction[Tolk]) -> None:
    """What differs between two packages or two books."""
    tva = under.add_parser(
        "jamfor",
        aliases=["jämför"],
        help="jämför två revisorspaket eller två böcker",
        description="Visar varje tryckt siffra, kontroll, formel och indatarad som skiljer mellan två revisorspaket "
        "eller två böcker, det värsta först. Raderna känns igen på sin nyckel och cellerna på sina ord, inte på sin "
        "plats. Svarar med 1 om något skiljer.",
    )
    tva.add_argument("fore", metavar="PAKET1", help="det äldre paketet (mappen) eller boken")
    tva.add_argument("efter", metavar="PAKET2", help="det nyare paketet (mappen) eller boken")
    tva.add_argument("-o", "--ut", metavar="UT", help="skriv allt som skiljer till en ny fil, .xlsx eller .md")
