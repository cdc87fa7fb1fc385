"""En rad med en summas ord som inte går ihop i någon kolumn: vad som ändå visar att den är en summa.

Antingen går den ihop i alla kolumner om en rads tal i två av dem byter plats, eller så går tabellen från ett ingående
till ett utgående belopp och det ingående är det utgående från året före. Då är talen fel och inte raden en annan.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL
from finsam_xl.granskning.tryck.etiketter import stada
from finsam_xl.granskning.tryck.ordslag import har_ord

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from finsam_xl.granskning.struktur.lasningar import Lasning
    from finsam_xl.granskning.struktur.poster import Tryckrad
    from finsam_xl.granskning.struktur.rutnat import Rutnat
    from finsam_xl.granskning.tryck.dokument import Kolumn

__all__ = ["bytt_rad", "rullar"]

_MINST_RADER = 2
_SLUMP = 20
"""Så många gånger avrundningen ska en skillnad vara för att inte vara en slump."""
_TRE_SIFFROR = 100
_FLEST_RADER = 8
"""Fler rader än så mellan ingående och utgående provas inte med andra tecken."""
_BELOPP = frozenset({"utfall", "budget", "prognos"})


def bytt_rad(post: Tryckrad, lasning: Lasning, rutnat: Rutnat) -> bool:
    """Om läsningen håller i alla kolumner när en av raderna har sina tal i två av dem i rätt kolumn."""
    skilda = {en: ett for en, ett in _skillnader(post, lasning, rutnat) if abs(ett) > _tolerans(lasning, rutnat, en)}
    if len(skilda) != 2 or len(lasning.led) < _MINST_RADER:  # noqa: PLR2004 - two columns change places
        return False
    (ena, skillnad), (andra, annan) = skilda.items()
    tolerans = _tolerans(lasning, rutnat, ena) + _tolerans(lasning, rutnat, andra)
    if abs(skillnad) <= _SLUMP * tolerans or abs(skillnad + annan) > tolerans:
        return False
    if min(lasning.fyllda(rutnat, ena), lasning.fyllda(rutnat, andra)) < _MINST_RADER:
        return False
    alla = ((post.nr, -1), *((en.nr, en.tecken) for en in lasning.led))
    return any(
        abs(tecken * (rutnat.belopp(nr, andra) - rutnat.belopp(nr, ena)) - skillnad) <= tolerans for nr, tecken in alla
    )


def rullar(post: Tryckrad, lasning: Lasning, poster: Sequence[Tryckrad], rutnat: Rutnat) -> bool:
    """Om läsningen går från ett ingående belopp till ett utgående, och åren hänger ihop så.

    Går den ihop med andra tecken på raderna emellan är det så tabellen räknar, och inget är fel.
    """
    forsta, *emellan = (poster[en.nr] for en in lasning.led) if lasning.led else (post,)
    if not (emellan and har_ord("utgaende", post.rad.post) and har_ord("ingaende", forsta.rad.post)):
        return False
    if any(har_ord("ingaende", en.rad.post) for en in emellan) or not _haller_ihop(post, forsta, rutnat):
        return False
    if len(emellan) > _FLEST_RADER:
        return False
    return not any(
        all(
            abs(ett) <= _tolerans(lasning, rutnat, en) for en, ett in _med_tecken(post, forsta, emellan, tecken, rutnat)
        )
        for tecken in product(*_mojliga_tecken(emellan))
    )


def _mojliga_tecken(emellan: Sequence[Tryckrad]) -> Iterator[tuple[int, ...]]:
    """Varje rad lagd till, dragen ifrån eller en upplysning; en rad som står två gånger är ingen upplysning."""
    texter = [stada(en.rad.post) for en in emellan]
    for text in texter:
        yield (1, -1) if texter.count(text) > 1 else (1, 0, -1)


def _haller_ihop(post: Tryckrad, forsta: Tryckrad, rutnat: Rutnat) -> bool:
    """Om ett års ingående belopp är det utgående från året före."""
    return any(
        ett.ar == annat.ar + 1
        and rutnat.belopp(forsta.nr, ett) == rutnat.belopp(post.nr, annat)
        and abs(rutnat.belopp(post.nr, annat)) >= _TRE_SIFFROR * rutnat.enhet(annat)
        for ett in rutnat.kolumner
        for annat in rutnat.kolumner
        if ett.roll in _BELOPP and annat.roll in _BELOPP
    )


def _med_tecken(
    post: Tryckrad, forsta: Tryckrad, emellan: Sequence[Tryckrad], tecken: Sequence[int], rutnat: Rutnat
) -> Iterator[tuple[Kolumn, Decimal]]:
    for kolumn in rutnat.kolumner:
        tal = [hall * rutnat.belopp(en.nr, kolumn) for hall, en in zip(tecken, emellan, strict=True)]
        yield kolumn, rutnat.belopp(post.nr, kolumn) - rutnat.belopp(forsta.nr, kolumn) - sum(tal, NOLL)


def _skillnader(post: Tryckrad, lasning: Lasning, rutnat: Rutnat) -> Iterator[tuple[Kolumn, Decimal]]:
    for kolumn in rutnat.kolumner:
        tryckt = rutnat.tryckt(post.nr, kolumn)
        if kolumn.roll in _BELOPP and tryckt is not None:
            yield kolumn, tryckt - lasning.rakna(rutnat, kolumn)


def _tolerans(lasning: Lasning, rutnat: Rutnat, kolumn: Kolumn) -> Decimal:
    return rutnat.tolerans(kolumn, len(lasning.led))
