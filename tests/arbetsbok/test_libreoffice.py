"""An independent program opens what we wrote, calculates it, and prints it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from finsam_xl.arbetsbok.andra.fyll import fyll
from finsam_xl.arbetsbok.opc.paket import Paket
from tests.arbetsbok.rik_bok import FORMELBLAD, laddad, rik_bok, skissbok, ympad
from tests.libreoffice import printed, recalculated, required

if TYPE_CHECKING:
    from pathlib import Path

RR = "ÅR Resultaträkning"


@pytest.mark.libreoffice
@pytest.mark.parametrize("makron", [False, True])
def test_libreoffice_oppnar_raknar_och_skriver_ut_den_ympade_och_fyllda_boken(tmp_path: Path, *, makron: bool) -> None:
    required()
    paket = Paket.oppna(ympad(rik_bok(makron=makron), skissbok(), [RR, "ÅR Poster"], prefix="AR"))
    fyll(paket, "Saldo", ("Konto", "Belopp"), [("=1+1", Decimal("12.50")), ("3986", 1), ("3987", 2)])
    bok = tmp_path / ("bok.xlsm" if makron else "bok.xlsx")
    bok.write_bytes(paket.skriv())
    (tmp_path / "ut").mkdir()
    raknad = laddad(recalculated(bok, tmp_path / "ut").read_bytes(), varden=True)
    assert raknad.sheetnames == ["Start", "Saldo", FORMELBLAD, RR, "ÅR Poster"]
    assert [cell.value for cell in raknad["Saldo"]["A"][3:]] == ["=1+1", "3986", "3987"]
    assert [cell.value for cell in raknad["Saldo"]["C"][3:]] == [25, 2, 4]
    assert raknad[RR]["B3"].value == 1003
    assert raknad[RR]["B3"].font.name == "Arial"
    assert printed(bok, tmp_path / "ut").stat().st_size > 1000
