"""Halvårets deltagare: korten och Deltagarantal per inriktning, summarader, och det som ännu inte är ifyllt."""

from __future__ import annotations

from dataclasses import replace

from finsam_xl.modell import Deltagarantal, Radslag
from finsam_xl.rapportslag import HALVARSREDOVISNING
from tests.exemplet import etiketter, halvaret, halvarsskiss, rad, skiss

BLAD = "HR Deltagare"
RAKNAS, VISAS, SUMMA = Radslag.RAKNAS, Radslag.VISAS, Radslag.SUMMA


def visat(*antalen: Deltagarantal, etikett: str) -> list[object]:
    """Radens celler när Deltagarantal har *antalen*: antal, kvinnor, män, andelar, avser."""
    return list(rad(skiss(replace(halvaret(), deltagarantal=antalen), HALVARSREDOVISNING), BLAD, etikett))


def test_en_summarad_ar_insatsens_kort_och_rader_hittills_men_raknas_inte() -> None:
    assert rad(halvarsskiss(), BLAD, "Trisam individ, ärenden totalt")[0] == 363 + 196
    assert rad(halvarsskiss(), BLAD, "Summa individinriktad")[0] == 363 + 20


def test_en_summarad_utan_insats_ar_inriktningens_rader_utan_insats() -> None:
    rader = (
        Deltagarantal("Konferens", RAKNAS, inriktning="Utbildning", antal=75),
        Deltagarantal("Seminarium", VISAS, inriktning="utbildning", antal=25),
        Deltagarantal("Alla tillfällen", SUMMA, inriktning="Utbildning"),
    )
    assert visat(*rader, etikett="Alla tillfällen")[0] == 100
    assert visat(*rader, etikett="Summa utbildning")[0] == 75


def test_en_summarad_utan_rader_fore_sig_ar_noll() -> None:
    assert visat(Deltagarantal("Alla", SUMMA, inriktning="Utbildning"), etikett="Alla")[0] == 0


def test_konen_summeras_nar_varje_rad_som_raknas_har_dem() -> None:
    forsta = Deltagarantal("Kurs", RAKNAS, inriktning="Utbildning", kvinnor=30, man=10)
    andra = Deltagarantal("Resa", RAKNAS, inriktning="Utbildning", kvinnor=5, man=15)
    assert visat(forsta, andra, etikett="Summa utbildning")[:3] == [60, 35, 25]
    assert visat(forsta, andra, etikett="Kurs")[:5] == [40, 30, 10, 0.75, 0.25]
    utan_kon = Deltagarantal("Resa", RAKNAS, inriktning="Utbildning", antal=20)
    assert visat(forsta, utan_kon, etikett="Summa utbildning")[:3] == [60, "", ""]


def test_ett_antal_som_inte_ar_ifyllt_ar_tomt_och_raknas_som_noll() -> None:
    rader = (
        Deltagarantal("Kurs", RAKNAS, inriktning="Utbildning"),
        Deltagarantal("Resa", RAKNAS, inriktning="Utbildning", antal=0),
    )
    assert visat(*rader, etikett="Kurs")[0] == ""
    assert visat(*rader, etikett="Resa")[0] == 0
    assert visat(*rader, etikett="Summa utbildning")[0] == 0


def test_en_rad_med_bara_det_ena_konet_har_ingen_andel() -> None:
    kurs = Deltagarantal("Kurs", RAKNAS, inriktning="Utbildning", antal=40, kvinnor=30)
    assert visat(kurs, etikett="Kurs")[:5] == [40, 30, "", "", ""]


def test_utan_inriktning_star_raden_under_ovriga() -> None:
    assert visat(Deltagarantal("Kurs", RAKNAS, antal=3), etikett="Summa övriga")[0] == 3


def test_en_insats_utan_kort_visar_insatsers_antal() -> None:
    bokslut = halvaret()
    insatser = tuple(replace(ett, kvinnor=7, man=3) if ett.id == "asf" else ett for ett in bokslut.insatser)
    korten = tuple(ett for ett in bokslut.insatskort if ett.insats != "asf")
    annan = replace(bokslut, insatser=insatser, insatskort=korten, deltagarantal=())
    celler = rad(skiss(annan, HALVARSREDOVISNING), BLAD, "Arbetsintegrerande Socialt Företagande")
    assert celler[:5] == [10, 7, 3, 0.7, 0.3]


def test_utan_deltagare_sager_bladet_det() -> None:
    bokslut = halvaret()
    utan = replace(bokslut, insatskort=(), deltagarantal=())
    assert etiketter(skiss(utan, HALVARSREDOVISNING), BLAD)[-1] == (
        "Inga deltagare är inlagda i Insatskort, Insatser eller Deltagarantal."
    )
