"""Flerårsöversikten och nyckeltalen: summor, omräkning på annan väg och förra rapportens tal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.historik import tryckt
from finsam_xl.figurer.ur_poster import figurer
from finsam_xl.kontroller.provning import Belagg, Provning, i_bada_perioderna, par
from finsam_xl.kontroller.register import Utfall, kontroll
from finsam_xl.layout.expr import Expr, Figure, Period, call, number, plus, rounded

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag

_HISTORISKA_AR = (2, 3, 4)


@kontroll(
    "C23",
    "Intäkter och kostnader ger resultatet i flerårsöversikten",
    kalla="rkr-r15",
    text="Ett tidigare år i Historik summerar inte. Jämför med det årets rapport.",
    tolerans=1000,
)
def resultat_per_ar(_: Underlag) -> Provning:
    """Intäkter plus kostnader är resultatet varje år i Historik, så när som på tusentals avrundning.

    Ett år som förbundet inte har i Historik prövas inte; något av de tre ska finnas.
    """

    def intakter_och_kostnader(ar: int) -> Expr:
        return Figure(f"FO_intakter_{ar}") + Figure(f"FO_kostnader_{ar}")

    skiljer = (call("ABS", intakter_och_kostnader(ar) - Figure(f"FO_resultat_{ar}")) for ar in _HISTORISKA_AR)
    return Provning(
        call("MAX", *skiljer),
        tuple(
            par(f"Intäkter och kostnader mot resultatet, {ar} år före", intakter_och_kostnader(ar), f"FO_resultat_{ar}")
            for ar in _HISTORISKA_AR
        ),
    )


def _procentenheter(kvoten: str, annan_vag: Expr) -> Expr:
    skiljer = call("ABS", Figure(kvoten) - annan_vag) * number(100)
    return call("IF", call("ISNUMBER", Figure(kvoten)), skiljer, number(0))


@kontroll(
    "C24",
    "Soliditet och kassalikviditet är desamma räknade på annan väg",
    kalla="nyckeltal",
    text="Nyckeltalen bygger på en balansräkning som inte går ihop. Rätta först C04 och C06.",
    jamforelse=i_bada_perioderna,
)
def omraknade(_: Underlag) -> Provning:
    """Soliditeten är ett minus skuldernas andel, och kassalikviditeten allt utom anläggningar mot skulderna.

    Utan kortfristiga skulder finns ingen kassalikviditet.
    """
    tillgangar = Figure("BR_summa_tillgangar")
    skulder = plus(*figurer("BR_avsattningar", "BR_langfristiga", "BR_skulder"))
    likvida = tillgangar - Figure("BR_anlaggning")
    return Provning(
        rounded(
            _procentenheter("NT_soliditet", number(1) - skulder / tillgangar)
            + _procentenheter("NT_kassalikviditet", likvida / Figure("BR_skulder")),
            4,
        ),
        (
            par("Soliditet: eget kapital mot skulder och tillgångar", "BR_summa_eget_kapital", tillgangar - skulder),
            par("Kassalikviditet: likvida medel mot kortfristiga skulder", likvida, "BR_skulder", valfritt=True),
        ),
    )


_FORRA_RAPPORTEN = {
    "intakter": ("Intäkter", "RR_intakter"),
    "kostnader": ("Kostnader", "FO_kostnader"),
    "resultat": ("Resultat", "RR_verksamhetens_resultat"),
    "eget_kapital": ("Eget kapital", "BR_summa_eget_kapital"),
}


@kontroll(
    "C31",
    "Jämförelseåret är det som förra årets rapport visade",
    kalla="lkbr-4",
    text="Jämförelsetalen skiljer sig från förra årets rapport i Historik. Är de omräknade ska rapporten säga det.",
    utfall=Utfall.NOTIS,
)
def mot_forra_rapporten(underlag: Underlag) -> Provning:
    """Jämförelseårets fyra tal, ur huvudboken, är de som förra årets rapport visade i tkr eller mnkr, ur Historik."""
    delar = [_mot_tryckt(underlag, post, *vad) for post, vad in _FORRA_RAPPORTEN.items()]
    return Provning(rounded(plus(*(avstand for avstand, _ in delar))), tuple(belagg for _, belagg in delar))


def _mot_tryckt(underlag: Underlag, post: str, namn: str, ident: str) -> tuple[Expr, Belagg]:
    siffran = Figure(ident, period=False)
    ar = None if underlag.period_fg is None else underlag.period_fg.year
    tal = tryckt(underlag, post, ar, Period(period=False))
    return tal.skiljer(siffran, storlek=True), par(f"{namn}: huvudboken mot Historik", siffran, tal.talet)
