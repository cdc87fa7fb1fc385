"""Kassaflöde, nyckeltal och målet för eget kapital i arbetsboken mot reglerna i Python, för slumpade bokslut."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from finsam_xl.regler import nyckeltal
from finsam_xl.regler.kassaflode import Balanslage, kassaflodesanalys
from finsam_xl.regler.malkapital import Bas, kapitalmal
from finsam_xl.regler.malkontroll import poang
from tests.andringar import bokfor
from tests.exemplet import UTAN_KRYMPNING, exempelskiss, exemplet, grunddata, rad, siffror, skiss

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.arbete.bygg.skiss import Skiss
    from finsam_xl.modell import Bokslut

KONTON = {
    "anlaggningstillgangar": "1210",
    "kortfristiga_fordringar": "1630",
    "kortfristiga_placeringar": "1880",
    "likvida_medel": "1930",
    "avsattningar": "2210",
    "langfristiga_skulder": "2350",
    "kortfristiga_skulder": "2440",
}
SKULDER = frozenset({"avsattningar", "langfristiga_skulder", "kortfristiga_skulder"})
BELOPP = st.integers(1, 3 * 10**9).map(lambda ore: Decimal(ore) / 100)
LAGE = st.fixed_dictionaries(dict.fromkeys(KONTON, BELOPP))
FA = settings(max_examples=8, deadline=None, phases=UTAN_KRYMPNING, suppress_health_check=list(HealthCheck))


def _konton(lage: Mapping[str, Decimal]) -> dict[str, str]:
    """Balanskontona med SIE-tecken, och eget kapital som det som blir över."""
    belopp = {KONTON[namn]: -tal if namn in SKULDER else tal for namn, tal in lage.items()}
    return {konto: str(tal) for konto, tal in (belopp | {"2067": -sum(belopp.values())}).items()}


def _bokslut(
    borjan: Mapping[str, Decimal], slut: Mapping[str, Decimal], avskrivning: Decimal, insats: Decimal
) -> Bokslut:
    """Ett år från *borjan* till *slut*; intäkterna är det som får boken att gå ihop, allt bokfört mot 8999."""
    tomt = replace(exemplet(), saldon=(), objektsaldon=())
    ib, ub = _konton(borjan), _konton(slut)
    resultat = Decimal(ib["2067"]) - Decimal(ub["2067"])
    intakter = resultat + avskrivning + insats
    bokfort = bokfor(bokfor(tomt, ib, ib=True), ub)
    return bokfor(
        bokfort, {"3985": str(-intakter), "4610": str(insats), "7830": str(avskrivning), "8999": str(resultat)}
    )


def _tal(skissen: Skiss, namn: str) -> Decimal:
    varde = skissen.namngiven(f"AR_{namn}")
    assert isinstance(varde, (int, float)), (namn, varde)
    return Decimal(f"{varde:.15g}")


def _samma(tal: Decimal, vantat: Decimal) -> bool:
    """Lika så långt som Excels femton siffror räcker."""
    return abs(tal - vantat) <= abs(vantat) * Decimal("1e-13") + Decimal("1e-6")


@FA
@given(borjan=LAGE, slut=LAGE, avskrivning=BELOPP, insats=BELOPP)
def test_slumpade_bokslut_raknas_som_reglerna_raknar(
    borjan: dict[str, Decimal], slut: dict[str, Decimal], avskrivning: Decimal, insats: Decimal
) -> None:
    bokslut = _bokslut(borjan, slut, avskrivning, insats)
    uttraknat = siffror(bokslut)
    resultat = _tal(uttraknat, "RR_arets_resultat")
    _kassaflodet(uttraknat, kassaflodesanalys(Balanslage(**borjan), Balanslage(**slut), resultat, avskrivning))
    _nyckeltalen(uttraknat, slut, avskrivning, insats)


def _kassaflodet(uttraknat: Skiss, vantat: object) -> None:
    poster = {
        "KF_justering": "ej_likviditetspaverkande",
        "KF_fore_rorelsekapital": "medel_fore_rorelsekapital",
        "KF_fordringar": "forandring_fordringar",
        "KF_skulder": "forandring_skulder",
        "KF_lopande": "lopande_verksamhet",
        "KF_investeringar": "investeringar",
        "KF_placeringar": "placeringar",
        "KF_langfristiga": "langfristiga_skulder",
        "KF_arets_kassaflode": "arets_kassaflode",
        "KF_likvida_borjan": "likvida_medel_ingaende",
        "KF_likvida_slut": "likvida_medel_utgaende",
        "KF_forandring": "forandring_likvida_medel",
    }
    skiljer = {post: falt for post, falt in poster.items() if not _samma(_tal(uttraknat, post), getattr(vantat, falt))}
    assert skiljer == {}


def _nyckeltalen(uttraknat: Skiss, slut: dict[str, Decimal], avskrivning: Decimal, insats: Decimal) -> None:
    tillgangar = sum((slut[namn] for namn in KONTON if namn not in SKULDER), Decimal(0))
    eget = tillgangar - sum((slut[namn] for namn in SKULDER), Decimal(0))
    intakter = _tal(uttraknat, "RR_intakter")
    likvida = slut["likvida_medel"] + slut["kortfristiga_placeringar"]
    malet = kapitalmal(eget, intakter, Bas.INTAKTER, Decimal("0.2"))
    vantat = {
        "BR_summa_eget_kapital": eget,
        "NT_soliditet": nyckeltal.soliditet(eget, tillgangar),
        "NT_kassalikviditet": nyckeltal.kassalikviditet(
            likvida, slut["kortfristiga_fordringar"], slut["kortfristiga_skulder"]
        ),
        "NT_insatsandel": nyckeltal.insatsandel(insats, insats + avskrivning),
        "NT_utnyttjandegrad": nyckeltal.utnyttjandegrad(insats, Decimal(18012000)),
        "EK_andel": malet.andel,
        "EK_grans": malet.grans,
        "EK_overskridande": malet.overskridande,
        "MA_3_1_poang": Decimal(poang(malet.status)),
    }
    assert {post: tal for post, tal in vantat.items() if not _samma(_tal(uttraknat, post), tal)} == {}


@pytest.mark.parametrize(("bas", "intakter"), [(Bas.INTAKTER, 18920000), (Bas.BUDGETERADE_INTAKTER, 19000000)])
def test_malet_for_eget_kapital_raknas_pa_vald_bas(bas: Bas, intakter: int) -> None:
    budget = tuple(replace(rad, belopp=rad.belopp + 80000) if rad.post == "stat" else rad for rad in exemplet().budget)
    uttraknat = siffror(grunddata(replace(exemplet(), budget=budget), EK_Bas=bas.value))
    malet = kapitalmal(Decimal(7502200), Decimal(intakter), bas, Decimal("0.2"))
    assert _tal(uttraknat, "EK_basbelopp") == intakter
    assert _tal(uttraknat, "EK_grans") == malet.grans
    assert _tal(uttraknat, "EK_overskridande") == malet.overskridande
    assert _samma(_tal(uttraknat, "EK_andel"), malet.andel)


def test_pa_budgeterade_intakter_finns_ingen_jamforelse() -> None:
    uttraknad = skiss(grunddata(exemplet(), EK_Bas="budgeterade intäkter"))
    assert rad(uttraknad, "ÅR Flerårsöversikt", "Eget kapital i procent av intäkterna")[:2] == [0.4, ""]
    assert rad(exempelskiss(), "ÅR Flerårsöversikt", "Eget kapital i procent av intäkterna")[:2] == [0.4, 0.47]


def test_ett_nyckeltal_utan_namnare_ar_ett_streck() -> None:
    tomt = skiss(replace(exemplet(), saldon=(), objektsaldon=(), budget=()))
    for etikett in ("Kassalikviditet", "Insatsmedlens andel av kostnaderna", "Insatsmedel i procent av budget"):
        assert rad(tomt, "ÅR Flerårsöversikt", etikett)[0] == "–"


def test_ett_tomt_bokslut_gar_att_bygga() -> None:
    """Den första dagen finns inga saldon; rapporten visar nollor, streck och en tom jämförelse, inga fel."""
    tomt = skiss(replace(exemplet(), saldon=(), objektsaldon=(), importlogg=()))
    assert rad(tomt, "ÅR Balansräkning", "Summa tillgångar")[1:3] == [0, ""]
    assert rad(tomt, "ÅR Resultaträkning", "ÅRETS RESULTAT")[1:3] == [0, ""]
