"""Medlemmarnas avgifter under planens år: parternas del ur budgeten, delad på regioner och kommuner."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finsam_xl import koder
from finsam_xl.figurer.kvoter import kvot
from finsam_xl.figurer.perioder import PLANAR
from finsam_xl.figurer.storsta_resten import Delning, ram, steg, summor, summorna
from finsam_xl.figurer.ur_poster import figurer
from finsam_xl.layout.expr import Expr, Figure, number, plus
from finsam_xl.layout.poster import Enhet, Post
from finsam_xl.layout.table import Line, Row, Section, Sum, Table, Total
from finsam_xl.layout.value import share, words
from finsam_xl.modell import Part
from finsam_xl.tabeller.arets.fordelning import delning, kommuner, nyckeln_i_ord, stegkolumner, stegrader
from finsam_xl.tabeller.plan.ar import ar, kolumner
from finsam_xl.tabeller.plan.budget import region

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Medlem

__all__ = ["andelar", "poster", "stegtabeller", "tabell"]

_KALLA = "finsam-5"
_PARTER = {"stat": "staten", "region": "regionerna", "kommuner": "kommunerna"}
_NYCKELFALT = {
    "fast andel": ("andel",),
    "invånare": ("invanare",),
    "försörjningsmått": ("forsorjningsmatt",),
    "vägd": ("invanare", "forsorjningsmatt"),
}
_RYMS = 14
"""Så många medlemmar att tre års fördelning ryms på en sida."""
_ARET = {1: "Planens första år", 2: "Planens andra år", 3: "Planens tredje år"}


def _regioner(underlag: Underlag) -> tuple[Medlem, ...]:
    """Regionerna när de är flera; en ensam region betalar hela sin parts del."""
    regioner = tuple(medlem for medlem in underlag.bokslut.medlemmar if medlem.part is Part.REGION)
    return regioner if len(regioner) > 1 else ()


def poster(underlag: Underlag) -> tuple[Post, ...]:
    """Delningarnas steg, varje medlems avgift (kr) och parternas andelar, för varje år."""
    return tuple(post for nummer in PLANAR for post in _arets(nummer, underlag))


def _arets(nummer: int, underlag: Underlag) -> tuple[Post, ...]:
    delade = {
        part: delningen
        for part, medlemmar in (("region", _regioner(underlag)), ("kommuner", kommuner(underlag)))
        if medlemmar
        for delningen in (_delning(part, nummer, medlemmar, underlag),)
    }
    avgifter = {
        part: Figure(f"{delade[part].stam}_summa_beraknad" if part in delade else f"BU_{part}_{nummer}")
        for part in _PARTER
    }
    summan = Figure(f"AV_summa_{nummer}")
    return (
        *(post for delningen in delade.values() for post in _delningens(delningen)),
        *(
            _post(f"AM_{del_.id}", nummer, delningen.figur("beraknad", del_.id), f"Avgift: {del_.namn}")
            for delningen in delade.values()
            for del_ in delningen.delar
        ),
        *(_post(f"AV_{part}", nummer, avgift, f"Avgifter: {_PARTER[part]}") for part, avgift in avgifter.items()),
        _post(
            "AV_summa", nummer, plus(*figurer(*(f"AV_{part}_{nummer}" for part in _PARTER))), "Medlemmarnas avgifter"
        ),
        *(
            _post(f"PA_{part}", nummer, kvot(Figure(f"AV_{part}_{nummer}"), summan), f"Andel: {namn}", Enhet.ANDEL)
            for part, namn in _PARTER.items()
        ),
    )


def _post(ident: str, nummer: int, uttryck: Expr, etikett: str, enhet: Enhet = Enhet.KR) -> Post:
    return Post(f"{ident}_{nummer}", uttryck, enhet, f"{etikett}, år {nummer}", _KALLA, bara_period=True)


def _delningens(delningen: Delning) -> tuple[Post, ...]:
    return (ram(delningen), *steg(delningen), *summorna(delningen), *summor(delningen, ("beraknad", "beräknad")))


def _stam(part: str, nummer: int) -> str:
    return f"{'RF' if part == 'region' else 'KF'}{nummer}"


def _delning(part: str, nummer: int, medlemmar: tuple[Medlem, ...], underlag: Underlag) -> Delning:
    """Partens del av årets budget på dess medlemmar; regioner utan egen nyckel delar lika."""
    text = f"Delas av {_PARTER[part]}, år {nummer}"
    delningen = delning(_stam(part, nummer), Figure(f"BU_{part}_{nummer}"), text, medlemmar, underlag)
    if part == "kommuner" or _har_nyckel(medlemmar, underlag):
        return delningen
    return replace(delningen, delar=tuple(replace(del_, nyckel=number(1)) for del_ in delningen.delar))


def _har_nyckel(medlemmar: tuple[Medlem, ...], underlag: Underlag) -> bool:
    falten = _NYCKELFALT.get(underlag.val("FD_Nyckel"), ())
    return all(any(getattr(medlem, falt) for medlem in medlemmar) for falt in falten)


def tabell(underlag: Underlag) -> Table:
    """En rad per medlem som betalar; kommunernas efter nyckeln, i hela enheter, så att de blir parternas del."""
    regioner, kommunerna = _regioner(underlag), kommuner(underlag)
    return Table(
        "AV",
        "Medlemsavgifter",
        kolumner(),
        (
            Section("staten", "Staten"),
            Line("AV_stat", koder.DRIFT["DR_stat"]),
            Section("regioner", "Region" if not regioner else "Regioner"),
            *_medlemsrader("region", region(underlag), "Summa regioner", regioner),
            Section("kommunerna", "Kommuner"),
            *_medlemsrader("kommuner", "Kommunerna", "Summa kommuner", kommunerna),
            Total("AV_summa", "Summa medlemsavgifter", of=tuple(f"AV_{part}" for part in _PARTER)),
        ),
        intro=(nyckeln_i_ord(underlag),),
    )


def _medlemsrader(part: str, ensam: str, summan: str, medlemmar: tuple[Medlem, ...]) -> tuple[Row, ...]:
    if not medlemmar:
        return (Line(f"AV_{part}", ensam),)
    rader = tuple(Line(f"AM_{medlem.id}", medlem.namn) for medlem in medlemmar)
    return (*rader, Sum(f"AV_{part}", summan, of=tuple(rad.ident for rad in rader)))


def andelar(underlag: Underlag) -> Table:
    """Parternas andelar av avgifterna; lagen säger hälften, en fjärdedel och en fjärdedel."""
    return Table(
        "PA",
        "Parternas andelar",
        kolumner(share),
        (
            Line("PA_stat", koder.DRIFT["DR_stat"]),
            Line("PA_region", region(underlag)),
            Line("PA_kommuner", "Kommunerna"),
        ),
    )


def stegtabeller(underlag: Underlag) -> tuple[Table, ...]:
    """Fördelningens steg, år för år: kommunernas, och regionernas när de är flera."""
    return tuple(
        Table(
            _stam(part, nummer),
            f"{_ARET[nummer]}, {_PARTER[part]}",
            stegkolumner(_stam(part, nummer)),
            stegrader(medlemmar, f"Summa {_PARTER[part]}"),
            label="Kommun" if part == "kommuner" else "Region",
            label_width=26,
            intro=(words(ar(nummer)),),
            new_page=len(medlemmar) > _RYMS and (part, nummer) != ("kommuner", 1),
        )
        for part, medlemmar in (("kommuner", kommuner(underlag)), ("region", _regioner(underlag)))
        for nummer in PLANAR
        if medlemmar
    )
