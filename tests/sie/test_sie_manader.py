"""Månadernas förändring ur verifikationerna, när filen inte har den i #PSALDO."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from finsam_xl.exempel import bokforing
from finsam_xl.sie import SieFil, delarssaldon, las, med_manader, objektdelarssaldon
from finsam_xl.sie.provning.avstamning import psaldo_saknas

VER = """#FLAGGA 0
#SIETYP 4
#FNAMN "Övningsförbundet"
#RAR 0 20250101 20251231
#KONTO 1930 Bank
#KONTO 4010 Insatsmedel
#IB 0 1930 100.00
#UB 0 1930 70.00
#RES 0 4010 30.00
#VER A 1 20250331 "Rekvisition"
{
#TRANS 4010 {6 P1} 20.00
#BTRANS 4010 {} 5.00
#TRANS 1930 {} -20.00
}
#VER A 2 20250701 "Rekvisition"
{
#TRANS 4010 {} 10.00
#TRANS 1930 {} -10.00
}
"""


def fil(text: str = VER) -> SieFil:
    return las(text.encode("cp437"), filnamn="ver.se", verifikationer=True)


def saldon(sie: SieFil, manad: str) -> dict[str, Decimal]:
    return {ett.konto: ett.belopp for ett in delarssaldon(sie, 0, manad)}


def test_halvaret_ar_verifikationerna_till_och_med_juni() -> None:
    assert saldon(med_manader(fil()), "202506") == {"1930": Decimal(80), "4010": Decimal(20)}
    assert saldon(med_manader(fil()), "202507") == {"1930": Decimal(70), "4010": Decimal(30)}


def test_objekten_foljer_med_och_strukna_rader_raknas_inte() -> None:
    delar = objektdelarssaldon(med_manader(fil()), 0, "6", "202506")
    assert [(ett.konto, ett.objekt, ett.belopp) for ett in delar] == [("4010", "P1", Decimal(20))]


def test_verifikationer_som_inte_forklarar_aret_ger_inga_manader() -> None:
    utan = fil(VER.replace("#RES 0 4010 30.00", "#RES 0 4010 31.00"))
    assert med_manader(utan) is utan


def test_en_fil_vars_egna_manader_racker_ar_som_den_var() -> None:
    med = med_manader(fil())
    assert med_manader(med) is med
    assert psaldo_saknas(med, 0) == ()


def test_utan_inlasta_verifikationer_gar_inget_att_rakna() -> None:
    utan = replace(fil(), verifikationer=())
    assert med_manader(utan) is utan


@pytest.mark.parametrize("manad", ["202503", "202506", "202508", "202512"])
def test_exemplets_verifikationer_ger_samma_delar_som_dess_manadssaldon(manad: str) -> None:
    hel = las(bokforing(), filnamn="gavleborg-2025.se", verifikationer=True)
    utan = replace(hel, psaldo={nyckel: post for nyckel, post in hel.psaldo.items() if nyckel[0] != 0})
    fran_ver = med_manader(utan)

    def nollfria(sie: SieFil) -> dict[str, Decimal]:
        return {konto: belopp for konto, belopp in saldon(sie, manad).items() if belopp}

    assert nollfria(fran_ver) == nollfria(hel)
    for dimension in ("6", "20"):
        ena, andra = (
            {(ett.konto, ett.objekt): ett.belopp for ett in objektdelarssaldon(sie, 0, dimension, manad) if ett.belopp}
            for sie in (fran_ver, hel)
        )
        assert ena == andra
