"""Dokument mot dokument: jämförelsetal, kort mot nästa års räkning, kategorier, ålder och datum i text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from finsam_xl.belopp import avrunda, svensk
from finsam_xl.granskning.fynd import Fynd, Klass, Provat, klassa
from finsam_xl.granskning.regler.kvoter import procent
from finsam_xl.granskning.regler.texttal import textregler
from finsam_xl.granskning.regler.uttryck import cell, enhet_i_kr, las_termer
from finsam_xl.granskning.regler.verksamhet.insatsnamn import Namngiven, likhet, para
from finsam_xl.granskning.regler.verksamhet.kort_mot_tabell import (
    granska_kort_mot_tabell,
    insatsrader,
    kortens_utfall,
)
from finsam_xl.granskning.tryck.dokument import ar_i, tal
from finsam_xl.granskning.tryck.etiketter import stada

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from finsam_xl.granskning.tryck.dokument import Dokument, Kort, Nyckeltal, Rad, Tabell

__all__ = ["granska_mellan"]

_BAS = re.compile(
    r"\d ?(?:%|procent) av (?:\w+ ){0,2}?((?:budgeterade |verkliga )?(?:\w+intäkter\w*|intäkter\w*|kostnader\w*))",
    re.IGNORECASE,
)
_SAMMA_MAL = 0.8
_JAMFORS = frozenset({"resultatrakning", "balansrakning", "kassaflode", "driftredovisning", "flerarsoversikt"})


def granska_mellan(dokument: Dokument, andra: Iterable[Dokument]) -> Iterator[Fynd | Provat]:
    """Fynd där *dokument* säger något annat än ett av de *andra*."""
    for annat in andra:
        yield from _jamforelsetal(dokument, annat)
        yield from _kortens_summa(dokument, annat)
        yield from _kort_mot_arets_tabeller(dokument, annat)
        yield from _text(dokument, annat)
        yield from _samma_insatser(dokument, annat)
        yield from _malens_bas(dokument, annat)


def _plats(dokument: Dokument, plats: str) -> str:
    return f"{dokument.namn}: {plats}"


def _jamforelsetal(dokument: Dokument, annat: Dokument) -> Iterator[Fynd | Provat]:
    """Jämförelseårets tal är desamma som det årets rapport tryckte."""
    if annat.ar >= dokument.ar:
        return
    for tabell in dokument.tabeller:
        forra = annat.tabell(tabell.slag) if tabell.slag in _JAMFORS or tabell.slag.startswith("not_") else None
        if forra is not None and forra.enhet == tabell.enhet:
            yield from _samma_tal(tabell, annat, forra)


def _samma_tal(tabell: Tabell, annat: Dokument, forra: Tabell) -> Iterator[Fynd | Provat]:
    for kolumn in tabell.kolumner:
        egen = next(
            (en for en in forra.kolumner if (en.roll, en.ar) == (kolumn.roll, annat.ar) == (kolumn.roll, kolumn.ar)),
            None,
        )
        for rad in tabell.rader if egen else ():
            motsvarande = _rad(forra, rad)
            tryckt, tidigare = rad.tal(kolumn), motsvarande.tal(egen) if motsvarande and egen else None
            if tryckt is None or tidigare is None:
                continue
            yield Provat("C31", ((tabell.fil, rad.nr, kolumn.namn),))
            if tryckt != tidigare:
                plats = f"{tabell.plats(rad, kolumn)} / {annat.namn}: {forra.fil}"
                text = f"{tabell.plats(rad, kolumn)} är {svensk(tryckt)}, men {annat.namn} tryckte {svensk(tidigare)}."
                yield Fynd("C31", plats, tryckt, tidigare, klassa(tryckt, tidigare, 1, Klass.UPPGIFT), text)


def _rad(tabell: Tabell, rad: Rad) -> Rad | None:
    return next((en for en in tabell.rader if en.typ != "rubrik" and stada(en.post) == stada(rad.post)), None)


def _kortens_summa(dokument: Dokument, annat: Dokument) -> Iterator[Fynd]:
    """Korten ett år mot insatsmedel för det året i nästa års driftredovisning."""
    if not dokument.kort or dokument.tabell("driftredovisning") or annat.ar <= dokument.ar:
        return
    insatsmedel = cell(annat, las_termer("driftredovisning.insatsmedel")[0], "utfall", dokument.ar)
    if insatsmedel is None or insatsmedel.tal is None:
        return
    kort = _i_summan(dokument, annat)
    skala = enhet_i_kr(insatsmedel.enhet)
    bokfort = abs(insatsmedel.tal)
    summa = kortens_utfall(kort) * enhet_i_kr(kort[0].enhet) / skala if kort else bokfort
    if avrunda(summa) != bokfort:
        text = f"Insatskortens utfall {dokument.ar} är {svensk(summa)}, men {annat.namn} har {svensk(bokfort)}."
        plats = f"insatskort {dokument.ar} / {_plats(annat, insatsmedel.plats)}"
        yield Fynd("C18", plats, bokfort, summa, klassa(bokfort, summa, len(kort), Klass.SAKNAD_RAD), text)


def _i_summan(dokument: Dokument, annat: Dokument) -> list[Kort]:
    """Korten utom de insatser som det andra dokumentet håller utanför insatsernas summa."""
    tabell = annat.tabell("insatstabell")
    utanfor = [rad.namngiven for rad in insatsrader(tabell) if not rad.i_summan] if tabell else []
    borta = para(utanfor, [_namn(kort) for kort in dokument.kort]).values()
    return [kort for nr, kort in enumerate(dokument.kort) if nr not in borta]


def _namn(kort: Kort) -> Namngiven:
    return Namngiven(kort.namn, kort.agare, ())


def _kort_mot_arets_tabeller(dokument: Dokument, annat: Dokument) -> Iterator[Fynd | Provat]:
    """Korten står i bilagan och tabellen i årsredovisningen: samma år prövas de som om de stod i samma dokument."""
    if annat.ar != dokument.ar or bool(dokument.kort) is bool(annat.kort):
        return
    tabeller = [
        _i_annat(annat, tabell) if dokument.kort else tabell
        for tabell in (annat if dokument.kort else dokument).tabeller
    ]
    kort = dokument.kort or tuple(replace(ett, id=_plats(annat, ett.id)) for ett in annat.kort)
    yield from granska_kort_mot_tabell(replace(dokument, kort=kort, tabeller=tuple(tabeller)))


def _i_annat(annat: Dokument, tabell: Tabell) -> Tabell:
    """Tabellen med det andra dokumentets namn först i varje plats."""
    return replace(tabell, fil=_plats(annat, tabell.fil), ark=_plats(annat, tabell.ark) if tabell.ark else "")


def _text(dokument: Dokument, annat: Dokument) -> Iterator[Fynd]:
    """Uppgifter som inte ska ändras mellan dokument: målgruppens ålder, ett projekts datum."""
    bestandiga = [regel for regel in textregler() if regel.slag == "bestandig"]
    for uppgift in dokument.uppgifter:
        regel = next((en for en in bestandiga if en.uppgift.search(uppgift.uppgift)), None)
        for motsvarande in annat.uppgifter if regel else ():
            if regel and motsvarande.uppgift == uppgift.uppgift and motsvarande.varde != uppgift.varde:
                plats = f"{uppgift.plats} / {_plats(annat, motsvarande.plats)}"
                text = (
                    f"{uppgift.plats} är {uppgift.varde} {uppgift.enhet}, men {annat.namn} säger {motsvarande.varde}."
                )
                ett, tva = tal(uppgift.varde), tal(motsvarande.varde)
                klass = Klass.DEFINITION if ett is not None else Klass.DATUM
                yield Fynd(regel.id, plats, ett or uppgift.varde, tva or motsvarande.varde, klass, text)


def _malens_bas(dokument: Dokument, annat: Dokument) -> Iterator[Fynd]:
    """Samma mål i plan och rapport, räknat av olika bas: «20 % av intäkterna», «20 % av de budgeterade intäkterna»."""
    egna, andras = dokument.tabell("mal"), annat.tabell("mal")
    for rad in egna.rader if egna else ():
        for motsvarande in andras.rader if andras else ():
            par = (rad.falt.get("indikator", ""), motsvarande.falt.get("indikator", ""))
            baser = [_BAS.search(text) for text in par]
            if egna and andras and all(baser) and likhet(*par) >= _SAMMA_MAL:
                ett, tva = (stada(traff[1]) for traff in baser if traff)
                if ett != tva:
                    plats = f"{egna.plats(rad)} / {_plats(annat, andras.plats(motsvarande))}"
                    text = f"{egna.plats(rad)} räknas av «{ett}», men {annat.namn} räknar samma mål av «{tva}»."
                    yield Fynd("C31", plats, ett, tva, Klass.DEFINITION, text)


def _samma_insatser(dokument: Dokument, annat: Dokument) -> Iterator[Fynd]:
    if not dokument.kort or not annat.kort or dokument.ar == annat.ar:
        return
    for ett, tva in para([_namn(kort) for kort in dokument.kort], [_namn(kort) for kort in annat.kort]).items():
        kort, andra = dokument.kort[ett], annat.kort[tva]
        if kort.kategori and andra.kategori and stada(kort.kategori) != stada(andra.kategori):
            plats = f"{kort.plats} / {_plats(annat, andra.plats)}"
            text = f"{kort.plats} har kategorin {kort.kategori}, men {annat.namn} har {andra.kategori}."
            yield Fynd("C19", plats, kort.kategori, andra.kategori, Klass.KATEGORI, text)
        yield from _okning(kort, annat, andra)


def _okning(kort: Kort, annat: Dokument, andra: Kort) -> Iterator[Fynd]:
    """«ökning mot 2024» på ett kort, räknad ur samma mått på de två årens kort."""
    for ett in kort.nyckeltal:
        if ett.enhet == "procent" and ett.matt.startswith("ökning mot") and ar_i(ett.matt) == andra.ar:
            par = _samma_matt(kort, andra)
            ratt = procent(par[0].varde - par[1].varde, par[1].varde) if par else None
            if par and ratt is not None and ratt != ett.varde:
                yield _fel_okning(kort, annat, ett, par, ratt)


def _samma_matt(kort: Kort, andra: Kort) -> tuple[Nyckeltal, Nyckeltal] | None:
    def utan_ar(ett: Nyckeltal) -> str:
        return re.sub(r"\d{4}", "", ett.matt)

    mojliga = ((ett, tva) for ett in kort.nyckeltal for tva in andra.nyckeltal if ett.enhet == tva.enhet == "antal")
    return next((par for par in mojliga if utan_ar(par[0]) == utan_ar(par[1]) != par[0].matt), None)


def _fel_okning(kort: Kort, annat: Dokument, ett: Nyckeltal, par: tuple[Nyckeltal, Nyckeltal], ratt: Decimal) -> Fynd:
    text = (
        f"{kort.plats}: {ett.matt} är {svensk(ett.varde)} %, men från {svensk(par[1].varde)} ({annat.namn}) till "
        f"{svensk(par[0].varde)} är det {svensk(ratt)} %."
    )
    return Fynd("C29", f"{kort.plats}, {ett.matt} / {annat.namn}", ett.varde, ratt, Klass.RAKNEFEL, text)
