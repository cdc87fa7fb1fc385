"""finsam skriv-ut: rapportens blad, och bara de, som värden på egna sidor; boken själv är orörd."""

from __future__ import annotations

import re
import shutil
import struct
import zlib
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from pypdf import PdfReader

from finsam_xl.arbete.bygg.sidtext import avkortat, sidtext
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.gemensamt.maskin import denna
from finsam_xl.arbete.pdf import Skrivare
from finsam_xl.arbete.skriv_ut import filutskrift
from finsam_xl.arbete.skriv_ut.filutskrift import skriv_ut
from finsam_xl.arbete.skriv_ut.logotyp import logotyp
from finsam_xl.arbete.skriv_ut.tryckbok import _att_veta, tryckbok
from finsam_xl.arbete.skriv_ut.tryckta_blad import tryckt_blad
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa import innehall
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.arbetsbok.skriva.page_head import page_parts
from finsam_xl.hosts import cli
from finsam_xl.hosts.excel import skriv_ut as excel_skriv_ut
from finsam_xl.layout.grid import Grid
from finsam_xl.layout.style import Style
from finsam_xl.rapporter.slag import ARSREDOVISNING
from tests.arbetsbok.filgranser import HOGSTA_RAD, LANGSTA_SIDTEXT, over_granserna
from tests.arbetsbok.paketlint import brister
from tests.byggda import byggd
from tests.exceldubbel import Dubbelapp, oppna
from tests.exemplet import TID, exemplet
from tests.filandringar import andra_cell
from tests.libreoffice import required

if TYPE_CHECKING:
    from finsam_xl.arbete.skriv_ut.tryckbok import Tryckbok

LANGT = "Samordningsförbundet för arbete & hälsa i södra, västra och norra Mälarbygdens kommuner"
assert len(LANGT) > 80
BESLUTAT = {"Diarienummer": "SF & 2026/123", "Beslutsdatum": date(2026, 3, 20), "Sida_Beslutsdatum": "ja"}


@pytest.fixture(scope="module")
def bok() -> Path:
    return byggd("gavleborg-2025")


@pytest.fixture(scope="module")
def tryckt(bok: Path) -> Tryckbok:
    return tryckbok(Bok(bok.read_bytes()), ARSREDOVISNING, TID, lambda _: None)


@pytest.fixture(scope="module")
def oppnad(tryckt: Tryckbok, tmp_path_factory: pytest.TempPathFactory) -> Any:
    fil = tmp_path_factory.mktemp("tryck") / "tryck.xlsx"
    fil.write_bytes(tryckt.data)
    return openpyxl.load_workbook(fil)


def png(bredd: int = 300, hojd: int = 100) -> bytes:
    def del_(slag: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + slag + data + struct.pack(">I", zlib.crc32(slag + data))

    bild = zlib.compress(b"".join(b"\0" + b"\x80" * bredd for _ in range(hojd)))
    huvud = struct.pack(">IIBBBBB", bredd, hojd, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + del_(b"IHDR", huvud) + del_(b"IDAT", bild) + del_(b"IEND", b"")


def test_bara_rapportens_blad_i_ordning_och_inga_formler(tryckt: Tryckbok, oppnad: Any) -> None:
    assert oppnad.sheetnames == list(tryckt.blad)
    assert all(namn.startswith("ÅR ") for namn in tryckt.blad)
    assert not {"ÅR Poster", "ÅR Kontroller"} & set(tryckt.blad)
    assert not any(cell.data_type == "f" for blad in oppnad for rad in blad.iter_rows() for cell in rad)
    assert (brister(tryckt.data), over_granserna(tryckt.data), tryckt.att_veta) == ([], [], ())


def test_varje_tryckt_tal_ar_bokens(bok: Path, oppnad: Any) -> None:
    def talen(blad: Any) -> list[float]:
        return [cell.value for rad in blad.iter_rows() for cell in rad if isinstance(cell.value, (int, float))]

    bokens = openpyxl.load_workbook(bok, data_only=True)
    utan = ("ÅR Poster", "ÅR Kontroller")
    rapportens = [blad for blad in bokens if blad.title.startswith("ÅR ") and blad.title not in utan]
    bokens_tal = [tal for blad in rapportens for tal in talen(blad)]
    assert [tal for blad in oppnad for tal in talen(blad)] == bokens_tal
    assert len(bokens_tal) > 300


def test_sma_tabeller_delar_sida_och_en_not_ar_hel(oppnad: Any) -> None:
    titlar = {
        blad.title: [rad[0].value for rad in blad.iter_rows() if rad[0].style == "Finsam Titel"] for blad in oppnad
    }
    assert any(len(ett) > 1 for ett in titlar.values())
    noter = next(blad for blad in oppnad if "Noter" in titlar[blad.title])
    rubriker = [rad[0].row for rad in noter.iter_rows() if str(rad[0].value or "").startswith("Not ")]
    brytningar = [brytning.id for brytning in noter.row_breaks.brk]
    assert brytningar
    assert {brytning + 1 for brytning in brytningar} <= set(rubriker), "en sida börjar med en not"


def test_ingen_rad_ar_hogre_an_excel_visar_och_varje_rad_har_en_hojd(oppnad: Any) -> None:
    for blad in oppnad:
        fyllda = {cell.row for rad in blad.iter_rows() for cell in rad if cell.value is not None}
        hojder = {rad: blad.row_dimensions[rad].height for rad in fyllda}
        assert None not in hojder.values(), blad.title
        assert max(hojder.values()) <= HOGSTA_RAD


@pytest.mark.parametrize("mer", [{}, BESLUTAT, {**BESLUTAT, "Sida_Signatur": "ja", "Sida_Nummer": "Sida x"}])
@pytest.mark.parametrize("namn", ["A", LANGT, "&" * 130, LANGT * 4])
def test_sidans_texter_ryms_i_excel_med_koderna_och_ett_avkortat_namn_sags(namn: str, mer: dict[str, object]) -> None:
    sida = sidtext(ARSREDOVISNING, "Årsredovisning 2025", {"Forbund": namn, **mer})
    huvud, fot = page_parts(sida)
    assert max(len(huvud), len(fot)) <= LANGSTA_SIDTEXT
    assert huvud.count("&R") >= 1
    assert bool([*avkortat(sida)]) == (len(namn) + namn.count("&") > 150)


def test_sidhuvudet_ar_forbundets_val() -> None:
    def hoger(**val: str) -> str:
        return sidtext(ARSREDOVISNING, "Årsredovisning 2025", {"Forbund": "F", **BESLUTAT, **val}).right

    assert hoger() == "Årsredovisning 2025, dnr SF & 2026/123, beslutad av styrelsen 2026-03-20"
    assert hoger(Sida_Rapport="utan år", Sida_Beslutsdatum="nej") == "Årsredovisning, dnr SF & 2026/123"
    assert hoger(Sida_Rapport="nej", Sida_Diarienummer="nej") == "Beslutad av styrelsen 2026-03-20"
    aldre = sidtext(ARSREDOVISNING, "Årsredovisning 2025", {"Forbund": "F", "Diarienummer": "7"})
    assert page_parts(aldre)[1] == '&C&"Arial,Regular"&8 Sida &P av &N', "en bok av förr trycks som förr"
    assert aldre.right == "Årsredovisning 2025, dnr 7"


@pytest.fixture(scope="module")
def andrad(bok: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Boken med en mening för hand i noterna, en logotyp i mappen och plats för justeraren."""
    fil = tmp_path_factory.mktemp("andrad") / "bok.xlsx"
    fil.write_bytes(bok.read_bytes())
    andra_cell(fil, "ÅR Noter", "A4", "Not 1 Intäkter, egen rubrik")
    grunddata = openpyxl.load_workbook(fil).defined_names
    for namn, varde in (("Sida_Signatur", "ja"), ("Sida_Logotyp", "logga.png")):
        andra_cell(fil, "Grunddata", grunddata[namn].attr_text.rpartition("!")[2].replace("$", ""), varde)
    (fil.parent / "logga.png").write_bytes(png())
    return fil


def test_ett_blad_andrat_for_hand_skrivs_ut_som_det_star_med_logotyp_och_signatur(andrad: Path) -> None:
    fore = andrad.read_bytes()
    utskrift = skriv_ut(ARSREDOVISNING, andrad, andrad.with_name("ut.xlsx"), tid=TID)
    assert andrad.read_bytes() == fore
    assert any("ÅR Noter är ändrat för hand" in mening for mening in utskrift.bok.att_veta)
    tryck = openpyxl.load_workbook(utskrift.fil)
    noter = next(blad for blad in tryck if blad.title.startswith("ÅR Noter"))
    assert noter["A4"].value == "Not 1 Intäkter, egen rubrik"
    assert not any(cell.data_type == "f" for rad in noter.iter_rows() for cell in rad)
    assert all(len(blad._images) == 1 for blad in tryck)  # type: ignore[attr-defined]
    egna = [blad for blad in tryck if blad is not noter]
    assert all("Justerarens signatur" in str(blad.oddFooter) for blad in egna)
    assert brister(utskrift.fil.read_bytes()) == []


@pytest.mark.parametrize(
    ("namn", "data", "sagt"),
    [
        ("finns-inte.png", None, "finns inte i bokens mapp"),
        ("../logga.png", None, "är inte ett filnamn"),
        ("text.png", b"ingen bild", "är ingen bild"),
        ("tom.png", png()[:12], "är en skadad bild"),
    ],
)
def test_en_logotyp_som_inte_gar_att_trycka_sags(tmp_path: Path, namn: str, data: bytes | None, sagt: str) -> None:
    if data is not None:
        (tmp_path / namn).write_bytes(data)
    with pytest.raises(Avbrott, match=re.escape(sagt)):
        logotyp({"Sida_Logotyp": namn}, tmp_path)


def test_utan_libreoffice_och_excel_sags_vad_man_gor_och_inget_skrivs(
    bok: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(filutskrift, "denna", lambda: replace(denna(), libreoffice=None, excel=None))
    assert cli.main(["skriv-ut", "arsredovisning", str(bok), "-o", str(tmp_path / "ut.pdf")]) == 2
    sagt = capsys.readouterr().err
    assert "Installera LibreOffice, eller skriv finsam skriv-ut RAPPORT BOK -o UT.xlsx" in sagt
    assert list(tmp_path.iterdir()) == []


@pytest.mark.libreoffice
def test_pdf_ar_rapporten_med_egna_sidnummer(bok: Path, tmp_path: Path) -> None:
    """Sida x av y räknar rapportens egna sidor, i ordning, och ingen sida saknar sin."""
    required()
    utskrift = skriv_ut(ARSREDOVISNING, bok, tmp_path / "ut.pdf", tid=TID)
    sidor = [sida.extract_text() for sida in PdfReader(utskrift.fil).pages]
    assert len(utskrift.bok.blad) <= len(sidor) < 20
    for nummer, text in enumerate(sidor, start=1):
        assert f"Sida {nummer} av {len(sidor)}" in " ".join(text.split())
    assert not any("Poster" in text.splitlines()[0] for text in sidor)


def test_utskriften_har_titel_sprak_och_inga_namn_eller_tabeller(tryckt: Tryckbok) -> None:
    paket = Paket.oppna(tryckt.data)
    karna = paket.las("docProps/core.xml").decode()
    assert "<dc:title>Årsredovisning 2025, Samordningsförbund Gävleborg</dc:title>" in karna
    assert "<dc:language>sv-SE</dc:language>" in karna
    assert {ett.namn for ett in innehall.definierade_namn(paket)} <= {"_xlnm.Print_Titles", "_xlnm.Print_Area"}
    assert list(innehall.tabeller(paket)) == []


def test_knappen_skriver_de_byggda_rapporterna_bredvid_den_oppna_boken(
    bok: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Två rapporter är byggda; en utskrift som redan ligger där skrivs inte över."""
    fil = Path(shutil.copy(bok, tmp_path / "bok.xlsx"))
    (tmp_path / "bok-bilagor.pdf").write_bytes(b"min egen")
    skrivaren = Skrivare("LibreOffice", lambda bocker: {namn: b"%PDF" + data[:2] for namn, data in bocker})
    monkeypatch.setattr(filutskrift, "skrivare", lambda _: skrivaren)
    app = Dubbelapp()
    oppen = oppna(app, fil)
    app.raknare.slag.clear()
    excel_skriv_ut(bok=oppen)
    assert not {"formler", "kopiera", "namn"} & app.raknare.slag.keys(), "boken läses bara"
    assert {ett.name for ett in tmp_path.glob("*.pdf")} == {
        "bok-årsredovisning.pdf",
        "bok-bilagor.pdf",
        "bok-bilagor-2.pdf",
    }
    assert (tmp_path / "bok-årsredovisning.pdf").read_bytes() == b"%PDFPK"
    assert "Årsredovisning ligger i bok-årsredovisning.pdf" in app.rutor[-1]


def test_ett_langt_namn_bryts_under_titeln_i_stallet_for_att_ge_fler_sidor() -> None:
    grid = Grid("ÅR Prov", widths={1: 40, 2: 12})
    grid.put(1, 1, Style.TITEL, text="Resultaträkning")
    grid.put(2, 1, Style.UNDERRUBRIK, formula="Forbund")
    grid.put(5, 1, Style.RAD, text="Verksamhetens intäkter")
    grid.put(5, 2, Style.RAD, text="1")
    for namn, rader in (("Förbundet, belopp i tkr", 1), (f"{LANGT}, belopp i tkr", 2)):
        skiss: Any = SimpleNamespace(cell=lambda *_, namn=namn: namn)
        tryckt = tryckt_blad(skiss, grid)
        assert tryckt.cells[2, 1].text == namn
        assert (tryckt.cells[2, 1].style is Style.UNDERRUBRIK_BRYT) == (rader > 1)
        assert ((2, 1, 2, 2) in tryckt.merges) == (rader > 1)
        assert tryckt.heights[2] >= 13.5 * rader
        assert tryckt.cells[1, 1].style is Style.TITEL


def test_det_som_inte_ryms_overst_pa_sidan_sags_vid_utskriften(bok: Path) -> None:
    andrad = replace(exemplet(), grunddata={**exemplet().grunddata, "Forbund": LANGT * 4})
    sida = sidtext(ARSREDOVISNING, "Årsredovisning 2025", andrad.grunddata)
    byggt: Any = SimpleNamespace(
        skiss=SimpleNamespace(rapport=SimpleNamespace(slag=ARSREDOVISNING), sida=sida), bokslut=andrad
    )
    (sagt,) = _att_veta(Bok(bok.read_bytes()), byggt, {})
    assert "Excel rymmer 255 tecken" in sagt
