"""Ett års bokningar: intäkter och kostnader månad för månad, och hur fordringar och skulder kommer och går.

En bokning är en konteringsrad utan motpost. Det som bokningarna med samma dag och text inte tar ut sinsemellan har
betalkontot fått eller gett (``verifikationer``). En skuld är därför den del av en kostnad som inte betalats.
"""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL, svensk
from finsam_xl.exempel.delning import delbelopp, jamnt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from finsam_xl.exempel.exempeldata import Balansrad, Exempel, Resultatrad
    from finsam_xl.sie.poster import Objektlista

_ALLA = "alla"
_FREDAG = 4
_MANADER = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)


@dataclass(frozen=True, slots=True)
class Bokning:
    """En konteringsrad (kr, SIE-tecken) och verifikationen den hör till: dagen och texten."""

    datum: date
    text: str
    konto: str
    objekt: Objektlista
    belopp: Decimal


@dataclass(slots=True)
class _Kostnad:
    """En bokförd kostnad; *obetalt* är den del som ännu ingen balansrad har tagit."""

    bokning: Bokning
    mottagare: str
    obetalt: Decimal = field(init=False)

    def __post_init__(self) -> None:
        self.obetalt = self.bokning.belopp


def arets_bokningar(exempel: Exempel, ar: int) -> tuple[Bokning, ...]:
    """Alla bokningar under *ar*.

    Raises:
        ValueError: en posts delar är inte posten, eller en skuld ryms inte i kostnaderna den uppkommer ur.

    """
    resultat = tuple(_resultat(exempel, ar))
    kostnader = tuple(_Kostnad(bokning, rad.mottagare) for rad, bokning in resultat if not rad.intakt)
    return (
        *(bokning for _, bokning in resultat),
        *_regleringar(exempel, ar, kostnader),
        *_uppkomster(exempel, ar, kostnader),
    )


def ingaende_balanser(exempel: Exempel, ar: int) -> Mapping[tuple[str, Objektlista], Decimal]:
    """Ingående balans *ar* per konto och objekt (kr, SIE-tecken)."""
    balanser: dict[tuple[str, Objektlista], Decimal] = defaultdict(lambda: NOLL)
    for rad, belopp in _utgaende(exempel, ar - 1):
        balanser[rad.konto, rad.objekt] += _tecken(rad) * belopp
    return balanser


def _resultat(exempel: Exempel, ar: int) -> Iterator[tuple[Resultatrad, Bokning]]:
    for rad, belopp in delbelopp(exempel.resultatrader, exempel.belopp, ar):
        if belopp:
            yield from ((rad, bokning) for bokning in _manadsvis(rad, ar, -belopp if rad.intakt else belopp))


def _manadsvis(rad: Resultatrad, ar: int, belopp: Decimal) -> Iterator[Bokning]:
    manader = rad.manader[ar]
    if not manader:
        raise ValueError(f"{rad.text} {ar}: {svensk(belopp, 2)} kr men ingen månad att bokföra det på.")
    for manad, del_ in zip(manader, jamnt(belopp, len(manader)), strict=True):
        text = f"{rad.text}, {_MANADER[manad - 1]}"
        yield Bokning(_dag(ar, manad, rad.dag), text, rad.konto, rad.objekt, del_)


def _regleringar(exempel: Exempel, ar: int, kostnader: Sequence[_Kostnad]) -> Iterator[Bokning]:
    """Vad som händer under året med balanserna från året före."""
    for rad, belopp in _utgaende(exempel, ar - 1):
        if rad.forbrukas_av:
            tidigast = sorted(_passande(kostnader, rad, rad.forbrukas_av), key=lambda kostnad: kostnad.bokning.datum)
            yield from _ta(tidigast, rad, belopp)
        elif rad.reglering and belopp:
            dag, ib = _manadsdag(ar, rad.regleringsdag), _tecken(rad) * belopp
            yield Bokning(dag, rad.reglering, rad.konto, rad.objekt, -ib)
            if rad.omfors_till:
                yield Bokning(dag, rad.reglering, rad.omfors_till, (), ib)


def _uppkomster(exempel: Exempel, ar: int, kostnader: Sequence[_Kostnad]) -> Iterator[Bokning]:
    """Det som står kvar vid årets slut: en skuld är de senaste kostnaderna som inte betalats."""
    for rad, belopp in _utgaende(exempel, ar):
        if rad.uppkommer_ur:
            passande = _passande(kostnader, rad, rad.uppkommer_ur)
            yield from _ta(sorted(passande, key=lambda kostnad: kostnad.bokning.datum, reverse=True), rad, belopp)
        elif rad.uppkomst and belopp:
            dag = _manadsdag(ar, rad.uppkomstdag)
            yield Bokning(dag, rad.uppkomst, rad.konto, rad.objekt, _tecken(rad) * belopp)


def _passande(kostnader: Sequence[_Kostnad], rad: Balansrad, konton: tuple[str, ...]) -> list[_Kostnad]:
    """Kostnader på *konton*, i kontonas ordning; för en motpart de som gått till den eller till alla."""
    mottagare = {rad.motpart, _ALLA} if rad.motpart else {""}
    passande = (k for k in kostnader if k.bokning.konto in konton and k.mottagare in mottagare)
    return sorted(passande, key=lambda kostnad: konton.index(kostnad.bokning.konto))


def _ta(kostnader: Sequence[_Kostnad], rad: Balansrad, belopp: Decimal) -> Iterator[Bokning]:
    """Låt *belopp* av kostnaderna mötas av balansraden i stället för av betalkontot."""
    kvar = belopp
    for kostnad in kostnader:
        tas = min(kvar, kostnad.obetalt)
        if tas > 0:
            kvar, kostnad.obetalt = kvar - tas, kostnad.obetalt - tas
            bokning = kostnad.bokning
            yield Bokning(bokning.datum, bokning.text, rad.konto, rad.objekt, -tas)
    if kvar:
        raise ValueError(f"{rad.post[1]}: {svensk(kvar, 2)} kr ryms inte i kostnaderna som balansen hör till.")


def _utgaende(exempel: Exempel, ar: int) -> Iterator[tuple[Balansrad, Decimal]]:
    return delbelopp((rad for rad in exempel.balansrader if ar in rad.utgaende_ar), exempel.belopp, ar)


def _tecken(rad: Balansrad) -> int:
    return -1 if rad.konto.startswith("2") else 1


def _manadsdag(ar: int, manad_dag: str) -> date:
    return _dag(ar, *map(int, manad_dag.split("-")))


def _dag(ar: int, manad: int, dag: int) -> date:
    """Dagen, senast månadens sista; en lördag eller söndag blir fredagen före, så använd den tredje eller senare."""
    datum = date(ar, manad, min(dag, monthrange(ar, manad)[1]))
    return datum - timedelta(days=max(datum.weekday() - _FREDAG, 0))
