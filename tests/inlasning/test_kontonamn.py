"""Kontonas namn mot raderna i Kontoplan: klara motsägelser, och tystnad om det som är oklart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fnmatch import fnmatchcase

import pytest

from finsam_xl.inlasning.kontonamn import har_ord, motsagelse, namnslag, ordlistan, slag_i
from finsam_xl.koder import DRIFT, NOT, OPLACERAT, RAD
from finsam_xl.modell import Part, Saldorad

KODER = (*RAD, *NOT, *DRIFT)
ALLA = frozenset(KODER)
_VANLIG = {"1": "BR_skulder", "2": "BR_skulder", "3": "RR_intakter"}


def rad(konto: str, namn: str, *koder: str) -> Saldorad:
    """Kontot på raden som koderna säger; utan Rad är det en skuld, en intäkt eller en kostnad."""
    rad_ = next((kod for kod in koder if kod in RAD), _VANLIG.get(konto[0], "RR_kostnader"))
    not_, drift = (next((kod for kod in koder if kod in slag), "") for slag in (NOT, DRIFT))
    return Saldorad(date(2025, 12, 31), konto, namn, rad_, not_, drift, Decimal(0), Decimal(100))


@pytest.mark.parametrize(
    ("konto", "namn", "koder"),
    [
        ("5010", "Löner", ("NOT2_lokalhyra", "DR_ovriga_externa")),
        ("5011", "Månadslöner, tjänstemän", ("NOT2_lokalhyra",)),
        ("5081", "SJUKLÖN", ("NOT2_ovriga", "DR_ovriga_externa")),
        ("7010", "Löner", ("NOT2_pension", "DR_personal")),
        ("5211", "Arvoden styrelse", ("NOT2_ovriga",)),
        ("5012", "Arvoden", ("NOT2_lokalhyra",)),
        ("5610", "Arbetsgivaravgifter", ("NOT2_ovriga",)),
        ("5620", "PO-pålägg", ("NOT2_ovriga",)),
        ("5710", "Pensionspremier", ("NOT2_ovriga",)),
        ("5733", "Särskild löneskatt", ("NOT2_ovriga",)),
        ("6010", "Lokalhyra", ("NOT2_ovriga",)),
        ("7010", "Hyra", ("NOT2_loner", "DR_personal")),
        ("7440", "Revisionsarvode", ("NOT2_pension", "DR_personal")),
        ("7440", "Arvode revision", ("NOT2_pension", "DR_personal")),
        ("7450", "Redovisningstjänster", ("NOT2_pension", "DR_personal")),
        ("7932", "Avskrivning inventarier", ("NOT2_ovriga", "DR_ovriga_externa")),
        ("8411", "Ränteintäkter bank", ("RR_finansiella_kostnader",)),
        ("8510", "Räntekostnader lån", ("RR_ovantat",)),
        ("8310", "Ränteintäkter", ("NOT1_ovriga", "DR_ovriga_intakter")),
        ("4010", "Köp av insatser", ("NOT2_ovriga", "DR_ovriga_externa")),
        ("3512", "ESF-medel", ("NOT1_medlemmar", "DR_medlemmar")),
        ("3515", "Bidrag från EU", ("NOT1_medlemmar", "DR_medlemmar")),
        ("3516", "Lönebidrag", ("NOT1_medlemmar", "DR_medlemmar")),
        ("3986", "Bidrag från kommuner", ("NOT1_medlemmar", "DR_region")),
        ("3985", "Region Mälarbygden", ("NOT1_medlemmar", "DR_stat")),
        ("5090", "Hyresintäkter", ("NOT2_lokalhyra",)),
        ("3991", "Försäkringskostnader", ("NOT1_ovriga",)),
        ("3990", "Övriga kostnader", ("NOT1_ovriga",)),
        ("8999", "Årets resultat", ("RR_ovantat",)),
        ("2350", "Lån Kommuninvest", ("NOT4_ovriga",)),
        ("2350", "Banklån", ("BR_skulder",)),
        ("1930", "Inventarier", ("BR_kassa",)),
        ("1210", "Swedbank", ("BR_anlaggning",)),
        ("2410", "Eget kapital", ("NOT4_ovriga",)),
        ("1510", "Kundfordringar", ("NOT3_ovriga",)),
        ("2440", "Leverantörsskulder", ("NOT4_ovriga",)),
        ("2940", "Upplupna sociala avgifter", ("NOT4_semesterloner",)),
        ("2970", "Förutbetalda intäkter", ("NOT4_semesterloner",)),
        ("1710", "Förutbetald hyra", ("NOT3_kundfordringar",)),
        ("2650", "Moms", ("NOT4_leverantorsskulder",)),
        ("5010", "Loner tjansteman", ("NOT2_lokalhyra",)),
        ("8510", "RANTEKOSTNADER", ("RR_ovantat",)),
        ("2440", "Leverantorsskulder", ("NOT4_ovriga",)),
    ],
)
def test_en_klar_motsagelse(konto: str, namn: str, koder: tuple[str, ...]) -> None:
    assert motsagelse(rad(konto, namn, *koder), ALLA) in koder


@pytest.mark.parametrize(
    ("konto", "namn", "koder"),
    [
        ("7010", "Löner", ("NOT2_loner", "DR_personal")),
        ("4030", "Löner i insatser", ("NOT2_insatsmedel", "DR_insatsmedel")),
        ("4010", "Konsulter i insatser", ("NOT2_konsult", "DR_insatsmedel")),
        ("7533", "Särskild löneskatt", ("NOT2_pension", "DR_personal")),
        ("7533", "Löneskatt", ("NOT2_loner", "DR_personal")),
        ("6550", "Konsultarvoden", ("NOT2_ovriga",)),
        ("6580", "Advokatarvode", ("NOT2_ovriga",)),
        ("6590", "Arvode föreläsare", ("NOT2_ovriga",)),
        ("7240", "Arvode revision", ("NOT2_loner", "DR_personal")),
        ("6410", "Styrelsearvoden som inte är lön", ("NOT2_ovriga",)),
        ("6530", "Löneadministration", ("NOT2_redovisning",)),
        ("6800", "Inhyrd personal, löner", ("NOT2_ovriga",)),
        ("5615", "Leasing personbil", ("NOT2_ovriga",)),
        ("5615", "Leasing personbil", ("NOT2_loner",)),
        ("5220", "Hyra av inventarier", ("NOT2_ovriga",)),
        ("6100", "Lokalhyra konferens", ("NOT2_ovriga",)),
        ("5020", "El hyrd lokal", ("NOT2_ovriga",)),
        ("3910", "Hyresintäkter", ("NOT1_ovriga",)),
        ("8423", "Räntekostnader skatter och avgifter", ("RR_finansiella_kostnader",)),
        ("8423", "Dröjsmålsavgifter för sociala avgifter", ("RR_finansiella_kostnader",)),
        ("8310", "Bankränta", ("RR_finansiella_intakter",)),
        ("6571", "Bankavgifter", ("NOT2_ovriga",)),
        ("6991", "Avgifter", ("NOT2_loner",)),
        ("3590", "Fakturerade kostnader", ("NOT1_ovriga",)),
        ("3987", "Bidrag från kommuner och region", ("NOT1_medlemmar", "DR_kommuner")),
        ("3500", "Bidrag Region Norr", ("NOT1_medlemmar", "DR_medlemmar")),
        ("1619", "Lån till anställda", ("NOT3_ovriga",)),
        ("2417", "Kortfristig del av lån", ("NOT4_ovriga",)),
        ("2340", "Byggnadskreditiv", ("BR_langfristiga",)),
        ("2971", "Förutbetalda hyresintäkter", ("NOT4_forutbetalda_intakter",)),
        ("2960", "Upplupna räntor på lån", ("NOT4_ovriga_upplupna",)),
        ("2920", "Upplupna semesterlöner inkl avgifter", ("NOT4_semesterloner",)),
        ("1690", "Fordran Försäkringskassan", ("NOT3_ovriga",)),
        ("1970", "Sparkonto Sparbanken", ("BR_placeringar",)),
        ("2943", "Löneskatt på pensioner", ("NOT4_skatt",)),
        ("8910", "Skatt på årets resultat", ("RR_ovantat",)),
        ("2890", "Medel enligt handlingsplan", ("NOT4_ovriga",)),
        ("5010", "Konto 5010", ("NOT2_lokalhyra",)),
        ("5010", "(okänt)", ("NOT2_lokalhyra",)),
        ("5010", "", ("NOT2_lokalhyra",)),
    ],
)
def test_det_som_passar_eller_ar_oklart_ar_tyst(konto: str, namn: str, koder: tuple[str, ...]) -> None:
    assert motsagelse(rad(konto, namn, *koder), ALLA) is None


def test_ett_konto_utan_rad_i_kontoplan_ar_en_annan_fraga() -> None:
    assert motsagelse(replace(rad("9010", "Löner"), rad=OPLACERAT), ALLA) is None


def test_en_samlingsrad_ar_fel_bara_nar_kontoplanen_har_en_egen_rad_for_slaget() -> None:
    """Den som inte visar revisionen för sig har den bland övriga kostnader, och det är rätt."""
    revision = rad("6420", "Ersättning till revisor", "NOT2_ovriga")
    assert motsagelse(revision, ALLA) == "NOT2_ovriga"
    assert motsagelse(revision, ALLA - {"NOT2_revision"}) is None


def test_ett_namn_pa_andra_sidan_betyder_annat() -> None:
    """Revisionsarvode är en kostnad i klass 6 och en upplupen skuld i klass 2."""
    assert [ett.id for ett in slag_i("Beräknat arvode för revision", "2992")] == ["revisionsarvode"]
    assert {ett.id for ett in slag_i("Beräknat arvode för revision", "6420")} == {"arvode", "revision"}


def test_ett_allmant_slag_raknas_bara_nar_namnet_inte_ar_av_ett_annat() -> None:
    assert [ett.id for ett in slag_i("Pensionskostnader", "7410")] == ["pension"]
    assert [ett.id for ett in slag_i("Övriga kostnader", "6990")] == ["kostnad"]


@pytest.mark.parametrize(
    ("namn", "monster", "traffar"),
    [
        ("ESF-medel", "esf*", True),
        ("Soc.avgifter", "soc avg*", True),
        ("Försäkringskassan", "kassa*", False),
        ("Sjuklön", "*lön", True),
        ("Löneskatt", "lön", False),
        ("Arvode till styrelsen", "arvod* till styrelse*", True),
        ("Styrelsens arvode", "arvod* styrelse*", False),
    ],
)
def test_ett_ord_i_namnet(namn: str, monster: str, *, traffar: bool) -> None:
    assert har_ord(namn, [monster]) is traffar


def test_ordlistans_koder_finns_i_kontoplan() -> None:
    koder = {(slag.id, kod) for slag in namnslag() for kod in (*slag.passar, *slag.motsager)}
    assert {par for par in koder if not any(fnmatchcase(kod, par[1]) for kod in KODER)} == set()


def test_ordlistans_slag_har_olika_id_och_en_egen_rad() -> None:
    iden = [slag.id for slag in namnslag()]
    assert len(set(iden)) == len(iden)
    assert all(slag.ord and (slag.tyst or (slag.passar and slag.motsager)) for slag in namnslag())
    assert set(Part) <= set(iden)


def test_ordlistans_kontoplaner_namner_slag_som_finns() -> None:
    iden = {slag.id for slag in namnslag()}
    assert {slag for post in ordlistan()["kontoplan"] for slag in post["konton"]} <= iden
