"""Noterna: intäkter per medlem, kostnader per slag, fordringar och skulder (LKBR 9 kap.), och förbundets egna."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.hamta import motpart, saldo, saldon
from finsam_xl.figurer.ofordelat import ofordelat
from finsam_xl.figurer.ur_poster import figurer, summa
from finsam_xl.layout.expr import Figure, plus
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
    from finsam_xl.layout.expr import Expr
    from finsam_xl.modell import Medlem, Not, Rapportrad

__all__ = [
    "DELADE",
    "delad",
    "intaktsposter",
    "medlemmar_i_not1",
    "medlemmar_i_not4",
    "notens_poster",
    "noterna",
    "poster",
    "tabeller",
]

_KALLA = "lkbr-9"
_TECKEN = {"NOT1": -1, "NOT2": 1, "NOT3": 1, "NOT4": -1}
DELADE = {"NOT1": "NOT1_medlemmar", "NOT4": "NOT4_motparter"}
"""Noternas rader som delas per medlem eller motpart."""


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
        *notens_poster(underlag, "NOT2"),
        *notens_poster(underlag, "NOT3"),
        *notens_poster(underlag, "NOT4", delad("NOT4", medlemmar_i_not4(underlag))),
        *egna_notposter(underlag, balans=False),
        *egna_notposter(underlag, balans=True),
    )


def intaktsposter(underlag: Underlag) -> tuple[Post, ...]:
    """Not 1 i kr: medlemmarnas avgifter, det som inte är fördelat på någon av dem, övriga intäkter och summan."""
    return notens_poster(underlag, "NOT1", delad("NOT1", medlemmar_i_not1(underlag)))


def notens_poster(
    underlag: Underlag,
    not_: str,
    delat: tuple[Post, ...] = (),
    *,
    kontogrupp: int | None = None,
    utan_konton: bool = False,
) -> tuple[Post, ...]:
    """Det som kontona *delat* är, lagens rader, de egna, och notens summa, i kr; med *kontogrupp* bara dess konton.

    En rad har de koder som räknas in i den; *utan_konton* också de som Kontoplan inte har konton för.
    """
    lagens = _lagens_rader(underlag, not_)
    hamtning = Hamtning("Not", _TECKEN[not_], _KALLA, kontogrupp)

    def belopp(rad: Rapportrad) -> Expr:
        koder = underlag.form.med_delar(rad)
        med = (kod for kod in koder if utan_konton or kod == rad.id or underlag.anvander(kod))
        return saldon("Not", med, tecken=hamtning.tecken, kontogrupp=kontogrupp)

    delar = (post.ident for post in delat if post.ident != DELADE.get(not_))
    return (
        *delat,
        *(Post(rad.id, belopp(rad), etikett=rad.text, kalla=_KALLA) for rad in lagens),
        *egna_poster(underlag, not_, hamtning),
        summa(f"{not_}_summa", (*delar, *(rad.id for rad in lagens), *lovrader(underlag, not_))),
    )


def _lagens_rader(underlag: Underlag, not_: str) -> tuple[Rapportrad, ...]:
    """Lagens rader som rapporten har var för sig i noten, utom den som delas per motpart."""
    utom = {f"{not_}_summa", DELADE.get(not_)}
    lagens = (rad for rad in underlag.form.rader(not_) if rad.slag is Radens.LAG and not rad.raknas_in_i)
    return tuple(rad for rad in lagens if rad.id not in utom)


def delad(not_: str, medlemmar: tuple[Medlem, ...], kontogrupp: int | None = None) -> tuple[Post, ...]:
    """Det delade kontots belopp i kr: medlemmarnas delar, hela, och sist det som ingen av dem har."""
    kod = DELADE[not_]
    per_medlem = tuple(
        Post(f"{not_}_{medlem.id}", motpart(medlem.id, kod, kontogrupp=kontogrupp), kalla=_KALLA, etikett=medlem.namn)
        for medlem in medlemmar
    )
    totalt = Post(kod, saldo("Not", kod, kontogrupp=kontogrupp), kalla=_KALLA, etikett="Konton som delas per motpart")
    rest = Figure(kod) - plus(*figurer(*(post.ident for post in per_medlem)))
    return (*per_medlem, totalt, Post(f"{not_}_ej_fordelat", rest, kalla=_KALLA, etikett="Ej fördelat"))


def tabeller(underlag: Underlag) -> tuple[Table, ...]:
    """Noterna i bokens ordning; de vanliga raderna visas alltid, ovanliga när de har belopp."""
    return noterna(underlag, perioder(), perioder(balansdag), medlemmar_i_not4(underlag))


def noterna(
    underlag: Underlag,
    ar: tuple[PrintedColumn, PrintedColumn],
    dag: tuple[PrintedColumn, PrintedColumn],
    i_not4: Iterable[Medlem],
) -> tuple[Table, ...]:
    """Noterna som de trycks, med en rad i not 4 för var och en av *i_not4*; *ar* och *dag* är kolumnerna."""
    lagens = {
        "NOT1": (ar, _delat(underlag, "NOT1", medlemmar_i_not1(underlag), medlemmar_i_not1(underlag))),
        "NOT2": (ar, ()),
        "NOT3": (dag, ()),
        "NOT4": (dag, _delat(underlag, "NOT4", i_not4, medlemmar_i_not4(underlag))),
    }
    return tuple(
        _lagens_not(underlag, ett, *lagens[ett.id]) if ett.id in lagens else egen_not(underlag, ett, ar, dag)
        for ett in tryckta_noter(underlag)
    )


def _lagens_not(underlag: Underlag, not_: Not, kolumner: tuple[PrintedColumn, ...], delat: tuple[Row, ...]) -> Table:
    """En av lagens noter, med bokens text över den och sin summa; *delat* är raderna för dem som kontona delas på."""
    ident = not_.id
    former = (Line(rad.id, "") for rad in _lagens_rader(underlag, ident))
    rader = tryckta(underlag, ident, former, {DELADE.get(ident, ""): delat, **delade_rader(underlag, ident)})
    summan = underlag.form.rad(ident, f"{ident}_summa")
    text = summan.text if summan else ""
    if ident == "NOT1" and text == "Summa intäkter" and not _har_mer(underlag):
        text = "Summa medlemsavgifter"
    slut = Sum(f"{ident}_summa", text, of=tuple(rad.ident for rad in rader if not isinstance(rad, Sum)))
    return Table(
        ident,
        notrubrik(underlag, ident),
        kolumner,
        (*rader, slut),
        intro=stycken(not_.text),
    )


def _har_mer(underlag: Underlag) -> bool:
    """Om not 1 har något annat än medlemsavgifter."""
    return not underlag.med_saldo.isdisjoint({"NOT1_ovriga", *lovrader(underlag, "NOT1")})


def _delat(underlag: Underlag, not_: str, visade: Iterable[Medlem], medlemmar: tuple[Medlem, ...]) -> tuple[Line, ...]:
    """En rad per medlem eller motpart, och *Ej fördelat* när kontot har mer än *medlemmar*s delar i någon period."""
    rader = tuple(Line(f"{not_}_{medlem.id}", medlem.namn) for medlem in visade)
    if ofordelat(underlag, DELADE[not_], {medlem.id for medlem in medlemmar}, Dimension.MOTPART):
        return (*rader, Line(f"{not_}_ej_fordelat", "Ej fördelat"))
    return rader
