"""En huvudbok vars konton är rubriker, «1930 Bank» över sina bokningar: samma blad med kontot i en egen kolumn."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from finsam_xl.inlasning.saldolista.ark import som_text
from finsam_xl.inlasning.saldolista.ord import ar_bland, ordlistan, rubrikord
from finsam_xl.inputs.tydning import stada

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.inlasning.saldolista.ark import Arkvarde, Listark

__all__ = ["med_kontokolumn"]

_KONTORUBRIK = re.compile(r"(?:konto[\s:]+)?(\d{4,10}[\s:.\-\u2013]+\D.*)", re.IGNORECASE | re.DOTALL)
_SOK_BLAND = 100
_MINST = 2


def med_kontokolumn(ark: Listark) -> Listark | None:
    """Bladet med kolumnen Konto där kontonas rubriker står; None om det inte är en sådan huvudbok.

    Det som stod i kolumnen får en egen, sist, så att cellerna i felen är filens.
    """
    rubrikrad = next((nr for nr in sorted(ark.rader)[:_SOK_BLAND] if _har_datum(ark.rader[nr])), None)
    if rubrikrad is None:
        return None
    konton = {nr: konto for nr in ark.rader if nr > rubrikrad and (konto := _kontot(ark.rader[nr]))}
    kolumner = {kol for kol, _ in konton.values()}
    if len(konton) < _MINST or len(kolumner) > 1:
        return None
    kol, sist = kolumner.pop(), max(max(celler) for celler in ark.rader.values() if celler) + 1
    rader = {nr: _flyttad(celler, kol, sist) for nr, celler in ark.rader.items() if nr >= rubrikrad}
    rader[rubrikrad][kol] = "Konto"
    for nr, (_, text) in konton.items():
        rader[nr] = {**{k: varde for k, varde in rader[nr].items() if k != sist}, kol: text}
    return replace(ark, rader={**{nr: celler for nr, celler in ark.rader.items() if nr < rubrikrad}, **rader})


def _har_datum(celler: Mapping[int, Arkvarde]) -> bool:
    datum = ordlistan()["roller"]["datum"]
    return any(isinstance(ett, str) and ar_bland(rubrikord(ett).ord, datum) for ett in celler.values())


def _kontot(celler: Mapping[int, Arkvarde]) -> tuple[int, str] | None:
    """Kolumnen och texten på en rad som börjar med ett konto och inte har någon dag."""
    kol = min(celler)
    traff = _KONTORUBRIK.fullmatch(stada(som_text(celler[kol]))) if isinstance(celler[kol], str) else None
    return (kol, traff[1]) if traff and not any(isinstance(ett, date) for ett in celler.values()) else None


def _flyttad(celler: Mapping[int, Arkvarde], kol: int, till: int) -> dict[int, Arkvarde]:
    return {till if nr == kol else nr: varde for nr, varde in celler.items()}
