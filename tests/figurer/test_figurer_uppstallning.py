"""Rapportens uppställning ur bokens egna rader: varje rad en gång, i den form som rapporten har den."""

from __future__ import annotations

import pytest

from finsam_xl.modell import Bladprefix, Rapportrad
from finsam_xl.uppstallning.form import uppstallning
from finsam_xl.uppstallning.hemvist import lagens_rad

I_AR = Rapportrad(Bladprefix.AR, "RR", 15, "RR_eu", "EU-bidrag")
I_HR = Rapportrad(Bladprefix.HR, "RR", 15, "RR_eu", "Bidrag från EU")


@pytest.mark.parametrize("rader", [(I_AR, I_HR), (I_HR, I_AR)])
def test_en_rad_med_egen_text_i_varje_rapport_ar_en_rad_i_var_och_en(rader: tuple[Rapportrad, ...]) -> None:
    for rad in rader:
        form = uppstallning(rader, (), rad.rapport or Bladprefix.AR)
        assert [(ett.text, ett.raknas_in_i) for ett in form.rader("RR") if ett.id == "RR_eu"] == [(rad.text, "")]
        assert form.klass("RR_intakter").count("RR_eu") == 1
    assert uppstallning(rader, (), Bladprefix.BI).klass("RR_intakter").count("RR_eu") == 1


@pytest.mark.parametrize(
    ("tabell", "ordning", "hel"),
    [
        ("BR", 15, "BR_anlaggning"),
        ("BR", 35, "BR_anlaggning"),
        ("BR", 43, "BR_fordringar"),
        ("BR", 75, "BR_kassa"),
        ("BR", 85, "BR_kassa"),
        ("BR", 105, "BR_eget_kapital"),
        ("BR", 125, "BR_eget_kapital"),
        ("BR", 135, "BR_avsattningar"),
        ("BR", 145, "BR_avsattningar"),
        ("BR", 155, "BR_langfristiga"),
        ("BR", 175, "BR_skulder"),
        ("RR", 5, "RR_intakter"),
        ("RR", 25, "RR_kostnader"),
        ("RR", 45, "RR_avskrivningar"),
        ("RR", 55, "RR_finansiella_intakter"),
        ("RR", 85, "RR_extraordinara"),
    ],
)
def test_en_egen_rad_ar_en_del_av_lagens_rad_i_sitt_avsnitt(tabell: str, ordning: int, hel: str) -> None:
    """Aldrig av en rad på andra sidan om en rubrik eller en summa: kassaflöde och nyckeltal räknar efter den."""
    assert lagens_rad(Rapportrad(None, tabell, ordning, f"{tabell}_egen", "Egen")) == hel
