"""Vilka tabeller rapporten har, i vilken ordning och med vilka titlar: förbundets val i bladet Tabeller.

En tabell utan rad, eller med tomma celler, är som rapporten har den. Ordningen är tabellernas i hela rapporten: ett
blad står där dess första tabell står.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finsam_xl.layout.table import amounts
from finsam_xl.modell import Bladprefix

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from finsam_xl.layout.table import Sheet, Table
    from finsam_xl.modell import Bokslut, Tabellval

__all__ = [
    "KORT",
    "STEG",
    "bladens",
    "egen_titel",
    "med_titlar",
    "numrerade",
    "rapportens_val",
    "titlar",
    "utelamnade",
    "valda",
]

KORT = "KORT"
"""Tabellen som ett blad med kort är, i Tabeller som i Etiketter."""
STEG = 10
"""Mellan två tabellers ordning i en ny bok: en tabell kan flyttas in mellan två andra."""


def rapportens_val(bokslut: Bokslut, prefix: str) -> dict[str, Tabellval]:
    """Valen för rapporten med det prefixet, efter tabellens id."""
    return {ett.tabell: ett for ett in bokslut.tabellval if ett.rapport is Bladprefix[prefix]}


def numrerade(blad: Iterable[Sheet]) -> Iterator[tuple[int, str, str]]:
    """Ordning, id och tryckt titel för varje tabell, som rapporten själv har dem."""
    tabeller = ((ident, titel) for ett in blad for ident, titel in _titlar(ett))
    for plats, (ident, titel) in enumerate(tabeller, start=1):
        yield plats * STEG, ident, titel


def _titlar(blad: Sheet) -> Iterator[tuple[str, str]]:
    if blad.cards or blad.empty:
        yield KORT, blad.title
    for tabell in blad.tables:
        yield tabell.ident, blad.title if len(blad.tables) == 1 else tabell.title


def titlar(blad: Iterable[Sheet]) -> dict[str, tuple[str, ...]]:
    """Det som varje tabell heter, per id: tabellens och, om den står ensam, bladets titel, utan upprepning."""
    funna: dict[str, dict[str, None]] = {}
    for ett in blad:
        if ett.cards or ett.empty:
            funna.setdefault(KORT, {})[ett.title] = None
        for tabell in ett.tables:
            egna = (ett.title, tabell.title) if len(ett.tables) == 1 else (tabell.title,)
            funna.setdefault(tabell.ident, {}).update(dict.fromkeys(egna))
    return {ident: tuple(namn) for ident, namn in funna.items()}


def bladens(blad: Iterable[Sheet]) -> dict[str, tuple[str, ...]]:
    """Tabellerna på varje blad, per titel och per namn utan rapportens prefix."""
    funna: dict[str, dict[str, None]] = {}
    for ett in blad:
        iden = dict.fromkeys(ident for ident, _ in _titlar(ett))
        for namn in (ett.title, ett.name.partition(" ")[2]):
            funna.setdefault(namn, {}).update(iden)
    return {namn: tuple(iden) for namn, iden in funna.items()}


def egen_titel(val: Tabellval | None, egna: Iterable[str]) -> str:
    """Titeln som förbundet har valt, tom när den är en av tabellens *egna*."""
    return val.titel if val is not None and val.titel not in egna else ""


def med_titlar(blad: Sheet, val: Mapping[str, Tabellval], etiketter: Mapping[tuple[str, str], str]) -> Sheet:
    """Bladet med förbundets titlar, ur Tabeller eller ur Etiketter där Id är tabellens eget."""

    def titel(ident: str, *egna: str) -> str:
        return egen_titel(val.get(ident), egna) or etiketter.get((ident, ident), "")

    if blad.cards or blad.empty:
        return replace(blad, title=titel(KORT, blad.title) or blad.title)
    ensam = len(blad.tables) == 1
    nya: dict[str, str] = {}
    for tabell in blad.tables:
        nya[tabell.ident] = titel(tabell.ident, tabell.title, *((blad.title,) if ensam else ()))
    tabeller = tuple(replace(ett, title=nya[ett.ident] or ett.title) for ett in blad.tables)
    bladets = (nya[ett.ident] for ett in blad.tables if ensam or ett.title == blad.title)
    return replace(blad, title=next(filter(None, bladets), blad.title), tables=tabeller)


def utelamnade(blad: Iterable[Sheet], val: Mapping[str, Tabellval]) -> tuple[Table, ...]:
    """Tabellerna som inte ska vara med."""
    return tuple(tabell for ett in blad for tabell in ett.tables if _utelamnad(tabell.ident, val))


def _utelamnad(ident: str, val: Mapping[str, Tabellval]) -> bool:
    return ident in val and val[ident].utelamnad


def valda(blad: tuple[Sheet, ...], val: Mapping[str, Tabellval]) -> tuple[Sheet, ...]:
    """Bladen med de tabeller som ska vara med, i vald ordning; ett blad utan tabeller är inget blad."""
    plats = _platser(blad, val)
    med = [nytt for ett in blad if (nytt := _med_valda(ett, val, plats)) is not None]
    return tuple(sorted(med, key=lambda ett: min(plats[ident] for ident, _ in _titlar(ett))))


def _platser(blad: Iterable[Sheet], val: Mapping[str, Tabellval]) -> dict[str, int]:
    """Varje tabells plats; en utan vald ordning står efter den före sig på bladet, och ett blad utan där det stod."""
    platser = {ident: ordning for ordning, ident, _ in numrerade(blad)}
    for ett in blad:
        iden = [ident for ident, _ in _titlar(ett)]
        egna = {ident: val[ident].ordning for ident in iden if ident in val}
        senast = next((ordning for ordning in egna.values() if ordning is not None), None)
        for ident in iden:
            senast = senast if egna.get(ident) is None else egna[ident]
            platser[ident] = platser[ident] if senast is None else senast
    return platser


def _med_valda(blad: Sheet, val: Mapping[str, Tabellval], plats: Mapping[str, int]) -> Sheet | None:
    if blad.cards or blad.empty:
        return None if _utelamnad(KORT, val) else blad
    kvar = [ett for ett in blad.tables if not _utelamnad(ett.ident, val)]
    kvar.sort(key=lambda ett: plats[ett.ident])
    if not kvar:
        return None
    if tuple(kvar) == blad.tables:
        return blad
    borta = [ett for ett in blad.tables if ett not in kvar]
    kvar[0] = replace(kvar[0], new_page=False)
    iden = {ett.ident for ett in kvar}
    return replace(
        blad,
        title=kvar[0].title if _namnlost(blad, borta, kvar) else blad.title,
        tables=tuple(kvar),
        unit=blad.unit and (not borta or any(map(amounts, kvar))),
        charts=tuple(ett for ett in blad.charts if ett.table in iden),
    )


def _namnlost(blad: Sheet, borta: Iterable[Table], kvar: list[Table]) -> bool:
    """Om bladets rubrik inte längre säger vad som står där: den var en utelämnad tabells, eller en enda är kvar."""
    return any(ett.title == blad.title for ett in borta) or (bool(borta) and len(kvar) == 1)
