"""Kontoplan: vilket intervall ett konto hör till, och om intervallen täcker varje konto en enda gång.

Gränserna fylls ut till kontots längd, från med nollor och till med nior: 3987 täcker också 39870–39879.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from finsam_xl.inputs.felslag import kontona
from finsam_xl.koder import OPLACERAT, inom
from finsam_xl.modell import Kontorad

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from finsam_xl.inputs.tabeller import Tabellrad
    from finsam_xl.modell import Problem, Saldorad

__all__ = ["Placering", "placera", "placera_saldon", "prova_kontoplan", "tacker"]


def tacker(rad: Kontorad, konto: str) -> bool:
    """Om intervallet täcker *konto*."""
    return inom(konto, rad.fran, rad.till)


def placera(konto: str, kontoplan: Iterable[Kontorad]) -> Kontorad:
    """Raden som *konto* hör till; ett konto utan rad får Rad OPLACERAT."""
    traffar = (rad for rad in kontoplan if tacker(rad, konto))
    return next(traffar, Kontorad(konto, konto, "", OPLACERAT))


def placera_saldon(saldon: Iterable[Saldorad], kontoplan: Sequence[Kontorad]) -> tuple[Saldorad, ...]:
    """Saldon med Rad, Not och Drift ur Kontoplan, oavsett vad bladet höll."""
    plats = Placering(kontoplan)
    return tuple(_placerad(saldo, plats[saldo.konto]) for saldo in saldon)


def _placerad(saldo: Saldorad, rad: Kontorad) -> Saldorad:
    return replace(saldo, rad=rad.rad, not_=rad.not_, drift=rad.drift)


class Placering(dict[str, Kontorad]):
    """Konton som redan placerats: ett konto återkommer en gång per period och objekt."""

    def __init__(self, kontoplan: Sequence[Kontorad]) -> None:
        super().__init__()
        self._kontoplan = kontoplan

    def __missing__(self, konto: str) -> Kontorad:
        self[konto] = placera(konto, self._kontoplan)
        return self[konto]


def prova_kontoplan(rader: Sequence[Tabellrad], koder: Mapping[str, Mapping[str, str]]) -> Iterator[Problem]:
    """Okända koder, vända intervall, överlapp och luckor mellan intervallen; *koder* är dem som finns, per kolumn."""
    for rad in rader:
        yield from _okanda_koder(rad, koder)
    yield from _prova_intervall([rad for rad in rader if rad.text("Konto från") and rad.text("Konto till")])


def _okanda_koder(rad: Tabellrad, koder: Mapping[str, Mapping[str, str]]) -> Iterator[Problem]:
    for rubrik, giltiga in koder.items():
        kod = rad.text(rubrik)
        if kod and kod not in giltiga:
            yield kontona.OKAND_KOD.vid(rad.plats(rubrik), rubrik=rubrik, text=kod, koder=giltiga)


def _prova_intervall(rader: Sequence[Tabellrad]) -> Iterator[Problem]:
    langd = max((len(rad.text(rubrik)) for rad in rader for rubrik in ("Konto från", "Konto till")), default=0)
    intervall = sorted(
        (int(rad.text("Konto från").ljust(langd, "0")), int(rad.text("Konto till").ljust(langd, "9")), rad.nr, rad)
        for rad in rader
    )
    for fran, till, _nr, rad in intervall:
        if till < fran:
            granser = {"fran": rad.text("Konto från"), "till": rad.text("Konto till")}
            yield kontona.KONTOPLAN_VAND.vid(rad.plats("Konto från"), **granser)
    ratta = sorted((min(fran, till), max(fran, till), nr, rad) for fran, till, nr, rad in intervall)
    raka = [(fran, till, rad) for fran, till, _nr, rad in ratta]
    for (langst, bredast), (fran, _till, rad) in zip(_langst_hittills(raka), raka[1:], strict=False):
        if fran <= langst:
            yield kontona.KONTOPLAN_OVERLAPP.vid(rad.plats("Konto från"), intervall=_spann(rad), andra=_spann(bredast))
        elif fran > langst + 1:
            granser = {"efter": bredast.text("Konto till"), "fore": rad.text("Konto från")}
            yield kontona.KONTOPLAN_LUCKA.vid(rad.plats("Konto från"), **granser)


def _langst_hittills(intervall: Iterable[tuple[int, int, Tabellrad]]) -> Iterator[tuple[int, Tabellrad]]:
    """För varje rad i ordning: det högsta konto som hittills är täckt, och raden som täcker det."""
    return accumulate(((till, rad) for _fran, till, rad in intervall), lambda a, b: b if b[0] > a[0] else a)


def _spann(rad: Tabellrad) -> str:
    return f"{rad.text('Konto från')}–{rad.text('Konto till')}"
