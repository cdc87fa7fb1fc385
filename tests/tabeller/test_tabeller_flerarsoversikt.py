"""Flerårsöversikten: huvudbokens år, Historikens år, och streck där inget år finns."""

from __future__ import annotations

from dataclasses import replace

from tests.exemplet import exempelskiss, exemplet, grunddata, rad, skiss

BLAD = "ÅR Flerårsöversikt"


def test_fem_ar_ur_huvudbok_och_historik() -> None:
    assert exempelskiss().varden[BLAD][4][1:] == [2025, 2024, 2023, 2022, 2021]
    assert rad(exempelskiss(), BLAD, "Intäkter") == [18920, 18920, 18920, 13320, 13320]
    assert rad(exempelskiss(), BLAD, "Soliditet") == [0.63, 0.63, 0.68, 0.53, 0.6]


def test_ett_ar_som_saknas_i_historik_visas_med_streck() -> None:
    utan_2022 = tuple(rad for rad in exemplet().historik if rad.period.year != 2022)
    uttraknad = skiss(replace(exemplet(), historik=utan_2022))
    for etikett in ("Intäkter", "Kostnader", "Verksamhetens resultat", "Soliditet", "Antal anställda"):
        varden = rad(uttraknad, BLAD, etikett)
        assert varden[3] == "–"
        assert varden[2] == rad(exempelskiss(), BLAD, etikett)[2]


def test_historik_i_kronor_visas_i_rapportens_enhet() -> None:
    i_kronor = tuple(
        replace(rad, belopp=rad.belopp * 1000, enhet="kr") if rad.enhet == "tkr" else rad for rad in exemplet().historik
    )
    assert skiss(replace(exemplet(), historik=i_kronor)).varden[BLAD] == exempelskiss().varden[BLAD]


def test_rapporten_kan_tryckas_i_kronor() -> None:
    uttraknad = skiss(grunddata(exemplet(), AR_Enhetsord="kr"))
    assert rad(uttraknad, BLAD, "Kostnader")[:3] == [-20369200, -17314900, -15496000]
    assert rad(uttraknad, "ÅR Balansräkning", "Summa eget kapital")[1:3] == [7502200, 8953600]


def test_antal_anstallda_som_inte_ar_ifyllt_visas_med_streck() -> None:
    uttraknad = skiss(grunddata(exemplet(), AR_Anstallda_fg=None))
    assert rad(uttraknad, BLAD, "Antal anställda")[:2] == [2, "–"]
