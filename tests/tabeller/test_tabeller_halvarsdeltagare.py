"""Halvårets deltagare: korten och Deltagarantal per inriktning, summarader, och det som ännu inte är ifyllt."""

from __future__ import annotations

from dataclasses import replace

from finsam_xl.modell import Deltagarantal, Radslag
from finsam_xl.rapporter.slag import HALVARSREDOVISNING
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
        Deltagarantal("konferens", "Konferens", RAKNAS, inriktning="Utbildning", antal=75),
        Deltagarantal("seminarium", "Seminarium", VISAS, inriktning="utbildning", antal=25),
        Deltagarantal("alla", "Alla tillfällen", SUMMA, inriktning="Utbildning"),
    )
    assert visat(*rader, etikett="Alla tillfällen")[0] == 100
    assert visat(*rader, etikett="Summa utbildning")[0] == 75


def test_en_summarad_utan_rader_fore_sig_ar_noll() -> None:
    assert visat(Deltagarantal("alla", "Alla", SUMMA, inriktning="Utbildning"), etikett="Alla")[0] == 0


def test_konen_summeras_nar_varje_rad_som_raknas_har_dem() -> None:
    forsta = Deltagarantal("kurs", "Kurs", RAKNAS, inriktning="Utbildning", kvinnor=30, man=10)
    andra = Deltagarantal("resa", "Resa", RAKNAS, inriktning="Utbildning", kvinnor=5, man=15)
    assert visat(forsta, andra, etikett="Summa utbildning")[:3] == [60, 35, 25]
    assert visat(forsta, andra, etikett="Kurs")[:5] == [40, 30, 10, 0.75, 0.25]
    utan_kon = Deltagarantal("resa", "Resa", RAKNAS, inriktning="Utbildning", antal=20)
    assert visat(forsta, utan_kon, etikett="Summa utbildning")[:3] == [60, "", ""]


def test_ett_antal_som_inte_ar_ifyllt_ar_tomt_och_raknas_som_noll() -> None:
    rader = (
        Deltagarantal("kurs", "Kurs", RAKNAS, inriktning="Utbildning"),
        Deltagarantal("resa", "Resa", RAKNAS, inriktning="Utbildning", antal=0),
    )
    assert visat(*rader, etikett="Kurs")[0] == ""
    assert visat(*rader, etikett="Resa")[0] == 0
    assert visat(*rader, etikett="Summa utbildning")[0] == 0


def test_en_rad_med_bara_det_ena_konet_har_ingen_andel() -> None:
    kurs = Deltagarantal("kurs", "Kurs", RAKNAS, inriktning="Utbildning", antal=40, kvinnor=30)
    assert visat(kurs, etikett="Kurs")[:5] == [40, 30, "", "", ""]


def test_bara_det_ena_konet_utan_antal_ar_inget_antal() -> None:
    kurs = Deltagarantal("kurs", "Kurs", RAKNAS, inriktning="Utbildning", kvinnor=30)
    assert visat(kurs, etikett="Kurs")[:3] == ["", 30, ""]


def test_en_rads_egen_inriktning_gar_fore_insatsens() -> None:
    kurs = Deltagarantal("kurs", "Kurs", RAKNAS, "mysam", inriktning="Utbildning", antal=5)
    assert visat(kurs, etikett="Summa utbildning")[0] == 5


def test_inriktningar_som_borjar_lika_eller_ar_tecken_blir_egna_grupper() -> None:
    lang = "Förebyggande och tidiga insatser för unga "
    rader = tuple(
        Deltagarantal(f"r{nr}", f"Rad {nr}", RAKNAS, inriktning=inriktning, antal=nr)
        for nr, inriktning in enumerate((f"{lang}vuxna", f"{lang}kvinnor", "***", "!!!", "Ä", "A"), start=1)
    )
    skissen = skiss(replace(halvaret(), deltagarantal=rader), HALVARSREDOVISNING)
    summor = [celler[1] for celler in skissen.varden[BLAD] if str(celler[0]).startswith("Summa")]
    assert summor[1:] == [1, 2, 3, 4, 5, 6]


def test_utan_inriktning_star_raden_under_ovriga() -> None:
    assert visat(Deltagarantal("kurs", "Kurs", RAKNAS, antal=3), etikett="Summa övriga")[0] == 3


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
