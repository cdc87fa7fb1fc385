"""Balansräkningen: den balanserar, bygger på rätt kontoklass och börjar där förra året slutade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.hamta import kontointervall, saldon
from finsam_xl.figurer.historik import tryckt
from finsam_xl.figurer.urval import summor
from finsam_xl.kontroller.provning import (
    Provning,
    bara_i_arsredovisningen,
    lika,
    pa_forra_balansdagen,
    par,
)
from finsam_xl.kontroller.register import BOKSLUTEN, kontroll
from finsam_xl.layout.expr import PERIOD, Column, Figure, Text, call, number, rounded

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag


@kontroll(
    "C04",
    "Summa tillgångar är alla konton i kontoklass 1",
    kalla="lkbr-6",
    text=(
        "Ett tillgångskonto ligger bland skulderna eller saknas, eller tvärtom. Se Rad för konton 1000–1999 "
        "i Kontoplan."
    ),
    rapporter=BOKSLUTEN,
    jamforelse=pa_forra_balansdagen,
)
def tillgangarna(_: Underlag) -> Provning:
    """Det som kontoplanen lägger på tillgångarnas rader är alla konton som börjar på 1, och inget annat."""
    klass_1 = rounded(kontointervall(Column("Saldo", "Belopp"), 1, ("Period", PERIOD)))
    return lika("Summa tillgångar mot konton 1000–1999", "BR_summa_tillgangar", klass_1)


@kontroll(
    "C05",
    "Ingående eget kapital är nettot av huvudbokens ingående balanser",
    kalla="lkbr-6",
    text="Ingående eget kapital har ändrats under året utan att gå över resultatet. Se bokningar på konto 20xx.",
    rapporter=BOKSLUTEN,
    jamforelse=bara_i_arsredovisningen,
)
def ingaende_mot_huvudboken(underlag: Underlag) -> Provning:
    """Eget kapital ändras under året bara genom årets resultat."""
    ingaende = rounded(
        saldon("Rad", underlag.form.klass("BR_eget_kapital"), falt="IB")
        + summor(Column("Saldo", "IB"), ("Rad", Text("BR_*")), ("Period", PERIOD))
    )
    return lika("Ingående eget kapital mot kontonas IB", "BR_eget_kapital", ingaende)


@kontroll(
    "C06",
    "Tillgångar är lika med eget kapital och skulder",
    kalla="lkbr-6",
    text=(
        "Balansräkningen balanserar inte. Kontrollera att hela SIE-filen lästs in och att inget balanskonto "
        "är oplacerat."
    ),
    rapporter=BOKSLUTEN,
    jamforelse=pa_forra_balansdagen,
)
def balansen(_: Underlag) -> Provning:
    """Balansräkningens båda sidor är lika stora."""
    return lika("Tillgångar mot eget kapital och skulder", "BR_summa_tillgangar", "BR_summa_ek_och_skulder")


def _mot_historik(underlag: Underlag, _: Provning) -> Provning | None:
    if underlag.har("Balansdag_fg"):
        return None
    fore = None if underlag.period_fg is None else underlag.period_fg.year - 1
    tal = tryckt(underlag, "eget_kapital", fore, call("EDATE", PERIOD, number(-12)))
    return Provning(
        tal.skiljer(Figure("BR_eget_kapital")),
        (par("Jämförelseårets ingående eget kapital mot Historik", "BR_eget_kapital", tal.talet),),
    )


@kontroll(
    "C07",
    "Ingående eget kapital är förra årets utgående",
    kalla="lkbr-6",
    text="Årets början stämmer inte med förra årets slut. Läs in förra årets slutliga SIE-fil, eller rätta Historik.",
    rapporter=BOKSLUTEN,
    jamforelse=_mot_historik,
)
def ingaende_mot_forra_aret(_: Underlag) -> Provning:
    """Det egna kapital som året börjar med är det som förra året slutade med."""
    forra = Figure("BR_summa_eget_kapital", period=False)
    return lika("Ingående eget kapital mot förra årets utgående", "BR_eget_kapital", forra)
