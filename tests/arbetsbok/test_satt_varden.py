"""Calculated values go into formula cells, and the sheet is otherwise what it was."""

from __future__ import annotations

from decimal import Decimal

import pytest

from finsam_xl.arbetsbok.andra.satt_varden import satt_varden
from finsam_xl.arbetsbok.lasa.innehall import hitta_blad
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.arbetsbok.resultat import Felvarde
from tests.arbetsbok.rik_bok import FORMELBLAD, rik_bok


def satt(varden: dict[str, str | float | Decimal | bool | Felvarde | None]) -> str:
    paket = Paket.oppna(rik_bok())
    satt_varden(paket, FORMELBLAD, varden)
    return paket.las(hitta_blad(paket, FORMELBLAD).del_).decode()


def test_varden_skrivs_med_sitt_slag() -> None:
    blad = satt(
        {"C1": 1.5, "C2": Decimal("-1449.50"), "C3": "<Åäö> & ja", "C4": True, "C5": Felvarde("#DIV/0!"), "C6": -0.0}
    )
    assert '<c r="C1"><f>B1*Enhet</f><v>1.5</v></c>' in blad
    assert "<f>B2*Enhet</f><v>-1449.50</v>" in blad
    assert '<c r="C3" t="str"><f>B3*Enhet</f><v>&lt;Åäö&gt; &amp; ja</v></c>' in blad
    assert '<c r="C4" t="b"><f>B4*Enhet</f><v>1</v></c>' in blad
    assert '<c r="C5" t="e"><f>B5*Enhet</f><v>#DIV/0!</v></c>' in blad
    assert '<c r="C6"><f>B6*Enhet</f><v>0</v></c>' in blad


def test_inget_varde_lamnar_cellen_att_raknas() -> None:
    assert '<c r="C1"><f>B1*Enhet</f></c>' in satt({"C1": None})


def test_resten_av_boken_ar_som_den_var() -> None:
    paket = Paket.oppna(rik_bok(makron=True))
    fore = {namn: paket.las(namn) for namn in paket.namn()}
    satt_varden(paket, FORMELBLAD, {"C1": 1})
    assert {namn for namn in paket.namn() if paket.las(namn) != fore[namn]} == {hitta_blad(paket, FORMELBLAD).del_}


def test_varde_utan_formel_eller_utan_tal_ar_programmets_fel() -> None:
    with pytest.raises(LookupError, match="B1"):
        satt({"B1": 1})
    with pytest.raises(ArithmeticError):
        satt({"C1": float("nan")})
