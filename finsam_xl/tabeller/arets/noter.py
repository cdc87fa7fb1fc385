"""Noterna: intäkter per medlem, kostnader per slag, fordringar och skulder (LKBR 9 kap.), och förbundets egna."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.hamta import motpart, saldo, saldon
from finsam_xl.figurer.ofordelat import ofordelat
from finsam_xl.figurer.ur_poster import figurer, summa
from finsam_xl.layout.expr import plus
from finsam_xl.layout.poster import Post
from finsam_xl.layout.table import Line, PrintedColumn, Row, Sum, Table
from finsam_xl.modell import Dimension, Radens
from finsam_xl.tabeller.egna_noter import egen_not, egna_notposter, stycken
from finsam_xl.tabeller.egna_poster import Hamtning, delade_rader, egna_poster, lovrader
from finsam_xl.tabeller.kolumner import balansdag, perioder
from finsam_xl.tabeller.notnummer import notrubrik, tryckta_noter
from finsam_xl.tabeller.rader import tryckta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Medlem

__all__ = [
    "ej_fordelat",
    "intaktsposter",
    "intaktsrader",
    "lagens_koder",
    "lagens_not",
    "medlemmar_i_not1",
    "medlemmar_i_not4",
    "medlemsrader",
    "notens_rader",
    "notens_summa",
    "poster",
    "tabeller",
]

_KALLA = "lkbr-9"
_TECKEN = {"NOT1": -1, "NOT2": 1, "NOT3": 1, "NOT4": -1}
_DELADE = {"NOT1": "NOT1_medlemmar", "NOT4": "NOT4_motparter"}


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
        *(post for not_ in ("NOT2", "NOT3") for post in _notens(underlag, not_)),
        *_delad("NOT4", medlemmar_i_not4(underlag), _DELADE["NOT4"]),
        *_notens(underlag, "NOT4", (*_idn("NOT4", medlemmar_i_not4(underlag)), "NOT4_ej_fordelat")),
        *egna_notposter(underlag, balans=False),
        *egna_notposter(underlag, balans=True),
    )


def intaktsposter(underlag: Underlag) -> tuple[Post, ...]:
    """Not 1 i kr: medlemmarnas avgifter, det som inte är fördelat på någon av dem, övriga intäkter och summan."""
    return (
        *_delad("NOT1", medlemmar_i_not1(underlag), _DELADE["NOT1"]),
        *_notens(underlag, "NOT1", (*_idn("NOT1", medlemmar_i_not1(underlag)), "NOT1_ej_fordelat")),
    )


def intaktsrader(underlag: Underlag) -> tuple[Row, ...]:
    """Not 1 som den trycks, utan summa."""
    medlemmar = medlemmar_i_not1(underlag)
    delat = (
        *medlemsrader("NOT1", medlemmar),
        *ej_fordelat("NOT1", _DELADE["NOT1"], medlemmar, underlag),
    )
    return notens_rader(underlag, "NOT1", delat)


def notens_rader(underlag: Underlag, not_: str, delat: tuple[Row, ...] = ()) -> tuple[Row, ...]:
    """Notens rader utan summa; *delat* är raderna för dem som kontona delas på."""
    former: dict[str, Row | tuple[Row, ...]] = {kod: Line(kod, "") for kod in lagens_koder(underlag, not_)}
    return tryckta(underlag, not_, former | {_DELADE.get(not_, ""): delat}, delade_rader(underlag, not_))


def lagens_koder(underlag: Underlag, not_: str) -> tuple[str, ...]:
    """Koderna för lagens rader som rapporten har var för sig i noten, utom den som delas per motpart."""
    utom = {f"{not_}_summa", _DELADE.get(not_)}
    lagens = (rad for rad in underlag.form.rader(not_) if rad.slag is Radens.LAG and not rad.raknas_in_i)
    return tuple(rad.id for rad in lagens if rad.id not in utom)


def _idn(not_: str, medlemmar: Iterable[Medlem]) -> tuple[str, ...]:
    return tuple(f"{not_}_{medlem.id}" for medlem in medlemmar)


def _notens(underlag: Underlag, not_: str, delade: tuple[str, ...] = ()) -> tuple[Post, ...]:
    """Radernas belopp och notens summa, som är alla rader: lagens, egna och de *delade*s."""
    hamtning = Hamtning("Not", _TECKEN[not_], _KALLA)
    return (
        *_lagens(underlag, not_),
        *egna_poster(underlag, not_, hamtning),
        notens_summa(underlag, not_, delade),
    )


def notens_summa(underlag: Underlag, not_: str, delade: tuple[str, ...] = ()) -> Post:
    """Summan av lagens rader, de egna och de *delade*."""
    return summa(f"{not_}_summa", (*delade, *lagens_koder(underlag, not_), *lovrader(underlag, not_)))


def _lagens(underlag: Underlag, not_: str) -> tuple[Post, ...]:
    """Lagens rader, med de koder som räknas in i dem när Kontoplan har konton för dem."""
    poster = []
    for kod in lagens_koder(underlag, not_):
        rad = underlag.form.rad(not_, kod)
        text = rad.text if rad else ""
        delar = (ett for ett in (underlag.form.med_delar(rad) if rad else ()) if ett == kod or underlag.anvander(ett))
        poster.append(Post(kod, saldon("Not", delar, tecken=_TECKEN[not_]), etikett=text, kalla=_KALLA))
    return tuple(poster)


def _delad(not_: str, medlemmar: tuple[Medlem, ...], kod: str) -> tuple[Post, ...]:
    per_medlem = tuple(
        Post(f"{not_}_{medlem.id}", motpart(medlem.id, kod), kalla=_KALLA, etikett=medlem.namn) for medlem in medlemmar
    )
    fordelat = plus(*figurer(*(post.ident for post in per_medlem)))
    totalt = Post(kod, saldo("Not", kod), kalla=_KALLA, etikett="Konton som delas per motpart")
    rest = figurer(kod)[0] - fordelat
    return (*per_medlem, totalt, Post(f"{not_}_ej_fordelat", rest, kalla=_KALLA, etikett="Ej fördelat"))


def tabeller(underlag: Underlag) -> tuple[Table, ...]:
    """Noterna i bokens ordning; de vanliga raderna visas alltid, ovanliga när de har belopp."""
    ar, dag = perioder(), perioder(balansdag)
    not4 = (
        *medlemsrader("NOT4", medlemmar_i_not4(underlag)),
        *ej_fordelat("NOT4", _DELADE["NOT4"], medlemmar_i_not4(underlag), underlag),
    )
    lagens = {
        "NOT1": (ar, intaktsrader(underlag)),
        "NOT2": (ar, notens_rader(underlag, "NOT2")),
        "NOT3": (dag, notens_rader(underlag, "NOT3")),
        "NOT4": (dag, notens_rader(underlag, "NOT4", not4)),
    }
    return tuple(
        lagens_not(underlag, ett.id, *lagens[ett.id]) if ett.id in lagens else egen_not(underlag, ett, ar, dag)
        for ett in tryckta_noter(underlag)
    )


def lagens_not(underlag: Underlag, ident: str, kolumner: tuple[PrintedColumn, ...], rader: tuple[Row, ...]) -> Table:
    """En av lagens noter, med sin summa och bokens text över den."""
    summan = underlag.form.rad(ident, f"{ident}_summa")
    text = summan.text if summan else ""
    if ident == "NOT1" and text == "Summa intäkter" and not _har_mer(underlag):
        text = "Summa medlemsavgifter"
    slut = Sum(f"{ident}_summa", text, of=tuple(rad.ident for rad in rader if not isinstance(rad, Sum)))
    not_ = next(ett for ett in underlag.form.noter if ett.id == ident)
    return Table(
        ident,
        notrubrik(underlag, ident),
        kolumner,
        (*rader, slut),
        intro=stycken(not_.text),
        new_page=ident == "NOT3",
    )


def _har_mer(underlag: Underlag) -> bool:
    """Om not 1 har något annat än medlemsavgifter."""
    return not underlag.med_saldo.isdisjoint({"NOT1_ovriga", *lovrader(underlag, "NOT1")})


def medlemsrader(not_: str, medlemmar: Iterable[Medlem]) -> tuple[Line, ...]:
    """En rad per medlem eller motpart."""
    return tuple(Line(f"{not_}_{medlem.id}", medlem.namn) for medlem in medlemmar)


def ej_fordelat(not_: str, kod: str, medlemmar: tuple[Medlem, ...], underlag: Underlag) -> tuple[Line, ...]:
    """Raden *Ej fördelat* när det delade kontot har mer än medlemmarnas delar i någon av rapportens perioder."""
    if ofordelat(underlag, kod, {medlem.id for medlem in medlemmar}, Dimension.MOTPART):
        return (Line(f"{not_}_ej_fordelat", "Ej fördelat"),)
    return ()
