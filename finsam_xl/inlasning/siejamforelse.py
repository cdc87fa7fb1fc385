"""SIE-filer mot varandra och mot det som redan är inläst: samma år två gånger, ändrade saldon, konton med nya namn."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL
from finsam_xl.inlasning import sieslag
from finsam_xl.inlasning.sieslag import problem
from finsam_xl.sie.lexer import visa
from finsam_xl.sie.provning.avstamning import Kontoskillnad, beskriv
from finsam_xl.sie.siefil import OKAND

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from finsam_xl.inlasning.arsinlasning import Arsinlasning
    from finsam_xl.inlasning.sieperiod import Val
    from finsam_xl.modell import Bokslut, Problem, Saldorad

__all__ = ["ur_valet"]

_VISA_HOGST = 5


def ur_valet(val: Val, nya: Sequence[Saldorad], bokslut: Bokslut) -> Iterator[Problem]:
    """Vad filerna säger mot varandra och mot tidigare inläsningar; *nya* är de rader som *val* ger Saldo."""
    egna = [ett for ett in val.valda if ett.arsnr == 0]
    yield from _samma_ar(egna)
    for ett in egna:
        yield from _redan_inlast(ett, bokslut)
    yield from _aren_skiljer(val, nya, bokslut)
    yield from _bytta_namn(nya, _inlasta(bokslut))


def _samma_ar(egna: Sequence[Arsinlasning]) -> Iterator[Problem]:
    filer: dict[date, list[str]] = defaultdict(list)
    for ett in egna:
        filer[ett.period].append(visa(ett.fil.filnamn))
    for dag, namn in filer.items():
        if len(namn) > 1:
            yield problem(sieslag.SAMMA_AR, " och ".join(namn), f"Filerna {' och '.join(namn)} gäller båda {dag}.")


def _redan_inlast(ett: Arsinlasning, bokslut: Bokslut) -> Iterator[Problem]:
    senaste = next((rad for rad in reversed(bokslut.importlogg) if rad.period == ett.period), None)
    if senaste is None:
        return
    if senaste.sha256 == ett.fil.sha256:
        text = f"Filen är redan inläst för {ett.period} ({senaste.tid}). Ersätt?"
        yield problem(sieslag.REDAN_INLAST, ett.fil.filnamn, text)
        return
    andrade = _skillnader(_belopp(_inlasta(bokslut), ett.period), _arets_belopp(ett))
    text = (
        f"{ett.period} är redan inläst ur {visa(senaste.fil)} ({senaste.tid}). "
        f"{f'{_antal(andrade)} ändras: {beskriv(andrade)}' if andrade else 'Inget saldo ändras'}. Ersätt?"
    )
    yield problem(sieslag.ANNAN_FIL, ett.fil.filnamn, text)


def _aren_skiljer(val: Val, nya: Sequence[Saldorad], bokslut: Bokslut) -> Iterator[Problem]:
    """Filer som har samma år, som sitt eget eller som året före, oavsett i vilken ordning de läses in."""
    gallande = {rad.period for rad in nya}
    for ett in val.bortvalda:
        egen = _belopp(nya if ett.period in gallande else _inlasta(bokslut), ett.period)
        yield from _skiljer(ett.fil.filnamn, ett.period, _skillnader(egen, _arets_belopp(ett)))
    inlasta_egna = {rad.period for rad in bokslut.importlogg}
    for ett in val.valda:
        forut = _belopp(_inlasta(bokslut), ett.period)
        if ett.period not in inlasta_egna and forut:
            yield from _skiljer(ett.fil.filnamn, ett.period, _skillnader(forut, _arets_belopp(ett)))


def _skiljer(fil: str, dag: date, skillnader: tuple[Kontoskillnad, ...]) -> Iterator[Problem]:
    if skillnader:
        text = f"Två filer säger olika om {dag} på {_antal(skillnader).lower()}: {beskriv(skillnader)}."
        yield problem(sieslag.AREN_SKILJER, fil, text)


def _bytta_namn(nya: Sequence[Saldorad], inlasta: Iterable[Saldorad]) -> Iterator[Problem]:
    namn: dict[str, dict[str, date]] = defaultdict(dict)
    perioder = {rad.period for rad in nya}
    for rad in (*nya, *(rad for rad in inlasta if rad.period not in perioder)):
        if rad.benamning not in {"", OKAND}:
            namn[rad.konto].setdefault(rad.benamning, rad.period)
    bytta = {konto: olika for konto, olika in sorted(namn.items()) if len({ett.casefold() for ett in olika}) > 1}
    if bytta:
        exempel = "; ".join(f"{konto} {_namnlista(olika)}" for konto, olika in islice(bytta.items(), _VISA_HOGST))
        antal = "Ett konto har" if len(bytta) == 1 else f"{len(bytta)} konton har"
        till = f" och {len(bytta) - _VISA_HOGST} till" if len(bytta) > _VISA_HOGST else ""
        yield problem(sieslag.KONTO_BYTT_NAMN, "Saldo", f"{antal} olika namn i filerna: {exempel}{till}.")


def _namnlista(olika: Mapping[str, date]) -> str:
    return " och ".join(f"«{visa(namn)}» {dag.year}" for namn, dag in olika.items())


def _inlasta(bokslut: Bokslut) -> list[Saldorad]:
    return [rad for rad in bokslut.saldon if rad.sie_rad is not None]


def _belopp(rader: Iterable[Saldorad], dag: date) -> dict[str, Decimal]:
    return {rad.konto: rad.belopp for rad in rader if rad.period == dag}


def _arets_belopp(ett: Arsinlasning) -> dict[str, Decimal]:
    return {saldo.konto: saldo.belopp for saldo in ett.saldon}


def _skillnader(ena: Mapping[str, Decimal], andra: Mapping[str, Decimal]) -> tuple[Kontoskillnad, ...]:
    par = ((konto, ena.get(konto, NOLL), andra.get(konto, NOLL)) for konto in sorted({*ena, *andra}))
    return tuple(Kontoskillnad(konto, forut, nu) for konto, forut, nu in par if forut != nu)


def _antal(skillnader: Sequence[Kontoskillnad]) -> str:
    return "Ett konto" if len(skillnader) == 1 else f"{len(skillnader)} konton"
