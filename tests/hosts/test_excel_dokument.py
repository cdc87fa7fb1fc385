"""Knappen Gör dokument: rapporten som Word-dokument bredvid den öppna boken, och dokumentets namn på Start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.hosts.excel import gor_dokument
from tests.byggda import importerat_och_byggt
from tests.dokument.lasdokument import last
from tests.exceldubbel import Dubbelapp, oppna
from tests.exceldubbel.innehall import dubbelns
from tests.exemplet import importerat

if TYPE_CHECKING:
    from pathlib import Path


def test_dokumentet_laggs_bredvid_boken_och_start_sager_vilket(tmp_path: Path) -> None:
    app = Dubbelapp()
    bok = oppna(app, importerat_och_byggt(tmp_path / "bok.xlsm"))
    gor_dokument(bok=bok)
    assert app.rutor[0].startswith("Årsredovisning ligger i bok-årsredovisning.docx, bredvid boken.")
    assert [tabell.titel for tabell in last(tmp_path / "bok-årsredovisning.docx").tabeller][:2] == [
        "Flerårsöversikt",
        "Nyckeltal",
    ]
    assert "bok-årsredovisning.docx, 20" in str(dubbelns(bok)["Start"])


def test_utan_byggd_rapport_sags_vad_man_gor_forst(tmp_path: Path) -> None:
    app = Dubbelapp()
    gor_dokument(bok=oppna(app, importerat(tmp_path / "bok.xlsm")))
    assert app.rutor[0].startswith("Ingen rapport är byggd i boken.")
    assert not list(tmp_path.glob("*.docx"))
