"""Varje publicerat belopp kommer tillbaka ur filen, på sin rad i resultaträkning, balansräkning och noter."""

from __future__ import annotations

import csv
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from finsam_xl.belopp import NOLL, TUSEN, avrunda
from finsam_xl.inputs.kontoplan import placera
from finsam_xl.mallar import mall
from finsam_xl.modell import Kontorad
from finsam_xl.sie import arssaldon, objektsaldon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.sie import SieFil

DATA = Path(__file__).parents[1] / "data"
AR = {0: "kr_2025", -1: "kr_2024"}
INTAKTER, KOSTNADER, FORDRINGAR, SKULDER = "not 1 intäkter", "not 2 kostnader", "not 3 fordringar", "not 4 skulder"

NOTRAD = {
    (KOSTNADER, "Insatsmedel"): "NOT2_insatsmedel",
    (KOSTNADER, "Löner och sociala avgifter"): "NOT2_loner",
    (KOSTNADER, "Pensionskostnader"): "NOT2_pension",
    (KOSTNADER, "Lokalhyra"): "NOT2_lokalhyra",
    (KOSTNADER, "Revisionskostnad"): "NOT2_revision",
    (KOSTNADER, "Redovisningstjänster"): "NOT2_redovisning",
    (KOSTNADER, "Övriga kostnader"): "NOT2_ovriga",
    (FORDRINGAR, "Skattefordran"): "NOT3_skattefordran",
    (FORDRINGAR, "Förutbetalda kostnader"): "NOT3_forutbetalda",
    (SKULDER, "Upplupna semesterlöner"): "NOT4_semesterloner",
    (SKULDER, "Upplupna sociala avgifter"): "NOT4_sociala_avgifter",
    (SKULDER, "Upplupna pensionskostnader"): "NOT4_pension",
    (SKULDER, "Upplupna skattekostnader"): "NOT4_skatt",
    (SKULDER, "Leverantörsskulder"): "NOT4_leverantorsskulder",
    (SKULDER, "Revisionsarvode"): "NOT4_revisionsarvode",
}
RAD = {
    ("resultaträkning", "Finansiella kostnader"): "RR_finansiella_kostnader",
    ("resultaträkning", "Finansiella intäkter"): "RR_finansiella_intakter",
    ("balansräkning", "Kortfristiga fordringar (summa)"): "BR_fordringar",
    ("balansräkning", "Kassa och bank"): "BR_kassa",
    ("balansräkning", "Kortfristiga skulder (summa)"): "BR_skulder",
}


def tabell(fil: str) -> list[dict[str, str]]:
    with (DATA / fil).open(encoding="utf-8", newline="") as rader:
        return list(csv.DictReader(rader))


def mallrader(fil: str) -> list[dict[str, str]]:
    with mall(fil).open(encoding="utf-8", newline="") as rader:
        return list(csv.DictReader(rader))


BELOPP = {(rad["rapportdel"], rad["post"]): rad for rad in tabell("exempel/belopp_kr_2025.csv")}
KONTOPLAN = tuple(
    Kontorad(rad["Konto från"], rad["Konto till"], rad["Benämning"], rad["Rad"], rad["Not"])
    for rad in mallrader("kontoplan_bas.csv")
)
ALIAS = {(rad["tabell"], rad["tryckt"]): rad["id"] for rad in tabell("alias.csv")}


def objekt(fil: str) -> dict[str, str]:
    return {rad["Id"]: rad["Objekt"] for rad in mallrader(f"exempel/gavleborg-2025/{fil}.csv")}


def summor(fil: SieFil, arsnr: int, kolumn: str, *, ib: bool = False) -> Mapping[str, Decimal]:
    """Saldo per rad eller not, med SIE-tecken."""
    per_kod: dict[str, Decimal] = defaultdict(lambda: NOLL)
    for saldo in arssaldon(fil, arsnr):
        per_kod[getattr(placera(saldo.konto, KONTOPLAN), kolumn)] += saldo.ib if ib else saldo.belopp
    return per_kod


def per_objekt(fil: SieFil, arsnr: int, dimension: str, konton: str) -> Mapping[str, Decimal]:
    """Saldo per objekt på konton som börjar med *konton*, med SIE-tecken."""
    per: dict[str, Decimal] = defaultdict(lambda: NOLL)
    for post in objektsaldon(fil, arsnr, dimension):
        if post.konto.startswith(konton):
            per[post.objekt] += post.belopp
    return per


@pytest.mark.parametrize("arsnr", AR)
@pytest.mark.parametrize("post", [*NOTRAD, *RAD], ids=" ".join)
def test_posten_kommer_tillbaka_pa_kronan(sie_fil: SieFil, post: tuple[str, str], arsnr: int) -> None:
    kolumn, kod = ("not_", NOTRAD[post]) if post in NOTRAD else ("rad", RAD[post])
    tecken = -1 if post[0] == SKULDER or "skulder" in post[1] or "intäkter" in post[1] else 1
    assert tecken * summor(sie_fil, arsnr, kolumn)[kod] == Decimal(BELOPP[post][AR[arsnr]])


@pytest.mark.parametrize("arsnr", AR)
def test_avgifterna_per_medlem(sie_fil: SieFil, arsnr: int) -> None:
    nummer, konton = objekt("medlemmar"), {saldo.konto: saldo.belopp for saldo in arssaldon(sie_fil, arsnr)}
    ur_boken = {"stat": konton["3985"], "region": konton["3986"]}
    delar = per_objekt(sie_fil, arsnr, "20", "3987")
    ur_boken |= {medlem: delar[nr] for medlem, nr in nummer.items() if nr in delar}
    assert {medlem: -belopp for medlem, belopp in ur_boken.items()} == {
        ALIAS["not_1_rorelseintakter", post]: Decimal(rad[AR[arsnr]])
        for (rapportdel, post), rad in BELOPP.items()
        if rapportdel == INTAKTER
    }


@pytest.mark.parametrize("arsnr", AR)
def test_skulderna_per_motpart(sie_fil: SieFil, arsnr: int) -> None:
    delar = per_objekt(sie_fil, arsnr, "20", "2990")
    nummer = objekt("medlemmar")
    tryckta = {
        nummer[ALIAS["not_4_kortfristiga_skulder", post]]: Decimal(rad[AR[arsnr]])
        for (rapportdel, post), rad in BELOPP.items()
        if rapportdel == SKULDER and (rapportdel, post) not in NOTRAD
    }
    assert {motpart: -belopp for motpart, belopp in delar.items()} == tryckta
    assert summor(sie_fil, arsnr, "not_")["NOT4_motparter"] == -sum(tryckta.values())


def test_insatserna_2025_ar_de_tryckta_i_hela_tusental(sie_fil: SieFil) -> None:
    nummer, delar = objekt("insatser"), per_objekt(sie_fil, 0, "6", "4")
    rader = [rad for rad in tabell("arsredovisning_2025/samverkansinsatser.csv") if rad["radtyp"] == "post"]
    ids = {(rad["tabell"], rad["rad"], rad["tryckt"]): rad["id"] for rad in tabell("alias.csv")}
    utfall = {
        nummer[ids["samverkansinsatser", rad["rad"], rad["insats"]]]: -Decimal(rad["utfall_2025"]) * TUSEN
        for rad in rader
    }
    valfardsguiden = utfall.pop(nummer["valfardsguiden"])
    assert {nr: belopp for nr, belopp in utfall.items() if belopp} == dict(delar)
    assert per_objekt(sie_fil, 0, "6", "6") == {nummer["valfardsguiden"]: valfardsguiden}


INSATSER_2024 = (
    "halbart_arbetsliv",
    "health_screening",
    "connect",
    "karnhuset",
    "skola_arbete",
    "safe",
    "dans",
    "ungdomsboozt",
    "rakna_med_mig",
    "trygg_ung",
    "steget_vidare",
    "trisam",
    "mysam",
    "utveckling",
    "valfardsguiden",
)
"""Insatskorten 2024 i tryckt ordning."""


def test_insatserna_2024_avrundas_till_de_tryckta_och_summerar_till_insatsmedel(sie_fil: SieFil) -> None:
    nummer = objekt("insatser")
    delar = {**per_objekt(sie_fil, -1, "6", "4"), **per_objekt(sie_fil, -1, "6", "6")}
    kort = tabell("bilagor_2024/insatser_ekonomi.csv")
    tryckta = {nummer[id_]: Decimal(rad["utfall"]) for id_, rad in zip(INSATSER_2024, kort, strict=True)}
    assert {nr: avrunda(belopp, TUSEN) / TUSEN for nr, belopp in delar.items()} == tryckta
    assert sum(per_objekt(sie_fil, -1, "6", "4").values()) == Decimal(BELOPP[KOSTNADER, "Insatsmedel"]["kr_2024"])


def test_kostnadskontona_for_insatser_har_inget_utan_objekt(sie_fil: SieFil) -> None:
    for arsnr in AR:
        insatsmedel = summor(sie_fil, arsnr, "not_")["NOT2_insatsmedel"]
        assert sum(per_objekt(sie_fil, arsnr, "6", "4").values()) == insatsmedel


@pytest.mark.parametrize("arsnr", AR)
def test_eget_kapital_och_resultat(sie_fil: SieFil, arsnr: int) -> None:
    rader = summor(sie_fil, arsnr, "rad")
    resultat = -sum((belopp for rad, belopp in rader.items() if rad.startswith("RR_")), NOLL)
    ingaende = -summor(sie_fil, arsnr, "rad", ib=True)["BR_eget_kapital"]
    assert resultat == Decimal(BELOPP["balansräkning", "Årets resultat"][AR[arsnr]])
    assert ingaende == Decimal(BELOPP["balansräkning", "Eget kapital, ingående"][AR[arsnr]])
    assert ingaende + resultat == Decimal(BELOPP["balansräkning", "Eget kapital, utgående"][AR[arsnr]])
    assert -rader["BR_eget_kapital"] == ingaende


def test_utgaende_2023_ar_ingaende_2024(sie_fil: SieFil) -> None:
    ingaende = summor(sie_fil, -1, "rad", ib=True)
    for post, kod, tecken in (
        ("Kortfristiga fordringar (summa)", "BR_fordringar", 1),
        ("Kassa och bank", "BR_kassa", 1),
        ("Kortfristiga skulder (summa)", "BR_skulder", -1),
        ("Eget kapital, utgående", "BR_eget_kapital", -1),
    ):
        assert tecken * ingaende[kod] == Decimal(BELOPP["balansräkning", post]["utgaende_2023"])
    skulder = [saldo.konto for saldo in arssaldon(sie_fil, -1) if saldo.ib < 0 and not saldo.konto.startswith("20")]
    assert len(skulder) == 1
    assert not any(nr == -1 for nr, *_ in sie_fil.oib)


def test_inget_konto_saknar_rad_i_kontoplanen(sie_fil: SieFil) -> None:
    for arsnr in AR:
        assert {kod for kod in summor(sie_fil, arsnr, "rad") if kod == "OPLACERAT" or "ovantat" in kod} == set()
