"""Knapparna som gör en bok bredvid den öppna: ur SIE-filer, och uppgraderad."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl

from finsam_xl.arbete.bygg.kvar.blad import KVARBLAD
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.hosts.excel import ny_bok_ur_sie, uppgradera
from tests.exceldubbel import Dubbelapp, oppna
from tests.exceldubbel.innehall import dubbelns
from tests.exemplet import importerat
from tests.inlasning.forslagsfall import som_den_ar

if TYPE_CHECKING:
    from pathlib import Path


def test_en_ny_bok_ur_sie_laggs_bredvid_och_den_oppna_ar_ororda(tmp_path: Path) -> None:
    app = Dubbelapp()
    bok = oppna(app, importerat(tmp_path / "bok.xlsm"))
    fore = dubbelns(bok)
    filerna = som_den_ar("kommunbas").data
    for namn, data in filerna.items():
        (tmp_path / namn).write_bytes(data)
    filer = "\n".join(str(tmp_path / namn) for namn in filerna)
    ny_bok_ur_sie(filer.encode("utf-16-be").hex(), bok=bok)
    ny = Bok((tmp_path / "bok-ur-sie.xlsm").read_bytes())
    assert KVARBLAD in ny.bladnamn
    assert ny.varde("Grunddata", 5, 2) == "Samordningsförbundet Lid"
    assert "Skapade bok-ur-sie.xlsm i samma mapp." in app.rutor[-1]
    assert dubbelns(bok) == fore


def test_uppgradera_gor_en_kopia_bredvid_nar_nagot_saknas(tmp_path: Path) -> None:
    fil = importerat(tmp_path / "bok.xlsx")
    utan = openpyxl.load_workbook(fil)
    del utan["Verksamhetstal"]
    utan.save(fil)
    app = Dubbelapp()
    bok = oppna(app, fil)
    fore = dubbelns(bok)
    uppgradera(bok=bok)
    assert "Verksamhetstal" in Bok((tmp_path / "bok-uppgraderad.xlsx").read_bytes()).bladnamn
    assert "Bladet Verksamhetstal" in app.rutor[-1]
    assert dubbelns(bok) == fore


def test_uppgradera_skriver_inget_nar_inget_saknas(tmp_path: Path) -> None:
    app = Dubbelapp()
    bok = oppna(app, importerat(tmp_path / "bok.xlsm"))
    uppgradera(bok=bok)
    assert app.rutor[-1] == "Boken har allt som en ny bok har. Inget är skrivet."
    assert not (tmp_path / "bok-uppgraderad.xlsm").exists()
