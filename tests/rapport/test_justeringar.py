"""En justering när huvudboken redan har bokfört årets resultat: balansräkningen går ihop, och inget annat rörs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from finsam_xl.arbete.bygg.kontrollresultat import kontrollresultat
from finsam_xl.inputs.justeringar import justerade_objektsaldon, justerade_saldon
from finsam_xl.inputs.objektsaldon import Agarregister
from finsam_xl.modell import Justering
from tests.exemplet import skiss
from tests.rapport.malarbygden import last, redovisad, som_den_ar

if TYPE_CHECKING:
    from finsam_xl.arbete.bygg.skiss import Skiss
    from finsam_xl.modell import Bokslut

AR = date(2025, 12, 31)


def justerad(bok: Bokslut, *justeringar: Justering) -> Bokslut:
    register = Agarregister(bok.insatser, bok.medlemmar)
    return replace(
        bok,
        justeringar=justeringar,
        saldon=(*bok.saldon, *justerade_saldon(justeringar, bok.saldon, bok.kontoplan)),
        objektsaldon=(
            *bok.objektsaldon,
            *justerade_objektsaldon(justeringar, bok.objektsaldon, bok.kontoplan, register),
        ),
    )


def felen(skissen: Skiss) -> set[str]:
    return {ett.id for ett in kontrollresultat(skissen) if ett.utfall == "FEL"}


@pytest.mark.parametrize(
    "omforing",
    [(), (("8999", -5_000), ("2019", 5_000))],
    ids=["bara transaktionen", "med resultatets omföring"],
)
def test_resultatet_ar_redan_bokfort(omforing: tuple[tuple[str, int], ...]) -> None:
    bok = last([som_den_ar("bas").fil(2025), som_den_ar("bas").fil(2024)])
    konton = (("4010", 5_000), ("2990", -5_000), *omforing)
    rader = [Justering(AR, konto, Decimal(belopp), "Sen faktura", "21" * (konto == "4010")) for konto, belopp in konton]
    fore, efter = redovisad("bas"), skiss(justerad(bok, *rader))
    assert felen(efter) == felen(fore)
    andrat = {
        "AR_RR_kostnader": -5_000,
        "AR_RR_arets_resultat": -5_000,
        "AR_BR_skulder": 5_000,
        "AR_BR_summa_eget_kapital": -5_000,
        "AR_BR_summa_tillgangar": 0,
        "AR_BR_eget_kapital": 0,
        "AR_RR_intakter": 0,
    }
    for namn, skillnad in andrat.items():
        assert round(float(str(efter.namngiven(namn))) - float(str(fore.namngiven(namn))), 2) == skillnad, namn


def test_en_justerad_rad_ar_inget_konto_for_sig() -> None:
    """En återföring är inget konto med omvänt tecken, och det som saknar insats i Justeringar sägs en gång."""
    bok = last([som_den_ar("bas").fil(2025), som_den_ar("bas").fil(2024)])
    konton = (("4010", "", 900), ("6110", "", -50), ("2990", "", -850))
    rader = [Justering(AR, konto, Decimal(belopp), "Sen faktura", objekt) for konto, objekt, belopp in konton]
    utfall = {ett.id: ett for ett in kontrollresultat(skiss(justerad(bok, *rader)))}
    assert utfall["F52"].utfall == {ett.id: ett.utfall for ett in kontrollresultat(redovisad("bas"))}["F52"]
    assert "6110" not in utfall["F52"].text
    assert utfall["C17"].text.count("Konto 4010") == 1
    assert "900,00 kr saknar insats i bladet Justeringar" in utfall["C17"].text
