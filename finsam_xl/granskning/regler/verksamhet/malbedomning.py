"""Målens bedömningar: uppfylld eller inte, prövad på de tryckta procenttalen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from finsam_xl.granskning.fynd import Fynd, Klass, Provat
from finsam_xl.granskning.tryck.dokument import tal
from finsam_xl.granskning.tryck.ordslag import har_ord
from finsam_xl.regler.malkontroll import Riktning, malkontroll

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from finsam_xl.granskning.tryck.dokument import Dokument, Rad
    from finsam_xl.modell import Bedomning

__all__ = ["granska_malbedomning"]

_TAL_ATT_NA = re.compile(r"(?:minst|högst|inte överstiga|över|under) (\d{1,3}(?:,\d)?) ?(?:%|procent)", re.IGNORECASE)
_JAMFORS = ("nationellt_procent", "gransvarde_procent")


def granska_malbedomning(dokument: Dokument) -> Iterator[Fynd | Provat]:
    """Fynd där den tryckta bedömningen säger emot talen bredvid den."""
    tabell = dokument.tabell("mal")
    for rad in tabell.rader if tabell else ():
        tryckt, ratt = rad.falt.get("bedomning_tryckt", ""), _bedomning(rad)
        if tabell and tryckt and ratt:
            talen = ("lokalt_procent", *_JAMFORS)
            yield Provat("C27", tuple((tabell.fil, rad.nr, namn) for namn in ("bedomning_tryckt", *talen)))
        if tabell and tryckt and ratt and tryckt.casefold() != ratt.value.casefold():
            plats = f"{tabell.fil}, indikator {rad.falt.get('indikator_nr', rad.nr)}"
            text = f"{plats} är bedömd «{tryckt}», men talen ger «{ratt.value}»."
            yield Fynd("C27", plats, tryckt, ratt.value, Klass.UPPGIFT, text)


def _i_texten(rad: Rad) -> Decimal | None:
    """Talet som målet självt nämner: «minst 80 % av deltagarna»."""
    traff = _TAL_ATT_NA.search(rad.falt.get("indikator", ""))
    return tal(traff[1]) if traff else None


def _bedomning(rad: Rad) -> Bedomning | None:
    """Minst det nationella talet eller gränsvärdet, eller högst det när målet är att inte överstiga det."""
    lokalt, nationellt, grans = (tal(rad.falt.get(namn, "")) for namn in ("lokalt_procent", *_JAMFORS))
    jamfort = nationellt if nationellt is not None else grans if grans is not None else _i_texten(rad)
    if lokalt is None or jamfort is None:
        return None
    hogst = har_ord("hogst", rad.falt.get("indikator", ""))
    return malkontroll(lokalt, jamfort, Riktning.HOGST if hogst else Riktning.MINST)
