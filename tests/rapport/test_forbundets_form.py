"""Ett förbund av annan form byggs utan ändringar i koden: en hel bok fylls, byggs, räknas om och läses tillbaka.

Det ena har tre kommuner och två regioner, redovisar i kronor, saknar insatser och förlorar mer än sitt egna kapital.
Det andra har 26 kommuner, 60 insatser och namn på åttio tecken.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.cell.cell import MergedCell

from finsam_xl.hosts.bokdata import fylld
from finsam_xl.hosts.headless import bygg, skapa_bok
from finsam_xl.hosts.nyttar import nytt_ar
from finsam_xl.inputs import las_bok, rader
from finsam_xl.inputs.arbetsbok import oppna
from finsam_xl.inputs.paket import syftar_pa
from finsam_xl.layout.lines import lines
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
    Problem,
    Radslag,
    Saldorad,
    Styrelseplats,
    Talenhet,
    Verksamhetstal,
    Version,
)
from finsam_xl.rapportslag import RAPPORTSLAG, ifyllda
from finsam_xl.writers.paket import Paket
from finsam_xl.writers.satt_celler import satt_celler
from tests.exemplet import TID
from tests.libreoffice import recalculated, required
from tests.rapport.conftest import las
from tests.rapport.granskat import olika

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from finsam_xl.rapportslag import Rapportslag

DAG, HALVAR, FG = date(2025, 12, 31), date(2025, 6, 30), date(2024, 12, 31)
FELVARDEN = ("#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "Err:")
TABELLER = {
    "Saldo": "saldon",
    "Objektsaldo": "objektsaldon",
    "Budget": "budget",
    "Medlemmar": "medlemmar",
    "Insatser": "insatser",
    "Insatskort": "insatskort",
    "Deltagarantal": "deltagarantal",
    "Mal": "mal",
    "Indikatorer": "enkatsvar",
    "Kommuner": "kommuner",
    "Styrelse": "styrelse",
    "Verksamhetstal": "verksamhetstal",
}
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
            invanare=Decimal(nr + 7),
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


FORMER = {"litet": litet, "stort": stort}
ALLA = [(form, prefix) for form in FORMER for prefix in RAPPORTSLAG if f"{prefix}_Period" in GRUNDDATA]


def bok_med(bokslut: Bokslut, vag: Path) -> Path:
    """En ny bok där en person har fyllt i allt som *bokslut* håller."""
    skapa_bok(vag, tid=TID)
    data = fylld(vag.read_bytes(), {namn: rader(namn, getattr(bokslut, falt)) for namn, falt in TABELLER.items()})
    oppnad, paket = oppna(data), Paket.oppna(data)
    assert not isinstance(oppnad, Problem)
    for namn, uppgift in bokslut.grunddata.items():
        blad, rad, kolumn = syftar_pa(oppnad.paket.namn[namn]) or ("", 0, 0)
        satt_celler(paket, blad, {(rad, kolumn): uppgift})  # type: ignore[dict-item]
    vag.write_bytes(paket.skriv())
    return vag


@pytest.fixture(scope="module")
def byggda(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """De två böckerna med alla rapporter som de används för."""
    vagar = {}
    for form, gor in FORMER.items():
        bok = bok_med(gor(), tmp_path_factory.mktemp(form) / f"{form}.xlsx")
        last = las_bok(bok.read_bytes()).bokslut
        assert last is not None
        for slag in ifyllda(last):
            bygg(slag, bok, tid=TID)
        vagar[form] = bok
    return vagar


def _rapportens(slag: Rapportslag, blad: Mapping[str, list[list[object]]]) -> dict[str, list[list[object]]]:
    return {namn: rader_ for namn, rader_ in blad.items() if slag.ager(namn)}


@pytest.mark.parametrize(("form", "prefix"), ALLA)
def test_rapporten_byggs_utan_felvarden(form: str, prefix: str, byggda: dict[str, Path]) -> None:
    blad = _rapportens(RAPPORTSLAG[prefix], las(byggda[form]))
    assert len(blad) > 5
    fel = [cell for rader_ in blad.values() for rad in rader_ for cell in rad if str(cell).startswith(FELVARDEN)]
    assert fel == []


@pytest.mark.libreoffice
@pytest.mark.parametrize("form", FORMER)
def test_libreoffice_raknar_lika(form: str, byggda: dict[str, Path], tmp_path: Path) -> None:
    required()
    sparade, omraknade = las(byggda[form]), las(recalculated(byggda[form], tmp_path))
    skilda = [
        (blad, *resten)
        for blad, *resten in olika(byggda[form], sparade, omraknade)
        if any(slag.ager(blad) for slag in RAPPORTSLAG.values())
    ]
    assert skilda == []


@pytest.mark.parametrize(("form", "prefix"), ALLA)
def test_varje_rad_ar_hog_nog_for_sin_text(form: str, prefix: str, byggda: dict[str, Path]) -> None:
    """En text i en kolumn som bryter rader syns hel, utom en rubrik, som får löpa ut över tomma celler."""
    bok = openpyxl.load_workbook(byggda[form])
    trangt = []
    for blad in bok.worksheets:
        if not RAPPORTSLAG[prefix].ager(blad.title) or blad.title.endswith(("Poster", "Kontroller")):
            continue
        sammanslagna = {omrade.coord.split(":")[0] for omrade in blad.merged_cells.ranges}
        for rad in blad.iter_rows(min_row=4):
            for cell in rad:
                if isinstance(cell, MergedCell) or cell.coordinate in sammanslagna:
                    continue
                bryter = cell.data_type == "s" and cell.alignment.wrap_text
                bredd = blad.column_dimensions[cell.column_letter].width
                if bryter and lines(str(cell.value), bredd) * 12 > (blad.row_dimensions[cell.row].height or 15):
                    trangt.append((blad.title, cell.coordinate, str(cell.value)[:40]))
    assert trangt == []


def test_forlusten_ar_storre_an_kapitalet(byggda: dict[str, Path]) -> None:
    blad = las(byggda["litet"])
    balans = {str(rad[0]): rad[2] for rad in blad["ÅR Balansräkning"] if len(rad) > 2}
    assert balans["Årets resultat"] == -500_003
    assert balans["Summa eget kapital"] == -200_002
    plan = {str(rad[0]): rad[1] for rad in blad["VP Budget"]}
    assert (plan["Underskott som finansieras av eget kapital"], plan["Underskott utan täckning"]) == (300_001, 200_002)
    assert {str(rad[0]): rad[2] for rad in blad["VP Kontroller"]}["F43"] == "FEL"


def test_tva_regioner_delar_sin_fjardedel_pa_kronan(byggda: dict[str, Path]) -> None:
    blad = las(byggda["litet"])
    avgifter = {str(rad[0]): rad[1] for rad in blad["VP Medlemsavgifter"]}
    assert (avgifter["Region Norr"], avgifter["Region Söder"], avgifter["Summa regioner"]) == (
        500_001,
        500_000,
        1_000_001,
    )
    assert [avgifter[f"Kommun {nr}"] for nr in (1, 2, 3)] == [334_001, 333_000, 333_000]
    assert {str(rad[0]): rad[2] for rad in blad["VP Kontroller"]}["F41"] == "OK"


def test_ett_litet_forbund_ar_utan_anmarkningar_som_beror_pa_formen(byggda: dict[str, Path]) -> None:
    blad = las(byggda["litet"])
    fel = {str(rad[0]) for rad in (*blad["ÅR Kontroller"], *blad["VP Kontroller"]) if rad[2] == "FEL"}
    assert fel == {"F43"}


def test_sextio_insatser_star_i_listan_med_sina_grupper_och_delar(byggda: dict[str, Path]) -> None:
    blad = las(byggda["stort"])
    listan = {str(rad[0]): rad for rad in blad["VP Beviljade insatser"]}
    assert sum(1 for namn in listan if namn.startswith("Insats ")) == 60
    assert sum(1 for namn in listan if namn.startswith("Totalt Grupp ")) == 6
    assert listan["Summa"][3] == 40 * 102_025 + 20 * 120_000
    assert {str(rad[0]): rad[2] for rad in blad["VP Kontroller"]}["F47"] == "OK"


def test_tjugosex_kommuner_delar_fjardedelen(byggda: dict[str, Path]) -> None:
    avgifter = [rad[1] for rad in las(byggda["stort"])["VP Medlemsavgifter"] if str(rad[0]).startswith("Kommun ")]
    assert len(avgifter) == 26
    assert sum(float(str(avgift)) for avgift in avgifter) == 2000


def test_formerna_ar_de_avtalade() -> None:
    assert [ett.part for ett in litet().medlemmar].count(Part.KOMMUN) == 3
    assert [ett.part for ett in litet().medlemmar].count(Part.REGION) == 2
    assert litet().insatser == ()
    assert [ett.part for ett in stort().medlemmar].count(Part.KOMMUN) == 26
    assert len(stort().insatser) == 60
    assert {len(ett.namn) for ett in stort().insatser} <= {79, 80}
    assert replace(litet(), insatser=stort().insatser) != litet()


@pytest.mark.parametrize("form", FORMER)
def test_nasta_ars_bok_gors_av_forbundets_bok(form: str, byggda: dict[str, Path], tmp_path: Path) -> None:
    """Planens kapital kommer ur bokslutet för dagen före innevarande år, när boken har det."""
    ny = nytt_ar(byggda[form], tmp_path / "ny.xlsx", tid=TID)
    assert len(ny.rapporter) == len({prefix for _, prefix in ALLA})
    blad = las(ny.bok).values()
    assert [cell for rader_ in blad for rad in rader_ for cell in rad if str(cell).startswith(FELVARDEN)] == []
    last = las_bok(ny.bok.read_bytes()).bokslut
    assert last is not None
    assert last.grunddata["VP_Period"] == date(2026, 12, 31)
    if form == "litet":
        assert last.grunddata["VP_Ingaende_ek"] == 300_001
        assert last.grunddata["VP_Prognos"] == -500_003
