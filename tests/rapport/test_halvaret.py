"""Halvårsredovisningen 2019: varje tryckt siffra, två motorer, bladen som text, och samma bytes varje gång."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from openpyxl.formula import Tokenizer

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.arbete.importera.filimport import importera_sie
from finsam_xl.arbete.skapa.nybok import skapa_bok
from finsam_xl.exempel import bokforing
from finsam_xl.kontroller.blad import FORSTA_RAD
from finsam_xl.layout.lint import SAFE_FUNCTIONS, faults
from finsam_xl.rapporter.slag import HALVARSREDOVISNING
from finsam_xl.udf.funktioner import samtliga
from tests.exemplet import kontrollera, underlaget
from tests.rapport.conftest import HALVAR, TID, Blad, las
from tests.rapport.granskat import felvarden, formelceller, olika, skiljer_fran_guld, skrivna_tal
from tests.rapport.tryckt import Facit, avvikelser, rader, tabell_pa

GULD = Path(__file__).parents[1] / "golden" / "halvar_2019"
MAPP = "halvar_2019"
DAG, DAG_FG, BALANSDAG_FG = dt.date(2019, 6, 30), dt.date(2018, 6, 30), dt.date(2018, 12, 31)
INTAKTER = (
    "Driftsbidrag från Försäkringskassan och AF",
    "Driftsbidrag från Region Gävleborg",
    "Driftsbidrag från kommunerna",
    "Ränteintäkter",
    "SUMMA INTÄKTER",
)
FACIT = (
    Facit(
        "resultatrakning",
        "HR Resultaträkning",
        {"not_nr": "Not", "utfall_2019_h1": DAG, "utfall_2018_h1": DAG_FG},
        undantag={("Verksamhetens intäkter", "utfall_2018_h1"): 3377234},
        mapp=MAPP,
    ),
    Facit(
        "balansrakning",
        "HR Balansräkning",
        {"not_nr": "Not", "utgaende_2019_06_30": DAG, "utgaende_2018_12_31": BALANSDAG_FG},
        undantag={
            ("Summa tillgångar", "utgaende_2019_06_30"): 10088720,
            ("Summa tillgångar", "utgaende_2018_12_31"): 4525136,
        },
        mapp=MAPP,
    ),
    Facit(
        "not_1_verksamhetens_intakter",
        "HR Noter",
        {"belopp_2019_06_30": DAG, "belopp_2018_06_30": DAG_FG},
        "Not 1",
        undantag={
            ("Driftbidrag från Söderhamns Kommun", "belopp_2018_06_30"): 73255,
            ("Summa", "belopp_2019_06_30"): 6659748,
        },
        mapp=MAPP,
    ),
    Facit(
        "not_2_verksamhetens_kostnader",
        "HR Noter",
        {"belopp_2019_06_30": DAG, "belopp_2018_06_30": DAG_FG},
        "Not 2",
        mapp=MAPP,
    ),
    Facit(
        "not_3_fordringar",
        "HR Noter",
        {"belopp_2019_06_30": DAG, "belopp_2018_12_31": BALANSDAG_FG},
        "Not 3",
        mapp=MAPP,
    ),
    Facit(
        "not_4_upplupna_kostnader",
        "HR Noter",
        {"belopp_2019_06_30": DAG, "belopp_2018_12_30": BALANSDAG_FG},
        "Not 4",
        mapp=MAPP,
    ),
    Facit(
        "driftredovisning",
        "HR Driftredovisning",
        {
            "budget_2019": "Helårsbudget enl. verksamhetsplan",
            "utfall_2019_06_30": "Utfall till och med 2019-06-30",
            "avvikelse_mot_budget": "Avvikelse (budget - utfall)",
        },
        undantag={
            ("Medlemsavgifter, intäkter och bidrag", "utfall_2019_06_30"): 6659748,
            ("Medlemsavgifter, intäkter och bidrag", "avvikelse_mot_budget"): 6659252,
            ("Summa intäkter", "utfall_2019_06_30"): 6659748,
            ("Summa intäkter", "avvikelse_mot_budget"): 6659252,
            ("Resultat", "utfall_2019_06_30"): 3344688,
            ("Resultat", "avvikelse_mot_budget"): -4244688,
        },
        etiketter={"4 Summa": "Summa kostnader"},
        mapp=MAPP,
    ),
    Facit(
        "insatser_ekonomi",
        "HR Samverkansinsatser",
        {
            "insatsagare": "Insatsägare",
            "budget": "Helårsbudget enl. verksamhetsplan",
            "utfall": "Utfall till och med 2019-06-30",
        },
        undantag={("Mysam", "budget"): 540000, ("Mysam", "utfall"): 229119},
        radkolumn="insats",
        mapp=MAPP,
    ),
    Facit(
        "prognos_2019",
        "HR Prognos",
        {
            "budget_2019": "Budget 2019 enl. verksamhetsplan",
            "utfall_2019_h1": "Utfall till och med 2019-06-30",
            "prognos_helar_2019": "Prognos 2019",
            "avvikelse": "Avvikelse (budget - prognos)",
            "kolumn_5": "Prognos i % av budget",
        },
        "Prognos",
        andel=frozenset({"kolumn_5"}),
        undantag={
            ("Övriga rörelseintäkter", "utfall_2019_h1"): 0,
            ("Övriga rörelseintäkter", "kolumn_5"): "–",
            ("Ränteintäkter", "utfall_2019_h1"): 0,
            ("SUMMA INTÄKTER", "utfall_2019_h1"): 6659748,
            **{(rad, "kolumn_5"): 100 for rad in INTAKTER},
            ("Summa kostnader", "kolumn_5"): 67,
        },
        mapp=MAPP,
    ),
    Facit(
        "prognos_2019_overskott",
        "HR Prognos",
        {"belopp": "2019"},
        "Prognostiserat resultat och överskott",
        andel=frozenset({"Finansiellt mål 2019 enligt prognos"}),
        mapp=MAPP,
    ),
)


@pytest.mark.parametrize("facit", FACIT, ids=lambda facit: facit.fil)
def test_tryckt_siffra_star_i_boken(facit: Facit, halvarets_blad: Blad) -> None:
    assert avvikelser(facit, halvarets_blad) == []


@pytest.mark.libreoffice
@pytest.mark.parametrize("facit", FACIT, ids=lambda facit: facit.fil)
def test_tryckt_siffra_star_kvar_nar_libreoffice_raknat_om(facit: Facit, halvaret_omraknat: Blad) -> None:
    assert avvikelser(facit, halvaret_omraknat) == []


@pytest.mark.libreoffice
def test_libreoffice_och_de_sparade_vardena_ar_lika_i_varje_formelcell(
    halvaret: Path, halvarets_blad: Blad, halvaret_omraknat: Blad
) -> None:
    assert len(formelceller(halvaret)) > 500
    assert olika(halvaret, halvarets_blad, halvaret_omraknat) == []
    assert felvarden(halvarets_blad) == felvarden(halvaret_omraknat) == []


def test_tabellerna_som_text(halvaret: Path) -> None:
    assert skiljer_fran_guld(HALVARSREDOVISNING, halvaret, GULD) == []


def test_varje_tal_pa_ett_byggt_blad_ar_en_formel(halvaret: Path) -> None:
    assert skrivna_tal(halvaret, "HR") == []


def test_varje_formel_haller_sig_till_de_sakra_funktionerna(halvaret: Path) -> None:
    anropade = {
        del_.value.rstrip("(")
        for (blad, _), formel in formelceller(halvaret).items()
        if blad.startswith("HR ")
        for del_ in Tokenizer(formel).items
        if del_.type == "FUNC" and del_.subtype == "OPEN"
    }
    assert "SUMIFS" in anropade
    assert anropade <= SAFE_FUNCTIONS


def test_samma_indata_och_klocka_ger_samma_fil(halvaret: Path, tmp_path: Path) -> None:
    igen = bygg(HALVARSREDOVISNING, halvaret, tmp_path / "igen.xlsx", tid=TID).bok
    assert igen.read_bytes() == halvaret.read_bytes()


def test_kontrollerna_ar_desamma_i_boken_och_vid_kommandot(halvaret: Path, halvarets_blad: Blad) -> None:
    i_boken = {str(rad[0]): str(rad[2]) for rad in halvarets_blad["HR Kontroller"][FORSTA_RAD - 1 :] if rad[0]}
    assert {ett.id: ett.utfall.value for ett in kontrollera(halvaret, tid=TID)} == i_boken
    assert {ident for ident, utfall in i_boken.items() if utfall != "OK"} == {"C17b", "F47"}
    assert (i_boken["C17b"], i_boken["F47"]) == ("NOTIS", "EJ AKTUELL")


def test_underskrifter_har_styrelsens_platser_utan_namn(halvarets_blad: Blad) -> None:
    tabell = tabell_pa(halvarets_blad["HR Underskrifter"], "")
    tryckta = [(rad["roll"], rad["organisation"]) for rad in rader("styrelse", MAPP) if rad["grupp"] == "ordinarie"]
    assert [(str(rad[0]).casefold(), str(rad[1])) for rad in tabell[1:]] == tryckta


def test_malet_i_ord_och_konventionen_i_rubriken(halvarets_blad: Blad) -> None:
    prognos = {str(rad[0]): rad[1] for rad in halvarets_blad["HR Prognos"]}
    assert prognos["Målet"] == "uppnås inte"
    drift = [str(rad[0]) for rad in halvarets_blad["HR Driftredovisning"]]
    assert "Kostnader visas positiva. Budgeten gäller hela året." in drift
    assert "Inga investeringar" in {str(rad[0]) for rad in halvarets_blad["HR Investeringsredovisning"]}


@pytest.mark.parametrize(
    ("fil", "namn"),
    [
        ("gavleborg-2025", "gavleborg-2025"),
        ("gavleborg-halvar-2019", "gavleborg-halvar-2019"),
        ("gavleborg-halvar-2019-jamforelse", "gavleborg-halvar-2019/jamforelse"),
    ],
)
def test_bokforingens_filer_ar_de_som_ligger_i_workbook(fil: str, namn: str) -> None:
    mapp = Path(__file__).parents[2] / "workbook" / "exempel"
    assert (mapp / f"{fil}.se").read_bytes() == bokforing(namn)


def test_varje_post_haller_sig_till_det_tillatna_i_bada_dialekterna() -> None:
    funktioner = {udf.namn for udf in samtliga()}
    alla = [post for grupp in HALVARSREDOVISNING.poster(underlaget("HR")).values() for post in grupp]
    uttryck = [ett for post in alla for ett in (post.formel, post.jamforelse) if ett is not None]
    assert [fel for ett in uttryck for fel in faults(ett)] == []
    assert [fel for ett in uttryck for fel in faults(ett, funktioner)] == []


def test_i_en_makrobok_anropar_reglerna_funktionerna_med_samma_varden(
    tmp_path: Path, halvaret: Path, halvarets_blad: Blad
) -> None:
    bok = skapa_bok(tmp_path / "halvar.xlsm", exempel=HALVAR, tid=TID)
    filer = sorted((Path(__file__).parents[2] / "workbook" / "exempel").glob(f"{HALVAR}*.se"))
    importera_sie(bok, filer, fraga=lambda _: False, tid=TID)
    bygg(HALVARSREDOVISNING, bok, tid=TID)
    med = las(bok)
    for namn in (namn for namn in halvarets_blad if namn.startswith("HR ") and namn != "HR Kontroller"):
        i_bada = [rad[: len(halvarets_blad[namn][0])] for rad in med[namn]]
        if namn == "HR Poster":
            assert str(i_bada[1][5]).startswith("Våra funktioner svarar inte här (")
            i_bada[1][5] = ""
        assert i_bada == halvarets_blad[namn]
    anrop = {
        formel for (blad, _), formel in formelceller(bok).items() if blad == "HR Poster" and "PROGNOSGRAD(" in formel
    }
    assert len(anrop) == 10
    assert not any("PROGNOSGRAD(" in formel for formel in formelceller(halvaret).values())
    funktioner = {str(rad[0]): rad[2] for rad in med["HR Kontroller"][FORSTA_RAD - 1 :] if str(rad[0]).startswith("U")}
    assert set(funktioner.values()) == {"EJ PRÖVAD"}, "ingen funktion har svarat i en fil som byggs"
