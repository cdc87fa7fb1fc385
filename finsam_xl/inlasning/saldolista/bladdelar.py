"""Listorna på ett blad: en balansrapport och en resultatrapport under varandra har var sina rubriker."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from finsam_xl.inlasning.saldolista.ark import som_text
from finsam_xl.inlasning.saldolista.ord import rubrikord
from finsam_xl.inlasning.saldolista.radslag import kontot_i
from finsam_xl.inlasning.saldolista.rubriker.roller import rollerna
from finsam_xl.inputs.tydning import stada

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.inlasning.saldolista.ark import Arkvarde, Listark

__all__ = ["bladets_listor"]

_FLEST_LISTOR = 10
_MINST = 3
"""Så många rubriker har en ny lista: konto och två till."""


def bladets_listor(ark: Listark) -> tuple[Listark, ...]:
    """Bladet delat vid de rader som har andra rubriker än de första; det som står överst gäller för alla delarna."""
    forsta, nya, har_konton = 0, [], False
    gallande: Mapping[int, str] = {}
    for nr in sorted(ark.rader):
        rubriker = _rubrikerna(ark.rader[nr])
        if rubriker and not har_konton:
            forsta, gallande = forsta or nr, rubriker
        elif rubriker and rubriker != gallande:
            nya.append(nr)
            gallande = rubriker
        har_konton = har_konton or (bool(forsta) and any(kontot_i(ett)[0] for ett in ark.rader[nr].values()))
    if not nya or len(nya) > _FLEST_LISTOR:
        return (ark,)
    grans = [forsta, *nya, max(ark.rader) + 1]
    over = {nr: celler for nr, celler in ark.rader.items() if nr < forsta}
    return tuple(
        replace(ark, rader=over | {nr: celler for nr, celler in ark.rader.items() if fran <= nr < till})
        for fran, till in pairwise(grans)
    )


def _rubrikerna(celler: Mapping[int, Arkvarde]) -> Mapping[int, str]:
    """Raden som rubriker: bara texter, konto bland dem, och minst ett belopp; annars inget."""
    texter = {kol: stada(som_text(varde)) for kol, varde in celler.items() if isinstance(varde, str)}
    texter = {kol: text for kol, text in texter.items() if text}
    if len(texter) < _MINST or len(texter) < len(celler):
        return {}
    roller = {roll for text in texter.values() for roll in rollerna(rubrikord(text).ord)[:1]}
    har_konto, har_belopp = roller & {"konto", "konto_och_namn"}, roller & {"ib", "ingsaldo", "ub", "rorelse"}
    return texter if har_konto and har_belopp else {}
