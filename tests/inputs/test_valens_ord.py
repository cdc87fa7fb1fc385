"""Ett val i Grunddata heter vad ett kansli förstår, och en bok av förr har det ord som valet hette då."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa.plats import syftar_pa
from finsam_xl.arbetsbok.opc.ooxml import cell
from finsam_xl.figurer.avvikelse import avvikelsens_ord
from finsam_xl.inputs.grunddata import las_grunddata
from finsam_xl.inputs.uppgifter import GRUNDDATA
from finsam_xl.modell import RESULTAT_TVARTOM
from finsam_xl.regler.avvikelse import Konvention
from tests.exemplet import skapad
from tests.filandringar import andra_cell

NAMN = "AR_Avvikelse_drift"


@pytest.mark.parametrize("ordet", [*RESULTAT_TVARTOM, *RESULTAT_TVARTOM.values()])
def test_dagens_och_det_aldre_ordet_betyder_detsamma(tmp_path: Path, ordet: str) -> None:
    fil = Path(shutil.copy(skapad("gavleborg-2025"), tmp_path))
    plats = syftar_pa(Bok(fil.read_bytes()).bokens_namn[NAMN])
    assert plats is not None
    andra_cell(fil, plats.blad, cell(plats.rad, plats.kolumn), ordet)
    last = las_grunddata(Bok(fil.read_bytes()), krav=False)
    assert (last.varden[NAMN], last.problem) == (Konvention.SOM_TRYCKT_2025, ())


def test_listan_visar_bara_dagens_ord_utan_komma() -> None:
    (uppgift,) = (ett for ett in GRUNDDATA if ett.namn == NAMN)
    assert not set(uppgift.val) & set(RESULTAT_TVARTOM.values())
    assert not any("," in ett for ett in uppgift.val), "kommat skiljer valen åt i Excels lista"
    assert avvikelsens_ord(Konvention.SOM_TRYCKT_2025) in uppgift.val
    assert avvikelsens_ord(Konvention.UTFALL_MINUS_BUDGET) == "utfall - budget"
