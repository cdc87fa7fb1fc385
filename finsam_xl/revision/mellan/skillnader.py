"""What differs between two books, worst first: printed figures by amount, controls, formulas, input, then the rest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.formeltext import byt_blad, flytta, jamforbar
from finsam_xl.belopp import fran_tal, svensk
from finsam_xl.harkomst.rakna import lika

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from finsam_xl.arbetsbok.resultat import Resultat
    from finsam_xl.revision.mellan.bokbild import Bokbild, Cellbild, Kontrollbild, Radbild

__all__ = ["Bokskillnad", "Skillnadsslag", "skillnader"]

_FINNS_INTE = "(finns inte)"


class Skillnadsslag(StrEnum):
    """What kind of thing differs, in the order in which they are told."""

    TRYCKT = "Tryckta siffror"
    KONTROLL = "Kontroller"
    POST = "Exakta poster"
    FORMEL = "Formler"
    INDATA = "Indata"
    TEXT = "Tryckta texter"
    OVRIGT = "Andra celler"
    BLAD = "Blad"
    FIL = "Filer i paketet"


@dataclass(frozen=True, slots=True)
class Bokskillnad:
    """One thing that differs: where it stands, what it was and is, and how many kronor apart if it is an amount."""

    slag: Skillnadsslag
    vad: str
    plats: str
    fore: str
    efter: str
    skillnad: str = ""
    tyngd: float = 0.0


def skillnader(fore: Bokbild, efter: Bokbild, omdopta: Mapping[str, str]) -> list[Bokskillnad]:
    """All that differs, in the order of the kinds and the heaviest of each first.

    *omdopta* are the sheets of *efter* that have another name in *fore*.
    """
    alla = [
        *_tryckta(fore, efter, omdopta),
        *_kontroller(fore.kontroller, efter.kontroller),
        *_poster(fore, efter, omdopta),
        *_indata(fore, efter),
        *_celler(Skillnadsslag.OVRIGT, fore.ovriga, efter.ovriga, omdopta),
    ]
    ordning = {slag: nr for nr, slag in enumerate(Skillnadsslag)}
    return sorted(alla, key=lambda ett: (ordning[ett.slag], -ett.tyngd))


def _tryckta(fore: Bokbild, efter: Bokbild, omdopta: Mapping[str, str]) -> Iterator[Bokskillnad]:
    for var, ar in _par(fore.tryckta, efter.tryckta):
        tal = any(ett is not None and isinstance(ett.varde, (int, float)) for ett in (var, ar))
        yield from _cell(Skillnadsslag.TRYCKT if tal else Skillnadsslag.TEXT, var, ar, omdopta)


def _par(
    fore: Mapping[tuple[str, ...], Cellbild], efter: Mapping[tuple[str, ...], Cellbild]
) -> Iterator[tuple[Cellbild | None, Cellbild | None]]:
    """The cells by what they are called; those that only one book has, by their place if their row says the same.

    A heading that was changed gives its column's cells other names, and is one difference.
    """
    gamla = {nyckel: ett for nyckel, ett in fore.items() if nyckel not in efter}
    nya = {nyckel: ett for nyckel, ett in efter.items() if nyckel not in fore}
    parade = _parade(gamla, nya)
    for nyckel, var in fore.items():
        ar = efter.get(parade.get(nyckel, nyckel))
        yield var, ar if ar is None else replace(ar, vad=min((ar.vad, var.vad), key=_utan_rubrik))
    yield from ((None, ett) for nyckel, ett in nya.items() if nyckel not in parade.values())


def _parade(
    gamla: Mapping[tuple[str, ...], Cellbild], nya: Mapping[tuple[str, ...], Cellbild]
) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The names of the same cells in the two books: the same place, and the same words of the row or the same value."""
    platser = {(nyckel[0], ett.rad, ett.kolumn): nyckel for nyckel, ett in nya.items()}
    parade: dict[tuple[str, ...], tuple[str, ...]] = {}
    for nyckel, var in gamla.items():
        motsvarar = platser.get((nyckel[0], var.rad, var.kolumn))
        if motsvarar is not None:
            ar = nya[motsvarar]
            if var.vad.rpartition(", ")[0] == ar.vad.rpartition(", ")[0] or _lika(var.varde, ar.varde):
                parade[nyckel] = motsvarar
    return parade


def _utan_rubrik(vad: str) -> bool:
    return vad.rpartition(", ")[2].startswith("kolumn ")


def _poster(fore: Bokbild, efter: Bokbild, omdopta: Mapping[str, str]) -> Iterator[Bokskillnad]:
    for namn in {**fore.figurer, **efter.figurer}:
        yield from _cell(Skillnadsslag.POST, fore.figurer.get(namn), efter.figurer.get(namn), omdopta)


def _celler(
    slag: Skillnadsslag,
    fore: Mapping[tuple[str, str], Cellbild],
    efter: Mapping[tuple[str, str], Cellbild],
    omdopta: Mapping[str, str],
) -> Iterator[Bokskillnad]:
    for nyckel in {**fore, **efter}:
        yield from _cell(slag, fore.get(nyckel), efter.get(nyckel), omdopta)


def _cell(
    slag: Skillnadsslag, var: Cellbild | None, ar: Cellbild | None, omdopta: Mapping[str, str]
) -> Iterator[Bokskillnad]:
    """The value if it differs, and the formula if it does."""
    vad = (ar or var).vad if ar or var else ""  # type: ignore[union-attr] # one of them is there
    plats = _platsen(var, ar)
    if var is None or ar is None:
        tyngd = max(_tyngd(ett) for ett in (var, ar) if ett is not None)
        yield Bokskillnad(slag, vad, plats, _visad(var), _visad(ar), "", tyngd)
        return
    if not _lika(var.varde, ar.varde):
        yield Bokskillnad(slag, vad, plats, var.visad, ar.visad, *_beloppet(var, ar))
    if not _samma_formel(var, ar, omdopta):
        gammal, ny = (f"={ett.formel}" if ett.formel else "(ingen formel)" for ett in (var, ar))
        yield Bokskillnad(Skillnadsslag.FORMEL, vad, plats, gammal, ny)


def _lika(ena: Resultat, andra: Resultat) -> bool:
    """Whether the two are the same to a reader: an empty cell is not a 0."""
    return (ena in {None, ""}) is (andra in {None, ""}) and lika(ena, andra)


def _platsen(var: Cellbild | None, ar: Cellbild | None) -> str:
    platser = [ett.plats for ett in (var, ar) if ett is not None]
    return " → ".join(dict.fromkeys(platser))


def _visad(ett: Cellbild | None) -> str:
    return _FINNS_INTE if ett is None else ett.visad


def _tyngd(ett: Cellbild) -> float:
    return abs(ett.varde) * ett.vikt if isinstance(ett.varde, (int, float)) else 0.0


def _beloppet(var: Cellbild, ar: Cellbild) -> tuple[str, float]:
    """The difference as it is shown, and its weight in kronor."""
    if not all(isinstance(ett.varde, (int, float)) for ett in (var, ar)):
        return "", max(_tyngd(var), _tyngd(ar))
    andring = float(ar.varde) - float(var.varde)  # type: ignore[arg-type] # numbers, as tried above
    tal = fran_tal(andring)
    text = svensk(tal, 0 if tal == tal.to_integral_value() else 2) if tal else ""
    return text, abs(andring) * max(var.vikt, ar.vikt)


def _samma_formel(var: Cellbild, ar: Cellbild, omdopta: Mapping[str, str]) -> bool:
    if bool(var.formel) != bool(ar.formel):
        return False
    flyttad = flytta(var.formel, ar.rad - var.rad, ar.kolumn - var.kolumn)
    nu = ar.formel
    for nytt, gammalt in omdopta.items():
        nu = byt_blad(nu, nytt, gammalt)
    return jamforbar(nu) in {jamforbar(flyttad), jamforbar(var.formel)}


def _kontroller(
    fore: Mapping[tuple[str, str], Kontrollbild], efter: Mapping[tuple[str, str], Kontrollbild]
) -> Iterator[Bokskillnad]:
    """The controls with another outcome, those that are FEL now first."""
    vikt = {"FEL": 4.0, "NOTIS": 3.0, "EJ PRÖVAD": 2.0}
    for nyckel in {**fore, **efter}:
        var, ar = fore.get(nyckel), efter.get(nyckel)
        ett = ar or var
        if ett is not None and (var is None or ar is None or var.utfall != ar.utfall):
            gammalt, nytt = (_FINNS_INTE if en is None else en.utfall for en in (var, ar))
            skillnad = ar.skillnad if ar is not None and ar.utfall in vikt else ""
            tyngd = vikt.get(ar.utfall, 1.0) if ar is not None else 0.0
            vad = f"{nyckel[1]} {ett.titel}"
            yield Bokskillnad(Skillnadsslag.KONTROLL, vad, ett.plats, gammalt, nytt, skillnad, tyngd)


def _indata(fore: Bokbild, efter: Bokbild) -> Iterator[Bokskillnad]:
    for namn in {**fore.uppgifter, **efter.uppgifter}:
        var, ar = fore.uppgifter.get(namn), efter.uppgifter.get(namn)
        if var is None or ar is None:
            if any(ett is not None and ett.varde not in {None, ""} for ett in (var, ar)):
                yield from _cell(Skillnadsslag.INDATA, var, ar, {})
        elif not _lika(var.varde, ar.varde) or jamforbar(var.formel) != jamforbar(ar.formel):
            yield Bokskillnad(Skillnadsslag.INDATA, f"Grunddata: {ar.vad}", _platsen(var, ar), var.visad, ar.visad)
    for tabell in {**fore.tabeller, **efter.tabeller}:
        gamla, nya = fore.tabeller.get(tabell, {}), efter.tabeller.get(tabell, {})
        for nyckel in {**gamla, **nya}:
            yield from _raden(tabell, gamla.get(nyckel), nya.get(nyckel))


def _raden(tabell: str, var: Radbild | None, ar: Radbild | None) -> Iterator[Bokskillnad]:
    ett = ar or var
    if ett is None:
        return
    vad = f"{tabell}: {ett.vad}"
    if var is None or ar is None:
        gammal, ny = (_FINNS_INTE if en is None else _som_text(en.celler) for en in (var, ar))
        yield Bokskillnad(Skillnadsslag.INDATA, vad, ett.plats, gammal, ny, "", abs(ett.belopp))
        return
    andrade = [rubrik for rubrik in {**var.celler, **ar.celler} if var.celler.get(rubrik) != ar.celler.get(rubrik)]
    if andrade:
        gammal, ny = (_som_text({rubrik: en.celler.get(rubrik, "(tom)") for rubrik in andrade}) for en in (var, ar))
        tyngd = abs(ar.belopp - var.belopp)
        skillnad = svensk(fran_tal(ar.belopp - var.belopp), 2) if tyngd else ""
        yield Bokskillnad(Skillnadsslag.INDATA, vad, _tva(var.plats, ar.plats), gammal, ny, skillnad, tyngd)


def _tva(ena: str, andra: str) -> str:
    return ena if ena == andra else f"{ena} → {andra}"


def _som_text(celler: Mapping[str, str]) -> str:
    return "; ".join(f"{rubrik} {text}" for rubrik, text in celler.items())
