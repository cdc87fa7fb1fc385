"""Två förbund av annan form än exemplen: ett litet med förlust, och ett stort med många och långa namn."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from finsam_xl.modell import (
    Bedomning,
    Bladprefix,
    Bokslut,
    Budgetrad,
    Deltagarantal,
    Dimension,
    Enkatsvar,
    Indikator,
    Insats,
    Insatskort,
    Kalla,
    Kommun,
    Matt,
    Medlem,
    Objektsaldorad,
    Part,
    Radslag,
    Saldorad,
    Styrelseplats,
    Talenhet,
    Verksamhetstal,
    Version,
)

if TYPE_CHECKING:
    from collections.abc import Mapping


DAG, HALVAR, FG = date(2025, 12, 31), date(2025, 6, 30), date(2024, 12, 31)
GRUNDDATA: Mapping[str, object] = {
    "AR_Period": DAG,
    "AR_Period_fg": FG,
    "AR_Anstallda": 1,
    "VP_Period": DAG,
    "VP_Period_fg": FG,
    "HR_Period": HALVAR,
    "HR_Period_fg": date(2024, 6, 30),
    "HR_Balansdag_fg": FG,
    "HR_Helar": DAG,
    "BI_Period": DAG,
    "BI_Period_fg": FG,
    "BI_Helar": DAG,
}


def _konto(konto: str, rad: str, not_: str, drift: str, belopp: int, *, ib: int = 0, dag: date = DAG) -> Saldorad:
    return Saldorad(dag, konto, f"Konto {konto}", rad, not_, drift, Decimal(ib), Decimal(belopp), sie_rad=1)


def _avgift(medlem: Medlem, konto: str, belopp: int) -> Objektsaldorad:
    return Objektsaldorad(
        DAG,
        konto,
        Dimension.MOTPART,
        medlem.objekt,
        medlem.id,
        medlem.namn,
        "RR_intakter",
        "NOT1_medlemmar",
        {Part.STAT: "DR_stat", Part.REGION: "DR_region", Part.KOMMUN: "DR_kommuner"}[medlem.part],
        medlem.part,
        Decimal(0),
        Decimal(-belopp),
        Kalla.OBJEKT,
        1,
    )


def _planbudget(**poster: int) -> tuple[Budgetrad, ...]:
    return tuple(
        Budgetrad(date(ar, 12, 31), post, "", Version.VERKSAMHETSPLAN, Decimal(belopp))
        for ar in (2025, 2026, 2027)
        for post, belopp in poster.items()
    )


@cache
def litet() -> Bokslut:
    """Tre kommuner och två regioner, i kronor, utan insatser; 300 001 kr i kapital och 500 003 kr i förlust."""
    medlemmar = (
        Medlem("stat", "Staten", Part.STAT, "1", plats_not1=1),
        Medlem("region", "Region Norr", Part.REGION, "2", plats_not1=2),
        Medlem("soder", "Region Söder", Part.REGION, "3", plats_not1=3),
        *(
            Medlem(f"kommun{nr}", f"Kommun {nr}", Part.KOMMUN, str(3 + nr), plats_not1=3 + nr, andel=Decimal(andel))
            for nr, andel in ((1, "33.4"), (2, "33.3"), (3, "33.3"))
        ),
    )
    avgifter = {"stat": 2_000_002, "region": 500_001, "soder": 500_000, "kommun1": 334_001} | {
        "kommun2": 333_000,
        "kommun3": 333_000,
    }
    konton = {Part.STAT: "3985", Part.REGION: "3986", Part.KOMMUN: "3987"}
    per_konto = {
        konto: sum(avgifter[medlem.id] for medlem in medlemmar if konton[medlem.part] == konto)
        for konto in konton.values()
    }
    saldon = (
        _konto("1930", "BR_kassa", "", "", -200_002, ib=300_001),
        _konto("2067", "BR_eget_kapital", "", "", -300_001, ib=-300_001),
        *(_konto(konto, "RR_intakter", "NOT1_medlemmar", "", -belopp) for konto, belopp in per_konto.items()),
        _konto("7210", "RR_kostnader", "NOT2_loner", "DR_personal", 4_500_007),
        _konto("1930", "BR_kassa", "", "", 300_001, ib=300_001, dag=FG),
        _konto("2067", "BR_eget_kapital", "", "", -300_001, ib=-300_001, dag=FG),
        _konto("1930", "BR_kassa", "", "", 0, dag=HALVAR),
    )
    return Bokslut(
        {
            **GRUNDDATA,
            "Forbund": "Samordningsförbundet Lilla",
            "AR_Enhetsord": "kr",
            "FD_Enhetsord": "kr",
            "VP_Enhetsord": "kr",
            "VP_Ingaende_ek": 300_001,
            "VP_Prognos": 0,
        },
        saldon=saldon,
        objektsaldon=tuple(_avgift(medlem, konton[medlem.part], avgifter[medlem.id]) for medlem in medlemmar),
        budget=_planbudget(stat=2_000_002, region=1_000_001, kommuner=1_000_001, personal=4_500_007),
        medlemmar=medlemmar,
        styrelse=(Styrelseplats("ordinarie", "ordförande", "Region Norr"),),
    )


def _langt(text: str) -> str:
    """Ett namn på åttio tecken, av ord som går att bryta."""
    return f"{text} {'i samverkan mellan alla parter i hela länet och dess kommuner och regioner ' * 2}"[:80].strip()


@cache
def stort() -> Bokslut:
    """26 kommuner, 60 insatser i sex grupper, namn på åttio tecken."""
    kommuner = tuple(
        Medlem(
            f"k{nr}",
            _langt(f"Kommun {nr}"),
            Part.KOMMUN,
            str(nr),
            plats_not1=2 + nr,
            plats_not4=nr,
            invanare=nr + 7,
        )
        for nr in range(26)
    )
    medlemmar = (
        Medlem("stat", _langt("Staten"), Part.STAT, "901", plats_not1=1),
        Medlem("region", _langt("Region"), Part.REGION, "902", plats_not1=2),
        *kommuner,
    )
    insatser = tuple(
        Insats(
            f"i{nr}",
            _langt(f"Insats {nr}"),
            ordning=nr + 1,
            insatsagare=_langt(f"Kommun {nr % 26}"),
            kort_agare=f"Kommun {nr % 26}",
            grupp=_langt(f"Grupp {nr % 6}"),
            undergrupp=_langt("Undergrupp") if nr % 4 == 3 else "",
            start=date(2024, 1, 1),
            slut=date(2026, 6, 30),
            status="pågående",
            kvinnor=nr,
            man=2 * nr,
            plats_deltagare=nr + 1,
        )
        for nr in range(60)
    )
    beviljat = tuple(
        Budgetrad(date(ar, 12, 31), "insatsmedel", insats.id, Version.VERKSAMHETSPLAN, Decimal(100_000 + ar))
        for ar in (2025, 2026)
        for insats in insatser[:40]
    )
    hela = tuple(
        Budgetrad(DAG, "insatsmedel", insats.id, Version.VERKSAMHETSPLAN, Decimal(0), hela_perioden=Decimal(300_001))
        for insats in insatser[40:]
    )
    return Bokslut(
        {
            **GRUNDDATA,
            "Forbund": _langt("Samordningsförbundet Stora"),
            "FD_Nyckel": "invånare",
            "VP_Ingaende_ek": 900_000,
            "VP_Prognos": -100_000,
        },
        saldon=tuple(_konto("1930", "BR_kassa", "", "", 0, dag=dag) for dag in (DAG, HALVAR)),
        budget=(*_planbudget(stat=4_000_000, region=2_000_000, kommuner=2_000_000, personal=900_000), *beviljat, *hela),
        medlemmar=medlemmar,
        insatser=insatser,
        insatskort=tuple(
            Insatskort(
                insats.id,
                syfte=" ".join([_langt("Syftet är att")] * 6),
                mal="\n".join(f"{nr}. {_langt('Mål')}" for nr in range(1, 8)),
                resultat=" ".join([_langt("Under året har")] * 12),
                bedomning=Bedomning.DELVIS,
                kommentar=_langt("Insatsägaren"),
            )
            for insats in insatser
        ),
        enkatsvar=tuple(
            Enkatsvar(
                str(nr),
                _langt(f"Indikator {nr}"),
                grupp,
                omrade,
                antal_1=nr,
                antal_2=2 * nr,
                antal_3=3 * nr,
                antal_4=4 * nr,
                antal_5=5 * nr,
                antal_6=6 * nr,
                nationellt=Decimal("0.4"),
                matt=Matt.KLART_POSITIVT,
                jamfors_med="nationellt",
            )
            for nr, omrade in enumerate(("Deltagare", "Samverkan", "Struktur"), start=1)
            for grupp in ("Deltagare", "Personal")
        ),
        kommuner=tuple(Kommun(ett.namn, nr, f"i{nr}; i{nr + 1}", "alla") for nr, ett in enumerate(kommuner)),
        styrelse=tuple(Styrelseplats("ordinarie", "ledamot", ett.namn) for ett in medlemmar),
        deltagarantal=(
            *(
                Deltagarantal(
                    f"u{nr}",
                    _langt(f"Ärenden {nr}"),
                    Radslag.VISAS,
                    f"i{nr}",
                    kvinnor=nr,
                    man=0,
                    avser=_langt("Avser"),
                )
                for nr in range(20)
            ),
            *(
                Deltagarantal(
                    f"k{nr}", _langt(f"Möte {nr}"), Radslag.RAKNAS, inriktning=f"{_langt('Struktur')}{nr}", antal=75
                )
                for nr in range(2)
            ),
        ),
        mal=tuple(
            Indikator(str(nr), f"{nr}.1" if under else "", _langt(f"Mål {nr}"), Matt.EGET_KAPITAL if under else None)
            for nr in range(1, 9)
            for under in (False, True)
        ),
        verksamhetstal=tuple(
            Verksamhetstal(
                rapport, f"t{nr}", _langt(f"Avsnitt {nr % 5}"), _langt(f"Tal {nr}"), enhet, Decimal("12345.5")
            )
            for rapport in Bladprefix
            for nr, enhet in enumerate((*Talenhet, *Talenhet))
        ),
    )
