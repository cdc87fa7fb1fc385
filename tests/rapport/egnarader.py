"""Ett förbund vars rader och noter bara står i Rapportrader och Noter: boken fylls, byggs en gång och behålls."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.arbete.importera.filimport import importera_sie
from finsam_xl.arbete.skapa.ur_sie import skapa_ur_sie
from finsam_xl.inputs.standardrader import standardrader
from finsam_xl.rapporter.slag import ARSREDOVISNING
from tests.exemplet import TID
from tests.lager import ur_lagret
from tests.makrofil import makrofil

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["egna_raders_bok", "lagg_till"]

_KONTON: Sequence[tuple[str, str, int, int, int]] = (
    ("1220", "Inventarier", 90_000, 90_000, 150_000),
    ("1229", "Ackumulerade avskrivningar inventarier", -30_000, -48_000, -72_000),
    ("1510", "Kundfordringar", 0, 12_500, 0),
    ("1710", "Förutbetalda hyror", 40_000, 41_000, 43_500),
    ("1930", "Bank", 1_900_000, 2_144_500, 2_477_500),
    ("2010", "Eget kapital", -1_500_000, -1_500_000, -1_850_000),
    ("2019", "Årets resultat", 0, -350_000, -341_500),
    ("2220", "Avsättning för pensioner", -60_000, -70_000, -85_000),
    ("2350", "Lån i banken", -200_000, -160_000, -120_000),
    ("2440", "Leverantörsskulder", -240_000, -160_000, -202_500),
    ("3911", "Bidrag Försäkringskassan/AF", 0, -2_000_000, -2_100_000),
    ("3912", "Bidrag Region Provlandet", 0, -1_000_000, -1_050_000),
    ("3913", "Bidrag Provdalens kommun", 0, -1_000_000, -1_050_000),
    ("3991", "ESF-medel", 0, -300_000, -412_000),
    ("4010", "Köp av insatser", 0, 2_900_000, 3_150_500),
    ("5010", "Lokalhyra", 0, 120_000, 124_000),
    ("5615", "Leasing av personbil", 0, 48_000, 48_000),
    ("5800", "Resor", 0, 31_000, 36_000),
    ("7010", "Löner", 0, 850_000, 900_000),
    ("7832", "Avskrivning inventarier", 0, 18_000, 24_000),
    ("8311", "Ränteintäkter", 0, -22_000, -16_000),
    ("8410", "Räntekostnader", 0, 5_000, 4_000),
)
"""Konto, namn, och saldot (kr) vid förra årets början och vid de två årens slut; resultatkonton har periodens."""

RADER: Sequence[tuple[object, ...]] = (
    (None, "NOT1", 15, "NOT1_esf", "ESF-medel"),
    (None, "NOT2", 95, "NOT2_resor", "Resor och leasing"),
    (None, "NOT3", 55, "NOT3_hyra", "Förutbetald hyra"),
    (None, "NOT4", 65, "NOT4_bank", "Leverantörer på löpande räkning"),
    (None, "BR", 32, "BR_inventarier", "Maskiner och inventarier", None, None, "NOT_inventarier"),
    ("ÅR", "BR", 35, "BR_summa_anlaggning", "Summa anläggningstillgångar", "BR_anlaggning; BR_inventarier"),
    ("ÅR", "BR", 85, "BR_summa_kortfristigt", "Summa omsättningstillgångar", "BR_fordringar; BR_placeringar; BR_kassa"),
    (None, "BR", 142, "BR_pensioner", "Avsättningar för pensioner"),
    (None, "BR", 145, "BR_summa_avsatt", "Summa avsättningar", "BR_avsattningar; BR_pensioner"),
    (None, "BR", 175, "BR_summa_skulder", "Summa skulder", "BR_langfristiga; BR_skulder"),
    (None, "RR", 15, "RR_projektbidrag", "Projektbidrag", None, None, "NOT1"),
    (None, "NOT_inventarier", 10, "NOT_inventarier_inkop", "Anskaffningsvärde"),
    (None, "NOT_inventarier", 20, "NOT_inventarier_avskrivet", "Ackumulerade avskrivningar"),
    (None, "NOT_lan", 10, "NOT_lan_banken", "Lån i banken", "2300–2399"),
    (None, "NOT_finans", 10, "NOT_finans_intakter", "Ränteintäkter", "8000-8399"),
    (None, "NOT_finans", 20, "NOT_finans_kostnader", "Räntekostnader", "8400–8499"),
    (None, "NOT_leasing", 10, "NOT_leasing", "Leasingavgifter", "5615"),
)
NOTER: Sequence[tuple[object, ...]] = (
    (None, 5, "NOT_principer", "Redovisningsprinciper", "text", "Redovisningen följer LKBR.\nBeloppen är avrundade."),
    (None, 22, "NOT_finans", "Finansiella poster", "specifikation"),
    (None, 25, "NOT_inventarier", "Maskiner och inventarier", "partition"),
    (None, 50, "NOT_lan", "Långfristiga skulder", "specifikation"),
    (None, 60, "NOT_leasing", "Leasing", "specifikation", "Bilen är leasad till 2027."),
)
_PLATSER: Sequence[tuple[str, dict[int, str]]] = (
    ("1220", {3: "BR_inventarier", 4: "NOT_inventarier_inkop"}),
    ("1229", {3: "BR_inventarier", 4: "NOT_inventarier_avskrivet"}),
    ("1710", {4: "NOT3_hyra"}),
    ("2220", {3: "BR_pensioner"}),
    ("2440", {4: "NOT4_bank"}),
    ("3991", {3: "RR_projektbidrag", 4: "NOT1_esf"}),
    ("5615", {4: "NOT2_resor"}),
    ("5800", {4: "NOT2_resor"}),
)
_HANVISNINGAR = {
    "RR_finansiella_intakter": "NOT_finans",
    "BR_langfristiga": "NOT_lan",
    "RR_kostnader": "NOT2; NOT_leasing",
}


def egna_raders_bok(andelse: str = ".xlsx") -> Path:
    """Boken med årsredovisningen byggd."""
    return ur_lagret(f"egna-rader{andelse}", lambda mapp: _gor(mapp, andelse)) / f"provdalen{andelse}"


def _gor(mapp: Path, andelse: str) -> None:
    fil = mapp / "provdalen.se"
    fil.write_bytes(_siefil().encode("cp437"))
    bok = mapp / f"provdalen{andelse}"
    skapa_ur_sie(bok, [fil], tid=TID)
    importera_sie(bok, [fil], fraga=lambda _: True, tid=TID)
    fylld = makrofil(bok.read_bytes()) if andelse == ".xlsm" else load_workbook(bok)
    _utan_forslag(fylld)
    lagg_till(fylld, "Rapportrader", RADER)
    lagg_till(fylld, "Noter", NOTER)
    for konto, plats in _PLATSER:
        _ge_plats(fylld, konto, plats)
    for rad in fylld["Rapportrader"].iter_rows(min_row=5):
        if rad[0].value == "ÅR" and rad[3].value in _HANVISNINGAR:
            rad[7].value = _HANVISNINGAR[str(rad[3].value)]
    fylld.save(bok)
    bygg(ARSREDOVISNING, bok, tid=TID)


def _siefil() -> str:
    rader = [
        '#FLAGGA 0\n#PROGRAM "Prov" "1"\n#FORMAT PC8\n#GEN 20260119\n#SIETYP 1\n#ORGNR 222000-0000',
        '#FNAMN "Samordningsförbundet Provdalen"\n#RAR 0 20250101 20251231\n#RAR -1 20240101 20241231\n#KPTYP BAS2014',
        *(f'#KONTO {konto} "{namn}"' for konto, namn, *_ in _KONTON),
    ]
    for konto, _, forst, fore, nu in _KONTON:
        if konto < "3":
            ib = -1_850_000 if konto == "2010" else 0 if konto == "2019" else fore
            rader += [f"#IB 0 {konto} {ib}.00", f"#UB 0 {konto} {nu}.00"]
            rader += [f"#IB -1 {konto} {forst}.00", f"#UB -1 {konto} {fore}.00"]
        else:
            rader += [f"#RES 0 {konto} {nu}.00", f"#RES -1 {konto} {fore}.00"]
    return "\n".join(rader) + "\n"


def lagg_till(bok: Any, blad: str, rader: Sequence[Sequence[object]]) -> None:
    """Rader sist i bladets tabell, som växer med dem."""
    (tabell,) = bok[blad].tables.values()
    forsta, sista = tabell.ref.split(":")
    start = int(re.sub(r"\D", "", sista)) + 1
    for nr, rad in enumerate(rader, start=start):
        for kol, varde in enumerate(rad, start=1):
            bok[blad].cell(nr, kol).value = varde
    tabell.ref = f"{forsta}:{re.sub(r'[0-9]', '', sista)}{start + len(rader) - 1}"
    tabell.autoFilter.ref = tabell.ref


def _utan_forslag(bok: Any) -> None:
    """Bladen som de är i en ny bok: raderna som filen gav förslag till är andras."""
    for blad, rader in standardrader().items():
        for nr, rad in enumerate(bok[blad].iter_rows(min_row=5)):
            varden = rader[nr] if nr < len(rader) else (None,) * len(rad)
            for cell, varde in zip(rad, varden, strict=False):
                cell.value = varde
        (tabell,) = bok[blad].tables.values()
        forsta, sista = tabell.ref.split(":")
        tabell.ref = tabell.autoFilter.ref = f"{forsta}:{re.sub(r'[0-9]', '', sista)}{4 + len(rader)}"


def _ge_plats(bok: Any, konto: str, plats: dict[int, str]) -> None:
    """Kontot på en egen rad i Kontoplan: intervallet som det låg i delas."""
    nya: list[list[object]] = []
    for rad in bok["Kontoplan"].iter_rows(min_row=5):
        fran, till = int(rad[0].value), int(rad[1].value)
        if fran <= int(konto) <= till:
            delar = [(fran, int(konto) - 1), (int(konto), int(konto)), (int(konto) + 1, till)]
            hela = [cell.value for cell in rad]
            delade = [[start, slut, *hela[2:]] for start, slut in delar if start <= slut]
            for ett in delade:
                if ett[0] == int(konto):
                    for kol, varde in plats.items():
                        ett[kol] = varde
            for cell, varde in zip(rad, delade[0], strict=True):
                cell.value = varde
            nya += delade[1:]
            break
    lagg_till(bok, "Kontoplan", nya)
