"""En grind in i boken: varje kommando säger samma enda mening om samma fil som inte är en vanlig arbetsbok."""

from __future__ import annotations

import io
import os
import zipfile
from functools import partial
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.gemensamt.grind import PAGARBLAD, las_arbetsbok
from finsam_xl.arbete.gemensamt.maskin import denna
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.exempel import bokforing
from finsam_xl.hosts import cli
from finsam_xl.hosts.dator.installation import installera
from finsam_xl.hosts.excel import kontrollera
from tests.exceldubbel import Dubbelapp, oppna
from tests.exemplet import skapad
from tests.redigering import nytt_blad

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


def test_en_bok_som_en_korning_pa_avstand_lamnat_halvfardig_sags_vara_det(tmp_path: Path) -> None:
    fil = tmp_path / "halv.xlsx"
    bok = load_workbook(io.BytesIO(_bok()))
    bok.create_sheet(PAGARBLAD)
    bok.save(fil)
    with pytest.raises(Avbrott, match=r"halv\.xlsx är halvfärdig.*_finsam pågår.*tryck på knappen igen"):
        las_arbetsbok(fil)


def _zip(delar: Mapping[str, bytes]) -> bytes:
    minne = io.BytesIO()
    with zipfile.ZipFile(minne, "w", zipfile.ZIP_DEFLATED) as arkiv:
        for namn, data in delar.items():
            arkiv.writestr(namn, data)
    return minne.getvalue()


def _strom(namn: str) -> bytes:
    return OLE + namn.encode("utf-16-le")


def _bok() -> bytes:
    return skapad("gavleborg-2025").read_bytes()


def _utbytt(fran: bytes, till: bytes, *delar: str) -> bytes:
    """Boken med en text utbytt i delarna, som ett annat program skriver den."""
    paket = Paket.oppna(_bok())
    for namn in delar or paket.namn():
        paket.satt(namn, paket.las(namn).replace(fran, till))
    return paket.skriv()


def _trasigt_blad() -> bytes:
    paket = Paket.oppna(_bok())
    paket.satt("xl/worksheets/sheet4.xml", paket.las("xl/worksheets/sheet4.xml")[:-40])
    return paket.skriv()


def _adress(ny: str) -> bytes:
    """En cell på ett blad som bara somliga kommandon läser, på en plats som inget blad har."""
    paket = Paket.oppna(nytt_blad(_bok(), "Mitt blad"))
    (del_,) = (namn for namn in paket.namn() if b"<sheetData/>" in paket.las(namn) and "worksheets" in namn)
    rad = f'<sheetData><row r="1"><c r="{ny}"><v>1</v></c></row></sheetData>'
    paket.satt(del_, paket.las(del_).replace(b"<sheetData/>", rad.encode()))
    return paket.skriv()


def _typ(fran: str, till: str) -> Callable[[], bytes]:
    return lambda: _utbytt(fran.encode(), till.encode(), "[Content_Types].xml")


_BOKTYP = "openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
SLAG: dict[str, tuple[Callable[[], bytes], str]] = {
    "strikt": (
        lambda: _utbytt(
            b"http://schemas.openxmlformats.org/officeDocument/2006", b"http://purl.oclc.org/ooxml/officeDocument"
        ),
        "Strikt Open XML",
    ),
    "krypterad": (lambda: _strom("EncryptedPackage"), "skyddad med lösenord"),
    "xls": (lambda: _strom("Workbook"), "gamla formatet .xls"),
    "xls 5": (lambda: _strom("Book"), "mycket gammalt format av .xls"),
    "doc": (lambda: _strom("WordDocument"), "Word-dokument"),
    "xlsb": (_typ(_BOKTYP, "ms-excel.sheet.binary.macroEnabled.main"), ".xlsb"),
    "mall": (_typ("spreadsheetml.sheet.main", "spreadsheetml.template.main"), "en mall"),
    "word": (_typ("spreadsheetml.sheet.main", "wordprocessingml.document.main"), "ett Word-dokument"),
    "ods": (lambda: _zip({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "(.ods)"),
    "numbers": (lambda: _zip({"Index/Document.iwa": b"x"}), "Apple Numbers"),
    "zip": (lambda: _zip({"brev.txt": b"hej"}), "en zip-fil men ingen Excel-arbetsbok"),
    "zippad bok": (lambda: _zip({"bok.xlsx": b"PK"}), "en zip-fil med en arbetsbok i"),
    "avkortad": (lambda: _bok()[:9000], "skadad"),
    "trasigt blad": (_trasigt_blad, "skadad"),
    **{f"cellen {ett}": (partial(_adress, ett), "skadad") for ett in ("AAAAA1", "a1")},
    "tom": (lambda: b"", "tom (0 byte)"),
    "csv": (lambda: "Konto;Belopp\r\n1930;Årets\r\n".encode("cp1252"), "en textfil"),
    "text utf-16": (lambda: "Konto\tBelopp\n".encode("utf-16"), "en textfil"),
    "html": (lambda: b"<html><table><tr><td>1</td></tr></table></html>", "en webbsida (HTML)"),
    "xml 2003": (
        lambda: b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "XML-kalkylblad 2003",
    ),
    "pdf": (lambda: b"%PDF-1.7\n", "en PDF"),
    "rtf": (lambda: b"{\\rtf1 hej}", "ett RTF-dokument"),
    "sie": (bokforing, "en SIE-fil"),
    "genväg": (lambda: b"L\0\0\0\x01\x14\x02\0" + bytes(80), "en genväg"),
    "skräp": (lambda: b"\0\1\2\3" * 50, "ingen Excel-arbetsbok, eller så är den skadad"),
}
KOMMANDON: dict[str, tuple[str, ...]] = {
    "kontrollera": ("kontrollera", "BOK"),
    "kontrollera --json": ("kontrollera", "BOK", "--json"),
    "kontrollera --rätta": ("kontrollera", "BOK", "--rätta"),
    "importera-sie": ("importera-sie", "BOK", "HUVUDBOK", "--ja"),
    "bygg årsredovisning": ("bygg", "årsredovisning", "BOK"),
    "bygg bilagor": ("bygg", "bilagor", "BOK"),
    "bygg -o": ("bygg", "verksamhetsplan", "BOK", "-o", "UT/ny.xlsx"),
    "nytt-ar": ("nytt-ar", "BOK", "-o", "UT/ny.xlsx"),
    "granska": ("granska", "BOK"),
    "granska --mot": ("granska", "TRYCK", "--mot", "BOK"),
    "granska --blad": ("granska", "TRYCK", "--blad", "BOK"),
    "granska --jämför": ("granska", "TRYCK", "--jämför", "BOK"),
    "spåra": ("spåra", "BOK", "ÅR Noter!C7"),
    "spåra --blad": ("spåra", "BOK", "AR_RR_intakter", "--blad"),
    "revisor": ("revisor", "BOK", "-o", "UT/paket"),
    "doktor": ("doktor", "BOK"),
}
LASER_TRYCK = ("granska", "granska --jämför")
"""De läser en tryckt rapport, och den får vara en PDF: då är det den som är skadad."""
TRYCK = "Post;2025\nVerksamhetens intäkter;10\nVerksamhetens kostnader;-4\nVerksamhetens resultat;6\n"


@pytest.fixture
def ytan(tmp_path: Path) -> Path:
    """En mapp med en huvudbok, ett tryck och ingenstans att skriva ännu."""
    (tmp_path / "HUVUDBOK").write_bytes(bokforing())
    (tmp_path / "TRYCK" / "arsredovisning_2025").mkdir(parents=True)
    (tmp_path / "TRYCK" / "arsredovisning_2025" / "resultatrakning.csv").write_text(TRYCK, encoding="utf-8")
    (tmp_path / "UT").mkdir()
    return tmp_path


def _svar(kommando: str, ytan: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Vad kommandot säger om BOK.xlsx; det svarar 2 och skriver ingenting."""
    ord_ = [
        str(ytan / ("TRYCK/arsredovisning_2025" if ett == "TRYCK" else ett.replace("BOK", "BOK.xlsx", 1)))
        if ett in {"BOK", "TRYCK"} or ett.startswith("UT")
        else (str(ytan / ett) if ett == "HUVUDBOK" else ett)
        for ett in KOMMANDON[kommando]
    ]
    fore = {fil: fil.read_bytes() for fil in ytan.rglob("*") if fil.is_file()}
    assert cli.main(ord_) == 2, kommando
    assert {fil: fil.read_bytes() for fil in ytan.rglob("*") if fil.is_file()} == fore
    svar = capsys.readouterr()
    assert svar.out == "" or kommando == "granska --blad", kommando  # fynden visas ändå
    return svar.err


@pytest.mark.parametrize("slag", SLAG)
def test_varje_kommando_sager_samma_mening(slag: str, ytan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gor, vad = SLAG[slag]
    (ytan / "BOK.xlsx").write_bytes(gor())
    svar = {kommando: _svar(kommando, ytan, capsys) for kommando in KOMMANDON}
    if slag == "pdf":
        assert all("BOK.xlsx" in svar.pop(kommando) for kommando in LASER_TRYCK)
    (mening,) = set(svar.values())
    assert mening.startswith("BOK.xlsx: ")
    assert vad in mening
    assert mening.count("\n") == 2, "en mening, och att inget har skrivits"
    assert "Traceback" not in mening


@pytest.mark.parametrize("slag", ["mapp", "saknas", "rör", "länk i ring", "för långt namn"])
def test_det_som_inte_ar_en_fil_sags_ocksa_lika(slag: str, ytan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bok = ytan / "BOK.xlsx"
    if slag == "mapp":
        bok.mkdir()
    elif slag == "rör":
        os.mkfifo(bok)
    elif slag == "länk i ring":
        bok.symlink_to(bok)
    elif slag == "för långt namn":
        bok = ytan / ("B" * 300 + ".xlsx")
    with pytest.raises(Avbrott) as brott:
        las_arbetsbok(bok)
    ord_i_svaret = {
        "mapp": "är en mapp",
        "saknas": "finns inte",
        "rör": "ingen vanlig fil",
        "länk i ring": "en länk leder till sig själv",
        "för långt namn": "namnet är för långt",
    }[slag]
    assert ord_i_svaret in str(brott.value)
    if slag not in {"mapp", "för långt namn"}:
        tar_mapp = {"granska", "granska --jämför"}  # ett tryck är oftast en mapp
        svar = {_svar(kommando, ytan, capsys) for kommando in KOMMANDON.keys() - tar_mapp}
        assert len(svar) == 1
        assert str(brott.value) in svar.pop()


def test_knappen_sager_detsamma_om_en_bok_med_losenord(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "logg"))
    (tmp_path / "bok.xlsm").write_bytes(_bok())
    app = Dubbelapp()
    bok = oppna(app, tmp_path / "bok.xlsm")
    monkeypatch.setattr("pathlib.Path.read_bytes", lambda _: _strom("EncryptedPackage"))
    kontrollera(bok=bok)
    assert "bok.xlsm: Filen är skyddad med lösenord" in app.rutor[0]
    assert "Inget har ändrats i boken." in app.rutor[0]


def test_installera_oppnar_genom_samma_grind(tmp_path: Path) -> None:
    bok = tmp_path / "bok.xlsm"
    bok.write_bytes(_strom("Workbook"))
    from dataclasses import replace  # noqa: PLC0415

    with pytest.raises(Avbrott, match=r"bok\.xlsm: Filen är sparad i det gamla formatet \.xls"):
        installera(bok, replace(denna(), system="win32"))


def test_en_hel_bok_gar_igenom(tmp_path: Path) -> None:
    bok = tmp_path / "bok.xlsx"
    bok.write_bytes(_bok())
    assert las_arbetsbok(bok).data == _bok()
