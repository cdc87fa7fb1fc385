"""Ingen rapport kan trycka en avrundning över sin gräns: varje rad som säger ordet har gränsen i sin formel."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from finsam_xl.inputs.uppgifter import GRUNDDATA
from finsam_xl.rapporter.placerad import bygg
from finsam_xl.rapporter.slag import ARSREDOVISNING, HALVARSREDOVISNING, VERKSAMHETSPLAN, Rapportslag
from tests.exemplet import TID, exemplet, grunddata, halvaret
from tests.planexemplet import planen
from tests.rapport.former import litet, stort

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from finsam_xl.modell import Bokslut

RAPPORTERNA = (ARSREDOVISNING, HALVARSREDOVISNING, VERKSAMHETSPLAN)
BOCKERNA = [
    *((bokslut, slag) for bokslut in (litet, stort) for slag in RAPPORTERNA),
    (exemplet, ARSREDOVISNING),
    (halvaret, HALVARSREDOVISNING),
    (planen, VERKSAMHETSPLAN),
]
SKILLNAD = re.compile(r"ROUND\(SUM\(([^()]+)\)-SUM\([A-Z]+\d+\),0\)\*COUNT\([A-Z]+\d+\)")
GRANS = re.compile(r"^IF\(MAX\((?P<skillnader>.+?)\)>(?P<grans>[\d.]+),\"Raderna skiljer ")


def _antal(celler: str) -> int:
    """Antalet celler i en summas områden: B5:B8 är fyra."""
    tal = [[int(rad) for rad in re.findall(r"\d+", omrade)] for omrade in celler.split(",")]
    return sum(ett[-1] - ett[0] + 1 for ett in tal)


def _med_forval(bokslut: Bokslut, **val: object) -> Bokslut:
    """Boken med Grunddatas förval där inget annat är valt."""
    forval = {uppgift.namn: uppgift.forval for uppgift in GRUNDDATA if uppgift.forval is not None}
    return grunddata(bokslut, **{**forval, **bokslut.grunddata, **val})


def _formler(bokslut: Bokslut, slag: Rapportslag, ord_: str) -> Iterator[str]:
    rapport = bygg(slag, _med_forval(bokslut), TID)
    return (ruta.formula for grid in rapport.blad[:-2] for ruta in grid.cells.values() if ord_ in ruta.formula)


@pytest.mark.parametrize(("bokslut", "slag"), BOCKERNA, ids=lambda ett: getattr(ett, "prefix", None))
def test_varje_rad_om_avrundning_har_hogst_en_halv_enhet_per_rad(
    bokslut: Callable[[], Bokslut], slag: Rapportslag
) -> None:
    formler = list(_formler(bokslut(), slag, "Avrundning:"))
    assert formler
    for formel in formler:
        gransen = GRANS.match(formel)
        assert gransen, formel
        assert formel.index("Avrundning:") > gransen.end()
        antal = {_antal(celler) for celler in SKILLNAD.findall(gransen["skillnader"])}
        assert {Decimal(gransen["grans"]) * 2} == antal
        assert len(formel) < 8_192


@pytest.mark.parametrize(("bokslut", "slag"), BOCKERNA, ids=lambda ett: getattr(ett, "prefix", None))
def test_raden_avrundningsdifferens_har_samma_grans(bokslut: Callable[[], Bokslut], slag: Rapportslag) -> None:
    som_rad = _med_forval(bokslut(), **{f"{slag.prefix}_Avrundning": "rad"})
    rapport = bygg(slag, som_rad, TID)
    rader = [
        (grid, plats[0])
        for grid in rapport.blad[:-2]
        for plats, ruta in grid.cells.items()
        if "Avrundningsdifferens" in ruta.formula
    ]
    assert rader
    for grid, nummer in rader:
        for (rad, kolumn), ruta in grid.cells.items():
            if rad == nummer and kolumn > 1:
                antal = {_antal(celler) for celler in SKILLNAD.findall(ruta.formula)}
                assert ruta.formula.endswith(f')>{Decimal(antal.pop()) / 2}),"",-({SKILLNAD.search(ruta.formula)[0]}))')  # type: ignore[index]
