"""Insatskorten i bilaga 1: ett kort per insats, med texterna och de siffror som redan finns i boken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.kvoter import lika_med_noll
from finsam_xl.figurer.urval import bland, uppslag
from finsam_xl.layout.card import Card, Fact, Prose
from finsam_xl.layout.expr import PERIOD, Setting, Text, call, iso_date, joined
from finsam_xl.layout.value import Value, amount, count, share, words
from finsam_xl.tabeller.bilaga.kortposter import (
    HELAR,
    KOLUMNER,
    andelar_pa,
    andelsid,
    antal_pa,
    delar,
    kortid,
    kortlista,
    siffra,
    version,
)

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Insats, Insatskort

__all__ = ["kort"]

_EJ_BEDOMD = "Ej bedömd"


def kort(underlag: Underlag) -> tuple[Card, ...]:
    """Korten som de trycks."""
    return tuple(_kort(ett, insats, delar(underlag, insats)) for ett, insats in kortlista(underlag))


def _kort(ett: Insatskort, insats: Insats, av: tuple[Insats, ...]) -> Card:
    inriktning = " – ".join(text for text in (insats.inriktning, insats.kategori) if text)
    falt = (
        _om(inriktning, Prose("inriktning", "Inriktning", inriktning)),
        *_period(insats),
        _om(
            ett.insatsagare or insats.insatsagare, Prose("agare", "Insatsägare", ett.insatsagare or insats.insatsagare)
        ),
        _om(ett.samverkansparter, Prose("parter", "Samverkansparter", ett.samverkansparter)),
        _om(ett.malgrupp, Prose("malgrupp", "Målgrupp", ett.malgrupp)),
        _om(ett.deltagarregistrering, Prose("registrering", "Deltagarregistrering", ett.deltagarregistrering)),
        Prose("syfte", "Syfte", ett.syfte),
        Prose("mal", "Mål", ett.mal),
        *_ekonomi("budget", "Budget", ett, insats, av),
        *_ekonomi("utfall", "Utfall", ett, insats, av),
        *_deltagarrader(ett, insats),
        Prose("resultat", ett.resultatrubrik or "Resultat", ett.resultat),
        Fact("bedomning", "Måluppfyllelse", _bedomning(ett, insats)),
        _om(ett.kommentar, Prose("kommentar", "Kommentar", ett.kommentar)),
    )
    return Card(insats.id, insats.namn, tuple(rad for rad in falt if rad is not None))


def _om(text: str, rad: Prose) -> Prose | None:
    return rad if text else None


def _period(insats: Insats) -> tuple[Fact, ...]:
    if insats.start is None:
        return ()
    delar_ = [iso_date(uppslag("Insatser", "Start", "Id", insats.id)), Text(" – ")]
    if insats.slut is not None:
        delar_.append(iso_date(uppslag("Insatser", "Slut", "Id", insats.id)))
    return (Fact("period", "Period", words(joined(*delar_))),)


def _ekonomi(falt: str, rubrik: str, ett: Insatskort, insats: Insats, av: tuple[Insats, ...]) -> tuple[Fact, ...]:
    etikett = words(joined(Text(f"{rubrik} "), call("YEAR", PERIOD), Text(", "), Setting("Enhetsord")))
    anmarkning = words(joined(Text("enligt "), version(ett))) if falt == "budget" else ""
    if len(av) == 1:
        return (Fact(falt, etikett, _beloppet(falt, f"{kortid(insats)}_{falt}", ett, insats), anmarkning),)
    delposter = (
        Fact(
            f"{falt}_{delen.id}",
            "",
            _beloppet(falt, f"{kortid(delen)}_{falt}", ett, delen),
            delen.kortdel or delen.namn,
        )
        for delen in av
    )
    return (Fact(falt, etikett, amount(siffra(insats, falt, av)), anmarkning or "varav"), *delposter)


def _beloppet(falt: str, ident: str, ett: Insatskort, insats: Insats) -> Value:
    if falt == "utfall":
        return amount(ident)
    villkor = (("Insats", Text(insats.id)), ("Version", version(ett)), ("Period", HELAR), ("Belopp", Text("<>")))
    return amount(ident, empty_if=lika_med_noll(bland("Budget", *villkor)), empty_text="Ingen budget")


def _deltagarrader(ett: Insatskort, insats: Insats) -> tuple[Fact, ...]:
    antal, andelar = antal_pa(ett, insats).keys(), andelar_pa(ett, insats).keys()
    ident = kortid(insats)
    konen = (
        Fact(
            falt,
            f"  varav {KOLUMNER[falt].lower()}",
            count(f"{ident}_{falt}") if falt in antal else "",
            share(andelsid(insats, falt)) if falt in andelar else "",
        )
        for falt in ("kvinnor", "man")
        if falt in antal or falt in andelar
    )
    helheten = (Fact("deltagare", "Deltagare", count(f"{ident}_deltagare"), ett.avser),) if antal else ()
    return (*helheten, *konen)


def _bedomning(ett: Insatskort, insats: Insats) -> Value | str:
    if ett.bedomning is not None:
        return words(uppslag("Insatskort", "Bedömning", "Insats", insats.id))
    return words(uppslag("Insatser", "Bedömning", "Id", insats.id)) if insats.bedomning is not None else _EJ_BEDOMD
