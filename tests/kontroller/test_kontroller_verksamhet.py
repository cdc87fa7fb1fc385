"""Kontrollerna av halvårets deltagarantal och av verksamhetstalen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from finsam_xl.modell import Bladprefix, Deltagarantal, Radslag, Talenhet, Verksamhetstal
from finsam_xl.rapportslag import HALVARSREDOVISNING
from tests import exemplet
from tests.exemplet import halvaret, halvarets_kontroller

reagerar = partial(exemplet.reagerar, slag=HALVARSREDOVISNING)


def med(*antalen: Deltagarantal) -> dict[str, str]:
    return reagerar(replace(halvaret(), deltagarantal=antalen))


def test_konen_som_inte_ar_radens_antal() -> None:
    assert med(Deltagarantal("Kurs", Radslag.RAKNAS, antal=41, kvinnor=30, man=10)) == {"C20c": "FEL 0"}
    assert med(Deltagarantal("Kurs", Radslag.RAKNAS, antal=40, kvinnor=30, man=10)) == {}


def test_en_rad_utan_antal_ar_en_notis_men_inte_en_summarad() -> None:
    assert med(Deltagarantal("Kurs", Radslag.RAKNAS, kvinnor=30)) == {"C20d": "NOTIS 0"}
    assert med(Deltagarantal("Kurs", Radslag.VISAS, kvinnor=30, man=0)) == {}
    assert med(Deltagarantal("Alla", Radslag.SUMMA)) == {}


def test_ett_tal_utan_varde_och_konton_ar_en_notis() -> None:
    tal = Verksamhetstal(Bladprefix.HR, "Styrelse", "Möten", Talenhet.ANTAL)
    assert reagerar(replace(halvaret(), verksamhetstal=(tal,))) == {"F10": "NOTIS 0"}
    annan = replace(tal, rapport=Bladprefix.VP)
    assert reagerar(replace(halvaret(), verksamhetstal=(annan,))) == {}


def test_exemplets_tal_ar_ifyllda() -> None:
    assert {ident: halvarets_kontroller()[ident].utfall for ident in ("C20c", "C20d", "F10")} == {
        "C20c": "OK",
        "C20d": "OK",
        "F10": "OK",
    }
