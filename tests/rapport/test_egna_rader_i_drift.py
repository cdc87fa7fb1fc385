"""Egna rader i driftredovisningen och i resultaträkningen, med budget, i båda rapporterna ur huvudboken."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from finsam_xl.inputs import placera
from finsam_xl.inputs.kontoplan import placera_saldon
from finsam_xl.inputs.objektsaldon import Agarregister, harledda
from finsam_xl.modell import Bladprefix, Budgetkolumn, Budgetrad, Rapportrad, Version
from finsam_xl.rapporter.slag import HALVARSREDOVISNING
from tests.exemplet import exempelskiss, exemplet, grunddata, halvaret, halvarsskiss, kontrollerna, rad, skiss

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from finsam_xl.arbete.bygg.skiss import Skiss
    from finsam_xl.modell import Bokslut, Kontorad

_RADER = (
    Rapportrad(None, "DR", 95, "DR_styrelsen", "Styrelsen"),
    Rapportrad(None, "DR", 105, "DR_lokaler", "Lokaler"),
    Rapportrad(None, "RR", 25, "RR_lokaler", "Lokalkostnader"),
    Rapportrad(Bladprefix.AR, "NOT2", 35, "NOT2_styrelsen", "Styrelsens arvoden"),
)
_PLATSER = {
    "5010": {"rad": "RR_lokaler", "drift": "DR_lokaler"},
    "7240": {"drift": "DR_styrelsen", "not_": "NOT2_styrelsen"},
}


def med_egna(bokslut: Bokslut, rader: Iterable[Rapportrad], platser: Mapping[str, Mapping[str, str]]) -> Bokslut:
    """Bokslutet med raderna, och kontona på sina platser i Kontoplan."""
    egna = tuple(_egen(placera(nr, bokslut.kontoplan), nr, **ett) for nr, ett in platser.items())
    kontoplan = (*egna, *bokslut.kontoplan)
    agare = Agarregister(bokslut.insatser, bokslut.medlemmar)
    return replace(
        bokslut,
        rapportrader=tuple(rader),
        kontoplan=kontoplan,
        saldon=placera_saldon(bokslut.saldon, kontoplan),
        objektsaldon=harledda(bokslut.objektsaldon, kontoplan, agare),
    )


def _egen(hel: Kontorad, konto: str, **plats: str) -> Kontorad:
    hemma = {"rad": hel.rad, "not_": hel.not_, "drift": hel.drift, **plats}
    return replace(hel, fran=konto, till=konto, rad=hemma["rad"], not_=hemma["not_"], drift=hemma["drift"])


@cache
def _arets() -> Bokslut:
    bokslut = med_egna(exemplet(), _RADER, _PLATSER)
    dag = bokslut.grunddata["AR_Period"]
    flyttat = Decimal(200_000)
    budget = tuple(
        replace(ett, belopp=ett.belopp - flyttat) if (ett.period, ett.post) == (dag, "personal") else ett
        for ett in bokslut.budget
    )
    nya = tuple(Budgetrad(dag, "styrelsen", "", version, flyttat) for version in Version)  # type: ignore[arg-type]
    return replace(bokslut, budget=(*budget, *nya))


@cache
def _arsredovisningen() -> Skiss:
    return skiss(_arets())


@cache
def _halvaret() -> Skiss:
    return skiss(med_egna(halvaret(), _RADER, _PLATSER), HALVARSREDOVISNING)


def _i_drift(text: str) -> list[Any]:
    return list(rad(_arsredovisningen(), "ÅR Driftredovisning", text))


def test_en_egen_rad_har_utfall_budget_och_avvikelse_och_lagens_rad_det_som_ar_kvar() -> None:
    hela = rad(exempelskiss(), "ÅR Driftredovisning", "Personalkostnader")
    styrelsen, personal = _i_drift("Styrelsen"), _i_drift("Personalkostnader")
    assert styrelsen[:2] == [-194, -200]
    assert [en + annan for en, annan in zip(styrelsen, personal, strict=True)] == hela
    assert _i_drift("VERKSAMHETENS RESULTAT") == list(
        rad(exempelskiss(), "ÅR Driftredovisning", "VERKSAMHETENS RESULTAT")
    )


def test_en_egen_rad_i_resultatrakningen_har_ingen_budget_och_summorna_har_sin() -> None:
    med = skiss(grunddata(_arets(), AR_Budgetkolumn=Budgetkolumn.MED_AVVIKELSE))
    assert rad(med, "ÅR Resultaträkning", "Lokalkostnader")[2] == ""
    assert rad(med, "ÅR Resultaträkning", "Verksamhetens resultat")[2] not in {"", 0}
    assert kontrollerna(med)["F59"].utfall == "OK"


def test_inga_kontroller_blir_roda_av_egna_rader() -> None:
    for skissen in (_arsredovisningen(), _halvaret()):
        fel = {ident: ett.text for ident, ett in kontrollerna(skissen).items() if ett.utfall == "FEL"}
        assert fel == {}


def test_en_rad_som_bara_arsredovisningen_har_raknas_in_i_halvarets_ovriga() -> None:
    fore, efter = halvarsskiss(), _halvaret()
    arvoden = 76_627
    ovrigt = [rad(ett, "HR Noter", "Övriga kostnader")[0] for ett in (fore, efter)]
    assert ovrigt[1] == ovrigt[0] + arvoden  # type: ignore[operator]
    assert rad(efter, "HR Driftredovisning", "Styrelsen")[1] == arvoden
    resultatet = [rad(ett, "HR Resultaträkning", "Redovisat resultat") for ett in (fore, efter)]
    assert resultatet[0] == resultatet[1]
