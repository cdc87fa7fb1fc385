"""Inläsning av SIE: vilka rader boken får, vad som frågas, och vad som sägs när filer inte är överens."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finsam_xl.inlasning.sieproblem import resultatmening
from finsam_xl.inlasning.sieslag import SLAG
from finsam_xl.modell import Bokslut, Dimension, Kalla, Niva, Objektsaldorad, Part, Saldorad
from finsam_xl.sie import las
from tests.inlasning.siefall import (
    AR,
    AR_FG,
    BOK,
    BUDGET,
    FALL,
    FJOLARET,
    HALVAR,
    HUVUD,
    MANADER,
    SALDON,
    VER,
    inlast,
    lasa,
    lasa_budget,
    med,
    sie,
)
from tests.sie.fristaende import muterad

if TYPE_CHECKING:
    from finsam_xl.sie import SieFil, Slag


def kr(text: str) -> Decimal:
    return Decimal(text)


def koder(bok: Bokslut, *filer: SieFil) -> set[str]:
    return {ett.kod for ett in lasa(bok, *filer).problem}


def belopp(bok: Bokslut, dag: date = AR) -> dict[str, str]:
    return {rad.konto: f"{rad.belopp:.2f}" for rad in bok.saldon if rad.period == dag}


@pytest.mark.parametrize("slag", SLAG, ids=lambda slag: slag.kod)
def test_varje_problem_har_en_inlasning_som_framkallar_det(slag: Slag) -> None:
    funna = FALL[slag.kod]()
    assert {ett.niva for ett in funna if ett.kod == slag.kod} == {slag.niva}
    assert any(ett.niva is Niva.FEL for ett in funna) is (slag.niva is Niva.FEL)


def test_varje_fall_hor_till_ett_problem() -> None:
    assert list(FALL) == [slag.kod for slag in SLAG]


def test_aret_och_jamforelsearet_ur_en_enda_fil() -> None:
    bok = inlast(BOK, sie())
    assert lasa(BOK, sie()).problem == ()
    assert belopp(bok) == {"1930": "150.00", "2080": "-100.00", "3985": "-80.00", "4010": "30.00"}
    assert belopp(bok, AR_FG) == {"1930": "100.00", "2080": "-100.00", "3985": "-20.00", "4010": "20.00"}
    rad = next(rad for rad in bok.saldon if (rad.period, rad.konto) == (AR, "4010"))
    assert (rad.ib, rad.rad, rad.drift, rad.sie_rad) == (kr("0"), "RR_kostnader", "DR_insatsmedel", 25)


def test_avvisad_inlasning_andrar_inget() -> None:
    bok = inlast(BOK, sie())
    for fil in (sie(ar=2023), sie(SALDON.replace("150.00", "150,00"))):
        svar = lasa(bok, fil)
        assert svar.med(Niva.FEL)
        assert (svar.saldon, svar.objektsaldon, svar.importlogg, svar.ar) == (
            bok.saldon,
            bok.objektsaldon,
            bok.importlogg,
            (),
        )
    svar = lasa(bok, sie(), sie(namn="kopia.se"))
    assert (svar.saldon, svar.importlogg) == (bok.saldon, bok.importlogg)


def test_egna_rader_behalls_och_inlasta_ersatts() -> None:
    egen = Saldorad(AR, "1950", "Egen", "BR_kassa", "", "", kr("0"), kr("7.00"))
    egen_del = Objektsaldorad(
        AR, "4010", Dimension.INSATS, "", "steget", "", "", "", "", None, kr("0"), kr("3"), Kalla.MANUELL
    )
    bok = inlast(replace(BOK, saldon=(egen,), objektsaldon=(egen_del,)), sie())
    igen = inlast(bok, sie(SALDON.replace("30.00", "25.00").replace("150.00", "155.00")))
    assert belopp(igen) == {"1930": "155.00", "1950": "7.00", "2080": "-100.00", "3985": "-80.00", "4010": "25.00"}
    assert egen_del in igen.objektsaldon
    assert len(igen.importlogg) == 2


@pytest.mark.parametrize("ordning", [(0, 1), (1, 0)])
def test_filen_som_har_aret_som_sitt_eget_galler_i_vilken_ordning_de_an_lases(ordning: tuple[int, int]) -> None:
    filer = (sie(), sie(FJOLARET, ar=2024))
    tillsammans = inlast(BOK, *(filer[nr] for nr in ordning))
    efter_varandra = inlast(inlast(BOK, filer[ordning[0]]), filer[ordning[1]])
    for bok in (tillsammans, efter_varandra):
        assert belopp(bok, AR_FG)["1930"] == "112.00"
        assert belopp(bok)["1930"] == "150.00"
        assert {rad.period for rad in bok.importlogg} == {AR, AR_FG}


@pytest.mark.parametrize("ordning", [(0, 1), (1, 0)])
def test_skillnaden_mellan_tva_filers_syn_pa_samma_ar_sags_vid_den_andra(ordning: tuple[int, int]) -> None:
    filer = (sie(), sie(FJOLARET, ar=2024))
    forsta, andra = (filer[nr] for nr in ordning)
    assert "sie-aren-skiljer" not in koder(BOK, forsta)
    (sagt,) = (ett for ett in lasa(inlast(BOK, forsta), andra).problem if ett.kod == "sie-aren-skiljer")
    assert "2 konton: 1930 (" in sagt.text
    assert "12,00 kr" in sagt.text


def test_en_ny_fil_som_andrar_jamforelsen_sager_vilka_konton() -> None:
    """Årets frågas om för sig; förra årets skulle annars bytas ut utan ett ord."""
    ny = sie(SALDON.replace("#RES -1 4010 20.00", "#RES -1 4010 25.00").replace("#UB -1 1930 100", "#UB -1 1930 95"))
    (sagt,) = (ett for ett in lasa(inlast(BOK, sie()), ny).problem if ett.kod == "sie-aren-skiljer")
    assert "om 2024-12-31 på 2 konton: 1930 (" in sagt.text
    assert "sie-aren-skiljer" not in koder(inlast(BOK, sie()), sie(SALDON + "#PROSA ny\n"))


def test_tva_filer_som_ar_overens_sager_inget() -> None:
    fjolaret = FJOLARET.replace("112.00", "100.00").replace("-32.00", "-20.00")
    assert koder(BOK, sie(), sie(fjolaret, ar=2024)) == set()


@pytest.mark.parametrize(
    ("filens", "forbundets", "kod"),
    [
        ("222000-1234", "222000-1234", None),
        ("2220001234", "222000-1234", None),
        ("162220001234", "222000-1234", None),
        ("222000-1234", "16222000-1234", None),
        ("222000-1234", "222000-2345", "sie-annat-orgnr"),
        ("222000-1234", "", "sie-orgnr-ej-ifyllt"),
        ("222000-1234", "222000-0000", "sie-orgnr-ej-ifyllt"),
        ("", "222000-1234", "orgnr_saknas"),
    ],
)
def test_organisationsnumret_jamfors_som_siffror(filens: str, forbundets: str, kod: str | None) -> None:
    assert koder(med(Organisationsnummer=forbundets), sie(orgnr=filens)) == ({kod} - {None})


def test_samma_fil_kanns_igen_pa_sitt_fingeravtryck_inte_pa_sitt_namn() -> None:
    bok = inlast(BOK, sie(namn="a.se"))
    assert koder(bok, sie(namn="b.se")) == {"sie-redan-inlast"}
    assert koder(bok, sie(SALDON + "#PROSA x\n", namn="a.se")) == {"sie-annan-fil"}


def test_en_ny_export_utan_andrade_saldon_sager_det() -> None:
    (fraga,) = lasa(inlast(BOK, sie()), sie(SALDON + "#PROSA x\n")).med(Niva.FRAGA)
    assert fraga.text.endswith("Inget saldo ändras. Ersätt?")


def test_konton_utan_rad_raknas_och_namns() -> None:
    text = SALDON.replace("4010", "5010") + "#RES 0 5020 1.00\n#RES 0 5030 -1.00\n"
    (fraga,) = lasa(BOK, sie(text)).med(Niva.FRAGA)
    assert (fraga.plats, fraga.text) == (
        "Kontoplan",
        "3 konton i filen saknar rad i Kontoplan: 5010, 5020, 5030. Läs in ändå?",
    )
    assert {rad.rad for rad in lasa(BOK, sie(text)).saldon if rad.konto >= "5000"} == {"OPLACERAT"}


def test_objekt_far_insatsens_eller_medlemmens_id() -> None:
    text = (
        SALDON + "#PSALDO 0 202512 4010 {6 P1} 20.00\n#PSALDO 0 202512 4010 {6 P9} 10.00\n#PSALDO 0 202512 4010 {} 30\n"
    )
    rader = {(rad.dimension, rad.objekt, rad.id, rad.belopp, rad.kalla) for rad in inlast(BOK, sie(text)).objektsaldon}
    assert rader == {
        (Dimension.INSATS, "P1", "steget", kr("20"), Kalla.OBJEKT),
        (Dimension.INSATS, "P9", "", kr("10"), Kalla.OBJEKT),
        (Dimension.MOTPART, "", "stat", kr("-80"), Kalla.UNDERKONTO),
        (Dimension.MOTPART, "", "stat", kr("-20"), Kalla.UNDERKONTO),
    }


def test_ett_konto_som_hor_till_en_medlem_delas_inte_en_gang_till() -> None:
    delat = replace(BOK.kontoplan[3], delas_pa=Dimension.MOTPART)
    bok = replace(BOK, kontoplan=(*BOK.kontoplan[:3], delat, *BOK.kontoplan[4:]))
    rader = inlast(
        bok, sie(SALDON + "#PSALDO 0 202512 3985 {20 H1} -80.00\n#PSALDO 0 202512 3985 {} -80\n")
    ).objektsaldon
    assert [(rad.belopp, rad.part) for rad in rader if rad.period == AR] == [(kr("-80"), Part.STAT)]


def test_importloggen_haller_allt_om_filen() -> None:
    (rad,) = inlast(BOK, fil := sie(SALDON + "#PSALDO 0 202512 4010 {6 P9} 5.00\n")).importlogg
    assert (rad.tid, rad.fil, rad.sha256, rad.program) == ("2026-03-02 08:00", "bok-2025.se", fil.sha256, "Egen 1.0")
    assert (rad.sietyp, rad.period, rad.antal_poster, rad.antal_konton) == ("4", AR, 28, 4)
    assert [rad.summa_ib, rad.summa_ub, rad.summa_res] == [0, 50, -50]
    assert rad.anmarkningar == (
        "sie-okant-objekt: Objekt i dimension 6 hör inte till någon insats i bladet Insatser: P9 Okänd insats."
    )


def test_en_lang_rad_anmarkningar_sager_att_den_ar_avkortad() -> None:
    text = SALDON + "".join(f"#KONTO {nr} a\n#KONTO {nr} b\n" for nr in range(7000, 7100))
    (rad,) = inlast(BOK, sie(text)).importlogg
    assert len(rad.anmarkningar) <= 2000
    assert rad.anmarkningar.endswith("… (fler anmärkningar)")


@pytest.mark.parametrize(
    ("intakt", "mening"),
    [
        ("-80.00", "Årets resultat 2025 enligt filen: 50,00 kr (överskott)."),
        ("-10.00", "Årets resultat 2025 enligt filen: -20,00 kr (underskott)."),
        ("-30.00", "Årets resultat 2025 enligt filen: 0,00 kr (noll)."),
    ],
)
def test_arets_resultat_sags_med_tecken_och_ord(intakt: str, mening: str) -> None:
    assert resultatmening(sie(SALDON.replace("-80.00", intakt))).replace("\u00a0", " ") == mening


def test_delar_av_ar_fragas_det_om_nar_boken_ar_for_hela_aret() -> None:
    assert koder(BOK, sie(SALDON + "#OMFATTN 20250630\n")) == {"del_av_ar"}
    assert belopp(inlast(BOK, sie(SALDON + "#OMFATTN 20250630\n")))["1930"] == "150.00"


def test_delar_av_ar_blir_perioden_nar_grunddata_har_den() -> None:
    bok = med(AR_Period=HALVAR)
    fil = sie(SALDON + "#OMFATTN 20250630\n")
    assert koder(bok, fil) == {"sie-jamforelse-saknas"}, "ett halvår jämförs inte med ett helt år"
    assert (belopp(inlast(bok, fil), HALVAR)["1930"], belopp(inlast(bok, fil))) == ("150.00", {})
    assert inlast(bok, fil).importlogg[0].period == HALVAR


def test_hela_arets_omfattning_ar_inget_delar() -> None:
    assert koder(BOK, sie(SALDON + "#OMFATTN 20251231\n")) == set()


def test_halvaret_raknas_ur_manadssaldon() -> None:
    bok = inlast(med(HR_Period=HALVAR), sie(SALDON + MANADER))
    assert belopp(bok) == {"1930": "150.00", "2080": "-100.00", "3985": "-80.00", "4010": "30.00"}
    assert belopp(bok, HALVAR) == {"1930": "120.00", "2080": "-100.00", "3985": "-40.00", "4010": "20.00"}
    assert {r.period: f"{r.summa_ib:.0f} {r.summa_ub:.0f} {r.summa_res:.0f}" for r in bok.importlogg} == {
        HALVAR: "0 20 -20",
        AR: "0 50 -50",
    }
    delat = [(rad.objekt, rad.belopp) for rad in bok.objektsaldon if (rad.period, rad.konto) == (HALVAR, "4010")]
    assert delat == [("P1", kr("15"))]


def test_halvaret_lases_inte_ur_manadssaldon_som_inte_forklarar_aret() -> None:
    bok = med(HR_Period=HALVAR)
    utan_bank = "".join(rad for rad in MANADER.splitlines(keepends=True) if " 1930 " not in rad)
    svar = lasa(bok, sie(SALDON + utan_bank))
    assert [ett.kod for ett in svar.problem] == ["sie-manadssaldon"]
    assert "1930 (50,00 kr)" in svar.problem[0].text
    assert {rad.period for rad in svar.saldon} == {AR, AR_FG}


def test_ett_delar_efter_det_som_filen_omfattar_lases_inte() -> None:
    bok = med(HR_Period=HALVAR)
    fil = sie(SALDON + MANADER + "#OMFATTN 20250531\n")
    assert koder(bok, fil) == {"del_av_ar"}
    assert {rad.period for rad in inlast(bok, fil).saldon} == {AR, AR_FG}


def test_ett_halvar_utan_underlag_alls_avvisas() -> None:
    bok = med(AR_Period=HALVAR, AR_Period_fg=date(2024, 6, 30))
    assert "sie-fel-ar" in {ett.kod for ett in lasa(bok, sie()).med(Niva.FEL)}


def test_en_dag_mitt_i_en_manad_kan_inte_raknas_ur_manader() -> None:
    assert {rad.period for rad in inlast(med(HR_Period=date(2025, 6, 15)), sie(SALDON + MANADER)).saldon} == {AR, AR_FG}


def test_namn_som_bara_skiljer_pa_versaler_ar_samma_namn() -> None:
    fjolaret = FJOLARET.replace("112.00", "100.00").replace("-32.00", "-20.00")
    assert koder(BOK, sie(), sie(fjolaret, ar=2024, huvud=HUVUD.replace("Insatsmedel", "INSATSMEDEL"))) == set()


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32))
def test_en_skadad_fil_lases_in_eller_avvisas(fro: int) -> None:
    slump = Random(fro)  # noqa: S311 - ska gå att upprepa
    text = SALDON + MANADER + BUDGET + VER
    hel = (HUVUD + "#ORGNR 222000-1234\n#RAR 0 20250101 20251231\n#RAR -1 20240101 20241231\n" + text).encode("cp437")
    fil = las(muterad(hel, slump), filnamn="skadad.se", verifikationer=True)
    svar = lasa(med(HR_Period=HALVAR), fil)
    assert bool(svar.ar) is not bool(svar.med(Niva.FEL))
    if svar.ar:
        lasa_budget(fil)
        assert {rad.period for rad in svar.importlogg} <= {AR, HALVAR, AR_FG}
        assert {rad.period for rad in svar.saldon} <= {ett.period for ett in svar.ar}
