"""Halvårets noter 1–4: intäkter per medlem, kostnader per slag, fordringar, och upplupna poster.

Not 2 visar kostnaderna efter vad de är, också insatsernas; not 4 är kontogrupp 29 med medlemsavgifter som betalats i
förskott.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.hamta import motpart, saldo, saldon
from finsam_xl.figurer.ur_poster import figurer
from finsam_xl.layout.expr import Figure, plus
from finsam_xl.layout.poster import Post
from finsam_xl.tabeller.arets.noter import (
    ej_fordelat,
    intaktsposter,
    intaktsrader,
    lagens_koder,
    lagens_not,
    medlemmar_i_not4,
    medlemsrader,
    notens_rader,
    notens_summa,
)
from finsam_xl.tabeller.egna_noter import egen_not, egna_notposter
from finsam_xl.tabeller.egna_poster import Hamtning, egna_poster
from finsam_xl.tabeller.halvar.balans import UPPLUPNA, balansdagar, pa_balansdagen
from finsam_xl.tabeller.kolumner import balansdag, perioder
from finsam_xl.tabeller.notnummer import tryckta_noter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.expr import Expr
    from finsam_xl.layout.table import Table
    from finsam_xl.modell import Medlem

__all__ = ["balansposter", "resultatposter", "tabeller"]

_KALLA = "lkbr-9"
_MOTPARTER, _EJ_FORDELAT = "NOT4_motparter", "NOT4_ej_fordelat"


def resultatposter(underlag: Underlag) -> tuple[Post, ...]:
    """Not 1 och 2 i kr för perioden och samma period året före; kostnaderna positiva."""
    return (
        *intaktsposter(underlag),
        *_notens(underlag, "NOT2", Hamtning("Not", 1, _KALLA)),
        notens_summa(underlag, "NOT2"),
        *egna_notposter(underlag, balans=False),
    )


def balansposter(underlag: Underlag) -> tuple[Post, ...]:
    """Not 3 och 4 i kr på balansdagarna; fordringar och skulder positiva."""
    medlemmar = medlemmar_i_not4(underlag)
    iden = tuple(f"NOT4_{medlem.id}" for medlem in medlemmar)
    rest = Figure(_MOTPARTER) - plus(*figurer(*iden))
    upplupet = Hamtning("Not", -1, _KALLA, UPPLUPNA)
    egna = (
        *_notens(underlag, "NOT3", Hamtning("Not", 1, _KALLA)),
        notens_summa(underlag, "NOT3"),
        *(Post(f"NOT4_{ett.id}", _motpart(ett), etikett=ett.namn, kalla=_KALLA) for ett in medlemmar),
        Post(_MOTPARTER, _upplupet(_MOTPARTER), etikett="Konton som delas per motpart", kalla=_KALLA),
        Post(_EJ_FORDELAT, rest, etikett="Ej fördelat", kalla=_KALLA),
        *_notens(underlag, "NOT4", upplupet),
        notens_summa(underlag, "NOT4", (*iden, _EJ_FORDELAT)),
        *egna_notposter(underlag, balans=True),
    )
    return pa_balansdagen(underlag, egna)


def _notens(underlag: Underlag, not_: str, hamtning: Hamtning) -> Iterator[Post]:
    """Lagens rader i noten med de koder som räknas in i dem, och de egna."""
    for kod in lagens_koder(underlag, not_):
        rad = underlag.form.rad(not_, kod)
        if rad is not None:
            koder = underlag.form.med_delar(rad)
            belopp = saldon("Not", koder, tecken=hamtning.tecken, kontogrupp=hamtning.kontogrupp)
            yield Post(kod, belopp, etikett=rad.text, kalla=_KALLA)
    yield from egna_poster(underlag, not_, hamtning)


def _upplupet(kod: str) -> Expr:
    return saldo("Not", kod, kontogrupp=UPPLUPNA)


def _motpart(medlem: Medlem) -> Expr:
    return motpart(medlem.id, _MOTPARTER, kontogrupp=UPPLUPNA)


def tabeller(underlag: Underlag) -> tuple[Table, ...]:
    """Noterna i bokens ordning; de vanliga raderna visas alltid, de andra när de har belopp."""
    medlemmar = medlemmar_i_not4(underlag)
    not4 = (
        *medlemsrader("NOT4", (medlem for medlem in medlemmar if _har_upplupet(underlag, medlem))),
        *ej_fordelat("NOT4", _MOTPARTER, medlemmar, underlag),
    )
    period, dag = perioder(balansdag), balansdagar(underlag)
    lagens = {
        "NOT1": (period, intaktsrader(underlag)),
        "NOT2": (period, notens_rader(underlag, "NOT2")),
        "NOT3": (dag, notens_rader(underlag, "NOT3")),
        "NOT4": (dag, notens_rader(underlag, "NOT4", not4)),
    }
    return tuple(
        lagens_not(underlag, ett.id, *lagens[ett.id]) if ett.id in lagens else egen_not(underlag, ett, period, dag)
        for ett in tryckta_noter(underlag)
    )


def _har_upplupet(underlag: Underlag, medlem: Medlem) -> bool:
    return any(
        rad.belopp and rad.id == medlem.id and rad.not_ == _MOTPARTER and rad.period in underlag.dagar
        for rad in underlag.bokslut.objektsaldon
    )
