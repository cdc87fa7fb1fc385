"""Balansräkningen: den balanserar, bygger på rätt kontoklass och börjar där förra året slutade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.kontroller.register import BOKSLUTEN, Kontroll, kontroll, likhet, skillnad
from finsam_xl.layout.expr import PERIOD, Column, Expr, Figure, Text, call, number, rounded
from finsam_xl.uttryck import bland, kontointervall, lika_med_noll, saldo, summor, vid_balansdagen

if TYPE_CHECKING:
    from finsam_xl.underlag import Underlag


def _bara_i_arsredovisningen(underlag: Underlag, uttryck: Expr) -> Expr | None:
    """Halvårets jämförelse är en balansdag, utan det års början."""
    return None if underlag.har("Balansdag_fg") else uttryck


def _klass_1() -> Expr:
    return rounded(kontointervall(Column("Saldo", "Belopp"), 1, ("Period", PERIOD)))


C04 = likhet(
    "C04",
    "Summa tillgångar är alla konton i kontoklass 1",
    "BR_summa_tillgangar",
    _klass_1(),
    kalla="lkbr-6",
    text=(
        "Ett tillgångskonto ligger bland skulderna eller saknas, eller tvärtom. Se Rad för konton 1000–1999 "
        "i Kontoplan."
    ),
    jamforelse=vid_balansdagen,
    rapporter=BOKSLUTEN,
)
C05 = likhet(
    "C05",
    "Ingående eget kapital är nettot av huvudbokens ingående balanser",
    "BR_eget_kapital",
    rounded(
        saldo("Rad", "BR_eget_kapital", falt="IB")
        + summor(Column("Saldo", "IB"), ("Rad", Text("BR_*")), ("Period", PERIOD))
    ),
    kalla="lkbr-6",
    text="Ingående eget kapital har ändrats under året utan att gå över resultatet. Se bokningar på konto 20xx.",
    jamforelse=_bara_i_arsredovisningen,
    rapporter=BOKSLUTEN,
)
C06 = likhet(
    "C06",
    "Tillgångar är lika med eget kapital och skulder",
    "BR_summa_tillgangar",
    "BR_summa_ek_och_skulder",
    kalla="lkbr-6",
    text=(
        "Balansräkningen balanserar inte. Kontrollera att hela SIE-filen lästs in och att inget balanskonto "
        "är oplacerat."
    ),
    jamforelse=vid_balansdagen,
    rapporter=BOKSLUTEN,
)


def _mot_forra_utgaende(_: Underlag) -> Expr:
    return skillnad("BR_eget_kapital", Figure("BR_summa_eget_kapital", period=False))


def _mot_historik(underlag: Underlag) -> Expr | None:
    if underlag.har("Balansdag_fg"):
        return None
    aret_fore = call("EDATE", PERIOD, number(-12))
    villkor = (("Post", Text("eget_kapital")), ("Period", aret_fore), ("Enhet", Text("tkr")))
    tryckt = summor(Column("Historik", "Belopp"), *villkor)
    avrundat = rounded(Figure("BR_eget_kapital") / number(1000), 0)
    return call("IF", lika_med_noll(bland("Historik", *villkor)), number(0), (avrundat - tryckt) * number(1000))


C07 = kontroll(
    Kontroll(
        "C07",
        "Ingående eget kapital är förra årets utgående",
        "lkbr-6",
        "Årets början stämmer inte med förra årets slut. Läs in förra årets slutliga SIE-fil, eller rätta Historik.",
        uttryck=_mot_forra_utgaende,
        jamforelse=_mot_historik,
        rapporter=BOKSLUTEN,
    )
)
