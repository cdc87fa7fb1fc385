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
from finsam_xl.inputs.celler import las_cell
from finsam_xl.inputs.citat import citat
from finsam_xl.inputs.grunddata import grunddataruta
from finsam_xl.inputs.schema import TABELLER, Typ
from finsam_xl.inputs.tabeller import tabellceller
from finsam_xl.inputs.tydning import stada
from finsam_xl.inputs.uppgifter import GRUNDDATA
from finsam_xl.modell import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.inputs.celler import Ruta

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
    for ruta, ra, (blad, rad, kolumn) in _textceller(bok):
        svar = _rattad(ra, ruta)
        if isinstance(svar, Lamnad):
            lamnade.append(svar)
        elif svar is not None:
            ratta.append(Rattelse(blad, rad, kolumn, ruta.plats, ruta.rubrik, ruta.typ, ra, svar[0]))
    return tuple(ratta), tuple(lamnade)


def _textceller(bok: Bok) -> Iterator[tuple[Ruta, str, tuple[str, int, int]]]:
    for uppgift in GRUNDDATA:
        cell = syftar_pa(bok.bokens_namn.get(uppgift.namn, ""))
        if cell is not None and cell[0] in bok.bladnamn and not uppgift.formel:
            ra = bok.varde(*cell)
            if isinstance(ra, str):
                yield grunddataruta(uppgift, cell), ra, cell
    for tab in TABELLER:
        yield from ((ruta, ra, cell) for ruta, ra, cell in tabellceller(bok, tab) if isinstance(ra, str))


def _rattad(ra: str, ruta: Ruta) -> tuple[Rattat] | Lamnad | None:
    """Det som cellen ska hålla, varför den lämnas, eller None när den är som den ska eller är ett annat slags fel."""
    rent = stada(ra)
    if not rent:
        return (None,) if ra else None
    if ruta.typ in _TAL or ruta.typ is Typ.DATUM:
        return _vald(rent, ruta)
    ny = _valet(rent, ruta) if ruta.typ is Typ.VAL else rent
    return (ny,) if ny != ra and not isinstance(las_cell(ny, ruta), Problem) else None


def _valet(text: str, ruta: Ruta) -> str:
    """Alternativet i listan som texten är, fast med andra bokstäver och mellanrum; annars texten själv."""

    def jamforbar(ett: str) -> str:
        return " ".join(ett.split()).casefold()

    traffar = [val for val in ruta.val if jamforbar(val) == jamforbar(text)]
    return traffar[0] if len(traffar) == 1 and text not in ruta.val else text


def _vald(text: str, ruta: Ruta) -> tuple[Rattat] | Lamnad:
    """Det enda som texten kan betyda, eller varför det inte går att veta."""
    if ruta.typ is Typ.DATUM:
        dagar = tydning.dagar(text)
        return (dagar[0],) if len(dagar) == 1 else _oviss(text, ruta, [str(dag) for dag in dagar])
    talen = tydning.andel(text) if ruta.typ is Typ.PROCENT else tydning.tal(text)
    if len(talen) != 1:
        return _oviss(text, ruta, [_skrivet(tal, ruta.typ) for tal in talen])
    last = las_cell(float(talen[0]), ruta)
    return Lamnad(ruta.plats, ruta.rubrik, text, last.text) if isinstance(last, Problem) else (talen[0],)


def _oviss(text: str, ruta: Ruta, lasningar: list[str]) -> Lamnad:
    vad = "datum" if ruta.typ is Typ.DATUM else "tal"
    varfor = f"kan betyda {' eller '.join(lasningar)}" if lasningar else f"går inte att läsa som ett {vad}"
    return Lamnad(ruta.plats, ruta.rubrik, text, varfor)


def _skrivet(tal: Decimal, typ: Typ) -> str:
    if typ is Typ.PROCENT:
        procent = (tal * 100).normalize()
        return f"{svensk(procent, max(0, -int(procent.as_tuple().exponent)))} %"
    decimaler = max(0, -int(tal.as_tuple().exponent))
    return svensk(tal, max(2, decimaler) if typ is Typ.BELOPP else decimaler)
