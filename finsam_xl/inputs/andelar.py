"""Fasta andelar skrivna som text med procenttecken: vad de betyder beror på hur kolumnens andra andelar är skrivna.

Andelarna räknas om till 100 %, så kolumnen får hålla 0,5 eller 50 för hälften, bara alla är skrivna lika. Står det tal
i andra rader är «50 %» det av de två som gör andelarna till ett helt; gör inget eller båda det vet ingen.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from finsam_xl.inputs import tydning
from finsam_xl.inputs.schema import tabell
from finsam_xl.inputs.tabeller import tabellceller

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from finsam_xl.arbetsbok.bok import Bok

__all__ = ["lasta_andelar"]

_TABELL, _RUBRIK = "Medlemmar", "Fast andel"
_HELA: Final = (Decimal(1), Decimal(100))
_AVRUNDAT: Final = Decimal("0.01")
"""Så stor del av det hela får fattas eller vara för mycket: tre lika andelar skrivs 33,3 %."""


def lasta_andelar(bok: Bok) -> Mapping[str, Decimal]:
    """Andelarna med procenttecken efter cell, lästa som kolumnens andra; inga när det inte går att veta hur."""
    celler = {ruta.plats: ra for ruta, ra, _ in tabellceller(bok, tabell(_TABELL)) if ruta.rubrik == _RUBRIK}
    i_procent = {plats: tydning.andel(ra) for plats, ra in celler.items() if isinstance(ra, str) and "%" in ra}
    andra = [_tal(ra) for plats, ra in celler.items() if plats not in i_procent and ra not in {None, ""}]
    if any(len(lasta) != 1 for lasta in i_procent.values()) or None in andra:
        return {}
    hela = _hela([lasta[0] for lasta in i_procent.values()], [tal for tal in andra if tal is not None])
    return {plats: (lasta[0] * hela).normalize() for plats, lasta in i_procent.items()} if hela else {}


def _hela(i_procent: Iterable[Decimal], andra: list[Decimal]) -> Decimal | None:
    """Det som alla andelar tillsammans är: 1 eller 100; None när det inte går att veta."""
    if not andra:
        return _HELA[0]
    summa, resten = sum(i_procent, Decimal()), sum(andra, Decimal())
    passar = [hela for hela in _HELA if abs(summa * hela + resten - hela) <= _AVRUNDAT * hela]
    return passar[0] if len(passar) == 1 else None


def _tal(ra: object) -> Decimal | None:
    """Talet i en av de andra cellerna; None när det inte är ett tal, eller en text som kan läsas på flera sätt."""
    if isinstance(ra, str):
        lasta = tydning.tal(ra)
        return lasta[0] if len(lasta) == 1 else None
    return Decimal(str(ra)) if isinstance(ra, (int, float)) and not isinstance(ra, bool) else None
