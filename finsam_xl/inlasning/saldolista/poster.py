"""Listans rader som poster: ett konto, ett år, ett objekt och en månad, med ingående, rörelse och utgående."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL
from finsam_xl.inlasning.saldolista import slag
from finsam_xl.inlasning.saldolista.kolumner import Roll
from finsam_xl.inlasning.saldolista.rubriker.dubbletter import utan_dubbletter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from finsam_xl.inlasning.saldolista.ark import Listark
    from finsam_xl.inlasning.saldolista.kolumner import Kolumnplan, Listkolumn
    from finsam_xl.inlasning.saldolista.listrad import Listrad
    from finsam_xl.inlasning.saldolista.rader import Lista
    from finsam_xl.inlasning.saldolista.tid.tiden import Listtid
    from finsam_xl.sie import Diagnos

__all__ = [
    "INGAENDE_MANAD",
    "Listpost",
    "Listsida",
    "arets_kolumner",
    "arsnumret",
    "dubbla",
    "poster",
    "tva_sidor",
    "utan_totaler",
]


INGAENDE_MANAD = "00"
"""Månaden som en del system ger det som förts över från året före."""


@dataclass(frozen=True, slots=True)
class Listsida:
    """Ett blad som är en saldolista: kolumnerna, raderna och tiden."""

    ark: Listark
    plan: Kolumnplan
    lista: Lista
    tid: Listtid


@dataclass(frozen=True, slots=True)
class Listpost:
    """Ett kontos belopp på en rad; det som saknar kolumn är None, och det som har en tom cell 0.

    *objekt* är (dimension, nummer, namn). En post som är *del_av* ett saldo som har sin egen rad eller kolumn räknas
    bara till objektet. *vands* är sant för belopp vars tecken inte säger debet eller kredit.
    """

    sida: int
    rad: int
    arsnr: int
    konto: str
    namn: str
    objekt: tuple[tuple[str, str, str], ...] = ()
    manad: str = ""
    ib: Decimal | None = None
    rorelse: Decimal | None = None
    ub: Decimal | None = None
    kontroll: Decimal | None = None
    del_av: bool = False
    vands: frozenset[str] = frozenset()

    @property
    def ar_periodens(self) -> bool:
        """Om posten bara är periodens ingående saldo, som är kontots ingående när inget annat är det."""
        return self.kontroll is not None and self.ib is self.rorelse is self.ub is None


def arsnumret(kolumn: Listkolumn, tid: Listtid) -> int | None:
    """Året som kolumnens belopp hör till: 0 listans, -1 året före, None något annat."""
    if kolumn.fore:
        return -1
    if kolumn.ar is None or kolumn.roll in {Roll.IB, Roll.INGSALDO}:
        return 0
    skillnad = kolumn.ar - tid.dag.year
    return skillnad if skillnad in {0, -1} else None


def arets_kolumner(plan: Kolumnplan, tid: Listtid) -> Kolumnplan:
    """Planen utan de saldon och rörelser som en annan kolumn redan säger för samma år: «Saldo» och «Saldo 2025»."""
    return utan_dubbletter(plan, lambda ett: _arets_nyckel(ett, tid))


def _arets_nyckel(ett: Listkolumn, tid: Listtid) -> object:
    arsnr = arsnumret(ett, tid)
    if arsnr is None or ett.roll not in {Roll.UB, Roll.RORELSE}:
        return ett
    return (ett.roll, ett.sida, arsnr, ett.manad if ett.roll is Roll.RORELSE else "")


def tva_sidor(sida: Listsida) -> bool:
    """Om debet och kredit är omslutningar: någon rad har båda, så de är inget saldo."""
    kolumner = [ett for ett in sida.plan.med(Roll.RORELSE) if ett.sida]
    return any(sum(1 for ett in kolumner if rad.belopp.get(ett.kol)) > 1 for rad in sida.lista.rader)


def poster(sidor: Sequence[Listsida]) -> list[Listpost]:
    """Alla posterna, sida för sida."""
    alla = [post for nr, sida in enumerate(sidor) for rad in sida.lista.rader for post in _radens(nr, sida, rad)]
    med_ib = {post.konto for post in alla if post.ib is not None}
    return [
        replace(post, ib=post.kontroll, kontroll=None) if post.ar_periodens and post.konto not in med_ib else post
        for post in alla
    ]


def _radens(nr: int, sida: Listsida, rad: Listrad) -> Iterator[Listpost]:
    plan, tid = sida.plan, sida.tid
    for arsnr in (0, -1):
        egna = [ett for ett in plan.kolumner if arsnumret(ett, tid) == arsnr]
        radens_ar = arsnr if rad.ar is None else rad.ar - tid.dag.year
        om_raden = arsnr == 0 or rad.ar is None
        if om_raden and radens_ar in {0, -1} and any(ett.kol in rad.belopp or _ar_saldo(ett) for ett in egna):
            yield from _arets(nr, sida, rad, radens_ar, egna)


def _ar_saldo(ett: Listkolumn) -> bool:
    return ett.roll in {Roll.IB, Roll.UB, Roll.RORELSE, Roll.INGSALDO, Roll.MANADSBELOPP, Roll.OBJEKTBELOPP}


def _arets(nr: int, sida: Listsida, rad: Listrad, arsnr: int, egna: Sequence[Listkolumn]) -> Iterator[Listpost]:
    ib, ror, ub, ingsaldo = (_summa(sida, rad, egna, roll) for roll in (Roll.IB, Roll.RORELSE, Roll.UB, Roll.INGSALDO))
    vands = frozenset(
        falt
        for falt, roll in (("ib", Roll.IB), ("rorelse", Roll.RORELSE), ("ub", Roll.UB))
        if not any(ett.roll is roll and ett.sida for ett in egna)
    )
    kontroll = ingsaldo if ib is not None else None
    ib = ingsaldo if ib is None else ib
    manad = rad.manad if len(rad.manad) != 2 else f"{sida.tid.dag.year + arsnr}{rad.manad}"  # noqa: PLR2004 - MM
    hela = Listpost(nr, rad.rad, arsnr, rad.konto, rad.namn, rad.objekt, manad, ib, ror, ub, kontroll, vands=vands)
    if sida.plan.med(Roll.DATUM):
        hela = _bokningen(hela, rad)
    elif ub is None and ib is None and ror is not None and not rad.manad and not tva_sidor(sida) and _bada(egna):
        hela = replace(hela, ub=ror, rorelse=None, vands=vands - {"ub"})
    elif manad.endswith(INGAENDE_MANAD):
        saldo = ror if ror is not None else ub
        hela = replace(hela, ib=saldo if ib is None else ib, rorelse=None, ub=None, manad="")
    elif rad.manad and ib is None and ror is None:
        hela = replace(hela, rorelse=ub, ub=None, vands=(vands - {"rorelse"}) | ({"rorelse"} & _om(vands, "ub")))
    delar = list(_kolumnernas(hela, rad, egna, sida))
    yield _med_delarnas_summa(hela, delar, egna)
    yield from delar


def _om(vands: frozenset[str], falt: str) -> frozenset[str]:
    return frozenset({"rorelse"}) if falt in vands else frozenset()


def _bada(egna: Sequence[Listkolumn]) -> bool:
    return {"debet", "kredit"} <= {ett.sida for ett in egna if ett.roll is Roll.RORELSE}


def _bokningen(hela: Listpost, rad: Listrad) -> Listpost:
    """En huvudboks rad: en bokning, eller kontots saldo före den första eller efter den sista."""
    saldo = hela.ub if hela.ub is not None else hela.rorelse
    vands = hela.vands if hela.ub is not None else hela.vands - {"ib", "ub"} | _ib_ub(hela.vands)
    if rad.balans == "ingående":
        return replace(hela, ib=saldo, rorelse=None, ub=None, manad="", vands=vands)
    if rad.balans == "periodens ingående":
        return replace(hela, ib=None, rorelse=None, ub=None, kontroll=saldo, manad="", vands=vands)
    if rad.balans == "utgående":
        return replace(hela, ib=None, rorelse=None, ub=saldo, manad="", vands=vands)
    if hela.rorelse is None:
        return replace(hela, rorelse=hela.ub, ub=None)
    return replace(hela, ub=None)


def _ib_ub(vands: frozenset[str]) -> frozenset[str]:
    return frozenset({"ib", "ub"}) if "rorelse" in vands else frozenset()


def _kolumnernas(hela: Listpost, rad: Listrad, egna: Sequence[Listkolumn], sida: Listsida) -> Iterator[Listpost]:
    """Delarna som står i egna kolumner: ett objekt eller en månad var."""
    tom = replace(hela, ib=None, rorelse=None, ub=None, kontroll=None, del_av=True)
    for ett in egna:
        belopp = rad.belopp.get(ett.kol)
        if belopp is None:
            continue
        if ett.roll is Roll.OBJEKTBELOPP:
            yield replace(tom, objekt=(*hela.objekt, (ett.dimension, ett.objekt, ett.objektnamn)), ub=belopp)
        elif ett.roll is Roll.UTAN_OBJEKT:
            yield replace(tom, ub=belopp)
        elif ett.roll is Roll.MANADSBELOPP:
            kort = len(ett.manad) == len("MM")
            manad = f"{sida.tid.dag.year + hela.arsnr}{min(ett.manad, '12')}" if kort else ett.manad
            yield replace(tom, manad=manad, rorelse=belopp)


def _med_delarnas_summa(hela: Listpost, delar: Sequence[Listpost], egna: Sequence[Listkolumn]) -> Listpost:
    """Kontots saldo är delarnas summa när det inte har en egen kolumn."""
    if hela.ub is not None or hela.rorelse is not None:
        return hela
    roller = {ett.roll for ett in egna}
    if roller & {Roll.OBJEKTBELOPP, Roll.UTAN_OBJEKT}:
        return replace(hela, ub=sum((ett.ub for ett in delar if ett.ub is not None), NOLL))
    if Roll.MANADSBELOPP in roller:
        return replace(hela, rorelse=sum((ett.rorelse for ett in delar if ett.rorelse is not None), NOLL))
    return hela


def _summa(sida: Listsida, rad: Listrad, egna: Sequence[Listkolumn], roll: Roll) -> Decimal | None:
    """Debet minus kredit, eller kolumnens belopp; None om ingen kolumn har rollen."""
    kolumner = [ett for ett in egna if ett.roll is roll]
    if not kolumner:
        return None
    summa = NOLL
    for ett in kolumner:
        belopp = rad.belopp.get(ett.kol, NOLL)
        summa += -belopp if ett.sida == "kredit" and not _kredit_med_minus(sida, ett) else belopp
    return summa


def _kredit_med_minus(sida: Listsida, kolumn: Listkolumn) -> bool:
    """Om kreditkolumnens belopp skrivs med minus: inget av dem är positivt."""
    return all(rad.belopp.get(kolumn.kol, NOLL) <= 0 for rad in sida.lista.rader)


def utan_totaler(alla: Iterable[Listpost]) -> list[Listpost]:
    """Objektens rader är delar när kontot dessutom har en rad utan objekt med deras summa; annars räknas de själva."""
    per_konto: dict[tuple[int, str], list[Listpost]] = defaultdict(list)
    for post in alla:
        if not post.del_av:
            per_konto[post.arsnr, post.konto].append(post)
    bada = [egna for egna in per_konto.values() if {bool(ett.objekt) for ett in egna} == {True, False}]
    totaler = bool(bada) and all(_ar_total(egna) for egna in bada)
    berorda = {(egna[0].arsnr, egna[0].konto) for egna in bada} if totaler else set()
    return [replace(ett, del_av=ett.del_av or (bool(ett.objekt) and (ett.arsnr, ett.konto) in berorda)) for ett in alla]


def _ar_total(egna: Sequence[Listpost]) -> bool:
    sidor = ([ett for ett in egna if bool(ett.objekt) is delar] for delar in (False, True))
    ena, andra = (
        tuple(sum((getattr(ett, falt) or NOLL for ett in sidan), NOLL) for falt in ("ib", "rorelse", "ub"))
        for sidan in sidor
    )
    return ena == andra and any(ena)


def dubbla(sidor: Sequence[Listsida], alla: Sequence[Listpost]) -> Iterator[Diagnos]:
    """Konton med två rader utan något som skiljer dem åt, och konton på två blad."""
    forsta: dict[tuple[int, str], Listpost] = {}
    for post in alla:
        if post.del_av or post.objekt or post.manad:
            continue
        forut = forsta.setdefault((post.arsnr, post.konto), post)
        sida = sidor[post.sida]
        fler_rader = bool(sida.plan.med(Roll.OBJEKT, Roll.MANAD, Roll.DATUM))
        if forut is not post and (forut.sida != post.sida or not fler_rader):
            kol = sida.plan.med(Roll.KONTO)[0].kol
            har = sida.ark.plats(post.rad, kol)
            dar = sidor[forut.sida].ark.plats(forut.rad, sidor[forut.sida].plan.med(Roll.KONTO)[0].kol)
            yield slag.fyndet(slag.DUBBELT_KONTO, har, f"Konto {post.konto} står både i {dar} och i {har}.", post.rad)
