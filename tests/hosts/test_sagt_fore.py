"""Det som ska sägas sätts ihop innan något ändras: går inte det, är boken verkligen som den var."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from finsam_xl.arbete.gemensamt.utskrift import bevarade
from finsam_xl.hosts.excel.knappar import bygg


def test_gar_utfallen_inte_att_lasa_laggs_inget_blad_in(monkeypatch: pytest.MonkeyPatch) -> None:
    gjort: list[str] = []

    def inte(*_: object) -> Any:
        raise ValueError("'None' is not a valid Utfall")

    bok: Any = SimpleNamespace(app=SimpleNamespace(engine=SimpleNamespace(type="remote")))
    byggt: Any = SimpleNamespace(ympning=SimpleNamespace(bevarade={}), skiss=None, varningar=())
    monkeypatch.setattr(bygg, "bokens_data", lambda _: None)
    monkeypatch.setattr(bygg, "byggd", lambda *_: byggt)
    monkeypatch.setattr(bygg, "planera", lambda *_: None)
    monkeypatch.setattr(bygg, "att_saga", lambda *_: ())
    monkeypatch.setattr(bygg, "kontrollresultat", inte)
    monkeypatch.setattr(bygg, "placera", lambda *_: gjort.append("placerat"))
    with pytest.raises(ValueError, match="Utfall"):
        bygg.lagg_in(bok, "AR")
    assert gjort == []


def test_nar_alla_blad_skiljer_sig_ar_det_programmet_som_sparade_dem_som_sags() -> None:
    par = {f"ÅR {nr}": f"ÅR {nr} ändrad" for nr in range(16)}
    (sagt,) = bevarade(par, 16)
    assert "sparats i ett annat program än Excel" in sagt
    assert "(ÅR 0 som ÅR 0 ändrad)" in sagt
    assert bevarade({"ÅR 0": "ÅR 0 ändrad"}, 1) == ["Bladet ÅR 0 var ändrat för hand och finns kvar som ÅR 0 ändrad."]
