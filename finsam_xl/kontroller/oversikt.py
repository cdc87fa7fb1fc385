"""Flerårsöversikten och nyckeltalen: summor, omräkning på annan väg och förra rapportens tal."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.kontroller.register import Kontroll, Utfall, kontroll
from finsam_xl.layout.expr import Column, Expr, Figure, Period, Text, call, number, plus, rounded
from finsam_xl.uttryck import bland, figurer, lika_med_noll, summor

if TYPE_CHECKING:
    from finsam_xl.underlag import Underlag

_HISTORISKA_AR = (2, 3, 4)


def _resultat_per_ar(_: Underlag) -> Expr:
    return call(
        "MAX",
        *(
            call("ABS", Figure(f"FO_intakter_{ar}") + Figure(f"FO_kostnader_{ar}") - Figure(f"FO_resultat_{ar}"))
            for ar in _HISTORISKA_AR
        ),
    )


C23 = kontroll(
    Kontroll(
        "C23",
        "Intäkter och kostnader ger resultatet i flerårsöversikten",
        "rkr-r15",
        "Ett tidigare år i Historik summerar inte. Jämför med det årets rapport.",
        tolerans=Decimal(1000),
        uttryck=_resultat_per_ar,
    )
)


def _procentenheter(kvoten: str, annan_vag: Expr) -> Expr:
    skiljer = call("ABS", Figure(kvoten) - annan_vag) * number(100)
    return call("IF", call("ISNUMBER", Figure(kvoten)), skiljer, number(0))


def _omraknade(_: Underlag) -> Expr:
    tillgangar = Figure("BR_summa_tillgangar")
    skulder = plus(*figurer("BR_avsattningar", "BR_langfristiga", "BR_skulder"))
    likvida = tillgangar - Figure("BR_anlaggning")
    return rounded(
        _procentenheter("NT_soliditet", number(1) - skulder / tillgangar)
        + _procentenheter("NT_kassalikviditet", likvida / Figure("BR_skulder")),
        4,
    )


C24 = kontroll(
    Kontroll(
        "C24",
        "Soliditet och kassalikviditet är desamma räknade på annan väg",
        "nyckeltal",
        "Nyckeltalen bygger på en balansräkning som inte går ihop. Rätta först C04 och C06.",
        uttryck=_omraknade,
        jamforelse=_omraknade,
    )
)


def _mot_forra_rapporten(_: Underlag) -> Expr:
    siffror = {
        "intakter": "RR_intakter",
        "kostnader": "FO_kostnader",
        "resultat": "RR_verksamhetens_resultat",
        "eget_kapital": "BR_summa_eget_kapital",
    }
    return rounded(plus(*(_avstand(post, Figure(ident, period=False)) for post, ident in siffror.items())))


def _avstand(post: str, siffra: Expr) -> Expr:
    villkor = (("Post", Text(post)), ("Period", Period(period=False)), ("Enhet", Text("tkr")))
    tryckt = summor(Column("Historik", "Belopp"), *villkor)
    skiljer = call("ABS", rounded(siffra / number(1000), 0) - tryckt) * number(1000)
    return call("IF", lika_med_noll(bland("Historik", *villkor)), number(0), skiljer)


C31 = kontroll(
    Kontroll(
        "C31",
        "Jämförelseåret är det som förra årets rapport visade",
        "lkbr-4",
        "Jämförelsetalen skiljer sig från förra årets rapport i Historik. Är de omräknade ska rapporten säga det.",
        utfall=Utfall.NOTIS,
        uttryck=_mot_forra_rapporten,
    )
)
