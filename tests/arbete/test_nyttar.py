"""finsam nytt-ar: nästa års bok, som den används."""

from __future__ import annotations

import io
import shutil
import zipfile
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import openpyxl
import pytest
from formualizer import recalculate_xlsx_bytes

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.gemensamt.fyllning import fylld
from finsam_xl.arbete.importera.filimport import importera_sie
from finsam_xl.arbete.kontrollera.kontrollering import kontrollera_bok
from finsam_xl.arbete.nytt_ar.nyttar import NyttAr, nytt_ar
from finsam_xl.arbete.skapa.nybok import skapa_bok
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa import innehall
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.arbetsbok.skriva.calc import calculate
from finsam_xl.book.exempel import exemplen
from finsam_xl.hosts import cli
from finsam_xl.inputs import las_bok, rader
from finsam_xl.modell import Saldorad
from finsam_xl.rapporter.slag import ARSREDOVISNING, VERKSAMHETSPLAN
from tests.arbetsbok.rik_bok import FORMELBLAD, egen_analys, kompletterad
from tests.byggda import byggd, demo_i
from tests.exemplet import TID, exempelskiss, grunddata, importerat, skiss
from tests.rapport.conftest import las
from tests.redigering import lagg_till, skriv, skriv_formel

if TYPE_CHECKING:
    from pathlib import Path

    from finsam_xl.modell import Bokslut


@pytest.fixture(scope="module")
def gammal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Exempelbokens årsredovisning 2025, byggd."""
    return demo_i(tmp_path_factory.mktemp("gammal"))


@pytest.fixture(scope="module")
def nytt(gammal: Path, tmp_path_factory: pytest.TempPathFactory) -> NyttAr:
    """Nästa års bok, gjord av den och bara läst."""
    fore = gammal.read_bytes()
    ny = nytt_ar(gammal, tmp_path_factory.mktemp("ny") / "2026.xlsx", tid=TID)
    assert gammal.read_bytes() == fore
    return ny


def bokslutet(bok: Path) -> Bokslut:
    bokslut = las_bok(Bok(bok.read_bytes())).bokslut
    assert bokslut is not None
    return bokslut


def delar(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as arkiv:
        return {namn: arkiv.read(namn) for namn in arkiv.namelist()}


def test_arets_saldon_blir_forra_arets_och_talen_star_i_historiken(nytt: NyttAr) -> None:
    assert nytt.perioder[0] == ("Årsredovisning", "2025-12-31", "2026-12-31")
    bokslut = bokslutet(nytt.bok)
    assert {rad.period for rad in bokslut.saldon} == {date(2025, 12, 31)}
    assert bokslut.grunddata["AR_Period_fg"] == date(2025, 12, 31)
    historik = {(rad.period.year, rad.post): rad.belopp for rad in bokslut.historik}
    tal = [int(historik[2025, post]) for post in ("resultat", "eget_kapital", "soliditet")]
    assert tal == [-1449, 7502, 63]
    assert historik[2024, "eget_kapital"] == 8954


def test_rapporten_byggs_om_med_det_gamla_aret_som_jamforelse(gammal: Path, nytt: NyttAr) -> None:
    assert nytt.rapporter == ("Årsredovisning",)
    gamla, nya = las(gammal), las(nytt.bok)
    blad = "ÅR Resultaträkning"
    assert nya[blad][3][2:] == [2026, 2025]
    assert [rad[3] for rad in nya[blad][4:10]] == [rad[2] for rad in gamla[blad][4:10]]


def test_budgetens_rader_utan_belopp_ar_inga_rader_heller_nar_boken_raknas_om(nytt: NyttAr) -> None:
    data = nytt.bok.read_bytes()
    sparad, raknad = (Bok(ett).rader("ÅR Kontroller") for ett in (data, calculate(data, TID)))
    assert len([rad for rad in sparad if rad[2:3] == ["saknar underlag"]]) > 10
    assert [rad[:8] for rad in raknad] == [rad[:8] for rad in sparad]


def test_ett_ar_senare_ger_samma_arsredovisning_som_om_boken_vore_ny(tmp_path: Path) -> None:
    """2024 års bok, rullad till 2025 och med 2025 års SIE-fil, visar exemplets tal för båda åren."""
    bok, fil = importerat(tmp_path / "2024.xlsx"), tmp_path / "gavleborg-2025.se"
    oppnad = openpyxl.load_workbook(bok)
    for namn, dag in (("AR_Period", date(2024, 12, 31)), ("AR_Period_fg", date(2023, 12, 31))):
        blad, cell = oppnad.defined_names[namn].attr_text.replace("$", "").split("!")
        oppnad[blad][cell] = dag
    oppnad.save(bok)
    ny = nytt_ar(bok, tmp_path / "2025.xlsx", tid=TID).bok
    importera_sie(ny, [fil], fraga=lambda _: True, tid=TID)
    rullat, exempel = skiss(grunddata(bokslutet(ny), AR_Budgetversion="prognos")), exempelskiss()
    for post in ("RR_intakter", "RR_kostnader", "RR_arets_resultat", "BR_summa_eget_kapital", "KF_arets_kassaflode"):
        for slut in ("", "_fg"):
            assert rullat.namngiven(f"AR_{post}{slut}") == exempel.namngiven(f"AR_{post}{slut}"), post


def test_start_visar_det_nya_aret(nytt: NyttAr) -> None:
    start = las(nytt.bok)["Start"]
    assert start[1][0] == "Räkenskapsår 2026"
    texter = {str(rad[1]): rad[2] for rad in start if len(rad) > 2}
    assert texter["Årets resultat, kr"] == 0


def test_start_sager_en_gang_att_arets_siefil_ska_lasas_in(gammal: Path, nytt: NyttAr) -> None:
    """Innan dess är ingen av bokens kontroller röd: en tom budget och saknade antal är något att fylla i."""
    assert las(gammal)["Start"][7][2] == "Inläst"
    sagt = [str(cell) for rad in las(nytt.bok)["Start"] for cell in rad if "Läs in årets SIE-fil" in str(cell)]
    assert sagt == ["Läs in årets SIE-fil: Saldo har inga rader för 2026."]
    nya = {ett.id: ett.utfall for ett in kontrollera_bok(Bok(nytt.bok.read_bytes()), TID).resultat}
    assert "FEL" not in nya.values()
    assert nya["F55"] == "EJ PRÖVAD"


@pytest.mark.parametrize("exempel", exemplen())
def test_nasta_ars_bok_har_inga_roda_kontroller_av_sig_sjalv(exempel: str, tmp_path: Path) -> None:
    """Det som ännu inte är ifyllt går inte att pröva; det är inget fel som någon har gjort."""
    ny = nytt_ar(byggd(exempel), tmp_path / "nasta.xlsx", tid=TID).bok
    assert [ett.id for ett in kontrollera_bok(Bok(ny.read_bytes()), TID).resultat if ett.utfall == "FEL"] == []


def test_en_etikett_for_en_insats_som_inte_foljer_med_stannar_i_den_gamla_boken(gammal: Path, tmp_path: Path) -> None:
    bok = tmp_path / "bok.xlsx"
    etiketter = (
        ("SI", "IN_connect", "Connect, avslutad"),
        ("SI", "IN_trygg_ung", "Trygg"),
        ("RR", "RR_intakter", "Intäkter"),
    )
    bok.write_bytes(lagg_till(gammal.read_bytes(), "Etiketter", *etiketter))
    ny = nytt_ar(bok, tmp_path / "ny.xlsx", tid=TID)
    assert ("Etiketter", 3, 2) in ny.tabeller
    assert set(bokslutet(ny.bok).etiketter) == {("SI", "IN_trygg_ung"), ("RR", "RR_intakter")}


def test_insatser_som_pagar_star_kvar_och_de_avslutade_listas_inte(nytt: NyttAr) -> None:
    bokslut = bokslutet(nytt.bok)
    listade = {insats.id for insats in bokslut.insatser if insats.ordning is not None}
    assert listade == {
        "steget_vidare",
        "ratta_steget_gavle",
        "ratta_steget_af",
        "rakna_med_mig",
        "trygg_ung",
        "ungdomsboozt",
        "forsteget",
        "trisam_utvardering",
        "valfardsguiden",
    }
    assert all(insats.kvinnor is None and insats.bedomning is None for insats in bokslut.insatser)
    assert "connect" not in {insats.id for insats in bokslut.insatser}


def test_planen_tar_kapitalet_ur_bokslutet_och_sitt_eget_resultat_som_prognos(tmp_path: Path) -> None:
    bok = skapa_bok(tmp_path / "plan.xlsx", exempel="gavleborg-plan-2022", tid=TID)
    bygg(VERKSAMHETSPLAN, bok, tid=TID)
    ny = nytt_ar(bok, tmp_path / "plan-2023.xlsx", tid=TID)
    bokslut = bokslutet(ny.bok)
    assert bokslut.grunddata["VP_Period"] == date(2023, 12, 31)
    assert bokslut.grunddata["VP_Ingaende_ek"] == 5_233_000
    assert str(bokslut.grunddata["VP_Prognos"]) == "-2549146.00"
    assert "Beslutsdatum" not in {namn for namn, varde in bokslut.grunddata.items() if varde}
    assert {rad.period.year for rad in bokslut.budget} == {2023, 2024}
    byggd = las(ny.bok)["VP Budget"]
    assert byggd[5][1:4] == [2023, 2024, 2025]
    assert next(rad for rad in byggd if rad[0] == "Ingående eget kapital")[1] == 2684


@pytest.fixture(scope="module")
def rik(gammal: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Exempelboken som en person har byggt ut med eget blad, bilder och makron."""
    bok = openpyxl.load_workbook(gammal)
    for blad in [blad for blad in bok.sheetnames if blad.startswith(("ÅR ", "_"))]:
        del bok[blad]
    for namn in [namn for namn in bok.defined_names if namn.startswith(("AR_RR_", "AR_BR_"))]:
        del bok.defined_names[namn]
    egen_analys(bok.create_sheet(FORMELBLAD))
    minne = io.BytesIO()
    bok.save(minne)
    vag = tmp_path_factory.mktemp("rik") / "rik.xlsm"
    vag.write_bytes(kompletterad(minne.getvalue(), makron=True))
    return vag


def test_det_egna_foljer_med_byte_for_byte(rik: Path, tmp_path: Path) -> None:
    fore = rik.read_bytes()
    ny = nytt_ar(rik, tmp_path / "ny.xlsm", tid=TID)
    assert rik.read_bytes() == fore
    gamla, nya = delar(fore), delar(ny.bok.read_bytes())
    assert gamla.keys() - nya.keys() <= {"xl/calcChain.xml"}
    andrade = {namn for namn in gamla.keys() & nya.keys() if gamla[namn] != nya[namn]}
    fyllda = {namn for namn, _, _ in ny.tabeller} | {"Grunddata", "Start"}
    tillatna = {ett.del_ for ett in innehall.blad(Paket.oppna(fore)) if ett.namn in fyllda}
    resten = andrade - tillatna - {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"}
    assert {namn for namn in resten if not namn.startswith("xl/tables/")} == set()
    for slag in ("vbaProject", "chart", "media", "comment", "drawing", "ctrlProp", "customXml", "printerSettings"):
        traffar = [namn for namn in gamla if slag in namn]
        assert traffar, slag
        assert all(gamla[namn] == nya[namn] for namn in traffar)


def test_ett_andrat_rapportblad_finns_kvar_bredvid_det_nya(gammal: Path, tmp_path: Path) -> None:
    bok = tmp_path / "bok.xlsx"
    bok.write_bytes(skriv(gammal.read_bytes(), "ÅR Noter", {"A1": "Mina noter"}))
    ny = nytt_ar(bok, tmp_path / "ny.xlsx", tid=TID)
    bevarat = ny.bevarade["ÅR Noter"]
    assert las(ny.bok)[bevarat][0][0] == "Mina noter"


def test_en_egen_anteckning_vid_en_rad_som_forsvinner_vagras(gammal: Path, tmp_path: Path) -> None:
    """Hellre ett nej med cellen namngiven än en tappad anteckning."""
    bok = tmp_path / "bok.xlsx"
    shutil.copy(gammal, bok)
    oppnad = openpyxl.load_workbook(bok)
    blad = oppnad["Insatser"]
    kolumn = blad.max_column + 1
    blad.cell(4, kolumn, "Min kolumn")
    blad.cell(blad.max_row, kolumn, "glöm inte")
    tabellen = blad.tables["Insatser"]
    tabellen.ref = f"A4:{blad.cell(blad.max_row, kolumn).coordinate}"
    tabellen.autoFilter = None
    tabellen._initialise_columns()
    for nr, ett in enumerate(tabellen.tableColumns, start=1):
        ett.name = str(blad.cell(4, nr).value)
    oppnad.save(bok)
    with pytest.raises(Avbrott, match="Min kolumn"):
        nytt_ar(bok, tmp_path / "ny.xlsx", tid=TID)
    assert not (tmp_path / "ny.xlsx").exists()


@pytest.mark.parametrize(
    ("ut", "svar"),
    [("finns.xlsx", "finns redan"), ("ny.xlsm", "samma slag")],
)
def test_den_nya_filen_skriver_inte_over_och_har_samma_slag(ut: str, svar: str, gammal: Path, tmp_path: Path) -> None:
    (tmp_path / "finns.xlsx").write_text("min fil", encoding="utf-8")
    with pytest.raises(Avbrott, match=svar):
        nytt_ar(gammal, tmp_path / ut, tid=TID)
    assert (tmp_path / "finns.xlsx").read_text(encoding="utf-8") == "min fil"


def test_en_bok_utan_rapport_har_inget_ar_att_lamna(tmp_path: Path) -> None:
    bok = skapa_bok(tmp_path / "tom.xlsx", exempel="gavleborg-plan-2022", tid=TID)
    oppnad = openpyxl.load_workbook(bok)
    blad, cell = oppnad.defined_names["VP_Period"].attr_text.replace("$", "").split("!")
    oppnad[blad][cell] = None
    oppnad.save(bok)
    assert cli.main(["nytt-ar", str(bok), "-o", str(tmp_path / "ny.xlsx")]) == 2


def test_kommandot_sager_vad_som_flyttades(gammal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["nytt-år", str(gammal), "-o", str(tmp_path / "ny.xlsx")]) == 0
    sagt = capsys.readouterr().out
    for ord_ in ("2025-12-31  2026-12-31", "Saldo", "är som den var"):
        assert ord_ in sagt


def test_en_formel_i_en_inmatningscell_blir_sitt_varde_och_namns(gammal: Path, tmp_path: Path) -> None:
    bok = tmp_path / "bok.xlsx"
    med_formel = skriv_formel(gammal.read_bytes(), "Budget", "E5", "9460*1000")
    bok.write_bytes(bytes(recalculate_xlsx_bytes(med_formel)["bytes"]))
    ny = nytt_ar(bok, tmp_path / "ny.xlsx", tid=TID)
    assert ny.formler == ("Budget!E5",)
    assert max(rad.belopp for rad in bokslutet(ny.bok).budget) == 9_460_000


def test_samma_bok_och_klocka_ger_samma_nya_bok(gammal: Path, nytt: NyttAr, tmp_path: Path) -> None:
    assert nytt_ar(gammal, tmp_path / "tva.xlsx", tid=TID).bok.read_bytes() == nytt.bok.read_bytes()


def _saldon(bok: Path) -> tuple[Saldorad, ...]:
    bokslut = las_bok(Bok(bok.read_bytes())).bokslut
    assert bokslut is not None
    return bokslut.saldon


def test_den_nya_boken_gar_att_bygga(nytt: NyttAr, tmp_path: Path) -> None:
    """När årets bokföring är inläst; dessförinnan vore varje siffra en nolla som ingen bokfört."""
    ny = tmp_path / "ny.xlsx"
    shutil.copy(nytt.bok, ny)
    with pytest.raises(Avbrott, match=r"Saldo är tomt för 2026-12-31\. Läs in SIE-filen\."):
        bygg(ARSREDOVISNING, ny, tid=TID)
    konto = Saldorad(date(2026, 12, 31), "1930", "Bank", "BR_kassa", "", "", Decimal(0), Decimal(0), sie_rad=1)
    ny.write_bytes(fylld(Bok(ny.read_bytes()), {"Saldo": rader("Saldo", (*_saldon(ny), konto))}).data)
    bygge = bygg(ARSREDOVISNING, ny, tid=TID)
    assert bygge.bevarade == {}
    assert bygge.varningar == ()
