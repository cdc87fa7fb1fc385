"""Talen som nästa år börjar med: enkätens andelar blir förra årets så som indikatorrapporten visade dem."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from finsam_xl.arbete.nytt_ar.arsskiftestal import enkatsvar
from finsam_xl.modell import Enkatsvar, VetEj
from finsam_xl.rapporter.slag import BILAGOR
from tests.exemplet import exemplet, grunddata, skiss

if TYPE_CHECKING:
    from finsam_xl.arbete.nytt_ar.arsskifte import Rad

RUBRIKER = ("Förra året", "Förra året positivt")
FRAGA = Enkatsvar("3", "Tillräcklig tid", "Personal", antal_1=1, antal_2=2, antal_3=3, antal_4=4, vet_ej=10)


def nya(svar: Enkatsvar, **val: object) -> tuple[object, ...]:
    """Förra årets andelar i nästa års bok."""
    rad: Rad = dict.fromkeys((*RUBRIKER, "Antal 1", "Vet ej", "Nationellt"), 0.5)
    ny = enkatsvar((rad,), grunddata(replace(exemplet(), enkatsvar=(svar,)), **val))["Indikatorer"][0]
    assert ny["Antal 1"] is ny["Vet ej"] is ny["Nationellt"] is None
    return tuple(ny[rubrik] for rubrik in RUBRIKER)


def visade(svar: Enkatsvar, **val: object) -> tuple[object, ...]:
    """Årets andelar i indikatorrapporten."""
    skissen = skiss(
        grunddata(replace(exemplet(), enkatsvar=(svar,)), BI_Period=exemplet().grunddata["AR_Period"], **val), BILAGOR
    )
    return tuple(skissen.namngiven(f"BI_NS_{falt}_3_personal") for falt in ("klart", "positivt"))


@pytest.mark.parametrize("vet_ej", list(VetEj))
@pytest.mark.parametrize("svar", [FRAGA, replace(FRAGA, antal_3=None), replace(FRAGA, vet_ej=None)])
def test_andelarna_ar_de_som_visades(svar: Enkatsvar, vet_ej: VetEj) -> None:
    val = {"BI_Vet_ej": vet_ej.value, "Minsta_antal": 5}
    assert nya(svar, **val) == pytest.approx(visade(svar, **val))


def test_vet_ej_ar_en_av_de_svarande_bara_nar_grunddata_sager_det() -> None:
    assert nya(FRAGA, BI_Vet_ej=VetEj.RAKNAS_INTE.value) == (0.7, 0.9)
    assert nya(FRAGA, BI_Vet_ej=VetEj.RAKNAS.value) == (0.35, 0.45)


def test_det_som_inte_visades_foljer_inte_med() -> None:
    assert nya(FRAGA, Minsta_antal=11) == (None, None)
    assert nya(replace(FRAGA, antal_4=None)) == (None, None)
    assert enkatsvar((), exemplet()) == {}
