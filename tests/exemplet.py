"""Exemplet som tester bygger på: Gävleborg 2025 med sin bokföring inläst, och vad en rapport över det räknar fram."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import Phase

from finsam_xl import sie
from finsam_xl.arbete.bygg.kontrollresultat import kontrollresultat
from finsam_xl.arbete.bygg.skiss import skissa
from finsam_xl.arbete.importera.filimport import importera_sie
from finsam_xl.arbete.kontrollera.kontrollering import kontrollera_bok
from finsam_xl.arbete.skapa.nybok import skapa_bok
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.exempel import bokforing
from finsam_xl.figurer.underlag import underlag
from finsam_xl.inlasning.sieimport import inlasning
from finsam_xl.inputs import las_bok
from finsam_xl.rapporter.placerad import bygg
from finsam_xl.rapporter.slag import ARSREDOVISNING, HALVARSREDOVISNING
from tests.lager import ur_lagret

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.arbete.bygg.kontrollresultat import Kontrollresultat
    from finsam_xl.arbete.bygg.skiss import Skiss, Varde
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Bokslut
    from finsam_xl.rapporter.slag import Rapportslag

TID = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
PERIOD = date(2025, 12, 31)
PERIOD_FG = date(2024, 12, 31)
# Varje försök räknar en arbetsbok, så ett fall som brister visas som det hittades.
UTAN_KRYMPNING = (Phase.explicit, Phase.reuse, Phase.generate)


def skapad(exempel: str, andelse: str = ".xlsx") -> Path:
    """Exemplets bok innan något är inläst; den som ändrar i den gör det i en kopia."""
    return ur_lagret(f"skapad-{exempel}{andelse}", lambda mapp: _skapa(mapp, exempel, andelse)) / f"bok{andelse}"


def _skapa(mapp: Path, exempel: str, andelse: str) -> None:
    skapa_bok(mapp / f"bok{andelse}", exempel=exempel, tid=TID)


@cache
def exemplet() -> Bokslut:
    """Exempelboken med sin SIE-fil inläst."""
    inlast = las_bok(Bok(skapad("gavleborg-2025").read_bytes()))
    assert inlast.bokslut is not None
    fil = sie.las(bokforing(), filnamn="gavleborg-2025.se")
    svar = inlasning(inlast.bokslut, [fil], TID)
    return replace(inlast.bokslut, saldon=svar.saldon, objektsaldon=svar.objektsaldon, importlogg=svar.importlogg)


def importerat(fil: Path) -> Path:
    """Exempelboken på disk, som .xlsx eller .xlsm, med sin SIE-fil inläst."""
    mapp = ur_lagret(f"importerat{fil.suffix}", lambda ny: _importera(ny / f"bok{fil.suffix}"))
    shutil.copy(mapp / "gavleborg-2025.se", fil.parent)
    return Path(shutil.copy(mapp / f"bok{fil.suffix}", fil))


def _importera(fil: Path) -> None:
    siefil = fil.with_name("gavleborg-2025.se")
    siefil.write_bytes(bokforing())
    skapa_bok(fil, exempel="gavleborg-2025", tid=TID)
    importera_sie(fil, [siefil], fraga=lambda _: False, tid=TID)


@cache
def halvaret() -> Bokslut:
    """Halvårsexemplet med sina två SIE-filer inlästa."""
    namn = "gavleborg-halvar-2019"
    inlast = las_bok(Bok(skapad(namn).read_bytes()))
    assert inlast.bokslut is not None
    filer = [
        sie.las(bokforing(namn), filnamn=f"{namn}.se"),
        sie.las(bokforing(f"{namn}/jamforelse"), filnamn=f"{namn}-jamforelse.se"),
    ]
    svar = inlasning(inlast.bokslut, filer, TID)
    return replace(inlast.bokslut, saldon=svar.saldon, objektsaldon=svar.objektsaldon, importlogg=svar.importlogg)


@cache
def halvarsskiss() -> Skiss:
    """Exemplets halvårsredovisning, uträknad en gång."""
    return skiss(halvaret(), HALVARSREDOVISNING)


def underlaget(rapport: str) -> Underlag:
    """Underlaget för exemplet på rapporten med det prefixet."""
    from tests.planexemplet import planen  # noqa: PLC0415 - planens exempel bygger på det här

    exempel = {"AR": exemplet, "BI": exemplet, "HR": halvaret, "VP": planen}
    return underlag(exempel[rapport](), rapport)


@cache
def exempelskiss() -> Skiss:
    """Exemplets årsredovisning, uträknad en gång."""
    return skiss(exemplet())


def skiss(bokslut: Bokslut, slag: Rapportslag = ARSREDOVISNING) -> Skiss:
    """Hela rapporten för *bokslut*, uträknad; om inget annat sägs årsredovisningen."""
    return skissa(bygg(slag, bokslut, TID), bokslut, TID)


def siffror(bokslut: Bokslut, slag: Rapportslag = ARSREDOVISNING) -> Skiss:
    """Bara Poster och Kontroller för *bokslut*, uträknade: allt som definieras, inget av det som trycks."""
    rapport = bygg(slag, bokslut, TID)
    poster, kontroller = rapport.blad[-2:]
    formler = {plats: cell for plats, cell in poster.cells.items() if cell.formula}
    return skissa(replace(rapport, blad=(replace(poster, cells=formler), kontroller)), bokslut, TID)


def kontrollerna(skissen: Skiss) -> Mapping[str, Kontrollresultat]:
    """Varje kontrolls resultat, per id."""
    return {resultat.id: resultat for resultat in kontrollresultat(skissen)}


@cache
def exemplets_kontroller() -> Mapping[str, Kontrollresultat]:
    """Exemplets kontroller, uträknade en gång."""
    return kontrollerna(exempelskiss())


@cache
def halvarets_kontroller() -> Mapping[str, Kontrollresultat]:
    """Halvårsexemplets kontroller, uträknade en gång."""
    return kontrollerna(halvarsskiss())


def kontrollera(bok: Path, *, tid: datetime) -> tuple[Kontrollresultat, ...]:
    """Vad kommandot säger om boken på disk."""
    return kontrollera_bok(Bok(bok.read_bytes()), tid).resultat


def avviker(skissen: Skiss) -> dict[str, str]:
    """De kontroller som säger något annat än om exemplet: «FEL -5000», skillnaden i kr (eller antal)."""
    halv = skissen.rapport.slag is HALVARSREDOVISNING
    som_vanligt = halvarets_kontroller() if halv else exemplets_kontroller()
    return {
        ident: f"{ny.utfall} {ny.skillnad.normalize():f}"
        for ident, ny in kontrollerna(skissen).items()
        if (ny.utfall, ny.skillnad) != (som_vanligt[ident].utfall, som_vanligt[ident].skillnad)
    }


def reagerar(bokslut: Bokslut, slag: Rapportslag = ARSREDOVISNING) -> dict[str, str]:
    """De kontroller som säger något annat om *bokslut* än om exemplet."""
    return avviker(siffror(bokslut, slag))


def rad(skissen: Skiss, blad: str, etikett: str) -> list[Varde]:
    """Vad raden med *etikett* visar i sina kolumner; den första om flera heter så."""
    return next(varden[1:] for varden in skissen.varden[blad] if varden[0] == etikett)


def etiketter(skissen: Skiss, blad: str) -> list[Varde]:
    """Radernas etiketter i ordning."""
    return [varden[0] for varden in skissen.varden[blad] if varden[0]]


def grunddata(bokslut: Bokslut, **val: object) -> Bokslut:
    """*bokslut* med andra val i Grunddata."""
    return replace(bokslut, grunddata={**bokslut.grunddata, **val})
