"""Kassaflöde: två balansräkningar som hör ihop ger ett kassaflöde som går ihop."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from finsam_xl.belopp import NOLL, avrunda
from finsam_xl.regler.kassaflode import Balanslage, Kassaflodesanalys, kassaflodesanalys

Fall = dict[str, Any]

belopp = st.decimals(-(10**8), 10**8, places=2)
lagen = st.builds(Balanslage, **{falt.name: belopp for falt in fields(Balanslage)})


def eget_kapital(lage: Balanslage) -> Decimal:
    tillgangar = (
        lage.likvida_medel + lage.kortfristiga_fordringar + lage.kortfristiga_placeringar + lage.anlaggningstillgangar
    )
    return tillgangar - lage.kortfristiga_skulder - lage.langfristiga_skulder - lage.avsattningar


def vand(analys: Kassaflodesanalys) -> dict[str, Decimal]:
    return {falt.name: -getattr(analys, falt.name) for falt in fields(analys)}


def test_kassaflodesanalys(fall: Fall) -> None:
    ingaende, utgaende = Balanslage(**fall["ingaende"]), Balanslage(**fall["utgaende"])
    analys = kassaflodesanalys(ingaende, utgaende, fall["resultat"], fall["avskrivningar"])

    assert {falt: avrunda(getattr(analys, falt), fall["enhet"]) / fall["enhet"] for falt in fall["rader"]} == fall[
        "rader"
    ]


@given(lagen, lagen, belopp)
def test_gar_ihop_nar_eget_kapital_andrats_med_resultatet(
    ingaende: Balanslage, utgaende: Balanslage, avskrivningar: Decimal
) -> None:
    resultat = eget_kapital(utgaende) - eget_kapital(ingaende)

    assert kassaflodesanalys(ingaende, utgaende, resultat, avskrivningar).differens == 0


@given(lagen, lagen, belopp, belopp)
def test_differensen_ar_det_som_resultatet_inte_forklarar(
    ingaende: Balanslage, utgaende: Balanslage, resultat: Decimal, avskrivningar: Decimal
) -> None:
    analys = kassaflodesanalys(ingaende, utgaende, resultat, avskrivningar)

    assert analys.differens == eget_kapital(utgaende) - eget_kapital(ingaende) - resultat


@given(lagen, lagen, belopp, belopp)
def test_delsummorna_ar_sina_raders_summa(
    ingaende: Balanslage, utgaende: Balanslage, resultat: Decimal, avskrivningar: Decimal
) -> None:
    analys = kassaflodesanalys(ingaende, utgaende, resultat, avskrivningar)

    assert analys.medel_fore_rorelsekapital == analys.arets_resultat + analys.ej_likviditetspaverkande
    assert (
        analys.lopande_verksamhet
        == analys.medel_fore_rorelsekapital + analys.forandring_fordringar + analys.forandring_skulder
    )
    assert analys.investeringsverksamhet == analys.investeringar + analys.placeringar
    assert analys.finansieringsverksamhet == analys.langfristiga_skulder
    assert (
        analys.arets_kassaflode
        == analys.lopande_verksamhet + analys.investeringsverksamhet + analys.finansieringsverksamhet
    )
    assert analys.forandring_likvida_medel == analys.likvida_medel_utgaende - analys.likvida_medel_ingaende


@given(lagen, lagen, belopp, belopp)
def test_avskrivningar_flyttar_pengar_mellan_rader_men_inte_i_summan(
    ingaende: Balanslage, utgaende: Balanslage, resultat: Decimal, avskrivningar: Decimal
) -> None:
    utan = kassaflodesanalys(ingaende, utgaende, resultat)
    med = kassaflodesanalys(ingaende, utgaende, resultat, avskrivningar)

    assert med.arets_kassaflode == utan.arets_kassaflode
    assert med.lopande_verksamhet - utan.lopande_verksamhet == avskrivningar == utan.investeringar - med.investeringar


@given(lagen, lagen, belopp)
def test_baklanges_ar_alla_floden_omvanda(ingaende: Balanslage, utgaende: Balanslage, resultat: Decimal) -> None:
    framlanges = kassaflodesanalys(ingaende, utgaende, resultat)
    baklanges = kassaflodesanalys(utgaende, ingaende, -resultat)

    for rad, flode in vand(framlanges).items():
        if not rad.startswith("likvida_medel"):
            assert getattr(baklanges, rad) == flode, rad


def test_oforandrat_lage_utan_resultat_ger_inget_flode() -> None:
    lage = Balanslage(Decimal(1), Decimal(2), Decimal(3))

    assert kassaflodesanalys(lage, lage, NOLL).arets_kassaflode == 0
