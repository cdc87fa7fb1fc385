"""Egna noter av slaget partition: noten är hela raden i räkningen, och ett konto utan rad i noten blir ett fel."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from finsam_xl.figurer.underlag import underlag
from finsam_xl.kontroller.egna_noter import egna_notkontroller
from finsam_xl.modell import Not, Notslag, Rapportrad
from finsam_xl.rapporter.placerad import bygg
from finsam_xl.rapporter.slag import ARSREDOVISNING, BILAGOR, HALVARSREDOVISNING, VERKSAMHETSPLAN
from tests.andringar import flytta
from tests.exemplet import TID, exemplet, halvaret, kontrollerna, skiss
from tests.planexemplet import planen

if TYPE_CHECKING:
    from collections.abc import Callable

    from finsam_xl.modell import Bokslut
    from finsam_xl.rapporter.slag import Rapportslag

RADER = (
    Rapportrad(None, "BR", 75, "BR_egna", "Egna fordringar", not_="NOT_egna"),
    Rapportrad(None, "NOT_egna", 10, "NOT_egna_alla", "Alla"),
    Rapportrad(None, "NOT_egna", 20, "NOT_egna_andra", "Andra"),
    Rapportrad(None, "NOT_egna", 30, "NOT_egna_totalt", "Summa", summerar="NOT_egna_alla; NOT_egna_andra"),
)
NOTER = (Not(None, 45, "NOT_egna", "Egna fordringar", Notslag.PARTITION),)
SLAGEN = pytest.mark.parametrize("slag", [ARSREDOVISNING, HALVARSREDOVISNING], ids=lambda slag: slag.prefix)


def exempelboken(slag: Rapportslag) -> Bokslut:
    return exemplet() if slag is ARSREDOVISNING else halvaret()


def med_noten(bokslut: Bokslut) -> Bokslut:
    """Alla fordringar på en egen rad i balansräkningen, med en egen not."""
    kontoplan = tuple(
        replace(rad, rad="BR_egna", not_="NOT_egna_alla") if rad.rad == "BR_fordringar" else rad
        for rad in bokslut.kontoplan
    )
    nytt = replace(bokslut, rapportrader=RADER, noter=NOTER, kontoplan=kontoplan)
    for konto in sorted({rad.konto for rad in bokslut.saldon if rad.rad == "BR_fordringar"}):
        nytt = flytta(nytt, konto, rad="BR_egna", not_="NOT_egna_alla")
    return nytt


@SLAGEN
def test_noten_ar_hela_raden(slag: Rapportslag) -> None:
    assert kontrollerna(skiss(med_noten(exempelboken(slag)), slag))["F61"].utfall == "OK"


@SLAGEN
def test_ett_konto_som_noten_inte_har_ar_ett_fel(slag: Rapportslag) -> None:
    bokslut = flytta(med_noten(exempelboken(slag)), "1630", not_="")
    assert kontrollerna(skiss(bokslut, slag))["F61"].utfall == "FEL"


def test_utan_egna_noter_finns_ingen_kontroll() -> None:
    assert egna_notkontroller(underlag(exemplet(), "AR")) == ()


@pytest.mark.parametrize(("slag", "bokslut"), [(VERKSAMHETSPLAN, planen), (BILAGOR, exemplet)])
def test_planen_och_bilagorna_har_inga_noter_att_prova(slag: Rapportslag, bokslut: Callable[[], Bokslut]) -> None:
    byggd = bygg(slag, med_noten(bokslut()), TID)
    assert "F61" not in {rad.kontroll.id for rad in byggd.kontroller}
