"""Noter 1–4: intäkter per medlem, kostnader per slag, fordringar och skulder (LKBR 9 kap.)."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl import koder
from finsam_xl.figurer.hamta import motpart, saldo
from finsam_xl.figurer.ur_poster import figurer, summa
from finsam_xl.layout.expr import plus
from finsam_xl.layout.poster import Post
from finsam_xl.layout.table import Line, PrintedColumn, Row, Sum, Table
from finsam_xl.modell import Dimension
from finsam_xl.tabeller.kolumner import balansdag, perioder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.expr import Expr
    from finsam_xl.modell import Medlem

__all__ = [
    "NOT2",
    "NOT3",
    "NOT4",
    "ej_fordelat",
    "intaktsposter",
    "intaktsrader",
    "medlemmar_i_not1",
    "medlemmar_i_not4",
    "poster",
    "tabeller",
]

_KALLA = "lkbr-9"
NOT2, NOT3, NOT4 = (
    {
        kod: text
        for kod, text in koder.NOT.items()
        if kod.startswith(not_) and kod != "NOT4_motparter" and kod not in koder.DEL_AV
    }
    for not_ in ("NOT2_", "NOT3_", "NOT4_")
)
_NOT1_OVRIGA = "NOT1_ovriga"
_NOT1: Mapping[str, str] = {_NOT1_OVRIGA: "Övriga intäkter"}
_OVANLIGA = (
    "NOT2_avskrivningar",
    "NOT3_kundfordringar",
    "NOT3_ovriga",
    "NOT4_forutbetalda_intakter",
    "NOT4_ovriga_upplupna",
    "NOT4_ovriga",
)


def medlemmar_i_not1(underlag: Underlag) -> tuple[Medlem, ...]:
    """Medlemmarna i den ordning not 1 trycker dem."""
    visade = (medlem for medlem in underlag.bokslut.medlemmar if medlem.plats_not1 is not None)
    return tuple(sorted(visade, key=lambda medlem: medlem.plats_not1 or 0))


def medlemmar_i_not4(underlag: Underlag) -> tuple[Medlem, ...]:
    """Motparterna i den ordning not 4 trycker dem."""
    visade = (medlem for medlem in underlag.bokslut.medlemmar if medlem.plats_not4 is not None)
    return tuple(sorted(visade, key=lambda medlem: medlem.plats_not4 or 0))


def poster(underlag: Underlag) -> tuple[Post, ...]:
    """Notraderna i kr: intäkter, kostnader, fordringar och skulder positiva.

    Det som ett delat konto har utöver raderna är *Ej fördelat*, så att notens summa alltid är huvudbokens.
    """
    return (
        *intaktsposter(underlag),
        *_rader(underlag, NOT2, 1),
        summa("NOT2_summa", tuple(NOT2)),
        *_rader(underlag, NOT3, 1),
        summa("NOT3_summa", tuple(NOT3)),
        *_delad("NOT4", medlemmar_i_not4(underlag), "NOT4_motparter"),
        *_rader(underlag, NOT4, -1),
        summa("NOT4_summa", (*_idn("NOT4", medlemmar_i_not4(underlag)), "NOT4_ej_fordelat", *NOT4)),
    )


def intaktsposter(underlag: Underlag) -> tuple[Post, ...]:
    """Not 1 i kr: medlemmarnas avgifter, det som inte är fördelat på någon av dem, övriga intäkter och summan."""
    return (
        *_delad("NOT1", medlemmar_i_not1(underlag), "NOT1_medlemmar"),
        *_rader(underlag, _NOT1, -1),
        summa("NOT1_summa", (*_idn("NOT1", medlemmar_i_not1(underlag)), "NOT1_ej_fordelat", _NOT1_OVRIGA)),
    )


def intaktsrader(underlag: Underlag, ovriga: str) -> tuple[Line, ...]:
    """Not 1 som den trycks; *ovriga* är texten på raden för övriga intäkter, som visas när de finns."""
    return (
        *_medlemsrader("NOT1", medlemmar_i_not1(underlag)),
        *ej_fordelat("NOT1", "NOT1_medlemmar", medlemmar_i_not1(underlag), underlag),
        Line(_NOT1_OVRIGA, ovriga, only_with=(_NOT1_OVRIGA,)),
    )


def _idn(not_: str, medlemmar: Iterable[Medlem]) -> tuple[str, ...]:
    return tuple(f"{not_}_{medlem.id}" for medlem in medlemmar)


def _rader(underlag: Underlag, rader: Mapping[str, str], tecken: int) -> tuple[Post, ...]:
    def belopp(kod: str) -> Expr:
        delar = (ett for ett, hel in koder.DEL_AV.items() if hel == kod and underlag.anvander(ett))
        return plus(*(saldo("Not", ett, tecken=tecken) for ett in (kod, *delar)))

    return tuple(Post(kod, belopp(kod), etikett=text, kalla=_KALLA) for kod, text in rader.items())


def _delad(not_: str, medlemmar: tuple[Medlem, ...], kod: str) -> tuple[Post, ...]:
    per_medlem = tuple(
        Post(f"{not_}_{medlem.id}", motpart(medlem.id, kod), kalla=_KALLA, etikett=medlem.namn) for medlem in medlemmar
    )
    fordelat = plus(*figurer(*(post.ident for post in per_medlem)))
    totalt = Post(kod, saldo("Not", kod), kalla=_KALLA, etikett="Konton som delas per motpart")
    rest = figurer(kod)[0] - fordelat
    return (*per_medlem, totalt, Post(f"{not_}_ej_fordelat", rest, kalla=_KALLA, etikett="Ej fördelat"))


def tabeller(underlag: Underlag) -> tuple[Table, ...]:
    """Noterna; de vanliga raderna visas alltid, ovanliga när de har belopp."""
    not1 = intaktsrader(underlag, _NOT1[_NOT1_OVRIGA])
    not4 = (
        *_medlemsrader("NOT4", medlemmar_i_not4(underlag)),
        *ej_fordelat("NOT4", "NOT4_motparter", medlemmar_i_not4(underlag), underlag),
        *_fasta(NOT4),
    )
    ar, dag = perioder(), perioder(balansdag)
    return (
        _not(
            "NOT1",
            "Not 1 Verksamhetens intäkter",
            ar,
            not1,
            "Summa intäkter" if _NOT1_OVRIGA in underlag.med_saldo else "Summa medlemsavgifter",
        ),
        _not("NOT2", "Not 2 Verksamhetens kostnader", ar, _fasta(NOT2), "Summa verksamhetens kostnader"),
        _not("NOT3", "Not 3 Kortfristiga fordringar", dag, _fasta(NOT3), "Summa kortfristiga fordringar"),
        _not("NOT4", "Not 4 Kortfristiga skulder", dag, not4, "Summa kortfristiga skulder"),
    )


def _fasta(rader: Mapping[str, str]) -> tuple[Line, ...]:
    return tuple(Line(kod, text, only_with=(kod,) if kod in _OVANLIGA else ()) for kod, text in rader.items())


def _not(ident: str, titel: str, kolumner: tuple[PrintedColumn, ...], rader: tuple[Row, ...], summatext: str) -> Table:
    slut = Sum(f"{ident}_summa", summatext, of=tuple(rad.ident for rad in rader))
    return Table(ident, titel, kolumner, (*rader, slut), new_page=ident == "NOT3")


def _medlemsrader(not_: str, medlemmar: tuple[Medlem, ...]) -> tuple[Line, ...]:
    return tuple(Line(f"{not_}_{medlem.id}", medlem.namn) for medlem in medlemmar)


def ej_fordelat(not_: str, kod: str, medlemmar: tuple[Medlem, ...], underlag: Underlag) -> tuple[Line, ...]:
    """Raden *Ej fördelat* när det delade kontot har mer än medlemmarnas delar i någon av rapportens perioder."""
    visade = {medlem.id for medlem in medlemmar}
    kvar: dict[date, Decimal] = defaultdict(Decimal)
    for saldorad in underlag.bokslut.saldon:
        if saldorad.not_ == kod:
            kvar[saldorad.period] += saldorad.belopp
    for delrad in underlag.bokslut.objektsaldon:
        if delrad.dimension is Dimension.MOTPART and delrad.not_ == kod and delrad.id in visade:
            kvar[delrad.period] -= delrad.belopp
    if any(kvar[dag] for dag in underlag.dagar):
        return (Line(f"{not_}_ej_fordelat", "Ej fördelat"),)
    return ()
