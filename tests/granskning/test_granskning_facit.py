"""De publicerade rapporterna: kontrollernas fynd mot den lista av fel som en människa hittat."""

from __future__ import annotations

import csv
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from finsam_xl.granskning.tryck.dokument import tal
from tests.granskning.mappen import granska_mapp

if TYPE_CHECKING:
    from finsam_xl.granskning.fynd import Fynd

DATA = Path(__file__).parents[1] / "data"
MAPPAR = {
    "H": "halvar_2019",
    "V": "verksamhetsplan_2022_2024",
    "P": "verksamhetsplan_2024",
    "B": "bilagor_2024",
    "A": "arsredovisning_2025",
}
UTANFOR_TRYCKET = {"H13", "A23", "A27"}
"""Gäller text och rubriker som mapparna inte innehåller."""
MINST = 40

PLATSER = {
    "H01": "resultatrakning, rad 1",
    "H02": "not_1_verksamhetens_intakter, rad 14",
    "H03": "resultatrakning, rad 1",
    "H04": "driftredovisning, rad 6",
    "H05": "not_2_verksamhetens_kostnader, rad 7",
    "H06": "balansrakning, rad 7",
    "H07": "driftredovisning, rad 7",
    "H08": "not_4_upplupna_kostnader",
    "H09": "prognos_2019, rad 6",
    "H10": "insatskort 2019-02",
    "H11": "insatskort 2019-02",
    "H12": "driftredovisning, rad 1",
    "V01": "kommunmatris_2022, rad 9",
    "P01": "målgrupp högsta ålder",
    "P02": "ESF-projekt slutdatum",
    "B01": "insatskort 2024",
    "B02": "insatskort 2024-12",
    "B03": "insatskort 2024-03",
    "B04": "insatskort 2024-13",
    "B05": "insatskort 2024-02",
    "B06": "insatskort 2024-14",
    "B07": "insatskort 2024-15",
    "B08": "indikatorrapport_diagram",
    "B09": "SAFE",
    "A01": "balansrakning, rad 8",
    "A02": "kassaflodesanalys, rad 5",
    "A03": "driftredovisning, rad 8",
    "A04": "driftredovisning, rad 12",
    "A05": "samverkansinsatser, rad 15",
    "A06": "text 2.6",
    "A07": "deltagare, rad 1",
    "A08": "deltagare, rad 4",
    "A09": "deltagare, rad 8",
    "A10": "insatskort 2025-08",
    "A11": "text 2.6",
    "A12": "insatskort 2025-13",
    "A13": "insatskort 2025-01",
    "A14": "insatskort 2025-02",
    "A15": "insatskort 2025-09",
    "A16": "samverkansinsatser, rad 4",
    "A17": "samverkansinsatser, rad 14",
    "A18": "samverkansinsatser, rad 15",
    "A19": "nya_insatser_2025, rad 4",
    "A20": "samverkansinsatser, rad 9",
    "A21": "insatskort 2025-07",
    "A22": "insatskort 2025-09",
    "A24": "insatskort 2025-02",
    "A25": "insatskort 2025-07",
    "A26": "insatskort 2025-13",
}


@cache
def fynd_i(mapp: str) -> tuple[Fynd, ...]:
    return granska_mapp(DATA / mapp, [DATA / annan for annan in MAPPAR.values() if annan != mapp])


def facit() -> list[dict[str, str]]:
    with (DATA / "kontroller_facit.csv").open(encoding="utf-8", newline="") as fil:
        return list(csv.DictReader(fil))


def _lika(varde: Decimal | str | None, text: str) -> bool:
    if varde is None:
        return text == "tomt"
    if isinstance(varde, Decimal):
        return any(abs(varde) == abs(ett) for del_ in text.split(";") if (ett := tal(del_.strip())) is not None)
    return text.startswith(varde)


def _matchar(rad: dict[str, str], fynd: Fynd) -> bool:
    differens = tal(rad["differens"])
    return (
        PLATSER.get(rad["kontroll_id"], "\n") in fynd.plats
        and any(
            _lika(fynd.tryckt, rad[ett]) and _lika(fynd.beraknat, rad[annat])
            for ett, annat in (("tryckt", "beraknat"), ("beraknat", "tryckt"))
        )
        and (differens is None or fynd.differens is None or abs(fynd.differens) == abs(differens))
    )


def funna(rad: dict[str, str]) -> list[Fynd]:
    return [fynd for fynd in fynd_i(MAPPAR[rad["kontroll_id"][0]]) if _matchar(rad, fynd)]


def test_minst_fyrtio_av_facits_fel_hittas_pa_ratt_plats_med_ratt_differens() -> None:
    missade = [rad["kontroll_id"] for rad in facit() if not funna(rad)]
    hittade = len(facit()) - len(missade)

    assert hittade >= MINST, f"{hittade} av {len(facit())}; missade {missade}"


def test_det_enda_som_missas_ar_text_som_mapparna_inte_har() -> None:
    assert {rad["kontroll_id"] for rad in facit() if not funna(rad)} == UTANFOR_TRYCKET


def _bokford(mapp: str, fynd: Fynd) -> tuple[str, ...]:
    tryckt, beraknat = ("" if varde is None else str(varde) for varde in (fynd.tryckt, fynd.beraknat))
    return mapp, fynd.id, fynd.plats, tryckt, beraknat, fynd.klass.value


def _utanfor_facit() -> list[dict[str, str]]:
    with Path(__file__).with_name("utanfor_facit.csv").open(encoding="utf-8", newline="") as fil:
        return list(csv.DictReader(fil))


def test_varje_fynd_utanfor_facit_ar_genomgatt_och_har_sitt_skal() -> None:
    """Ett fynd per rad i facit räknas dit; alla andra står i utanfor_facit.csv, så att ett nytt falsklarm syns."""
    i_facit = {fynd for rad in facit() for fynd in funna(rad)[:1]}
    andra = {_bokford(mapp, fynd) for mapp in MAPPAR.values() for fynd in fynd_i(mapp) if fynd not in i_facit}

    assert andra == {tuple(rad.values())[:-1] for rad in _utanfor_facit()}
    assert all(rad["skal"] for rad in _utanfor_facit())


@pytest.mark.parametrize("mapp", MAPPAR.values())
def test_varje_fynd_har_plats_mening_och_differens(mapp: str) -> None:
    for fynd in fynd_i(mapp):
        assert fynd.plats
        assert fynd.text.endswith((".", "»."))
        if isinstance(fynd.tryckt, Decimal) and isinstance(fynd.beraknat, Decimal):
            assert fynd.differens == fynd.tryckt - fynd.beraknat != 0
