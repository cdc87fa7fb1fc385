"""Det som gör att deltagarantal och verksamhetstal inte kan visas: dubbla besked och fel konton."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from finsam_xl.inputs.felslag import raderna
from finsam_xl.koder import nummer_i
from finsam_xl.modell import Radslag, Talenhet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from finsam_xl.inputs.tabeller import Tabellrad
    from finsam_xl.modell import Problem

__all__ = ["prova_verksamhet"]

_KONTO = re.compile(r"[1-9]\d{2,9}")
_ANTAL = ("Antal", "Kvinnor", "Män")


def prova_verksamhet(tabeller: Mapping[str, Sequence[Tabellrad]]) -> Iterator[Problem]:
    """Alla problem i Deltagarantal och Verksamhetstal som en cell för sig inte visar."""
    deltagare, tal = tabeller.get("Deltagarantal", ()), tabeller.get("Verksamhetstal", ())
    for rad in deltagare:
        ifyllt = next((rubrik for rubrik in _ANTAL if rad.text(rubrik)), None)
        if rad.text("Slag") == Radslag.SUMMA and ifyllt is not None:
            yield raderna.SUMMARAD_MED_ANTAL.vid(rad.plats(ifyllt))
    for rad in tal:
        if rad.text("Konton"):
            yield from _konton(rad)


def _konton(rad: Tabellrad) -> Iterator[Problem]:
    plats, text, enhet = rad.plats("Konton"), rad.text("Konton"), rad.text("Enhet")
    if rad.text("Värde"):
        yield raderna.TVA_VARDEN.vid(plats)
    if enhet and not Talenhet(enhet).kronor:
        yield raderna.KONTON_UTAN_KRONOR.vid(plats, enhet=enhet)
    konton = nummer_i(text)
    if not konton or len(set(konton)) < len(konton) or not all(map(_KONTO.fullmatch, konton)):
        yield raderna.OGILTIGA_KONTON.vid(plats, text=text)
