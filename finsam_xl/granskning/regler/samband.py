"""Samband mellan tryckta tal, inom och mellan tabeller: räkningarnas form, noter mot räkningar, år mot år."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from finsam_xl.belopp import avrunda, svensk
from finsam_xl.granskning.fynd import Fynd, Klass, forklaring, klassa
from finsam_xl.granskning.regler.uttryck import cell, enhet_i_kr, las_termer, rakna
from finsam_xl.granskning.tryck.etiketter import mallrader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from finsam_xl.granskning.regler.uttryck import Cell, Summa, Term
    from finsam_xl.granskning.tryck.dokument import Dokument

__all__ = ["granska_samband"]


@dataclass(frozen=True, slots=True)
class Samband:
    """Ett samband: *vanster* ska vara *hoger* i var och en av *roller*; *krav* säger när det gäller."""

    id: str
    vanster: Term
    hoger: tuple[Term, ...]
    roller: tuple[str, ...]
    jamfor: str
    krav: str


@cache
def _samband() -> tuple[Samband, ...]:
    return tuple(
        Samband(
            rad["id"],
            las_termer(rad["vanster"])[0],
            las_termer(rad["hoger"]),
            tuple(rad["roller"].split()),
            rad["jamfor"],
            rad["krav"],
        )
        for rad in mallrader("samband.csv")
    )


def granska_samband(dokument: Dokument) -> Iterator[Fynd]:
    """Fynd där två tryckta tal som ska vara lika inte är det, och där ett tal saknas men kan räknas ut."""
    ar = sorted({kolumn.ar for tabell in dokument.tabeller for kolumn in tabell.kolumner})
    for samband in _samband():
        if _galler(dokument, samband.krav):
            for roll in samband.roller:
                for ett in ar:
                    yield from _prova(dokument, samband, roll, ett)


def _galler(dokument: Dokument, krav: str) -> bool:
    if not krav:
        return True
    slag, _, rad = krav.removeprefix("-").partition(".")
    tabell = dokument.tabell(slag)
    finns = tabell is not None and any(en.id == rad for en in tabell.rader)
    return finns is not krav.startswith("-")


def _prova(dokument: Dokument, samband: Samband, roll: str, ar: int) -> Iterator[Fynd]:
    vanster = cell(dokument, samband.vanster, roll, ar)
    hoger = rakna(dokument, _med_tecken(dokument, samband), roll, ar)
    if vanster is None or hoger is None:
        return
    egen = enhet_i_kr(vanster.enhet)
    beraknat = avrunda(hoger.kr, egen) / egen
    if vanster.tal is None:
        yield _saknas(samband, vanster, beraknat)
        return
    if samband.jamfor == "absolut":
        beraknat = abs(beraknat).copy_sign(vanster.tal)
    if vanster.tal != beraknat and not _andel_haller(samband, vanster, hoger):
        yield _skiljer(samband, vanster, vanster.tal, hoger, beraknat)


def _andel_haller(samband: Samband, vanster: Cell, hoger: Summa) -> bool:
    """Lagens proportioner får avvika med en promille: delarna avrundas var för sig."""
    return samband.jamfor == "andel" and vanster.tal is not None and abs(vanster.tal - hoger.kr) * 1000 <= abs(hoger.kr)


def _med_tecken(dokument: Dokument, samband: Samband) -> tuple[Term, ...]:
    """Kostnader som trycks utan minus räknas ifrån intäkterna i resultatraden."""
    if samband.jamfor != "kostnad" or _kostnader_negativa(dokument, samband.vanster.slag):
        return samband.hoger
    return (samband.hoger[0], *las_termer(f"- {samband.hoger[1].slag}.{samband.hoger[1].rader[0]}"))


def _kostnader_negativa(dokument: Dokument, slag: str) -> bool:
    tabell = dokument.tabell(slag)
    tal = [
        ett
        for rad in (tabell.rader if tabell else ())
        if rad.id in {"insatsmedel", "personal", "externa"}
        for kolumn in (tabell.kolumner if tabell else ())
        if kolumn.roll in {"utfall", "budget"} and (ett := rad.tal(kolumn)) is not None
    ]
    return sum(ett < 0 for ett in tal) * 2 > len(tal)


def _saknas(samband: Samband, vanster: Cell, beraknat: Decimal) -> Fynd:
    text = f"{vanster.plats} är tom. Talet ska vara {svensk(beraknat)}; skriv in det."
    return Fynd(samband.id, vanster.plats, None, beraknat, Klass.SAKNAD_UPPGIFT, text)


def _skiljer(samband: Samband, vanster: Cell, tryckt: Decimal, hoger: Summa, beraknat: Decimal) -> Fynd:
    annars = Klass.DEFINITION if _annan_tabell(samband) else Klass.RAKNEFEL
    if _tva_satt(samband, tryckt, beraknat):
        annars = Klass.TECKENKONVENTION
    text = (
        f"{vanster.plats} är {svensk(tryckt)}, men {' och '.join(hoger.platser)} ger {svensk(beraknat)}: "
        f"{svensk(tryckt - beraknat)} skiljer."
    )
    klass = klassa(tryckt, beraknat, hoger.antal, annars)
    plats = " / ".join((vanster.plats, *hoger.platser))
    return Fynd(samband.id, plats, tryckt, beraknat, klass, f"{text} {forklaring(klass)}".rstrip())


def _annan_tabell(samband: Samband) -> bool:
    return any(term.slag != samband.vanster.slag for term in samband.hoger)


def _tva_satt(samband: Samband, tryckt: Decimal, beraknat: Decimal) -> bool:
    return "avvikelse" in samband.roller and _annan_tabell(samband) and tryckt * beraknat < 0
