"""Drift per insats och kostnadsställe: ett förbund med egen personal, ESF och kansli, utan en cell skriven för hand."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

import pytest

from finsam_xl.figurer.insatsdrift import har_utover, redovisas
from finsam_xl.figurer.underlag import underlag
from finsam_xl.modell import Dimension
from finsam_xl.rapporter.slag import ARSREDOVISNING
from tests.exemplet import PERIOD, kontrollerna, rad, skiss
from tests.rapport.malarbygden import INSATSER, Konto, Skepnad, andrad, last, per_etikett, redovisad, som_den_ar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.modell import Bokslut

EP = "ÅR Redovisning per insats"
UTFALL = [("bas", 0), ("kommunbas", 0), ("bas", 5)]
FRON = range(1, 9)
REDOVISAT: Mapping[str, Mapping[str, float]] = {
    "Ung framåt": {
        "Intäkter": 412_351,
        "Insatsmedel": -1_850_000,
        "Personal": -1_126_844,
        "Kostnader": -2_976_844,
        "Netto": -2_564_494,
        "Intäkter 2024": 300_000,
        "Kostnader 2024": -2_785_218,
        "Netto 2024": -2_485_218,
    },
    "Gröna steg": {"Kostnader": -1_740_501, "Kostnader 2024": -1_650_000},
    "IPS Ålsta": {"Kostnader": -1_204_000, "Kostnader 2024": -980_000},
    "Kompetensutveckling parterna": {
        "Insatsmedel": -318_221,
        "Övriga externa kostnader": -22_500,
        "Kostnader": -340_721,
        "Kostnader 2024": -271_000,
    },
    "Summa insatser": {"Netto": -5_849_715, "Netto 2024": -5_386_218},
    "Kansli": {"Avskrivningar": -24_000, "Netto": -2_683_771, "Netto 2024": -2_575_017},
    "Ej fördelat på insats eller kostnadsställe": {
        "Intäkter": 10_400_000,
        "Finansiellt och övrigt": 94_100,
        "Netto": 10_494_100,
        "Netto 2024": 10_117_600,
    },
    "ÅRETS RESULTAT": {"Netto": 1_960_614, "Netto 2024": 2_156_365},
}
STYRELSEN = {"Kostnader": -96_000, "Netto": -96_000, "Kostnader 2024": -91_000}
EFTER_KONTONAMNET = {
    "Region Mälarbygden",
    "Ålsta kommun",
    "Öja kommun",
    "ESF-medel",
    "Lån Kommuninvest",
    "Ränteintäkter bank",
    "Räntekostnader lån",
    "Leasing personbil",
}
"""Rader som heter som medlemmens konto gör, eller som kontot själv."""
BLADEN: Mapping[str, Mapping[str, tuple[float, float]]] = {
    "ÅR Noter": {
        "Statligt bidrag (Försäkringskassan och Arbetsförmedlingen)": (5_200_000, 5_000_000),
        "Region Mälarbygden": (2_600_000, 2_500_000),
        "Ålsta kommun": (1_040_000, 1_000_000),
        "Öja kommun": (260_000, 250_000),
        "ESF-medel": (412_351, 300_000),
        "Summa intäkter": (10_812_351, 10_300_000),
        "Avskrivningar": (24_000, 24_000),
        "Kundfordringar": (0, 103_088),
        "Skattefordran": (51_870, 53_440),
        "Förutbetalda kostnader": (61_500, 60_000),
        "Upplupna semesterlöner": (104_200, 96_500),
        "Upplupna sociala avgifter": (77_540, 73_220),
        "Upplupna skattekostnader": (45_220, 43_510),
        "Leverantörsskulder": (512_880, 402_120),
        "Förutbetalda intäkter": (0, 130_000),
        "Övriga upplupna kostnader": (388_000, 455_000),
        "Lån Kommuninvest": (60_000, 80_000),
        "Ränteintäkter bank": (96_412, 120_500),
        "Räntekostnader lån": (-2_312, -2_900),
        "Leasing personbil": (58_800, 58_800),
    },
    "ÅR Resultaträkning": {
        "Finansiella intäkter": (96_412, 120_500),
        "Finansiella kostnader": (-2_312, -2_900),
        "ÅRETS RESULTAT": (1_960_614, 2_156_365),
    },
    "ÅR Balansräkning": {
        "Anläggningstillgångar": (48_000, 72_000),
        "Långfristiga skulder": (60_000, 80_000),
        "Summa eget kapital": (7_266_979, 5_306_365),
    },
}


def _valda(tabell: Mapping[str, Mapping[str, object]], ratt: Mapping[str, Mapping[str, float]]) -> object:
    return {namn: {rubrik: tabell[namn][rubrik] for rubrik in celler} for namn, celler in ratt.items()}


@pytest.mark.parametrize(("plan", "fro"), UTFALL)
def test_varje_insats_star_med_sina_kostnader_intakter_och_netto(plan: str, fro: int) -> None:
    tabell = per_etikett(redovisad(plan, fro), EP, "Insats")
    assert _valda(tabell, REDOVISAT) == REDOVISAT
    styrelsen = next(celler for namn, celler in tabell.items() if namn.startswith("Styrelse, konto"))
    assert {rubrik: styrelsen[rubrik] for rubrik in STYRELSEN} == STYRELSEN


@pytest.mark.parametrize(("plan", "fro"), UTFALL)
def test_varje_tal_star_vid_sin_etikett_i_noter_och_rakningar(plan: str, fro: int) -> None:
    skissen = redovisad(plan, fro)
    for blad, rader in BLADEN.items():
        kanda = rader.keys() - (EFTER_KONTONAMNET if fro else set())
        assert {namn: tuple(rad(skissen, blad, namn)[-2:]) for namn in kanda} == {namn: rader[namn] for namn in kanda}
        assert set(rader.values()) <= {tuple(celler[-2:]) for celler in skissen.varden[blad]}


@pytest.mark.parametrize(("plan", "fro"), UTFALL)
def test_redovisningen_ar_resultatrakningens_och_insatstabellen_ratt(plan: str, fro: int) -> None:
    svar = kontrollerna(redovisad(plan, fro))
    assert [svar[ident].utfall for ident in ("F03", "F53", "F54", "F60")] == ["OK"] * 4
    assert [ident for ident, ett in svar.items() if ett.utfall == "FEL"] == []
    insatser = per_etikett(redovisad(plan, fro), "ÅR Samverkansinsatser", "Namn på insats")
    summan = {rubrik: insatser["Summa insatser"][rubrik] for rubrik in ("Kostnad", "Egna intäkter", "Netto")}
    assert summan == {"Kostnad": -6_262_065, "Egna intäkter": 412_351, "Netto": -5_849_715}


@pytest.mark.parametrize("plan", ["bas", "kommunbas"])
@pytest.mark.parametrize("fro", FRON)
def test_varje_objekt_far_sitt_netto_i_varje_skepnad(plan: str, fro: int) -> None:
    skepnad = andrad(plan, fro)
    bok = last([skepnad.fil(2025), skepnad.fil(2024)])
    namn = {insats.id: insats.namn for insats in bok.insatser}
    netto: defaultdict[str, Decimal] = defaultdict(Decimal)
    for del_ in bok.objektsaldon:
        if del_.dimension is Dimension.INSATS and del_.period.year == 2025:
            netto[namn[del_.id]] -= del_.belopp
    assert netto == {
        "Kansli": Decimal("-2683771.32"),
        "Ung framåt": Decimal("-2564493.50"),
        "Gröna steg": Decimal("-1740500.50"),
        "IPS Ålsta": Decimal(-1_204_000),
        "Kompetensutveckling parterna": Decimal("-340720.75"),
    }


@cache
def _ett_ar() -> Bokslut:
    """Boken ur en enda fil, som bara har totaler för förra året."""
    return last([som_den_ar("bas").fil(2025, fjolaret=True)])


def test_en_fil_utan_forra_arets_delning_ger_en_tom_jamforelse_och_en_mening() -> None:
    skissen = skiss(_ett_ar())
    tabell = per_etikett(skissen, EP, "Insats")
    for namn in (*INSATSER.values(), "Summa insatser", "Kansli", "ÅRETS RESULTAT"):
        assert [tabell[namn][f"{rubrik} 2024"] for rubrik in ("Intäkter", "Kostnader", "Netto")] == ["", "", ""]
    assert any(text.startswith("Jämförelsen per insats saknas: Objektsaldo har inga rader") for text in tabell)
    assert rad(skissen, "ÅR Balansräkning", "Summa eget kapital")[-1] == 5_306_365


def test_ett_objekt_som_ingen_har_sags_i_tabellen() -> None:
    utan = tuple(insats for insats in _ett_ar().insatser if insats.objekt != "22")
    delar = tuple(replace(ett, id="") if ett.objekt == "22" else ett for ett in _ett_ar().objektsaldon)
    bok = replace(_ett_ar(), insatser=utan, objektsaldon=delar)
    tabell = per_etikett(skiss(bok), EP, "Insats")
    assert tabell["Objekt utan insats"]["Netto"] == -1_204_000
    assert tabell["Summa insatser"]["Netto"] == -5_849_715
    assert any(text.startswith("Objekt som ingen rad i Insatser har: 22 IPS Ålsta.") for text in tabell)


def test_en_bok_last_nar_bara_insatsmedlen_delades_far_ingen_halv_redovisning() -> None:
    """F53 säger i stället att filen ska läsas in igen."""
    gammal = replace(_ett_ar(), delvis_delade=frozenset({PERIOD}))
    data = underlag(gammal, "AR")
    assert har_utover(data)
    assert not redovisas(data)
    assert EP not in {blad.name for blad in ARSREDOVISNING.blad(data)}


def test_styrelsens_objekt_insatsmedel_pa_kansliet_och_konton_utan_objekt_star_var_for_sig() -> None:
    skissen = skiss(last([_med_styrelse().fil(2025), _med_styrelse().fil(2024)]))
    tabell = per_etikett(skissen, EP, "Insats")
    netto = {namn: tabell[namn]["Netto"] for namn in ("Kansli", "Styrelsen", "Summa insatser", "ÅRETS RESULTAT")}
    assert netto == {
        "Kansli": -2_619_331,
        "Styrelsen": -96_000,
        "Summa insatser": -5_799_715,
        "ÅRETS RESULTAT": 1_960_614,
    }
    assert tabell["Ej fördelat på insats eller kostnadsställe"]["Övriga externa kostnader"] == -18_440
    assert not [namn for namn in tabell if "ingår ovan" in namn]
    insatser = per_etikett(skissen, "ÅR Samverkansinsatser", "Namn på insats")
    assert insatser["Insatsmedel på kansli och styrelse"]["Netto"] == -50_000
    assert insatser["Summa insatser"]["Netto"] == -5_849_715
    assert kontrollerna(skissen)["F60"].utfall == "OK"


def _med_styrelse() -> Skepnad:
    """Arvodena på styrelsens objekt, 50 000 av insatsmedlen på kansliets, och telefonin utan objekt."""
    bok, femtio = som_den_ar("bas"), Decimal(50_000)

    def flyttat(konto: Konto) -> Konto:
        delar = dict(konto.belopp)
        if konto.namn == "Arvoden styrelse":
            delar = {"11": delar["10"]}
        elif konto.namn == "Telefoni":
            delar = {"": delar["10"]}
        elif konto.namn == "Köp av insatser":
            delar |= {"10": (femtio, Decimal(0)), "23": (delar["23"][0] - femtio, delar["23"][1])}
        return replace(konto, belopp=delar)

    nya = tuple(map(flyttat, bok.konton))
    return replace(bok, konton=nya, objekt={**bok.objekt, "11": "11"}, namn={**bok.namn, "11": "Styrelsen"})
