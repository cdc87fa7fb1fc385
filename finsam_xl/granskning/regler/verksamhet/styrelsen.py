"""Styrelsen: antalet ledamöter som texten anger är antalet uppräknade."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.belopp import svensk
from finsam_xl.granskning.fynd import Fynd, Klass, Provat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.granskning.tryck.dokument import Dokument

__all__ = ["granska_styrelsen"]

_GRUPPER = {"ordinarie": "ordinarie", "ersattare": "ersättare"}


def granska_styrelsen(dokument: Dokument) -> Iterator[Fynd | Provat]:
    """Fynd där styrelselistan har fler eller färre än det angivna antalet."""
    styrning, styrelse = dokument.tabell("styrning"), dokument.tabell("styrelse")
    if styrning is None or styrelse is None or not styrning.kolumner:
        return
    for rad in styrning.rader:
        tryckt = rad.tal(styrning.kolumner[0]) if rad.id in _GRUPPER else None
        antal = Decimal(sum(1 for en in styrelse.rader if en.falt.get("grupp") == _GRUPPER.get(rad.id)))
        if tryckt is not None:
            yield Provat("C35", ((styrning.fil, rad.nr, styrning.kolumner[0].namn),))
        if tryckt is not None and tryckt != antal:
            plats = f"{styrning.plats(rad)} / {styrelse.fil}"
            text = f"{styrning.plats(rad)} är {svensk(tryckt)}, men {styrelse.fil} räknar upp {svensk(antal)}."
            yield Fynd("C35", plats, tryckt, antal, Klass.UPPGIFT, text)
