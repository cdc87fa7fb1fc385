"""Ett förbund med belopp på varje rad som kontoplanen kan trycka, i alla fyra rapporterna, och de förda vidare.

Raderna är kodernas (finsam_xl.koder): en ny rad, not eller driftrad får belopp utan att något ändras här.
"""

from __future__ import annotations

import csv
import random
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import count
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.arbete.gemensamt.fyllning import fylld
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.inputs import las_bok, rader
from finsam_xl.inputs.schema.ekonomi import BUDGETPOSTER
from finsam_xl.koder import DRIFT, NOT, RAD
from finsam_xl.mallar import mall
from finsam_xl.modell import (
    Bedomning,
    Bladprefix,
    Budgetrad,
    Deltagarantal,
    Dimension,
    Enkatsvar,
    Historikrad,
    Indikator,
    Insats,
    Insatskort,
    Kalla,
    Kommun,
    Kontorad,
    Matt,
    Objektsaldorad,
    Radslag,
    Rapportrad,
    Saldorad,
    Styrelseplats,
    Talenhet,
    Verksamhetstal,
    Version,
)
from finsam_xl.rapporter.slag import RAPPORTSLAG
from tests.avlast import avlast
from tests.exemplet import TID
from tests.granskning.filformer import word
from tests.granskning.klistrat import kopiera_bladen
from tests.lager import ur_lagret
from tests.rapport.formbocker import fylld_bok
from tests.rapport.former import DAG, FG, HALVAR, litet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from finsam_xl.modell import Bokslut, Medlem

__all__ = ["EGNA_RADER", "TRYCK", "alla_raderna", "egna_tryck", "konteringar"]

TRYCK = {"ÅR": "arsredovisning_2025", "HR": "halvar_2025", "VP": "verksamhetsplan_2025", "BI": "bilagor_2025"}
HALVAR_FG = date(2024, 6, 30)
_RESULTAT = "RR_"
_KREDIT = frozenset({"RR_intakter", "RR_finansiella_intakter", "BR_skulder", "BR_avsattningar", "BR_langfristiga"}) | {
    "RR_projekt",
    "BR_depositioner",
}
EGNA_RADER = (
    Rapportrad(None, "RR", 15, "RR_projekt", "Projektmedel från ESF"),
    Rapportrad(None, "RR", 25, "RR_lokaler", "Lokalkostnader"),
    Rapportrad(None, "BR", 65, "BR_varulager", "Varulager"),
    Rapportrad(None, "BR", 155, "BR_depositioner", "Mottagna depositioner"),
    Rapportrad(None, "DR", 45, "DR_projekt", "Projektmedel"),
    Rapportrad(None, "DR", 105, "DR_lokaler", "Lokaler"),
    Rapportrad(None, "NOT1", 15, "NOT1_hyror", "Hyresintäkter"),
    Rapportrad(None, "NOT2", 35, "NOT2_styrelsen", "Styrelsens arvoden"),
    Rapportrad(None, "NOT3", 15, "NOT3_depositioner", "Lämnade depositioner"),
    Rapportrad(None, "NOT4", 75, "NOT4_garantier", "Skulder för garantier"),
)
"""Förbundets egna rader i räkningar, driftredovisning och noter."""
_EGNAS_PLATSER = (
    ("RR_projekt", "", "DR_projekt"),
    ("RR_lokaler", "", "DR_lokaler"),
    ("BR_varulager", "", ""),
    ("BR_depositioner", "", ""),
    ("RR_intakter", "NOT1_hyror", "DR_ovriga_intakter"),
    ("RR_kostnader", "NOT2_styrelsen", "DR_ovriga_externa"),
    ("BR_fordringar", "NOT3_depositioner", ""),
    ("BR_skulder", "NOT4_garantier", ""),
)
_UTAN = frozenset({"BR_ovantat", "RR_ovantat", "UTGAR", "BR_kassa", "BR_eget_kapital", ""})
_NOTENS_RAD = {"NOT1": "RR_intakter", "NOT2": "RR_kostnader", "NOT3": "BR_fordringar", "NOT4": "BR_skulder"}
_NOTENS_DRIFT = {"NOT1": "DR_ovriga_intakter", "NOT2": "DR_ovriga_externa"}
_PARTERNAS = frozenset({"DR_stat", "DR_region", "DR_kommuner", "DR_medlemmar"})
_INSATSMEDEL, _MOTPARTER = "NOT2_insatsmedel", "NOT4_motparter"
_KAPITAL = -7_351_412
_EGNA = "90"
"""Kontona för koder som mallens kontoplan inte har."""


def alla_raderna() -> Path:
    """Boken med alla fyra rapporterna byggda."""
    return ur_lagret("alla-raderna-granskade", _bygg) / "alla.xlsx"


def egna_tryck(prefix: str, form: str) -> Path:
    """En av bokens rapporter som någon för den vidare: «xlsx» är bladen som värden, «docx» ett Word-dokument."""
    return alla_raderna().with_name(f"{TRYCK[prefix]}.{form}")


def _bygg(mapp: Path) -> None:
    bok = fylld_bok(_bokslut(), mapp / "alla.xlsx")
    _lagg_till_konton(bok)
    for slag in RAPPORTSLAG.values():
        bygg(slag, bok, tid=TID)
    for prefix, namn in TRYCK.items():
        kopiera_bladen(bok, prefix, mapp / f"{namn}.xlsx")
        som_word(bok, prefix, mapp / f"{namn}.docx")


def _lagg_till_konton(bok: Path) -> None:
    """Kontoplanen med ett eget konto för varje kod som mallen inte har."""
    bokslut = las_bok(Bok(bok.read_bytes())).bokslut
    assert bokslut is not None
    egna = [
        Kontorad(konto, konto, f"Konto {konto}", *en) for en, konto in konteringar().items() if konto.startswith(_EGNA)
    ]
    fyllt = fylld(Bok(bok.read_bytes()), {"Kontoplan": rader("Kontoplan", [*bokslut.kontoplan, *egna])})
    bok.write_bytes(fyllt.att_andra().skriv())


def konteringar() -> dict[tuple[str, str, str], str]:
    """Varje rad, not och driftrad som ett konto kan ha, och ett konto: mallens, och ett eget för det den inte har."""
    with mall("kontoplan_bas.csv").open(encoding="utf-8", newline="") as fil:
        rader = [en for en in csv.DictReader(fil) if not en["Motpart"]]
    funna = {(en["Rad"], en["Not"], en["Drift"]): en["Konto från"] for en in reversed(rader)}
    kvar = (
        *(
            (_NOTENS_RAD[not_[:4]], not_, _NOTENS_DRIFT.get(not_[:4], ""))
            for not_ in NOT
            if not any(not_ == en[1] for en in funna)
        ),
        *(("RR_kostnader", "NOT2_ovriga", drift) for drift in DRIFT if not any(drift == en[2] for en in funna)),
        *((rad, "", "") for rad in RAD if not any(rad == en[0] for en in funna)),
    )
    alla = [en for en in (*funna, *kvar, *_EGNAS_PLATSER) if en[0] not in _UTAN and en[2] not in _PARTERNAS]
    egna = (f"{_EGNA}{nr:02}" for nr in count())
    return {en: funna.get(en) or next(egna) for en in alla}


def _bokslut() -> Bokslut:
    """Det lilla förbundet i fyra perioder, med allt som en rapport kan visa."""
    lilla = litet()
    saldon, objekt = _saldon(lilla)
    insatser = _insatser()
    return replace(
        lilla,
        grunddata={
            **lilla.grunddata,
            "AR_Enhetsord": "tkr",
            "HR_Enhetsord": "kr",
            "VP_Ingaende_ek": 7_351_412,
            "VP_Prognos": 120_345,
            "AR_Anstallda": 2,
            "AR_Anstallda_fg": 3,
        },
        saldon=saldon,
        objektsaldon=objekt,
        insatser=insatser,
        rapportrader=EGNA_RADER,
        budget=tuple(_budget(insatser)),
        insatskort=tuple(_kort(insats) for insats in insatser),
        mal=_mal(),
        enkatsvar=tuple(_svar()),
        kommuner=tuple(
            Kommun(en.namn, nr, f"i{nr}") for nr, en in enumerate(lilla.medlemmar) if en.part.value == "kommun"
        ),
        styrelse=tuple(Styrelseplats("ordinarie", "ledamot", en.namn) for en in lilla.medlemmar),
        deltagarantal=tuple(_antalen()),
        verksamhetstal=tuple(
            Verksamhetstal(rapport, f"t{nr}", "Verksamheten", f"Tal {nr}", enhet, Decimal(nr + 12))
            for rapport in Bladprefix
            for nr, enhet in enumerate(Talenhet)
        ),
        historik=tuple(
            Historikrad(date(ar, 12, 31), post, Decimal(belopp), enhet)
            for ar in (2023, 2022, 2021)
            for post, belopp, enhet in (
                ("intakter", 18_920, "tkr"),
                ("kostnader", -17_315, "tkr"),
                ("resultat", 1_605, "tkr"),
                ("soliditet", 63, "%"),
                ("anstallda", 2, "antal"),
            )
        ),
    )


def _saldon(lilla: Bokslut) -> tuple[tuple[Saldorad, ...], tuple[Objektsaldorad, ...]]:
    """Båda årens saldon, halvårens med, så att balansen går ihop: kassan är det som blir över."""
    slump = random.Random(16)  # noqa: S311 - the same amounts every time, no secrets
    avgifter = [rad for rad in lilla.saldon if rad.not_ == "NOT1_medlemmar"]
    fore: dict[str, Decimal] = {}
    kapital, kassa = Decimal(_KAPITAL), Decimal(-_KAPITAL)
    saldon: list[Saldorad] = []
    objekt: list[Objektsaldorad] = []
    for halvar, dag in ((HALVAR_FG, FG), (HALVAR, DAG)):
        for period, del_ in ((halvar, 2), (dag, 1)):
            egna = [*(replace(rad, period=period, belopp=rad.belopp / del_) for rad in avgifter)]
            egna += _konton(slump, period)
            resultat = sum((rad.belopp for rad in egna if rad.rad.startswith(_RESULTAT)), Decimal(0))
            balans = sum((rad.belopp for rad in egna if not rad.rad.startswith(_RESULTAT)), Decimal(0))
            ub = -(resultat + balans + kapital)
            saldon += [replace(rad, ib=fore.get(rad.konto, Decimal(0))) for rad in egna]
            saldon += [
                _rad(period, "1930", "BR_kassa", kassa, ub),
                _rad(period, "2010", "BR_eget_kapital", kapital, kapital),
            ]
            objekt += [replace(en, period=period, belopp=en.belopp / del_) for en in lilla.objektsaldon]
            objekt += _delade(egna, lilla.medlemmar)
        fore = {rad.konto: rad.belopp for rad in egna if rad.rad.startswith("BR_")}
        kassa, kapital = ub, kapital + resultat
    return tuple(saldon), tuple(objekt)


def _rad(dag: date, konto: str, rad: str, ib: Decimal, belopp: Decimal) -> Saldorad:
    return Saldorad(dag, konto, f"Konto {konto}", rad, "", "", ib, belopp, sie_rad=1)


def _konton(slump: random.Random, dag: date) -> Iterator[Saldorad]:
    """Ett konto för varje rad, not och driftrad, med belopp i kronor och ören."""
    for (rad, not_, drift), konto in konteringar().items():
        if not_ == "NOT1_medlemmar":
            continue
        belopp = Decimal(slump.randrange(1_000_000, 90_000_000)) / 100
        tecken = -1 if rad in _KREDIT else 1
        yield Saldorad(dag, konto, f"Konto {konto}", rad, not_, drift, Decimal(0), tecken * belopp, sie_rad=1)


def _delade(saldon: list[Saldorad], medlemmar: tuple[Medlem, ...]) -> Iterator[Objektsaldorad]:
    """Insatsmedlen per insats, och skulderna till insatsägare per medlem."""
    for saldo in saldon:
        if saldo.not_ == _INSATSMEDEL:
            agare, dimension = [f"i{nr}" for nr in range(1, 5)], Dimension.INSATS
        elif saldo.not_ == _MOTPARTER:
            agare, dimension = [en.id for en in medlemmar], Dimension.MOTPART
        else:
            continue
        kvar = saldo.belopp
        for nr, id_ in enumerate(agare, 1):
            belopp = kvar if nr == len(agare) else (saldo.belopp / len(agare)).quantize(Decimal(1)) + 7 * nr
            kvar -= belopp
            yield Objektsaldorad(
                saldo.period,
                saldo.konto,
                dimension,
                str(nr),
                id_,
                id_,
                saldo.rad,
                saldo.not_,
                saldo.drift,
                None,
                Decimal(0),
                belopp,
                Kalla.MANUELL,
                1,
            )


def _insatser() -> tuple[Insats, ...]:
    """Fyra insatser i två grupper, med deltagare, bedömning och period."""
    namn = ("Stegen vidare", "Gröna rummet", "Lotsen i Norr", "Digital väg")
    return tuple(
        Insats(
            f"i{nr}",
            ett,
            objekt=f"{nr}",
            ordning=nr,
            insatsagare=f"Kommun {1 + nr % 3}",
            kort_agare=f"Kommun {1 + nr % 3}",
            grupp=f"Grupp {1 + nr % 2}",
            inriktning="Individinriktad",
            kategori="Förberedande",
            start=date(2025 if nr > 2 else 2024, 3, 1),
            slut=date(2026, 12, 31),
            status="pågående",
            kvinnor=11 * nr,
            man=7 * nr,
            plats_deltagare=nr,
            plats_malbedomning=nr,
            bedomning=Bedomning.DELVIS if nr % 2 else Bedomning.UPPFYLLD,
        )
        for nr, ett in enumerate(namn, 1)
    )


def _budget(insatser: tuple[Insats, ...]) -> Iterator[Budgetrad]:
    """Planens tre år och årets prognos, med insatsmedlen på insatserna."""
    intakter = dict.fromkeys(("region", "kommuner"), 1_000_001) | {"stat": 2_000_002}
    poster = {
        post: intakter.get(post, 110_045 * nr) for nr, post in enumerate(BUDGETPOSTER, 1) if post != "insatsmedel"
    }
    for ar in (2025, 2026, 2027):
        for version in Version:
            if ar > 2025 and version is not Version.VERKSAMHETSPLAN:
                continue
            mer = 1_234 * (tuple(Version).index(version) + ar - 2025)
            for post, belopp in poster.items():
                yield Budgetrad(
                    date(ar, 12, 31), post, "", version, Decimal(belopp if post in intakter else belopp + mer)
                )
            for nr, insats in enumerate(insatser, 1):
                yield Budgetrad(date(ar, 12, 31), "insatsmedel", insats.id, version, Decimal(200_013 * nr + mer))


def _kort(insats: Insats) -> Insatskort:
    return Insatskort(
        insats.id,
        syfte="Stödet ska ge fler arbete.",
        mal="1. Minst tio personer deltar.\n2. Hälften får arbete.",
        resultat="Insatsen har gått som planerat.",
        samverkansparter="Region Norr",
        bedomning=insats.bedomning,
        kommentar="Fortsätter nästa år.",
    )


def _mal() -> tuple[Indikator, ...]:
    """Två mål: ett mätt på varje sätt, och ett för det egna kapitalet."""
    return (
        Indikator("1", "", "Fler får arbete"),
        Indikator(
            "1",
            "1.1",
            "Stödet finns i hela länet",
            Matt.EGEN_BEDOMNING,
            bedomning=Bedomning.OVERVAGANDE,
            gransvarde=Decimal(90),
            enhet="procent",
        ),
        Indikator("1", "1.2", "Insatserna når sina mål", Matt.INSATSER),
        Indikator(
            "1",
            "1.3",
            "Rutiner finns",
            Matt.KLART_POSITIVT,
            "Har ni rutiner?",
            Decimal("0.62"),
            Decimal("0.36"),
            gransvarde=Decimal(36),
            enhet="procent",
        ),
        Indikator("1", "1.4", "Erfarenheter används", Matt.POSITIVT, "Används de?", Decimal("0.31"), Decimal("0.74")),
        Indikator("2", "", "Verksamhet i ekonomisk balans"),
        Indikator("2", "2.1", "Det egna kapitalet ska inte överstiga målet", Matt.EGET_KAPITAL),
    )


def _svar() -> Iterator[Enkatsvar]:
    for nr in range(1, 5):
        yield Enkatsvar(
            str(nr),
            f"Fråga {nr}",
            "Deltagare",
            "Samverkan",
            antal_1=nr,
            antal_2=2,
            antal_3=3 * nr,
            antal_4=9,
            antal_5=12,
            antal_6=8 + nr,
            nationellt=Decimal("0.41"),
            forra_aret=Decimal("0.5"),
            nationellt_positivt=Decimal("0.71"),
            forra_aret_positivt=Decimal("0.66"),
            matt=Matt.KLART_POSITIVT,
            jamfors_med="nationellt",
        )


def _antalen() -> Iterator[Deltagarantal]:
    yield Deltagarantal(
        "uppf", "Stegen vidare, uppföljning", Radslag.VISAS, "i1", kvinnor=4, man=5, avser="uppföljning"
    )
    for nr, antal in enumerate((75, 31, 44), 1):
        yield Deltagarantal(
            f"m{nr}", f"Konferens {nr}", Radslag.RAKNAS, inriktning="Strukturövergripande", antal=antal, avser="chefer"
        )


def som_word(bok: Path, prefix: str, till: Path) -> Path:
    """Rapportens blad som ett Word-dokument: bladets rubrik, enheten och resten som en tabell."""
    delar: list[str | tuple[str, str] | list[list[str]]] = []
    for blad in avlast(bok, varden=True).worksheets:
        namn = blad.title.removeprefix(f"{prefix} ")
        if namn == blad.title or namn in {"Poster", "Kontroller"} or blad["A1"].value == "Diagram":
            continue  # in a document the charts are pictures
        rader = [[_text(cell) for cell in rad] for rad in blad.iter_rows()]
        delar += [("Heading2", rader[0][0]), rader[1][0], [rad for rad in rader[2:] if any(rad)]]
    till.write_bytes(word(delar))
    return till


def _text(cell: object) -> str:
    varde = getattr(cell, "value", None)
    if varde is None:
        return ""
    if hasattr(varde, "strftime"):
        return f"{varde:%Y-%m-%d}"
    if isinstance(varde, (int, float)):
        form = getattr(cell, "number_format", "")
        if "%" in form:
            return f"{round(varde * 100)} %"
        if "#" in form:
            return f"{varde:,.0f}".replace(",", " ")
        return f"{varde:.15g}".replace(".", ",")
    return str(varde)
