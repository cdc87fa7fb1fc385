"""The command line: which commands there are, in what order, and the words that they share."""

from __future__ import annotations

from finsam_xl import __version__
from finsam_xl.hosts.kommandon.grammatik import boken, bokforingen, datorn, provningen, rapporten, revisorn
from finsam_xl.hosts.kommandon.grammatik.orden import BUDGETVERSIONER, RAPPORTER, kommandoord
from finsam_xl.hosts.kommandon.grammatik.tolken import Tolk

__all__ = ["BUDGETVERSIONER", "RAPPORTER", "kommandoord", "tolk"]

_KOMMANDON = (
    boken.skapa,
    boken.medlemmar,
    bokforingen.sie,
    bokforingen.importera,
    rapporten.bygg,
    rapporten.dokument,
    provningen.kontrollera,
    rapporten.alla,
    boken.nytt_ar,
    boken.uppgradera,
    rapporten.skriv_ut,
    provningen.granska,
    provningen.harkomst,
    revisorn.revisor,
    revisorn.jamfor,
    datorn.excel,
    boken.demo,
)
"""The commands in the order of the help."""


def tolk() -> Tolk:
    """The parser of the command `finsam`; `kommando` tells which command was given."""
    huvud = Tolk(
        prog="finsam", description="Årsredovisning för samordningsförbund, från SIE-fil till spårbara tabeller."
    )
    huvud.add_argument("--version", action="version", version=f"finsam-xl {__version__}", help="visa versionen")
    under = huvud.add_subparsers(dest="kommando", metavar="KOMMANDO", required=True, parser_class=Tolk)
    for lagg_till in _KOMMANDON:
        lagg_till(under)
    return huvud
