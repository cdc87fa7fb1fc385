"""The example against the published tables that it was taken from."""

from __future__ import annotations

import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.inputs import las_bok
from finsam_xl.modell import Bokslut, Matt, Version

DATA = Path(__file__).parents[1] / "data"


def _tryckt(tabell: str) -> list[dict[str, str]]:
    with (DATA / "arsredovisning_2025" / f"{tabell}.csv").open(encoding="utf-8", newline="") as fil:
        return [rad for rad in csv.DictReader(fil) if rad.get("radtyp", "post") == "post"]


def _iden(tabell: str, texter: list[str]) -> list[str]:
    """The ids of printed names, in printed order; the alias table tells which row a repeated name stands on."""
    with (DATA / "alias.csv").open(encoding="utf-8", newline="") as fil:
        alias = [rad for rad in csv.DictReader(fil) if rad["tabell"] == tabell]
    return [rad["id"] for rad in alias if rad["tryckt"] in texter]


@pytest.fixture(scope="module")
def bokslut(exempelbok: bytes) -> Bokslut:
    inlast = las_bok(Bok(exempelbok))
    assert inlast.bokslut is not None
    return inlast.bokslut


def test_contributions_are_those_of_note_1_in_printed_order(bokslut: Bokslut) -> None:
    tryckt = _tryckt("not_1_rorelseintakter")
    i_noten = sorted((m for m in bokslut.medlemmar if m.plats_not1), key=lambda m: m.plats_not1 or 0)
    assert [m.id for m in i_noten] == _iden("not_1_rorelseintakter", [rad["post"] for rad in tryckt])
    for medlem, rad in zip(i_noten, tryckt, strict=True):
        assert (medlem.beslutad, medlem.beslutad_fg) == (
            Decimal(rad["belopp_2025"]) * 1000,
            Decimal(rad["belopp_2024"]) * 1000,
        )


def test_debts_stand_in_the_printed_order_of_note_4(bokslut: Bokslut) -> None:
    i_noten = sorted((m for m in bokslut.medlemmar if m.plats_not4), key=lambda m: m.plats_not4 or 0)
    tryckt = [rad["post"] for rad in _tryckt("not_4_kortfristiga_skulder")]
    assert [m.id for m in i_noten] == _iden("not_4_kortfristiga_skulder", tryckt)


def test_the_fixed_key_of_2019_is_a_hundred_percent(bokslut: Bokslut) -> None:
    andelar = [m.andel for m in bokslut.medlemmar if m.andel is not None]
    assert sum(andelar) == 100
    assert len(andelar) == 10


def test_budgets_of_insatser_are_the_printed_ones(bokslut: Bokslut) -> None:
    tryckt = _tryckt("samverkansinsatser")
    iden = _iden("samverkansinsatser", [rad["insats"] for rad in tryckt])
    assert iden == [i.id for i in sorted((i for i in bokslut.insatser if i.ordning), key=lambda i: i.ordning or 0)]
    for kolumn, version in (("budget_verksamhetsplan", Version.VERKSAMHETSPLAN), ("prognos_2025", Version.PROGNOS)):
        budget = {rad.insats: rad.belopp for rad in bokslut.budget if rad.insats and rad.version is version}
        vantat = {id_: -Decimal(rad[kolumn]) * 1000 for id_, rad in zip(iden, tryckt, strict=True) if rad[kolumn]}
        assert budget == vantat


def test_the_forecast_is_the_budget_that_driftredovisningen_printed(bokslut: Bokslut) -> None:
    poster: Counter[str] = Counter()
    for rad in bokslut.budget:
        if rad.version is Version.PROGNOS:
            poster[rad.post] += int(rad.belopp)
    tryckta = [abs(int(rad["budget_2025"])) * 1000 for rad in _tryckt("driftredovisning")]
    assert [poster[post] for post in ("stat", "region", "kommuner", "ovriga_intakter")] == tryckta[:4]
    assert [poster[post] for post in ("insatsmedel", "personal", "ovriga_externa")] == tryckta[4:]


def test_participants_are_the_printed_ones(bokslut: Bokslut) -> None:
    tryckt = _tryckt("deltagare")
    visade = sorted((i for i in bokslut.insatser if i.plats_deltagare), key=lambda i: i.plats_deltagare or 0)
    assert [i.id for i in visade] == _iden("deltagare", [rad["insats"] for rad in tryckt])
    for insats, rad in zip(visade, tryckt, strict=True):
        assert (insats.kategori, insats.insatsagare) == (rad["inriktning"], rad["insatsagare"])
        assert (insats.kvinnor, insats.man) == tuple(int(rad[k]) if rad[k] else None for k in ("kvinnor", "man"))


def test_assessments_of_insatser_are_the_printed_ones(bokslut: Bokslut) -> None:
    tryckt = _tryckt("maluppfyllelse_insatser")
    bedomda = sorted((i for i in bokslut.insatser if i.plats_malbedomning), key=lambda i: i.plats_malbedomning or 0)
    assert [(i.bedomning, i.status.capitalize()) for i in bedomda] == [
        (rad["bedomning_tryckt"], rad["status"]) for rad in tryckt
    ]
    assert {i.id for i in bokslut.insatser if i.bedomning} == {i.id for i in bedomda}


def test_goals_have_their_printed_percentages_and_a_named_measure(bokslut: Bokslut) -> None:
    indikatorer = [mal for mal in bokslut.mal if mal.indikator_nr]
    for mal, rad in zip(indikatorer, _tryckt("maluppfyllelse"), strict=True):
        assert (mal.indikator_nr, mal.text, mal.enkatfraga) == (
            rad["indikator_nr"],
            rad["indikator"],
            rad["enkatfraga"],
        )
        assert mal.matt is not None
        if mal.lokalt is not None and mal.jamforelse is not None:
            assert (mal.lokalt * 100, mal.jamforelse * 100) == (
                Decimal(rad["lokalt_procent"]),
                Decimal(rad["nationellt_procent"]),
            )
        egen = mal.matt is Matt.EGEN_BEDOMNING
        assert (mal.bedomning or "").lower() == (rad["bedomning_tryckt"].lower() if egen else "")


def test_history_is_the_printed_overview_and_equity(bokslut: Bokslut) -> None:
    historik = {(rad.period.year, rad.post): rad.belopp for rad in bokslut.historik}
    for rad, post in zip(_tryckt("flerarsoversikt"), ("intakter", "kostnader", "soliditet", "anstallda"), strict=True):
        assert [historik[ar, post] for ar in (2021, 2022, 2023, 2024)] == [
            Decimal(rad[f"ar_{ar}"]) for ar in (2021, 2022, 2023, 2024)
        ]
    assert (historik[2024, "eget_kapital"], historik[2023, "eget_kapital"]) == (Decimal(8954), Decimal(7351))


def test_status_agrees_with_the_dates(bokslut: Bokslut) -> None:
    balansdag = bokslut.grunddata["AR_Period"]
    for insats in bokslut.insatser:
        if insats.slut is not None:
            assert (insats.status == "avslutad") == (insats.slut <= balansdag), insats.id  # type: ignore[operator]


def test_the_board_has_roles_but_no_names(bokslut: Bokslut) -> None:
    tryckt = [(rad["grupp"], rad["roll"]) for rad in _tryckt("styrelse")]
    assert [(plats.grupp, plats.roll) for plats in bokslut.styrelse] == tryckt
