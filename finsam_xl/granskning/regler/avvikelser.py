"""Avvikelsekolumnen: varje rad räknad på samma sätt, och ingen tom där budget och utfall finns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL, svensk
from finsam_xl.granskning.fynd import Fynd, Klass, klassa

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from finsam_xl.granskning.tryck.dokument import Dokument, Kolumn, Rad, Tabell

__all__ = ["granska_avvikelser"]


def granska_avvikelser(dokument: Dokument) -> Iterator[Fynd]:
    """Fynd i avvikelsekolumner: fel belopp, en rad som räknats åt andra hållet, en tom ruta."""
    for tabell in dokument.tabeller:
        roller = {kolumn.roll: kolumn for kolumn in reversed(tabell.kolumner)}
        jamfort = roller.get("prognos") if tabell.slag == "prognos" else roller.get("utfall")
        if jamfort is not None and {"budget", "avvikelse"} <= roller.keys():
            yield from _tabellen(tabell, roller["avvikelse"], roller["budget"], jamfort)


def _tabellen(tabell: Tabell, avvikelse: Kolumn, budget: Kolumn, utfall: Kolumn) -> Iterator[Fynd]:
    skillnader = [(rad, rad.tal(avvikelse), _skillnad(rad, budget, utfall)) for rad in tabell.rader]
    tecken = _tabellens_tecken(skillnader)
    fri = _kostnader_utan_minus(tabell, utfall)
    for rad, tryckt, skillnad in skillnader:
        plats = tabell.plats(rad, avvikelse)
        if skillnad is None:
            continue
        if tryckt is None:
            if rad.tal(budget) is not None:
                yield _tom(plats, skillnad)
        elif tryckt != tecken * skillnad and not (fri and rad.id == "resultat" and abs(tryckt) == abs(skillnad)):
            yield _fel(plats, tryckt, tecken * skillnad)


def _kostnader_utan_minus(tabell: Tabell, utfall: Kolumn) -> bool:
    """Trycks kostnader utan minus har resultatraden ingen given riktning av de andra raderna."""
    return all((rad.tal(utfall) or NOLL) >= NOLL for rad in tabell.rader if rad.typ == "post")


def _skillnad(rad: Rad, budget: Kolumn, utfall: Kolumn) -> Decimal | None:
    """Utfall minus budget; en tom ruta räknas som noll om den andra är ifylld."""
    tal = (rad.tal(utfall), rad.tal(budget))
    return None if tal == (None, None) else (tal[0] or NOLL) - (tal[1] or NOLL)


def _tabellens_tecken(skillnader: list[tuple[Rad, Decimal | None, Decimal | None]]) -> int:
    """1 när de flesta rader är utfall minus budget, -1 när de är budget minus utfall."""
    som_utfall = sum(1 for _, tryckt, skillnad in skillnader if tryckt and tryckt == skillnad)
    som_budget = sum(1 for _, tryckt, skillnad in skillnader if tryckt and skillnad is not None and tryckt == -skillnad)
    return -1 if som_budget > som_utfall else 1


def _tom(plats: str, skillnad: Decimal) -> Fynd:
    text = f"{plats} är tom. Utfall minus budget är {svensk(skillnad)}; skriv in avvikelsen."
    return Fynd("C14", plats, None, skillnad, Klass.SAKNAD_UPPGIFT, text)


def _fel(plats: str, tryckt: Decimal, beraknat: Decimal) -> Fynd:
    klass = Klass.TECKENKONVENTION if tryckt == -beraknat else klassa(tryckt, beraknat)
    text = f"{plats} är {svensk(tryckt)}, men räknad som tabellens övriga rader är den {svensk(beraknat)}."
    return Fynd("C14", plats, tryckt, beraknat, klass, text)
