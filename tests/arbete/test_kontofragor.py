"""Kontonas namn frågas innan något skrivs, svaret minns i kontrollerna och manifestet, och en ny fil ersätter det."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from finsam_xl.hosts import cli
from finsam_xl.hosts.excel import importera_sie
from finsam_xl.hosts.excel.kopia import bokens_data
from finsam_xl.inputs import las_bok
from tests.exceldubbel import Dubbelapp, oppna
from tests.exemplet import TID, kontrollera, skapad
from tests.inlasning.kontolistor import BAS, KOMMUNBAS, huvudboksdata

if TYPE_CHECKING:
    from finsam_xl.arbete.bygg.kontrollresultat import Kontrollresultat

_ORGNR = "222000-2162"
_KODER = ("sie-annan-kontoplan", "sie-namn-mot-rad", "sie-avgift-bland-ovriga")


@pytest.fixture
def bok(tmp_path: Path) -> Path:
    """Exempelboken utan inläst fil."""
    return Path(shutil.copy(skapad("gavleborg-2025"), tmp_path / "bok.xlsx"))


@pytest.fixture
def kommunbas(tmp_path: Path) -> Path:
    return _skriven(tmp_path / "kommunbas.se", huvudboksdata(KOMMUNBAS, orgnr=_ORGNR))


def _skriven(fil: Path, data: bytes) -> Path:
    fil.write_bytes(data)
    return fil


def _importera(bok: Path, fil: Path, *val: str) -> int:
    return cli.main(["importera-sie", str(bok), str(fil), *val])


def _f13(bok: Path) -> Kontrollresultat:
    (svar,) = (ett for ett in kontrollera(bok, tid=TID) if ett.id == "F51")
    return svar


def test_kommunbas_i_en_basbok_fragas_och_ett_nej_skriver_inget(
    bok: Path, kommunbas: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fore = bok.read_bytes()
    monkeypatch.setattr("builtins.input", lambda _: "nej")
    assert _importera(bok, kommunbas) == 2
    text = " ".join(capsys.readouterr().out.split())
    assert "Filens konton följer Kommun-Bas, men bokens Kontoplan följer BAS." in text
    assert "finsam skapa ny.xlsx --kontoplan kommunbas" in text
    assert bok.read_bytes() == fore


def test_namnen_fragas_efter_kontoplanen(
    bok: Path, kommunbas: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    svar = iter(["ja", "nej"])
    monkeypatch.setattr("builtins.input", lambda _: next(svar))
    assert _importera(bok, kommunbas) == 2
    assert "5010 Löner 250 000,00 kr blir Lokalhyra" in " ".join(capsys.readouterr().out.split())


def test_ja_minns_i_kontrollerna_tills_en_annan_fil_ar_inlast(bok: Path, kommunbas: Path, tmp_path: Path) -> None:
    assert _importera(bok, kommunbas, "--ja") == 0
    svar = _f13(bok)
    assert svar.utfall == "NOTIS"
    assert "2025-12-31 ur kommunbas.se: Filens konton följer Kommun-Bas" in svar.text
    assert "5010 Löner 250 000,00 kr blir Lokalhyra" in svar.text.replace("\u00a0", " ")
    ratt = _skriven(tmp_path / "bas.se", huvudboksdata(BAS, kptyp="EUBAS97", orgnr=_ORGNR))
    assert _importera(bok, ratt, "--ja") == 0
    assert _f13(bok).utfall == "OK"


def test_knappen_fragar_och_minns_detsamma(bok: Path, kommunbas: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(TID.timestamp())))
    monkeypatch.setenv("XDG_STATE_HOME", str(kommunbas.parent / "logg"))
    app = Dubbelapp("yes")
    oppen = oppna(app, bok)
    importera_sie(f"{kommunbas}\n".encode("utf-16-be").hex().upper(), bok=oppen)
    assert any("Filens konton följer Kommun-Bas" in ruta for ruta in app.rutor)
    bokslut = las_bok(bokens_data(oppen)).bokslut
    assert bokslut is not None
    (logg,) = bokslut.importlogg
    assert all(f"BESVARAD MED JA {kod}: " in logg.anmarkningar for kod in _KODER)
