"""Rapportens uppställning ur bokens egna rader: varje rad en gång, i den form som rapporten har den."""

from __future__ import annotations

import pytest

from finsam_xl.modell import Bladprefix, Rapportrad
from finsam_xl.uppstallning.form import uppstallning

I_AR = Rapportrad(Bladprefix.AR, "RR", 15, "RR_eu", "EU-bidrag")
I_HR = Rapportrad(Bladprefix.HR, "RR", 15, "RR_eu", "Bidrag från EU")


@pytest.mark.parametrize("rader", [(I_AR, I_HR), (I_HR, I_AR)])
def test_en_rad_med_egen_text_i_varje_rapport_ar_en_rad_i_var_och_en(rader: tuple[Rapportrad, ...]) -> None:
    for rad in rader:
        form = uppstallning(rader, (), rad.rapport or Bladprefix.AR)
        assert [(ett.text, ett.raknas_in_i) for ett in form.rader("RR") if ett.id == "RR_eu"] == [(rad.text, "")]
        assert form.klass("RR_intakter").count("RR_eu") == 1
    assert uppstallning(rader, (), Bladprefix.BI).klass("RR_intakter").count("RR_eu") == 1
