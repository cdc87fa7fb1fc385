"""Halvårets noter 1–4: intäkter per medlem, kostnader per slag, fordringar, och upplupna poster.

Not 2 visar kostnaderna efter vad de är, också insatsernas; not 4 är kontogrupp 29 med medlemsavgifter som betalats i
förskott.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.hamta import UPPLUPNA
from finsam_xl.tabeller.arets.noter import DELADE, delad, intaktsposter, medlemmar_i_not4, notens_poster, noterna
from finsam_xl.tabeller.egna_noter import egna_notposter
from finsam_xl.tabeller.halvar.balans import balansdagar, pa_balansdagen
from finsam_xl.tabeller.kolumner import balansdag, perioder

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.poster import Post
    from finsam_xl.layout.table import Table
    from finsam_xl.modell import Medlem

__all__ = ["balansposter", "resultatposter", "tabeller"]


def resultatposter(underlag: Underlag) -> tuple[Post, ...]:
    """Not 1 och 2 i kr för perioden och samma period året före; kostnaderna positiva."""
    return (
        *intaktsposter(underlag),
        *notens_poster(underlag, "NOT2", utan_konton=True),
        *egna_notposter(underlag, balans=False),
    )


def balansposter(underlag: Underlag) -> tuple[Post, ...]:
    """Not 3 och 4 i kr på balansdagarna; fordringar och skulder positiva."""
    motparterna = delad("NOT4", medlemmar_i_not4(underlag), UPPLUPNA)
    egna = (
        *notens_poster(underlag, "NOT3", utan_konton=True),
        *notens_poster(underlag, "NOT4", motparterna, kontogrupp=UPPLUPNA, utan_konton=True),
        *egna_notposter(underlag, balans=True),
    )
    return pa_balansdagen(underlag, egna)


def tabeller(underlag: Underlag) -> tuple[Table, ...]:
    """Noterna i bokens ordning; de vanliga raderna visas alltid, de andra när de har belopp."""
    med_upplupet = (medlem for medlem in medlemmar_i_not4(underlag) if _har_upplupet(underlag, medlem))
    return noterna(underlag, perioder(balansdag), balansdagar(underlag), med_upplupet)


def _har_upplupet(underlag: Underlag, medlem: Medlem) -> bool:
    return any(
        rad.belopp and rad.id == medlem.id and rad.not_ == DELADE["NOT4"] and rad.period in underlag.dagar
        for rad in underlag.bokslut.objektsaldon
    )
