"""Knapparna Gör dokument och Uppdatera dokument: Word-dokumenten bredvid den öppna boken, och vad Start säger."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from finsam_xl.hosts.excel import (
    dokument_arsredovisning,
    dokument_halvarsredovisning,
    gor_dokument,
    uppdatera_dokument,
)
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
    bok.sheets["Grunddata"].impl.ark["B13"] = datetime(2026, 3, 12)  # noqa: DTZ001 - en dag i en cell har ingen zon
    uppdatera_dokument(bok=bok)
    assert app.rutor[-1].startswith("Boken har ändrats sedan bok-årsredovisning.docx gjordes.\nFörnyat: ")
    assert app.rutor[-1].endswith("bok-årsredovisning.docx är uppdaterat.")
    dokument_arsredovisning(bok=bok)
    assert app.rutor[-1].splitlines()[:2] == [
        "Årsredovisning ligger i bok-årsredovisning-2.docx, bredvid boken.",
        "bok-årsredovisning.docx är kvar som den var. Uppdatera dokument förnyar den och behåller er text.",
    ]
    (tmp_path / "bok-årsredovisning-2.docx").unlink()
    dokument_halvarsredovisning(bok=bok)
    assert "Halvårsredovisningens balansdag är tom" in app.rutor[-1]
    assert [fil.name for fil in tmp_path.glob("*.docx")] == ["bok-årsredovisning.docx"]
    (tmp_path / "~$k-årsredovisning.docx").write_bytes(b"")
    bok.sheets["Grunddata"].impl.ark["B13"] = datetime(2026, 3, 19)  # noqa: DTZ001 - som ovan
    uppdatera_dokument(bok=bok)
    assert app.rutor[-1].startswith("bok-årsredovisning.docx är öppen i Word eller LibreOffice")


def test_utan_byggd_rapport_sags_vad_man_gor_forst(tmp_path: Path) -> None:
    app = Dubbelapp()
    gor_dokument(bok=oppna(app, importerat(tmp_path / "bok.xlsm")))
    assert app.rutor[0].startswith("Ingen rapport är byggd i boken.")
    assert not list(tmp_path.glob("*.docx"))


def test_utan_dokument_bredvid_boken_sags_vad_man_gor_forst(tmp_path: Path) -> None:
    app = Dubbelapp()
    uppdatera_dokument(bok=oppna(app, importerat(tmp_path / "bok.xlsm")))
    assert app.rutor[0].startswith(
        "Inget Word-dokument bredvid bok.xlsm är gjort av den. Tryck först på knappen som gör det."
    )
