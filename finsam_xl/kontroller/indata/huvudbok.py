"""Huvudboken: alla konton har en plats, boken balanserar och fortsätter där förra året slutade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.kvoter import lika_med_noll
from finsam_xl.figurer.perioder import forra_balansdagen
from finsam_xl.figurer.urval import bland, summor
from finsam_xl.kontroller.provning import Provning, finns, i_bada_perioderna, par, parvis, sokning
from finsam_xl.kontroller.register import BOKSLUTEN, Utfall, kontroll
from finsam_xl.layout.expr import PERIOD, Column, Expr, Text, call, number, plus, rounded
from finsam_xl.modell import Kalla

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.kontroller.provning import Belagg

_BALANSRADER = {
    "anlaggning": "Anläggningstillgångar",
    "fordringar": "Fordringar",
    "placeringar": "Placeringar",
    "kassa": "Kassa och bank",
    "avsattningar": "Avsättningar",
    "langfristiga": "Långfristiga skulder",
    "skulder": "Kortfristiga skulder",
}


def _alla_konton() -> Belagg:
    return finns("Konton i Saldo", summor(Column("Saldo", "Belopp"), ("Period", PERIOD)))


@kontroll(
    "F01",
    "Inga oplacerade konton",
    kalla="huvudbok",
    text="Antalet konton som inte finns i Kontoplan; deras belopp är inte med i rapporten. Ge dem en rad i "
    "Kontoplan och bygg igen.",
    rapporter=BOKSLUTEN,
    jamforelse=i_bada_perioderna,
)
def oplacerade(_: Underlag) -> Provning:
    """Varje konto i Saldo har en rad i Kontoplan."""
    return sokning(bland("Saldo", ("Rad", Text("OPLACERAT")), ("Period", PERIOD)), _alla_konton())


@kontroll(
    "F02",
    "Inga belopp på konton som ett samordningsförbund inte har",
    kalla="huvudbok",
    text="Antalet konton med belopp på rader som ska vara noll, till exempel skatt eller obeskattade reserver.",
    rapporter=BOKSLUTEN,
    jamforelse=i_bada_perioderna,
)
def ovantade(_: Underlag) -> Provning:
    """Inget konto i Saldo har belopp på en rad som ett samordningsförbund saknar."""
    villkor = (("Rad", Text("*_ovantat")), ("Period", PERIOD))
    antal = plus(*(bland("Saldo", *villkor, ("Belopp", Text(tecken))) for tecken in (">0", "<0")))
    return sokning(antal, _alla_konton())


def _summa(falt: str, rad: str, period: Expr = PERIOD) -> Expr:
    return summor(Column("Saldo", falt), ("Rad", Text(rad)), ("Period", period))


def _justerat(rad: str) -> Expr:
    """Det som justeringarna lägger till: det säger inget om huruvida huvudboken har bokfört resultatet."""
    villkor = (("Rad", Text(rad)), ("Period", PERIOD), ("Källa", Text(Kalla.JUSTERING)))
    return summor(Column("Saldo", "Belopp"), *villkor)


def _alla(falt: str, koder: Iterable[str], period: Expr = PERIOD) -> Expr:
    return plus(*(_summa(falt, kod, period) for kod in koder))


@kontroll(
    "F06",
    "Ingående balanser är förra årets utgående",
    kalla="huvudbok",
    text="Årets SIE-fil börjar inte där förra årets slutade. Läs in förra årets slutliga fil, eller utred bokningarna.",
    utfall=Utfall.NOTIS,
    rapporter=BOKSLUTEN,
)
def kontinuitet(underlag: Underlag) -> Provning:
    """Årets IB är förra årets UB på varje rad i balansräkningen utom eget kapital, där resultatet förs om."""
    fg = forra_balansdagen(underlag)
    return parvis(
        *(
            par(
                f"{namn}: IB mot förra årets UB",
                _alla("IB", underlag.form.klass(f"BR_{rad}")),
                _alla("Belopp", underlag.form.klass(f"BR_{rad}"), fg),
                valfritt=True,
            )
            for rad, namn in _BALANSRADER.items()
        )
    )


@kontroll(
    "F07",
    "Huvudboken balanserar",
    kalla="huvudbok",
    text="Utgående balanser och resultat tar inte ut varandra. Exportera SIE-filen på nytt; kvarstår felet är "
    "bokföringen i obalans.",
    rapporter=BOKSLUTEN,
    jamforelse=i_bada_perioderna,
)
def balansen_i_boken(underlag: Underlag) -> Provning:
    """UB minus IB på balanskontona är det omvända resultatet, eller noll när resultatet är bokfört i balansen.

    Är resultatet bokfört bara i balansräkningen har UB ändrats utan att RES tar ut det.
    """
    ib, ub = _summa("IB", "BR_*"), _summa("Belopp", "BR_*")
    resultat = plus(_summa("Belopp", "RR_*"), _summa("Belopp", "UTGAR"))
    i_boken = ub - _justerat("BR_*") if underlag.bokslut.justeringar else ub
    bokfort = call("OR", lika_med_noll(i_boken), lika_med_noll(i_boken - ib))
    return Provning(
        call("IF", bokfort, number(0), rounded(ub + resultat - ib)),
        (par("Balanskontonas förändring mot resultatkontona", ub - ib, resultat),),
    )


@kontroll(
    "F08",
    "Saldona kommer ur en inläst SIE-fil",
    kalla="huvudbok",
    text="Antalet konton i Saldo utan SIE-rad: de är inskrivna för hand och går inte att följa till bokföringen.",
    utfall=Utfall.NOTIS,
    rapporter=BOKSLUTEN,
    jamforelse=i_bada_perioderna,
)
def ur_en_fil(underlag: Underlag) -> Provning:
    """Varje konto i Saldo har raden i SIE-filen som det kom från."""
    utan_rad = bland("Saldo", ("SIE-rad", Text("=")), ("Period", PERIOD))
    justerade = bland("Saldo", ("Källa", Text(Kalla.JUSTERING)), ("Period", PERIOD))
    return sokning(utan_rad - justerade if underlag.bokslut.justeringar else utan_rad, _alla_konton())
