"""Varje diagnos har en liten fil som framkallar den, och en text som står fast."""

from __future__ import annotations

import pytest

from finsam_xl.modell import Niva
from finsam_xl.sie import SLAG, Slag, las
from tests.sie.siefel import DOKUMENT, KRAVER_STORA_FILER, dokument
from tests.sie.siefel import EXEMPEL as MAPP

I_FIL = [slag for slag in SLAG if slag.kod not in KRAVER_STORA_FILER]


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
