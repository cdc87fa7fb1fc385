"""Trycket mot boken: bara de verkliga skillnaderna, varje felskriven siffra, och vad boken måste vara för att gälla."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.arbete.granska.granskningsbok import las_bokrapport
from finsam_xl.arbete.granska.granskningskalla import las_tryck
from finsam_xl.arbete.importera.filimport import importera_sie
from finsam_xl.arbete.skapa.nybok import skapa_bok
from finsam_xl.granskning.fynd import Klass
from finsam_xl.granskning.mot_bok.jamforelse import jamfor_med_bok, rapport_for
from finsam_xl.granskning.tryck.las import las_mapp
from finsam_xl.hosts.cli import main
from finsam_xl.rapporter.slag import ARSREDOVISNING, RAPPORTSLAG
from tests.byggda import demobok
from tests.granskning.felskrivet import prova_varje_siffra
from tests.granskning.klistrat import klistra, kopiera_bladen, som_text
from tests.granskning.rattat import DATA, las_csv, skriv_csv

if TYPE_CHECKING:
    from collections.abc import Callable

    from finsam_xl.granskning.fynd import Fynd
    from finsam_xl.granskning.mot_bok.bokpar import Bokrapport

TRYCKET = DATA / "arsredovisning_2025"
TID = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
JAMFORDA = 311


@pytest.fixture(scope="module")
def byggd() -> Path:
    return demobok()


@pytest.fixture(scope="module")
def rapport(byggd: Path) -> Bokrapport:
    return las_bokrapport(byggd, las_mapp(TRYCKET))


@pytest.fixture
def bok(byggd: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(byggd, tmp_path / "bok.xlsx"))


def _i_korthet(fynd: tuple[Fynd, ...]) -> list[tuple[str, str, str, str]]:
    return [
        (ett.plats.partition(" / ")[0], str(ett.tryckt), str(ett.beraknat), ett.klass.value)
        for ett in fynd
        if ett.id.startswith("M")
    ]


def test_bara_de_verkliga_skillnaderna(rapport: Bokrapport) -> None:
    jamforelse = jamfor_med_bok(las_mapp(TRYCKET), rapport)
    avvikelse = "kolumn avvikelse_mot_budget"

    assert jamforelse.antal == JAMFORDA
    assert _i_korthet(jamforelse.fynd) == [
        ("balansrakning, rad 8 Årets resultat, kolumn utgaende_2025", "-1452", "-1451", "öresavrundning"),
        (f"driftredovisning, rad 8 Insatsmedel, {avvikelse}", "-1204", "1204", "teckenkonvention"),
        (f"driftredovisning, rad 9 Personalkostnader, {avvikelse}", "-212", "212", "teckenkonvention"),
        (f"driftredovisning, rad 10 Övriga externa kostnader, {avvikelse}", "-87", "87", "teckenkonvention"),
        (f"driftredovisning, rad 11 Summa kostnader, {avvikelse}", "-1503", "1503", "teckenkonvention"),
    ]
    assert jamforelse.utan_post == ()


def test_i_en_bok_med_tryckets_tecken_ar_bara_avrundningen_kvar(bok: Path) -> None:
    def som_tryckt(oppnad: openpyxl.Workbook) -> None:
        cell = oppnad.defined_names["AR_Avvikelse_drift"].attr_text.rpartition("!")[2].replace("$", "")
        oppnad["Grunddata"][cell] = "som tryckt 2025"

    _andra(bok, som_tryckt)
    bygg(ARSREDOVISNING, bok, tid=TID)
    tryck = las_mapp(TRYCKET)

    fynd = jamfor_med_bok(tryck, las_bokrapport(bok, tryck)).fynd
    assert [ett.klass for ett in fynd] == [Klass.ORESAVRUNDNING]


def test_halvaret_2019_mot_sin_bok(tmp_path: Path) -> None:
    bok = skapa_bok(tmp_path / "halvar.xlsx", exempel="gavleborg-halvar-2019", tid=TID)
    exempel = Path(__file__).parents[2] / "workbook" / "exempel"
    filer = [exempel / f"gavleborg-halvar-2019{slut}.se" for slut in ("-jamforelse", "")]
    importera_sie(bok, filer, fraga=lambda _: True, tid=TID)
    bygg(RAPPORTSLAG["HR"], bok, tid=TID)
    tryck = las_mapp(DATA / "halvar_2019")

    fynd = jamfor_med_bok(tryck, las_bokrapport(bok, tryck)).fynd
    assert [(ett.tryckt, ett.beraknat) for ett in fynd if ett.klass is Klass.FELSKRIVEN_SIFFRA] == [
        (Decimal(73225), Decimal(73255)),
        (Decimal(3337234), Decimal(3377234)),
    ]
    assert Counter(ett.klass for ett in fynd) == {
        Klass.ORESAVRUNDNING: 6,
        Klass.TECKENKONVENTION: 6,
        Klass.SAKNAD_UPPGIFT: 3,
        Klass.FELSKRIVEN_SIFFRA: 2,
        Klass.SAKNAD_RAD: 1,
    }


def test_platsen_leder_till_posten_och_till_bokens_cell(rapport: Bokrapport) -> None:
    fynd = jamfor_med_bok(las_mapp(TRYCKET), rapport).fynd[1]

    assert fynd.plats.split(" / ")[1:] == ["DA_insatsmedel", "ÅR Driftredovisning!E12"]


def test_varje_felskriven_siffra_hittas_pa_sin_plats(rapport: Bokrapport) -> None:
    utan = {"styrning", "nya_insatser", "styrelse", "kortbelopp", "gransvarde_procent"}

    assert prova_varje_siffra(las_mapp(TRYCKET), rapport, utan) > JAMFORDA - 20


def test_en_struken_rad_namns(rapport: Bokrapport, tmp_path: Path) -> None:
    mapp = Path(shutil.copytree(TRYCKET, tmp_path / TRYCKET.name))
    noten = mapp / "not_4_kortfristiga_skulder.csv"
    skriv_csv(noten, [rad for rad in las_csv(noten) if rad["post"] != "Försäkringskassan"])
    fynd = [ett for ett in jamfor_med_bok(las_mapp(mapp), rapport).fynd if ett.klass is Klass.SAKNAD_RAD]

    assert [(ett.beraknat, ett.plats.partition(" / ")[0]) for ett in fynd] == [
        ("Försäkringskassan", "not_4_kortfristiga_skulder, kolumn belopp_2024")
    ]


def test_de_byggda_bladen_kopierade_ar_lika_med_boken(byggd: Path, rapport: Bokrapport, tmp_path: Path) -> None:
    tryck = las_tryck(kopiera_bladen(byggd, "ÅR", tmp_path / "kopia_2025.xlsx"))
    jamforelse = jamfor_med_bok(tryck, rapport)

    assert jamforelse.fynd == ()
    assert jamforelse.antal > JAMFORDA
    assert [plats.partition(" ")[0] for plats in jamforelse.utan_post] == ["Måluppfyllelse!E19"], "målets gräns"
    assert {tabell.slag for tabell in tryck.tabeller} >= {"resultatrakning", "balansrakning", "kassaflode", "mal"}


def test_en_rad_som_boken_inte_har_namns(byggd: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mapp = Path(shutil.copytree(TRYCKET, tmp_path / TRYCKET.name))
    noten = mapp / "not_2_verksamhetens_kostnader.csv"
    rader = las_csv(noten)
    skriv_csv(noten, [rader[0] | {"post": "Kaffe", "belopp_2025": "0", "belopp_2024": "0"}, *rader])

    main(["granska", str(mapp), "--mot", str(byggd)])
    assert "2 tal har ingen motsvarighet i boken: not_2_verksamhetens_kostnader, rad 1 Kaffe" in " ".join(
        capsys.readouterr().out.split()
    )


def test_text_och_tabell_som_har_lika_fel(rapport: Bokrapport, tmp_path: Path) -> None:
    mapp = Path(shutil.copytree(TRYCKET, tmp_path / TRYCKET.name))
    for fil, falt in (("balansrakning.csv", "utgaende_2025"), ("textuppgifter.csv", "varde")):
        rader = las_csv(mapp / fil)
        for rad in rader:
            if rad.get("post") == "Summa eget kapital" or rad.get("uppgift") == "utgående eget kapital":
                rad[falt] = "7520"
        skriv_csv(mapp / fil, rader)
    fynd = jamfor_med_bok(las_mapp(mapp), rapport).fynd

    text = [ett for ett in fynd if ett.klass is Klass.TEXTUPPGIFT]
    assert [(ett.id, str(ett.tryckt), str(ett.beraknat)) for ett in text] == [("M01", "7520", "7502")]
    assert "Årsredovisning 2025 i boken ger 7\u00a0502" in text[0].text


def test_kostnader_utan_minus_och_belopp_i_kronor_ar_samma_tal(rapport: Bokrapport, tmp_path: Path) -> None:
    mapp = Path(shutil.copytree(TRYCKET, tmp_path / TRYCKET.name))
    for fil in ("driftredovisning.csv", "resultatrakning.csv"):
        rader = las_csv(mapp / fil)
        for rad in rader:
            kolumner = [namn for namn in rad if namn.startswith(("utfall", "budget")) and rad[namn]]
            kostnad = "ostnad" in rad["post"] or rad["post"] == "Insatsmedel"
            rad |= {namn: rad[namn].removeprefix("-") for namn in kolumner if kostnad}
        skriv_csv(mapp / fil, rader)

    assert jamfor_med_bok(las_mapp(mapp), rapport).fynd == jamfor_med_bok(las_mapp(TRYCKET), rapport).fynd


def test_inklistrade_tabeller_jamfors_ocksa(byggd: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tabeller = tmp_path / "arsredovisning_2025.xlsx"
    tabeller.write_bytes(klistra(TRYCKET, som_text, per_blad=99))

    assert main(["granska", str(tabeller), "--mot", str(byggd), "--json"]) == 1
    ut = capsys.readouterr()
    mot = {ett["plats"].partition(" / ")[0] for ett in json.loads(ut.out) if ett["id"] == "M01"}
    assert "Sida 1!C11 Årets resultat" in mot
    assert len(mot) == len(("Årets resultat", "Insatsmedel", "Personal", "Externa", "Summa kostnader"))
    assert f"{JAMFORDA} tryckta tal är jämförda" in ut.err


def test_fynden_har_samma_form(byggd: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["granska", str(TRYCKET), "--mot", str(byggd), "--json"]) == 1

    ut = capsys.readouterr()
    mot = [ett for ett in json.loads(ut.out) if ett["id"] == "M01"]
    assert mot[0] | {"text": "", "plats": ""} == {
        "id": "M01",
        "plats": "",
        "tryckt": -1452,
        "beraknat": -1451,
        "differens": -1,
        "klass": "öresavrundning",
        "allvar": "NOTIS",
        "text": "",
    }
    assert f"{JAMFORDA} tryckta tal är jämförda" in ut.err


def test_dokumentet_sager_vilken_rapport_det_ar() -> None:
    prefix = {mapp: rapport_for(las_mapp(DATA / mapp)) for mapp in ("arsredovisning_2025", "halvar_2019")}
    prefix |= {mapp: rapport_for(las_mapp(DATA / mapp)) for mapp in ("verksamhetsplan_2022_2024", "bilagor_2024")}

    assert prefix == {
        "arsredovisning_2025": "AR",
        "halvar_2019": "HR",
        "verksamhetsplan_2022_2024": "VP",
        "bilagor_2024": "BI",
    }


def _fel(capsys: pytest.CaptureFixture[str], *ord_: object) -> str:
    assert main(["granska", *map(str, ord_)]) == 2
    return " ".join(capsys.readouterr().err.split())


def _andra(bok: Path, andring: Callable[[openpyxl.Workbook], None]) -> None:
    oppnad = openpyxl.load_workbook(bok, data_only=True)
    andring(oppnad)
    oppnad.save(bok)


def test_en_bok_som_inte_ar_byggd(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bok = tmp_path / "ny.xlsx"
    assert main(["skapa", str(bok), "--exempel", "gavleborg-2025"]) == 0
    capsys.readouterr()

    assert "ny.xlsx har ingen byggd rapport att jämföra med" in _fel(capsys, TRYCKET, "--mot", bok)


def test_en_bok_byggd_innan_indata_andrades(bok: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def ny_kostnad(oppnad: openpyxl.Workbook) -> None:
        saldo = oppnad["Saldo"]
        rubriker = [cell.value for cell in saldo[4]]
        for rad in saldo.iter_rows(min_row=5):
            if rad[rubriker.index("Rad")].value == "RR_kostnader":
                cell = rad[rubriker.index("Belopp")]
                cell.value = float(str(cell.value)) + 1_000
                return

    _andra(bok, ny_kostnad)
    text = _fel(capsys, TRYCKET, "--mot", bok)
    assert "bok.xlsx är byggd innan indata ändrades" in text
    assert "finsam bygg årsredovisning bok.xlsx" in text


def test_en_siffra_som_skrivits_over_i_poster(bok: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def skriv_over(oppnad: openpyxl.Workbook) -> None:
        oppnad["ÅR Poster"]["C6"] = 1

    _andra(bok, skriv_over)
    text = _fel(capsys, TRYCKET, "--mot", bok)
    assert "1 av siffrorna i ÅR Poster" in text
    assert "Verksamhetens intäkter (AR_RR_intakter) är 1,00 i bladet men 18 920 000,00 ur indata" in text


def test_poster_utan_rubriker(bok: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def stryk(oppnad: openpyxl.Workbook) -> None:
        oppnad["ÅR Poster"]["A4"] = "Namn"

    _andra(bok, stryk)
    assert "Bladet ÅR Poster i bok.xlsx är ändrat eller inte uträknat" in _fel(capsys, TRYCKET, "--mot", bok)


def test_en_rapport_som_boken_inte_har(bok: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = _fel(capsys, DATA / "halvar_2019", "--mot", bok)

    assert "halvår" in text or "halvar_2019 är en annan rapport" in text
    assert "årsredovisning" in text


def test_fel_ar(bok: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mapp = tmp_path / "arsredovisning_2019"
    mapp.mkdir()
    (mapp / "resultatrakning.csv").write_text(
        "radtyp,post,utfall_2019,enhet\npost,Verksamhetens intäkter,5,tkr\n", encoding="utf-8"
    )

    assert "trycket gäller 2019. Ange boken för samma år." in _fel(capsys, mapp, "--mot", bok)


@pytest.mark.parametrize(("innehall", "text"), [(b"inget", "ingen Excel-arbetsbok"), (None, "finns inte")])
def test_en_fil_som_ingen_bok_ar(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], innehall: bytes | None, text: str
) -> None:
    bok = tmp_path / "bok.xlsx"
    if innehall:
        bok.write_bytes(innehall)

    assert text in _fel(capsys, TRYCKET, "--mot", bok)
