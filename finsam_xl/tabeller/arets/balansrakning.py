"""Balansräkning: tillgångar, eget kapital och skulder på balansdagen (LKBR 6 kap.)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finsam_xl.figurer.hamta import saldon
from finsam_xl.figurer.kvoter import lika_med_noll
from finsam_xl.figurer.lagnoter import ANSVAR, delas_upp
from finsam_xl.figurer.perioder import forra_balansdagen
from finsam_xl.figurer.upplyst import upplysningar
from finsam_xl.figurer.ur_poster import figurer, summa
from finsam_xl.figurer.urval import summor
from finsam_xl.koder import UTGAR
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
from finsam_xl.modell import Kalla, Notslag
from finsam_xl.tabeller.egna_poster import Hamtning, egna_summor, med_egna, radens_poster, summarader
from finsam_xl.tabeller.kolumner import balansdag, not_kolumn, perioder
from finsam_xl.tabeller.rader import led, tryckta
from finsam_xl.uppstallning.lagens import TILLGANGAR

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.expr import Expr
    from finsam_xl.layout.table import PrintedColumn
    from finsam_xl.layout.value import Content, Value

__all__ = [
    "former_for_alla",
    "ingaende",
    "jamforelse",
    "med_ansvar",
    "panterrad",
    "poster",
    "tabell",
    "ur_ingaende_balans",
]

_SKULDER = ("BR_avsattningar", "BR_langfristiga", "BR_skulder")
_KONTON = "BR_eget_kapital"
_EGET_KAPITAL = (_KONTON, "RR_arets_resultat")
_KALLA = "lkbr-6"
_IB = "_ib"


def poster(underlag: Underlag, resultat: str = "RR_arets_resultat") -> tuple[Post, ...]:
    """Tillgångar, skulder och eget kapital som positiva belopp i kr.

    Summan av balanskontona är noll när årets resultat är bokfört i balansräkningen. Annars läggs resultatet till
    konto 20xx, och likaså förra årets resultat när ingående balans visar att det aldrig omfördes. Ingående eget
    kapital är summan minus årets resultat, i vilket läge boken än är. *resultat* är siffran för resultatet från årets
    början till balansdagen.
    """
    konton = saldon("Rad", underlag.form.klass(_KONTON))
    return (
        *(post for kod in TILLGANGAR for post in med_egna(underlag, "BR", kod, 1, _KALLA)),
        summa("BR_summa_tillgangar", TILLGANGAR),
        Post("BR_ej_bokfort", _ej_bokfort(underlag), etikett="Resultat som inte är bokfört i balansräkningen"),
        Post("BR_ej_omfort", _balanskonton("IB"), etikett="Varav förra årets resultat som inte är omfört"),
        Post("BR_eget_kapital_konton", konton, etikett="Eget kapital enligt konto 20xx"),
        Post("BR_summa_eget_kapital", _summa_eget_kapital(underlag, Figure(resultat)), kalla=_KALLA),
        Post(_KONTON, Figure("BR_summa_eget_kapital") - Figure(resultat), kalla=_KALLA),
        *_eget_kapital_delat(underlag),
        *(post for kod in _SKULDER for post in med_egna(underlag, "BR", kod, -1, _KALLA)),
        summa("BR_summa_ek_och_skulder", ("BR_summa_eget_kapital", *_SKULDER)),
        *summarader(underlag, "BR", _KALLA),
        *(_ur_ib(underlag) if underlag.balans_ur_ib else ()),
    )


def _eget_kapital_delat(underlag: Underlag) -> Iterator[Post]:
    """Egna rader som är en del av det egna kapitalet, och det som är kvar av det på lagens rad."""
    delar = underlag.form.egna_i(_KONTON)
    if delar:
        egna = (rad for rad in underlag.form.egna("BR") if rad.id in delar)
        yield from (post for rad in egna for post in radens_poster(underlag, rad, Hamtning("Rad", -1, _KALLA)))
        kvar = Figure(_KONTON) - plus(*figurer(*delar))
        yield Post(underlag.form.tryckt_id(_KONTON), kvar, etikett="Eget kapital", kalla=_KALLA)


def _ur_ib(underlag: Underlag) -> tuple[Post, ...]:
    """Årets ingående balans i kr, som jämförelse när Saldo inte har förra balansdagen.

    Hur mycket av det egna kapitalet som var förra årets resultat framgår inte av den, så bara summan finns.
    """
    konton = saldon("Rad", underlag.form.klass(_KONTON), falt="IB")
    summan = ingaende("BR_summa_eget_kapital", rounded(konton + _balanskonton("IB")))
    return (
        *(post for kod in TILLGANGAR for post in _ingaende_med_egna(underlag, kod, 1)),
        ingaende("BR_summa_tillgangar", _summan(TILLGANGAR)),
        summan,
        *(post for kod in _SKULDER for post in _ingaende_med_egna(underlag, kod, -1)),
        ingaende("BR_summa_ek_och_skulder", _summan(("BR_summa_eget_kapital", *_SKULDER))),
        *(ingaende(rad.id, _summan(led(underlag, rad))) for rad in egna_summor(underlag, "BR")),
    )


def _ingaende_med_egna(underlag: Underlag, kod: str, tecken: int) -> Iterator[Post]:
    """Lagens rad ur den ingående balansen, och de egna rader som är en del av den."""
    alla = underlag.form.klass(kod)
    yield ingaende(kod, saldon("Rad", alla, falt="IB", tecken=tecken))
    egna = underlag.form.egna_i(kod)
    if egna:
        kvar = underlag.form.kvar(kod)
        yield ingaende(underlag.form.tryckt_id(kod), saldon("Rad", kvar, falt="IB", tecken=tecken))
        for egen in egna:
            yield ingaende(egen, saldon("Rad", underlag.form.koder(egen), falt="IB", tecken=tecken))


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


def _balanskonton(falt: str) -> Expr:
    return rounded(summor(Column("Saldo", falt), ("Rad", Text("BR_*")), ("Period", PERIOD)))


def _ej_bokfort(underlag: Underlag) -> Expr:
    """Balanskontonas summa i huvudboken: justeringarna säger inget om huruvida den har bokfört resultatet."""
    if not underlag.bokslut.justeringar:
        return _balanskonton("Belopp")
    return rounded(summor(Column("Saldo", "Belopp"), ("Rad", Text("BR_*")), ("Period", PERIOD)) - _justerat("BR_*"))


def _summa_eget_kapital(underlag: Underlag, resultat: Expr) -> Expr:
    """Konto 20xx och det resultat som inte är bokfört där: hela, eller det som justeringarna har ändrat det med."""
    ej_bokfort, ej_omfort = Figure("BR_ej_bokfort"), Figure("BR_ej_omfort")
    justerat: Expr = number(0)
    if underlag.bokslut.justeringar:
        justerat, resultat = -_justerat("RR_*") - _justerat(UTGAR), resultat - _justerat(UTGAR)
    arets = call("IF", lika_med_noll(ej_bokfort - ej_omfort), justerat, resultat)
    tillagg = call("IF", lika_med_noll(ej_bokfort), justerat, ej_omfort + arets)
    return rounded(Figure("BR_eget_kapital_konton") + tillagg)


def _justerat(rad: str) -> Expr:
    """Periodens justeringar på konton med den raden (kr, debet positivt)."""
    belopp, kalla = Column("Saldo", "Belopp"), Text(Kalla.JUSTERING)
    return summor(belopp, ("Rad", Text(rad)), ("Period", PERIOD), ("Källa", kalla))


def tabell(underlag: Underlag) -> Table:
    """Balansräkningen, med kolumner per balansdag; poster som förbundet sällan har visas när de finns."""
    utan_ib = ("jamforelse",) if underlag.balans_ur_ib else ()
    former = (
        *former_for_alla(),
        _panter(underlag),
        Sum("BR_summa_tillgangar", "", of=TILLGANGAR),
        *(Line(ident, "") for ident in (*_EGET_KAPITAL, "BR_skulder")),
        Sum("BR_summa_eget_kapital", "", of=_EGET_KAPITAL, not_in=utan_ib),
        Total("BR_summa_ek_och_skulder", "", of=("BR_summa_eget_kapital", *_SKULDER)),
    )
    utan = (*_EGET_KAPITAL, *underlag.form.tryckta(_KONTON))
    return Table(
        "BR",
        "Balansräkning",
        (not_kolumn(), *ur_ingaende_balans(underlag, perioder(balansdag), *utan)),
        tryckta(underlag, "BR", former),
        notes=jamforelse(underlag),
    )


def _panter(underlag: Underlag) -> Line:
    noten = delas_upp(underlag, Notslag.ANSVAR)
    return panterrad(underlag.period_fg, underlag.period, med_ansvar(underlag) if noten else frozenset())


def med_ansvar(underlag: Underlag) -> frozenset[date]:
    """Dagarna som Upplysningar har panter eller ansvarsförbindelser för."""
    return frozenset(ett.period for ett in upplysningar(underlag, *ANSVAR))


def panterrad(forra: date | None, nu: date, med_belopp: frozenset[date]) -> Line:
    """Panter och ansvarsförbindelser: summan de dagar som Upplysningar har belopp, annars Grunddatas ord."""
    celler = {
        kolumn: amount(Figure("UP_ansvar", period)) if dag in med_belopp else count(Setting(namn))
        for kolumn, period, dag, namn in (
            ("period", True, nu, "Panter"),
            ("jamforelse", False, forra, "Panter_fg"),
        )
    }
    return Line("panter", "", cells=celler)


def former_for_alla() -> tuple[Row, ...]:
    """Formen på de rader som är lika i alla balansräkningar."""
    rubriker = ("tillgangar", "anlaggning", "omsattning", "ek_och_skulder")
    rader = (*TILLGANGAR, *_SKULDER[:2])
    return (
        *(Section(ident, "") for ident in rubriker),
        *(Line(ident, "") for ident in rader),
    )
