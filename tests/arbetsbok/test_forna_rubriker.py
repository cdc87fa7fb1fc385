"""En kolumn som har bytt rubrik läses, fylls och följer med in i nästa år också i en bok som har den gamla."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbete.nytt_ar.nyttar import nytt_ar
from finsam_xl.arbete.uppgradera.uppgradering import uppgraderad
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa.forna_rubriker import nutida
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.inputs import las_bok
from tests.byggda import byggd
from tests.exemplet import TID

if TYPE_CHECKING:
    from pathlib import Path

NU, DA = "Visas efter summan", "Memorad"


def _med_gammal_rubrik(bok: Path) -> bytes:
    paket = Paket.oppna(bok.read_bytes())
    for del_ in paket.namn():
        if del_.startswith(("xl/tables/", "xl/worksheets/sheet", "xl/sharedStrings")):
            paket.satt(del_, paket.las(del_).replace(NU.encode(), DA.encode()))
    return paket.skriv()


def test_en_aldre_bok_har_sin_rubrik_kvar_och_lases_som_en_ny(tmp_path: Path) -> None:
    ny = byggd("gavleborg-2025")
    data = _med_gammal_rubrik(ny)
    form = Bok(data).tabell("Insatser")
    assert form is not None
    assert NU in form.rubriker
    lasta, vantade = las_bok(Bok(data)), las_bok(Bok(ny.read_bytes()))
    assert lasta.problem == vantade.problem
    assert lasta.bokslut is not None
    assert vantade.bokslut is not None
    assert lasta.bokslut.insatser == vantade.bokslut.insatser
    assert any(insats.memo for insats in lasta.bokslut.insatser)
    assert not [rad for rad in uppgraderad(Bok(data), TID).tillagt if NU in rad]
    gammal = tmp_path / "gammal.xlsx"
    gammal.write_bytes(data)
    nasta = nytt_ar(gammal, tmp_path / "nasta.xlsx", tid=TID).bok
    bokslut = las_bok(Bok(nasta.read_bytes())).bokslut
    assert bokslut is not None
    assert any(insats.memo for insats in bokslut.insatser)
    assert any(DA.encode() in Paket.oppna(nasta.read_bytes()).las(del_) for del_ in _tabeller(nasta))


def _tabeller(bok: Path) -> list[str]:
    return [del_ for del_ in Paket.oppna(bok.read_bytes()).namn() if del_.startswith("xl/tables/")]


def test_en_egen_kolumn_med_det_nya_namnet_gor_ingen_forvaxling() -> None:
    assert nutida("Insatser", ["Id", DA]) == ("Id", NU)
    assert nutida("Insatser", ["Id", DA, NU]) == ("Id", DA, NU)
    assert nutida("Mal", [DA]) == (DA,)
