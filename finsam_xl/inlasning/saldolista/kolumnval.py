"""Vilka kolumner som är årets rörelse och utgående balans, när flera kan vara det: de som går ihop med ingående.

En lista kan ha en månads rörelse bredvid årets («IB, Period, Ack, UB»), och «Ack» eller «Utfall» kan vara både årets
rörelse och saldot. Rubriken säger det inte, men beloppen gör det. Säger inte de heller något gissar ingen.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL
from finsam_xl.inlasning.saldolista import slag
from finsam_xl.inlasning.saldolista.kolumner import Kolumnplan, Roll
from finsam_xl.inlasning.saldolista.ord import ar_bland, rubrikord
from finsam_xl.inlasning.saldolista.poster import arsnumret
from finsam_xl.inlasning.saldolista.rubriker.dubbletter import med_valda
from finsam_xl.sie.siefil import ar_balanskonto, ar_resultatkonto

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal
    from typing import TypeAlias

    from finsam_xl.inlasning.saldolista.ark import Listark
    from finsam_xl.inlasning.saldolista.kolumner import Listkolumn
    from finsam_xl.inlasning.saldolista.listrad import Listrad
    from finsam_xl.inlasning.saldolista.poster import Listsida
    from finsam_xl.inlasning.saldolista.summor import Kontosumma
    from finsam_xl.inlasning.saldolista.tid.tiden import Listtid
    from finsam_xl.sie import Diagnos

    Matt: TypeAlias = "tuple[Listkolumn, ...]"

__all__ = ["bara_rorelser", "vald_plan"]

_SALDOTS_ORD = ("utgående*", "utg*", "ub", "saldo*", "kontosaldo", "konto saldo", "closing*", "balan*", "bokslut")
_PERIODENS_ORD = ("period*", "per", "utfall period*")
_EGET_KAPITAL, _OMFORT = "20", "899"
_HALVA = 2
_FJARDEDEL = 4
_INGET: Matt = ()


@dataclass(frozen=True, slots=True)
class _Beloppen:
    """Kontonas belopp i varje kolumn, och kolumnerna med ingående."""

    konton: Mapping[str, Mapping[int, Decimal]]
    ingaende: tuple[Matt, ...]

    def av(self, konto: str, matt: Matt) -> Decimal:
        """Måttets belopp: kolumnens, eller debet minus kredit."""
        return sum((self._en(konto, ett, matt) for ett in matt), NOLL)

    def _en(self, konto: str, ett: Listkolumn, matt: Matt) -> Decimal:
        belopp = self.konton[konto].get(ett.kol, NOLL)
        return -abs(belopp) if ett.sida == "kredit" and len(matt) > 1 else belopp

    def fel(self, rorelse: Matt, utgaende: Matt) -> int:
        """Så många konton där ingående och rörelse inte ger utgående."""
        return sum(1 for konto in self.konton if not self._stammer(konto, rorelse, utgaende))

    def _stammer(self, konto: str, rorelse: Matt, utgaende: Matt) -> bool:
        ror, ub = self.av(konto, rorelse), self.av(konto, utgaende)
        tecken = (1, -1) if len({len(rorelse), len(utgaende)}) > 1 else (1,)
        return any(self.av(konto, ib) + ett * ror == ub for ib in self.ingaende for ett in tecken)

    def eget_kapital_ar_rorelse(self, matt: Matt) -> bool | None:
        """Om det egna kapitalet ändras med årets resultat, eller inte alls, bara när måttet är rörelsen; annars None.

        False när det är så bara om måttet är saldot.
        """
        egna = [konto for konto in self.konton if konto.startswith(_EGET_KAPITAL)]
        andring, ib = (sum((self.av(konto, ett) for konto in egna), NOLL) for ett in (matt, self.ingaende[0]))
        resultat = [konto for konto in self.konton if ar_resultatkonto(konto) and not konto.startswith(_OMFORT)]
        arets = abs(sum((self.av(konto, matt) for konto in resultat), NOLL))
        rorelse, saldo = (abs(ett) in {NOLL, arets} for ett in (andring, andring - ib))
        return None if rorelse is saldo else rorelse

    def ur_balansen(self, matt: Matt) -> tuple[Decimal, Decimal]:
        """Balanskontonas sammanlagda ändring, om måttet är utgående balans och om det är årets rörelse."""
        konton = [konto for konto in self.konton if ar_balanskonto(konto)]
        som_saldo = sum((abs(self.av(ett, matt) - self.av(ett, self.ingaende[0])) for ett in konton), NOLL)
        return som_saldo, sum((abs(self.av(ett, matt)) for ett in konton), NOLL)


def vald_plan(
    ark: Listark, plan: Kolumnplan, rader: Sequence[Listrad], tid: Listtid
) -> tuple[Kolumnplan, list[Diagnos]]:
    """Planen med årets rörelse och utgående balans i de kolumner som går ihop, och felet om det inte går att avgöra."""
    if plan.med(Roll.DATUM, Roll.MANAD, Roll.AR):
        return plan, []
    beloppen = _Beloppen(_per_konto(rader), tuple(_matten(plan.kolumner, tid, Roll.IB, Roll.INGSALDO)))
    utgaende = list(_matten((*plan.kolumner, *plan.andra), tid, Roll.UB))
    rorelser = list(_matten((*plan.kolumner, *plan.andra), tid, Roll.RORELSE))
    ror, ub = _valda(beloppen, rorelser, utgaende)
    if _ar_arets_manader(beloppen, plan, ub, tid):
        ror, ub = ub, _INGET
    elif beloppen.ingaende and ub and not ror and not any(map(_ar_saldot, ub)):
        ror, ub, oklart = _rorelse_eller_saldo(beloppen, ub)
        if oklart:
            return plan, [_fel(ark, plan, oklart)]
    elif plan.med(Roll.IB) and ror and not ub and (_senare_period(tid) or _ar_snarare_saldo(beloppen, ror)):
        return plan, [_fel(ark, plan, ror)]
    ny = _med(plan, tid, ror, ub)
    return ny, list(_lika_rubriker(ark, ny, rader, tid))


def bara_rorelser(sidor: Sequence[Listsida], konton: Mapping[tuple[int, str], Kontosumma]) -> Iterator[Diagnos]:
    """Felet om listan utan ingående balans kan vara årets rörelser: dess eget kapital är bara årets resultat, eller 0.

    Har resultatet bokförts om kan tecknen ha tytts fel, så bara storleken jämförs.
    """
    arets = [ett for (nr, _), ett in konton.items() if nr == 0]
    if any(ett.ib is not None for ett in arets):
        return
    eget = sum((ett.saldo or NOLL for ett in arets if ett.konto.startswith(_EGET_KAPITAL)), NOLL)
    resultat = (ett for ett in arets if ar_resultatkonto(ett.konto) and not ett.konto.startswith(_OMFORT))
    balans = any(ett.saldo for ett in arets if ar_balanskonto(ett.konto))
    if not balans or abs(eget) not in {NOLL, abs(sum((ett.saldo or NOLL for ett in resultat), NOLL))}:
        return
    for sida in sidor:
        ror, ub = (next(iter(_matten(sida.plan.kolumner, sida.tid, roll)), _INGET) for roll in (Roll.RORELSE, Roll.UB))
        if not sida.plan.med(Roll.DATUM, Roll.MANAD, Roll.AR) and (matt := _kan_vara_rorelse(ror, ub)):
            yield _fel(sida.ark, sida.plan, matt)


def _per_konto(rader: Iterable[Listrad]) -> Mapping[str, Mapping[int, Decimal]]:
    konton: dict[str, dict[int, Decimal]] = {}
    for rad in rader:
        summor = konton.setdefault(rad.konto, defaultdict(lambda: NOLL))
        for kol, belopp in rad.belopp.items():
            summor[kol] += belopp
    return {konto: summor for konto, summor in konton.items() if any(summor.values())}


def _matten(kolumner: Iterable[Listkolumn], tid: Listtid, *roller: Roll) -> Iterator[Matt]:
    """Kolumnerna med rollen det år som listan gäller: ensamma först, sedan debet och kredit tillsammans."""
    egna = [ett for ett in kolumner if ett.roll in roller and arsnumret(ett, tid) == 0]
    yield from ((ett,) for ett in egna if not ett.sida)
    par: dict[str, list[Listkolumn]] = defaultdict(list)
    for ett in egna:
        if ett.sida:
            par[f"{ett.roll} {rubrikord(ett.rubrik).ord}"].append(ett)
    yield from (tuple(tva) for tva in par.values())


def _valda(beloppen: _Beloppen, rorelser: Sequence[Matt], utgaende: Sequence[Matt]) -> tuple[Matt, Matt]:
    """Rörelsen och utgående balans: de första, om inte andra går ihop med ingående på långt fler konton."""
    forsta = (next(iter(rorelser), _INGET), next(iter(utgaende), _INGET))
    if not beloppen.ingaende:
        return forsta
    par = [ett for ett in product((*rorelser, *utgaende), utgaende) if ett[0] != ett[1]]
    if not par:
        return forsta
    bast = min(par, key=lambda ett: beloppen.fel(*ett))
    if beloppen.fel(*bast) * _FJARDEDEL <= len(beloppen.konton):
        return bast
    bara_periodens = all(ar_bland(rubrikord(ett.rubrik).ord, _PERIODENS_ORD) for matt in rorelser for ett in matt)
    return (_INGET if bara_periodens else forsta[0]), forsta[1]


def _ar_saldot(ett: Listkolumn) -> bool:
    return bool(ett.dag) or ar_bland(rubrikord(ett.rubrik).ord, _SALDOTS_ORD)


def _kan_vara_rorelse(ror: Matt, ub: Matt) -> Matt:
    """Måttet som utan ingående balans läses som saldot men lika gärna kan vara årets rörelse."""
    if ub:
        return _INGET if any(map(_ar_saldot, ub)) else ub
    return ror if len(ror) > 1 and not any(rubrikord(ett.rubrik).ord for ett in ror) else _INGET


def _ar_arets_manader(beloppen: _Beloppen, plan: Kolumnplan, ub: Matt, tid: Listtid) -> bool:
    """Om «Totalt» efter månadernas rörelser är deras summa, och inte saldot."""
    manader = [(ett,) for ett in plan.med(Roll.MANADSBELOPP) if arsnumret(ett, tid) == 0]
    if not manader or not ub or any(map(_ar_saldot, ub)):
        return False
    skiljer = sum(
        1 for konto in beloppen.konton if sum((beloppen.av(konto, m) for m in manader), NOLL) != beloppen.av(konto, ub)
    )
    return skiljer * _FJARDEDEL <= len(beloppen.konton)


def _rorelse_eller_saldo(beloppen: _Beloppen, matt: Matt) -> tuple[Matt, Matt, Matt]:
    """Rörelsen, saldot, och det som inte går att avgöra: efter det egna kapitalet, annars balansräkningens ändring."""
    if (eget := beloppen.eget_kapital_ar_rorelse(matt)) is not None:
        return (matt, _INGET, _INGET) if eget else (_INGET, matt, _INGET)
    som_saldo, som_rorelse = beloppen.ur_balansen(matt)
    if som_rorelse * _HALVA <= som_saldo and som_saldo:
        return matt, _INGET, _INGET
    return _INGET, matt, (matt if som_saldo * _HALVA > som_rorelse else _INGET)


def _ar_snarare_saldo(beloppen: _Beloppen, matt: Matt) -> bool:
    """Om «Debet» och «Kredit» snarare är saldot: aldrig båda på en rad, och en rörelse så stor som saldona."""
    if any(rubrikord(ett.rubrik).ord for ett in matt) or len(matt) == 1:
        return False
    if any(all(beloppen.konton[konto].get(ett.kol) for ett in matt) for konto in beloppen.konton):
        return False
    som_saldo, som_rorelse = beloppen.ur_balansen(matt)
    return bool(som_rorelse) and som_saldo * _HALVA <= som_rorelse


def _senare_period(tid: Listtid) -> bool:
    """Om listan är för en del av året, så att dess rörelse inte är från årets ingående balans."""
    return tid.fran is not None and tid.ar.start < tid.fran


def _fel(ark: Listark, plan: Kolumnplan, matt: Matt) -> Diagnos:
    plats = ark.plats(plan.rad, matt[0].kol)
    vad = " och ".join(f"«{ett.rubrik}»" for ett in matt)
    text = f"{plats}: {vad} kan vara årets rörelse, en periods eller utgående balans, och inget i listan avgör det."
    return slag.fyndet(slag.OKLAR_RUBRIK, plats, text)


def _med(plan: Kolumnplan, tid: Listtid, ror: Matt, ub: Matt) -> Kolumnplan:
    """Planen med rörelsen och utgående balans i just de kolumnerna det året; de andra läses inte."""
    arets = {ett.kol for ett in plan.kolumner if ett.roll in {Roll.RORELSE, Roll.UB} and arsnumret(ett, tid) == 0}
    ovriga = [ett for ett in plan.kolumner if ett.kol not in arets]
    valda = [replace(ett, roll=roll) for matt, roll in ((ror, Roll.RORELSE), (ub, Roll.UB)) for ett in matt]
    return med_valda(plan, (*ovriga, *valda))


def _lika_rubriker(ark: Listark, plan: Kolumnplan, rader: Sequence[Listrad], tid: Listtid) -> Iterator[Diagnos]:
    """Två kolumner med samma rubrik och olika belopp: det går inte att veta vilken som gäller."""
    for ett in plan.med(Roll.IB, Roll.UB, Roll.RORELSE):
        for andra in plan.andra:
            lika = rubrikord(andra.rubrik) == rubrikord(ett.rubrik) and arsnumret(andra, tid) == arsnumret(ett, tid)
            if lika and any(rad.belopp.get(ett.kol, NOLL) != rad.belopp.get(andra.kol, NOLL) for rad in rader):
                ena, tva = (ark.plats(plan.rad, e.kol) for e in (ett, andra))
                text = f"{ena} och {tva} heter båda «{ett.rubrik}» men har olika belopp."
                yield slag.fyndet(slag.OKLAR_RUBRIK, tva, text)
                return
