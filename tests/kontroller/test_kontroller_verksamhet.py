"""Kontrollerna av halvårets deltagarantal och av verksamhetstalen."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import partial

import pytest

from finsam_xl.modell import Bedomning, Bladprefix, Deltagarantal, Indikator, Radslag, Talenhet, Verksamhetstal
from finsam_xl.rapportslag import HALVARSREDOVISNING
from tests import exemplet
from tests.exemplet import halvaret, halvarets_kontroller, kontrollerna, siffror

reagerar = partial(exemplet.reagerar, slag=HALVARSREDOVISNING)


def med(*antalen: Deltagarantal) -> dict[str, str]:
    return reagerar(replace(halvaret(), deltagarantal=antalen))


def test_konen_som_inte_ar_radens_antal() -> None:
    assert med(Deltagarantal("kurs", "Kurs", Radslag.RAKNAS, antal=41, kvinnor=30, man=10)) == {"C20c": "FEL 0"}
    assert med(Deltagarantal("kurs", "Kurs", Radslag.RAKNAS, antal=40, kvinnor=30, man=10)) == {}


def test_ett_kon_som_ar_fler_an_antalet() -> None:
    assert med(Deltagarantal("kurs", "Kurs", Radslag.RAKNAS, antal=4, kvinnor=9)) == {"C20c": "FEL 0"}
    assert med(Deltagarantal("kurs", "Kurs", Radslag.RAKNAS, antal=9, kvinnor=4)) == {}


def test_en_rad_utan_antal_ar_en_notis() -> None:
    assert med(Deltagarantal("kurs", "Kurs", Radslag.RAKNAS, kvinnor=30)) == {"C20d": "NOTIS 0"}
    assert med(Deltagarantal("kurs", "Kurs", Radslag.VISAS, kvinnor=30, man=0)) == {}


def test_en_summarad_utan_rader_eller_kort_ar_en_notis() -> None:
    kurs = Deltagarantal("kurs", "Kurs", Radslag.RAKNAS, inriktning="Utbildning", antal=3)
    alla = Deltagarantal("alla", "Alla", Radslag.SUMMA, inriktning="Utbildning")
    assert med(alla, kurs) == {"C20d": "NOTIS 0"}
    assert med(kurs, alla) == {}
    assert med(Deltagarantal("alla", "Alla", Radslag.SUMMA, "trisam_individ")) == {}
    assert med(Deltagarantal("alla", "Alla", Radslag.SUMMA, "mysam")) == {"C20d": "NOTIS 0"}


def tal(enhet: Talenhet, varde: str | None = None, konton: str = "") -> str:
    """Vad F10 säger om ett tal i halvåret."""
    ett = Verksamhetstal(
        Bladprefix.HR, "talet", "Styrelse", "Talet", enhet, None if varde is None else Decimal(varde), konton
    )
    svar = kontrollerna(siffror(replace(halvaret(), verksamhetstal=(ett,)), HALVARSREDOVISNING))["F10"]
    return f"{svar.utfall} {svar.text}"


@pytest.mark.parametrize(
    ("enhet", "varde", "konton", "sagt"),
    [
        (Talenhet.ANTAL, None, "", "NOTIS Värde saknas: «Talet»."),
        (Talenhet.KR, None, "7240; 9999", "NOTIS Kontot har inget saldo i perioden: «Talet»."),
        (Talenhet.PROCENT, "0.55", "", "NOTIS Mindre än en procent, skriv 55 för 55 procent: «Talet»."),
        (Talenhet.ANTAL, "0.55", "", "OK Varje tal i Verksamhetstal är ifyllt."),
        (Talenhet.KR, None, "7240", "OK Varje tal i Verksamhetstal är ifyllt."),
    ],
)
def test_ett_tal_som_troligen_ar_fel_namns(enhet: Talenhet, varde: str | None, konton: str, sagt: str) -> None:
    assert tal(enhet, varde, konton).startswith(sagt)


def test_en_annan_rapports_tal_pravas_inte_har() -> None:
    annan = Verksamhetstal(Bladprefix.VP, "moten", "Styrelse", "Möten", Talenhet.ANTAL)
    assert reagerar(replace(halvaret(), verksamhetstal=(annan,))) == {}


def test_utan_medlemsavgifter_i_budget_sags_det() -> None:
    utan = tuple(rad for rad in halvaret().budget if rad.post not in {"stat", "region", "kommuner"})
    assert reagerar(replace(halvaret(), budget=utan))["F11"] == "NOTIS 1"


def test_ett_avsteg_utan_skal_sags() -> None:
    mal = (Indikator("1", "", "Samverkan", bedomning=Bedomning.DELVIS),)
    assert reagerar(replace(halvaret(), mal=mal)) == {"F12": "NOTIS 0"}
    med_skal = (replace(mal[0], utfallstext="Två av fyra träffar."),)
    assert reagerar(replace(halvaret(), mal=med_skal)) == {}


def test_exemplets_tal_ar_ifyllda() -> None:
    egna = ("C20c", "C20d", "F10", "F11", "F12")
    assert {halvarets_kontroller()[ident].utfall for ident in egna} == {"OK"}
