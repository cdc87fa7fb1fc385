"""Det som folk har: egen CSV, Word och PDF. Vad som lästs sägs, och en fientlig fil vägras."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.granska.granskningsrapport import skriv_rapport
from finsam_xl.arbete.granska.granskningsvisning import granska
from finsam_xl.granskning.alla import prova
from finsam_xl.granskning.fynd import Allvar
from finsam_xl.granskning.tryck.las import las_mapp
from finsam_xl.granskning.tryck.las_fel import GranskningsfelError, UtanTabellerError
from finsam_xl.granskning.tryck.las_pdf import las_pdf
from finsam_xl.granskning.tryck.las_word import las_word
from finsam_xl.hosts.cli import main
from tests.granskning.filformer import pdf, word

if TYPE_CHECKING:
    from pathlib import Path

TID = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
RR = [
    ["", "2025", "2024"],
    ["Verksamhetens intäkter", "18 920", "18 920"],
    ["Verksamhetens kostnader", "-20 369", "-17 315"],
    ["Verksamhetens resultat", "-1 449", "1 605"],
    ["Finansiella kostnader", "-2", "-2"],
    ["Resultat efter finansiella poster", "-1 451", "1 603"],
    ["Årets resultat", "-1 451", "1 630"],
]


def _mapp(rot: Path, text: str, fil: str = "uppgifter") -> Path:
    mapp = rot / "rapport_2025"
    mapp.mkdir(exist_ok=True)
    (mapp / f"{fil}.csv").write_text(text, encoding="utf-8")
    return mapp


@pytest.mark.parametrize(
    "rubriker",
    ["2025;2024", "Utfall 2025;Utfall 2024", "Bokslut 2024;Bokslut 2023", "2025-12-31;2024-12-31", "Budget 2025;2024"],
)
def test_en_egen_csv_behover_inga_bestamda_rubriker(tmp_path: Path, rubriker: str) -> None:
    mapp = _mapp(tmp_path, f"Belopp i tkr;{rubriker}\nHyra;10;–\nEl;5;4\nSumma;16;4\n")
    utslag = prova(las_mapp(mapp))

    assert [(str(ett.tryckt), str(ett.beraknat)) for ett in utslag.fynd] == [("16", "15")]
    assert len(utslag.provat) == 2


def test_aldst_forst_ar_samma_sak(tmp_path: Path) -> None:
    mapp = _mapp(tmp_path, "tkr;2024;2025\nVerksamhetens intäkter;5;7\nÅrets resultat;5;7\n", "resultatrakning")
    (mapp / "balansrakning.csv").write_text("tkr;2024;2025\nÅrets resultat;5;70\nSumma eget kapital;5;70\n", "utf-8")
    fynd = prova(las_mapp(mapp)).fynd

    assert [(ett.id, str(ett.tryckt), str(ett.beraknat)) for ett in fynd if ett.id == "C03"] == [("C03", "70", "7")]


def test_en_rad_som_inte_gar_att_lasa_lamnar_summan_oprovad(tmp_path: Path) -> None:
    mapp = _mapp(tmp_path, "post,utfall_2025,enhet\nHyra,1x0,tkr\nEl,5,tkr\nSumma,99,tkr\n", "not_9_lokaler")
    utslag = prova(las_mapp(mapp))

    assert [ett.id for ett in utslag.fynd] == ["S03"]
    assert "Summor som raden ingår i är inte prövade" in utslag.fynd[0].text
    assert utslag.provat == ()


def test_word_lases_med_tabeller_och_text() -> None:
    data = word(["Årets resultat blev -1 415 tkr.", ("Heading2", "Resultaträkning"), "Belopp i tkr", RR])
    dokument = las_word("arsredovisning_2025.docx", data)
    fynd = prova(dokument).fynd

    assert [tabell.fil for tabell in dokument.tabeller] == ["tabell 1 Resultaträkning"]
    assert [(ett.id, str(ett.tryckt), str(ett.beraknat)) for ett in fynd if ett.allvar is Allvar.FEL] == [
        ("C02", "1630", "1603"),
        ("C25", "-1415", "-1451"),
    ]
    assert fynd[0].plats == "tabell 1 Resultaträkning, rad 7 Årets resultat, kolumn 2024"


def test_pdf_lases_efter_lage() -> None:
    pytest.importorskip("pypdf")
    dokument = las_pdf("rapport_2025.pdf", pdf([[["Resultaträkning"], ["Belopp i tkr"], *RR], []]))

    assert [(str(ett.tryckt), str(ett.beraknat)) for ett in prova(dokument).fynd if ett.id == "C02"] == [
        ("1630", "1603")
    ]
    assert [(ett.plats, ett.varfor) for ett in dokument.olasta] == [("sida 2", "sidan är en bild utan text")]


def test_en_skannad_pdf_ar_inte_last() -> None:
    pytest.importorskip("pypdf")
    with pytest.raises(UtanTabellerError, match="inte läst: sidorna är bilder"):
        las_pdf("rapport_2025.pdf", pdf([[], []]))


def test_en_trasig_pdf_vagras() -> None:
    with pytest.raises(GranskningsfelError, match=r"rapport\.pdf"):
        las_pdf("rapport.pdf", b"%PDF-1.7 skrap")


def _med_dokument(xml: bytes) -> bytes:
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w", zipfile.ZIP_DEFLATED) as arkiv:
        arkiv.writestr("word/document.xml", xml)
    return ut.getvalue()


@pytest.mark.parametrize(
    ("xml", "klagomal"),
    [
        (b"<w:document", "skadad"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "inte ska ha"),
        (b"<x/>", "ingen text"),
        (b" " * 50_000_001, "50 MB"),
    ],
)
def test_ett_fientligt_word_dokument_vagras(xml: bytes, klagomal: str) -> None:
    with pytest.raises(GranskningsfelError, match=klagomal):
        las_word("rapport.docx", _med_dokument(xml))


def test_kommandot_sager_vad_som_ar_last_och_svarar_med_tre_nar_inget_ar_provat(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mapp = _mapp(tmp_path, "tkr;2025\nHyra;10\nEl;5\n")
    (mapp / "bilaga.txt").write_text("text", encoding="utf-8")

    assert main(["granska", str(mapp)]) == 3
    fel = " ".join(capsys.readouterr().err.split())
    assert "uppgifter: kolumnerna 2025; 2 rader med tal; INTE PRÖVAD" in fel
    assert "Inte läst: bilaga.txt: i en mapp läses bara CSV; granska filen för sig." in fel


def test_rapporten_for_styrelsen_som_word_och_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mapp = _mapp(tmp_path, "tkr;2025;2024\nHyra;10;3\nEl;5;4\nSumma;16;9\n")
    assert main(["granska", str(mapp), "--rapport", str(tmp_path / "ut.json")]) == 1
    assert f"Granskningen är skriven i {tmp_path / 'ut.json'}." in capsys.readouterr().out
    innehall = json.loads((tmp_path / "ut.json").read_text(encoding="utf-8"))
    assert [ett["allvar"] for ett in innehall["fynd"]] == ["FEL", "NOTIS"]
    assert innehall["fynd"][0]["lasning"] == "raderna ovanför (rad 2, 3)"
    assert (innehall["samband"], innehall["tabeller"][0]["samband"]) == (2, 2)

    skriv_rapport(tmp_path / "ut.docx", granska(mapp, ()), TID)
    med_egna_ogon = las_word("granskning_2025.docx", (tmp_path / "ut.docx").read_bytes())
    assert med_egna_ogon.rubriker == ("Granskning av rapport_2025", "Fel", "Notiser", "Vad som är läst och prövat")


@pytest.mark.parametrize(("namn", "klagomal"), [("ut.pdf", "som .docx eller .json"), ("finns.json", "finns redan")])
def test_rapporten_skrivs_inte_over_nagot(tmp_path: Path, namn: str, klagomal: str) -> None:
    (tmp_path / "finns.json").write_text("{}", encoding="utf-8")
    granskat = granska(_mapp(tmp_path, "tkr;2025\nHyra;10\nEl;5\nSumma;15\n"), ())

    with pytest.raises(Avbrott, match=klagomal):
        skriv_rapport(tmp_path / namn, granskat, TID)
