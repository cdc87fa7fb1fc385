"""Varje diagnos har en liten fil som framkallar den, och en text som står fast."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from finsam_xl.modell import Niva
from finsam_xl.sie import SLAG, Slag, las, las_fil
from tests.sie.siefel import DOKUMENT, UTAN_EXEMPELFIL, dokument
from tests.sie.siefel import EXEMPEL as MAPP

if TYPE_CHECKING:
    from pathlib import Path

I_FIL = [slag for slag in SLAG if slag.kod not in UTAN_EXEMPELFIL]


def som_text(data: bytes) -> str:
    return "".join(
        f"{diagnos.niva.upper()} {diagnos.kod}, rad {diagnos.rad or '-'}\n  {diagnos.text}\n  {diagnos.atgard}\n"
        for diagnos in las(data).diagnoser
    )


@pytest.mark.parametrize("slag", I_FIL, ids=lambda slag: slag.kod)
def test_filen_framkallar_sin_diagnos_med_sin_text(slag: Slag) -> None:
    data = (MAPP / f"{slag.kod}.se").read_bytes()
    fynd = {diagnos.kod: diagnos.niva for diagnos in las(data).diagnoser}
    assert fynd[slag.kod] is slag.niva
    assert las(data).avvisad is (Niva.FEL in fynd.values())
    assert som_text(data) == (MAPP / f"{slag.kod}.txt").read_text(encoding="utf-8")


def test_varje_fil_hor_till_en_diagnos() -> None:
    assert {fil.stem for fil in MAPP.iterdir()} == {slag.kod for slag in I_FIL}


def test_koderna_ar_olika() -> None:
    koder = [slag.kod for slag in SLAG]
    assert len(koder) == len(set(koder))


def test_dokumentet_sager_vad_forteckningen_och_filerna_sager() -> None:
    """Skriv om det med ``python -m tests.sie.siefel``."""
    assert DOKUMENT.read_text(encoding="utf-8") == dokument()


def test_en_fil_som_inte_gar_att_oppna_ar_en_diagnos(tmp_path: Path) -> None:
    (tmp_path / "låst.se").mkdir()
    meningar = [las_fil(tmp_path / namn).diagnoser[0].text for namn in ("låst.se", "borta.se")]
    assert [mening.rpartition(": ")[2] for mening in meningar] == ["det är en mapp.", "den finns inte."]
    assert las_fil(tmp_path / "borta.se").avvisad


@pytest.mark.skipif(os.name == "nt", reason="Windows har varken rör i mappar eller länkar utan behörighet")
def test_ett_ror_lases_aldrig_och_en_lank_i_ring_ar_en_mening(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rör.se")
    (tmp_path / "ring.se").symlink_to(tmp_path / "ring.se")
    meningar = [las_fil(tmp_path / f"{namn}.se").diagnoser[0].text for namn in ("rör", "ring", "s" * 300)]
    assert [mening.rpartition(": ")[2] for mening in meningar] == [
        "det är ingen vanlig fil utan en enhet eller ett rör.",
        "en länk leder till sig själv.",
        "namnet är för långt.",
    ]


def test_en_fil_pa_disk_lases_som_sina_byte(tmp_path: Path) -> None:
    data = (MAPP / "obalans.se").read_bytes()
    (tmp_path / "bok.se").write_bytes(data)
    assert las_fil(tmp_path / "bok.se") == las(data, filnamn="bok.se")


def test_en_last_fil_sager_att_den_ar_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def last(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", last)
    (diagnos,) = las_fil(tmp_path / "bok.se").diagnoser
    assert "låst av ett annat program, eller så saknas behörighet" in diagnos.text
