"""Vilken kontoplan en fil och en bok följer: BAS eller Kommun-Bas, efter kontonas namn och #KPTYP.

Samma nummer betyder olika saker: 5010 är lokalhyra i BAS och löner i Kommun-Bas. Ett konto vars namn är av ett känt
slag talar för den kontoplan som har slaget på det numret. #KPTYP avgör när namnen inte gör det; Kommun-Bas har inget
eget värde där, och en fil utan #KPTYP säger inget.
"""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from typing import TYPE_CHECKING

from finsam_xl.inlasning.kontonamn import namnslag, ordlistan, slag_i

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from finsam_xl.modell import Kontorad, Saldorad

__all__ = ["Kontoplansslag", "Tecken", "av_kontoplanen", "av_saldona", "kontoplansslag"]

_OVERVIKT = 4
"""Så många gånger fler konton ska tala för den ena kontoplanen; enstaka egna konton finns i varje bokföring."""


@dataclass(frozen=True, slots=True)
class Kontoplansslag:
    """En kontoplan: id (som i `finsam skapa --kontoplan`), namn, #KPTYP, och kontonas första siffror per namnslag."""

    id: str
    namn: str
    kptyp: tuple[str, ...]
    konton: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Tecken:
    """Kontoplanen som något följer, och vad som talar för det."""

    slag: Kontoplansslag
    grund: tuple[str, ...]


@cache
def kontoplansslag() -> tuple[Kontoplansslag, ...]:
    """Kontoplanerna i ordlistan."""
    return tuple(
        Kontoplansslag(post["id"], post["namn"], tuple(post["kptyp"]), post["konton"])
        for post in ordlistan()["kontoplan"]
    )


def av_saldona(rader: Sequence[Saldorad], kptyp: str) -> Tecken | None:
    """Kontoplanen som filens konton följer; None när varken namnen eller #KPTYP avgör."""
    tecken = [(slag, f"{rad.konto} {rad.benamning}") for rad in rader for slag in _av_namnet(rad)]
    enligt_namnen, enligt_filen = _avgjord(tecken), _enligt_kptyp(kptyp)
    if enligt_namnen is None or enligt_filen in (None, enligt_namnen.slag):
        return enligt_namnen or (Tecken(enligt_filen, (f"#KPTYP {kptyp}",)) if enligt_filen else None)
    return enligt_namnen if len(enligt_namnen.grund) > 1 else None


def av_kontoplanen(kontoplan: Iterable[Kontorad]) -> Tecken | None:
    """Kontoplanen som bokens Kontoplan följer: på vilka konton raderna för löner, hyra och räntor ligger."""
    return _avgjord([(slag, f"{rad.fran}–{rad.till} {rad.benamning}") for rad in kontoplan for slag in _av_koden(rad)])


def _av_namnet(rad: Saldorad) -> Iterator[Kontoplansslag]:
    yield from _med_konto(rad.konto, (slag.id for slag in slag_i(rad.benamning, rad.konto)))


def _av_koden(rad: Kontorad) -> Iterator[Kontoplansslag]:
    hemma = (slag.id for slag in namnslag() if slag.passar and slag.passar[0] in {rad.not_, rad.rad})
    yield from _med_konto(rad.fran, hemma)


def _med_konto(konto: str, slagen: Iterable[str]) -> Iterator[Kontoplansslag]:
    """Kontoplanen som har något av *slagen* på kontots nummer, om det är en enda."""
    sokta = set(slagen)
    planer = [
        plan
        for plan in kontoplansslag()
        if any(slag in sokta and konto.startswith(siffror) for slag, siffror in plan.konton.items())
    ]
    if len(planer) == 1:
        yield planer[0]


def _enligt_kptyp(kptyp: str) -> Kontoplansslag | None:
    traffar = (slag for slag in kontoplansslag() if any(fnmatchcase(kptyp.upper(), ett) for ett in slag.kptyp))
    return next(traffar, None)


def _avgjord(tecken: Sequence[tuple[Kontoplansslag, str]]) -> Tecken | None:
    grunder = {slag.id: [grund for ett, grund in tecken if ett.id == slag.id] for slag in kontoplansslag()}
    storst, *ovriga = sorted(kontoplansslag(), key=lambda slag: len(grunder[slag.id]), reverse=True)
    fler = sum(len(grunder[slag.id]) for slag in ovriga)
    if not grunder[storst.id] or len(grunder[storst.id]) < _OVERVIKT * fler:
        return None
    return Tecken(storst, tuple(grunder[storst.id]))
