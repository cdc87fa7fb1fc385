"""Halvårets måluppfyllelse: målet för eget kapital prövas mot prognosen, de andra som i årsredovisningen."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from finsam_xl.modell import Bedomning, Bokslut, Indikator, Matt, Version
from finsam_xl.rapporter.slag import HALVARSREDOVISNING
from tests.exemplet import grunddata, halvaret, rad, skiss

BLAD = "HR Måluppfyllelse"
KAPITALET = "4.1 Det egna kapitalet ska vara högst den andel av intäkterna som förbundet har satt som mål."
EKONOMIN = "Mål 4. Verksamhet i ekonomisk balans"


def bedomt(bokslut: Bokslut) -> tuple[object, object, object]:
    """Utfallet i ord, indikatorns bedömning och målets samlade."""
    skissen = skiss(bokslut, HALVARSREDOVISNING)
    utfall, _, _, _, bedomning = rad(skissen, BLAD, KAPITALET)[:5]
    samlad = [celler for celler in skissen.varden[BLAD] if celler[0] == EKONOMIN][-1]
    return utfall, bedomning, samlad[2]


@pytest.mark.parametrize(("mal", "bedomning"), [("0.43", "Ej uppfylld"), ("0.44", "Uppfylld")])
def test_overskottet_enligt_prognosen_mot_malet(mal: str, bedomning: str) -> None:
    """Det beräknade överskottet är 43,37 % av intäkterna: mer än 43 %, mindre än 44."""
    utfall, egen, samlad = bedomt(grunddata(halvaret(), EK_Mal=Decimal(mal)))
    assert utfall == (
        "I slutet av året beräknas det egna kapitalet uppgå till 43 % av förbundets intäkter; "
        f"målet är högst {Decimal(mal) * 100:.0f} %."
    )
    assert egen == samlad == bedomning


def test_utan_intakter_i_prognosen_ar_malet_inte_bedomt() -> None:
    bokslut = halvaret()
    utan = replace(bokslut, budget=tuple(rad for rad in bokslut.budget if rad.version is not Version.PROGNOS))
    assert bedomt(utan) == ("Prognosen har inga intäkter; målet är högst 20 %.", "Ej bedömd", "Ej bedömd")


def test_ett_mal_utan_indikatorer_har_bara_sin_kommentar_eller_sitt_avsteg() -> None:
    mal = (
        Indikator("1", "", "Samverkan", utfallstext="Mäts i höst."),
        Indikator("2", "", "Stöd", bedomning=Bedomning.DELVIS, utfallstext="Hälften är klart."),
    )
    skissen = skiss(replace(halvaret(), mal=mal), HALVARSREDOVISNING)
    assert rad(skissen, BLAD, "Mål 1. Samverkan")[:2] == ["Mäts i höst.", "Ej bedömd"]
    assert rad(skissen, BLAD, "Mål 2. Stöd")[:2] == ["Avsteg: Hälften är klart.", "Delvis uppfylld"]
    assert "Mål och indikatorer" not in {celler[0] for celler in skissen.varden[BLAD]}


def test_en_egen_bedomning_galler_som_i_arsredovisningen() -> None:
    mal = (
        Indikator("1", "", "Samverkan"),
        Indikator("1", "1.1", "Träffar", matt=Matt.EGEN_BEDOMNING, bedomning=Bedomning.UPPFYLLD),
    )
    skissen = skiss(replace(halvaret(), mal=mal), HALVARSREDOVISNING)
    assert rad(skissen, BLAD, "1.1 Träffar")[4] == "Uppfylld"
