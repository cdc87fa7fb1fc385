"""Varje tryckt siffra i årsredovisning 2025 står i den byggda boken, på sin rad och i sin kolumn."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from tests.rapport.tryckt import Blad, Facit, avvikelser, jamforbar, rader, samma, tabell_pa

_DAG = {"2025": dt.date(2025, 12, 31), "2024": dt.date(2024, 12, 31)}
FACIT = (
    Facit(
        "flerarsoversikt",
        "ÅR Flerårsöversikt",
        {f"ar_{ar}": ar for ar in range(2021, 2026)},
        "Flerårsöversikt",
        andel=frozenset({"Soliditet"}),
    ),
    Facit(
        "samverkansinsatser",
        "ÅR Samverkansinsatser",
        {
            "budget_verksamhetsplan": "Budget enl. verksamhetsplan",
            "prognos_2025": "Prognos",
            "utfall_2025": "Utfall",
            "avvikelse_mot_budget": "Avvikelse (utfall - budget)",
            "notering": "Notering",
        },
        radkolumn="insats",
    ),
    Facit(
        "deltagare",
        "ÅR Deltagare",
        {
            "inriktning": "Kategori",
            "insatsagare": "Insatsägare",
            "antal_deltagare": "Antal deltagare",
            "kvinnor": "Varav kvinnor",
            "man": "Varav män",
        },
        radkolumn="insats",
    ),
    Facit(
        "resultatrakning",
        "ÅR Resultaträkning",
        {"not_nr": "Not", "utfall_2025": 2025, "utfall_2024": 2024},
    ),
    Facit(
        "balansrakning",
        "ÅR Balansräkning",
        {"not_nr": "Not", "utgaende_2025": _DAG["2025"], "utgaende_2024": _DAG["2024"]},
        undantag={("Årets resultat", "utgaende_2025"): -1451},
    ),
    Facit("kassaflodesanalys", "ÅR Kassaflödesanalys", {"utfall_2025": 2025, "utfall_2024": 2024}),
    Facit(
        "driftredovisning",
        "ÅR Driftredovisning",
        {
            "utfall_2025": 2025,
            "budget_2025": "Budget enl. prognos",
            "avvikelse_mot_budget": "Avvikelse (utfall - budget)",
            "utfall_2024": 2024,
        },
        undantag={
            ("Insatsmedel", "avvikelse_mot_budget"): 1204,
            ("Personalkostnader", "avvikelse_mot_budget"): 212,
            ("Övriga externa kostnader", "avvikelse_mot_budget"): 87,
            ("Summa kostnader", "avvikelse_mot_budget"): 1503,
        },
    ),
    Facit("not_1_rorelseintakter", "ÅR Noter", {"belopp_2025": 2025, "belopp_2024": 2024}, "Not 1"),
    Facit("not_2_verksamhetens_kostnader", "ÅR Noter", {"belopp_2025": 2025, "belopp_2024": 2024}, "Not 2"),
    Facit(
        "not_3_kortfristiga_fordringar",
        "ÅR Noter",
        {"belopp_2025": _DAG["2025"], "belopp_2024": _DAG["2024"]},
        "Not 3",
    ),
    Facit(
        "not_4_kortfristiga_skulder",
        "ÅR Noter",
        {"belopp_2025": _DAG["2025"], "belopp_2024": _DAG["2024"]},
        "Not 4",
    ),
    Facit(
        "maluppfyllelse_insatser",
        "ÅR Måluppfyllelse",
        {"kommun": "Kommun", "status": "Status", "bedomning_tryckt": "Bedömning"},
        "Insatsernas måluppfyllelse",
        radkolumn="insats",
    ),
)


@pytest.mark.parametrize("facit", FACIT, ids=lambda facit: facit.fil)
def test_tryckt_siffra_star_i_boken(facit: Facit, blad: Blad) -> None:
    assert avvikelser(facit, blad) == []


@pytest.mark.libreoffice
@pytest.mark.parametrize("facit", FACIT, ids=lambda facit: facit.fil)
def test_tryckt_siffra_star_kvar_nar_libreoffice_raknat_om(facit: Facit, omraknade: Blad) -> None:
    assert avvikelser(facit, omraknade) == []


def _indikatorer(blad: Blad) -> dict[str, list[object]]:
    tabell = tabell_pa(blad["ÅR Måluppfyllelse"], "Mål och indikatorer")
    return {str(rad[0]).split(" ", 1)[0]: rad for rad in tabell[1:]}


def _indikatorfel(blad: Blad) -> list[str]:
    byggda = _indikatorer(blad)
    fel = []
    for rad in rader("maluppfyllelse"):
        _, utfall, _, lokalt, jamforelse, bedomning = byggda[rad["indikator_nr"]]
        tryckt_jamforelse = rad["nationellt_procent"] or rad["gransvarde_procent"]
        for tryckt, byggt in ((rad["lokalt_procent"], lokalt), (tryckt_jamforelse, jamforelse)):
            if not (tryckt == "" and byggt in ("", None)) and not samma(tryckt, byggt, andel=True):
                fel.append(f"{rad['indikator_nr']}: tryckt {tryckt!r}, byggt {byggt!r}")
        if jamforbar(bedomning) != jamforbar(rad["bedomning_tryckt"]):
            fel.append(f"{rad['indikator_nr']}: tryckt {rad['bedomning_tryckt']!r}, byggt {bedomning!r}")
        belopp = re.findall(r"\d[\d\u00a0 ]*(?= tkr)", rad["utfall_text"])
        saknade = [tal for tal in belopp if jamforbar(tal) not in jamforbar(utfall)]
        fel += [f"{rad['indikator_nr']}: beloppet {tal} saknas i {utfall!r}" for tal in saknade]
    return fel


def _samlade(blad: Blad) -> list[str]:
    tabell = tabell_pa(blad["ÅR Måluppfyllelse"], "Samlad bedömning")
    byggda = {re.match(r"Mål (\w+)\.", str(rad[0])).group(1): rad[1] for rad in tabell[1:]}  # type: ignore[union-attr]
    tryckta = {rad["mal_nr"]: rad["bedomning_tryckt"] for rad in rader("samlad_bedomning")}
    return [nr for nr, tryckt in tryckta.items() if jamforbar(byggda[nr]) != jamforbar(tryckt)]


def test_indikatorer_och_samlad_bedomning_ar_de_tryckta(blad: Blad) -> None:
    assert _indikatorfel(blad) == []
    assert _samlade(blad) == []


@pytest.mark.libreoffice
def test_malen_star_kvar_nar_libreoffice_raknat_om(omraknade: Blad) -> None:
    assert _indikatorfel(omraknade) == []
    assert _samlade(omraknade) == []


def test_underskrifter_har_styrelsens_platser_utan_namn(blad: Blad) -> None:
    tabell = tabell_pa(blad["ÅR Underskrifter"], "")
    tryckta = [(rad["roll"], rad["organisation"]) for rad in rader("styrelse") if rad["grupp"] == "ordinarie"]
    assert [(str(rad[0]).casefold(), str(rad[1]).replace("Ovanåkers", "Ovanåker")) for rad in tabell[1:]] == tryckta
