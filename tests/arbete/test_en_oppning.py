"""Användarens bok packas upp en gång och läses en gång, hur många som än frågar efter något i den."""

from __future__ import annotations

import shutil
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import python_calamine

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.arbete.importera.filimport import importera_sie
from finsam_xl.hosts.cli import main
from finsam_xl.rapporter.slag import RAPPORTSLAG
from tests.byggda import byggd, siefil
from tests.exemplet import TID, skapad

ETT_EXEMPEL = {
    "AR": "gavleborg-2025",
    "HR": "gavleborg-halvar-2019",
    "VP": "gavleborg-plan-2022",
    "BI": "gavleborg-bilagor-2024",
}
EN_GANG = (1, 1)


class Raknare:
    """Hur många gånger en viss bok öppnas: som zip, och med läsaren av värden. Andra böcker räknas inte."""

    def __init__(self, bok: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._bok = bok.read_bytes()
        self._zip = self._varden = 0
        self._las = python_calamine.CalamineWorkbook.from_filelike
        monkeypatch.setattr(zipfile, "ZipFile", self._med_rakning(zipfile.ZipFile))
        monkeypatch.setattr(python_calamine, "CalamineWorkbook", self)

    def _med_rakning(self, oppnad: type[zipfile.ZipFile]) -> type[zipfile.ZipFile]:
        raknare = self

        class RaknadZip(oppnad):  # type: ignore[misc,valid-type]  # the class that is counted
            def __init__(self, fil: Any, *annat: Any, **mer: Any) -> None:
                raknare._zip += isinstance(fil, BytesIO) and fil.getvalue() == raknare._bok
                super().__init__(fil, *annat, **mer)

        return RaknadZip

    def from_filelike(self, fil: BytesIO) -> Any:
        self._varden += fil.getvalue() == self._bok
        return self._las(fil)

    @property
    def ganger(self) -> tuple[int, int]:
        return self._zip, self._varden


def kopia(bok: Path, mapp: Path) -> Path:
    return Path(shutil.copy(bok, mapp / bok.name))


@pytest.mark.parametrize("prefix", RAPPORTSLAG)
def test_ett_bygge_oppnar_boken_en_gang(prefix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bok = kopia(byggd(ETT_EXEMPEL[prefix]), tmp_path)
    raknare = Raknare(bok, monkeypatch)
    bygg(RAPPORTSLAG[prefix], bok, tid=TID)
    assert raknare.ganger == EN_GANG


def test_en_kontroll_oppnar_boken_en_gang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bok = kopia(byggd("gavleborg-2025"), tmp_path)
    raknare = Raknare(bok, monkeypatch)
    main(["kontrollera", str(bok)])
    assert raknare.ganger == EN_GANG


def test_en_inlasning_oppnar_boken_en_gang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bok = kopia(skapad("gavleborg-2025"), tmp_path)
    raknare = Raknare(bok, monkeypatch)
    importera_sie(bok, [siefil("gavleborg-2025", tmp_path)], fraga=lambda _: True, verifikationer=True, tid=TID)
    assert raknare.ganger == EN_GANG
