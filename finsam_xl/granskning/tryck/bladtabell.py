"""Tabellerna i ett rutnät av celler (ett blad, en CSV, en tabell i Word, en sida i en PDF), och det som inte är någon.

En tabell av ett slag vi inte känner läses också, om dess kolumner har rubriker: då prövas den på sina egna summor.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finsam_xl.granskning.tryck.bladrad import ar_tal, bladrad, siffror_av
from finsam_xl.granskning.tryck.dokument import Olasbart, Tabell, tal
from finsam_xl.granskning.tryck.etiketter import OVRIG
from finsam_xl.granskning.tryck.kolumner import RADTEXT, kolumner
from finsam_xl.granskning.tryck.tabellsokning import sok_tabeller
from finsam_xl.kolumn import kolumnbokstaver

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from finsam_xl.granskning.tryck.tabellsokning import Funnen

__all__ = ["UTAN_RUBRIKER", "cellplats", "falt_per_rad", "olasta_rutor", "tabell_av", "tabeller_i"]

_PERSONER = frozenset({"antal", "kvinnor", "man"})
_ARTAL = range(1900, 2100)
UTAN_RUBRIKER = "talen har inga kolumnrubriker (år, utfall, budget ...) ovanför sig"


def tabeller_i(
    namn: str, rutor: Mapping[tuple[int, int], str], ar: int, *, fil: str
) -> tuple[tuple[Tabell, ...], tuple[Olasbart, ...]]:
    """Tabellerna i rutnätet *namn*, med platser som rad och kolumn i *fil*, och det som inte är läst."""
    funna = list(sok_tabeller(namn, rutor)) if rutor else []
    alla = [tabell_av("", en, en.enhet, ar, fil=fil if len(funna) == 1 else f"{fil}, {en.rubrik}") for en in funna]
    tabeller = tuple(
        replace(en, rubrik="" if en.rubrik == namn else en.rubrik)
        for en in alla
        if en.kolumner or en.slag != OVRIG.slag
    )
    olasta = [Olasbart(f"{fil}, rad {rad}", varfor) for rad, _, varfor in olasta_rutor(rutor, funna)]
    if not tabeller and not olasta:
        olasta = [Olasbart(fil, "filen har inga tal under en rubrik som säger vad de är")]
    return tabeller, tuple(olasta)


def tabell_av(blad: str, en: Funnen, enhet: str, ar: int, *, fil: str = "") -> Tabell:
    """En funnen tabell som tryckt tabell; på ett *blad* står talen i celler, i en *fil* på rader."""
    slag = en.slag or OVRIG
    falt = {kolumn: namn for kolumn, namn in en.falt.items() if en.slag or _har_mest_tal(en, kolumn)}
    rubriker = {kolumnbokstaver(kolumn): text for kolumn, text in en.rubriker.items()}
    egna = tuple(
        replace(kolumn, rubrik=rubriker.get(kolumn.bokstav, ""))
        for kolumn in kolumner(((namn, kolumnbokstaver(kolumn)) for kolumn, namn in falt.items()), slag.slag, ar)
    )
    if {kolumn.roll for kolumn in egna} - {"procent"} <= _PERSONER and egna:
        enhet = "antal"
    rader = tuple(bladrad(slag.slag, nr, falt, egna, enhet) for nr, falt in falt_per_rad(en))
    textkolumn = kolumnbokstaver(min(_textkolumner(en), default=en.cell[1]))
    namn = fil or f"{cellplats(blad, *en.cell)} {en.rubrik or slag.rubrik or slag.slag}"
    return Tabell(namn, slag.slag, enhet, egna, rader, blad, textkolumn, en.rubrik, tuple(_olasta_kolumner(en)))


def _har_mest_tal(en: Funnen, kolumn: int) -> bool:
    """Om det under rubriken mest står tal: i en tabell vi inte känner säger rubriken ensam inte det."""
    return _mest_tal(celler[kolumn] for celler in en.rader.values() if kolumn in celler)


def cellplats(blad: str, rad: int, kolumn: int) -> str:
    """En cell på ett blad, som «Sida 1!B7»."""
    return f"{blad}!{kolumnbokstaver(kolumn)}{rad}"


def _textkolumner(en: Funnen) -> list[int]:
    """Radtexternas kolumner: den vars rubrik säger det, de utan rubrik till vänster om beloppen, annars den första."""
    egna = [kolumn for kolumn, namn in en.falt.items() if namn in RADTEXT]
    belopp = [kolumn for kolumn, namn in en.falt.items() if kolumner([(namn, "")], en.slag.slag if en.slag else "", 0)]
    slut = min(belopp or en.falt, default=0)
    alla = sorted({kolumn for celler in en.rader.values() for kolumn in celler})
    utan_rubrik = [kolumn for kolumn in alla if kolumn < slut and kolumn not in en.falt]
    return egna[:1] or [kolumn for kolumn in utan_rubrik if not _har_mest_tal(en, kolumn)] or alla[:1]


def falt_per_rad(en: Funnen) -> Iterator[tuple[int, dict[str, str]]]:
    """Varje rads nummer och celler, efter kolumnernas fält."""
    textkolumner = _textkolumner(en)
    namn = next((en.falt[kolumn] for kolumn in textkolumner if en.falt.get(kolumn) in RADTEXT), "post")
    for nr, celler in en.rader.items():
        falt = {ett: celler.get(kolumn, "") for kolumn, ett in en.falt.items()}
        falt[namn] = next((celler[kolumn] for kolumn in textkolumner if kolumn in celler), "")
        if any(falt.values()):
            yield nr, falt


def _olasta_kolumner(en: Funnen) -> Iterator[str]:
    """Kolumner med tal men utan en rubrik som säger vad de är."""
    lasta = {*en.falt, *_textkolumner(en)}
    forsta = min(_textkolumner(en), default=0)
    for kolumn in sorted({kolumn for celler in en.rader.values() for kolumn in celler} - lasta):
        if kolumn > forsta and _mest_tal(celler[kolumn] for celler in en.rader.values() if kolumn in celler):
            yield f"kolumn {kolumnbokstaver(kolumn)}"


def _mest_tal(celler: Iterable[str]) -> bool:
    talen = [ar_tal(en) for en in celler]
    return sum(talen) * 2 > len(talen)


def olasta_rutor(rutor: Mapping[tuple[int, int], str], funna: Sequence[Funnen]) -> Iterator[tuple[int, int, str]]:
    """Där ett stycke tal börjar som inte hör till någon tabell: rad, kolumn och varför det inte är läst."""
    lasta = {(rad, kolumn) for en in funna if en.falt for rad, celler in en.rader.items() for kolumn in celler}
    pagar = 0
    for rad, kolumn in sorted(rutor):
        if (rad, kolumn) in lasta or not _ar_belopp(rutor[rad, kolumn]):
            continue
        if not pagar or rad > pagar + 1:
            yield rad, kolumn, UTAN_RUBRIKER
        pagar = rad


def _ar_belopp(text: str) -> bool:
    """Ett tal som inte bara är ett årtal."""
    varde = tal(siffror_av(text))
    return varde is not None and varde not in _ARTAL
