"""PDF: LibreOffice där det finns, annars Excel i en egen instans, och annars inget."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import xlwings

from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.gemensamt.maskin import Maskin, denna
from finsam_xl.arbete.gemensamt.maskin import libreoffice as hitta
from finsam_xl.arbete.pdf import dokument_som_pdf, excel, libreoffice, skrivare
from finsam_xl.arbete.pdf.libreoffice import Utskrift
from finsam_xl.arbete.revision.revisor import revisorspaket
from tests.byggda import byggd
from tests.exceldubbel import Dubbelapp
from tests.exceldubbel.bok import Bocker, Bok
from tests.exemplet import TID

UTAN = Maskin("win32", Path("python.exe"), Path(), (3, 13))
MED_EXCEL = replace(UTAN, excel=Path("EXCEL.EXE"))


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> Dubbelapp:
    """Den instans av Excel som utskriften startar."""
    dubbel = Dubbelapp()
    monkeypatch.setattr(xlwings, "App", lambda **_: _App(dubbel))
    return dubbel


class _App:
    """xlwings.App över ersättaren, som inte har fler instanser än sig själv."""

    def __init__(self, dubbel: Dubbelapp) -> None:
        self.dubbel, self.books = dubbel, xlwings.main.Books(impl=Bocker(dubbel))

    def quit(self) -> None:
        self.dubbel.quit()


def test_det_libreoffice_skriver_kan_bara_agaren_lasa(tmp_path: Path) -> None:
    """Det lever vidare när kommandot dödas, och gör då sin mapp på nytt: också den är bara ägarens."""
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\numask > {tmp_path}/mask\n", encoding="utf-8")
    program.chmod(0o700)
    assert libreoffice.som_pdf(program, [Utskrift("bok", b"")]) == {}
    assert int((tmp_path / "mask").read_text(encoding="utf-8"), 8) == 0o077


def test_ett_libreoffice_som_hanger_avslutas_med_allt_det_startat(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n(sleep 0.4; touch {tmp_path}/levde) & sleep 30\n", encoding="utf-8")
    program.chmod(0o700)
    monkeypatch.setattr(libreoffice, "_PATIENCE_SECONDS", 0.1)
    assert libreoffice.som_pdf(program, [Utskrift("bok", b"")]) == {}
    assert libreoffice.som_pdf(tmp_path / "finns-inte", [Utskrift("bok", b"")]) == {}
    time.sleep(0.5)
    assert not (tmp_path / "levde").exists()


def test_utan_libreoffice_sags_hur_word_gor(tmp_path: Path) -> None:
    with pytest.raises(Avbrott, match=r"LibreOffice finns inte.*Spara som, PDF.*Dokumentstrukturtaggar"):
        dokument_som_pdf(MED_EXCEL, "Årsredovisning", b"")
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o700)
    with pytest.raises(Avbrott, match=r"kunde inte göra en PDF av Årsredovisning\.docx.*LibreOffice Writer"):
        dokument_som_pdf(replace(UTAN, libreoffice=program), "Årsredovisning", b"")


def test_libreoffice_gar_fore_excel_och_utan_bada_skrivs_inget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("finsam_xl.arbete.pdf.libreoffice.version", lambda program: f"LibreOffice i {program}")
    med_bada = replace(MED_EXCEL, libreoffice=Path("soffice"))
    namnen = [valt.namn if (valt := skrivare(maskin)) else None for maskin in (med_bada, MED_EXCEL, UTAN)]
    assert namnen == ["LibreOffice i soffice", "Microsoft Excel", None]


def test_revisorspaketets_blad_skrivs_av_excel_var_for_sig(
    app: Dubbelapp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("finsam_xl.arbete.revision.revisor.denna", lambda: MED_EXCEL)
    svar = revisorspaket(byggd("gavleborg-2025"), tmp_path / "paket", tid=TID)
    assert svar.att_veta == ()
    assert (svar.mapp / "AR-Kontroller.pdf").read_text(encoding="utf-8") == "%PDF ÅR Kontroller"
    assert (svar.mapp / "AR-Poster.pdf").read_text(encoding="utf-8") == "%PDF ÅR Poster"
    assert "Microsoft Excel" in (svar.mapp / "MANIFEST.txt").read_text(encoding="utf-8")
    assert not any(ett.oppen for ett in app.bocker)
    assert app.raknare.slag["avsluta"] == 1


def test_ett_excel_som_inte_startar_eller_skriver_sags_i_paketet(
    app: Dubbelapp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vagrar(*_: Any, **__: Any) -> None:
        raise OSError("ingen skrivare är installerad")

    monkeypatch.setattr("finsam_xl.arbete.revision.revisor.denna", lambda: MED_EXCEL)
    monkeypatch.setattr(Bok, "to_pdf", vagrar)
    svar = revisorspaket(byggd("gavleborg-2025"), tmp_path / "paket", tid=TID)
    assert [ett for ett in svar.att_veta if "Microsoft Excel kunde inte skriva ut bladet" in ett] == list(svar.att_veta)
    assert len(svar.att_veta) == 4  # ÅR och BI har var sina Kontroller och Poster
    assert app.raknare.slag["avsluta"] == 1
    monkeypatch.setattr(xlwings, "App", vagrar)
    assert excel.som_pdf([("blad", b"")]) == {}


def test_den_har_datorn_vet_om_libreoffice_finns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda namn: "/opt/soffice" if namn == "libreoffice" else None)
    assert denna().libreoffice == Path("/opt/soffice")


def test_pa_windows_soks_libreoffice_dar_det_installeras(monkeypatch: pytest.MonkeyPatch) -> None:
    finns = r"D:\Program\LibreOffice\program\soffice.com"
    monkeypatch.setattr("shutil.which", lambda namn: namn if namn == finns else None)
    assert hitta("win32", {"ProgramFiles": r"C:\Program", "ProgramW6432": r"D:\Program"}) == Path(finns)
    assert hitta("win32", {}) is None
    assert hitta("linux", {"ProgramFiles": r"D:\Program"}) is None
