"""Raderna och siffrorna som programmet ger en not av lagens slag; en not med egna rader har dem först."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.lagnoter import delas_upp, lagens_not
from finsam_xl.modell import Notslag
from finsam_xl.tabeller.lag import anlaggningar, resultatnoter, skulder, upplysta

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.poster import Post
    from finsam_xl.layout.table import Row
    from finsam_xl.modell import Not

__all__ = ["lagens_meningar", "lagens_poster", "lagens_rader"]

_S = Notslag
_FINANSIELLA, _EXTRAORDINARA = resultatnoter.FINANSIELLA, resultatnoter.EXTRAORDINARA
_POSTER: Mapping[Notslag, Callable[[Underlag], tuple[Post, ...]]] = {
    _S.FINANSIELLA: lambda data: resultatnoter.kontoposter(data, *_FINANSIELLA),
    _S.EXTRAORDINARA: lambda data: resultatnoter.kontoposter(data, *_EXTRAORDINARA),
    _S.ANLAGGNINGAR: anlaggningar.poster,
    _S.EGET_KAPITAL: resultatnoter.kapitalposter,
    _S.AVSATTNINGAR: skulder.avsattningsposter,
    _S.LAN: skulder.laneposter,
    _S.LEASING: upplysta.leasingposter,
    _S.REVISION: resultatnoter.revisionsposter,
    _S.ANSVAR: upplysta.ansvarsposter,
    _S.PERSONAL: upplysta.personalposter,
}
_RADER: Mapping[Notslag, Callable[[Underlag], tuple[Row, ...]]] = {
    _S.FINANSIELLA: lambda data: resultatnoter.kontorader(data, *_FINANSIELLA, "Summa finansiella poster"),
    _S.EXTRAORDINARA: lambda data: resultatnoter.kontorader(data, *_EXTRAORDINARA, "Summa extraordinära poster"),
    _S.ANLAGGNINGAR: anlaggningar.rader,
    _S.EGET_KAPITAL: lambda _: resultatnoter.kapitalrader(),
    _S.AVSATTNINGAR: skulder.avsattningsrader,
    _S.LAN: skulder.lanerader,
    _S.LEASING: lambda data: upplysta.leasingrader(data) if upplysta.har_leasing(data) else (),
    _S.REVISION: resultatnoter.revisionsrader,
    _S.ANSVAR: upplysta.ansvarsrader,
    _S.PERSONAL: upplysta.personalrader,
}
_INGA: Mapping[Notslag, str] = {
    _S.ANLAGGNINGAR: "Förbundet har inga anläggningstillgångar.",
    _S.LAN: "Förbundet har inga långfristiga skulder.",
    _S.AVSATTNINGAR: "Förbundet har inga avsättningar.",
    _S.FINANSIELLA: "Förbundet har inga finansiella poster.",
    _S.EXTRAORDINARA: "Förbundet har inga extraordinära poster.",
    _S.LEASING: "Inga framtida leasingavgifter är uppgivna.",
    _S.ANSVAR: "Inga panter eller ansvarsförbindelser är uppgivna.",
    _S.PERSONAL: "Inga uppgifter om personalen är lämnade.",
}
"""Vad en not som alltid trycks säger när den inte har något att visa."""
_MED_EGNA_I_STALLET = frozenset({_S.FINANSIELLA, _S.EXTRAORDINARA})
"""Noterna vars egna rader säger samma sak som programmets."""


def lagens_poster(underlag: Underlag) -> dict[str, tuple[Post, ...]]:
    """Siffrorna bakom lagens noter, en grupp; ingen när boken inte har någon av dem."""
    alla = tuple(post for slag, gor in _POSTER.items() if delas_upp(underlag, slag) for post in gor(underlag))
    return {"Lagens noter": alla} if alla else {}


def lagens_rader(underlag: Underlag, not_: Not) -> tuple[Row, ...]:
    """Raderna efter notens egna; inga i en not som bara har sin text, eller i bokens andra av samma slag."""
    if not_.slag not in _RADER or not delas_upp(underlag, not_.slag) or lagens_not(underlag, not_.slag) is not not_:
        return ()
    if not_.slag in _MED_EGNA_I_STALLET and underlag.form.rader(not_.id):
        return ()
    return _RADER[not_.slag](underlag)


def lagens_meningar(underlag: Underlag, not_: Not) -> tuple[str, ...]:
    """Meningar under noten: att förbundet inte har det som den handlar om, och vad som inte visas i den."""
    if lagens_not(underlag, not_.slag) is not not_:
        return ()
    if not delas_upp(underlag, not_.slag):
        egna = any(rad.id in underlag.med_saldo for rad in underlag.form.rader(not_.id))
        return () if not_.text or egna or not_.slag not in _INGA else (_INGA[not_.slag],)
    if not_.slag is not Notslag.PERSONAL:
        return ()
    return tuple(filter(None, (upplysta.personalens_mening(underlag),)))
