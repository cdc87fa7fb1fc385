"""Koderna i Kontoplan: de rader i rapporterna som ett konto kan höra hemma på, med deras svenska namn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

__all__ = [
    "BUDGETPOST",
    "DRIFT",
    "HISTORIKPOST",
    "INTAKTSRADER",
    "I_ORD",
    "KOSTNADSRADER",
    "NOT",
    "OPLACERAT",
    "RAD",
    "RESERVERADE_SLUT",
    "UTGAR",
    "ar_kontonummer",
    "inom",
    "nummer_i",
    "omvant_tecken",
]

_KONTO = re.compile(r"\d{3,10}")

UTGAR = "UTGAR"
"""Bokföringens omföring av årets resultat (899x), som inte är en kostnad."""

OPLACERAT = "OPLACERAT"
"""Konton utan rad i Kontoplan; koden sätts bara av placeringen, aldrig av en person."""

RAD: Mapping[str, str] = {
    "RR_intakter": "Verksamhetens intäkter",
    "RR_kostnader": "Verksamhetens kostnader",
    "RR_avskrivningar": "Avskrivningar",
    "RR_finansiella_intakter": "Finansiella intäkter",
    "RR_finansiella_kostnader": "Finansiella kostnader",
    "RR_extraordinara": "Extraordinära poster",
    "RR_ovantat": "Oväntat resultatkonto (ska vara 0)",
    "BR_anlaggning": "Anläggningstillgångar",
    "BR_fordringar": "Kortfristiga fordringar",
    "BR_placeringar": "Kortfristiga placeringar",
    "BR_kassa": "Kassa och bank",
    "BR_eget_kapital": "Eget kapital",
    "BR_avsattningar": "Avsättningar",
    "BR_langfristiga": "Långfristiga skulder",
    "BR_skulder": "Kortfristiga skulder",
    "BR_ovantat": "Oväntat balanskonto (ska vara 0)",
    UTGAR: "Ingår inte (omföring av årets resultat)",
}

INTAKTSRADER = ("RR_intakter", "RR_finansiella_intakter")
"""Rader vars konton normalt har kredit (negativt i SIE)."""

KOSTNADSRADER = ("RR_kostnader", "RR_avskrivningar", "RR_finansiella_kostnader")
"""Rader vars konton normalt har debet (positivt i SIE)."""

NOT: Mapping[str, str] = {
    "NOT1_medlemmar": "Medlemsavgifter",
    "NOT1_ovriga": "Övriga intäkter",
    "NOT2_insatsmedel": "Insatsmedel",
    "NOT2_loner": "Löner och sociala avgifter",
    "NOT2_pension": "Pensionskostnader",
    "NOT2_lokalhyra": "Lokalhyra",
    "NOT2_revision": "Revisionskostnad",
    "NOT2_redovisning": "Redovisningstjänster",
    "NOT2_konsult": "Konsult",
    "NOT2_inhyrd": "Inhyrd personal",
    "NOT2_ovriga": "Övriga kostnader",
    "NOT2_avskrivningar": "Avskrivningar",
    "NOT3_kundfordringar": "Kundfordringar",
    "NOT3_skattefordran": "Skattefordran",
    "NOT3_momsfordran": "Momsfordran",
    "NOT3_skattekonto": "Skattekontot",
    "NOT3_forutbetalda": "Förutbetalda kostnader",
    "NOT3_ovriga": "Övriga fordringar",
    "NOT4_motparter": "Skulder till insatsägare",
    "NOT4_semesterloner": "Upplupna semesterlöner",
    "NOT4_sociala_avgifter": "Upplupna sociala avgifter",
    "NOT4_pension": "Upplupna pensionskostnader",
    "NOT4_skatt": "Upplupna skattekostnader",
    "NOT4_leverantorsskulder": "Leverantörsskulder",
    "NOT4_revisionsarvode": "Revisionsarvode",
    "NOT4_forutbetalda_intakter": "Förutbetalda intäkter",
    "NOT4_ovriga_upplupna": "Övriga upplupna kostnader",
    "NOT4_ovriga": "Övriga skulder",
}

DRIFT: Mapping[str, str] = {
    "DR_stat": "Försäkringskassan/Arbetsförmedlingen",
    "DR_region": "Region",
    "DR_kommuner": "Kommunerna",
    "DR_medlemmar": "Medlemmarna (ett konto för flera parter)",
    "DR_ovriga_intakter": "Övriga intäkter",
    "DR_insatsmedel": "Insatsmedel",
    "DR_personal": "Personalkostnader",
    "DR_ovriga_externa": "Övriga externa kostnader",
    "DR_avskrivningar": "Avskrivningar",
}

BUDGETPOST: Mapping[str, str] = {
    "stat": "Staten",
    "region": "Region",
    "kommuner": "Kommunerna",
    "ovriga_intakter": "Övriga intäkter",
    "insatsmedel": "Insatsmedel",
    "insatsmedel_ej_beslutade": "Insatsmedel, ej beslutade",
    "personal": "Personalkostnader",
    "ovriga_externa": "Övriga externa kostnader",
    "finansiella_intakter": "Finansiella intäkter",
}
"""Posterna i Budget."""

HISTORIKPOST: Mapping[str, str] = {
    "intakter": "Intäkter",
    "kostnader": "Kostnader",
    "resultat": "Resultat",
    "soliditet": "Soliditet",
    "anstallda": "Antal anställda",
    "eget_kapital": "Eget kapital",
}
"""Uppgifterna i Historik."""

_KORTARE: Mapping[str, str] = {"DR_stat": "Staten", OPLACERAT: "Utan rad i Kontoplan"}
I_ORD: Mapping[str, str] = {
    **{kod: namn.partition(" (")[0] for kod, namn in {**RAD, **NOT, **DRIFT, **BUDGETPOST, **HISTORIKPOST}.items()},
    **_KORTARE,
}
"""Vad varje kod heter där en person läser den, utan förklaringen i parentes."""

RESERVERADE_SLUT = ("_fg", "_summa", "_ej_fordelat", "_ib", "_ovrigt")
"""Slut på id som programmet självt sätter, på siffror bredvid radens egen."""


def ar_kontonummer(konto: str) -> bool:
    """Om *konto* är ett nummer som bladen tar: 3 till 10 siffror."""
    return konto.isascii() and _KONTO.fullmatch(konto) is not None


def inom(konto: str, fran: str, till: str) -> bool:
    """Om kontot ligger i intervallet; gränserna fylls ut till samma längd, från med nollor och till med nior."""
    langd = max(map(len, (fran, till, konto)))
    return fran.ljust(langd, "0") <= konto.ljust(langd, "0") <= till.ljust(langd, "9")


def nummer_i(cell: str) -> tuple[str, ...]:
    """Numren i en cell som «7240; 7241»: konton, eller objekt."""
    return tuple(ett.strip() for ett in cell.split(";") if ett.strip())


def omvant_tecken(rad: str, belopp: Decimal) -> bool:
    """Om ett konto på raden har kredit fast det är en kostnad, eller debet fast det är en intäkt (SIE-tecken).

    Under en krona är det öresavrundning.
    """
    return (rad in KOSTNADSRADER and belopp <= -1) or (rad in INTAKTSRADER and belopp >= 1)
