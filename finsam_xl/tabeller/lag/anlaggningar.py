"""Noten om anläggningstillgångar: varje slag från ingående till utgående bokfört värde.

Avskrivning, nedskrivning och utrangering är resultatkontonas. Det som återstår av förändringen är ett inköp eller, när
det är mindre än noll, en försäljning, om inte bladet Förändringar säger mer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.tillgangsslag import MINSKAR, forandringar, tillgangens_id, tillgangsslag
from finsam_xl.figurer.upplyst import eller_skrivet, skrivet
from finsam_xl.figurer.ur_poster import figurer, summa
from finsam_xl.layout.expr import Figure, plus, rounded
from finsam_xl.layout.poster import Post
from finsam_xl.layout.table import Line, Section, Sum
from finsam_xl.modell import Forandringsslag
from finsam_xl.tabeller.lag.rorelse import kontons, resten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.figurer.tillgangsslag import Tillgangsslag
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.expr import Expr
    from finsam_xl.layout.table import Row

__all__ = ["led", "poster", "rader"]

_S = Forandringsslag
_KALLA = "lkbr-9"
_ETIKETT = {
    _S.INKOP: "Inköp",
    _S.FORSALJNING: "Försäljning",
    _S.AVSKRIVNING: "Avskrivningar",
    _S.NEDSKRIVNING: "Nedskrivningar",
    _S.UTRANGERING: "Utrangeringar och förluster",
    _S.OMKLASSIFICERING: "Omklassificeringar",
}


def led(underlag: Underlag, forandring: Forandringsslag) -> tuple[str, ...]:
    """Siffrorna för en förändring, en per slag av tillgångar."""
    return tuple(
        tillgangens_id(slag, forandring.name.casefold())
        for slag in tillgangsslag(underlag)
        if forandring in forandringar(underlag, slag)
    )


def poster(underlag: Underlag) -> tuple[Post, ...]:
    """Varje slags värden i kr, det som ökar värdet positivt."""
    alla = tuple(post for slag in tillgangsslag(underlag) for post in _slagets(underlag, slag))
    utgaende = tuple(post.ident for post in alla if post.ident.endswith("_ub"))
    return (*alla, summa("AN_summa_ub", utgaende))


def _slagets(underlag: Underlag, slag: Tillgangsslag) -> Iterator[Post]:
    namn = slag.post.capitalize()
    andrat = forandringar(underlag, slag)
    for del_, falt, text in (("ib", "IB", "ingående värde"), ("saldo", "Belopp", "saldo på kontona")):
        yield Post(tillgangens_id(slag, del_), kontons(slag.konton, falt, 1), etikett=f"{namn}, {text}", kalla=_KALLA)
    for ett in andrat:
        uttryck = _beloppet(underlag, slag, ett)
        yield Post(tillgangens_id(slag, ett.name.casefold()), uttryck, etikett=f"{namn}, {ett}", kalla=_KALLA)
    delar = ("ib", *(ett.name.casefold() for ett in andrat))
    yield summa(tillgangens_id(slag, "ub"), tuple(tillgangens_id(slag, del_) for del_ in delar))


def _beloppet(underlag: Underlag, slag: Tillgangsslag, forandring: Forandringsslag) -> Expr:
    if forandring in MINSKAR:
        konton = slag.minskar.get(forandring, ())
        bokfort = kontons(konton, "Belopp", 1) if konton else skrivet(underlag, slag.post, forandring)
        if forandring is _S.AVSKRIVNING and slag.ackumulerat:
            bokfort = rounded(kontons(slag.ackumulerat, "IB", 1) - kontons(slag.ackumulerat, "Belopp", 1))
        return rounded(-eller_skrivet(underlag, slag.post, forandring, bokfort))
    if forandring is _S.OMKLASSIFICERING:
        return skrivet(underlag, slag.post, forandring)
    okand = _okant(underlag, slag)
    if forandring is _S.INKOP:
        salt = skrivet(underlag, slag.post, _S.FORSALJNING)
        return eller_skrivet(underlag, slag.post, forandring, resten(okand + salt))
    kopt = skrivet(underlag, slag.post, _S.INKOP)
    return rounded(-eller_skrivet(underlag, slag.post, forandring, resten(kopt - okand)))


def _okant(underlag: Underlag, slag: Tillgangsslag) -> Expr:
    """Förändringen av värdet som varken är avskrivning, nedskrivning, utrangering eller omklassificering."""
    kanda = (ett for ett in forandringar(underlag, slag) if ett in MINSKAR or ett is _S.OMKLASSIFICERING)
    fore = plus(*figurer(tillgangens_id(slag, "ib"), *(tillgangens_id(slag, ett.name.casefold()) for ett in kanda)))
    return Figure(tillgangens_id(slag, "saldo")) - fore


def rader(underlag: Underlag) -> tuple[Row, ...]:
    """Ett avsnitt per slag, och summan av dem när de är flera."""
    alla = tillgangsslag(underlag)
    tryckt = tuple(rad for slag in alla for rad in _slagets_rader(underlag, slag))
    if len(alla) < 2:  # noqa: PLR2004 - en summa av ett slag är slaget självt
        return tryckt
    utgaende = tuple(tillgangens_id(slag, "ub") for slag in alla)
    return (*tryckt, Sum("AN_summa_ub", "Summa anläggningstillgångar", of=utgaende))


def _slagets_rader(underlag: Underlag, slag: Tillgangsslag) -> Iterator[Row]:
    yield Section(tillgangens_id(slag, "rubrik"), slag.post.capitalize())
    lov = {"ib": "Ingående bokfört värde"}
    lov |= {ett.name.casefold(): _ETIKETT[ett] for ett in forandringar(underlag, slag)}
    yield from (Line(tillgangens_id(slag, del_), text) for del_, text in lov.items())
    leden = tuple(tillgangens_id(slag, del_) for del_ in lov)
    yield Sum(tillgangens_id(slag, "ub"), "Utgående bokfört värde", of=leden)
