"""Vilket år ur en SIE-fil som får stå som jämförelse, och vad boken får veta om tiden som filen täcker."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from finsam_xl.inlasning.sieverifikationer import fragor, senaste_ar, verifikationsrader
from finsam_xl.modell import Bokslut, Niva, Problem
from finsam_xl.sie import SieFil, med_manader
from tests.inlasning.siefall import AR, AR_FG, BOK, HALVAR, arsvalet, inlast, lasa, lasa_budget, med
from tests.sie.siebok import ARET, FJOL, FJOL_RES, FJOLARET, RAR, fil, saldon, text, ver

HALVAR_FG = date(2024, 6, 30)
SMA = replace(BOK, grunddata={**BOK.grunddata, "Organisationsnummer": "222000-0000"})
UTAN_FJOL = "#RAR 0 20250101 20251231\n"


def om_tiden(bok: Bokslut, *filer: SieFil) -> dict[str, Problem]:
    """Problemen utom dem om dimensioner, konton och organisationsnummer, per kod."""
    andra = ("sie-dimension", "sie-konto-utan-rad", "sie-orgnr", "sie-okant")
    return {ett.kod: ett for ett in lasa(bok, *filer).problem if not ett.kod.startswith(andra)}


def resultat(bok: Bokslut, dag: date) -> Decimal | None:
    rader = [rad for rad in bok.saldon if rad.period == dag]
    return -sum((rad.belopp for rad in rader if rad.konto >= "3"), Decimal(0)) if rader else None


def test_aret_och_ett_lika_langt_ar_fore_lases() -> None:
    bok = inlast(SMA, fil(text()))
    assert om_tiden(SMA, fil(text())) == {}
    assert (resultat(bok, AR), resultat(bok, AR_FG)) == (Decimal(-30_000), Decimal(100_000))


@pytest.mark.parametrize("arets", [saldon(), saldon(res={})])
def test_tva_ars_verifikationer_ger_vart_ar_sitt_resultat(arets: str) -> None:
    fjol = FJOL + FJOL_RES if "#RES" in arets else FJOL
    bok = inlast(SMA, fil(text(arets=arets, fjol=fjol, verifikationer=ver(*ARET) + ver(*FJOLARET))))
    assert (resultat(bok, AR), resultat(bok, AR_FG)) == (Decimal(-30_000), Decimal(100_000))
    (rad,) = bok.importlogg
    assert (rad.summa_res, rad.summa_ub) == (Decimal(30_000), Decimal(-30_000))
    assert "fler_ars_verifikationer" in rad.anmarkningar


@pytest.mark.parametrize(
    ("rar", "fjol", "skal"),
    [
        (UTAN_FJOL, "", "inga uppgifter om ett räkenskapsår"),
        (RAR, "", "inget resultat (#RES) för 2024-01-01–2024-12-31"),
        (RAR, FJOL, "inget resultat (#RES) för 2024-01-01–2024-12-31"),
        (RAR, "#RES -1 3985 0.00\n#UB -1 1930 0.00\n", "inget resultat"),
        ("#RAR 0 20240715 20251231\n", "", "samma räkenskapsår som 2025-12-31, 2024-07-15–2025-12-31"),
        ("#RAR 0 20250101 20251231\n#RAR -1 20241101 20241231\n", FJOL_RES, "2 månader (2024-11-01–2024-12-31)"),
        ("#RAR 0 20250101 20251231\n#RAR -1 20230401 20241231\n", FJOL_RES, "21 månader"),
        ("#RAR 0 20250101 20251231\n#RAR -1 20230101 20231231\n", FJOL_RES, "inga uppgifter om ett räkenskapsår"),
    ],
)
def test_en_jamforelse_som_inte_finns_ger_inga_rader_och_en_mening(rar: str, fjol: str, skal: str) -> None:
    forsta = ver((3985, 900_000, "20250115"), (4610, -650_000, "20250620"), (7210, -280_000, "20251130"))
    sie = med_manader(fil(text(rar=rar, fjol=fjol, verifikationer=forsta)))
    (sagt,) = (ett for ett in lasa(SMA, sie).problem if ett.kod == "sie-jamforelse-saknas")
    assert (sagt.niva, sagt.plats) == (Niva.VARNING, "bok.se")
    assert skal in sagt.text
    assert "blir tom, inte 0" in sagt.text
    bok = inlast(SMA, sie)
    assert (resultat(bok, AR), resultat(bok, AR_FG)) == (Decimal(-30_000), None)
    assert "sie-jamforelse-saknas" in bok.importlogg[0].anmarkningar


def test_ett_forlangt_forsta_ar_bokfort_fran_start_ar_aldrig_sin_egen_jamforelse() -> None:
    """Verifikationerna till och med 2024-12-31 skulle kunna summeras, men de hör till samma räkenskapsår."""
    start = ver((3985, 300_000, "20240901"), (7210, -100_000, "20241115"), (3985, 600_000, "20250115"))
    slut = ver((4610, -650_000, "20250620"), (7210, -180_000, "20251130"), serie="B")
    sie = med_manader(fil(text(rar="#RAR 0 20240715 20251231\n", fjol="", verifikationer=start + slut)))
    assert set(om_tiden(SMA, sie)) == {"arets_langd", "sie-jamforelse-saknas"}
    bok = inlast(SMA, sie)
    assert {rad.period for rad in bok.saldon} == {AR}
    assert {rad.period for rad in bok.objektsaldon} <= {AR}


def test_en_tom_jamforelsedag_ar_ingen_jamforelse() -> None:
    bok = med(SMA, AR_Period_fg=None)
    assert om_tiden(bok, fil(text(rar=UTAN_FJOL, fjol=""))) == {}
    assert {rad.period for rad in inlast(bok, fil(text())).saldon} == {AR}


def test_forra_arets_egen_fil_fyller_jamforelsen() -> None:
    aret = fil(text(rar=UTAN_FJOL, fjol=""), "bok-2025.se")
    fjol = (FJOL + FJOL_RES).replace(" -1 ", " 0 ")
    gammal = text(gen="20250115", rar="#RAR 0 20240101 20241231\n", arets=fjol, fjol="", verifikationer="")
    for filer in ((aret, fil(gammal, "bok-2024.se")), (fil(gammal, "bok-2024.se"), aret)):
        bok = inlast(SMA, *filer)
        assert "sie-jamforelse-saknas" not in om_tiden(SMA, *filer)
        assert (resultat(bok, AR), resultat(bok, AR_FG)) == (Decimal(-30_000), Decimal(100_000))
    forst = inlast(SMA, fil(gammal, "bok-2024.se"))
    assert "sie-jamforelse-saknas" not in om_tiden(forst, aret)
    assert resultat(inlast(forst, aret), AR_FG) == Decimal(100_000)


@pytest.mark.parametrize("start", ["20241101", "20230701"])
def test_forra_arets_egen_fil_av_annan_langd_avvisas(start: str) -> None:
    gammal = text(gen="20250115", rar=f"#RAR 0 {start} 20241231\n", fjol="", verifikationer="")
    problem = om_tiden(SMA, fil(gammal))
    assert problem["sie-ej-jamforbart"].niva is Niva.FEL
    assert "perioden till 2025-12-31 är 12 månader" in problem["sie-ej-jamforbart"].text
    assert lasa(SMA, fil(gammal)).saldon == ()


def test_brutet_ar_i_en_bok_for_det_brutna_aret() -> None:
    bok = med(SMA, AR_Period=HALVAR, AR_Period_fg=HALVAR_FG)
    rar = "#RAR 0 20240701 20250630\n#RAR -1 20230701 20240630\n"
    i_aret = ver((3985, 900_000, "20240715"), (4610, -650_000, "20250320"), (7210, -280_000, "20250610"))
    sie = fil(text(gen="20250801", rar=rar, verifikationer=i_aret))
    assert set(om_tiden(bok, sie)) == {"ej_kalenderar"}
    assert resultat(inlast(bok, sie), HALVAR_FG) == Decimal(100_000)
    assert "sie-fel-ar" in om_tiden(SMA, sie)


# --- dagen filen skrevs, mot bokens egen balansdag ---


def test_en_fil_skriven_i_september_fragas_det_om() -> None:
    fragor_ = om_tiden(SMA, fil(text(gen="20250901")))
    assert fragor_["skriven_fore"].niva is Niva.FRAGA
    assert "före 2025-12-31" in fragor_["skriven_fore"].text
    assert "skriven_fore" in inlast(SMA, fil(text(gen="20250901"))).importlogg[0].anmarkningar


def test_de_besvarade_fragorna_star_forst_i_importloggen_hur_manga_varningarna_an_ar() -> None:
    dubbla = "".join(f"#KONTO {nr} a\n#KONTO {nr} b\n" for nr in range(7000, 7100))
    (rad,) = inlast(SMA, fil(text(gen="20250901", huvud=dubbla))).importlogg
    assert rad.anmarkningar.startswith("BESVARAD MED JA skriven_fore: ")
    assert rad.anmarkningar.endswith("… (fler anmärkningar)")


def test_en_fil_utan_gen_sager_att_det_inte_ar_provat() -> None:
    assert set(om_tiden(SMA, fil(text(gen="")))) == {"sie-utan-gen"}


def test_en_fil_fran_framtiden_sager_att_det_inte_ar_provat() -> None:
    svar = om_tiden(SMA, fil(text(gen="20310115")))
    assert "Filen sägs vara skriven 2031-01-15, som inte har varit än (#GEN)" in svar["sie-utan-gen"].text
    assert om_tiden(SMA, fil(text(gen="20260303"))) == {}


def test_ett_forra_ar_utan_tid_sags_vara_just_det() -> None:
    svar = om_tiden(SMA, fil(text(rar=UTAN_FJOL)))
    assert "säger inte vilket år det är (#RAR -1)" in svar["sie-jamforelse-saknas"].text


@pytest.mark.parametrize(
    ("rar", "fjolarets_fil"),
    [
        (RAR, True),
        (UTAN_FJOL, True),
        ("#RAR 0 20240715 20251231\n", False),
        ("#RAR 0 20250101 20251231\n#RAR -1 20240901 20241231\n", False),
    ],
)
def test_fjolarets_fil_ar_radet_bara_nar_den_kan_ge_jamforelsen(
    rar: str,
    fjolarets_fil: bool,  # noqa: FBT001 - pytest ger parametern
) -> None:
    svar = om_tiden(SMA, fil(text(rar=rar, fjol="")))
    assert svar["sie-jamforelse-saknas"].atgard.startswith("Läs in förra årets egen SIE-fil") is fjolarets_fil
    assert "balansdag tom i Grunddata" in svar["sie-jamforelse-saknas"].atgard


def test_balansens_jamforelse_ur_ingaende_balans_bara_nar_den_finns() -> None:
    for ib, sagt in ((None, True), ({}, False)):
        arets = saldon() if ib is None else saldon(ib=ib)
        svar = om_tiden(SMA, fil(text(rar=UTAN_FJOL, arets=arets, fjol="")))
        assert ("ur årets ingående balans" in svar["sie-jamforelse-saknas"].text) is sagt


HALVARSBOK = replace(
    SMA,
    grunddata={namn: varde for namn, varde in SMA.grunddata.items() if not namn.startswith("AR_")}
    | {"HR_Period": HALVAR, "HR_Period_fg": HALVAR_FG, "HR_Balansdag_fg": AR_FG, "HR_Helar": AR},
)
FJOL_MANADER = (
    "#PSALDO -1 202403 3985 {} -1000000\n#PSALDO -1 202409 4610 {} 600000\n#PSALDO -1 202412 7210 {} 300000\n"
)
FJOL_BALANS = "#PSALDO -1 202403 1930 {} 120000\n#PSALDO -1 202412 2440 {} -20000\n#PSALDO -1 202412 2068 {} -100000\n"


def halvt(gen: str, *, omfattn: bool = False, manader: str = FJOL_MANADER + FJOL_BALANS) -> SieFil:
    """Bokföringen till och med juni, ur en fil för hela räkenskapsåret."""
    arets = saldon(ub={"1930": 770_000, "2440": -20_000, "2067": -400_000, "2068": -100_000}, res={"3985": -900_000})
    huvud = ("#OMFATTN 20250630\n" if omfattn else "") + manader
    return med_manader(
        fil(text(gen=gen, arets=arets + "#RES 0 4610 650000\n", huvud=huvud, verifikationer=ver(*ARET[:2])))
    )


@pytest.mark.parametrize("omfattn", [True, False])
def test_ett_halvar_lases_utan_fraga_ur_en_fil_skriven_efter_juni(omfattn: bool) -> None:  # noqa: FBT001 - pytest ger parametern
    sie = halvt("20250715", omfattn=omfattn)
    assert om_tiden(HALVARSBOK, sie) == {}
    bok = inlast(HALVARSBOK, sie)
    assert (resultat(bok, HALVAR), resultat(bok, HALVAR_FG)) == (Decimal(250_000), Decimal(1_000_000))
    assert resultat(bok, AR) is None, "helårets saldon finns inte ännu"


def test_ett_halvar_ur_en_fil_skriven_i_juni_fragas_det_om() -> None:
    assert "före 2025-06-30" in om_tiden(HALVARSBOK, halvt("20250620"))["skriven_fore"].text


def test_ett_halvar_som_raknas_som_helar_fragas_det_om() -> None:
    problem = om_tiden(SMA, halvt("20250715"))
    assert {"skriven_fore", "sista_dagarna"} <= set(problem)
    assert "del_av_ar" in om_tiden(SMA, halvt("20250715", omfattn=True))


def test_ett_halvars_rakenskapsar_ar_vantat_bara_i_en_halvarsbok() -> None:
    rar = "#RAR 0 20250101 20250630\n"
    sie = fil(text(gen="20250715", rar=rar, fjol="", verifikationer=ver((7210, -1, "20250615"))))
    assert "arets_langd" not in om_tiden(HALVARSBOK, sie)
    assert "sie-fel-ar" in om_tiden(SMA, sie)


def test_forra_arets_halvar_saknas_men_balansdagen_finns() -> None:
    sie = halvt("20250715", manader="")
    (sagt,) = (ett for ett in lasa(HALVARSBOK, sie).problem if ett.kod == "sie-jamforelse-saknas")
    assert sagt.text.startswith("Jämförelsen 2024-06-30 läses inte in: filen har inga saldon till och med den dagen")
    assert "balansräkningens" not in sagt.text, "halvårets balans har en egen jämförelsedag"
    assert resultat(inlast(HALVARSBOK, sie), AR_FG) == Decimal(100_000)


# --- bladet Verifikationer, månader och budget ---


def test_bladet_verifikationer_visar_bara_arets() -> None:
    sie = fil(text(verifikationer=ver(*FJOLARET) + ver(*ARET) + ver((7210, -1, "20260105"))))
    rader = [rad for ett in arsvalet(sie, bok=SMA) for rad in verifikationsrader(ett, ["6", "20"])]
    assert {(rad[0], str(rad[3])[:4]) for rad in rader} == {(AR, "2025")}
    assert len(rader) == 2 * len(ARET)


def test_bara_andra_ars_verifikationer_ar_inga_att_visa() -> None:
    sie = fil(text(verifikationer=ver(*FJOLARET)))
    (sagt,) = fragor(senaste_ar(arsvalet(sie, bok=SMA)), [])
    assert "inga verifikationer för året" in sagt.text


def test_manader_som_inte_gick_att_lasa_racker_inte_och_saknas_inte() -> None:
    bok = med(SMA, HR_Period=HALVAR)
    manader = "#PSALDO 0 202503 1930 {} -30000\n#PSALDO 0 202503 3985 {} -900000\n#PSALDO 0 202503 4610 {} 650000\n"
    hela = manader + "#PSALDO 0 202503 7210 {} 280000\n"
    tappade = "#PSALDO 0 202503 7210 10\n#PSALDO 0 202509 7210 -10\n"
    assert "sie-manadssaldon" not in om_tiden(bok, fil(text(huvud=hela, verifikationer="")))
    problem = om_tiden(bok, fil(text(huvud=hela + tappade, verifikationer="")))
    assert problem["sie-manadssaldon"].text.count("2 #PSALDO gick inte att läsa") == 1
    ur_trans = med_manader(fil(text(huvud=hela + tappade)))
    assert "sie-manadssaldon" not in om_tiden(bok, ur_trans)
    assert resultat(inlast(bok, ur_trans), HALVAR) == Decimal(250_000)


def test_en_budget_som_inte_gick_att_lasa_saknas_inte() -> None:
    (sagt,) = lasa_budget(fil(text(huvud="#PBUDGET 0 202501 7210 280000\n")), bok=SMA).problem
    assert sagt.text == "Ingen budget är läst till och med 2025-12-31: 1 #PBUDGET saknar sin objektlista."
