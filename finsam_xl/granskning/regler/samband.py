"""Samband mellan tryckta tal i olika tabeller och år: noter mot räkningar, räkning mot räkning, år mot år.

Inom en tabell prövas summorna på tabellens uppställning (summor.py). Ett samband kan räknas på mer än ett sätt: det
stämmer om något av dem gör det.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL, avrunda, svensk
from finsam_xl.granskning.fynd import Fynd, Klass, Provat, forklaring, klassa
from finsam_xl.granskning.regler.avrundning import sager_avrundning
from finsam_xl.granskning.regler.budgetbas import avvikelsens_bas, baser
from finsam_xl.granskning.regler.uttryck import I_MILJONER, cell, enhet_i_kr, las_termer, rakna
from finsam_xl.granskning.tryck.etiketter import mallrader
from finsam_xl.granskning.tryck.ordslag import har_ord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.granskning.regler.uttryck import Summa, Term, Tryckcell
    from finsam_xl.granskning.tryck.dokument import Dokument

__all__ = ["granska_samband"]

_HALV = Decimal("0.5")
_AVRUNDAT = Decimal(2)
"""Så mycket kan samma belopp skilja när det är avrundat på två ställen, i hela kronor eller tkr."""
_PARTERNAS_NARHET = 50
"""En parts del som skiljer mindre än en femtiondel från sin proportion är menad att vara den."""


@dataclass(frozen=True, slots=True)
class Samband:
    """Ett samband: *vanster* ska vara något av *hoger* i var och en av *roller*; *krav* säger när det gäller."""

    id: str
    vanster: Term
    hoger: tuple[tuple[Term, ...], ...]
    roller: tuple[str, ...]
    jamfor: str
    krav: str


@dataclass(frozen=True, slots=True)
class _Prov:
    """Ett sätt att räkna det högra ledet: summan, i det vänstras enhet, och hur mycket avrundning kan skilja."""

    summa: Summa
    beraknat: Decimal
    tolerans: Decimal


@cache
def _samband() -> tuple[Samband, ...]:
    return tuple(
        Samband(
            rad["id"],
            las_termer(rad["vanster"])[0],
            tuple(las_termer(ett.strip()) for ett in (rad["hoger"], *rad["eller"].split("||")) if ett),
            tuple(rad["roller"].split()),
            rad["jamfor"],
            rad["krav"],
        )
        for rad in mallrader("samband.csv")
    )


def granska_samband(dokument: Dokument) -> Iterator[Fynd | Provat]:
    """Fynd där två tryckta tal som ska vara lika inte är det, och varje samband som prövats."""
    ar = sorted({kolumn.ar for tabell in dokument.tabeller for kolumn in tabell.kolumner})
    sagd = sager_avrundning(dokument)
    for samband in _samband():
        if _galler(dokument, samband.krav):
            for roll in samband.roller:
                for ett in ar:
                    for bas in baser(dokument, samband.vanster.slag, ett) if roll == "budget" else ("",):
                        yield from _prova(dokument, samband, (roll, ett, bas), sagd=sagd)


def _galler(dokument: Dokument, krav: str) -> bool:
    """«-tabell.rad»: raden finns inte; «tabell.rad»: den finns; «alla:tabell»: varje rad i tabellen är känd.

    «poster:tabell»: tabellen har rader att summera; «brutto:tabell»: den har ingen kolumn för intäkter eller netto, så
    dess tal är bara kostnader. Flera krav skiljs med mellanrum.
    """
    return all(_ett_krav(dokument, ett) for ett in krav.split())


def _ett_krav(dokument: Dokument, krav: str) -> bool:
    if krav.startswith("poster:"):
        tabell = dokument.tabell(krav.removeprefix("poster:"))
        return tabell is not None and any(rad.typ == "post" for rad in tabell.rader)
    if krav.startswith("brutto:"):
        tabell = dokument.tabell(krav.removeprefix("brutto:"))
        return tabell is None or not any(har_ord("egen_intakt", kolumn.tryckt) for kolumn in tabell.kolumner)
    if krav.startswith("alla:"):
        tabell = dokument.tabell(krav.removeprefix("alla:"))
        return tabell is not None and all(rad.id or rad.typ == "rubrik" for rad in tabell.rader)
    slag, _, rad = krav.removeprefix("-").partition(".")
    tabell = dokument.tabell(slag)
    finns = tabell is not None and any(en.id == rad for en in tabell.rader)
    return finns is not krav.startswith("-")


def _prova(
    dokument: Dokument, samband: Samband, vilken: tuple[str, int, str], *, sagd: bool
) -> Iterator[Fynd | Provat]:
    """Sambandet i den kolumn som *vilken* säger: roll, år och vilken budget."""
    vanster = cell(dokument, samband.vanster, *vilken)
    if vanster is None or vanster.tal is None:
        return
    alla = [_raknat(samband, vanster, hoger) for en in samband.hoger if (hoger := rakna(dokument, en, *vilken))]
    if not alla or (vilken[0] == "avvikelse" and _olika_budget(dokument, samband, vilken[1])):
        return
    yield Provat(samband.id, tuple(dict.fromkeys((*vanster.rutor, *(ruta for en in alla for ruta in en.summa.rutor)))))
    tryckt = vanster.tal
    if any(tryckt == en.beraknat for en in alla):
        return
    narmast = min(alla, key=lambda en: abs(tryckt - en.beraknat))
    if samband.jamfor in {"part", "andel"}:
        yield from _parten(samband, vanster, tryckt, narmast)
    elif abs(tryckt - narmast.beraknat) > narmast.tolerans or (_avrundning_sags(vanster) and not sagd):
        yield _skiljer(samband, vanster, tryckt, narmast)


def _olika_budget(dokument: Dokument, samband: Samband, ar: int) -> bool:
    """Om de två avvikelserna är räknade mot olika budgetar, och båda tabellerna säger vilken."""
    funna = set()
    for term in (samband.vanster, *samband.hoger[0]):
        tabell = dokument.tabell(term.slag)
        rad = next((en for en in tabell.rader if en.id in term.rader), None) if tabell else None
        kolumn = (
            next((en for en in tabell.kolumner if en.roll == "avvikelse" and en.ar == ar), None) if tabell else None
        )
        funna.add(avvikelsens_bas(tabell, rad, kolumn) if tabell and rad and kolumn else "")
    return len(funna) > 1 and "" not in funna


def _raknat(samband: Samband, vanster: Tryckcell, hoger: Summa) -> _Prov:
    egen = enhet_i_kr(vanster.enhet)
    beraknat = avrunda(hoger.kr, egen * vanster.sista) / egen
    if samband.jamfor == "over":
        beraknat = max(beraknat, NOLL)
    elif samband.jamfor == "absolut" and vanster.tal is not None:
        beraknat = abs(beraknat).copy_sign(vanster.tal)
    return _Prov(hoger, beraknat, _HALV * (vanster.sista * vanster.antal + hoger.sista / egen))


def _avrundning_sags(vanster: Tryckcell) -> bool:
    """I hela kronor och tkr är en skillnad i avrundning värd en upplysning; i mkr är den väntad."""
    return vanster.enhet not in I_MILJONER and vanster.sista == 1


def _parten(samband: Samband, vanster: Tryckcell, tryckt: Decimal, prov: _Prov) -> Iterator[Fynd]:
    """Parternas proportioner: delarna får skilja med avrundning, och avtal kan säga något annat än lagen."""
    skillnad = abs(tryckt - prov.beraknat)
    nara = skillnad * 1000 <= abs(prov.beraknat) if samband.jamfor == "andel" else skillnad <= prov.tolerans
    if not tryckt or not prov.beraknat or nara:
        return
    if skillnad * _PARTERNAS_NARHET <= abs(prov.beraknat):
        plats = " / ".join((vanster.plats, *prov.summa.platser))
        text = (
            f"{vanster.plats} är {_tal(vanster, tryckt)}, men {' och '.join(prov.summa.platser)} ger "
            f"{_tal(vanster, prov.beraknat)}. Ska parternas delar vara i proportion skiljer "
            f"{_tal(vanster, tryckt - prov.beraknat)}."
        )
        yield Fynd(samband.id, plats, tryckt, prov.beraknat, Klass.PART, text)


def _skiljer(samband: Samband, vanster: Tryckcell, tryckt: Decimal, prov: _Prov) -> Fynd:
    beraknat, hoger = prov.beraknat, prov.summa
    annars = Klass.DEFINITION if _annan_tabell(samband) else Klass.RAKNEFEL
    if _tva_satt(samband, tryckt, beraknat):
        annars = Klass.TECKENKONVENTION
    nara = _AVRUNDAT if vanster.sista == 1 else NOLL
    avrundat = abs(tryckt - beraknat) <= max(prov.tolerans, nara)
    klass = Klass.ORESAVRUNDNING if avrundat else klassa(tryckt, beraknat, 0, annars)
    text = (
        f"{vanster.plats} är {_tal(vanster, tryckt)}, men {' och '.join(hoger.platser)} ger "
        f"{_tal(vanster, beraknat)}: {_tal(vanster, tryckt - beraknat)} skiljer."
    )
    plats = " / ".join((vanster.plats, *hoger.platser))
    return Fynd(samband.id, plats, tryckt, beraknat, klass, f"{text} {forklaring(klass)}".rstrip())


def _tal(vanster: Tryckcell, tal: Decimal) -> str:
    return svensk(tal, max(0, -int(vanster.sista.as_tuple().exponent)))


def _annan_tabell(samband: Samband) -> bool:
    return any(term.slag != samband.vanster.slag for en in samband.hoger for term in en)


def _tva_satt(samband: Samband, tryckt: Decimal, beraknat: Decimal) -> bool:
    return "avvikelse" in samband.roller and _annan_tabell(samband) and tryckt * beraknat < 0
