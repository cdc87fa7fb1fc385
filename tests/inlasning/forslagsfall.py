"""Ett påhittat förbunds bokföring, på båda kontoplanerna och i andra skepnader: andra nummer, namn och objekt.

Varje konto har den kod i rapporten som dess namn betyder, vilket nummer det än har.
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.arbete.skapa.bokinnehall import mallens_kontorader
from finsam_xl.inlasning.forslag.boken import bokforslag
from finsam_xl.inlasning.sieimport import inlasning
from finsam_xl.koder import NOT
from finsam_xl.modell import Bokslut, Niva
from finsam_xl.sie import las
from tests.inlasning.siefall import TID

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from finsam_xl.inlasning.forslag.form import Bokforslag
    from finsam_xl.inlasning.sieimport import Inlasning
    from finsam_xl.sie import SieFil

PLANER = ("bas", "kommunbas")
MALL = {plan: mallens_kontorader(plan) for plan in PLANER}


@dataclass(frozen=True, slots=True)
class Fallkonto:
    """Ett konto: dess namn och hur det också kan heta, koden det hör hemma på, numren, och de två årens belopp."""

    namn: str
    kod: str
    bas: str
    kommunbas: str
    arets: int
    fjolarets: int
    andra_namn: tuple[str, ...] = ()
    objekt: str = ""


def _kommun(plats: int, namn: str, *andra: str) -> Fallkonto:
    return Fallkonto(namn, "NOT1_medlemmar", f"391{3 + plats}", f"353{1 + plats}", -20_000, -19_000, andra)


KONTON = (
    Fallkonto("Inventarier", "BR_anlaggning", "1220", "1220", 48_000, 72_000, ("Möbler och inventarier",)),
    Fallkonto("Kundfordringar", "NOT3_kundfordringar", "1510", "1510", 4_000, 5_000, ("Kundfordr",)),
    Fallkonto("Skattekonto", "NOT3_skattefordran", "1630", "1630", 3_000, 2_000, ("Skattekontot",)),
    Fallkonto("Förutbetalda hyror", "NOT3_forutbetalda", "1710", "1710", 6_000, 6_000, ("Förutbet hyreskostnad",)),
    Fallkonto("Bank Swedbank", "BR_kassa", "1930", "1930", 0, 0, ("Bankkonto", "Företagskonto")),
    Fallkonto("Eget kapital", "BR_eget_kapital", "2010", "2010", -60_000, -30_000),
    Fallkonto("Lån Kommuninvest", "BR_langfristiga", "2350", "2350", -60_000, -80_000, ("Banklån",)),
    Fallkonto("Leverantörsskulder", "NOT4_leverantorsskulder", "2440", "2440", -9_000, -8_000, ("Lev.skulder",)),
    Fallkonto("Personalskatt", "NOT4_skatt", "2710", "2710", -4_500, -4_300, ("Personalens källskatt",)),
    Fallkonto("Upplupna semesterlöner", "NOT4_semesterloner", "2920", "2920", -10_000, -9_000, ("Semesterlöneskuld",)),
    Fallkonto(
        "Upplupna sociala avgifter", "NOT4_sociala_avgifter", "2940", "2940", -3_200, -3_000, ("Upplupna soc avg",)
    ),
    Fallkonto("Förutbetalda intäkter", "NOT4_forutbetalda_intakter", "2970", "2970", -1_000, -13_000),
    Fallkonto(
        "Övr upplupna kostnader", "NOT4_ovriga_upplupna", "2990", "2990", -38_000, -45_000, ("Upplupna kostnader",)
    ),
    Fallkonto(
        "Bidrag Försäkringskassan/AF",
        "NOT1_medlemmar",
        "3911",
        "3511",
        -120_000,
        -114_000,
        ("Statligt bidrag", "Medlemsbidrag FK/AF", "BIDRAG STATEN"),
    ),
    Fallkonto(
        "Bidrag Region Lid",
        "NOT1_medlemmar",
        "3912",
        "3521",
        -60_000,
        -57_000,
        ("Region Lid, bidrag", "Medlemsavgift Region Lid", "Bidrag fr. Region Lid 2025"),
    ),
    _kommun(0, "Bidrag Norrviks kommun", "NORRVIKS KOMMUN", "Medlemsavg Norrvik", "Erh bidrag Norrviks kn"),
    _kommun(1, "Bidrag Sunnby kommun", "Sunnby kommun - bidrag", "Avgift Sunnby kommun"),
    _kommun(2, "Bidrag Ängsta kommun", "Bidrag från Ängsta kommun", "Ängsta kn"),
    Fallkonto("ESF-medel", "NOT1_ovriga", "3991", "3512", -30_000, -20_000, ("EU-medel ESF", "Projektmedel ESF"), "P"),
    Fallkonto("Köp av insatser", "NOT2_insatsmedel", "4010", "4630", 90_000, 80_000, ("Insatsmedel",), "P"),
    Fallkonto(
        "Lokalhyra", "NOT2_lokalhyra", "5010", "6010", 24_000, 23_000, ("Hyra kontorslokal", "Hyra av lokal"), "K"
    ),
    Fallkonto("Leasing personbil", "NOT2_ovriga", "5615", "6150", 6_000, 6_000, ("Billeasing",)),
    Fallkonto("Resekostnader", "NOT2_ovriga", "5800", "7050", 4_000, 3_000, ("Resor", "Resor och logi"), "K"),
    Fallkonto("Kontorsmateriel", "NOT2_ovriga", "6110", "6410", 800, 900, ("Kontorsmaterial",)),
    Fallkonto("Telefoni", "NOT2_ovriga", "6211", "6811", 1_800, 1_700, ("Telefon", "Telefonkostnader")),
    Fallkonto("Försäkringar", "NOT2_ovriga", "6310", "7310", 900, 900, ("Företagsförsäkringar",)),
    Fallkonto("Revisionsarvode", "NOT2_revision", "6420", "7440", 6_500, 6_200, ("Revision", "Arvode revisorer")),
    Fallkonto("Redovisningstjänster", "NOT2_redovisning", "6530", "7450", 18_000, 17_000, ("Ekonomitjänster",)),
    Fallkonto("Kurser & konferenser", "NOT2_ovriga", "6991", "7060", 2_200, 3_100, ("Konferensavgifter",), "P"),
    Fallkonto("Löner", "NOT2_loner", "7010", "5010", 60_000, 58_000, ("Löner tjänstemän", "Månadslöner"), "K"),
    Fallkonto("Sjuklön", "NOT2_loner", "7081", "5081", 1_200, 800, ("Sjuklöner",)),
    Fallkonto("Arvoden styrelse", "NOT2_loner", "7210", "5211", 9_000, 9_000, ("Styrelsearvoden",)),
    Fallkonto("Pensionspremier", "NOT2_pension", "7410", "5710", 9_000, 8_000, ("Pensionskostnader",)),
    Fallkonto("Arbetsgivaravgifter", "NOT2_loner", "7510", "5610", 20_000, 19_000, ("Lagst. sociala avgifter",)),
    Fallkonto("Särskild löneskatt", "NOT2_pension", "7533", "5733", 2_000, 1_900, ("Löneskatt pensioner",)),
    Fallkonto("Avskrivning inventarier", "NOT2_avskrivningar", "7832", "7932", 24_000, 24_000, ("Avskr. inventarier",)),
    Fallkonto("Ränteintäkter bank", "RR_finansiella_intakter", "8311", "8411", -4_000, -5_000, ("Ränteintäkt",)),
    Fallkonto("Räntekostnader lån", "RR_finansiella_kostnader", "8410", "8510", 1_000, 1_200, ("Räntekostnad",)),
)


@dataclass(frozen=True, slots=True)
class Skepnad:
    """Bokföringen med sina nummer och namn: numret och namnet per konto i KONTON, och objektens nummer."""

    konton: tuple[tuple[str, str], ...]
    kansli: str = "10"
    projekt: tuple[str, str] = ("20", "21")
    dimension: str = "1"

    @property
    def data(self) -> dict[str, bytes]:
        """De två årens filer efter namn, det äldre först."""
        return {f"bok_{ar}.se": _sie(self, ar) for ar in (2024, 2025)}

    @property
    def filer(self) -> list[SieFil]:
        """Filerna, lästa."""
        return [las(data, filnamn=namn) for namn, data in self.data.items()]


def som_den_ar(plan: str) -> Skepnad:
    """Bokföringen på kontoplanens egna nummer."""
    return Skepnad(tuple((getattr(konto, plan), konto.namn) for konto in KONTON))


def andrad(plan: str, fro: int) -> Skepnad:
    """Samma bokföring med andra nummer inom klassen (det egna kapitalets inom sin grupp), namn och objektnummer."""
    slump = random.Random(fro)  # noqa: S311 - ett prov, ingen hemlighet
    tagna: set[str] = set()
    konton = []
    for konto in KONTON:
        eget = konto.kod == "BR_eget_kapital"
        forst = getattr(konto, plan)[: 2 if eget else 1]
        nummer = getattr(konto, plan)
        while nummer in tagna or nummer == getattr(konto, plan) or (not eget and nummer.startswith(("20", "18"))):
            nummer = f"{forst}{slump.randrange(1000):03}"[:4]
        tagna.add(nummer)
        konton.append((nummer, slump.choice((konto.namn, *konto.andra_namn))))
    objekt = slump.sample(range(100, 999), 3)
    return Skepnad(tuple(konton), str(objekt[0]), (str(objekt[1]), f"P{objekt[2]}"), slump.choice("167"))


def _sie(skepnad: Skepnad, ar: int) -> bytes:
    par = [
        (nummer, namn, konto, konto.arets if ar == 2025 else konto.fjolarets)
        for (nummer, namn), konto in zip(skepnad.konton, KONTON, strict=True)
    ]
    bank = -sum(belopp for *_, belopp in par)
    par = [(nr, namn, konto, belopp or bank) for nr, namn, konto, belopp in par]
    rader = [
        "#FLAGGA 0",
        "#FORMAT PC8",
        f"#GEN {ar + 1}0120",
        "#SIETYP 4",
        "#ORGNR 222000-1234",
        '#FNAMN "Samordningsförbundet Lid"',
        f"#RAR 0 {ar}0101 {ar}1231",
        *(f'#KONTO {nr} "{namn}"' for nr, namn, *_ in par),
        f"#DIM {skepnad.dimension} Kostnadsställe",
        f'#OBJEKT {skepnad.dimension} {skepnad.kansli} "Kansliet"',
        f'#OBJEKT {skepnad.dimension} {skepnad.projekt[0]} "Första steget"',
        f'#OBJEKT {skepnad.dimension} {skepnad.projekt[1]} "Gröna steg"',
        *(f"#{'UB' if nr[0] in '12' else 'RES'} 0 {nr} {belopp}.00" for nr, _, _, belopp in par),
        *(rad for nr, _, konto, belopp in par if konto.objekt for rad in _objektrader(skepnad, ar, nr, konto, belopp)),
    ]
    return "\r\n".join((*rader, "")).encode("cp437")


def _objektrader(skepnad: Skepnad, ar: int, nummer: str, konto: Fallkonto, belopp: int) -> list[str]:
    delar = {skepnad.kansli: belopp} if konto.objekt == "K" else dict.fromkeys(skepnad.projekt, belopp // 2)
    hela = f"#PSALDO 0 {ar}12 {nummer} {{}} {belopp}.00"
    return [hela, *(f"#PSALDO 0 {ar}12 {nummer} {{{skepnad.dimension} {nr}}} {kr}.00" for nr, kr in delar.items())]


def foreslaget(filer: Sequence[SieFil]) -> Bokforslag:
    """Förslaget ur filerna."""
    return bokforslag(filer, MALL)


def inlast(forslag: Bokforslag, filer: Sequence[SieFil]) -> Inlasning:
    """Filerna inlästa i den bok som förslaget ger."""
    grunddata: dict[str, object] = {"SIE_dim_motpart": 20, "SIE_dim_insats": 6}
    bok = Bokslut(
        grunddata={**grunddata, **{namn: ett.varde for namn, ett in forslag.grunddata.items()}},
        kontoplan=tuple(ett.varde for ett in forslag.kontorader),
        medlemmar=tuple(ett.varde for ett in forslag.medlemmar),
        insatser=tuple(ett.varde for ett in forslag.insatser),
        rapportrader=tuple(ett.varde for ett in forslag.rapportrader),
        noter=tuple(ett.varde for ett in forslag.noter),
    )
    return inlasning(bok, filer, TID)


def fragor(ny: Inlasning) -> list[str]:
    """Det som inläsningen frågar eller vägrar, i ord."""
    return [ett.text for niva in (Niva.FEL, Niva.FRAGA) for ett in ny.med(niva)]


def per_kod(ny: Inlasning) -> Mapping[tuple[int, str], Decimal]:
    """Summan per år och kod i rapporten; en egen rad i en not är en av notens övriga."""
    summor: defaultdict[tuple[int, str], Decimal] = defaultdict(Decimal)
    for rad in ny.saldon:
        egen = rad.not_ and rad.not_ not in NOT
        summor[rad.period.year, f"{rad.not_.partition('_')[0]}_ovriga" if egen else rad.not_ or rad.rad] += rad.belopp
    return dict(summor)


def ratt_per_kod() -> Mapping[tuple[int, str], Decimal]:
    """Summan per år och kod som kontonas namn betyder; banken är det som gör att året går ihop."""
    summor: defaultdict[tuple[int, str], Decimal] = defaultdict(Decimal)
    for ar in (2025, 2024):
        belopp = [konto.arets if ar == 2025 else konto.fjolarets for konto in KONTON]
        for konto, kr in zip(KONTON, belopp, strict=True):
            summor[ar, konto.kod] += kr or -sum(belopp)
    return dict(summor)
