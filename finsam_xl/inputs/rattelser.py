"""Det som går att läsa säkert fast det står fel: tal och datum skrivna som text, stora bokstäver i ett val, kantblank.

En cell rättas bara när den i dag är ett fel, eller har något osynligt i kanten, och bara till det enda som texten kan
betyda. Kan den betyda två saker lämnas den och nämns.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from finsam_xl.arbetsbok.lasa.plats import syftar_pa
from finsam_xl.belopp import svensk
from finsam_xl.inputs import tydning
from finsam_xl.inputs.andelar import lasta_andelar
from finsam_xl.inputs.celler import las_cell
from finsam_xl.inputs.celltyper import talen
from finsam_xl.inputs.citat import citat
from finsam_xl.inputs.grunddata import grunddatacell
from finsam_xl.inputs.schema import TABELLER, Typ
from finsam_xl.inputs.tabeller import tabellceller
from finsam_xl.inputs.tydning import stada
from finsam_xl.inputs.uppgifter import GRUNDDATA
from finsam_xl.modell import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.inputs.indatacell import Indatacell

__all__ = ["Lamnad", "Rattat", "Rattelse", "rattelser"]

Rattat: TypeAlias = "str | Decimal | date | None"
"""Vad som ska stå i cellen; None tömmer den."""
_TAL = frozenset({Typ.BELOPP, Typ.TAL, Typ.HELTAL, Typ.PROCENT})


@dataclass(frozen=True, slots=True)
class Rattelse:
    """En cell som går att läsa säkert: var den står, vad den håller, och vad den ska hålla."""

    blad: str
    rad: int
    kolumn: int
    plats: str
    rubrik: str
    typ: Typ
    fore: str
    efter: Rattat

    @property
    def sagt_fore(self) -> str:
        """Texten som den stod, inom citattecken."""
        return citat(self.fore)

    @property
    def sagt_efter(self) -> str:
        """Det nya värdet som det läses: 2 600 000,00, 2025-12-31, «pågående», tom."""
        if isinstance(self.efter, Decimal):
            return _skrivet(self.efter, self.typ)
        return citat(self.efter) if isinstance(self.efter, str) else str(self.efter or "tom")


@dataclass(frozen=True, slots=True)
class Lamnad:
    """En cell som inte rättas: var den står, vad den håller, och varför ingen kan veta vad den betyder."""

    plats: str
    rubrik: str
    text: str
    varfor: str

    def __str__(self) -> str:
        return f"{self.plats} {self.rubrik} {citat(self.text)}: {self.varfor}"


def rattelser(bok: Bok) -> tuple[tuple[Rattelse, ...], tuple[Lamnad, ...]]:
    """Alla celler i Grunddata och indatatabellerna som går att rätta, och de som måste lämnas."""
    ratta: list[Rattelse] = []
    lamnade: list[Lamnad] = []
    andelar = lasta_andelar(bok)
    for cell, ra, (blad, rad, kolumn) in _textceller(bok):
        svar = (andelar[cell.plats],) if cell.plats in andelar else _rattad(ra, cell)
        if isinstance(svar, Lamnad):
            lamnade.append(svar)
        elif svar is not None:
            ratta.append(Rattelse(blad, rad, kolumn, cell.plats, cell.rubrik, cell.typ, ra, svar[0]))
    return tuple(ratta), tuple(lamnade)


def _textceller(bok: Bok) -> Iterator[tuple[Indatacell, str, tuple[str, int, int]]]:
    for uppgift in GRUNDDATA:
        plats = syftar_pa(bok.bokens_namn.get(uppgift.namn, ""))
        if plats is not None and plats[0] in bok.bladnamn and not uppgift.formel:
            ra = bok.varde(*plats)
            if isinstance(ra, str):
                yield grunddatacell(uppgift, plats), ra, plats
    for tab in TABELLER:
        yield from ((cell, ra, plats) for cell, ra, plats in tabellceller(bok, tab) if isinstance(ra, str))


def _rattad(ra: str, cell: Indatacell) -> tuple[Rattat] | Lamnad | None:
    """Det som cellen ska hålla, varför den lämnas, eller None när den är som den ska eller är ett annat slags fel."""
    rent = stada(ra)
    if not rent:
        return (None,) if ra else None
    if cell.typ in _TAL or cell.typ is Typ.DATUM:
        return _vald(rent, cell)
    ny = _valet(rent, cell) if cell.typ is Typ.VAL else rent
    return (ny,) if ny != ra and not isinstance(las_cell(ny, cell), Problem) else None


def _valet(text: str, cell: Indatacell) -> str:
    """Alternativet i listan som texten är, fast med andra bokstäver och mellanrum; annars texten själv."""

    def jamforbar(ett: str) -> str:
        return " ".join(ett.split()).casefold()

    traffar = [val for val in cell.val if jamforbar(val) == jamforbar(text)]
    return traffar[0] if len(traffar) == 1 and text not in cell.val else text


def _vald(text: str, cell: Indatacell) -> tuple[Rattat] | Lamnad:
    """Det enda som texten kan betyda, eller varför det inte går att veta."""
    if cell.typ is Typ.DATUM:
        dagar = tydning.dagar(text)
        return (dagar[0],) if len(dagar) == 1 else _oviss(text, cell, [str(dag) for dag in dagar])
    lasta = talen(text, cell.typ)
    if len(lasta) != 1:
        return _oviss(text, cell, [_skrivet(tal, cell.typ) for tal in lasta])
    last = las_cell(float(lasta[0]), cell)
    return Lamnad(cell.plats, cell.rubrik, text, last.text) if isinstance(last, Problem) else (lasta[0],)


def _oviss(text: str, cell: Indatacell, lasningar: list[str]) -> Lamnad:
    vad = "datum" if cell.typ is Typ.DATUM else "tal"
    varfor = f"kan betyda {' eller '.join(lasningar)}" if lasningar else f"går inte att läsa som ett {vad}"
    return Lamnad(cell.plats, cell.rubrik, text, varfor)


def _skrivet(tal: Decimal, typ: Typ) -> str:
    if typ is Typ.PROCENT:
        procent = (tal * 100).normalize()
        return f"{svensk(procent, max(0, -int(procent.as_tuple().exponent)))} %"
    decimaler = max(0, -int(tal.as_tuple().exponent))
    return svensk(tal, max(2, decimaler) if typ is Typ.BELOPP else decimaler)
