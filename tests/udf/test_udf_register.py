"""Registret är helt: varje funktion har hjälp, exempel, källa och en rad per argument."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from finsam_xl import udf as paket
from finsam_xl.layout.expr import Figure, number
from finsam_xl.mallar import mall
from finsam_xl.udf.argument import tal
from finsam_xl.udf.funktioner import samtliga
from finsam_xl.udf.register import REGISTER, Kolumntwin, udf
from tests.udf.kalkyl import rakna, som_formel

if TYPE_CHECKING:
    from decimal import Decimal

    from finsam_xl.udf.register import Udf

ALLA = samtliga()
FUNKTIONER = Path(str(paket.__file__)).parent / "funktioner"
UTLOVADE = [
    "FÖRDELNING",
    "FÖRDELNING_STAT",
    "AVVIKELSE",
    "AVVIKELSE_PROCENT",
    "SOLIDITET",
    "KASSALIKVIDITET",
    "EK_ANDEL",
    "EK_GRÄNS",
    "MÅLKONTROLL",
    "SAMLAD_BEDÖMNING",
    "TKR",
    "PROGNOS",
]


def test_de_utlovade_funktionerna_finns() -> None:
    assert set(UTLOVADE) <= {ett.namn for ett in ALLA}


def test_varje_dekorerad_funktion_ar_registrerad() -> None:
    """En modul som ingen importerar syns inte i registret."""
    dekorerade = [
        nod.name
        for fil in FUNKTIONER.glob("*.py")
        for nod in ast.parse(fil.read_text(encoding="utf-8")).body
        if isinstance(nod, ast.FunctionDef) and nod.decorator_list
    ]
    assert sorted(dekorerade) == sorted(ett.python for ett in ALLA)
    assert len(ALLA) == len(REGISTER)


@pytest.mark.parametrize("ett", ALLA, ids=lambda ett: ett.namn)
def test_funktionen_ar_beskriven(ett: Udf) -> None:
    for text in (ett.hjalp, *(argument.hjalp for argument in ett.argument)):
        assert re.match(r"[A-ZÅÄÖa-z]", text), text
        assert text.endswith("."), text
        assert '"' not in text
        text.encode("cp1252")
    assert len(ett.hjalp) <= 255
    assert all(len(argument.hjalp) <= 255 for argument in ett.argument)


@pytest.mark.parametrize("ett", ALLA, ids=lambda ett: ett.namn)
def test_valfria_argument_star_sist(ett: Udf) -> None:
    assert [argument.valfritt for argument in ett.argument] == [
        plats >= ett.minst for plats in range(len(ett.argument))
    ]


@pytest.mark.parametrize("ett", ALLA, ids=lambda ett: ett.namn)
def test_kallan_finns(ett: Udf) -> None:
    assert ett.kalla in tomllib.loads(mall("kallor.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("ett", ALLA, ids=lambda ett: ett.namn)
def test_exemplet_gar_att_rakna(ett: Udf) -> None:
    """Exemplet skrivs som i svenska Excel: semikolon mellan argument, decimalkomma i tal."""
    engelskt = re.sub(r"(\d),(\d)", r"\1.\2", ett.exempel).replace(";", ",")
    underlag = {f"C{rad}": "Uppfylld" if "BEDÖMNING" in ett.namn else 10.0 * rad for rad in range(5, 15)}
    svar = rakna({**underlag, "A1": engelskt}, ["A1"])["A1"]
    assert ett.exempel.startswith(f"={ett.namn}(")
    assert isinstance(svar, float | str)
    assert not str(svar).startswith("#")


def test_anropet_och_formeln_utan_python_byggs_av_samma_uttryck() -> None:
    """En summa som argument behåller sina parenteser: det är därför formeln inte är en textmall."""
    soliditet = REGISTER["SOLIDITET"]
    argument = (Figure("BR_ek"), Figure("BR_skulder") + Figure("BR_ek"))
    assert som_formel(soliditet.anrop(*argument)) == "=SOLIDITET(AR_BR_ek,AR_BR_skulder+AR_BR_ek)"
    assert som_formel(soliditet.utan_python(*argument)) == "=AR_BR_ek/(AR_BR_skulder+AR_BR_ek)"


def test_fordelningens_formel_star_i_hjalpkolumner() -> None:
    fordelning = REGISTER["FÖRDELNING"]
    assert fordelning.twin == Kolumntwin("Fördelning", "FD_beraknad")
    with pytest.raises(TypeError, match="hjälpkolumner på bladet Fördelning"):
        fordelning.utan_python(number(1), number(1))


def test_ett_namn_kan_inte_tas_tva_ganger() -> None:
    def soliditet(kvot: Decimal) -> Decimal:
        return kvot

    with pytest.raises(ValueError, match="SOLIDITET finns redan"):
        udf("SOLIDITET", twin=lambda kvot: kvot, kalla="soliditet", exempel="", kvot=tal("Kvoten."))(soliditet)


def test_ett_argument_utan_beskrivning_upptacks() -> None:
    def grad(helar: Decimal, budget: Decimal) -> Decimal:
        return helar / budget

    with pytest.raises(ValueError, match=r"grad: argumenten \['budget'\] beskrivs inte"):
        udf("GRAD", twin=lambda helar: helar, kalla="soliditet", exempel="", helar=tal("Helår."))(grad)
