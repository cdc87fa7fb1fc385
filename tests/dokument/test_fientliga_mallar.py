"""Mallar som är gjorda för att skada, eller som inte är mallar: en mening, och inget skrivet."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from finsam_xl.arbete.dokument.dokumentet import dokumentet
from finsam_xl.arbete.dokument.gor import gor_dokument
from finsam_xl.arbete.dokument.mallen import skriv_mall
from finsam_xl.arbete.dokument.underlaget import Dokumentunderlag
from finsam_xl.arbete.gemensamt.fel import Avbrott, Indatafel
from finsam_xl.arbetsbok.opc.ooxml import cell
from finsam_xl.hosts.cli import main
from finsam_xl.mallar import mall as mallfil
from finsam_xl.rapporter.slag import ARSREDOVISNING, BILAGOR
from tests.byggda import demobok
from tests.dokument.mallfragment import INNEHALL, mallen, stycke
from tests.exemplet import TID, exemplet
from tests.redigering import rad_med, skriv, tabellform

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"


def _med(namn: str, innehall: bytes, kropp: str = "") -> bytes:
    """Mallen med en del till, eller bytt."""
    ut = BytesIO()
    with zipfile.ZipFile(BytesIO(mallen(kropp or stycke("x")))) as fran, zipfile.ZipFile(ut, "w", 8) as till:
        for ett in fran.namelist():
            if ett != namn:
                till.writestr(ett, fran.read(ett))
        till.writestr(namn, innehall)
    return ut.getvalue()


def _hanvisning(slag: str, mal: str) -> bytes:
    rad = f'<Relationship Id="rId9" Type="{R}/{slag}" Target="{mal}" TargetMode="External"/>'
    return _med("word/_rels/settings.xml.rels", f'<Relationships xmlns="{_RELS}">{rad}</Relationships>'.encode())


FIENTLIGA: dict[str, tuple[Callable[[], bytes], str]] = {
    "tom": (lambda: b"", "tomt"),
    "text": (lambda: b"hej", "inget Word-dokument"),
    "avhuggen": (lambda: mallen(stycke("x"))[:-900], "skadat"),
    "skadad xml": (lambda: _med("word/document.xml", b"<w:document"), "skadat"),
    "dtd": (lambda: _med("word/document.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "DTD"),
    "bomb": (lambda: _med("word/media/a.bin", bytes(60_000_000)), "orimligt stort"),
    "utanför": (lambda: _med("../ut.xml", b"<a/>"), "otillåtna namnet"),
    "makron": (lambda: _med("word/vbaProject.bin", b"a"), "makron"),
    "signerad": (lambda: _med("_xmlsignatures/sig1.xml", b"<a/>"), "signerat"),
    "inbäddat program": (lambda: _med("word/embeddings/oleObject1.bin", b"a"), "inbäddat program"),
    "mall på webben": (lambda: _hanvisning("attachedTemplate", "https://exempel.invalid/a.dotm"), "annan dator"),
    "mall på en server": (lambda: _hanvisning("attachedTemplate", "file://server/a.dotm"), "annan dator"),
    "bild på webben": (lambda: _hanvisning("image", "https://exempel.invalid/a.png"), "en bild som hämtas"),
    "ram": (lambda: _hanvisning("frame", "https://exempel.invalid/a"), "utanför sig självt"),
}


def _underlag() -> Dokumentunderlag:
    return Dokumentunderlag(ARSREDOVISNING, exemplet(), INNEHALL, ())


@pytest.mark.parametrize("hur", FIENTLIGA)
def test_en_fientlig_mall_vagras_med_en_mening(hur: str) -> None:
    gor, sagt = FIENTLIGA[hur]
    with pytest.raises(Avbrott) as fel:
        dokumentet(gor(), _underlag(), "Min mall.docx")
    text = str(fel.value)
    assert text.startswith("Min mall.docx ")
    assert sagt in text
    assert "\n" not in text


def test_en_lank_som_en_manniska_klickar_pa_och_en_mall_pa_egen_disk_gar_bra() -> None:
    for slag, mal in (("hyperlink", "https://exempel.invalid/"), ("attachedTemplate", "file:///C:/mallar/a.dotm")):
        assert dokumentet(_hanvisning(slag, mal), _underlag()).besked


def test_falt_lamnas_i_fred() -> None:
    falt = '<w:r><w:instrText> INCLUDETEXT "{{ AR_antal }}" </w:instrText></w:r>'
    data = dokumentet(mallen(stycke("{{ AR_antal }}", falt)), _underlag()).paket.skriv()
    assert b'INCLUDETEXT "{{ AR_antal }}"' in zipfile.ZipFile(BytesIO(data)).read("word/document.xml")


def test_ett_okant_marke_skriver_inget(tmp_path: Path) -> None:
    (tmp_path / "mall.docx").write_bytes(mallen(stycke("{{ AR_RR_intaktr }}")))
    with pytest.raises(Indatafel) as fel:
        gor_dokument(ARSREDOVISNING, demobok(), tmp_path / "ut.docx", tmp_path / "mall.docx", tid=TID)
    assert "närmast är AR_RR_intakter" in fel.value.problem[0].text
    assert not (tmp_path / "ut.docx").exists()


def test_en_kontroll_som_ar_fel_sags_med_sina_siffror_och_inget_skrivs(tmp_path: Path) -> None:
    data = demobok().read_bytes()
    form = tabellform(data, "Saldo")
    plats = cell(rad_med(data, "Saldo", Konto="1930", Period="46022"), form.kolumner["Belopp"])
    bok = tmp_path / "bok.xlsx"
    bok.write_bytes(skriv(data, "Saldo", {plats: 1_000_000}))
    fore = bok.read_bytes()
    with pytest.raises(Indatafel) as fel:
        gor_dokument(ARSREDOVISNING, bok, tmp_path / "ut.docx", tid=TID)
    assert any(ett.plats.startswith("Kontroll C") and "AR_BR_" in ett.text for ett in fel.value.problem)
    assert [ett.name for ett in tmp_path.iterdir()] == ["bok.xlsx"]
    assert bok.read_bytes() == fore


def test_filerna_som_inte_finns_finns_redan_eller_heter_fel(tmp_path: Path) -> None:
    (tmp_path / "finns.docx").write_bytes(b"mitt")
    for ut, mall, sagt in (
        ("finns.docx", None, "finns redan.*fornya_dokument"),
        ("ut.doc", None, "ändelsen .docx"),
        ("ut.docx", tmp_path / "saknas.docx", "finns inte"),
    ):
        with pytest.raises(Avbrott, match=sagt):
            gor_dokument(ARSREDOVISNING, demobok(), tmp_path / ut, mall, tid=TID)
    with pytest.raises(Avbrott, match="inget eget dokument"):
        gor_dokument(BILAGOR, demobok(), tmp_path / "ut.docx", tid=TID)
    assert (tmp_path / "finns.docx").read_bytes() == b"mitt"


def test_mallen_som_foljer_med_skrivs_for_att_andras(tmp_path: Path) -> None:
    skriv_mall(ARSREDOVISNING, tmp_path / "mall.docx")
    assert (tmp_path / "mall.docx").read_bytes() == mallfil("dokument/arsredovisning.docx").read_bytes()
    with pytest.raises(Avbrott, match="finns redan"):
        skriv_mall(ARSREDOVISNING, tmp_path / "mall.docx")


def test_kommandot_visar_namnen_och_skriver_dem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bok = str(demobok())
    assert main(["dokument", "arsredovisning", bok, "--namn", "-o", str(tmp_path / "namn.csv")]) == 0
    rader = (tmp_path / "namn.csv").read_text(encoding="utf-8-sig").splitlines()
    assert "{{ tabell Resultaträkning }};Tabell;trycks" in rader
    assert any(rad.startswith("{{ AR_RR_arets_resultat }};") and rad.endswith("−1\u00a0451\u00a0tkr") for rad in rader)
    assert "märken" in capsys.readouterr().out
