"""Kassaflödesanalys: varifrån likvida medel kom och vart de gick under perioden (LKBR 8 kap., RKR R13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.hamta import saldon
from finsam_xl.figurer.kvoter import lika_med_noll
from finsam_xl.figurer.ur_poster import summa
from finsam_xl.figurer.urval import summor
from finsam_xl.layout.expr import PERIOD, Column, Figure, Text, plus, rounded
from finsam_xl.layout.poster import Post
from finsam_xl.layout.table import Line, Section, Sum, Table, Total
from finsam_xl.layout.value import Content, amount
from finsam_xl.tabeller.kolumner import perioder
from finsam_xl.tabeller.lag import kassaflodesled

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.expr import Expr

__all__ = ["investeringar", "poster", "tabell"]

_KALLA = "rkr-r13"
_FORE_RORELSEKAPITAL = ("RR_arets_resultat", "KF_justering")
_RORELSEKAPITAL = {
    "KF_fordringar": "BR_fordringar",
    "KF_skulder": "BR_skulder",
}
_INVESTERING, _PLACERING, _FINANSIERING = ("BR_anlaggning",), ("BR_placeringar",), ("BR_langfristiga",)
_LOPANDE = ("KF_fore_rorelsekapital", *_RORELSEKAPITAL)
_OVANLIGA = {
    "KF_placeringar": "Ökning/minskning kortfristiga placeringar",
    "KF_langfristiga": "Förändring av långfristiga skulder",
}
_ARETS = ("KF_lopande", "KF_investeringar", "KF_placeringar", "KF_langfristiga")


def _paverkan(underlag: Underlag, rad: str) -> Expr:
    """Hur en balansposts förändring påverkar likvida medel: IB minus UB, med SIE-tecken för tillgång och skuld lika."""

    def forandring(kod: str) -> Expr:
        villkor = (("Rad", Text(kod)), ("Period", PERIOD))
        return summor(Column("Saldo", "IB"), *villkor) - summor(Column("Saldo", "Belopp"), *villkor)

    return rounded(plus(*map(forandring, underlag.form.klass(rad))))


def investeringar(underlag: Underlag) -> Post:
    """Periodens investeringar i kr: anläggningstillgångarnas förändring utöver avskrivningarna, utbetalt negativt."""
    forandring = _paverkan(underlag, "BR_anlaggning")
    return Post("KF_investeringar", rounded(forandring + Figure("RR_avskrivningar")), kalla=_KALLA)


def poster(underlag: Underlag) -> tuple[Post, ...]:
    """Inbetalningar positiva, utbetalningar negativa, i kr. Förändringarna räknas från periodens egen IB."""
    return (
        *kassaflodesled.justeringar(underlag, _paverkan(underlag, "BR_avsattningar")),
        summa("KF_fore_rorelsekapital", _FORE_RORELSEKAPITAL),
        *(Post(ident, _paverkan(underlag, rad), kalla=_KALLA) for ident, rad in _RORELSEKAPITAL.items()),
        summa("KF_lopande", _LOPANDE),
        *kassaflodesled.investeringar(underlag, investeringar(underlag)),
        *(
            Post(ident, _paverkan(underlag, rad), etikett=_OVANLIGA[ident], kalla=_KALLA)
            for ident, rad in (("KF_placeringar", "BR_placeringar"), ("KF_langfristiga", "BR_langfristiga"))
        ),
        *kassaflodesled.lan(underlag),
        summa("KF_arets_kassaflode", _ARETS),
        Post("KF_likvida_borjan", saldon("Rad", underlag.form.klass("BR_kassa"), falt="IB", tecken=1), kalla=_KALLA),
        Post("KF_likvida_slut", Figure("KF_likvida_borjan") + Figure("KF_arets_kassaflode"), kalla=_KALLA),
        Post("KF_forandring", Figure("BR_kassa") - Figure("KF_likvida_borjan"), kalla=_KALLA),
    )


def _blank_vid_noll(ident: str) -> dict[str, Content]:
    return {
        kolumn: amount(Figure(ident, period), empty_if=lika_med_noll(Figure(ident, period)))
        for kolumn, period in (("period", True), ("jamforelse", False))
    }


def tabell(underlag: Underlag) -> Table:
    """Kassaflödesanalysen; investeringar, placeringar och lån visas när de finns, led för led när noterna har dem."""
    justering = Line(
        "KF_justering",
        "Justering för ej likviditetspåverkande poster",
        cells=_blank_vid_noll("KF_justering"),
    )
    justerat = kassaflodesled.justeringsrader(underlag) or (justering,)
    kopt = Line("KF_investeringar", "Investering i anläggningstillgångar", only_with=_INVESTERING)
    lanat = Line("KF_langfristiga", _OVANLIGA["KF_langfristiga"], only_with=_FINANSIERING)
    investerat = kassaflodesled.investeringsrader(underlag) or (kopt,)
    finansierat = kassaflodesled.lanerader(underlag) or (lanat,)
    i_sektioner = tuple(rad.ident for rad in (*investerat, *finansierat))
    arets = ("KF_lopande", *i_sektioner[: len(investerat)], "KF_placeringar", *i_sektioner[len(investerat) :])
    return Table(
        "KF",
        "Kassaflödesanalys",
        perioder(),
        (
            Section("lopande", "Den löpande verksamheten"),
            Line("RR_arets_resultat", "Årets resultat"),
            *justerat,
            Sum(
                "KF_fore_rorelsekapital",
                "Medel från verksamheten före förändring av rörelsekapital",
                of=("RR_arets_resultat", *(rad.ident for rad in justerat)),
            ),
            Line("KF_fordringar", "Ökning/minskning kortfristiga fordringar"),
            Line("KF_skulder", "Ökning/minskning kortfristiga skulder"),
            Sum("KF_lopande", "Kassaflöde för den löpande verksamheten", of=_LOPANDE),
            Section("investering", "Investeringsverksamheten", only_with=_INVESTERING),
            *investerat,
            Section("placering", "Placeringar", only_with=_PLACERING),
            Line("KF_placeringar", _OVANLIGA["KF_placeringar"], only_with=_PLACERING),
            Section("finansiering", "Finansieringsverksamheten", only_with=_FINANSIERING),
            *finansierat,
            Sum("KF_arets_kassaflode", "Årets kassaflöde", of=arets),
            Line("KF_likvida_borjan", "Likvida medel vid årets början"),
            Sum("KF_likvida_slut", "Likvida medel vid årets slut", of=("KF_likvida_borjan", "KF_arets_kassaflode")),
            Total("KF_forandring", "FÖRÄNDRING LIKVIDA MEDEL"),
            *kassaflodesled.ranterader(underlag),
        ),
    )
