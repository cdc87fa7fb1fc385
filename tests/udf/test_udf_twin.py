"""Funktionen och formeln utan Python är lika: ören exakt, ord exakt, andelar på talens femton siffror."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from finsam_xl.layout.lint import faults
from finsam_xl.modell import Bedomning
from finsam_xl.regler.avvikelse import Konvention
from finsam_xl.regler.malkontroll import Riktning
from finsam_xl.udf.excelfel import Excelfel
from finsam_xl.udf.funktioner import samtliga
from finsam_xl.udf.register import REGISTER, Kolumntwin
from tests.udf.kalkyl import formler, in_process, rakna, som_formel

if TYPE_CHECKING:
    from hypothesis.strategies import DataObject, SearchStrategy

    from finsam_xl.udf.register import Udf

_HOGST = Decimal(10) ** 10


def decimaltal(lagst: Decimal | int, hogst: Decimal | int, decimaler: int) -> SearchStrategy[float]:
    """Tal som en människa eller en huvudbok skriver dem, som Excels flyttal."""
    return st.decimals(lagst, hogst, places=decimaler, allow_nan=False).map(lambda tal: float(tal) + 0.0)


belopp = decimaltal(-_HOGST, _HOGST, 2)
positivt = decimaltal(0, _HOGST, 2)
namnare = st.one_of(belopp, st.just(0.0))
andel = decimaltal(-2, 2, 4)
ord_i_skalan = st.one_of(st.sampled_from(list(map(str, Bedomning))), st.none(), st.just("uppfylld"), st.just("Kanske"))
konvention = st.sampled_from([*map(str, Konvention), "enligt planen"])

ARGUMENT: dict[str, tuple[SearchStrategy[object], ...]] = {
    "AVVIKELSE": (belopp, belopp, konvention, st.booleans()),
    "AVVIKELSE_PROCENT": (belopp, namnare, konvention, st.booleans()),
    "SOLIDITET": (belopp, namnare),
    "KASSALIKVIDITET": (positivt, positivt, namnare),
    "EK_ANDEL": (belopp, namnare),
    "EK_GRÄNS": (positivt, decimaltal(0, 1, 3)),
    "MÅLKONTROLL": (
        st.one_of(andel, belopp),
        st.one_of(andel, belopp),
        st.sampled_from([*map(str, Riktning), "minst 3"]),
    ),
    "SAMLAD_BEDÖMNING": (st.lists(ord_i_skalan, min_size=1, max_size=8),),
    "PROGNOS": (belopp, belopp),
    "PROGNOSGRAD": (belopp, namnare),
    "TKR": (st.one_of(belopp, belopp.map(lambda tal: float(int(tal / 1000)) * 1000 + 500)),),
    "FÖRDELNING_STAT": (
        decimaltal(500_000_000, 900_000_000, 2),
        st.integers(0, 100),
        decimaltal(0, 500_000, 2),
        decimaltal(0, 1, 2),
        decimaltal(0, 10**6, 1),
        decimaltal(10**6, 10**8, 1),
        st.integers(0, 10**6),
        st.integers(10**6, 10**8),
        decimaltal(0, 10**7, 2),
        decimaltal(0, 1, 2),
        decimaltal(0, 10**7, 2),
        decimaltal(0, 10**7, 2),
        decimaltal(0, 10**7, 2),
    ),
}
ANTAL_ARGUMENT = {"FÖRDELNING_STAT": (8, 9, 13)}
ANDELAR = {"AVVIKELSE_PROCENT", "SOLIDITET", "KASSALIKVIDITET", "EK_ANDEL", "PROGNOSGRAD"}
MED_TWIN = [udf for udf in samtliga() if not isinstance(udf.twin, Kolumntwin)]


@st.composite
def rader(draw: st.DrawFn, udf: Udf) -> list[tuple[object, ...]]:
    """Några rader med argument, med och utan de valfria."""
    antal = ANTAL_ARGUMENT.get(udf.namn, range(udf.minst, len(udf.argument) + 1))
    rad = st.sampled_from(list(antal)).flatmap(lambda hur_manga: st.tuples(*ARGUMENT[udf.namn][:hur_manga]))
    return draw(st.lists(rad, min_size=1, max_size=12))


def lika(udf: Udf, svar: object, formel: object) -> bool:
    """Om två svar är samma; andelar får skilja i den sista av talens siffror."""
    if udf.namn in ANDELAR and isinstance(svar, float) and isinstance(formel, float):
        return math.isclose(svar, formel, rel_tol=1e-14, abs_tol=1e-14)
    return svar == formel


def test_varje_funktion_provas() -> None:
    assert {udf.namn for udf in MED_TWIN} == ARGUMENT.keys()
    assert {udf.namn for udf in samtliga()} - ARGUMENT.keys() == {"FÖRDELNING"}


@pytest.mark.parametrize("udf", MED_TWIN, ids=lambda udf: udf.namn)
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_funktionen_och_formeln_utan_python_ar_lika(udf: Udf, data: DataObject) -> None:
    """I samma bok: anropet, formeln med alla argument i celler och formeln med orden utskrivna."""
    fall = data.draw(rader(udf))
    celler: dict[str, object] = {}
    for rad, argument in enumerate(fall, start=1):
        egna, hanvisningar, med_ord = formler(udf, argument, rad)
        celler |= egna
        celler[f"X{rad}"] = som_formel(udf.anrop(*hanvisningar))
        celler[f"Y{rad}"] = som_formel(udf.utan_python(*hanvisningar))
        celler[f"Z{rad}"] = som_formel(udf.utan_python(*med_ord))
    varden = rakna(celler, [f"{kolumn}{rad}" for rad in range(1, len(fall) + 1) for kolumn in "XYZ"])
    for rad, argument in enumerate(fall, start=1):
        anropet = varden[f"X{rad}"]
        assert lika(udf, anropet, varden[f"Y{rad}"]), (argument, varden)
        assert lika(udf, anropet, varden[f"Z{rad}"]), (argument, varden)
        assert anropet == in_process(udf, argument)


@pytest.mark.parametrize("udf", MED_TWIN, ids=lambda udf: udf.namn)
def test_formeln_utan_python_haller_sig_till_funktioner_som_alla_kalkylprogram_raknar_lika(udf: Udf) -> None:
    for antal in ANTAL_ARGUMENT.get(udf.namn, range(udf.minst, len(udf.argument) + 1)):
        _, hanvisningar, _ = formler(udf, [0.0] * antal, 1)
        assert list(faults(udf.utan_python(*hanvisningar))) == []


def test_ett_okant_ord_ar_ett_fel_och_inte_forvalet() -> None:
    assert REGISTER["AVVIKELSE"](10.0, 4.0, "tvärtom") is Excelfel.VARDE


def test_halvor_gar_bort_fran_noll_i_bada() -> None:
    """500 kr är 1 tkr och -500 kr är -1 tkr, fast 0,5 inte finns exakt i varje flyttal."""
    tkr = REGISTER["TKR"]
    celler, (cell,), _ = formler(tkr, [1000 * 0.3 + 1000 * 0.2], 1)
    celler |= {"X1": som_formel(tkr.anrop(cell)), "Y1": som_formel(tkr.utan_python(cell))}
    assert rakna(celler, ["X1", "Y1"]) == {"X1": 1.0, "Y1": 1.0}
    assert tkr(-500.0) == -1.0
