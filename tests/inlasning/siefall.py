"""Små bokföringar och arbetsböcker, och ett fall för varje problem de kan ha tillsammans."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL
from finsam_xl.inlasning.siebudget import Budgetinlasning, budgetinlasning, formelfraga
from finsam_xl.inlasning.sieimport import Inlasning, inlasning
from finsam_xl.inlasning.sieperiod import valj
from finsam_xl.inlasning.sieverifikationer import fragor, kapade, senaste_ar
from finsam_xl.inputs.tabeller import Tabellrad
from finsam_xl.modell import Bokslut, Dimension, Insats, Justering, Kontorad, Medlem, Part, Saldorad, Version
from finsam_xl.sie import SieFil, las

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from finsam_xl.inlasning.arsinlasning import Arsinlasning
    from finsam_xl.inputs.indatacell import Varde
    from finsam_xl.modell import Problem

TID = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
AR, AR_FG, HALVAR = date(2025, 12, 31), date(2024, 12, 31), date(2025, 6, 30)

BOK = Bokslut(
    grunddata={
        "Organisationsnummer": "222000-1234",
        "AR_Period": AR,
        "AR_Period_fg": AR_FG,
        "SIE_dim_insats": 6,
        "SIE_dim_motpart": 20,
    },
    kontoplan=(
        Kontorad("1900", "1999", "Bank", "BR_kassa"),
        Kontorad("2000", "2099", "Eget kapital", "BR_eget_kapital"),
        Kontorad("2890", "2890", "Skulder", "BR_skulder", "NOT4_motparter", delas_pa=Dimension.MOTPART),
        Kontorad("3985", "3985", "Staten", "RR_intakter", "NOT1_medlemmar", "DR_stat", motpart="stat"),
        Kontorad("3987", "3987", "Kommunerna", "RR_intakter", "NOT1_medlemmar", "DR_kommuner", Dimension.MOTPART),
        Kontorad("4010", "4019", "Insatser", "RR_kostnader", "NOT2_insatsmedel", "DR_insatsmedel", Dimension.INSATS),
        Kontorad("7010", "7699", "Personal", "RR_kostnader", "NOT2_loner", "DR_personal"),
        Kontorad("8990", "8999", "Årets resultat", "UTGAR"),
    ),
    medlemmar=(Medlem("stat", "Staten", Part.STAT), Medlem("hofors", "Hofors kommun", Part.KOMMUN, "H1")),
    insatser=(Insats("steget", "Första steget", "P1"),),
)
"""En arbetsbok för 2025 utan saldon."""

HUVUD = """#FLAGGA 0
#PROGRAM "Egen" 1.0
#GEN 20260115
#SIETYP 4
#FNAMN "Övningsförbundet"
#DIM 6 Projekt
#OBJEKT 6 P1 "Första steget"
#OBJEKT 6 P9 "Okänd insats"
#DIM 20 Motpart
#OBJEKT 20 H1 Hofors
#KONTO 1930 Bank
#KONTO 2080 "Eget kapital"
#KONTO 3985 Staten
#KONTO 4010 Insatsmedel
"""
SALDON = """#IB 0 1930 100.00
#IB 0 2080 -100.00
#UB 0 1930 150.00
#UB 0 2080 -100.00
#UB -1 1930 100.00
#UB -1 2080 -100.00
#RES 0 3985 -80.00
#RES 0 4010 30.00
#RES -1 3985 -20.00
#RES -1 4010 20.00
"""
MANADER = """#PSALDO 0 202503 1930 {} 20.00
#PSALDO 0 202507 1930 {} 30.00
#PSALDO 0 202503 3985 {} -40.00
#PSALDO 0 202512 3985 {} -40.00
#PSALDO 0 202503 4010 {} 20.00
#PSALDO 0 202503 4010 {6 P1} 15.00
#PSALDO 0 202507 4010 {} 10.00
"""
FJOLARET = """#IB 0 1930 100.00
#IB 0 2080 -100.00
#UB 0 1930 112.00
#UB 0 2080 -100.00
#RES 0 3985 -32.00
#RES 0 4010 20.00
"""


BASBOK = replace(
    BOK,
    kontoplan=(
        *BOK.kontoplan[:-2],
        Kontorad("3000", "3979", "Övriga intäkter", "RR_intakter", "NOT1_ovriga", "DR_ovriga_intakter"),
        Kontorad("5000", "5019", "Lokalhyra", "RR_kostnader", "NOT2_lokalhyra", "DR_ovriga_externa"),
        Kontorad("5020", "6999", "Övriga externa kostnader", "RR_kostnader", "NOT2_ovriga", "DR_ovriga_externa"),
        Kontorad("7000", "7399", "Löner", "RR_kostnader", "NOT2_loner", "DR_personal"),
        Kontorad("7400", "7499", "Pensionskostnader", "RR_kostnader", "NOT2_pension", "DR_personal"),
        BOK.kontoplan[-1],
    ),
)
"""En bok vars Kontoplan följer BAS: lokalhyra på 5010, löner i klass 7."""

KOMMUNBAS_KONTON = HUVUD + "#KONTO 5010 Löner\n#KONTO 5710 Pensionspremier\n#KONTO 6010 Lokalhyra\n"
KOMMUNBAS = SALDON + "#RES 0 5010 20.00\n#RES 0 5710 5.00\n#RES 0 6010 9.00\n#UB 0 1940 -34.00\n"
"""En bokföring på Kommun-Bas-konton: löner i klass 5, lokalhyra på 60."""

AVGIFTER = SALDON + "#RES 0 3911 -25.00\n#UB 0 1940 25.00\n"


def sie(
    text: str = SALDON,
    *,
    ar: int = 2025,
    orgnr: str = "222000-1234",
    namn: str = "",
    huvud: str = HUVUD,
    rar: str = "",
) -> SieFil:
    """En SIE-fil för kalenderåret *ar* och året före, eller för åren som posterna *rar* säger."""
    ar_ = rar or f"#RAR 0 {ar}0101 {ar}1231\n#RAR -1 {ar - 1}0101 {ar - 1}1231\n"
    rad = f"#ORGNR {orgnr}\n" if orgnr else ""
    return las((huvud + rad + ar_ + text).encode("cp437"), filnamn=namn or f"bok-{ar}.se", verifikationer=True)


def med(bok: Bokslut = BOK, **val: object) -> Bokslut:
    """*bok* med andra val i Grunddata."""
    return replace(bok, grunddata={**bok.grunddata, **val})


def lasa(bok: Bokslut, *filer: SieFil) -> Inlasning:
    """Det som inläsningen skulle göra."""
    return inlasning(bok, filer, TID)


def inlast(bok: Bokslut, *filer: SieFil) -> Bokslut:
    """Arbetsboken efter inläsningen."""
    svar = lasa(bok, *filer)
    return replace(bok, saldon=svar.saldon, objektsaldon=svar.objektsaldon, importlogg=svar.importlogg)


def _for_hand() -> Bokslut:
    rad = Saldorad(AR, "1930", "Bank", "BR_kassa", "", "", NOLL, NOLL)
    return replace(BOK, saldon=(rad,))


BUDGET = """#PBUDGET 0 202501 3985 {} -40.00
#PBUDGET 0 202507 3985 {} -45.00
#PBUDGET 0 202501 4010 {} 20.00
#PBUDGET 0 202507 4010 {} 10.00
#PBUDGET 0 202507 4010 {6 P1} 10.00
#PBUDGET 0 202507 7010 {} 12.50
#PBUDGET -1 202407 7010 {} 99.00
"""


def budgetrad(post: str, belopp: str, *, fil: str = "", version: str = "prognos", insats: str = "") -> Tabellrad:
    """En rad i bladet Budget som den lästs."""
    varden: dict[str, Varde] = {
        "Period": AR,
        "Post": post,
        "Insats": insats or None,
        "Version": version,
        "Belopp": Decimal(belopp) if belopp else None,
        "SIE-fil": fil or None,
    }
    return Tabellrad("Budget", 5, varden, {namn: nr for nr, namn in enumerate(varden, start=1)})


def lasa_budget(fil: SieFil, *rader: Tabellrad, bok: Bokslut = BOK) -> Budgetinlasning:
    """Det som inläsningen skulle göra med Budget, i versionen prognos."""
    return budgetinlasning(bok, rader, valj([fil], bok).valda, Version.PROGNOS)


VER = """#VER A 1 20250114 "Bidrag"
{
#TRANS 1930 {} 80.00
#TRANS 3985 {20 H1} -80.00 20250115 "=1+1"
}
#VER B 2 20250210
{
#TRANS 4010 {6 P1 20 H1} 30.00
#RTRANS 1930 {} -30.00
#TRANS 1930 {} -30.00
#BTRANS 1930 {} -31.00
}
"""


def arsvalet(*filer: SieFil, bok: Bokslut = BOK) -> tuple[Arsinlasning, ...]:
    """Perioderna som verifikationerna visas för."""
    return senaste_ar(valj(filer, bok).valda)


FALL: Mapping[str, Callable[[], tuple[Problem, ...]]] = {
    "sie-fel-ar": lambda: lasa(BOK, sie(ar=2023)).problem,
    "sie-ej-jamforbart": lambda: lasa(BOK, sie(FJOLARET, ar=2024, rar="#RAR 0 20241101 20241231\n")).problem,
    "sie-samma-ar": lambda: lasa(BOK, sie(), sie(SALDON + "#PROSA ny\n", namn="bok-ny.se")).problem,
    "sie-konto-for-hand": lambda: lasa(_for_hand(), sie()).problem,
    "sie-konto-ej-nummer": lambda: lasa(BOK, sie(SALDON + "#RES 0 46A0 5.00\n")).problem,
    "sie-annat-orgnr": lambda: lasa(BOK, sie(orgnr="222000-2345")).problem,
    "sie-redan-inlast": lambda: lasa(inlast(BOK, sie()), sie()).problem,
    "sie-annan-fil": lambda: (
        lasa(inlast(BOK, sie()), sie(SALDON.replace("30.00", "35.00").replace("150.00", "145.00"))).problem
    ),
    "sie-konto-utan-rad": lambda: (
        lasa(BOK, sie(SALDON.replace("4010", "5010"), huvud=HUVUD.replace("4010", "5010"))).problem
    ),
    "sie-orgnr-ej-ifyllt": lambda: lasa(med(Organisationsnummer="222000-0000"), sie()).problem,
    "sie-dimension-saknas": lambda: lasa(med(SIE_dim_insats=7), sie()).problem,
    "sie-okant-objekt": lambda: lasa(BOK, sie(SALDON + "#PSALDO 0 202512 4010 {6 P9} 5.00\n")).problem,
    "sie-aren-skiljer": lambda: lasa(BOK, sie(), sie(FJOLARET, ar=2024)).problem,
    "sie-konto-bytt-namn": lambda: (
        lasa(BOK, sie(), sie(FJOLARET, ar=2024, huvud=HUVUD.replace("Insatsmedel", '"Köp av tjänster"'))).problem
    ),
    "sie-manadssaldon": lambda: lasa(med(HR_Period=HALVAR), sie(SALDON + MANADER.replace("10.00", "9.00"))).problem,
    "sie-jamforelse-saknas": lambda: lasa(BOK, sie(FJOLARET, rar="#RAR 0 20250101 20251231\n")).problem,
    "sie-utan-gen": lambda: lasa(BOK, sie(huvud=HUVUD.replace("#GEN 20260115\n", ""))).problem,
    "sie-budget-saknas": lambda: lasa_budget(sie()).problem,
    "sie-budget-for-hand": lambda: lasa_budget(sie(SALDON + BUDGET), budgetrad("personal", "10.00")).problem,
    "sie-budget-formler": lambda: tuple(formelfraga(["E5", "E6"])),
    "sie-budget-utan-post": lambda: lasa_budget(sie(SALDON + "#PBUDGET 0 202501 8310 {} -1.00\n")).problem,
    "sie-budget-per-objekt": lambda: lasa_budget(sie(SALDON + "#PBUDGET 0 202501 4010 {6 1} 30.00\n")).problem,
    "sie-budget-flera-dimensioner": lambda: (
        lasa_budget(sie(SALDON + "#PBUDGET 0 202501 4010 {6 1} 5.00\n#PBUDGET 0 202501 4010 {1 2} 5.00\n")).problem
    ),
    "sie-utan-verifikationer": lambda: tuple(fragor(arsvalet(sie()), [])),
    "sie-eget-i-verifikationer": lambda: tuple(fragor([], ["L5", "L9"])),
    "sie-verifikationer-kapade": lambda: tuple(kapade(600_000, 454_000)),
    "sie-annan-kontoplan": lambda: lasa(BASBOK, sie(KOMMUNBAS, huvud=KOMMUNBAS_KONTON)).problem,
    "sie-namn-mot-rad": lambda: lasa(BASBOK, sie(KOMMUNBAS, huvud=KOMMUNBAS_KONTON)).problem,
    "sie-avgift-bland-ovriga": lambda: (
        lasa(BASBOK, sie(AVGIFTER, huvud=HUVUD + '#KONTO 3911 "Bidrag Hofors kommun"\n')).problem
    ),
    "sie-ingen-avgift": lambda: lasa(BASBOK, sie(AVGIFTER.replace("3985", "3512"))).problem,
    "sie-omvant-tecken": lambda: lasa(BOK, sie(SALDON.replace("#RES 0 4010 30", "#RES 0 4010 -30"))).problem,
    "sie-omvanda-tecken": lambda: (
        lasa(
            BOK, sie(SALDON.replace("#RES 0 3985 -80", "#RES 0 3985 80").replace("#RES 0 4010 30", "#RES 0 4010 -30"))
        ).problem
    ),
    "sie-justering-bokford": lambda: (
        lasa(replace(BOK, justeringar=(Justering(AR, "4010", Decimal(30), "Sen faktura"),)), sie()).problem
    ),
}
"""Per kod: en inläsning som framkallar problemet."""
