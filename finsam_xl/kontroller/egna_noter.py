"""Förbundets egna noter mot räkningarna: en not som delar en rad på slag är hela raden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.tecken import radens_tecken
from finsam_xl.kontroller.provning import i_bada_perioderna, pa_forra_balansdagen, par, parvis
from finsam_xl.kontroller.register import Kontroll
from finsam_xl.layout.expr import Figure, plus
from finsam_xl.modell import Notslag
from finsam_xl.uppstallning.hanvisningar import hanvisande
from finsam_xl.uppstallning.lagens import TILLGANGAR
from finsam_xl.uppstallning.summering import Summeringsslag, summering

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.kontroller.provning import Belagg, Provning
    from finsam_xl.layout.expr import Expr
    from finsam_xl.modell import Not, Rapportrad

__all__ = ["egna_notkontroller"]

_IDENT = "F61"
_TITEL = "Förbundets egna noter är hela sina rader i räkningarna"
_TEXT = (
    "Ett konto på raden i räkningen har ingen rad i noten, eller tvärtom. Se kolumnerna Rad och Not i Kontoplan, och "
    "vilka rader i Rapportrader som hänvisar till noten."
)
_REGEL = "En egen not av slaget partition, efter kolumnen Not, är raderna som hänvisar till den, efter kolumnen Rad."


def egna_notkontroller(underlag: Underlag) -> tuple[Kontroll, ...]:
    """Kontrollen av bokens egna partitioner; ingen när den inte har några."""
    noter = [ett for ett in underlag.form.noter if underlag.form.ar_egen(ett) and ett.slag is Notslag.PARTITION]
    if not noter:
        return ()

    def prova(data: Underlag) -> Provning:
        return parvis(*(_belagg(ett, data) for ett in noter))

    def jamfor(data: Underlag) -> Provning:
        jamforelse = pa_forra_balansdagen if data.har("Balansdag_fg") else i_bada_perioderna
        return jamforelse(data, prova(data))

    return (Kontroll(_IDENT, _TITEL, "lkbr-9", _TEXT, _REGEL, prova=prova, jamforelse=jamfor),)


def _belagg(not_: Not, underlag: Underlag) -> Belagg:
    """Notens rader mot räkningens, båda med debet positivt."""
    rader = (rad for rad in underlag.form.rader(not_.id) if _ar_lov(rad))
    noten = plus(*(_debet(Figure(rad.id), radens_tecken(underlag, rad)) for rad in rader))
    i_rakningen = plus(
        *(
            _debet(Figure(underlag.form.tryckt_id(rad.id)), _rakningens_tecken(underlag, rad))
            for rad in hanvisande(underlag.form, not_.id)
        )
    )
    return par(f"{not_.titel}: noten mot räkningen", noten, i_rakningen)


def _ar_lov(rad: Rapportrad) -> bool:
    return summering(rad.summerar).slag is not Summeringsslag.RADER and not rad.raknas_in_i


def _debet(siffra: Expr, tecken: int) -> Expr:
    return siffra if tecken > 0 else -siffra


def _rakningens_tecken(underlag: Underlag, rad: Rapportrad) -> int:
    """Sidan som raden visar positiv: resultaträkningen visar kredit, balansräkningen tillgångarnas debet."""
    forsta = next(iter(summering(rad.summerar).rader), rad.id)
    return 1 if rad.tabell == "BR" and underlag.form.lagens(forsta) in TILLGANGAR else -1
