"""Rapportrader och Noter när de prövas: vad som går, och vilken cell som sägs när något inte gör det."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from finsam_xl.inputs.falt import rader
from finsam_xl.inputs.prova.uppstallning import prova_uppstallning
from finsam_xl.inputs.schema import tabell
from finsam_xl.inputs.tabeller import Tabellrad
from finsam_xl.uppstallning.lagens import LAGENS_NOTER, LAGENS_RADER

if TYPE_CHECKING:
    from collections.abc import Sequence

_LAGENS = len(LAGENS_RADER)
FORSTA = 5 + _LAGENS
"""Raden i bladet där den första egna raden står."""
LAN = (None, 50, "NOT_lan", "Lån", "specifikation")


def _tabellrader(namn: str, varden: Sequence[Sequence[object]]) -> tuple[Tabellrad, ...]:
    kolumner = [kolumn.namn for kolumn in tabell(namn).kolumner]
    platser = {rubrik: nr for nr, rubrik in enumerate(kolumner, start=1)}
    fyllda = ([*rad, *[None] * (len(kolumner) - len(rad))] for rad in varden)
    return tuple(
        Tabellrad(tabell(namn).blad, nr, dict(zip(kolumner, rad, strict=True)), platser)  # type: ignore[arg-type]
        for nr, rad in enumerate(fyllda, start=5)
    )


def problemen(
    *egna: Sequence[object], noter: Sequence[Sequence[object]] = (), **andra: Sequence[Sequence[object]]
) -> list[tuple[str, str]]:
    """Koden och cellen för varje problem i en bok med lagens rader och *egna*."""
    tabeller = {
        "Rapportrader": _tabellrader("Rapportrader", [*rader("Rapportrader", LAGENS_RADER), *egna]),
        "Noter": _tabellrader("Noter", [*rader("Noter", LAGENS_NOTER), *noter]),
        **{namn: _tabellrader(namn, ett) for namn, ett in andra.items()},
    }
    return [(ett.kod, ett.plats) for ett in prova_uppstallning(tabeller)]


def test_lagens_rader_har_inga_problem() -> None:
    assert problemen() == []


@pytest.mark.parametrize(
    "rad",
    [
        (None, "NOT1", 15, "NOT1_esf", "ESF-medel"),
        ("ÅR", "NOT2", 15, "NOT2_projekt_2", "Projekt", "insats"),
        (None, "BR", 32, "BR_inventarier", "Inventarier", None, None, "NOT3"),
        ("ÅR", "BR", 165, "BR_summa_skulder", "Summa skulder", "BR_langfristiga; BR_skulder"),
        (None, "BR", 165, "BR_summa_skulder", "Summa skulder", "BR_langfristiga; BR_skulder"),
        (None, "RR", 25, "RR_lokaler", "Lokaler", None, None, "NOT2; NOT1", "alltid", "egen", None, "RR_kostnader"),
        (None, "DR", 55, "DR_esf", "ESF-medel"),
        ("HR", "NOT3", 15, "NOT3_hyra", "Hyra", None, None, None, "aldrig", None, "NOT3_ovriga"),
        (None, "NOT1", 15, "NOT1_" + "x" * 55, "Sextio tecken"),
    ],
)
def test_en_egen_rad(rad: Sequence[object]) -> None:
    assert problemen(rad) == []


@pytest.mark.parametrize(
    ("ident", "kod"),
    [
        ("NOT1_Esf", "radens-id"),
        ("NOT1_esf-medel", "radens-id"),
        ("NOT1_åtgärd", "radens-id"),
        ("not1_esf", "radens-id"),
        ("NOT2_esf", "radens-id"),
        ("NOT1_", "radens-id"),
        ("NOT1_" + "x" * 56, "radens-id"),
        ("NOT1_esf_fg", "radens-id"),
        ("NOT1_esf_summa", "radens-id"),
        ("NOT1_esf_ej_fordelat", "radens-id"),
    ],
)
def test_ett_id_som_inte_gar(ident: str, kod: str) -> None:
    assert problemen((None, "NOT1", 15, ident, "Text")) == [(kod, f"Rapportrader!D{FORSTA}")]


@pytest.mark.parametrize(("tabell", "ident"), [("RR", "RR_intakter2"), ("NOT_lan", "NOT_lan_banken")])
def test_en_rad_som_sags_vara_lagens_men_ingen_ar_namns_vid_sitt_id(tabell: str, ident: str) -> None:
    ny = (None, tabell, 15, ident, "Text", "2350" if tabell == "NOT_lan" else None, None, None, None, "lag")
    assert ("radens-id", f"Rapportrader!D{FORSTA}") in problemen(ny, noter=[LAN])


@pytest.mark.parametrize(("tabell", "ident"), [("NOT1", "NOT1_ovriga"), ("BR", "BR_kassa")])
def test_en_av_lagens_rader_star_en_gang_per_rapport(tabell: str, ident: str) -> None:
    ordning = next(ett.ordning for ett in LAGENS_RADER if (ett.tabell, ett.id) == (tabell, ident))
    assert ("id-krockar", f"Rapportrader!D{FORSTA}") in problemen((None, tabell, ordning, ident, "Igen"))


def test_id_som_redan_ar_nagot_annat() -> None:
    medlem = ("esf", "ESF-rådet", "stat")
    esf = (None, "NOT1", 15, "NOT1_esf", "ESF-medel")
    assert problemen(esf, Medlemmar=[medlem]) == [("id-krockar", f"Rapportrader!D{FORSTA}")]
    delad = (None, "NOT2", 15, "NOT2_projekt", "Projekt", "insats")
    egen = (None, "NOT2", 16, "NOT2_projekt_ung", "Ung")
    insats = ("ung", "Ung framåt")
    assert problemen(delad, egen, Insatser=[insats]) == [("id-krockar", f"Rapportrader!D{FORSTA + 1}")]
    assert problemen((None, "BR", 15, "BR_ovantat", "Annat")) == [("id-krockar", f"Rapportrader!D{FORSTA}")]
    assert problemen(esf, ("ÅR", *esf[1:])) == [("id-krockar", f"Rapportrader!D{FORSTA + 1}")]
    assert problemen(("HR", *esf[1:]), ("ÅR", *esf[1:])) == []


def test_en_egen_rad_utan_konton_sags() -> None:
    egen, summa = (None, "NOT1", 15, "NOT1_esf", "ESF"), (None, "NOT1", 16, "NOT1_bidrag", "Bidrag", "NOT1_esf")
    konto = ("3500", "3599", "Bidrag", "RR_intakter", "NOT1_ovriga", "DR_ovriga_intakter")
    eget = ("3991", "3991", "ESF", "RR_intakter", "NOT1_esf", "DR_ovriga_intakter")
    assert problemen(egen, summa, Kontoplan=[konto]) == [("rad-utan-konton", f"Rapportrader!D{FORSTA}")]
    assert problemen(egen, summa, Kontoplan=[konto, eget]) == []
    assert problemen((*egen, None, None, None, "aldrig"), Kontoplan=[konto]) == []


@pytest.mark.parametrize(
    ("summerar", "kod"),
    [
        ("5615", "summerar-oklart"),
        ("NOT2_loner; 5615", "summerar-oklart"),
        ("NOT2_lön", "okand-rad"),
        ("NOT1_ovriga", "okand-rad"),
        ("NOT2_konsult", "okand-rad"),
        ("NOT2_egen", "rader-i-ring"),
    ],
)
def test_det_som_en_rad_inte_kan_summera(summerar: str, kod: str) -> None:
    egen = (None, "NOT2", 15, "NOT2_egen", "Egen", summerar)
    assert (kod, f"Rapportrader!F{FORSTA}") in problemen(egen)


def test_en_delning_gar_i_en_not_men_inte_i_en_rakning() -> None:
    assert problemen((None, "RR", 25, "RR_lokaler", "Lokaler", "motpart")) == [
        ("summerar-oklart", f"Rapportrader!F{FORSTA}")
    ]


def test_konton_i_en_specifikation() -> None:
    assert problemen((None, "NOT_lan", 10, "NOT_lan", "Lån", "2300–2399; 2410"), noter=[LAN]) == []
    assert problemen((None, "NOT_lan", 10, "NOT_lan", "Lån", "2399–2300"), noter=[LAN]) == [
        ("summerar-oklart", f"Rapportrader!F{FORSTA}")
    ]


def test_hanvisningar_som_inte_leder_nagonstans() -> None:
    rad = (None, "RR", 25, "RR_lokaler", "Lokaler", None, None, "NOT_hyror", None, None, "RR_hyror", "RR_intakt")
    assert problemen(rad) == [
        ("okand-rad", f"Rapportrader!L{FORSTA}"),
        ("okand-rad", f"Rapportrader!H{FORSTA}"),
        ("okand-rad", f"Rapportrader!K{FORSTA}"),
    ]


def test_noten_ska_vara_av_sitt_slag() -> None:
    sista = 5 + len(LAGENS_NOTER)
    rad = (None, "NOT_lan", 10, "NOT_lan", "Lån")
    assert problemen(noter=[LAN]) == [("notens-slag", f"Noter!E{sista}")]
    assert problemen(rad, noter=[(*LAN[:4], "partition")]) == [("notens-slag", f"Noter!E{sista}")]
    assert problemen(rad, noter=[(*LAN[:4], "text", "Texten")]) == [("notens-slag", f"Noter!E{sista}")]
    assert problemen(noter=[(*LAN[:4], "text")]) == [("notens-slag", f"Noter!F{sista}")]
    i_halvaret = ("HR", *LAN[1:4], "leasing")
    assert problemen(noter=[i_halvaret]) == [("notens-slag", f"Noter!E{sista}")]
    assert problemen(noter=[(*i_halvaret, "Som i årsredovisningen.")]) == problemen(noter=[(*LAN[:4], "leasing")]) == []
    assert problemen(noter=[(*LAN[:4], "text", "Texten")]) == []
    assert problemen(noter=[(None, 50, "NOT5", "Lån", "text", "Texten")]) == [("radens-id", f"Noter!C{sista}")]


def test_samma_not_i_en_rapport_och_i_bada() -> None:
    sista = 5 + len(LAGENS_NOTER)
    text = ("Lån", "text", "Texten")
    assert problemen(noter=[(None, 50, "NOT_lan", *text), ("ÅR", 60, "NOT_lan", *text)]) == [
        ("id-krockar", f"Noter!C{sista + 1}")
    ]
    assert problemen(noter=[("HR", 50, "NOT_lan", *text), ("ÅR", 60, "NOT_lan", *text)]) == []


@pytest.mark.parametrize("hel", ["DR_stat", "DR_region", "DR_kommuner", "DR_insatsmedel", "DR_avskrivningar"])
def test_parternas_avgifter_och_insatsmedlen_har_inga_egna_rader_under_sig(hel: str) -> None:
    rad = (None, "DR", 95, "DR_egen", "Egen", None, None, None, None, None, None)
    assert problemen((*rad, hel)) == [("okand-rad", f"Rapportrader!L{FORSTA}")]
    assert problemen((*rad, "DR_personal")) == []


def test_en_borttagen_egen_rad_som_budget_har_sags_med_sin_cell() -> None:
    budget = [("2025-12-31", "esf", None, "verksamhetsplan", 100)]
    assert problemen(Budget=budget) == [("utanfor-lista", "Budget!B5")]
    assert problemen((None, "DR", 55, "DR_esf", "ESF-medel"), Budget=budget) == []


@pytest.mark.parametrize(
    ("kolumn", "varde"),
    [
        ("Summerar", "NOT2_loner"),
        ("Tecken", "debet"),
        ("Slag", "egen"),
        ("Ordning", 1),
        ("Räknas in i", "RR_kostnader"),
    ],
)
def test_det_som_inte_gar_att_andra_i_lagens_rad(kolumn: str, varde: object) -> None:
    kolumner = [ett.namn for ett in tabell("Rapportrader").kolumner]
    varden = [list(rad) for rad in rader("Rapportrader", LAGENS_RADER)]
    varden[0][kolumner.index(kolumn)] = varde  # type: ignore[call-overload]
    tabeller = {"Rapportrader": _tabellrader("Rapportrader", varden), "Noter": ()}
    bokstav = "ABCDEFGHIJKL"[kolumner.index(kolumn)]
    assert [(ett.kod, ett.plats) for ett in prova_uppstallning(tabeller)] == [
        ("lagens-rad", f"Rapportrader!{bokstav}5")
    ]
