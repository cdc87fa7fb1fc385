"""Tal i Förändringar och Upplysningar som inte kan vara rätt: fel tecken, fel enhet, en del större än det hela."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.figurer.lagnoter import langfristig_skuld
from finsam_xl.figurer.revision import revisionen
from finsam_xl.modell import Forandringsslag, Upplysningsamne, Upplysningsslag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Upplysning

__all__ = ["i_ord", "orimliga"]

_U = Upplysningsslag
_HELA_ARBETSTIDEN = 100
_MINSTA_SJUKFRANVARO = Decimal("0.1")
"""Under det är talet skrivet som en andel: 4,2 % blir 0,042 i en cell."""
_BADA = 2
_BADA_TECKEN = frozenset({Forandringsslag.REALISATIONSVINST, Forandringsslag.OMKLASSIFICERING})
"""Förändringar som kan vara mindre än noll: en förlust, och värdet som lämnar ett slag för ett annat."""
_HOJER = frozenset({_U.BK_VINSTER_UNDANTAG, _U.BK_FORLUSTER_UNDANTAG, _U.BK_UR_RESERV})
_SANKER = frozenset({_U.BK_VINSTER, _U.BK_TILL_RESERV, _U.BK_ATT_ATERSTALLA})
"""Balanskravsutredningens justeringar som bara kan höja eller sänka resultatet."""


def i_ord(rad: Upplysning) -> str:
    """Upplysningens ämne och uppgift, som de står på bladet."""
    return f"{rad.amne}, {rad.uppgift}"


def orimliga(underlag: Underlag) -> Iterator[str]:
    """Raderna som inte kan stämma, var och en med vad som är fel."""
    for ett in underlag.bokslut.forandringar:
        if ett.belopp < 0 and ett.slag not in _BADA_TECKEN:
            yield f"{ett.post}: {ett.slag} har minustecken, skriv beloppet utan"
    for rad in underlag.bokslut.upplysningar:
        fel = _tecknet(rad) or _sjukfranvaron(underlag, rad) or _delen(underlag, rad)
        if fel:
            yield f"{i_ord(rad)} {fel}"


def _tecknet(rad: Upplysning) -> str:
    if rad.amne is not Upplysningsamne.BALANSKRAV:
        return "är mindre än noll" if rad.varde < 0 else ""
    if rad.varde < 0 and rad.slag in _HOJER:
        return "höjer balanskravsresultatet, skriv beloppet utan minustecken"
    if rad.varde > 0 and rad.slag in _SANKER:
        return "sänker balanskravsresultatet, skriv beloppet med minustecken"
    return ""


def _sjukfranvaron(underlag: Underlag, rad: Upplysning) -> str:
    if rad.amne is Upplysningsamne.SJUKFRANVARO and rad.varde > _HELA_ARBETSTIDEN:
        return f"är {_talet(rad.varde)} procent"
    if rad.slag is not _U.SJUK:
        return ""
    if 0 < rad.varde < _MINSTA_SJUKFRANVARO:
        return f"är {_talet(rad.varde)}, skriv procenttalet: 4,2"
    arets = (ett for ett in underlag.bokslut.upplysningar if ett.period == rad.period)
    konen = [ett.varde for ett in arets if ett.slag in {_U.SJUK_KVINNOR, _U.SJUK_MAN}]
    mellan = len(konen) != _BADA or min(konen) <= rad.varde <= max(konen)
    return "" if mellan else f"är {_talet(rad.varde)}, och ligger inte mellan kvinnors och mäns"


def _delen(underlag: Underlag, rad: Upplysning) -> str:
    hela = {
        _U.NASTA_AMORTERING: (langfristig_skuld, "är mer än de långfristiga skulderna"),
        _U.REVISION: (revisionen, "är mer än kostnaden för revision"),
    }
    if rad.slag not in hela:
        return ""
    summan, fel = hela[rad.slag]
    return fel if 0 < summan(underlag, rad.period) < rad.varde else ""


def _talet(varde: Decimal) -> str:
    return f"{varde.normalize():f}".replace(".", ",")
