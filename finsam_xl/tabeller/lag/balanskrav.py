"""Balanskravsutredningen, eller skälet att balanskravet inte gäller: det som Grunddata väljer (LKBR 11 kap.)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finsam_xl.figurer.upplyst import upplyst
from finsam_xl.figurer.ur_poster import summa
from finsam_xl.layout.expr import Setting, plus
from finsam_xl.layout.poster import Post
from finsam_xl.layout.table import Line, Sheet, Sum, Table
from finsam_xl.layout.value import words
from finsam_xl.modell import Balanskrav, Upplysningsslag
from finsam_xl.tabeller.kolumner import perioder

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.expr import Expr

__all__ = ["JUSTERINGAR", "blad", "justeringarna", "per_grupp"]

_U = Upplysningsslag
_KALLA = "lkbr-11"
_TITEL = "Balanskravsutredning"
JUSTERINGAR = {
    _U.BK_VINSTER: "Samtliga realisationsvinster",
    _U.BK_VINSTER_UNDANTAG: "Realisationsvinster enligt undantagsmöjlighet",
    _U.BK_FORLUSTER_UNDANTAG: "Realisationsförluster enligt undantagsmöjlighet",
    _U.BK_OREALISERAT: "Orealiserade vinster och förluster i värdepapper",
    _U.BK_ATERFORING: "Återföring av orealiserade vinster och förluster i värdepapper",
}
_RESERV = {
    _U.BK_TILL_RESERV: "Reservering till resultatutjämningsreserv",
    _U.BK_UR_RESERV: "Användning av resultatutjämningsreserv",
}
_TIDIGARE = _U.BK_ATT_ATERSTALLA


def _id(slag: Upplysningsslag) -> str:
    return slag.name


def per_grupp(underlag: Underlag) -> dict[str, tuple[Post, ...]]:
    """Utredningens siffror i kr; en justering som höjer resultatet är positiv. Ingen grupp när den inte görs."""
    if underlag.rapportval("Balanskrav") != Balanskrav.TILLAMPAS:
        return {}
    alla = JUSTERINGAR | _RESERV | {_TIDIGARE: "Balanskravsunderskott från tidigare år"}
    delar = (Post(_id(slag), upplyst(underlag, slag), etikett=text, kalla=_KALLA) for slag, text in alla.items())
    return {
        _TITEL: (
            *delar,
            summa("BK_efter_justeringar", ("RR_arets_resultat", *map(_id, JUSTERINGAR))),
            summa("BK_resultat", ("BK_efter_justeringar", *map(_id, _RESERV))),
            summa("BK_kvar", ("BK_resultat", _id(_TIDIGARE))),
        )
    }


def justeringarna(underlag: Underlag) -> Expr:
    """Allt som skiljer årets balanskravsresultat från årets resultat (kr)."""
    return plus(*(upplyst(underlag, slag) for slag in JUSTERINGAR | _RESERV))


def blad(underlag: Underlag) -> tuple[Sheet, ...]:
    """Bladet med utredningen eller skälet; inget blad när Grunddata inte har valt."""
    valt = underlag.rapportval("Balanskrav")
    if not valt:
        return ()
    tabell = _utredning() if valt == Balanskrav.TILLAMPAS else _skal(underlag)
    return (Sheet("ÅR Balanskrav", _TITEL, (tabell,), unit=valt == Balanskrav.TILLAMPAS),)


def _utredning() -> Table:
    efter = ("RR_arets_resultat", *map(_id, JUSTERINGAR))
    rader = (
        Line("RR_arets_resultat", "Årets resultat enligt resultaträkningen"),
        *(Line(_id(slag), text) for slag, text in JUSTERINGAR.items()),
        Sum("BK_efter_justeringar", "Årets resultat efter balanskravsjusteringar", of=efter),
        *(Line(_id(slag), text) for slag, text in _RESERV.items()),
        Sum("BK_resultat", "Årets balanskravsresultat", of=("BK_efter_justeringar", *map(_id, _RESERV))),
        Line(_id(_TIDIGARE), "Balanskravsunderskott från tidigare år"),
        Sum("BK_kvar", "Summa, underskott att återställa negativt", of=("BK_resultat", _id(_TIDIGARE))),
    )
    return Table("BK", _TITEL, perioder(), rader)


def _skal(underlag: Underlag) -> Table:
    """Skälet i förbundets egna ord, utan rader."""
    har = bool(underlag.rapportval("Balanskrav_skal"))
    kolumner = tuple(replace(ett, heading="") for ett in perioder())
    return Table("BK", _TITEL, kolumner, (), intro=(words(Setting("Balanskrav_skal")),) if har else ())
