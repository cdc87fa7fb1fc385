"""Rättade tabeller ger inga fynd; fel som planteras i dem hittas och placeras."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from finsam_xl.granskning.alla import granska
from finsam_xl.granskning.tryck.dokument import tal
from finsam_xl.granskning.tryck.las import las_mapp
from tests.granskning.mappen import granska_mapp
from tests.granskning.planterat import hittas, med_falt, med_uppgift, utan_rad
from tests.granskning.rattat import MAPPAR, lagg_rattat, las_csv, skriv_csv

if TYPE_CHECKING:
    from pathlib import Path

    from finsam_xl.granskning.tryck.dokument import Dokument, Rad, Tabell

ANTAL = 60
MINST = 0.95
SLAG = ("omkastade siffror", "fel tecken", "struken rad", "summa ett fel", "ändrat procenttal")
EKONOMI = frozenset(
    {
        "resultatrakning",
        "balansrakning",
        "kassaflode",
        "driftredovisning",
        "flerarsoversikt",
        "not_intakter",
        "not_kostnader",
        "not_upplupna",
        "not_fordringar",
        "not_skulder",
        "prognos",
        "overskott",
        "budgetplan",
        "beviljade",
        "insatstabell",
        "deltagare",
    }
)


@dataclass(frozen=True, slots=True)
class Ruta:
    """En tryckt siffra: mapp, tabell och rad (inga för ett tal i text), kolumn eller textens nummer, det tryckta."""

    mapp: str
    tabell: Tabell | None
    rad: Rad | None
    kolumn: str
    varde: str

    @property
    def summa(self) -> bool:
        return self.rad is not None and self.rad.typ == "summa"

    @property
    def plats(self) -> str:
        return (
            f"{self.tabell.fil}, rad {self.rad.nr} {self.kolumn}" if self.tabell and self.rad else f"text {self.kolumn}"
        )


@pytest.fixture(scope="module")
def rattade(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lagg_rattat(tmp_path_factory.mktemp("rattat"))


@pytest.mark.parametrize("mapp", MAPPAR)
def test_rattade_tabeller_ger_inga_fynd(rattade: Path, mapp: str) -> None:
    fynd = granska_mapp(rattade / mapp, [rattade / annan for annan in MAPPAR if annan != mapp])

    assert [(ett.plats, ett.text) for ett in fynd] == []


def _rutor(mapp: str, dokument: Dokument) -> list[Ruta]:
    return [ruta for tabell in dokument.tabeller if tabell.slag in EKONOMI for ruta in _tabellens(mapp, tabell)]


def _tabellens(mapp: str, tabell: Tabell) -> list[Ruta]:
    return [
        Ruta(mapp, tabell, rad, kolumn.namn, skrivet)
        for rad in tabell.rader
        for kolumn in tabell.kolumner
        if kolumn.roll != "procent" and tal(skrivet := rad.falt.get(kolumn.namn, ""))
    ]


def _procenttal(mapp: str, dokument: Dokument) -> list[Ruta]:
    return [
        Ruta(mapp, None, None, str(nr), ett.varde)
        for nr, ett in enumerate(dokument.uppgifter)
        if ett.enhet == "procent"
    ]


def _kasta_om(varde: str, slump: random.Random) -> str | None:
    par = [nr for nr in range(len(varde) - 1) if varde[nr : nr + 2].isdecimal() and varde[nr] != varde[nr + 1]]
    if not par:
        return None
    nr = slump.choice(par)
    return varde[:nr] + varde[nr + 1] + varde[nr] + varde[nr + 2 :]


def _nytt_varde(slag: str, ruta: Ruta, slump: random.Random) -> str | None:
    if slag == "omkastade siffror":
        return _kasta_om(ruta.varde, slump)
    if slag == "fel tecken":
        return ruta.varde[1:] if ruta.varde.startswith("-") else f"-{ruta.varde}"
    andring = slump.choice((-1, 1)) if slag == "summa ett fel" else slump.choice((-9, -5, -2, -1, 1, 2, 5, 9))
    return str(int(ruta.varde) + andring)


def _hittas(slag: str, ruta: Ruta, dokument: dict[str, Dokument], slump: random.Random) -> bool | None:
    """Om felet hittas på sin plats; None när rutan inte kan bära felet."""
    eget = dokument[ruta.mapp]
    nytt = "" if slag == "struken rad" else _nytt_varde(slag, ruta, slump)
    if nytt is None:
        return None
    if ruta.tabell is None or ruta.rad is None:
        uppgift = eget.uppgifter[int(ruta.kolumn)]
        plats, med_fel = uppgift.plats, med_uppgift(eget, int(ruta.kolumn), nytt)
    elif slag == "struken rad":
        plats, med_fel = ruta.tabell.fil, utan_rad(eget, ruta.tabell, ruta.rad)
    else:
        plats, med_fel = ruta.tabell.fil, med_falt(eget, ruta.tabell, ruta.rad, {ruta.kolumn: nytt})
    andra = [ett for namn, ett in dokument.items() if namn != ruta.mapp]
    return hittas(med_fel, plats, frozenset(), andra)


def test_ett_andrat_ord_i_skalan_hittas_dar_talen_sager_emot(rattade: Path) -> None:
    vag = rattade / "arsredovisning_2025" / "maluppfyllelse.csv"
    orort, rader = vag.read_bytes(), las_csv(vag)
    med_tal = [nr for nr, rad in enumerate(rader) if rad["lokalt_procent"] and rad["bedomning_tryckt"]]
    missade = []
    for nr in med_tal:
        for ordet in ("Uppfylld", "Delvis uppfylld", "Ej uppfylld", "Godkänt"):
            andrade = las_csv(vag)
            if ordet.casefold() == andrade[nr]["bedomning_tryckt"].casefold():
                continue
            andrade[nr]["bedomning_tryckt"] = ordet
            skriv_csv(vag, andrade)
            if not any(vag.stem in ett.plats for ett in granska(las_mapp(vag.parent)) if ett.id == "C27"):
                missade.append((nr, ordet))
            vag.write_bytes(orort)

    assert len(med_tal) > 4
    assert missade == []


def plantera_flera(rattade: Path, fro: int, antal: int) -> tuple[list[bool], Counter[str]]:
    """*antal* fel av de fem slagen, ett i taget: om vart och ett hittas, och var de missade står."""
    slump = random.Random(fro)  # noqa: S311 - the same faults every time, no secrets
    dokument = {mapp: las_mapp(rattade / mapp) for mapp in MAPPAR}
    rutor = [ruta for mapp in MAPPAR for ruta in _rutor(mapp, dokument[mapp])]
    for_slag = {
        "summa ett fel": [ruta for ruta in rutor if ruta.summa],
        "ändrat procenttal": [ruta for mapp in MAPPAR for ruta in _procenttal(mapp, dokument[mapp])],
    }
    utfall: list[bool] = []
    missade: Counter[str] = Counter()
    while len(utfall) < antal:
        slag = SLAG[len(utfall) % len(SLAG)]
        ruta = slump.choice(for_slag.get(slag, rutor))
        hittat = _hittas(slag, ruta, dokument, slump)
        if hittat is not None:
            utfall.append(hittat)
            missade[f"{slag}: {ruta.mapp}/{ruta.plats}"] += not hittat
    return utfall, missade


@pytest.mark.parametrize("fro", [1, 6, 11])
def test_nittiofem_av_hundra_planterade_fel_hittas_och_placeras(rattade: Path, fro: int) -> None:
    """Ett urval; tests/bench/granskning.py prövar femhundra fel med varje frö."""
    utfall, missade = plantera_flera(rattade, fro, ANTAL)

    assert sum(utfall) >= MINST * ANTAL, f"{sum(utfall)} av {ANTAL}; missade {sorted((+missade).items())}"
