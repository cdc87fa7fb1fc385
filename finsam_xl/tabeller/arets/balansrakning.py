"""Balansräkning: tillgångar, eget kapital och skulder på balansdagen (LKBR 6 kap.)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finsam_xl.figurer.hamta import saldo
from finsam_xl.figurer.kvoter import lika_med_noll
from finsam_xl.figurer.perioder import forra_balansdagen
from finsam_xl.figurer.ur_poster import figurer, summa
from finsam_xl.figurer.urval import summor
from finsam_xl.layout.expr import (
    PERIOD,
    Column,
    Figure,
    Setting,
    Text,
    call,
    iso_date,
    joined,
    number,
    plus,
    rounded,
)
from finsam_xl.layout.poster import Post
from finsam_xl.layout.table import Line, Row, Section, Sum, Table, Total
from finsam_xl.layout.value import amount, count, words
from finsam_xl.tabeller.kolumner import balansdag, not_kolumn, perioder

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.expr import Expr
    from finsam_xl.layout.table import PrintedColumn
    from finsam_xl.layout.value import Content, Value

__all__ = ["SKULDER", "TILLGANGAR", "ingaende", "jamforelse", "poster", "tabell", "ur_ingaende_balans"]

TILLGANGAR = ("BR_anlaggning", "BR_fordringar", "BR_placeringar", "BR_kassa")
SKULDER = ("BR_avsattningar", "BR_langfristiga", "BR_skulder")
_EGET_KAPITAL = ("BR_eget_kapital", "RR_arets_resultat")
_KALLA = "lkbr-6"
_IB = "_ib"
_OVANLIGA = {
    "BR_anlaggning": "Anläggningstillgångar",
    "BR_placeringar": "Kortfristiga placeringar",
    "BR_avsattningar": "Avsättningar",
    "BR_langfristiga": "Långfristiga skulder",
}


def poster(underlag: Underlag, resultat: str = "RR_arets_resultat") -> tuple[Post, ...]:
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
        *(_ur_ib() if underlag.balans_ur_ib else ()),
    )


def _ur_ib() -> tuple[Post, ...]:
    """Årets ingående balans i kr, som jämförelse när Saldo inte har förra balansdagen.

    Hur mycket av det egna kapitalet som var förra årets resultat framgår inte av den, så bara summan finns.
    """
    konton, ej_omfort = saldo("Rad", "BR_eget_kapital", falt="IB"), _balanskonton("IB")
    summan = ingaende("BR_summa_eget_kapital", rounded(konton + ej_omfort))
    return (
        *(ingaende(kod, saldo("Rad", kod, falt="IB", tecken=1)) for kod in TILLGANGAR),
        ingaende("BR_summa_tillgangar", _summan(TILLGANGAR)),
        summan,
        *(ingaende(kod, saldo("Rad", kod, falt="IB")) for kod in SKULDER),
        ingaende("BR_summa_ek_och_skulder", _summan(("BR_summa_eget_kapital", *SKULDER))),
    )


def ingaende(ident: str, uttryck: Expr) -> Post:
    """Siffran *ident* ur årets ingående balans."""
    return Post(f"{ident}{_IB}", uttryck, kalla=_KALLA, bara_period=True, etikett=f"Ingående balans: {ident}")


def _summan(av: tuple[str, ...]) -> Expr:
    return plus(*figurer(*(f"{ident}{_IB}" for ident in av)))


def ur_ingaende_balans(
    underlag: Underlag, kolumner: tuple[PrintedColumn, PrintedColumn], *saknas: str
) -> tuple[PrintedColumn, PrintedColumn]:
    """Kolumnerna per balansdag, med jämförelsen ur årets ingående balans när Saldo inte har förra balansdagen.

    Raderna *saknas* framgår inte av den.
    """
    period, fore = kolumner
    if not underlag.balans_ur_ib:
        return kolumner

    def visa(rad: Row) -> Content:
        return fore.content(rad) if isinstance(rad, Section) or rad.ident in saknas else amount(f"{rad.ident}{_IB}")

    return period, replace(fore, content=visa)


def jamforelse(underlag: Underlag) -> tuple[Value, ...]:
    """Meningen som säger att jämförelsen är årets ingående balans; ingen när den inte är det."""
    if not underlag.balans_ur_ib:
        return ()
    dag = forra_balansdagen(underlag)
    start, slut = "Jämförelsen är årets ingående balans: Saldo har inga rader för ", ". Läs in förra årets SIE-fil."
    return (words(joined(Text(start), iso_date(dag), Text(slut))),)


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
    return Table(
        "BR",
        "Balansräkning",
        (not_kolumn(), *ur_ingaende_balans(underlag, perioder(balansdag), *_EGET_KAPITAL)),
        (
            Section("tillgangar", "TILLGÅNGAR"),
            _ovanlig("BR_anlaggning"),
            Section("omsattning", "Omsättningstillgångar"),
            Line("BR_fordringar", "Kortfristiga fordringar", note="3"),
            _ovanlig("BR_placeringar"),
            Line("BR_kassa", "Kassa och bank"),
            Sum("BR_summa_tillgangar", "Summa tillgångar", of=TILLGANGAR),
            Section("ek_och_skulder", "EGET KAPITAL OCH SKULDER"),
            Line("BR_eget_kapital", "Eget kapital"),
            Line("RR_arets_resultat", "Årets resultat"),
            Sum(
                "BR_summa_eget_kapital",
                "Summa eget kapital",
                of=_EGET_KAPITAL,
                not_in=("jamforelse",) if underlag.balans_ur_ib else (),
            ),
            _ovanlig("BR_avsattningar"),
            _ovanlig("BR_langfristiga"),
            Line("BR_skulder", "Kortfristiga skulder", note="4"),
            Total("BR_summa_ek_och_skulder", "SUMMA EGET KAPITAL OCH SKULDER", of=("BR_summa_eget_kapital", *SKULDER)),
            Line(
                "panter",
                "Panter och ansvarsförbindelser",
                cells={"period": count(Setting("Panter")), "jamforelse": count(Setting("Panter_fg"))},
            ),
        ),
        notes=jamforelse(underlag),
    )


def _ovanlig(kod: str) -> Line:
    return Line(kod, _OVANLIGA[kod], only_with=(kod,))
