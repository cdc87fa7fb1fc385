"""Noterna om långfristiga skulder och avsättningar: från ingående till utgående, och det som betalas nästa år."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.figurer.avsattningsslag import avsattningens_stam, avsattningsslag
from finsam_xl.figurer.tillgangsslag import kodens_konton
from finsam_xl.figurer.upplyst import eller_skrivet, har_upplysning, skrivet, upplyst
from finsam_xl.figurer.ur_poster import summa
from finsam_xl.layout.expr import Figure, rounded
from finsam_xl.layout.poster import Post
from finsam_xl.layout.table import Line, Section, Sum
from finsam_xl.modell import Forandringspost, Forandringsslag, Upplysningsslag
from finsam_xl.tabeller.lag.rorelse import kontons, resten
from finsam_xl.tabeller.lag.upplysta import utan_uppgift

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.expr import Expr
    from finsam_xl.layout.table import Row

__all__ = ["avsattningsposter", "avsattningsrader", "laneposter", "lanerader"]

_P, _S = Forandringspost, Forandringsslag
_KALLA = "lkbr-9"


@dataclass(frozen=True, slots=True)
class _Skuld:
    """Ett slag av skuld: stammen i siffrornas id, kontona, och vad det som ökar och minskar den heter."""

    stam: str
    post: Forandringspost
    konton: tuple[str, ...]
    okar: tuple[Forandringsslag, str]
    minskar: tuple[Forandringsslag, str]
    aterford: tuple[Forandringsslag, str] | None = None


def _lanet(underlag: Underlag) -> _Skuld:
    return _Skuld(
        "LA",
        _P.LAN,
        tuple(kodens_konton(underlag, "BR_langfristiga")),
        (_S.NYA_LAN, "Nya lån"),
        (_S.AMORTERING, "Amortering"),
    )


def _avsattningarna(underlag: Underlag) -> tuple[_Skuld, ...]:
    return tuple(
        _Skuld(
            avsattningens_stam(post),
            post,
            konton,
            (_S.NYA_AVSATTNINGAR, "Nya avsättningar"),
            (_S.ANVANDA, "Använt under året"),
            (_S.ATERFORDA, "Återfört"),
        )
        for post, konton in avsattningsslag(underlag).items()
    )


def laneposter(underlag: Underlag) -> tuple[Post, ...]:
    """De långfristiga skulderna i kr, skuld positiv och amortering negativ."""
    nasta = Upplysningsslag.NASTA_AMORTERING
    egen = (Post("LA_nasta_ar", upplyst(underlag, nasta), etikett="Varav betalas nästa år", kalla=_KALLA),)
    return (*_poster(underlag, _lanet(underlag)), *(egen if har_upplysning(underlag, nasta) else ()))


def lanerader(underlag: Underlag) -> tuple[Row, ...]:
    """Skuldens led, och den del som betalas nästa år när den är skriven i Upplysningar."""
    tomma = utan_uppgift(underlag, Upplysningsslag.NASTA_AMORTERING)
    egen = (Line("LA_nasta_ar", "Varav förfaller till betalning nästa år", cells=tomma),)
    har = har_upplysning(underlag, Upplysningsslag.NASTA_AMORTERING)
    return (*_rader(underlag, _lanet(underlag)), *(egen if har else ()))


def avsattningsposter(underlag: Underlag) -> tuple[Post, ...]:
    """Avsättningarna per slag i kr, avsättning positiv och det som används negativt."""
    alla = _avsattningarna(underlag)
    delar = tuple(post for skuld in alla for post in _poster(underlag, skuld))
    return (*delar, summa("AV_summa_ub", tuple(f"{skuld.stam}_ub" for skuld in alla)))


def avsattningsrader(underlag: Underlag) -> tuple[Row, ...]:
    """Ett avsnitt per slag, och summan av dem när de är flera."""
    alla = _avsattningarna(underlag)
    delar: list[Row] = []
    for skuld in alla:
        delar += (Section(f"{skuld.stam}_rubrik", skuld.post.capitalize()), *_rader(underlag, skuld))
    utgaende = tuple(f"{skuld.stam}_ub" for skuld in alla)
    return (*delar, *((Sum("AV_summa_ub", "Summa avsättningar", of=utgaende),) if len(alla) > 1 else ()))


def _led(underlag: Underlag, skuld: _Skuld) -> Iterator[tuple[str, str, Expr]]:
    """Siffrans id, dess text och belopp, för varje led mellan ingående och utgående."""
    saldo = Figure(f"{skuld.stam}_saldo") - Figure(f"{skuld.stam}_ib")
    aterford = skrivet(underlag, skuld.post, skuld.aterford[0]) if skuld.aterford else None
    okand = saldo + aterford if aterford is not None else saldo
    (okar, okar_text), (minskar, minskar_text) = skuld.okar, skuld.minskar
    okat = eller_skrivet(underlag, skuld.post, okar, resten(okand + skrivet(underlag, skuld.post, minskar)))
    minskat = eller_skrivet(underlag, skuld.post, minskar, resten(skrivet(underlag, skuld.post, okar) - okand))
    yield f"{skuld.stam}_okar", okar_text, okat
    yield f"{skuld.stam}_minskar", minskar_text, rounded(-minskat)
    if skuld.aterford and aterford is not None:
        yield f"{skuld.stam}_aterford", skuld.aterford[1], rounded(-aterford)


def _poster(underlag: Underlag, skuld: _Skuld) -> Iterator[Post]:
    namn = skuld.post.capitalize()
    for del_, falt, text in (("ib", "IB", "ingående"), ("saldo", "Belopp", "saldo på kontona")):
        belopp = kontons(skuld.konton, falt, -1)
        yield Post(f"{skuld.stam}_{del_}", belopp, etikett=f"{namn}, {text}", kalla=_KALLA)
    delar = list(_led(underlag, skuld))
    for ident, text, belopp in delar:
        yield Post(ident, belopp, etikett=f"{namn}, {text.lower()}", kalla=_KALLA)
    yield summa(f"{skuld.stam}_ub", (f"{skuld.stam}_ib", *(ident for ident, _, _ in delar)))


def _rader(underlag: Underlag, skuld: _Skuld) -> tuple[Row, ...]:
    texter = {f"{skuld.stam}_ib": "Ingående skuld" if skuld.stam == "LA" else "Ingående avsättning"}
    texter |= {ident: text for ident, text, _ in _led(underlag, skuld)}
    slut = "Utgående skuld" if skuld.stam == "LA" else "Utgående avsättning"
    rader = tuple(Line(ident, text) for ident, text in texter.items())
    return (*rader, Sum(f"{skuld.stam}_ub", slut, of=tuple(texter)))
