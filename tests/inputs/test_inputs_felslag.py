"""Förteckningen över arbetsbokens fel: koderna är sina egna och står fast, och dokumentet säger vad den säger."""

from __future__ import annotations

import re
from types import ModuleType

import pytest

from finsam_xl.handlingar import Handling, gor
from finsam_xl.inlasning import sieslag
from finsam_xl.inputs import felslag
from finsam_xl.inputs.felslag import OMRADEN, SLAG
from finsam_xl.inputs.felslag.form import Felslag, uppgifter
from finsam_xl.modell import Niva
from finsam_xl.sie import SLAG as FILENS_SLAG
from tests.inputs.arbetsboksfel import DOKUMENT, dokument

UTIFRAN = {"text", "nummer", "mal", "insats", "kort", "enhet"}
"""Uppgifterna som en persons egna ord står i."""
PROVAD = Felslag("prov", Niva.FEL, "Prov", "Betyder.", "{rubrik} är {text!c}: {val!l}.", "Gör om ({skapa}).")


def test_en_kod_ar_en_enda_i_arbetsboken_filen_och_mellan_dem() -> None:
    filens = [slag.kod for slag in (*FILENS_SLAG, *sieslag.SLAG)]
    koder = [*filens, *(slag.kod for slag in SLAG)]
    assert len(set(koder)) == len(koder)


def test_koden_ar_namnet_som_felet_har_i_programmet() -> None:
    moduler = [modul for modul in vars(felslag).values() if isinstance(modul, ModuleType)]
    namnen = {namn for modul in moduler for namn, ett in vars(modul).items() if isinstance(ett, Felslag)}
    assert {namn.lower().replace("_", "-") for namn in namnen} == {slag.kod for slag in SLAG}
    assert {modul.__doc__ for modul in moduler} >= OMRADEN.keys()


@pytest.mark.parametrize("slag", SLAG, ids=lambda slag: slag.kod)
def test_varje_fel_har_rubrik_betydelse_meddelande_och_rad(slag: Felslag) -> None:
    assert slag.rubrik[0].isupper()
    assert slag.rubrik[-1] not in ".:"
    assert slag.betyder.endswith(".")
    assert slag.text.endswith((".", "}"))
    assert slag.atgard.endswith((".", "}"))


@pytest.mark.parametrize("slag", SLAG, ids=lambda slag: slag.kod)
def test_det_som_kommer_ur_boken_citeras_i_meddelandet(slag: Felslag) -> None:
    """Det kan vara långt, ha styrtecken, eller låta som programmets egna ord."""
    assert UTIFRAN & {*re.findall(r"\{(\w+)\}", slag.text)} == set()


def test_ett_fall_fyller_mallen_en_enda_gang() -> None:
    fallet = PROVAD.vid("Blad!A1", rubrik="Post", text="{skapa}\x1b" + "y" * 50, val=("a", "{b}"))
    assert fallet.text == "Post är «{skapa}·" + "y" * 31 + "…»: a, {b}."
    assert (fallet.kod, fallet.niva, fallet.plats) == ("prov", Niva.FEL, "Blad!A1")
    assert fallet.atgard == f"Gör om ({gor(Handling.SKAPA)})."


def test_en_uppgift_som_fattas_ar_ett_programfel() -> None:
    assert uppgifter(PROVAD.text) | uppgifter(PROVAD.atgard) == {"rubrik", "text", "val"}
    with pytest.raises(KeyError, match="val"):
        PROVAD.vid("Blad!A1", rubrik="Post", text="x")


def test_dokumentet_sager_vad_forteckningen_och_facit_sager() -> None:
    """Skriv om det med ``python -m tests.inputs.arbetsboksfel``."""
    assert DOKUMENT.read_text(encoding="utf-8") == dokument()
