"""Summor ur uppställningen och reglerna mellan tabeller, år och texter, på små tabeller."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from finsam_xl.granskning.fynd import Allvar, Klass
from tests.granskning.mappen import granska_mapp

if TYPE_CHECKING:
    from pathlib import Path

    from finsam_xl.granskning.fynd import Fynd

FEL = Allvar.FEL


def _granska(rot: Path, **tabeller: str) -> tuple[Fynd, ...]:
    mapp = rot / "rapport_2025"
    mapp.mkdir()
    for fil, text in tabeller.items():
        (mapp / f"{fil}.csv").write_text(text, encoding="utf-8")
    return granska_mapp(mapp)


def _svar(fynd: tuple[Fynd, ...]) -> list[tuple[str, str, str]]:
    return [(ett.id, str(ett.tryckt), str(ett.beraknat)) for ett in fynd]


@pytest.mark.parametrize(
    "rader",
    [
        "Intäkter;900;800\nKostnader;-930;-700\nNetto;-30;100\n",
        "Intäkter;900;800\nKostnader;930;700\nNetto;-30;100\n",
        "Kommunerna;225;200\nÅs kommun;125;120\nBergs kommun;100;80\nRegion;225;200\nSumma;450;400\n",
        "Ås kommun;125;120\nBergs kommun;100;80\nKommunerna;225;200\nRegion;225;200\nSumma;450;400\n",
        "Lån;80;90\nvarav kortfristig del;10;10\nÖvrigt;5;5\nSumma;85;95\n",
        "A;1;2\nB;2;3\nDelsumma;3;5\nC;4;4\nD;1;1\nDelsumma;5;5\nSumma;8;10\nTotalt;8;10\n",
        "A;1;2\nB;2;3\nDelsumma;3;5\nC;4;4\nSumma;7;9\n",
        "IB anskaffning;100;80\nInköp;20;20\nUtgående anskaffning;120;100\nIB avskrivningar;-30;-20\n"  # noqa: ISC004 - one table
        "Årets avskrivningar;-10;-10\nUtgående avskrivningar;-40;-30\nRedovisat värde;80;70\n",
    ],
)
def test_en_ratt_tabell_av_okant_slag(tmp_path: Path, rader: str) -> None:
    assert _granska(tmp_path, uppgifter=f"tkr;2025;2024\n{rader}") == ()


def test_kolumnen_som_inte_foljer_de_andras_lasning_ar_felet(tmp_path: Path) -> None:
    fynd = _granska(tmp_path, uppgifter="tkr;2025;2024;2023\nA;100;200;300\nB;50;163;70\nSumma;150;336;370\n")

    assert _svar(fynd) == [("S01", "336", "363")]
    assert fynd[0].klass is Klass.OMKASTADE_SIFFROR


@pytest.mark.parametrize(
    ("rader", "klass", "sags"),
    [
        (
            "A;1 350;200\nB;5;6\nSumma;1 310;206\n",
            Klass.OMKASTADE_SIFFROR,
            "rad 2 A: 1\u00a0350 i stället",
        ),
        ("A;-135;200\nB;5;6\nSumma;140;206\n", Klass.TECKENFEL, "rad 2 A"),
        ("A;1 350;200\nB;5;6\nSumma;140;206\n", Klass.FAKTOR_TIO, "rad 2 A"),
        ("A;200;200\nB;5;6\nSumma;140;206\n", Klass.FORRA_ARET, "ett annat års kolumn"),
        ("A;200;135\nB;5;6\nSumma;140;206\n", Klass.ANNAN_KOLUMN, "ha bytt plats"),
        ("A;135;200\nB;5;6\nB;5;6\nSumma;140;206\n", Klass.DUBBEL_RAD, "samma rad"),
        ("B;5;6\nC;7;8\nSumma;140;206\n", Klass.SAKNAD_RAD, "En rad saknas"),
    ],
)
def test_felet_forklaras_och_raden_pekas_ut(tmp_path: Path, rader: str, klass: Klass, sags: str) -> None:
    fynd = _granska(tmp_path, uppgifter=f"tkr;2025;2024\n{rader}")

    assert klass in {ett.klass for ett in fynd}
    assert any(sags in ett.text for ett in fynd), [ett.text for ett in fynd]


def test_toleransen_ar_tryckets_sista_siffra(tmp_path: Path) -> None:
    fynd = _granska(tmp_path, uppgifter="mkr;2025;2024\nA;1,2;1,2\nB;0,2;0,2\nSumma;2,9;1,3\n")

    assert _svar(fynd) == [("S01", "2.9", "1.4")]


def test_en_avvikelse_raknad_at_andra_hallet_namns(tmp_path: Path) -> None:
    rader = "A;10;8;2\nB;10;7;3\nC;10;6;4\nD;5;9;4\n"
    fynd = _granska(tmp_path, uppgifter=f"tkr;Budget 2025;Utfall 2025;Avvikelse\n{rader}")

    assert [(ett.id, str(ett.tryckt), ett.klass) for ett in fynd] == [("C14", "4", Klass.TECKENKONVENTION)]


def test_en_procentkolumn_raknas_om_som_de_flesta_rader(tmp_path: Path) -> None:
    rader = "A;50;50 %\nB;30;30 %\nC;20;22 %\nSumma;100;100 %\n"

    assert _svar(_granska(tmp_path, uppgifter=f"tkr;2025;Andel i procent\n{rader}")) == [("C28", "22", "20")]


def test_en_medlem_som_sticker_ut_mot_det_andra_aret(tmp_path: Path) -> None:
    rader = "A kommun;200;100\nB kommun;300;150\nC kommun;400;200\nD kommun;520;255\nE kommun;100;50\n"
    fynd = _granska(tmp_path, not_1_intakter=f"post,utfall_2025,utfall_2024,enhet\n{rader}".replace(";", ","))

    assert ("C10b", "255", "260") in _svar(fynd)


def test_hela_tidens_antal_ar_aldrig_farre_an_arets(tmp_path: Path) -> None:
    rader = 'Coach,20,8,12\n"Coach, sedan start",17,9,8\nSumma deltagare,20,8,12\n'
    fynd = _granska(tmp_path, deltagare=f"insats,antal_deltagare,kvinnor,man\n{rader}")

    assert ("C21", "17", "20") in _svar(fynd)


def test_ett_ord_utanfor_skalan_och_en_samlad_bedomning_utanfor_indikatorernas(tmp_path: Path) -> None:
    mal = "mal_nr,indikator_nr,indikator,bedomning_tryckt\n1,1.1,a,Uppfylld\n1,1.2,b,Delvis uppfylld\n2,2.1,c,Godkänt\n"
    samlad = "mal_nr,bedomning_tryckt\n1,Ej uppfylld\n"
    fynd = _granska(tmp_path, maluppfyllelse=mal, samlad_bedomning=samlad)

    assert [(ett.id, ett.tryckt) for ett in fynd] == [("C27", "Godkänt"), ("C27", "Ej uppfylld")]


def test_ett_mal_att_na_som_utfallet_inte_nar(tmp_path: Path) -> None:
    mal = "indikator_nr,indikator,lokalt_procent,bedomning_tryckt\n1.1,Minst 80 % ska bli nöjda,72,Uppfylld\n"

    assert [ett.beraknat for ett in _granska(tmp_path, maluppfyllelse=mal)] == ["Ej uppfylld"]


def test_ett_arspann_som_gar_bakat(tmp_path: Path) -> None:
    text = "avsnitt,uppgift,varde,enhet,citat\n1,plan,3,år,under perioden 2024–2022\n"

    assert _svar(_granska(tmp_path, textuppgifter=text)) == [("C32", "2024–2022", "2022–2024")]


def test_arets_kassaflode_mot_balansrakningen_ar_for_ar(tmp_path: Path) -> None:
    fynd = _granska(
        tmp_path,
        balansrakning="tkr;2024;2025\nKassa, bank;500;400\nSumma tillgångar;500;400\n",
        kassaflodesanalys="tkr;2025;2024\nÅrets kassaflöde;-100;50\nLikvida medel vid årets början;540;450\n"
        "Likvida medel vid årets slut;440;500\n",
    )

    assert ("C09", "440", "400") in _svar(fynd)
    assert ("C09", "540", "500") in _svar(fynd)


def test_en_rakning_utan_jamforelsear_sags(tmp_path: Path) -> None:
    mapp = tmp_path / "arsredovisning_2025"
    mapp.mkdir()
    for fil in ("resultatrakning", "balansrakning", "kassaflodesanalys"):
        (mapp / f"{fil}.csv").write_text("tkr;2025\nA;1\nB;2\nSumma;3\n", encoding="utf-8")

    assert {ett.id for ett in granska_mapp(mapp)} >= {"L02"}


def test_en_bedomd_insats_som_inte_ar_finansierad(tmp_path: Path) -> None:
    fynd = _granska(
        tmp_path,
        maluppfyllelse_insatser="insats,status,bedomning_tryckt\nSteget,Pågående,Uppfylld\nVägen,Pågående,Uppfylld\n",
        finansierade_insatser='rad,insats_tryckt\n1,"Steget, Ås kommun"\n2,Dansen\n',
    )

    assert [(ett.id, ett.tryckt, ett.allvar) for ett in fynd] == [("C19", "Vägen", Allvar.NOTIS)]
