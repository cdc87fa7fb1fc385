"""Ett påhittat förbunds rätta rapport, skriven i många uppställningar: ordning, tecken, enhet, rubriker, namn, form."""

from __future__ import annotations

import csv
import io
import random
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from openpyxl import Workbook

from finsam_xl.belopp import NOLL, avrunda
from tests.granskning.filformer import pdf, word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Layout", "Rad", "Tabell", "layouter", "rapporten", "skriv", "skriven_cell"]

AR = (2025, 2024)
FORMER = ("csv", "csv", "egen", "semikolon", "blad", "blad", "word")
KR = Decimal(1)


@dataclass(frozen=True, slots=True)
class Rad:
    """En rad: typ (post, summa, rubrik), text, belopp i kr efter kolumn, om den är en kostnad, avdelning."""

    typ: str
    text: str
    belopp: dict[str, Decimal]
    kostnad: bool = False
    avdelning: str = ""


@dataclass(frozen=True, slots=True)
class Tabell:
    """En tabell: filnamn, rubrik, kolumner (utfall_2025 ...) och rader."""

    fil: str
    rubrik: str
    kolumner: tuple[str, ...]
    rader: tuple[Rad, ...]
    dag: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Hur rapporten är uppställd och skriven."""

    nr: int
    aldst_forst: bool
    kostnader_utan_minus: bool
    enhet: str
    decimaler: int
    form: str
    rubrik: str
    radtyp: bool
    extra: bool
    ord: int
    namn: int
    tusental: str
    minus: str
    noll: str
    nettokostnad: bool
    anlaggning: bool
    kommuner: str
    avdelning: str
    budget: bool
    dubbel_total: bool
    noter: bool
    parentes: bool
    tomrad: bool
    budget_forst: bool
    fot: bool
    tva_rubrikrader: bool
    gynnsamt: bool
    skatt: bool


ORD: tuple[dict[str, str], ...] = (
    {},
    {
        "Kassa och bank": "Likvida medel",
        "Årets resultat": "Periodens resultat",
        "Eget kapital": "Ingående eget kapital",
        "Kortfristiga fordringar": "Fordringar",
        "Summa tillgångar": "SUMMA TILLGÅNGAR",
        "Övriga externa kostnader": "Övriga kostnader",
    },
    {
        "Kassa och bank": "Kassa, bank",
        "Verksamhetens intäkter": "Rörelsens intäkter",
        "Verksamhetens kostnader": "Rörelsens kostnader",
        "Verksamhetens resultat": "Rörelseresultat",
        "Summa intäkter": "S:a intäkter",
        "Summa kostnader": "S:a kostnader",
        "Årets kassaflöde": "Periodens kassaflöde",
    },
)
NAMN = (
    ("Region Ås", ("Åsens kommun", "Bergs kommun", "Dals kommun")),
    ("Västra Götalandsregionen", ("Göteborgs stad", "Partille kommun", "Mölndals stad")),
    ("Landstinget Dalarna", ("Falu kommun", "Ludvika kommun", "Säters kommun")),
    ("Region Gävleborg", ("Gävle kommun", "Hofors kommun", "Ockelbo kommun")),
)


def layouter(antal: int, fro: int = 1, former: tuple[str, ...] = FORMER) -> Iterator[Layout]:
    """*antal* uppställningar, slumpade men desamma varje gång."""
    slump = random.Random(fro)  # noqa: S311 - the same layouts every time, no secrets
    for nr in range(antal):
        enhet, decimaler = slump.choice((("kr", 0), ("tkr", 0), ("tkr", 0), ("tkr", 1), ("mkr", 1), ("mkr", 2)))
        form = slump.choice(former)
        yield Layout(
            nr=nr,
            aldst_forst=slump.random() < 0.4,
            kostnader_utan_minus=slump.random() < 0.4,
            enhet=enhet,
            decimaler=decimaler,
            form=form,
            rubrik=slump.choice(("{}", "Utfall {}", "Bokslut {}", "{}-12-31", "31 dec {}")),
            radtyp=form == "csv" and slump.random() < 0.5,
            extra=slump.random() < 0.5,
            ord=slump.randrange(len(ORD)),
            namn=slump.randrange(len(NAMN)),
            tusental=slump.choice(("", " ", "\u00a0")),
            minus=slump.choice(("-", "\u2212", "\u2013")),
            noll=slump.choice(("0", "-", "\u2013", "")),
            nettokostnad=slump.random() < 0.4,
            anlaggning=slump.random() < 0.5,
            kommuner=slump.choice(("samlat", "var_for_sig", "bada")),
            avdelning=slump.choice(("kolumn", "rubrik", "ingen")),
            budget=slump.random() < 0.5,
            dubbel_total=slump.random() < 0.5,
            noter=slump.random() < 0.4,
            parentes=slump.random() < 0.2,
            tomrad=slump.random() < 0.4,
            budget_forst=slump.random() < 0.4,
            fot=slump.random() < 0.4,
            tva_rubrikrader=slump.random() < 0.3,
            gynnsamt=slump.random() < 0.3,
            skatt=slump.random() < 0.3,
        )


def _d(*tal: int) -> dict[int, Decimal]:
    return dict(zip((2025, 2024, 2023), map(Decimal, tal), strict=False))


STAT, REGION, OVRIGA = _d(9_800_000, 9_460_000), _d(4_900_000, 4_730_000), _d(87_650, 120_345)
KOMMUNER = (_d(2_301_400, 2_250_300), _d(1_698_250, 1_611_940), _d(900_350, 867_760))
INSATSER, LONER, PENSION = _d(16_808_412, 13_378_650), _d(2_192_377, 2_226_190), _d(246_118, 316_402)
LOKAL, REVISION = _d(231_450, 224_000), _d(117_300, 171_250)
REDOVISNING, ANNAT, AVSKR = _d(280_000, 211_400), _d(495_213, 489_733), _d(42_600, 21_300)
SKATT, UTJAMNING = _d(6_300_000, 6_100_500), _d(1_250_300, 1_190_700)
FIN_INT, FIN_KOST = _d(61_220, 88_410), _d(2_415, 1_980)
INVENTARIER, INKOP = _d(162_600, 85_200, 0), _d(120_000, 106_500)
FORDRINGAR, KSKULD = _d(116_320, 248_115, 190_410), _d(4_418_210, 5_205_340, 3_534_200)
AVSATT, LAN = _d(95_000, 60_000, 0), _d(80_000, 100_000, 0)
BUDGET = {"stat": 9_800_000, "region": 4_900_000, "kommuner": 4_900_000, "ovriga": 0}
BUDGETKOSTNAD = {"insatser": 18_012_000, "personal": 2_650_000, "externa": 1_210_000, "avskrivningar": 40_000}


def _summa(*poster: dict[int, Decimal]) -> dict[int, Decimal]:
    return {ar: sum((post[ar] for post in poster), NOLL) for ar in AR}


def _minus(post: dict[int, Decimal]) -> dict[int, Decimal]:
    return {ar: -belopp for ar, belopp in post.items()}


PERSONAL, EXTERNA = _summa(LONER, PENSION), _summa(LOKAL, REVISION, REDOVISNING, ANNAT)
INTAKTER = _summa(STAT, REGION, *KOMMUNER, OVRIGA)
KOSTNADER = _summa(INSATSER, PERSONAL, EXTERNA)
VERKSAMHET = _summa(INTAKTER, _minus(KOSTNADER), _minus(AVSKR))
RESULTAT = _summa(VERKSAMHET, FIN_INT, _minus(FIN_KOST))
EK = {2023: Decimal(7_351_000)}
EK[2024] = EK[2023] + RESULTAT[2024]
EK[2025] = EK[2024] + RESULTAT[2025]
KASSA = {ar: EK[ar] + AVSATT[ar] + LAN[ar] + KSKULD[ar] - INVENTARIER[ar] - FORDRINGAR[ar] for ar in (2025, 2024, 2023)}


def _skillnad(post: dict[int, Decimal]) -> dict[int, Decimal]:
    return {ar: post[ar] - post[ar - 1] for ar in AR}


class _Skrivare:
    """Raderna i en tabell efter hand, med en kolumn per år och kanske budget och avvikelse."""

    def __init__(self, lay: Layout) -> None:
        self.lay = lay
        self.rader: list[Rad] = []

    def rad(
        self,
        typ: str,
        text: str,
        tal: dict[int, Decimal] | None = None,
        *,
        kostnad: bool = False,
        avdelning: str = "",
        budget: int | None = None,
    ) -> None:
        text = ORD[self.lay.ord].get(text, text)
        belopp = {f"utfall_{ar}": tal[ar] for ar in AR} if tal else {}
        if budget is not None and tal and self.lay.budget:
            belopp |= {"budget_2025": Decimal(budget), "avvikelse": tal[2025] - Decimal(budget)}
            if self.lay.gynnsamt and self.lay.kostnader_utan_minus and kostnad:
                belopp["avvikelse"] = -belopp["avvikelse"]
        vand = kostnad and self.lay.kostnader_utan_minus
        self.rader.append(
            Rad(typ, text, {namn: -ett if vand else ett for namn, ett in belopp.items()}, kostnad, avdelning)
        )


def _kolumner(lay: Layout, *, budget: bool = False) -> tuple[str, ...]:
    ar = tuple(f"utfall_{ett}" for ett in (reversed(AR) if lay.aldst_forst else AR))
    if not (budget and lay.budget):
        return ar
    return ("budget_2025", *ar, "avvikelse") if lay.budget_forst else (*ar, "budget_2025", "avvikelse")


def _resultatrakning(lay: Layout) -> Tabell:
    skriv = _Skrivare(lay)
    utan_skatt = _summa(INTAKTER, _minus(SKATT), _minus(UTJAMNING)) if lay.skatt else INTAKTER
    skriv.rad("post", "Verksamhetens intäkter", utan_skatt)
    skriv.rad("post", "Verksamhetens kostnader", _minus(KOSTNADER), kostnad=True)
    skriv.rad("post", "Avskrivningar", _minus(AVSKR), kostnad=True)
    if lay.skatt:
        skriv.rad("summa", "Verksamhetens nettokostnader", _summa(VERKSAMHET, _minus(SKATT), _minus(UTJAMNING)))
        skriv.rad("post", "Skatteintäkter", SKATT)
        skriv.rad("post", "Generella statsbidrag och utjämning", UTJAMNING)
    elif lay.nettokostnad:
        skriv.rad("summa", "Verksamhetens nettoresultat", VERKSAMHET)
    skriv.rad("summa", "Verksamhetens resultat", VERKSAMHET)
    skriv.rad("post", "Finansiella intäkter", FIN_INT)
    skriv.rad("post", "Finansiella kostnader", _minus(FIN_KOST), kostnad=True)
    skriv.rad("summa", "Resultat efter finansiella poster", RESULTAT)
    skriv.rad("post", "Extraordinära poster", _d(0, 0))
    skriv.rad("summa", "Årets resultat", RESULTAT)
    return Tabell("resultatrakning", "Resultaträkning", _kolumner(lay), tuple(skriv.rader))


def _balansrakning(lay: Layout) -> Tabell:
    skriv = _Skrivare(lay)
    skriv.rad("rubrik", "TILLGÅNGAR")
    skriv.rad("post", "Inventarier", INVENTARIER)
    if lay.anlaggning:
        skriv.rad("summa", "Summa anläggningstillgångar", INVENTARIER)
    skriv.rad("post", "Kortfristiga fordringar", FORDRINGAR)
    skriv.rad("post", "Kassa och bank", KASSA)
    if lay.anlaggning:
        skriv.rad("summa", "Summa omsättningstillgångar", _summa(FORDRINGAR, KASSA))
    skriv.rad("summa", "Summa tillgångar", _summa(INVENTARIER, FORDRINGAR, KASSA))
    skriv.rad("rubrik", "EGET KAPITAL, AVSÄTTNINGAR OCH SKULDER")
    skriv.rad("post", "Eget kapital", {ar: EK[ar - 1] for ar in AR})
    skriv.rad("post", "Årets resultat", RESULTAT)
    skriv.rad("summa", "Summa eget kapital", EK)
    skriv.rad("post", "Avsättningar för pensioner", AVSATT)
    skriv.rad("post", "Långfristiga skulder", LAN)
    skriv.rad("post", "Kortfristiga skulder", KSKULD)
    if lay.anlaggning:
        skriv.rad("summa", "Summa skulder", _summa(LAN, KSKULD))
    skriv.rad("summa", "Summa eget kapital, avsättningar och skulder", _summa(EK, AVSATT, LAN, KSKULD))
    return Tabell("balansrakning", "Balansräkning", _kolumner(lay), tuple(skriv.rader), dag=True)


def _kassaflode(lay: Layout) -> Tabell:
    justering = _summa(AVSKR, _skillnad(AVSATT))
    medel = _summa(RESULTAT, justering)
    lopande = _summa(medel, _minus(_skillnad(FORDRINGAR)), _skillnad(KSKULD))
    arets = _summa(lopande, _minus(INKOP), _skillnad(LAN))
    skriv = _Skrivare(lay)
    skriv.rad("rubrik", "Den löpande verksamheten")
    skriv.rad("post", "Årets resultat", RESULTAT)
    skriv.rad("post", "Justering för ej likviditetspåverkande poster", justering)
    skriv.rad("summa", "Medel från verksamheten före förändring av rörelsekapital", medel)
    skriv.rad("post", "Ökning/minskning kortfristiga fordringar", _minus(_skillnad(FORDRINGAR)))
    skriv.rad("post", "Ökning/minskning kortfristiga skulder", _skillnad(KSKULD))
    skriv.rad("summa", "Kassaflöde från den löpande verksamheten", lopande)
    skriv.rad("rubrik", "Investeringsverksamheten")
    skriv.rad("post", "Investering i materiella anläggningstillgångar", _minus(INKOP))
    if lay.anlaggning:
        skriv.rad("summa", "Kassaflöde från investeringsverksamheten", _minus(INKOP))
    skriv.rad("rubrik", "Finansieringsverksamheten")
    skriv.rad("post", "Förändring av långfristiga skulder", _skillnad(LAN))
    if lay.anlaggning:
        skriv.rad("summa", "Kassaflöde från finansieringsverksamheten", _skillnad(LAN))
    skriv.rad("summa", "Årets kassaflöde", arets)
    skriv.rad("post", "Likvida medel vid årets början", {ar: KASSA[ar - 1] for ar in AR})
    skriv.rad("summa", "Likvida medel vid årets slut", KASSA)
    if lay.dubbel_total:
        skriv.rad("summa", "Förändring likvida medel", arets)
    return Tabell("kassaflodesanalys", "Kassaflödesanalys", _kolumner(lay), tuple(skriv.rader))


def _driftredovisning(lay: Layout) -> Tabell:
    region, namn = NAMN[lay.namn]
    skriv = _Skrivare(lay)
    intakt, kostnad = "Intäkter", "Kostnader"
    if lay.avdelning == "rubrik":
        skriv.rad("rubrik", intakt)
    skriv.rad("post", "Försäkringskassan/Arbetsförmedlingen", STAT, avdelning=intakt, budget=BUDGET["stat"])
    skriv.rad("post", region, REGION, avdelning=intakt, budget=BUDGET["region"])
    if lay.kommuner != "var_for_sig":
        skriv.rad("post", "Kommunerna", _summa(*KOMMUNER), avdelning=intakt, budget=BUDGET["kommuner"])
    if lay.kommuner != "samlat":
        prefix = "varav " if lay.kommuner == "bada" else ""
        delar = (2_301_400, 1_698_250, 900_350)
        for en, tal, budget in zip(namn, KOMMUNER, delar, strict=True):
            skriv.rad("post", f"{prefix}{en}", tal, avdelning=intakt, budget=budget)
    skriv.rad("post", "Övriga intäkter", OVRIGA, avdelning=intakt, budget=0)
    skriv.rad("summa", "Summa intäkter", INTAKTER, avdelning=intakt, budget=sum(BUDGET.values()))
    if lay.avdelning == "rubrik":
        skriv.rad("rubrik", kostnad)
    for text, tal, budget in (
        ("Insatsmedel", INSATSER, BUDGETKOSTNAD["insatser"]),
        ("Personalkostnader", PERSONAL, BUDGETKOSTNAD["personal"]),
        ("Övriga externa kostnader", EXTERNA, BUDGETKOSTNAD["externa"]),
        ("Avskrivningar", AVSKR, BUDGETKOSTNAD["avskrivningar"]),
    ):
        skriv.rad("post", text, _minus(tal), kostnad=True, avdelning=kostnad, budget=-budget)
    alla, budgeterade = _summa(KOSTNADER, AVSKR), sum(BUDGETKOSTNAD.values())
    skriv.rad("summa", "Summa kostnader", _minus(alla), kostnad=True, avdelning=kostnad, budget=-budgeterade)
    skriv.rad(
        "summa",
        "Verksamhetens resultat",
        VERKSAMHET,
        avdelning="Resultat",
        budget=sum(BUDGET.values()) - budgeterade,
    )
    return Tabell("driftredovisning", "Driftredovisning", _kolumner(lay, budget=True), tuple(skriv.rader))


def _noter(lay: Layout) -> Iterator[Tabell]:
    region, namn = NAMN[lay.namn]
    utan_tecken = replace(lay, kostnader_utan_minus=True)
    ett = _Skrivare(lay)
    ett.rad("post", "Statligt bidrag", STAT)
    ett.rad("post", f"Bidrag från {region}", REGION)
    for en, tal in zip(namn, KOMMUNER, strict=True):
        ett.rad("post", en, tal)
    ett.rad("post", "Övriga intäkter", OVRIGA)
    ett.rad("summa", "Summa intäkter", INTAKTER)
    yield Tabell("not_1_intakter", "Not 1 Verksamhetens intäkter", _kolumner(lay), tuple(ett.rader))
    tva = _Skrivare(utan_tecken)
    for text, tal in (
        ("Insatsmedel", INSATSER),
        ("Löner och sociala avgifter", LONER),
        ("Pensionskostnader", PENSION),
        ("Lokalhyra", LOKAL),
        ("Revisionskostnad", REVISION),
        ("Redovisningstjänster", REDOVISNING),
        ("Övriga kostnader", ANNAT),
    ):
        tva.rad("post", text, _minus(tal), kostnad=True)
    tva.rad("summa", "Summa verksamhetens kostnader", _minus(KOSTNADER), kostnad=True)
    yield Tabell("not_2_kostnader", "Not 2 Verksamhetens kostnader", _kolumner(lay), tuple(tva.rader))
    tre = _Skrivare(lay)
    moms = {2025: Decimal(61_220), 2024: Decimal(90_015)}
    tre.rad("post", "Momsfordran", moms)
    tre.rad("post", "Förutbetalda kostnader", _summa(FORDRINGAR, _minus(moms)))
    tre.rad("summa", "Summa", FORDRINGAR)
    yield Tabell("not_3_fordringar", "Not 3 Kortfristiga fordringar", _kolumner(lay), tuple(tre.rader), dag=True)


def _balanskrav(lay: Layout) -> Tabell:
    skriv = _Skrivare(lay)
    skriv.rad("post", "Årets resultat enligt resultaträkningen", RESULTAT)
    skriv.rad("post", "Reducering av samtliga realisationsvinster", {2025: Decimal(-12_500), 2024: NOLL})
    efter = _summa(RESULTAT, {2025: Decimal(-12_500), 2024: NOLL})
    skriv.rad("summa", "Årets resultat efter balanskravsjusteringar", efter)
    skriv.rad("post", "Medel till resultatutjämningsreserv", _d(0, 0))
    skriv.rad("summa", "Årets balanskravsresultat", efter)
    return Tabell("balanskravsutredning", "Balanskravsutredning", _kolumner(lay), tuple(skriv.rader))


def rapporten(lay: Layout) -> tuple[Tabell, ...]:
    """Rapportens tabeller i uppställningen."""
    return (
        _resultatrakning(lay),
        _balansrakning(lay),
        _kassaflode(lay),
        _driftredovisning(lay),
        *_noter(lay),
        _balanskrav(lay),
    )


def skriven_cell(tal: Decimal, lay: Layout) -> str:
    """Beloppet i tryckets enhet, så som uppställningen skriver tal."""
    skala = {"kr": Decimal(1), "tkr": Decimal(1000), "mkr": Decimal(1_000_000)}[lay.enhet]
    i_enheten = avrunda(tal / skala, Decimal(1).scaleb(-lay.decimaler))
    if not i_enheten:
        return lay.noll
    parentes = lay.parentes and i_enheten < 0
    hela = f"{abs(i_enheten):,.{lay.decimaler}f}".replace(",", "\x00").replace(".", ",").replace("\x00", lay.tusental)
    if parentes:
        return f"({hela})"
    return f"{lay.minus}{hela}" if i_enheten < 0 else hela


def celler(tabell: Tabell, lay: Layout) -> list[list[str]]:
    """Tabellens rader som text, utan rubriker."""
    return [
        [rad.text, *(skriven_cell(rad.belopp[namn], lay) if namn in rad.belopp else "" for namn in tabell.kolumner)]
        for rad in tabell.rader
    ]


def skriv(tabeller: tuple[Tabell, ...], lay: Layout, till: Path) -> Path:
    """Skriv rapporten i *till*: en mapp med CSV eller en arbetsbok."""
    if lay.form == "blad":
        return _blad(tabeller, lay, till / "rapport_2025.xlsx")
    if lay.form in {"word", "pdf"}:
        return _dokument(tabeller, lay, till / f"rapport_2025.{lay.form}")
    mapp = till / "arsredovisning_2025"
    mapp.mkdir(exist_ok=True)
    for fil in mapp.glob("*.csv"):
        fil.unlink()
    for tabell in tabeller:
        (mapp / f"{tabell.fil}.csv").write_text(_csv(tabell, lay), encoding="utf-8")
    return mapp


def egna_rader(tabell: Tabell, lay: Layout) -> list[list[str]]:
    """Tabellen som en person skriver den: rubriker på en eller två rader, kanske notkolumn, tomrader och en fotnot."""
    rubriker = [_rubrik(en, lay, dag=tabell.dag) for en in tabell.kolumner]
    noter = [""] if lay.noter else []
    rader = [["", *noter, *rubriker]]
    if lay.tva_rubrikrader and all(" " in en for en in rubriker):
        delade = [en.rpartition(" ") for en in rubriker]
        rader = [["", *noter, *(en[0] for en in delade)], ["", *noter, *(en[2] for en in delade)]]
    for nr, rad in enumerate(celler(tabell, lay)):
        noten = [str(nr + 1) if tabell.rader[nr].typ == "post" and nr < 2 else ""] if lay.noter else []
        rader.append([rad[0], *noten, *rad[1:]])
        if lay.tomrad and tabell.rader[nr].typ == "summa":
            rader.append([])
    if lay.fot:
        rader += [[], ["Beloppen är avrundade var för sig."]]
    return rader


def _dokument(tabeller: tuple[Tabell, ...], lay: Layout, till: Path) -> Path:
    sidor: list[list[list[str]]] = []
    delar: list[str | tuple[str, str] | list[list[str]]] = [("Heading1", "Ekonomisk redovisning")]
    for tabell in tabeller:
        rader = egna_rader(tabell, lay)
        delar += [("Heading2", tabell.rubrik), f"Belopp i {lay.enhet}", [rad or [""] for rad in rader]]
        sidor.append([[tabell.rubrik], [f"Belopp i {lay.enhet}"], *rader])
    till.write_bytes(word(delar) if lay.form == "word" else pdf(sidor))
    return till


def _rubrik(namn: str, lay: Layout, *, dag: bool) -> str:
    if namn == "avvikelse":
        return "Avvikelse"
    if namn.startswith("budget"):
        return "Budget 2025"
    mall = lay.rubrik if dag or ("12-31" not in lay.rubrik and "dec" not in lay.rubrik) else "{}"
    return mall.format(namn[-4:])


def _csv(tabell: Tabell, lay: Layout) -> str:
    ut = io.StringIO()
    skrivare = csv.writer(ut, delimiter=";" if lay.form == "semikolon" else ",", lineterminator="\n")
    egna = celler(tabell, lay)
    if lay.form != "csv":
        forsta, *resten = egna_rader(tabell, lay)
        skrivare.writerow([f"Belopp i {lay.enhet}", *forsta[1:]])
        skrivare.writerows(resten)
        return ut.getvalue()
    extra = ["rad", "not_nr"] if lay.extra else []
    fore = ["radtyp"] if lay.radtyp else []
    avdelning = ["avdelning"] if lay.avdelning == "kolumn" and tabell.fil == "driftredovisning" else []
    namn = [f"utgaende_{en[-4:]}" if tabell.dag and en.startswith("utfall") else en for en in tabell.kolumner]
    skrivare.writerow([*extra, *fore, *avdelning, "post", *namn, "enhet"])
    for nr, (rad, rader) in enumerate(zip(tabell.rader, egna, strict=True), 1):
        vagn = [str(nr), ""] if extra else []
        vagn += [rad.typ] if fore else []
        vagn += [rad.avdelning] if avdelning else []
        skrivare.writerow([*vagn, *rader, lay.enhet])
    return ut.getvalue()


def _blad(tabeller: tuple[Tabell, ...], lay: Layout, till: Path) -> Path:
    bok = Workbook()
    bok.remove(bok.worksheets[0])
    for tabell in tabeller:
        blad = bok.create_sheet(tabell.rubrik[:31])
        blad.append([tabell.rubrik])
        blad.append([f"Belopp i {lay.enhet}"])
        for rad in egna_rader(tabell, lay):
            blad.append([en or None for en in rad])
    bok.save(till)
    return till
