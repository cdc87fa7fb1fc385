"""Namnvarianter: samma insats, kommun eller rad stavad på olika sätt i samma dokument."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from finsam_xl.granskning.fynd import Fynd, Klass
from finsam_xl.granskning.regler.verksamhet.insatsnamn import forsta_ledet, karna, likhet
from finsam_xl.granskning.tryck.etiketter import radnamn, stada
from finsam_xl.granskning.tryck.ordslag import har_ord
from finsam_xl.granskning.tryck.rubriker import rattstavad

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.granskning.tryck.dokument import Dokument, Rad

__all__ = ["granska_namn"]

_LIKT = 0.84
_LIKT_ORD = 0.6
_MINST_TECKEN = 8
"""Kortare namn än så är för lika av en slump."""
_INSATSTABELLER = frozenset({"insatstabell", "deltagare", "malinsatser", "finansierade", "nya_insatser"})
_KOMMUN = re.compile(r"\b([A-ZÅÄÖ][\wåäö]+) [Kk]ommun\b")


def granska_namn(dokument: Dokument) -> Iterator[Fynd]:
    """Fynd där ett namn skrivs på mer än ett sätt."""
    yield from _radtexter(dokument)
    yield from _insatser(dokument)
    yield from _kommuner(dokument)
    yield from _matris(dokument)


def _radtexter(dokument: Dokument) -> Iterator[Fynd]:
    for tabell in dokument.tabeller:
        if vanlig := rattstavad(tabell.rubrik):
            yield _variant(tabell.fil, tabell.rubrik, vanlig)
        for rad in tabell.rader:
            ratt = radnamn(tabell.slag, rad.post)[1] if rad.typ != "rubrik" else ""
            if ratt:
                yield _variant(tabell.plats(rad), rad.post, ratt)


def _variant(plats: str, tryckt: str, annat: str) -> Fynd:
    text = f"{plats} skriver «{tryckt}»; det kallas också «{annat}». Skriv samma namn överallt."
    return Fynd("C19", plats, tryckt, annat, Klass.NAMNVARIANT, text)


def _insatser(dokument: Dokument) -> Iterator[Fynd]:
    """Insatsernas namn över alla tabeller och kort: lika nog för att vara samma, men inte lika."""
    platser: dict[str, list[str]] = defaultdict(list)
    skrivna: dict[str, str] = {}
    for plats, namn in _insatsnamn(dokument):
        led = forsta_ledet(namn)
        platser[stada(led)].append(plats)
        skrivna.setdefault(stada(led), led)
    klara: set[str] = set()
    for ett in sorted(platser, key=lambda namn: (not _pa_kort(platser[namn]), -len(platser[namn]), namn)):
        klara.add(ett)
        for annat, stallen in platser.items():
            if annat not in klara and _stavas_olika(ett, annat):
                klara.add(annat)
                yield _variant(", ".join(stallen), skrivna[annat], skrivna[ett])


def _insatsnamn(dokument: Dokument) -> Iterator[tuple[str, str]]:
    for tabell in dokument.tabeller:
        if tabell.slag in _INSATSTABELLER:
            for rad in tabell.rader:
                if rad.typ == "post" and rad.id != "utanfor" and not har_ord("inget", rad.post):
                    yield tabell.plats(rad), rad.post
    for kort in dokument.kort:
        if kort.namn:
            yield kort.plats, kort.namn


def _pa_kort(platser: list[str]) -> bool:
    return any(plats.startswith("insatskort") for plats in platser)


def _stavas_olika(ett: str, annat: str) -> bool:
    """Namnens lika långa början är nästan samma; det som bara skiljer i siffror är olika insatser."""
    antal = min(len(ett.split()), len(annat.split()))
    borjan = [" ".join(re.sub(r"\d", "", namn).split()[:antal]) for namn in (ett, annat)]
    samma_siffror = re.findall(r"\d+", ett) == re.findall(r"\d+", annat)
    orden = list(zip(borjan[0].split(), borjan[1].split(), strict=False))
    return (
        samma_siffror
        and borjan[0] != borjan[1]
        and min(map(len, borjan)) >= _MINST_TECKEN
        and likhet(*borjan) >= _LIKT
        and all(tva == en or likhet(en, tva) >= _LIKT_ORD for en, tva in orden)
    )


def _kommuner(dokument: Dokument) -> Iterator[Fynd]:
    former: dict[str, Counter[str]] = defaultdict(Counter)
    platser: dict[str, str] = {}
    for plats, text in _texter(dokument):
        for namn in _KOMMUN.findall(text):
            former[namn.rstrip("s")][namn] += 1
            platser.setdefault(namn, plats)
    for skrivningar in former.values():
        vanligast = max(skrivningar, key=lambda namn: (namn.endswith("s"), skrivningar[namn]))
        for namn in skrivningar:
            if namn != vanligast:
                yield _variant(platser[namn], f"{namn} kommun", f"{vanligast} kommun")


def _texter(dokument: Dokument) -> Iterator[tuple[str, str]]:
    for tabell in dokument.tabeller:
        for rad in tabell.rader:
            for text in rad.falt.values():
                yield tabell.plats(rad), text
    for kort in dokument.kort:
        yield kort.plats, kort.agare


def _matris(dokument: Dokument) -> Iterator[Fynd]:
    """Kommunmatrisens lokala insatser ska heta som i listan över beviljade insatser."""
    matris, beviljade = dokument.tabell("kommunmatris"), dokument.tabell("beviljade")
    if matris is None or beviljade is None:
        return
    for rad in matris.rader:
        namn, kommun = rad.falt.get("lokala_insatser", ""), rad.falt.get("kommun", "")
        i_kommunen = [en for en in beviljade.rader if kommun in en.post and not en.post.startswith("Trisam")]
        if namn and i_kommunen and not any(_samma(namn, en, kommun) for en in i_kommunen):
            narmast = max(i_kommunen, key=lambda en: likhet(namn, en.post))
            yield _variant(f"{matris.plats(rad)} / {beviljade.plats(narmast)}", namn, narmast.post)


def _samma(namn: str, rad: Rad, kommun: str) -> bool:
    return karna(namn) in {karna(rad.post), karna(rad.post.replace(kommun, ""))}
