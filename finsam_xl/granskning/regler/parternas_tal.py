"""En medlems tal som sticker ut: alla andras har ändrats lika mycket mellan åren, men inte detta."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from finsam_xl.belopp import avrunda, svensk
from finsam_xl.granskning.fynd import Fynd, Klass, Provat
from finsam_xl.granskning.struktur.rutnat import Rutnat

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from finsam_xl.granskning.tryck.dokument import Dokument, Kolumn, Rad, Tabell

__all__ = ["granska_parternas_tal"]

_NOTER = frozenset({"not_intakter"})
_PARTER = frozenset({"stat", "region", "kommun", "kommuner"})
_MINST = 4
_NOGGRANT = Decimal("0.01")
_NARA = Decimal("0.05")


def granska_parternas_tal(dokument: Dokument) -> Iterator[Fynd | Provat]:
    """Fynd där en parts tal inte har samma förhållande till det andra året som de andra parternas."""
    for tabell in dokument.tabeller:
        if tabell.slag in _NOTER:
            parter = [rad for rad in tabell.rader if rad.id in _PARTER]
            for ett, annat in combinations([en for en in tabell.kolumner if en.roll == "utfall"], 2):
                yield from _kolumnerna(tabell, parter, ett, annat)


def _kolumnerna(tabell: Tabell, parter: Sequence[Rad], ett: Kolumn, annat: Kolumn) -> Iterator[Fynd | Provat]:
    kvoter = {
        rad.nr: (tal, fore, tal / fore)
        for rad in parter
        if (tal := rad.tal(ett)) is not None and (fore := rad.tal(annat))
    }
    if len(kvoter) < _MINST:
        return
    vanlig, antal = Counter(avrunda(en[2], _NOGGRANT) for en in kvoter.values()).most_common(1)[0]
    if antal * 3 < len(kvoter) * 2:
        return
    enhet = Rutnat(tabell).enhet(ett)
    exakt = sorted(en[2] for en in kvoter.values())[len(kvoter) // 2]
    foljer = sum(1 for tal, fore, _ in kvoter.values() if abs(fore - avrunda(tal / exakt, enhet)) <= 2 * enhet)
    if foljer * 3 < len(kvoter) * 2:
        return
    for rad in parter:
        if rad.nr not in kvoter:
            continue
        tal, fore, kvot = kvoter[rad.nr]
        yield Provat("C10b", ((tabell.fil, rad.nr, ett.namn), (tabell.fil, rad.nr, annat.namn)))
        ratt = avrunda(tal / exakt, enhet)
        if abs(fore - ratt) > 2 * enhet and abs(kvot - vanlig) <= _NARA:
            yield _fynd(tabell, rad, annat, fore, ratt)


def _fynd(tabell: Tabell, rad: Rad, annat: Kolumn, fore: Decimal, ratt: Decimal) -> Fynd:
    plats = tabell.plats(rad, annat)
    text = (
        f"{plats} är {svensk(fore)}. De andra parternas tal har alla ändrats lika mycket mellan åren, och då vore det "
        f"{svensk(ratt)}: {svensk(fore - ratt)} skiljer."
    )
    return Fynd("C10b", plats, fore, ratt, Klass.PART, text)
