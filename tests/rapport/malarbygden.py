"""Ett påhittat förbund, Östra Mälarbygden: egen personal och ESF på en insats, och kansli på ett kostnadsställe.

Samma bokföring på båda kontoplanerna, och i en skepnad där konton, namn och objekt är andra.
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from finsam_xl.inlasning.sieimport import inlasning
from finsam_xl.inputs.uppgifter import GRUNDDATA
from finsam_xl.modell import Bokslut
from finsam_xl.sie import las
from tests.exemplet import TID, skiss
from tests.inlasning import forslagsfall

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from finsam_xl.arbete.bygg.skiss import Skiss
    from finsam_xl.sie import SieFil

INSATSER = {"20": "Ung framåt", "21": "Gröna steg", "22": "IPS Ålsta", "23": "Kompetensutveckling parterna"}
OBJEKT = {"10": "Kansli", **INSATSER}
_ANDRA_NAMN = {ett.namn: ett.andra_namn for ett in forslagsfall.KONTON} | {
    "Ack avskrivningar inventarier": ("Ackumulerade avskrivningar på inventarier",),
    "Momsfordran": ("Fordran moms",),
    "Avräkning sociala avgifter": ("Lagstadgade sociala avgifter, avräkning",),
    "Bidrag Region Mälarbygden": ("Region Mälarbygden, medlemsbidrag",),
    "Bidrag Ålsta kommun": ("Medlemsavgift Ålsta kommun", "Ålsta kommun"),
    "Bidrag Björkviks kommun": ("Medlemsavgift Björkvik",),
    "Bidrag Granby kommun": ("Granby kommun, bidrag",),
    "Bidrag Öja kommun": ("Medlemsavg Öja kn",),
    "Övr personalkostnader": ("Övriga personalkostnader",),
}
_KONTON = """
1220 1220 Inventarier: 120000 120000 120000
1229 1229 Ack avskrivningar inventarier: -72000 -48000 -24000
1510 1510 Kundfordringar: 0 103087.50 50000
1630 1630 Skattekonto: 3110 2210 1200
1650 1650 Momsfordran: 48760 51230 42000
1710 1710 Förutbetalda hyror: 61500 60000 58750
1930 1930 Bank Swedbank: 8293448.93 6298187.75 3920700
2010 2010 Eget kapital: -5306365 -3150000 -3150000
2019 2019 Årets resultat: -1960613.93 -2156365 0
2350 2350 Lån Kommuninvest: -60000 -80000 -100000
2440 2440 Leverantörsskulder: -512880 -402120.25 -310000
2710 2710 Personalskatt: -45220 -43510 -42000
2731 2731 Avräkning sociala avgifter: -44800 -42900 -41000
2920 2920 Upplupna semesterlöner: -104200 -96500 -88000
2940 2940 Upplupna sociala avgifter: -32740 -30320 -27650
2970 2970 Förutbetalda intäkter: 0 -130000 0
2990 2990 Övr upplupna kostnader: -388000 -455000 -410000
3911 3511 Bidrag Försäkringskassan/AF: -5200000 -5000000
3912 3521 Bidrag Region Mälarbygden: -2600000 -2500000
3913 3531 Bidrag Ålsta kommun: -1040000 -1000000
3914 3532 Bidrag Björkviks kommun: -780000 -750000
3915 3533 Bidrag Granby kommun: -520000 -500000
3916 3534 Bidrag Öja kommun: -260000 -250000
3991 3512 ESF-medel: 20 -412350.50 -300000
4010 4630 Köp av insatser: 20 1850000 1700000, 21 1740500.50 1650000, 22 1204000 980000, 23 318220.75 240000
5010 6010 Lokalhyra: 10 240000 235000
5615 6150 Leasing personbil: 10 58800 58800
5800 7050 Resekostnader: 10 41233 36000
6110 6410 Kontorsmateriel: 10 8120 9000
6211 6811 Telefoni: 10 18440 17900
6310 7310 Försäkringar: 10 9900 9500
6420 7440 Revisionsarvode: 10 65000 62000
6530 7450 Redovisningstjänster: 10 180000 175000
6991 7060 Kurser & konferenser: 23 22500 31000
7010 5010 Löner: 10 1310400 1260000, 20 820000 790000
7081 5081 Sjuklön: 10 12300 8000
7210 5211 Arvoden styrelse: 10 96000 91000
7410 5710 Pensionspremier: 10 118000 113000, 20 49200 47000
7510 5610 Arbetsgivaravgifter: 10 445800 426000, 20 257644 248218
7533 5733 Särskild löneskatt: 10 40558.32 38817
7690 5810 Övr personalkostnader: 10 15220 11000
7832 7932 Avskrivning inventarier: 10 24000 24000
8311 8411 Ränteintäkter bank: -96412 -120500
8410 8510 Räntekostnader lån: 2312 2900
8999 8999 Årets resultat: 1960613.93 2156365
"""


@dataclass(frozen=True, slots=True)
class Konto:
    """Ett konto: numret, namnet, per objekt (tomt är inget objekt) de två årens belopp i kr, och 2024 års IB."""

    nummer: str
    namn: str
    belopp: Mapping[str, tuple[Decimal, Decimal]]
    ib: Decimal = Decimal(0)

    def arets(self, plats: int) -> Decimal:
        """Hela saldot; *plats* 0 är 2025."""
        return sum((par[plats] for par in self.belopp.values()), Decimal(0))


@dataclass(frozen=True, slots=True)
class Skepnad:
    """Bokföringen med sina konton och objekt; *objekt* är numret som varje objekt har, *namn* vad det heter."""

    konton: tuple[Konto, ...]
    objekt: Mapping[str, str]
    dimension: str = "1"
    namn: Mapping[str, str] = field(default_factory=lambda: OBJEKT)

    def fil(self, ar: int, *, fjolaret: bool = False) -> SieFil:
        """Årets fil, med eller utan förra årets totaler."""
        text = "\r\n".join((*_sie(self, ar, fjolaret=fjolaret), ""))
        return las(text.encode("cp437"), filnamn=f"huvudbok_{ar}.se")


def som_den_ar(plan: str) -> Skepnad:
    """Bokföringen på kontoplanens egna nummer."""
    return Skepnad(tuple(_konto(rad, plan) for rad in _KONTON.strip().splitlines()), {nr: nr for nr in OBJEKT})


def _konto(rad: str, plan: str) -> Konto:
    huvud, _, tal = rad.partition(": ")
    bas, kommunbas, namn = huvud.split(" ", 2)
    nummer, delar = bas if plan == "bas" else kommunbas, [del_.split() for del_ in tal.split(", ")]
    if bas[0] in "12":
        arets, fjolarets, ib = map(Decimal, delar[0])
        return Konto(nummer, namn, {"": (arets, fjolarets)}, ib)
    return Konto(nummer, namn, {"".join(del_[:-2]): (Decimal(del_[-2]), Decimal(del_[-1])) for del_ in delar})


def andrad(plan: str, fro: int) -> Skepnad:
    """Samma bokföring med andra nummer inom klassen (det egna kapitalets inom sin grupp), namn och objekt."""
    slump = random.Random(fro)  # noqa: S311 - ett prov, ingen hemlighet
    tagna: set[str] = set()
    konton = []
    for konto in som_den_ar(plan).konton:
        nummer, eget = konto.nummer, konto.nummer.startswith("20")
        fast = konto.nummer == "8999"
        while nummer in tagna or (not fast and nummer == konto.nummer) or (not eget and nummer[:2] in {"20", "18"}):
            nummer = f"{konto.nummer[: 2 if eget else 1]}{slump.randrange(1000):03}"[:4]
        tagna.add(nummer)
        konton.append(replace(konto, nummer=nummer, namn=slump.choice((konto.namn, *_ANDRA_NAMN.get(konto.namn, ())))))
    nya = [f"P{nr}" for nr in slump.sample(range(100, 999), len(OBJEKT))]
    return Skepnad(tuple(konton), dict(zip(OBJEKT, nya, strict=True)), slump.choice("167"))


def _sie(skepnad: Skepnad, ar: int, *, fjolaret: bool) -> Iterator[str]:
    yield from ("#FLAGGA 0", "#FORMAT PC8", f"#GEN {ar + 1}0120", "#SIETYP 4", "#ORGNR 222000-2998")
    yield '#FNAMN "Samordningsförbundet Östra Mälarbygden"'
    yield f"#RAR 0 {ar}0101 {ar}1231"
    if fjolaret:
        yield f"#RAR -1 {ar - 1}0101 {ar - 1}1231"
    yield from (f'#KONTO {konto.nummer} "{konto.namn}"' for konto in skepnad.konton)
    aren = (0, -1) if fjolaret else (0,)
    yield f"#DIM {skepnad.dimension} Kostnadsställe"
    yield from (f'#OBJEKT {skepnad.dimension} {skepnad.objekt[nr]} "{namn}"' for nr, namn in skepnad.namn.items())
    for konto in skepnad.konton:
        post = "UB" if konto.nummer[0] in "12" else "RES"
        if post == "UB":
            yield from (f"#IB {arsnr} {konto.nummer} {_ib(skepnad, konto, ar + arsnr):.2f}" for arsnr in aren)
        for arsnr in aren:
            yield f"#{post} {arsnr} {konto.nummer} {konto.arets(2025 - ar - arsnr):.2f}"
        for nr, par in konto.belopp.items() if post == "RES" else ():
            lista = f"{skepnad.dimension} {skepnad.objekt[nr]}" if nr else ""
            yield f"#PSALDO 0 {ar}12 {konto.nummer} {{{lista}}} {par[2025 - ar]:.2f}"
        if any(konto.belopp):
            yield f"#PSALDO 0 {ar}12 {konto.nummer} {{}} {konto.arets(2025 - ar):.2f}"


def _ib(skepnad: Skepnad, konto: Konto, ar: int) -> Decimal:
    """Årets ingående balans: förra årets utgående, med dess resultat i det egna kapitalet."""
    if ar == 2024:
        return konto.ib
    if konto.namn == "Årets resultat":
        return Decimal(0)
    resultatet = next(ett.arets(1) for ett in skepnad.konton if ett.namn == "Årets resultat")
    return konto.arets(1) + (resultatet if konto.namn == "Eget kapital" else 0)


def last(filer: list[SieFil]) -> Bokslut:
    """Filerna inlästa i den bok som de själva föreslår: inget är skrivet för hand, och inläsningen säger inget."""
    forslag = forslagsfall.foreslaget(filer)
    uppgifter: dict[str, object] = {ett.namn: ett.forval for ett in GRUNDDATA}
    bok = Bokslut(
        {**uppgifter, **{namn: ett.varde for namn, ett in forslag.grunddata.items()}, "AR_Enhetsord": "kr"},
        kontoplan=tuple(ett.varde for ett in forslag.kontorader),
        medlemmar=tuple(ett.varde for ett in forslag.medlemmar),
        insatser=tuple(ett.varde for ett in forslag.insatser),
        rapportrader=tuple(ett.varde for ett in forslag.rapportrader),
        noter=tuple(ett.varde for ett in forslag.noter),
    )
    ny = inlasning(bok, filer, TID)
    assert ny.problem == ()
    return replace(bok, saldon=ny.saldon, objektsaldon=ny.objektsaldon, importlogg=ny.importlogg)


@cache
def redovisad(plan: str, fro: int = 0) -> Skiss:
    """Årsredovisningen ur båda årens filer, i kronor."""
    skepnad = andrad(plan, fro) if fro else som_den_ar(plan)
    return skiss(last([skepnad.fil(2025), skepnad.fil(2024)]))


def per_etikett(skissen: Skiss, blad: str, rubrikrad: str) -> Mapping[str, Mapping[str, object]]:
    """Tabellens rader efter sin text, och i dem cellerna efter kolumnens rubrik; *rubrikrad* är första rubriken."""
    rader = iter(skissen.varden[blad])
    rubriker = next([str(cell or "") for cell in rad] for rad in rader if rubrikrad in map(str, rad))
    tabellen: defaultdict[str, dict[str, object]] = defaultdict(dict)
    for rad in rader:
        if rad[0] and str(rad[0]) not in tabellen:
            tabellen[str(rad[0])] = dict(zip(rubriker, rad, strict=False))
    return tabellen
