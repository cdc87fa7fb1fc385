"""Det som lämnas till Uppföljning Finsam: en inriktning per insats, låst när den är registrerad, och flödet."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from finsam_xl.figurer.underlag import underlag
from finsam_xl.kontroller.uppfoljning import uppfoljningskontroller
from finsam_xl.modell import Inriktning
from finsam_xl.tabeller.arets import deltagare
from tests.andringar import andra_insats
from tests.exemplet import exemplet, kontrollerna, rad, siffror, skiss

if TYPE_CHECKING:
    from finsam_xl.arbete.bygg.skiss import Skiss
    from finsam_xl.modell import Bokslut

_FLODE = {"ingaende": 9, "nya": 32, "nya_kvinnor": 15, "avslutade": 20, "avslutade_kvinnor": 8, "pagaende": 21}
"""Steget vidare har 41 deltagare under året, 20 kvinnor och 21 män."""


def _registrerad(**mer: object) -> Bokslut:
    allt = {**_FLODE, "system_id": "A-17", "registrerad": Inriktning.INDIVID, "metod": "individ", "esf": True, **mer}
    return andra_insats(exemplet(), "steget_vidare", lambda ett: replace(ett, **allt))  # type: ignore[arg-type]


@cache
def _hel() -> Skiss:
    return skiss(_registrerad())


def _utfall(bokslut: Bokslut) -> dict[str, str]:
    return {ident: ett.utfall for ident, ett in kontrollerna(siffror(bokslut)).items() if ident.startswith("S")}


def test_en_bok_utan_uppgifterna_har_varken_kontroller_eller_kolumner() -> None:
    data = underlag(exemplet(), "AR")
    assert uppfoljningskontroller(data) == ()
    assert [ett.ident for ett in deltagare.tabell(data).columns][-1] == "man"


def test_flodet_visas_dar_det_ar_ifyllt_och_gar_ihop() -> None:
    assert rad(_hel(), "ÅR Deltagare", "Steget vidare")[6:] == [9, 32, 15, 20, 8, 21]
    assert rad(_hel(), "ÅR Deltagare", "Dans för hälsa")[6:] == [""] * 6
    assert rad(_hel(), "ÅR Deltagare", "Summa deltagare")[6:] == [9, 32, 15, 20, 8, 21]
    utfall = {ident: ett.utfall for ident, ett in kontrollerna(_hel()).items() if ident.startswith("S")}
    assert utfall == dict.fromkeys(("S04", "S05", "S06", "S07", "S08"), "OK")


def test_varje_brist_ger_sitt_utfall() -> None:
    """Fem brister på en gång: en avslutad för lite, en ny för mycket, för många kvinnor, och fel inriktning."""
    utfall = _utfall(_registrerad(avslutade=19, nya=33, avslutade_kvinnor=25, inriktning="Individ och struktur"))
    assert utfall == {"S04": "FEL", "S05": "NOTIS", "S06": "FEL", "S07": "NOTIS", "S08": "FEL"}


def test_en_andrad_inriktning_sags_vara_last() -> None:
    """Också när bara den registrerade inriktningen är ifylld; och ett flöde utan sin ände sägs sakna den."""
    bok = _registrerad(inriktning="Strukturövergripande", system_id="", pagaende=None, avslutade=None, nya=None)
    alla = kontrollerna(siffror(bok))
    assert alla["S06"].utfall == "EJ PRÖVAD"
    assert "Fyll i Pågående deltagare, Nya eller Avslutade deltagare för «Steget vidare»" in alla["S06"].saknas
    svar = alla["S05"]
    assert svar.utfall == "NOTIS"
    assert "«Steget vidare»" in svar.text
    assert "låst" in svar.text


def test_samma_namn_med_var_sin_inriktning_ar_tva_insatser_som_heter_lika() -> None:
    bok = exemplet()
    tvilling = replace(bok.insatser[1], id="steget_vidare_2", inriktning="Strukturinriktad", plats_deltagare=None)
    svar = kontrollerna(siffror(replace(bok, insatser=(*bok.insatser, tvilling))))["S04"]
    assert svar.utfall == "FEL"
    assert "skilda namn" in svar.text


def test_samma_id_i_systemet_pa_tva_insatser() -> None:
    bok = _registrerad()
    dubbel = andra_insats(bok, "dans", lambda ett: replace(ett, system_id="A-17"))
    svar = kontrollerna(siffror(dubbel))["S04"]
    assert svar.utfall == "FEL"
    assert "A-17" in svar.text
