"""Halvårsredovisningen 2019: varje tryckt siffra, två motorer, bladen som text, och samma bytes varje gång."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl.formula import Tokenizer

from finsam_xl.exempel import bokforing
from finsam_xl.hosts.headless import bygg, importera_sie, skapa_bok
from finsam_xl.layout.lint import SAFE_FUNCTIONS, faults
from finsam_xl.rapportslag import HALVARSREDOVISNING
from finsam_xl.udf.funktioner import samtliga
from tests.exemplet import kontrollera, underlaget
from tests.rapport.conftest import HALVAR, TID, Blad, las
from tests.rapport.granskat import felvarden, formelceller, olika, skiljer_fran_guld, skrivna_tal
from tests.rapport.tryckt import Facit, avvikelser, rader, tabell_pa

if TYPE_CHECKING:
    from collections.abc import Callable

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


INRIKTNINGAR = {
    "Individinriktade insatser": "Summa individinriktad",
    "Strukturövergripande insatser": "Summa strukturövergripande",
}
BEDOMNINGAR = {"ej mätt": "Ej bedömd", "uppnås inte": "Ej uppfylld"}
"""Avskrivarens ord för texten, i målskalan."""


def _vid_etikett(tabell: list[list[object]]) -> dict[str, list[object]]:
    return {str(rad[0]): rad[1:] for rad in tabell if rad[0]}


def _deltagarfel(blad: Blad) -> list[str]:
    """Deltagarna ur text och insatskort; andelar som inte är tryckta räknas ur antalen."""
    byggd = _vid_etikett(blad["HR Deltagare"])
    fel = []
    for rad in rader("deltagare", MAPP):
        varden = byggd[INRIKTNINGAR.get(rad["insats"], rad["insats"])]
        tryckta = (rad["antal"], rad["kvinnor"], rad["man"], rad["kvinnor_procent"], rad["man_procent"])
        for tryckt, varde, skala in zip(tryckta, varden, (1, 1, 1, 100, 100), strict=False):
            if tryckt and varde != int(tryckt) / skala:
                fel.append(f"{rad['insats']}: tryckt {tryckt}, byggt {varde}")
        if rad["radtyp"] == "post" and varden[5] != rad["avser"]:
            fel.append(f"{rad['insats']}: {varden[5]}")
    return fel


def _malfel(blad: Blad) -> list[str]:
    samlad = _vid_etikett(tabell_pa(blad["HR Måluppfyllelse"], "Samlad bedömning"))
    indikator = _vid_etikett(tabell_pa(blad["HR Måluppfyllelse"], "Mål och indikatorer"))
    fel = []
    for rad in rader("maluppfyllelse", MAPP):
        kommentar, bedomning = samlad[f"Mål {rad['mal_nr']}. {rad['mal']}"][:2]
        if bedomning != BEDOMNINGAR[rad["bedomning"]]:
            fel.append(f"mål {rad['mal_nr']}: {bedomning}")
        if rad["mal_nr"] == "4":
            utfall = next(str(varden[0]) for text, varden in indikator.items() if text.startswith("4.1"))
            tryckt = rad["kommentar"].replace("43%", "43 %").removesuffix(".")
            fel += [] if utfall.startswith(f"{tryckt};") else [utfall]
        elif kommentar != rad["kommentar"]:
            fel.append(f"mål {rad['mal_nr']}: {kommentar}")
    return fel


STYRNING = {
    "ordinarie ledamöter": ("Summa", 0),
    "ersättare": ("Summa", 1),
    "möten under perioden": ("{} möten under perioden", 0),
    "utbetalda arvoden under perioden": ("Utbetalda styrelsearvoden under perioden", 0),
    "genomförda under perioden": ("Genomförda medlemssamråd under perioden", 0),
    "förbundschef": ("Förbundschef, tjänst", 0),
    "verksamhetsutvecklare": ("Verksamhetsutvecklare, tjänst", 0),
    "administratör": ("Administratör, tjänst", 0),
}
ORGANEN = {
    "Styrelse": "Styrelsens",
    "Arbetsutskott": "Arbetsutskottets",
    "Beredningsgrupp": "Beredningsgruppens",
}


def _styrningsfel(blad: Blad) -> list[str]:
    byggd = _vid_etikett(blad["HR Verksamhet"])
    fel = []
    for rad in rader("styrning", MAPP):
        etikett, plats = STYRNING[rad["uppgift"]]
        varde = byggd[etikett.format(ORGANEN.get(rad["organ"], rad["organ"]))][plats]
        if varde != int(rad["varde"]):
            fel.append(f"{rad['uppgift']}: tryckt {rad['varde']}, byggt {varde}")
    return fel


TEXTEN: dict[str, tuple[str, str, int, float]] = {
    "1": ("HR Driftredovisning", "Summa kostnader", 1, 1),
    "2": ("HR Verksamhet", "Handläggare per myndighet i Trisam 2.0", 0, 1),
    "3": ("HR Deltagare", "Summa individinriktad", 0, 1),
    "4": ("HR Deltagare", "Trisam individ", 0, 1),
    "5": ("HR Deltagare", "Trisam individ", 3, 100),
    "6": ("HR Verksamhet", "Nya ärenden med försörjningsstöd som huvudsaklig försörjning", 0, 1),
    "7": ("HR Verksamhet", "Nya ärenden med sjukpenning som huvudsaklig försörjning", 0, 1),
    "8": ("HR Verksamhet", "Nya ärenden med aktivitetsstöd som huvudsaklig försörjning", 0, 1),
    "9": ("HR Deltagare", "Supported Employment coach Gävle", 0, 1),
    "10": ("HR Verksamhet", "Deltagare som fått arbete", 0, 1),
    "11": ("HR Verksamhet", "Andel kvinnor av deltagare som fått arbete", 0, 1),
    "12": ("HR Deltagare", "Mysam", 0, 1),
    "13": ("HR Deltagare", "Trisam struktur", 0, 1),
    "14": ("HR Deltagare", "Arbetsintegrerande Socialt Företagande", 0, 1),
    "15": ("HR Deltagare", "Mysamkonferens 16 maj", 0, 1),
    "16": ("HR Verksamhet", "Årets tilldelning", 0, 1),
    "17": ("HR Verksamhet", "Försäkringskassan/Arbetsförmedlingen", 1, 100),
    "18": ("HR Verksamhet", "Region Gävleborg", 1, 100),
    "19": ("HR Verksamhet", "Kommunerna", 1, 100),
    "20": ("HR Deltagare", "Summa strukturövergripande", 0, 1),
    "21": ("HR Prognos", "Finansiellt mål 2019 enligt prognos", 0, 100),
}
"""Var varje tal i löptexten står: blad, etikett, kolumn och skala, efter rad i avskriften."""


def _textfel(blad: Blad) -> list[str]:
    fel = []
    for rad in rader("textuppgifter", MAPP):
        namn, etikett, plats, skala = TEXTEN[rad["rad"]]
        varden = tabell_pa(blad[namn], "Finansiering") if rad["rad"] in {"16", "17", "18", "19"} else blad[namn]
        varde = _vid_etikett(varden)[etikett][plats]
        if not isinstance(varde, (int, float)) or varde * skala != int(rad["varde"]):
            fel.append(f"{rad['uppgift']}: tryckt {rad['varde']}, byggt {varde}")
    return fel


UR_TEXTEN = (_deltagarfel, _malfel, _styrningsfel, _textfel)


@pytest.mark.parametrize("prov", UR_TEXTEN, ids=lambda prov: prov.__name__.strip("_"))
def test_det_som_star_i_texten_star_i_boken(prov: Callable[[Blad], list[str]], halvarets_blad: Blad) -> None:
    assert prov(halvarets_blad) == []


@pytest.mark.libreoffice
@pytest.mark.parametrize("prov", UR_TEXTEN, ids=lambda prov: prov.__name__.strip("_"))
def test_det_som_star_i_texten_star_kvar_nar_libreoffice_raknat_om(
    prov: Callable[[Blad], list[str]], halvaret_omraknat: Blad
) -> None:
    assert prov(halvaret_omraknat) == []


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
    i_boken = {str(rad[0]): str(rad[2]) for rad in halvarets_blad["HR Kontroller"][8:]}
    assert {ett.id: ett.utfall.value for ett in kontrollera(halvaret, tid=TID)} == i_boken
    assert {ident for ident, utfall in i_boken.items() if utfall != "OK"} == {"C17b"}


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
        assert med[namn] == halvarets_blad[namn]
    anrop = {
        formel for (blad, _), formel in formelceller(bok).items() if blad == "HR Poster" and "PROGNOSGRAD(" in formel
    }
    assert len(anrop) == 10
    assert not any("PROGNOSGRAD(" in formel for formel in formelceller(halvaret).values())
    funktioner = {str(rad[0]): rad[2] for rad in med["HR Kontroller"][8:] if str(rad[0]).startswith("U")}
    assert set(funktioner.values()) == {"OK"}
