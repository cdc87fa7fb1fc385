"""Kopior av boken som andra program ska nå: bara ägarens, och borta efteråt, också efter den som dödats."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING

import pytest

from finsam_xl.arbete.gemensamt.tillfalligt import tillfallig_mapp
from finsam_xl.hosts import cli

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def platsen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Var systemet har sina tillfälliga filer."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def _dott_nummer() -> int:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        pass
    return process.pid


def test_mappen_ar_bara_agarens_och_borta_efterat(platsen: Path) -> None:
    with tillfallig_mapp() as mapp:
        assert stat.S_IMODE(mapp.stat().st_mode) == 0o700
        (mapp / "bok.xlsx").write_bytes(b"bok")
    assert list(platsen.iterdir()) == []


def test_det_som_en_dodad_korning_lamnat_stadas_vid_nasta(platsen: Path) -> None:
    lamnad = platsen / f"finsam-{_dott_nummer()}-abc"
    lamnad.mkdir()
    (lamnad / "bok.xlsx").write_bytes(b"kopia")
    pagaende = platsen / f"finsam-{os.getpid()}-abc"
    annans = platsen / "finsam-bokslut"
    for ett in (pagaende, annans):
        ett.mkdir()
    with tillfallig_mapp():
        pass
    assert sorted(platsen.iterdir()) == sorted([pagaende, annans])


def test_en_lank_till_nagon_annans_mapp_foljs_inte(platsen: Path) -> None:
    (platsen / "viktigt").mkdir()
    (platsen / "viktigt" / "fil").write_bytes(b"x")
    (platsen / f"finsam-{_dott_nummer()}-abc").symlink_to(platsen / "viktigt")
    with tillfallig_mapp():
        pass
    assert (platsen / "viktigt" / "fil").is_file()


def test_nasta_kommando_stadar_vad_det_an_ar(platsen: Path) -> None:
    lamnad = platsen / f"finsam-{_dott_nummer()}-abc"
    lamnad.mkdir()
    (lamnad / "bok.xlsx").write_bytes(b"kopia")
    assert cli.main(["kontrollera", str(platsen / "saknas.xlsx")]) == 2
    assert list(platsen.iterdir()) == []
