"""Deltagartabellens kontroller."""

from __future__ import annotations

from dataclasses import replace

from finsam_xl.modell import Deltagarantal, Radslag
from finsam_xl.rapporter.slag import HALVARSREDOVISNING
from tests.andringar import andra_insats
from tests.exemplet import exemplet, halvaret, reagerar


def test_insats_som_trycks_men_inte_raknas_i_summan() -> None:
    """Plats 0 visas i tabellen, men summan tar bara med platser från 1."""
    nollad = andra_insats(exemplet(), "trisam", lambda insats: replace(insats, plats_deltagare=0))
    assert reagerar(nollad) == {"C20": "FEL 931"}


def test_tryckta_andelar_som_summerar_till_hundraen() -> None:
    """111 kvinnor och 89 män är 55,5 och 44,5 procent; båda avrundas uppåt."""
    jamnt = replace(
        exemplet(),
        insatser=tuple(
            replace(insats, kvinnor=111, man=89) if insats.id == "trisam" else replace(insats, plats_deltagare=None)
            for insats in exemplet().insatser
        ),
    )
    assert reagerar(jamnt) == {"C20b": "NOTIS 1"}


def test_utan_deltagare_finns_inga_andelar() -> None:
    inga = replace(
        exemplet(), insatser=tuple(replace(insats, kvinnor=None, man=None) for insats in exemplet().insatser)
    )
    assert reagerar(inga) == {"C20": "EJ PRÖVAD 0", "C20b": "EJ PRÖVAD 0", "F58": "EJ PRÖVAD 0"}


INGET_ANTAL = {"C20c": "EJ AKTUELL 0"}
"""Ingen rad har ett eget antal som könen kan jämföras med."""


def med(*antalen: Deltagarantal) -> dict[str, str]:
    """Vad halvårets kontroller säger om antalen."""
    return reagerar(replace(halvaret(), deltagarantal=antalen), HALVARSREDOVISNING)


def test_konen_som_inte_ar_radens_antal() -> None:
    assert med(Deltagarantal("kurs", "Kurs", Radslag.RAKNAS, antal=41, kvinnor=30, man=10)) == {"C20c": "FEL 0"}
    assert med(Deltagarantal("kurs", "Kurs", Radslag.RAKNAS, antal=40, kvinnor=30, man=10)) == {}


def test_ett_kon_som_ar_fler_an_antalet() -> None:
    assert med(Deltagarantal("kurs", "Kurs", Radslag.RAKNAS, antal=4, kvinnor=9)) == {"C20c": "FEL 0"}
    assert med(Deltagarantal("kurs", "Kurs", Radslag.RAKNAS, antal=9, kvinnor=4)) == {}


def test_en_rad_utan_antal_ar_en_notis() -> None:
    assert med(Deltagarantal("kurs", "Kurs", Radslag.RAKNAS, kvinnor=30)) == {
        **INGET_ANTAL,
        "C20d": "NOTIS 0",
        "F58": "NOTIS 0",
    }
    assert med(Deltagarantal("kurs", "Kurs", Radslag.VISAS, kvinnor=30, man=0)) == INGET_ANTAL


def test_en_summarad_utan_rader_eller_kort_ar_en_notis() -> None:
    kurs = Deltagarantal("kurs", "Kurs", Radslag.RAKNAS, inriktning="Utbildning", antal=3)
    alla = Deltagarantal("alla", "Alla", Radslag.SUMMA, inriktning="Utbildning")
    assert med(alla, kurs) == {"C20d": "NOTIS 0"}
    assert med(kurs, alla) == {}
    assert med(Deltagarantal("alla", "Alla", Radslag.SUMMA, "trisam_individ")) == INGET_ANTAL
    assert med(Deltagarantal("alla", "Alla", Radslag.SUMMA, "mysam")) == {**INGET_ANTAL, "C20d": "NOTIS 0"}
