"""Vilka konton en siffra kommer ur, läst ur Saldo och Objektsaldo som de var när rapporten byggdes."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING, Generic, TypeVar

from finsam_xl.layout.criteria import criteria
from finsam_xl.layout.expr import Call, Column, Expr, Period, Setting, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.terms import Terms
    from finsam_xl.modell import Budgetrad, Objektsaldorad, Saldorad

__all__ = ["Rapportbelopp"]

_Rad = TypeVar("_Rad", bound="Saldorad | Objektsaldorad | Budgetrad")

_FALT = {"Not": "not_", "Benämning": "benamning", "Belopp hela perioden": "hela_perioden"}


class Rapportbelopp:
    """Rapportens saldon, lästa per konto; samma summa slås upp en gång, hur många tabeller som än lägger ihop den."""

    def __init__(self, underlag: Underlag) -> None:
        self._underlag = underlag
        bokslut = underlag.bokslut
        self._urval: dict[str, _Urval[Saldorad | Objektsaldorad | Budgetrad]] = {
            "Saldo": _Urval(bokslut.saldon),
            "Objektsaldo": _Urval(bokslut.objektsaldon),
            "Budget": _Urval(bokslut.budget),
        }
        self._namn: dict[str, str] = {}
        self._funna: dict[tuple[Expr, bool], list[tuple[str, Decimal]] | None] = {}
        for rad in bokslut.saldon:
            self._namn.setdefault(rad.konto, rad.benamning)

    def konton(self, termer: Terms) -> dict[str, Decimal]:
        """Beloppet (kr) per konto, med namn, som *termer* lägger ihop; inget när någon inte är en summa av konton.

        Budgetens del har inga konton och räknas inte.
        """
        belopp: dict[str, Decimal] = defaultdict(Decimal)
        for term, ganger in termer.items():
            if _ar_budget(term[0]):
                continue
            rader = self._rader(term)
            if rader is None:
                return {}
            for konto, tal in rader:
                belopp[f"{konto} {self._namn.get(konto, '')}".strip()] += ganger * tal
        return {konto: summa for konto, summa in belopp.items() if summa}

    def summan(self, termer: Terms) -> Decimal | None:
        """Vad *termer* lägger ihop i kr, också ur budgeten; None när någon inte är en summa av bokens rader."""
        summa = Decimal(0)
        for term, ganger in termer.items():
            rader = self._rader(term)
            if rader is None:
                return None
            summa += ganger * sum((tal for _, tal in rader), Decimal(0))
        return summa

    def _rader(self, term: tuple[Expr, bool]) -> list[tuple[str, Decimal]] | None:
        """Kontona (inga i Budget) och beloppen som en term lägger ihop; None när den inte är en summa av rader."""
        if term not in self._funna:
            self._funna[term] = self._sok(*term)
        return self._funna[term]

    def _sok(self, uttryck: Expr, jamforelse: bool) -> list[tuple[str, Decimal]] | None:  # noqa: FBT001 - en term
        match uttryck:
            case Call("SUMIFS", (Column(tabell, falt), *par)) if tabell in self._urval:
                dag = self._underlag.period_fg if jamforelse else self._underlag.period
                villkor = [(kolumn, _kravet(krav, dag, self._underlag)) for kolumn, krav in criteria(par)]
                if any(krav is None for _, krav in villkor):
                    return None
                rader = self._urval[tabell].rader(villkor)
                return [(getattr(rad, "konto", ""), getattr(rad, _attribut(falt)) or Decimal(0)) for rad in rader]
            case _:
                return None


class _Urval(Generic[_Rad]):
    """En tabells rader, valda som SUMIFS väljer dem; vilka rader ett krav på en kolumn tar söks en gång."""

    def __init__(self, alla: Sequence[_Rad]) -> None:
        self._alla = alla
        self._efter_varde: dict[str, dict[object, list[int]]] = {}
        self._valda: dict[tuple[str, date | str | None], frozenset[int]] = {}

    def rader(self, villkor: Sequence[tuple[str, date | str | None]]) -> Iterator[_Rad]:
        """Raderna som uppfyller alla kraven, i tabellens ordning."""
        valda = [self._med(*ett) for ett in villkor]
        return (self._alla[nr] for nr in sorted(valda[0].intersection(*valda[1:]) if valda else range(len(self._alla))))

    def _med(self, kolumn: str, krav: date | str | None) -> frozenset[int]:
        nyckel = kolumn, krav
        if nyckel not in self._valda:
            traffar = (nummer for varde, nummer in self._kolumnen(kolumn).items() if _uppfyller(varde, krav))
            self._valda[nyckel] = frozenset(chain.from_iterable(traffar))
        return self._valda[nyckel]

    def _kolumnen(self, kolumn: str) -> dict[object, list[int]]:
        """Radernas nummer efter vad de har i kolumnen."""
        if kolumn not in self._efter_varde:
            attribut = _attribut(kolumn)
            numren: dict[object, list[int]] = defaultdict(list)
            for nr, rad in enumerate(self._alla):
                numren[getattr(rad, attribut)].append(nr)
            self._efter_varde[kolumn] = numren
        return self._efter_varde[kolumn]


def _ar_budget(uttryck: Expr) -> bool:
    match uttryck:
        case Call("SUMIFS", (Column("Budget"), *_)):
            return True
        case _:
            return False


def _attribut(kolumn: str) -> str:
    """Vad bladets kolumn heter i modellen."""
    return _FALT.get(kolumn, kolumn.lower())


def _kravet(krav: Expr, dag: date | None, underlag: Underlag) -> date | str | None:
    match krav:
        case Text(text):
            return text
        case Period(None):
            return dag
        case Setting(namn):
            varde = underlag.bokslut.grunddata.get(f"{underlag.prefix}_{namn}")
            return varde if isinstance(varde, (date, str)) else None
        case _:
            return None


def _uppfyller(varde: object, krav: date | str | None) -> bool:
    if not isinstance(krav, str):
        return varde == krav
    text = "" if varde is None else str(varde)
    if krav.startswith((">=", "<")) and krav.lstrip("<>=").isdigit() and text.isdigit():
        grans = int(krav.lstrip("<>="))
        return int(text) >= grans if krav.startswith(">=") else int(text) < grans
    if krav == "=":
        return not text
    if krav.endswith("*"):
        return bool(text) and text.casefold().startswith(krav[:-1].casefold())
    return text.casefold() == krav.casefold()
