"""A formula cell can be told anew: its text changes, its value and everything else stays."""

from __future__ import annotations

import pytest

from finsam_xl.arbetsbok.andra.satt_formler import satt_formler
from finsam_xl.arbetsbok.andra.satt_varden import satt_varden
from finsam_xl.arbetsbok.lasa.innehall import hitta_blad
from finsam_xl.arbetsbok.opc.paket import Paket
from tests.arbetsbok.rik_bok import FORMELBLAD, rik_bok


def test_formeln_byts_och_vardet_star_kvar() -> None:
    paket = Paket.oppna(rik_bok())
    satt_varden(paket, FORMELBLAD, {"C1": 63.5})
    fore = {namn: paket.las(namn) for namn in paket.namn()}
    satt_formler(paket, FORMELBLAD, {(1, 3): 'AVVIKELSE(B1,B2,"<å>")'})
    del_ = hitta_blad(paket, FORMELBLAD).del_
    assert '<c r="C1"><f>AVVIKELSE(B1,B2,"&lt;å&gt;")</f><v>63.5</v></c>' in paket.las(del_).decode()
    assert "<f>B2*Enhet</f>" in paket.las(del_).decode()
    assert {namn for namn in fore if paket.las(namn) != fore[namn]} == {del_}


def test_en_cell_utan_formel_ar_programmets_fel() -> None:
    with pytest.raises(LookupError, match=r"\(1, 2\)"):
        satt_formler(Paket.oppna(rik_bok()), FORMELBLAD, {(1, 2): "1"})
