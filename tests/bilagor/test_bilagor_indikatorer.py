"""Indikatorrapporten: andelarna är regelns, för få svar syns ingenstans, och målet prövas med sitt mått."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

import pytest

from finsam_xl.arbete.bygg.skiss import Skiss, skissa
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.inputs import las_bok
from finsam_xl.modell import Bokslut, Enkatsvar, Matt
from finsam_xl.rapporter.placerad import bygg
from finsam_xl.rapporter.slag import BILAGOR
from finsam_xl.regler.enkat import enkatutfall, procentenheter
from tests.bilagor.conftest import TID
from tests.bilagor.enkat import enkatbok

if TYPE_CHECKING:
    from collections.abc import Mapping

RAPPORT, DIAGRAM = "BI Indikatorer", "BI Diagram"


@cache
def bokslutet() -> Bokslut:
    bokslut = las_bok(Bok(enkatbok())).bokslut
    assert bokslut is not None
    return bokslut


def skiss(bokslut: Bokslut) -> Skiss:
    return skissa(bygg(BILAGOR, bokslut, TID), bokslut, TID)


def med(*svar: Enkatsvar, **grunddata: object) -> Skiss:
    return skiss(replace(bokslutet(), enkatsvar=svar, grunddata={**bokslutet().grunddata, **grunddata}))


@cache
def exemplet() -> Skiss:
    return skiss(bokslutet())


def rad(skissen: Skiss, indikator: str, grupp: str) -> Mapping[str, object]:
    """Indikatorns rad för gruppen, per kolumnrubrik; de två förändringarna skiljs av sitt mått."""
    rader = skissen.varden[RAPPORT]
    rubriker = next(rad for rad in rader if rad[0] == "Indikator")
    celler = next(rad for rad in rader if str(rad[0]).startswith(f"{indikator} ") and rad[1] == grupp)
    ut: dict[str, object] = {}
    for rubrik, cell in zip(rubriker, celler, strict=True):
        ut[f"{rubrik} 2" if rubrik in ut else str(rubrik)] = cell
    return ut


def test_andelarna_ar_de_tva_och_de_tre_basta_alternativen() -> None:
    personal = rad(exemplet(), "3", "Personal")
    assert personal["Antal svar"] == 11
    assert (personal["Klart positivt"], personal["Positivt"]) == (0.27, 0.45)
    assert (personal["Riket, klart positivt"], personal["Riket, positivt"]) == (0.43, 0.7)


def test_forandringen_ar_procentenheter() -> None:
    personal = rad(exemplet(), "3", "Personal")
    assert (personal["Förändring, proc.enh."], personal["Förändring, proc.enh. 2"]) == (3, 5)


def test_for_fa_svar_syns_ingenstans() -> None:
    """Fyra remittenter har svarat: varken antal eller andelar visas, inte i Poster och inte i diagrammet."""
    remittenter = rad(exemplet(), "3", "Remittenter")
    assert remittenter["Antal svar"] == "färre än 5"
    assert (remittenter["Klart positivt"], remittenter["Positivt"]) == ("–", "–")
    poster = {str(rad[0]): rad[2] for rad in exemplet().varden["BI Poster"]}
    egna = [poster[f"BI_NS_{falt}_3_remittenter"] for falt in ("svar", "klart", "positivt")]
    assert egna == ["färre än 5", "–", "–"]
    (stapel,) = (rad for rad in exemplet().varden[DIAGRAM] if rad[0] == "3 Tillräcklig tid, remittenter" and rad[4])
    assert [cell for cell in stapel[1:4] if cell not in ("", None)] == []


def test_gransen_for_nar_svar_visas_star_i_grunddata() -> None:
    svar = bokslutet().enkatsvar[1]
    assert rad(med(svar, Minsta_antal=4), "3", "Remittenter")["Antal svar"] == 4
    assert rad(med(svar, Minsta_antal=12), "3", "Remittenter")["Antal svar"] == "färre än 12"


def test_malet_provas_med_det_matt_det_anger() -> None:
    chefer, styrelsen = (rad(exemplet(), "8", grupp) for grupp in ("Chefer", "Styrelseledamöter"))
    assert (chefer["Mål"], chefer["Status"]) == ("Klart positivt, minst riket", "Uppfylld")
    assert (styrelsen["Mål"], styrelsen["Status"]) == ("Positivt, minst förra året", "Ej uppfylld")


def test_samma_svar_kan_na_malet_med_ett_matt_och_missa_det_med_ett_annat() -> None:
    """Mysams chefer 2025: 18 % klart positiva mot 43 i riket, men 77 % positiva mot 70."""
    svar = Enkatsvar(
        "9",
        "Erfarenheter",
        "Chefer",
        antal_1=2,
        antal_2=3,
        antal_3=13,
        antal_4=3,
        antal_5=1,
        nationellt=Decimal("0.43"),
        nationellt_positivt=Decimal("0.70"),
        jamfors_med="nationellt",
    )
    utfall = {
        matt: rad(med(replace(svar, matt=matt)), "9", "Chefer")["Status"]
        for matt in (Matt.KLART_POSITIVT, Matt.POSITIVT)
    }
    assert utfall == {Matt.KLART_POSITIVT: "Ej uppfylld", Matt.POSITIVT: "Uppfylld"}


def test_vet_ej_kan_raknas_i_namnaren() -> None:
    svar = bokslutet().enkatsvar[0]
    med_vet_ej = rad(med(svar, BI_Vet_ej="räknas i nämnaren"), "3", "Personal")
    assert (med_vet_ej["Antal svar"], med_vet_ej["Klart positivt"]) == (11, 0.15)


def test_det_som_inte_ar_kant_ar_tomt_och_noten_sager_det() -> None:
    personal = rad(exemplet(), "14", "Personal")
    assert {cell for namn, cell in personal.items() if "Riket, k" not in namn} - {"", None} == {
        "14 Uppföljning och utvärdering",
        "Personal",
    }
    texter = [str(rad[0]) for rad in exemplet().varden[RAPPORT]]
    assert "Svar saknas i underlaget för indikator 14; cellerna är därför tomma." in texter


def test_omradena_ar_rubriker_i_den_ordning_de_namns() -> None:
    rader = [str(rad[0]) for rad in exemplet().varden[RAPPORT]]
    omraden = [text for text in rader if text.endswith("områden")]
    assert omraden == [
        "Deltagarfokuserade områden",
        "Samverkansfokuserade områden",
        "Uppföljnings- och utvecklingsområden",
    ]


def test_staplarnas_delar_ar_tillsammans_hundra_procent() -> None:
    staplar = [
        rad[1:4] for rad in exemplet().varden[DIAGRAM] if isinstance(rad[1], float) and isinstance(rad[3], float)
    ]
    assert len(staplar) == 4
    assert [round(sum(stapel), 6) for stapel in staplar if abs(sum(stapel) - 1) > 0.015] == []  # type: ignore[arg-type]


def test_fragor_med_for_fa_alternativ_visas_utan_tal() -> None:
    svar = Enkatsvar("7", "Tre alternativ", "Personal", antal_1=4, antal_2=4, antal_3=4)
    skissen = med(svar)
    assert rad(skissen, "7", "Personal")["Antal svar"] in ("", None)
    assert "Frågan har för få svarsalternativ för måtten: indikator 7." in [r[0] for r in skissen.varden[RAPPORT]]


def test_svarsgrupper_som_liknar_varandra_ar_skilda() -> None:
    svar = Enkatsvar("1", "Lika", "Chefer", antal_1=1, antal_2=2, antal_3=3, antal_4=4)
    skissen = med(svar, replace(svar, grupp="chefer!", antal_4=40))
    assert (rad(skissen, "1", "Chefer")["Antal svar"], rad(skissen, "1", "chefer!")["Antal svar"]) == (10, 46)


def test_inga_indikatorer_gor_ett_blad_som_sager_det() -> None:
    assert "Inga indikatorer är inlagda i bladet Indikatorer." in [r[0] for r in med().varden[RAPPORT]]


@pytest.mark.parametrize("vet_ej", ["räknas inte", "räknas i nämnaren"])
def test_formlerna_ger_samma_som_regeln(vet_ej: str) -> None:
    """Många frågor på en gång, av olika längd och storlek."""
    slump = random.Random(20260302)  # noqa: S311 - slumpen ska vara densamma varje gång
    alla = []
    for nr in range(60):
        antal = [slump.randint(0, slump.choice((2, 30))) for _ in range(slump.choice((4, 5, 6)))]
        celler = {f"antal_{plats}": ett for plats, ett in enumerate(antal, start=1)}
        alla.append(
            Enkatsvar(
                str(nr),
                "Fråga",
                "Personal",
                **celler,  # type: ignore[arg-type]
                vet_ej=slump.randint(0, 9),
                forra_aret=Decimal("0.24"),
            )
        )
    poster = {str(rad[0]): rad[2] for rad in med(*alla, BI_Vet_ej=vet_ej).varden["BI Poster"]}
    visade = 0
    for svar in alla:
        raknas = (svar.vet_ej or 0) if vet_ej == "räknas i nämnaren" else 0
        utfall = enkatutfall(svar.antal, 5, raknas)
        svaret, klart, positivt, forandring = (
            poster[f"BI_NS_{falt}_{svar.nr}_personal"] for falt in ("svar", "klart", "positivt", "forandring_klart")
        )
        if utfall is None:
            assert (svaret, klart, positivt, forandring) == ("färre än 5", "–", "–", "–")
            continue
        visade += 1
        andring = procentenheter(utfall.klart_positivt, Decimal("0.24"))
        vantat = [float(tal) for tal in (utfall.svar, utfall.klart_positivt, utfall.positivt, andring)]
        assert [svaret, klart, positivt, forandring] == pytest.approx(vantat, abs=1e-9)
    assert 30 < visade < 60
