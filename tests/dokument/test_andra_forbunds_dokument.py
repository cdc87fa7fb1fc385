"""De medföljande mallarna är för vilket förbund som helst: utan jämförelse eller tabeller, med egna titlar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from finsam_xl.arbete.dokument.dokumentet import dokumentet
from finsam_xl.arbete.dokument.mallen import MALLAR
from finsam_xl.arbete.dokument.underlaget import Dokumentunderlag
from finsam_xl.dokument.mallar.skriv import malldokument
from finsam_xl.dokument.ur_rapporten import dokumentinnehall
from finsam_xl.mallar import mall
from finsam_xl.modell import Bladprefix, Part, Tabellval
from finsam_xl.rapporter.slag import ARSREDOVISNING, HALVARSREDOVISNING, VERKSAMHETSPLAN
from tests.dokument.lasdokument import last
from tests.exemplet import exemplet, skiss
from tests.rapport.former import litet

if TYPE_CHECKING:
    from finsam_xl.arbete.dokument.dokumentet import Dokumentet
    from finsam_xl.modell import Bokslut, Medlem
    from finsam_xl.rapporter.slag import Rapportslag

UTELAMNADE = ("DT", "FO", "KF", "NOT3")


def _gjort(bokslut: Bokslut, slag: Rapportslag) -> Dokumentet:
    data = mall(f"dokument/{MALLAR[slag.prefix]}.docx").read_bytes()
    innehall = dokumentinnehall((skiss(bokslut, slag),), bokslut)
    return dokumentet(data, Dokumentunderlag(slag, bokslut, innehall, ()))


def test_forsta_aret_i_miljoner_med_egen_titel_och_utelamnade_tabeller() -> None:
    bokslut = exemplet()
    val = (
        Tabellval(Bladprefix.AR, "RR", "Resultat 2025"),
        *(Tabellval(Bladprefix.AR, ident, tas_med="nej") for ident in UTELAMNADE),
    )
    forsta = replace(
        bokslut,
        grunddata={**bokslut.grunddata, "AR_Period_fg": None, "AR_Enhetsord": "mnkr"},
        saldon=tuple(rad for rad in bokslut.saldon if rad.period.year == 2025),
        tabellval=val,
    )
    gjort = _gjort(forsta, ARSREDOVISNING)
    dokument = last(gjort.paket.skriv())
    rubriker = [text for _, text in dokument.rubriker]
    assert "Resultat 2025" in rubriker
    assert not {"Kassaflödesanalys", "Deltagare"} & set(rubriker)
    assert "Översikt över verksamhetens utveckling" in rubriker
    assert "Tabellen Deltagare har inget att visa i rapporten, och det som hör till den är utelämnat." in gjort.besked
    meningar = [stycke for stycke in dokument.stycken if stycke.endswith(".")]
    assert any("18,9\u00a0mnkr" in mening for mening in meningar)
    assert not [mening for mening in meningar if "–\u00a0" in mening or " – " in mening or "året före" in mening]


def test_samma_bok_ger_samma_byte() -> None:
    assert _gjort(litet(), HALVARSREDOVISNING).paket.skriv() == _gjort(litet(), HALVARSREDOVISNING).paket.skriv()


def test_utan_budget_och_deltagare_sags_inget_om_dem_och_tva_regioner_ar_flera() -> None:
    bokslut = exemplet()
    utan = replace(
        bokslut,
        budget=(),
        insatser=tuple(replace(ett, kvinnor=None, man=None, plats_deltagare=None) for ett in bokslut.insatser),
        medlemmar=tuple(replace(ett, beslutad=None) for ett in (*bokslut.medlemmar, _en_region_till(bokslut))),
    )
    gjort = _gjort(utan, ARSREDOVISNING)
    dokument = last(gjort.paket.skriv())
    assert not [stycke for stycke in dokument.stycken if "budgeterade" in stycke or "bättre än budget" in stycke]
    assert not {"Deltagare", "Fördelning av kommunernas medlemsavgifter"} & {text for _, text in dokument.rubriker}
    assert any("från regionerna och" in stycke for stycke in dokument.stycken)
    drift = next(ett for ett in dokument.tabeller if ett.titel == "Driftredovisning")
    insatsmedel = next(rad for rad in drift.rader if rad[0] == "Insatsmedel")
    assert list(map(bool, insatsmedel)) == [True, True, False, False, True]
    assert "Ingen budget enligt prognos är inlagd." in dokument.stycken


def _en_region_till(bokslut: Bokslut) -> Medlem:
    regionen = next(ett for ett in bokslut.medlemmar if ett.part is Part.REGION)
    return replace(regionen, id="annan_region", namn="Region Annan", objekt="", plats_not1=None, plats_not4=None)


@pytest.mark.parametrize(("dag", "beslutad"), [(date(2025, 11, 20), False), (date(2026, 3, 27), True)])
def test_ett_beslut_fore_arets_slut_galler_en_annan_rapport(dag: date, *, beslutad: bool) -> None:
    bokslut = exemplet()
    gjort = _gjort(replace(bokslut, grunddata={**bokslut.grunddata, "Beslutsdatum": dag}), ARSREDOVISNING)
    stycken = last(gjort.paket.skriv()).stycken
    assert any(stycke.startswith("Beslutad av styrelsen") for stycke in stycken) is beslutad
    assert any("gäller en annan rapport" in ett for ett in gjort.besked) is not beslutad


def test_en_mall_utan_tabeller_och_med_ett_halvt_marke_sager_det() -> None:
    innehall = dokumentinnehall((skiss(exemplet(), ARSREDOVISNING),), exemplet())
    data = malldokument("Bara text, och {{ AR_RR_intakter } skrivet fel.")
    besked = dokumentet(data, Dokumentunderlag(ARSREDOVISNING, exemplet(), innehall, ())).besked
    assert "Tabellen Resultaträkning finns i rapporten men har inget märke i mallen." in besked
    assert "«Bara text, och {{ AR_RR_intakter } sk» (i början) är inget helt märke och står kvar som text." in besked


def test_ett_litet_forbund_utan_mal_insatser_och_objekt() -> None:
    for slag in (HALVARSREDOVISNING, VERKSAMHETSPLAN):
        dokument = last(_gjort(litet(), slag).paket.skriv())
        assert dokument.rubriker[0][0] == 1
        assert "Budget" in {tabell.titel for tabell in dokument.tabeller} or slag is HALVARSREDOVISNING
        assert not [rad for tabell in dokument.tabeller for rad in tabell.rader if not any(rad)]


def test_halvarets_budget_som_saknas_ar_tom_och_planens_ar_inte_inlagd() -> None:
    utan = replace(litet(), budget=())
    halvaret = last(_gjort(utan, HALVARSREDOVISNING).paket.skriv())
    finansiering = next(ett for ett in halvaret.tabeller if ett.titel == "Finansiering")
    assert {text for _, *tal in finansiering.rader[1:] for text in tal} == {""}
    assert not [stycke for stycke in halvaret.stycken if "Grunddata" in stycke]
    planen = last(_gjort(utan, VERKSAMHETSPLAN).paket.skriv())
    assert "[Budgeten är ännu inte inlagd.]" in planen.stycken
    assert not [stycke for stycke in planen.stycken if "Medlemmarna betalar" in stycke or "Bladet Mål" in stycke]
