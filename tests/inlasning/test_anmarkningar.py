"""Anmärkningarna i Importlogg: frågor om siffrorna som besvarades med ja minns kontrollerna tills filen är ersatt."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from finsam_xl.anmarkningar import besvarade, som_text
from finsam_xl.inlasning import sieslag
from finsam_xl.inlasning.sieslag import ROR_SIFFROR
from finsam_xl.modell import Niva, Problem
from finsam_xl.sie import SLAG as FILENS_SLAG
from tests.inlasning.siefall import AR, AR_FG, BOK, FJOLARET, SALDON, inlast, sie

FRAGA = Problem("sie-annat-orgnr", Niva.FRAGA, "bok.se", "Numret i filen; 12:3, är inte ert. Läs in ändå?", "Rätta.")
VARNING = Problem("konto_tva_namn", Niva.VARNING, "bok.se", "Konto 1930 heter två saker.", "Inget.")
FEL_ORGNR = "222000-9999"


def test_fragorna_star_forst_och_ar_markta() -> None:
    assert som_text([VARNING, FRAGA], ROR_SIFFROR) == (
        "BESVARAD MED JA sie-annat-orgnr: Numret i filen; 12:3, är inte ert. Läs in ändå?; "
        "konto_tva_namn: Konto 1930 heter två saker."
    )


def test_en_fraga_som_inte_ror_siffrorna_ar_en_anmarkning_som_andra() -> None:
    fraga = replace(FRAGA, kod="sie-redan-inlast")
    assert som_text([fraga], ROR_SIFFROR).startswith("sie-redan-inlast: ")
    assert som_text([replace(FRAGA, niva=Niva.VARNING)], ROR_SIFFROR).startswith("sie-annat-orgnr: ")


def test_vilka_fragor_som_ror_siffrorna() -> None:
    fragor = {slag.kod for slag in (*FILENS_SLAG, *sieslag.SLAG) if slag.niva is Niva.FRAGA}
    assert fragor - ROR_SIFFROR == {
        "manga_rader",
        "sie-redan-inlast",
        "sie-annan-fil",
        "sie-konto-utan-rad",
        "sie-budget-for-hand",
        "sie-budget-formler",
        "sie-eget-i-verifikationer",
    }
    assert fragor >= ROR_SIFFROR


def test_en_besvarad_fraga_minns_utan_sjalva_fragan() -> None:
    bok = inlast(BOK, sie(orgnr=FEL_ORGNR))
    (svar,) = besvarade(bok, {AR, AR_FG})
    assert (svar.period, svar.fil, svar.kod) == (AR, "bok-2025.se", "sie-annat-orgnr")
    assert svar.text == f"Organisationsnumret i filen ({FEL_ORGNR}) är inte förbundets (222000-1234)."


def test_en_annan_inlasning_av_perioden_ersatter_svaret() -> None:
    bok = inlast(inlast(BOK, sie(orgnr=FEL_ORGNR)), sie())
    assert len(bok.importlogg) == 2
    assert besvarade(bok, {AR, AR_FG}) == ()


def test_fjolarets_egen_fil_lamnar_arets_svar_kvar() -> None:
    bok = inlast(inlast(BOK, sie(orgnr=FEL_ORGNR)), sie(FJOLARET, ar=2024, orgnr=FEL_ORGNR))
    assert [svar.period for svar in besvarade(bok, {AR, AR_FG})] == [AR, AR_FG]
    assert [svar.period for svar in besvarade(bok, {AR_FG})] == [AR_FG]


def test_saldon_som_inte_langre_kommer_ur_filen_minns_inget() -> None:
    bok = inlast(BOK, sie(orgnr=FEL_ORGNR))
    assert besvarade(replace(bok, saldon=()), {AR}) == ()


def test_en_lang_fraga_kortas_men_ingen_faller_bort() -> None:
    langa = [replace(FRAGA, kod=f"sie-nr-{nr}", text="ord " * 900) for nr in range(5)]
    text = som_text([VARNING, *langa], {ett.kod for ett in langa})
    assert len(text) <= 2000
    bok = inlast(BOK, sie())
    logg = replace(bok.importlogg[0], anmarkningar=text)
    funna = besvarade(replace(bok, importlogg=(logg,)), {AR})
    assert [svar.kod for svar in funna] == [ett.kod for ett in langa]


@given(st.lists(st.text("ab; :-ÅBESVARAD MED JA?.", max_size=60), max_size=5))
def test_hur_texterna_an_ar_ar_cellen_en_rad_av_rimlig_langd(texter: list[str]) -> None:
    text = som_text([replace(FRAGA, text=ett) for ett in texter], ROR_SIFFROR)
    assert len(text) <= 2000
    assert "\n" not in text


def test_ett_omvant_tecken_ar_ingen_fraga() -> None:
    bok = inlast(BOK, sie(SALDON.replace("#RES 0 4010 30", "#RES 0 4010 -30")))
    assert "sie-omvant-tecken: " in bok.importlogg[0].anmarkningar
    assert [svar.kod for svar in besvarade(bok, {AR})] == ["obalans"]
    assert sum(rad.belopp for rad in bok.saldon if rad.konto == "4010") == Decimal(-10)
