"""Uttryck över tryckta tal: «balansrakning.fordringar@-1 - balansrakning.fordringar», räknade ur ett dokument.

En term är tabell.rad, med fallande val (`summa_ek|eget_kapital`), ett annat år (`@-1`), en annan kolumn (`#budget`)
och `?` för en rad som får saknas (den räknas då som noll).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL
from finsam_xl.granskning.regler.budgetbas import kolumn_med_bas
from finsam_xl.granskning.regler.samlade_rader import SAMLADE, samlade_rader
from finsam_xl.granskning.tryck.dokument import ar_i

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.granskning.fynd import Ruta
    from finsam_xl.granskning.tryck.dokument import Dokument, Kolumn, Rad, Tabell

__all__ = ["I_MILJONER", "Summa", "Term", "Tryckcell", "cell", "enhet_i_kr", "las_termer", "rakna"]

_TERM = re.compile(r"([+-]?)\s*(\w+)\.(\w+(?:\|\w+)*)(?:#(\w+))?(?:@(-\d+))?(\??)\s*")
_RAKNINGAR = frozenset({"resultatrakning", "balansrakning", "kassaflode"})
"""I en räkning är två rader med samma namn samma tal två gånger; i en not är de delar av ett, utom summan."""
_KR = {"kr": Decimal(1), "tkr": Decimal(1000), "mkr": Decimal(1_000_000), "mnkr": Decimal(1_000_000)}
I_MILJONER = frozenset({"mkr", "mnkr"})
"""Enheterna där en skillnad i avrundning är väntad."""


@dataclass(frozen=True, slots=True)
class Term:
    """En term: tecken, tabellens slag, radens möjliga namn, kolumnens roll (tom: den som frågas efter), år, valfri."""

    tecken: int
    slag: str
    rader: tuple[str, ...]
    roll: str
    ar: int
    valfri: bool


@dataclass(frozen=True, slots=True)
class Tryckcell:
    """Tryckta rader med samma namn i en kolumn: deras sammanlagda tal (None: tomt), plats, enhet, antal rader.

    *sista* är vad kolumnens sista siffra är värd i *enhet*, och *rutor* de tryckta rutorna.
    """

    tal: Decimal | None
    plats: str
    enhet: str
    antal: int
    sista: Decimal
    rutor: tuple[Ruta, ...]


@dataclass(frozen=True, slots=True)
class Summa:
    """Ett uträknat uttryck i kr, var termerna står och hur många tryckta tal de är.

    *sista* är vad deras sista siffror tillsammans är värda, i kr.
    """

    kr: Decimal
    platser: tuple[str, ...]
    antal: int
    sista: Decimal
    rutor: tuple[Ruta, ...]


@cache
def las_termer(text: str) -> tuple[Term, ...]:
    """Läs ett uttryck ur en datafil."""
    traffar = tuple(_TERM.finditer(text))
    if "".join(traff.group() for traff in traffar) != text:
        raise ValueError(f"«{text}» är inget uttryck över tryckta tal")
    return tuple(_term(traff) for traff in traffar)


def _term(traff: re.Match[str]) -> Term:
    tecken, slag, rader, roll, ar, valfri = traff.groups()
    return Term(-1 if tecken == "-" else 1, slag, tuple(rader.split("|")), roll or "", int(ar or 0), bool(valfri))


def enhet_i_kr(enhet: str) -> Decimal:
    """Hur många kr en tryckt enhet är; antal och procent räknas som de är."""
    return _KR.get(enhet, Decimal(1))


def cell(dokument: Dokument, term: Term, roll: str, ar: int, bas: str = "") -> Tryckcell | None:
    """Cellen som en term menar; None när tabellen, raden eller kolumnen inte finns.

    *bas* är vilken budget som menas, där det finns flera.
    """
    tabell = dokument.tabell(term.slag)
    if tabell is None or (kolumn := _kolumn(tabell, term.roll or roll, ar + term.ar, bas)) is None:
        return None
    for namn in term.rader:
        if namn in SAMLADE and (alla := samlade_rader(tabell, namn, kolumn)):
            return _som_cell(tabell, alla, kolumn)
        rader = [rad for rad in tabell.rader if rad.id == namn and _ratt_ar(tabell, rad, ar + term.ar)]
        if rader:
            ett_tal = term.slag in _RAKNINGAR or namn == "summa"
            return _som_cell(tabell, rader[-1:] if ett_tal else rader, kolumn)
    return None


def _kolumn(tabell: Tabell, roll: str, ar: int, bas: str) -> Kolumn | None:
    if bas and roll == "budget":
        return kolumn_med_bas(tabell, bas, ar)
    if tabell.slag == "styrning":
        return next((kolumn for kolumn in tabell.kolumner if kolumn.roll == roll), None)
    return next((kolumn for kolumn in tabell.kolumner if kolumn.roll == roll and kolumn.ar == ar), None)


def _ratt_ar(tabell: Tabell, rad: Rad, ar: int) -> bool:
    return tabell.slag != "styrning" or (ar_i(rad.post) or ar) == ar


def _som_cell(tabell: Tabell, rader: list[Rad], kolumn: Kolumn) -> Tryckcell:
    belopp = [tal for rad in rader if (tal := rad.tal(kolumn)) is not None]
    plats = tabell.plats(rader[0], kolumn)
    enhet = rader[0].falt.get("enhet") or tabell.enhet
    rutor = tuple((tabell.fil, rad.nr, kolumn.namn) for rad in rader)
    return Tryckcell(
        sum(belopp, NOLL) if belopp else None, plats, enhet, len(rader), _sista_siffran(tabell, kolumn, enhet), rutor
    )


def _sista_siffran(tabell: Tabell, kolumn: Kolumn, enhet: str) -> Decimal:
    """Vad den sista siffran i kolumnen är värd, bland rader i samma enhet."""
    tal = (rad.tal(kolumn) for rad in tabell.rader if (rad.falt.get("enhet") or tabell.enhet) == enhet)
    return min(
        (Decimal(1).scaleb(min(int(ett.as_tuple().exponent), 0)) for ett in tal if ett is not None), default=Decimal(1)
    )


def rakna(dokument: Dokument, termer: tuple[Term, ...], roll: str, ar: int, bas: str = "") -> Summa | None:
    """Räkna ett uttryck i kr; None när en term som måste finnas saknas eller är tom."""
    celler = [(term, cell(dokument, term, roll, ar, bas)) for term in termer]
    fyllda = [(term, en) for term, en in celler if en is not None and en.tal is not None]
    if not fyllda or any(not term.valfri and (en is None or en.tal is None) for term, en in celler):
        return None
    kr = sum(_belopp(fyllda), NOLL)
    sista = sum((en.sista * en.antal * enhet_i_kr(en.enhet) for _, en in fyllda), NOLL)
    return Summa(
        kr,
        tuple(en.plats for _, en in fyllda),
        sum(en.antal for _, en in fyllda),
        sista,
        tuple(ruta for _, en in fyllda for ruta in en.rutor),
    )


def _belopp(fyllda: list[tuple[Term, Tryckcell]]) -> Iterator[Decimal]:
    for term, en in fyllda:
        if en.tal is not None:
            yield term.tecken * en.tal * enhet_i_kr(en.enhet)
