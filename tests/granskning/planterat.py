"""Ett enda fel i en rätt rapport: slagen av fel, var de kan stå, och om granskningen finner och placerar dem."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.arbete.granska.granskningskalla import las_tryck
from finsam_xl.granskning.alla import prova
from tests.granskning.uppstallningar import rapporten, skriv

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator
    from pathlib import Path

    from finsam_xl.granskning.alla import Utslag
    from finsam_xl.granskning.fynd import Fynd
    from finsam_xl.granskning.tryck.dokument import Dokument, Tabell
    from tests.granskning import uppstallningar

__all__ = ["SLAG", "Fall", "fallen", "finns"]

SLAG = (
    "omkastade siffror",
    "fel tecken",
    "fel summa",
    "struken rad",
    "dubblerad rad",
    "faktor tio",
    "förra årets tal",
    "bytta kolumner",
)
_SKALA = {"kr": Decimal(1), "tkr": Decimal(1000), "mkr": Decimal(1_000_000)}
_HALV = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Fall:
    """Ett planterat fel: slaget, tabellens och radens plats, kolumnen, och rapporten med felet i."""

    slag: str
    fil: str
    rad: int
    kolumn: str
    rapport: tuple[uppstallningar.Tabell, ...]


@dataclass(frozen=True, slots=True)
class _Ruta:
    """En tryckt ruta som ingår i något samband: talet i tryckets enhet, och så mycket avrundning kan skilja där."""

    tabell: int
    rad: int
    kolumn: str
    tal: Decimal
    tolerans: Decimal
    summa: bool


def _tabell(dokument: Dokument, sokt: uppstallningar.Tabell) -> Tabell:
    return next(en for en in dokument.tabeller if sokt.fil == en.fil or sokt.rubrik == en.rubrik)


def _rutor(
    rapport: tuple[uppstallningar.Tabell, ...], lay: uppstallningar.Layout, dokument: Dokument, utslag: Utslag
) -> Iterator[_Ruta]:
    for plats, tabell in enumerate(rapport):
        last = _tabell(dokument, tabell)
        forsta = last.rader[0].nr
        for nr, rad in enumerate(tabell.rader):
            for kolumn in tabell.kolumner:
                lasta = last.kolumner[tabell.kolumner.index(kolumn)]
                ruta = (last.fil, nr + forsta, lasta.namn)
                langder = [len(en.rutor) for en in utslag.provat if ruta in en.rutor]
                if langder and kolumn in rad.belopp:
                    minst = Decimal(1).scaleb(-lay.decimaler)
                    tal = (rad.belopp[kolumn] / _SKALA[lay.enhet]).quantize(minst)
                    yield _Ruta(plats, nr, kolumn, tal, _HALV * minst * min(langder), rad.typ == "summa")


def fallen(
    lay: uppstallningar.Layout, till: Path, slump: random.Random, antal: int, slag: tuple[str, ...] = SLAG
) -> Iterator[tuple[Fall, bool]]:
    """Högst *antal* fel av varje *slag* i uppställningen, och om vart och ett hittas på sin plats."""
    rapport = rapporten(lay)
    dokument = las_tryck(skriv(rapport, lay, till))
    utslag = prova(dokument)
    rutor = list(_rutor(rapport, lay, dokument, utslag))
    for ett in slag:
        mojliga = [ruta for ruta in rutor if ruta.summa or ett != "fel summa"]
        slump.shuffle(mojliga)
        gjorda = 0
        for ruta in mojliga:
            fall = _fall(ett, ruta, rapport, lay, slump)
            if fall is not None and gjorda < antal:
                gjorda += 1
                yield fall, finns(fall, lay, till, frozenset(utslag.fynd))


def finns(fall: Fall, lay: uppstallningar.Layout, till: Path, redan: frozenset[Fynd]) -> bool:
    """Om granskningen av rapporten med felet i har ett nytt fynd i tabellen som har felet."""
    dokument = las_tryck(skriv(fall.rapport, lay, till))
    egen = _tabell(dokument, next(en for en in fall.rapport if en.fil == fall.fil))
    plats = egen.fil.partition("!")[0] if egen.ark else egen.fil
    return any(plats in en.plats for en in prova(dokument).fynd if en not in redan)


def _fall(
    slag: str,
    ruta: _Ruta,
    rapport: tuple[uppstallningar.Tabell, ...],
    lay: uppstallningar.Layout,
    slump: random.Random,
) -> Fall | None:
    """Felet på rutan; None där det inte ändrar något, eller mindre än avrundningen."""
    tabell = rapport[ruta.tabell]
    rad = tabell.rader[ruta.rad]
    rader = list(tabell.rader)
    if slag in {"struken rad", "dubblerad rad"}:
        if ruta.summa or abs(ruta.tal) <= ruta.tolerans:
            return None
        rader[ruta.rad : ruta.rad + 1] = [] if slag == "struken rad" else [rad, rad]
    elif slag == "bytta kolumner":
        ar = [en for en in tabell.kolumner if en.startswith("utfall")]
        ett, annat = (rad.belopp[en] for en in ar)
        if ruta.kolumn != ar[0] or abs(ett - annat) / _SKALA[lay.enhet] <= 2 * ruta.tolerans:
            return None
        rader[ruta.rad] = replace(rad, belopp={**rad.belopp, ar[0]: annat, ar[1]: ett})
    else:
        nytt = _nytt(slag, ruta, rad, lay, slump)
        if nytt is None or abs(nytt - ruta.tal) <= ruta.tolerans:
            return None
        rader[ruta.rad] = replace(rad, belopp={**rad.belopp, ruta.kolumn: nytt * _SKALA[lay.enhet]})
    andrad = replace(tabell, rader=tuple(rader))
    return Fall(slag, tabell.fil, ruta.rad, ruta.kolumn, tuple(andrad if en is tabell else en for en in rapport))


def _nytt(
    slag: str, ruta: _Ruta, rad: uppstallningar.Rad, lay: uppstallningar.Layout, slump: random.Random
) -> Decimal | None:
    if slag == "fel tecken":
        return -ruta.tal
    if slag == "faktor tio":
        return ruta.tal * 10
    if slag == "fel summa":
        return ruta.tal + slump.choice((-1, 1)) * (slump.randrange(3, 40) * ruta.tolerans)
    if slag == "förra årets tal":
        annan = {"utfall_2025": "utfall_2024", "utfall_2024": "utfall_2025"}.get(ruta.kolumn)
        return (rad.belopp[annan] / _SKALA[lay.enhet]).quantize(ruta.tal) if annan else None
    return _omkastat(ruta.tal, slump)


def _omkastat(tal: Decimal, slump: random.Random) -> Decimal | None:
    tecken, siffror, exponent = tal.as_tuple()
    par = [nr for nr in range(len(siffror) - 1) if siffror[nr] != siffror[nr + 1]]
    if not par:
        return None
    nr = slump.choice(par)
    nya = (*siffror[:nr], siffror[nr + 1], siffror[nr], *siffror[nr + 2 :])
    return Decimal((tecken, nya, int(exponent)))
