"""Beloppens kolumner som är rörelser: månadernas, och bokningens i en huvudbok."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from finsam_xl.inlasning.saldolista.kolumner import Listkolumn, Roll
from finsam_xl.inlasning.saldolista.ord import ar_bland, rubrikord

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


__all__ = ["bokningens_belopp", "manadernas"]

_KORT_MANAD = re.compile(r"\d\d(?:0[1-9]|1[0-2])")
_MANADENS_BELOPP = ("utfall", "utfall period*", "period utfall", "belopp", "bokfört*", "redovisat", "amount")
_FORSTA_DAGEN = "01"
_FA_MANADER = 6
"""Så många nummer i följd som 2501, 2502 ... är månader och inte objekt."""


def bokningens_belopp(kolumner: Sequence[Listkolumn]) -> list[Listkolumn]:
    """I en huvudbok med löpande saldo är «Belopp» bokningens rörelse."""
    saldon = [ett for ett in kolumner if ett.roll is Roll.UB]
    beloppen = [ett for ett in saldon if ar_bland(rubrikord(ett.rubrik).ord, _MANADENS_BELOPP)]
    egna = beloppen if len(saldon) > len(beloppen) else []
    return [replace(ett, roll=Roll.RORELSE) if ett in egna else ett for ett in kolumner]


def manadernas(kolumner: Sequence[Listkolumn], objekt: Mapping[str, str]) -> tuple[Listkolumn, ...]:
    """Belopp för flera månader är månadernas rörelser: «Utfall jan», «Utfall feb», månadernas första dagar, 2501 ..."""
    korta = [ett for ett in kolumner if ett.roll is Roll.OBJEKTBELOPP and not ett.dimension and not ett.objektnamn]
    nummer = [ett.objekt for ett in korta]
    i_foljd = all(_KORT_MANAD.fullmatch(ett) and ett not in objekt for ett in nummer) and nummer == [
        f"{nummer[0][:2]}{manad:02d}" for manad in range(1, len(nummer) + 1)
    ]
    manader = {ett.kol: f"20{ett.objekt}" for ett in korta} if len(korta) >= _FA_MANADER and i_foljd else {}
    egna = {ett.kol: manad for ett in kolumner if (manad := _manadens(ett))}
    if len(set(egna.values())) == 1:
        return _med_arets_forsta(kolumner)
    manader |= egna
    return tuple(
        replace(ett, roll=Roll.MANADSBELOPP, objekt="", manad=manader[ett.kol], ar=_aret(manader[ett.kol], ett.ar))
        if ett.kol in manader
        else ett
        for ett in kolumner
    )


def _med_arets_forsta(kolumner: Sequence[Listkolumn]) -> tuple[Listkolumn, ...]:
    """«2025-01-01» bredvid «2025-12-31» är årets ingående balans."""
    utgaende = {ett.ar for ett in kolumner if ett.roll is Roll.UB and ett.dag and not _manadens(ett)}
    return tuple(
        replace(ett, roll=Roll.IB) if ett.ar in utgaende and ett.dag == f"{ett.ar}0101" and _manadens(ett) else ett
        for ett in kolumner
    )


def _aret(manad: str, ar: int | None) -> int | None:
    return int(manad[:4]) if len(manad) > len("MM") else ar


def _manadens(ett: Listkolumn) -> str:
    """Månaden som kolumnen kan vara rörelsen för; tomt om den är ett saldo för en dag."""
    ord_ = rubrikord(ett.rubrik).ord
    if ett.sida or ett.roll not in {Roll.UB, Roll.RORELSE}:
        return ""
    if ett.dag:
        return ett.dag[:-2] if not ord_ and ett.dag.endswith(_FORSTA_DAGEN) else ""
    return ett.manad if ett.roll is Roll.RORELSE or ar_bland(ord_, _MANADENS_BELOPP) else ""
