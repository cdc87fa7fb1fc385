"""En saldolista som samma värden som en SIE-fil: saldon, objekt och månader, eller felen som hindrar det."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar

from finsam_xl.belopp import NOLL, svensk
from finsam_xl.inlasning.saldolista import slag
from finsam_xl.inlasning.saldolista.beskrivning import beskrivning
from finsam_xl.inlasning.saldolista.kolumner import BELOPPSROLLER, Roll, kolumnplan
from finsam_xl.inlasning.saldolista.kontorubriker import med_kontokolumn
from finsam_xl.inlasning.saldolista.poster import Listsida, arets_kolumner, arsnumret, dubbla, poster, utan_totaler
from finsam_xl.inlasning.saldolista.rader import las_rader
from finsam_xl.inlasning.saldolista.summor import (
    differens,
    hela_konton,
    i_grupper,
    ingaende,
    periodens_ingaende,
    teckensatt,
)
from finsam_xl.inlasning.saldolista.tiden import skriven, tiden, ur_dagen
from finsam_xl.inputs.tydning import stada
from finsam_xl.sie import Diagnos, Kontosaldo, Radbelopp, Rakenskapsar, SieFil
from finsam_xl.sie.diagnos import Samling
from finsam_xl.sie.lexer import rakna_upp
from finsam_xl.sie.poster import Konto
from finsam_xl.sie.provning.filprov import prova_filen
from finsam_xl.sie.siefil import RESERVERADE_DIMENSIONER, ar_balanskonto, ar_resultatkonto, klass
from finsam_xl.sie.slag import ORGNR_SAKNAS, TECKENKOD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from finsam_xl.inlasning.saldolista.ark import Listark
    from finsam_xl.inlasning.saldolista.kolumner import Kolumnplan
    from finsam_xl.inlasning.saldolista.rader import Lista
    from finsam_xl.inlasning.saldolista.summor import Kontosumma
    from finsam_xl.inlasning.saldolista.tiden import Listtid
    from finsam_xl.modell import Kontorad
    from finsam_xl.sie.poster import Objektlista

_Nyckel = TypeVar("_Nyckel")
__all__ = ["SALDOLISTA", "Bokstod", "saldofiler"]

SALDOLISTA = 0
"""SIE-typen hos det som inte är en SIE-fil."""
_ORGNR = re.compile(r"(?<!\d)(?:16)?(\d{6}-\d{4})(?!\d)")
_FORBUND = re.compile(r"samordningsförbund|finsam", re.IGNORECASE)
_LANGSTA_NAMN = 100
_TUSENTAL = re.compile(r"(?<!\w)(?:tkr|kkr|mkr|mnkr|tusental(?: kronor)?|000 kr)(?!\w)", re.IGNORECASE)
_ETIKETT = re.compile(r" \(#[A-Z]+\)")
_INSATS = "1"
_MOTPART = "motpart"
_FLEST_SKILLNADER = 20


@dataclass(frozen=True, slots=True)
class Bokstod:
    """Det som boken vet och listan inte säger: dimensionerna, objekten, kontoplanen, och dagen som den angavs.

    *period* är bokens egen, för en lista som inte säger något om sin tid.
    """

    insats: str = _INSATS
    motpart: str = ""
    objekt: Mapping[str, str] = field(default_factory=dict)
    kontoplan: Sequence[Kontorad] = ()
    dag: date | None = None
    period: date | None = None


def saldofiler(ark: Sequence[Listark], tom: SieFil, stod: Bokstod) -> tuple[SieFil, ...]:
    """Varje år som bladen är saldolistor för; *tom* är filen utan innehåll. En lista med fel blir en avvisad fil."""
    sidor, fel, utan = _sidor(ark, tom.filnamn, stod)
    if fel or not sidor:
        return (replace(tom, diagnoser=tuple(fel) or (_ingen(ark),)),)
    ar: dict[date, list[Listsida]] = defaultdict(list)
    for sida in sidor:
        ar[sida.tid.dag].append(sida)
    return tuple(_filen(grupp, tom, stod, utan) for _, grupp in sorted(ar.items(), reverse=True))


def _ingen(ark: Sequence[Listark]) -> Diagnos:
    blad = rakna_upp(ett.namn for ett in ark if ett.namn)
    var = f" Bladen i filen: {blad}." if blad else ""
    return slag.fyndet(slag.INGEN_LISTA, "", f"Ingen rad har rubriker för konto och belopp.{var}")


def _sidor(ark: Sequence[Listark], filnamn: str, stod: Bokstod) -> tuple[list[Listsida], list[Diagnos], list[str]]:
    """Bladen som är saldolistor, felen i dem, och bladen som inte är det."""
    sidor: list[Listsida] = []
    fel: list[Diagnos] = []
    utan: list[str] = []
    for bladet in ark:
        ett, plan = _med_plan(bladet, stod)
        if plan is None:
            utan += [ett.namn] if ett.rader else []
            continue
        lista = las_rader(ett, plan)
        tid = _tiden(ett, plan, filnamn, stod, _sist(lista))
        fel += lista.fel
        fel += _avrundat(ett, plan.rad)
        if tid is None:
            rubriken = ett.plats(plan.rad, plan.kolumner[0].kol)
            fel.append(slag.fyndet(slag.AR_SAKNAS, rubriken, "Inget i listan säger vilket år den gäller."))
        elif lista.rader:
            sidor.append(Listsida(ett, arets_kolumner(plan, tid), lista, tid))
        elif not lista.fel:
            utan.append(ett.namn)
    return sidor, fel, utan


def _med_plan(bladet: Listark, stod: Bokstod) -> tuple[Listark, Kolumnplan | None]:
    """Bladet och dess kolumner, med en kolumn för kontot när kontona är rubriker över sina bokningar."""
    plan = kolumnplan(bladet, stod.objekt)
    if plan is None and (ordnat := med_kontokolumn(bladet)) is not None:
        return ordnat, kolumnplan(ordnat, stod.objekt)
    return bladet, plan


def _sist(lista: Lista) -> str:
    """Den sista månaden som en rad säger, annars det sista året."""
    manader = [rad.manad for rad in lista.rader if len(rad.manad) > len("MM")]
    return max(manader, default="") or str(max((rad.ar for rad in lista.rader if rad.ar), default=""))


def _tiden(ark: Listark, plan: Kolumnplan, filnamn: str, stod: Bokstod, sist: str) -> Listtid | None:
    if stod.dag is not None:
        return ur_dagen(stod.dag, "det som angavs")
    funnen = tiden(ark, plan, filnamn, sist)
    if funnen is None and stod.period is not None:
        return ur_dagen(stod.period, "Grunddata, för listan säger det inte")
    return funnen


def _avrundat(ark: Listark, rubrikrad: int) -> Iterator[Diagnos]:
    for rad in (nr for nr in sorted(ark.rader) if nr <= rubrikrad):
        for kol in sorted(ark.rader[rad]):
            if _TUSENTAL.search(ark.text(rad, kol)):
                plats = ark.plats(rad, kol)
                yield slag.fyndet(slag.TKR, plats, f"{plats} säger att beloppen är i tusental: {ark.text(rad, kol)}.")


def _filen(sidor: Sequence[Listsida], tom: SieFil, stod: Bokstod, utan: Sequence[str]) -> SieFil:
    alla = utan_totaler(poster(sidor))
    satt, intakter = teckensatt(alla, stod.kontoplan)
    konton = hela_konton(alla, satt, intakter)
    fel = [*dubbla(sidor, alla), *_bara_ingaende(sidor, konton), *_utan_ingaende(sidor, konton)]
    fel += _skillnaderna(sidor, konton)
    fel = fel[:_FLEST_SKILLNADER] or list(_ihop(sidor, konton))
    if fel:
        return replace(tom, diagnoser=tuple(fel))
    nummer = _dimensioner(sidor, stod)
    fil = _med_saldon(_huvudet(sidor, tom), konton, med_ib=not periodens_ingaende(konton))
    fil = _med_delar(fil, i_grupper(alla, satt, intakter), nummer, sidor)
    text = beskrivning(sidor, konton, satt, nummer, utan)
    funna = [ett for ett in prova_filen(fil, Samling()) if ett.kod not in {ORGNR_SAKNAS.kod, TECKENKOD.kod}]
    tolkning = slag.fyndet(slag.TOLKNING, "", text)
    return replace(fil, diagnoser=(tolkning, *(replace(ett, text=_ETIKETT.sub("", ett.text)) for ett in funna)))


def _bara_ingaende(sidor: Sequence[Listsida], konton: Mapping[tuple[int, str], Kontosumma]) -> Iterator[Diagnos]:
    """Blad med ingående balans men varken rörelse eller utgående: året går inte att läsa."""
    for nr, sida in enumerate(sidor):
        bladets = [ett for (arsnr, _), ett in konton.items() if arsnr == 0 and ett.sida == nr]
        if bladets and all(ett.ub is None and ett.rorelse is None for ett in bladets):
            plats = sida.ark.plats(sida.plan.rad, sida.plan.med(Roll.KONTO)[0].kol)
            olasta = rakna_upp(f"«{rubrik}»" for rubrik in sida.plan.olasta.values())
            text = "Listan har ingående balans men varken rörelse eller utgående balans som går att läsa."
            yield slag.fyndet(slag.GAR_INTE_IHOP, plats, f"{text} Läses inte: {olasta}." if olasta else text)


def _utan_ingaende(sidor: Sequence[Listsida], konton: Mapping[tuple[int, str], Kontosumma]) -> Iterator[Diagnos]:
    """Balanskonton med rörelse men varken ingående eller utgående: deras saldo går inte att räkna."""
    okanda = [ett for (nr, konto), ett in konton.items() if nr == 0 and ar_balanskonto(konto) and ett.saldo is None]
    okanda = [ett for ett in okanda if ett.rorelse]
    if okanda:
        sida = sidor[okanda[0].sida]
        plats = sida.ark.plats(okanda[0].rad, sida.plan.med(Roll.KONTO)[0].kol)
        text = (
            f"Listan har rörelser men varken ingående eller utgående balans för {rakna_upp(e.konto for e in okanda)}: "
            "balansräkningen går inte att räkna."
        )
        yield slag.fyndet(slag.GAR_INTE_IHOP, plats, text, okanda[0].rad)


def _skillnaderna(sidor: Sequence[Listsida], konton: Mapping[tuple[int, str], Kontosumma]) -> Iterator[Diagnos]:
    for (arsnr, konto), summa in konton.items():
        if summa.skillnad:
            sida = sidor[summa.sida]
            kol = next((k.kol for k in sida.plan.med(Roll.UB) if arsnumret(k, sida.tid) == arsnr), 1)
            plats = sida.ark.plats(max(summa.rader), kol)
            ingaende = summa.kontroll if summa.kontroll is not None else summa.ib or NOLL
            text = (
                f"Konto {konto}: ingående {svensk(ingaende, 2)} och rörelse {svensk(summa.rorelse or NOLL, 2)} ger "
                f"{svensk(ingaende + (summa.rorelse or NOLL), 2)}, men {plats} säger {svensk(summa.ub or NOLL, 2)} kr."
            )
            yield slag.fyndet(slag.RORELSE, plats, text, summa.rad)


def _ihop(sidor: Sequence[Listsida], konton: Mapping[tuple[int, str], Kontosumma]) -> Iterator[Diagnos]:
    """Felet om listan inte går ihop, med de rader vars belopp förklarar det."""
    skillnad = differens(konton)
    if not skillnad:
        return
    arets = [ett for (nr, _), ett in konton.items() if nr == 0]
    om_ib = skillnad == -ingaende(konton)
    delar = ", ".join(
        f"{namn} {svensk(sum((ett.saldo or NOLL for ett in arets if hor(ett.konto)), NOLL), 2)}"
        for namn, hor in (
            ("tillgångar", lambda konto: klass(konto) == 1),
            ("eget kapital och skulder", lambda konto: klass(konto) == 2),  # noqa: PLR2004 - kontoklassen
            ("resultatkonton", ar_resultatkonto),
        )
    )
    halva = {abs(skillnad), abs(skillnad) / 2}
    halla = ((ett, ett.ib if om_ib else ett.saldo) for ett in arets)
    roll = Roll.IB if om_ib else Roll.UB
    platser = [_saldots(sidor[ett.sida], ett.rad, roll) for ett, belopp in halla if belopp and abs(belopp) in halva]
    sida, rader = sidor[0], sidor[0].lista.rader
    alla = f"Beloppen står i {_saldots(sida, rader[0].rad, roll)} till {_saldots(sida, rader[-1].rad, roll)}."
    vilka = f"Samma belopp, eller hälften, står i {rakna_upp(platser)}." if platser else alla
    vad = "Ingående balans" if om_ib else "Saldona"
    skillnad = -skillnad if om_ib else skillnad
    text = f"{vad} summerar till {svensk(skillnad, 2)} kr i stället för 0 ({delar}). {vilka}"
    yield slag.fyndet(slag.GAR_INTE_IHOP, platser[0] if platser else _saldots(sida, sida.plan.rad, roll), text)


def _saldots(sida: Listsida, rad: int, roll: Roll) -> str:
    """Cellen på raden som har beloppet: kolumnen med rollen, annars det första beloppet i den."""
    utgaende, alla = sida.plan.med(roll), sida.plan.med(*BELOPPSROLLER) or sida.plan.kolumner
    fyllda = [ett.kol for ett in (utgaende or alla) if ett.kol in sida.ark.rader.get(rad, {})]
    return sida.ark.plats(rad, (fyllda or [(utgaende or alla)[0].kol])[0])


def _dimensioner(sidor: Sequence[Listsida], stod: Bokstod) -> dict[str, str]:
    """SIE-dimensionens nummer för var och en av listans; en enda som boken inte har är insatsernas."""
    funna = {d for sida in sidor for rad in sida.lista.rader for d, _, _ in rad.objekt}
    funna |= {ett.dimension for sida in sidor for ett in sida.plan.med(Roll.OBJEKTBELOPP, Roll.OBJEKT)}
    nummer = {ett: ett for ett in funna if ett not in {"", _MOTPART}}
    if _MOTPART in funna:
        nummer[_MOTPART] = stod.motpart or _MOTPART
    if "" in funna:
        nummer[""] = stod.insats
    elif stod.insats not in nummer and len(egna := [ett for ett in nummer if ett != _MOTPART]) == 1:
        nummer[egna[0]] = stod.insats
    return nummer


def _huvudet(sidor: Sequence[Listsida], tom: SieFil) -> SieFil:
    tid = sidor[0].tid
    start = date(tid.ar.start.year - 1, tid.ar.start.month, tid.ar.start.day)
    rar = {0: tid.ar, -1: Rakenskapsar(start, tid.ar.start - timedelta(days=1))}
    over = [s.ark.text(rad, kol) for s in sidor for rad in s.ark.rader if rad < s.plan.rad for kol in s.ark.rader[rad]]
    orgnr = _ORGNR.search(" ".join(over))
    blad = [sida.ark.namn for sida in sidor if sida.ark.namn]
    return replace(
        tom,
        program=f"saldolista, {'bladet' if len(blad) == 1 else 'bladen'} {rakna_upp(blad)}" if blad else "saldolista",
        sietyp=SALDOLISTA,
        rar=rar,
        omfattn=tid.dag if tid.dag != tid.ar.slut else None,
        orgnr=orgnr[1] if orgnr else "",
        foretag=next((namn for text in over if (namn := _forbundet(text))), ""),
        skriven=next((dag for sida in sidor if (dag := skriven(sida.ark, sida.plan))), None),
        antal_poster=sum(len(sida.lista.rader) for sida in sidor),
    )


def _forbundet(text: str) -> str:
    """Förbundets namn, om det står i cellen; utan «Företag:» före och organisationsnumret efter."""
    namn = _ORGNR.split(text.rpartition(":")[2] if text.count(":") == 1 else text)[0]
    namn = stada(re.split(r"[\s,(]*\borg", namn, flags=re.IGNORECASE)[0]).strip(" ,(-")
    return namn[:_LANGSTA_NAMN] if _FORBUND.search(namn) else ""


def _med_saldon(fil: SieFil, konton: Mapping[tuple[int, str], Kontosumma], *, med_ib: bool) -> SieFil:
    saldon: dict[tuple[int, str], Kontosaldo] = {}
    for (arsnr, konto), ett in konton.items():
        balans = not ar_resultatkonto(konto)
        ib = ett.ib if balans and med_ib else None
        saldo = ett.saldo
        saldon[arsnr, konto] = Kontosaldo(konto, ib, saldo if balans else None, None if balans else saldo, ett.rad)
    har_fjol = any(nr == -1 and (ett.ub or ett.res) for (nr, _), ett in saldon.items())
    kvar = {nyckel: ett for nyckel, ett in saldon.items() if har_fjol or nyckel[0] == 0}
    namn = {ett.konto: Konto(ett.konto, ett.namn, ett.rad) for ett in konton.values() if ett.namn}
    okanda = {konto: Konto(konto, "") for _, konto in kvar if konto not in namn}
    rar = fil.rar if har_fjol else {0: fil.rar[0]}
    return replace(fil, saldon=kvar, konton={**namn, **okanda}, rar=rar)


def _med_delar(
    fil: SieFil,
    grupper: Mapping[tuple[int, str, tuple[tuple[str, str, str], ...], str], Kontosumma],
    nummer: Mapping[str, str],
    sidor: Sequence[Listsida],
) -> SieFil:
    """Objektens saldon, och månadernas rörelser när listan har dem."""
    oib: dict[tuple[int, str, Objektlista], Radbelopp] = {}
    oub: dict[tuple[int, str, Objektlista], Radbelopp] = {}
    psaldo: dict[tuple[int, str, str, Objektlista], Radbelopp] = {}
    objekt: dict[tuple[str, str], str] = {}
    for (arsnr, konto, delar, manad), ett in grupper.items():
        if arsnr not in fil.rar:
            continue
        lista = tuple((nummer[dim], nr) for dim, nr, _ in delar)
        objekt |= {(nummer[dim], nr): namn for dim, nr, namn in delar if namn or (nummer[dim], nr) not in objekt}
        period = manad or f"{min(fil.rar[arsnr].slut, fil.omfattn or fil.rar[0].slut):%Y%m}"
        belopp = ett.rorelse if manad and ett.rorelse is not None else ett.saldo
        if lista and ar_balanskonto(konto):
            _lagg(oib, (arsnr, konto, lista), ett.ib, ett.rad)
            _lagg(oub, (arsnr, konto, lista), ett.saldo, ett.rad)
        elif lista or manad:
            _lagg(psaldo, (arsnr, period, konto, lista), belopp, ett.rad)
        if lista and manad:
            _lagg(psaldo, (arsnr, period, konto, ()), ett.rorelse, ett.rad)
    rubriker = {nummer[e.dimension]: e.rubrik for s in sidor for e in s.plan.med(Roll.OBJEKT)}
    dimensioner = {nr: RESERVERADE_DIMENSIONER.get(nr) or rubriker.get(nr, "Objekt") for nr in nummer.values()}
    namngivna = {nyckel: namn or nyckel[1] for nyckel, namn in objekt.items()}
    return replace(fil, oib=oib, oub=oub, psaldo=psaldo, objekt=namngivna, dimensioner=dimensioner)


def _lagg(till: dict[_Nyckel, Radbelopp], nyckel: _Nyckel, belopp: Decimal | None, rad: int) -> None:
    if belopp is not None:
        forut = till.get(nyckel, Radbelopp(NOLL, rad))
        till[nyckel] = Radbelopp(forut.belopp + belopp, forut.rad)
