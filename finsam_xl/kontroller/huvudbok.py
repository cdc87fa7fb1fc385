"""Huvudboken: alla konton har en plats, boken balanserar och fortsätter där förra året slutade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.kontroller.register import BOKSLUTEN, Kontroll, Utfall, kontroll
from finsam_xl.layout.expr import PERIOD, Column, Expr, Text, call, number, plus, rounded
from finsam_xl.uttryck import bland, forra_balansdagen, lika_med_noll, summor

if TYPE_CHECKING:
    from finsam_xl.underlag import Underlag

_BALANSRADER = (
    "anlaggning",
    "fordringar",
    "placeringar",
    "kassa",
    "eget_kapital",
    "avsattningar",
    "langfristiga",
    "skulder",
)


def _oplacerade(_: Underlag) -> Expr:
    return bland("Saldo", ("Rad", Text("OPLACERAT")), ("Period", PERIOD))


F01 = kontroll(
    Kontroll(
        "F01",
        "Inga oplacerade konton",
        "huvudbok",
        "Antalet konton som inte finns i Kontoplan; deras belopp är inte med i rapporten. Ge dem en rad i "
        "Kontoplan och "
        "bygg igen.",
        uttryck=_oplacerade,
        jamforelse=_oplacerade,
        rapporter=BOKSLUTEN,
    )
)


def _ovantade(_: Underlag) -> Expr:
    villkor = (("Rad", Text("*_ovantat")), ("Period", PERIOD))
    return plus(*(bland("Saldo", *villkor, ("Belopp", Text(tecken))) for tecken in (">0", "<0")))


F02 = kontroll(
    Kontroll(
        "F02",
        "Inga belopp på konton som ett samordningsförbund inte har",
        "huvudbok",
        "Antalet konton med belopp på rader som ska vara noll, till exempel skatt eller obeskattade reserver.",
        uttryck=_ovantade,
        jamforelse=_ovantade,
        rapporter=BOKSLUTEN,
    )
)


def _summa(falt: str, rad: str, period: Expr = PERIOD) -> Expr:
    return summor(Column("Saldo", falt), ("Rad", Text(rad)), ("Period", period))


def _kontinuitet(underlag: Underlag) -> Expr:
    fg = forra_balansdagen(underlag)
    return rounded(
        plus(
            *(
                call("ABS", rounded(_summa("IB", f"BR_{rad}") - _summa("Belopp", f"BR_{rad}", fg)))
                for rad in _BALANSRADER
                if rad != "eget_kapital"
            )
        )
    )


F06 = kontroll(
    Kontroll(
        "F06",
        "Ingående balanser är förra årets utgående",
        "huvudbok",
        "Årets SIE-fil börjar inte där förra årets slutade. Läs in förra årets slutliga fil, eller utred bokningarna.",
        utfall=Utfall.NOTIS,
        uttryck=_kontinuitet,
        rapporter=BOKSLUTEN,
    )
)


def _balans(_: Underlag) -> Expr:
    """UB + RES - IB. Är resultatet bokfört bara i balansräkningen har UB ändrats utan att RES tar ut det."""
    ib, ub = _summa("IB", "BR_*"), _summa("Belopp", "BR_*")
    resultat = plus(_summa("Belopp", "RR_*"), _summa("Belopp", "UTGAR"))
    bokfort = call("OR", lika_med_noll(ub), lika_med_noll(ub - ib))
    return call("IF", bokfort, number(0), rounded(ub + resultat - ib))


F07 = kontroll(
    Kontroll(
        "F07",
        "Huvudboken balanserar",
        "huvudbok",
        "Utgående balanser och resultat tar inte ut varandra. Exportera SIE-filen på nytt; kvarstår felet är "
        "bokföringen "
        "i obalans.",
        uttryck=_balans,
        jamforelse=_balans,
        rapporter=BOKSLUTEN,
    )
)


def _utan_fil(_: Underlag) -> Expr:
    return bland("Saldo", ("SIE-rad", Text("=")), ("Period", PERIOD))


F08 = kontroll(
    Kontroll(
        "F08",
        "Saldona kommer ur en inläst SIE-fil",
        "huvudbok",
        "Antalet konton i Saldo utan SIE-rad: de är inskrivna för hand och går inte att följa till bokföringen.",
        utfall=Utfall.NOTIS,
        uttryck=_utan_fil,
        jamforelse=_utan_fil,
        rapporter=BOKSLUTEN,
    )
)
