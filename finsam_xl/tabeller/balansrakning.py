"""Balansräkning: tillgångar, eget kapital och skulder på balansdagen (LKBR 6 kap.)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.layout.expr import PERIOD, Column, Figure, Setting, Text, call, number, rounded
from finsam_xl.layout.poster import Post
from finsam_xl.layout.table import Line, Row, Section, Sum, Table, Total, count
from finsam_xl.tabeller.kolumner import balansdag, not_kolumn, perioder
from finsam_xl.uttryck import lika_med_noll, saldo, summa, summor

if TYPE_CHECKING:
    from finsam_xl.layout.expr import Expr
    from finsam_xl.underlag import Underlag

__all__ = ["SKULDER", "TILLGANGAR", "poster", "tabell"]

TILLGANGAR = ("BR_anlaggning", "BR_fordringar", "BR_placeringar", "BR_kassa")
SKULDER = ("BR_avsattningar", "BR_langfristiga", "BR_skulder")
_EGET_KAPITAL = ("BR_eget_kapital", "RR_arets_resultat")
_KALLA = "lkbr-6"
_OVANLIGA = {
    "BR_anlaggning": "Anläggningstillgångar",
    "BR_placeringar": "Kortfristiga placeringar",
    "BR_avsattningar": "Avsättningar",
    "BR_langfristiga": "Långfristiga skulder",
}


def poster(_: Underlag, resultat: str = "RR_arets_resultat") -> tuple[Post, ...]:
    """Tillgångar, skulder och eget kapital som positiva belopp i kr.

    Summan av balanskontona är noll när årets resultat är bokfört i balansräkningen. Annars läggs resultatet till
    konto 20xx, och likaså förra årets resultat när ingående balans visar att det aldrig omfördes. Ingående eget
    kapital är summan minus årets resultat, i vilket läge boken än är. *resultat* är siffran för resultatet från årets
    början till balansdagen.
    """
    return (
        *(_post(kod, 1) for kod in TILLGANGAR),
        summa("BR_summa_tillgangar", TILLGANGAR),
        Post("BR_ej_bokfort", _balanskonton("Belopp"), etikett="Resultat som inte är bokfört i balansräkningen"),
        Post("BR_ej_omfort", _balanskonton("IB"), etikett="Varav förra årets resultat som inte är omfört"),
        Post("BR_eget_kapital_konton", saldo("Rad", "BR_eget_kapital"), etikett="Eget kapital enligt konto 20xx"),
        Post("BR_summa_eget_kapital", _summa_eget_kapital(Figure(resultat)), kalla=_KALLA),
        Post("BR_eget_kapital", Figure("BR_summa_eget_kapital") - Figure(resultat), kalla=_KALLA),
        *(_post(kod, -1) for kod in SKULDER),
        summa("BR_summa_ek_och_skulder", ("BR_summa_eget_kapital", *SKULDER)),
    )


def _post(kod: str, tecken: int) -> Post:
    return Post(kod, saldo("Rad", kod, tecken=tecken), etikett=_OVANLIGA.get(kod, ""), kalla=_KALLA)


def _balanskonton(falt: str) -> Expr:
    return rounded(summor(Column("Saldo", falt), ("Rad", Text("BR_*")), ("Period", PERIOD)))


def _summa_eget_kapital(resultat: Expr) -> Expr:
    ej_bokfort, ej_omfort = Figure("BR_ej_bokfort"), Figure("BR_ej_omfort")
    arets = call("IF", lika_med_noll(ej_bokfort - ej_omfort), number(0), resultat)
    tillagg = call("IF", lika_med_noll(ej_bokfort), number(0), ej_omfort + arets)
    return rounded(Figure("BR_eget_kapital_konton") + tillagg)


def tabell(underlag: Underlag) -> Table:
    """Balansräkningen, med kolumner per balansdag; poster som förbundet sällan har visas när de finns."""

    def om_saldo(*koder: str) -> tuple[Row, ...]:
        return tuple(Line(kod, _OVANLIGA[kod]) for kod in koder if kod in underlag.med_saldo)

    return Table(
        "BR",
        "Balansräkning",
        (not_kolumn(), *perioder(balansdag)),
        (
            Section("tillgangar", "TILLGÅNGAR"),
            *om_saldo("BR_anlaggning"),
            Section("omsattning", "Omsättningstillgångar"),
            Line("BR_fordringar", "Kortfristiga fordringar", note="3"),
            *om_saldo("BR_placeringar"),
            Line("BR_kassa", "Kassa och bank"),
            Sum("BR_summa_tillgangar", "Summa tillgångar", of=TILLGANGAR),
            Section("ek_och_skulder", "EGET KAPITAL OCH SKULDER"),
            Line("BR_eget_kapital", "Eget kapital"),
            Line("RR_arets_resultat", "Årets resultat"),
            Sum("BR_summa_eget_kapital", "Summa eget kapital", of=_EGET_KAPITAL),
            *om_saldo("BR_avsattningar", "BR_langfristiga"),
            Line("BR_skulder", "Kortfristiga skulder", note="4"),
            Total("BR_summa_ek_och_skulder", "SUMMA EGET KAPITAL OCH SKULDER", of=("BR_summa_eget_kapital", *SKULDER)),
            Line(
                "panter",
                "Panter och ansvarsförbindelser",
                cells={"period": count(Setting("Panter")), "jamforelse": count(Setting("Panter_fg"))},
            ),
        ),
    )
