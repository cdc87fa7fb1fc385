"""Saving: the old workbook or the new one, never a half, and a sentence when it cannot be done."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

import pytest

from finsam_xl.writers.spara import Filfel, las_bok, spara

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def bok(tmp_path: Path) -> Path:
    vag = tmp_path / "årsbok.xlsx"
    vag.write_bytes(b"gammal")
    return vag


def test_ny_fil_far_sitt_innehall(tmp_path: Path) -> None:
    spara(tmp_path / "ny.xlsx", b"ny")
    assert [fil.name for fil in tmp_path.iterdir()] == ["ny.xlsx"]
    assert las_bok(tmp_path / "ny.xlsx") == b"ny"


def test_den_nya_filen_har_den_gamlas_rattigheter(bok: Path) -> None:
    bok.chmod(0o640)
    spara(bok, b"ny")
    assert (bok.read_bytes(), stat.S_IMODE(bok.stat().st_mode)) == (b"ny", 0o640)


def test_lank_forblir_lank(bok: Path) -> None:
    lank = bok.with_name("genväg.xlsx")
    lank.symlink_to(bok)
    spara(lank, b"ny")
    assert lank.is_symlink()
    assert bok.read_bytes() == b"ny"


@pytest.mark.parametrize(
    ("fel", "mening"),
    [
        (PermissionError(errno.EACCES, "nekad"), "öppen i Excel, eller så saknas behörighet"),
        (OSError(errno.ENOSPC, "fullt"), "disken har plats"),
    ],
)
def test_avbruten_sparning_lamnar_den_gamla_filen(
    bok: Path, monkeypatch: pytest.MonkeyPatch, fel: OSError, mening: str
) -> None:
    def avbrott(*_: object) -> None:
        raise fel

    monkeypatch.setattr(os, "replace", avbrott)
    with pytest.raises(Filfel, match=mening):
        spara(bok, b"ny")
    assert bok.read_bytes() == b"gammal"
    assert list(bok.parent.iterdir()) == [bok]


def test_avbrott_av_den_som_kor_lamnar_ingenting_efter_sig(bok: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def avbrott(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", avbrott)
    with pytest.raises(KeyboardInterrupt):
        spara(bok, b"ny")
    assert bok.read_bytes() == b"gammal"
    assert list(bok.parent.iterdir()) == [bok]


@pytest.mark.parametrize("las", ["~$årsbok.xlsx", ".~lock.årsbok.xlsx#"])
def test_oppen_bok_skrivs_inte_over(bok: Path, las: str) -> None:
    bok.with_name(las).touch()
    with pytest.raises(Filfel, match="öppen i Excel eller LibreOffice"):
        spara(bok, b"ny")
    assert bok.read_bytes() == b"gammal"


def test_skrivskyddad_bok_skrivs_inte_over(bok: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(Filfel, match="skrivskyddad"):
        spara(bok, b"ny")
    assert bok.read_bytes() == b"gammal"


def test_mapp_som_saknas_sags(tmp_path: Path) -> None:
    with pytest.raises(Filfel, match="mappen finns"):
        spara(tmp_path / "saknas" / "bok.xlsx", b"ny")


def test_fil_som_inte_gar_att_lasa_sags_med_en_mening(bok: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Filfel, match="finns inte"):
        las_bok(bok.with_name("annan.xlsx"))
    with pytest.raises(Filfel, match="är en mapp"):
        las_bok(bok.parent)
    with pytest.raises(Filfel, match="är större än 0 MB"):
        las_bok(bok, storst=3)
    monkeypatch.setattr("pathlib.Path.open", _nekad)
    with pytest.raises(Filfel, match="saknas behörighet"):
        las_bok(bok)
    monkeypatch.setattr("pathlib.Path.open", _trasig)
    with pytest.raises(Filfel, match="systemet svarade med fel"):
        las_bok(bok)


def _nekad(*_: object) -> None:
    raise PermissionError(errno.EACCES, "nekad")


def _trasig(*_: object) -> None:
    raise OSError(errno.EIO, "läsfel")
