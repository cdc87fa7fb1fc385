"""Insatskorten i bilaga 1: ett kort per insats, med texterna och de siffror som redan finns i boken.

Budget kommer ur Budget och utfall ur Objektsaldo, positiva som de trycks. Ett kort kan omfatta flera insatser, de
vars Kort i Insatser är kortets insats; då visas var och en och summan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.layout.card import Card, Fact, Prose
from finsam_xl.layout.expr import (
    PERIOD,
    Column,
    Expr,
    Figure,
    Setting,
    Text,
    call,
    iso_date,
    joined,
    number,
    plus,
    rounded,
)
from finsam_xl.layout.poster import Enhet, Post
from finsam_xl.layout.table import Value, amount, count, share, words
from finsam_xl.modell import Dimension
from finsam_xl.uttryck import VALD_VERSION, bland, figurer, kvot, lika_med_noll, summor, uppslag

if TYPE_CHECKING:
    from finsam_xl.modell import Insats, Insatskort
    from finsam_xl.underlag import Underlag

__all__ = ["HELAR", "delar", "kort", "kortlista", "kortutfall", "poster"]

_KALLA = "uppfoljning-insatser"
_DELTAGARKALLA = "uppfoljning-finsam"
_EJ_BEDOMD = "Ej bedömd"
HELAR = Setting("Helar")
"""Dagen som årets budget står på i Budget; för ett halvår en annan än periodens."""
_KOLUMNER = {"deltagare": "Deltagare", "kvinnor": "Kvinnor", "man": "Män"}


def kortlista(underlag: Underlag) -> tuple[tuple[Insatskort, Insats], ...]:
    """Korten i bladets ordning, vart och ett med sin insats."""
    per_id = {insats.id: insats for insats in underlag.bokslut.insatser}
    return tuple((ett, per_id[ett.insats]) for ett in underlag.bokslut.insatskort)


def delar(underlag: Underlag, insats: Insats) -> tuple[Insats, ...]:
    """Insatserna på insatsens kort: den själv, och de som ingår i kortet."""
    return (insats, *(annan for annan in underlag.bokslut.insatser if annan.kort == insats.id and annan != insats))


def poster(underlag: Underlag) -> tuple[Post, ...]:
    """Budget och utfall (kr) per insats på ett kort och per kort, deltagare (antal), könens andelar och skillnader."""
    korten = kortlista(underlag)
    per_del = [(ett, delen) for ett, insats in korten for delen in delar(underlag, insats)]
    return (
        *(_kr(delen, "budget", _budget(delen, _version(ett)), "KO_budgetar") for ett, delen in per_del),
        *(_kr(delen, "utfall", _utfall(delen), "KO_utfallen") for _, delen in per_del),
        *(post for _, insats in korten for post in _summor(insats, delar(underlag, insats))),
        *(post for ett, insats in korten for post in _deltagare(ett, insats)),
        *(_skillnad(ett, insats) for ett, insats in korten if ett.raknar_annorlunda(insats)),
    )


def kortutfall(underlag: Underlag) -> tuple[tuple[str, tuple[str]], ...]:
    """Namnet på varje kort och id för siffran som är dess utfall."""
    return tuple(
        (insats.namn, (siffra(insats, "utfall", delar(underlag, insats)),)) for _, insats in kortlista(underlag)
    )


def siffra(insats: Insats, falt: str, av: tuple[Insats, ...]) -> str:
    """Id för kortets *falt* (budget eller utfall): insatsens egen siffra, eller summan när kortet har flera."""
    return f"{_ident(insats)}_{falt}" if len(av) == 1 else f"KS_{insats.id}_{falt}"


def _ident(insats: Insats) -> str:
    return f"KO_{insats.id}"


def _version(ett: Insatskort) -> Expr:
    return VALD_VERSION if ett.budgetversion is None else Text(ett.budgetversion)


def _summor(insats: Insats, av: tuple[Insats, ...]) -> tuple[Post, ...]:
    """Kortets egna summor när det har flera insatser."""
    if len(av) == 1:
        return ()
    return tuple(
        Post(
            siffra(insats, falt, av),
            plus(*figurer(*(f"{_ident(delen)}_{falt}" for delen in av))),
            etikett=f"{insats.namn}, hela kortet: {falt}",
            kalla=_KALLA,
            bara_period=True,
        )
        for falt in ("budget", "utfall")
    )


def _kr(insats: Insats, falt: str, uttryck: Expr, block: str) -> Post:
    etikett = f"{insats.namn}: {falt}"
    return Post(f"{_ident(insats)}_{falt}", uttryck, etikett=etikett, kalla=_KALLA, bara_period=True, block=block)


def _budget(insats: Insats, version: Expr) -> Expr:
    villkor = (("Insats", Text(insats.id)), ("Version", version), ("Period", HELAR))
    return rounded(summor(Column("Budget", "Belopp"), *villkor))


def _utfall(insats: Insats) -> Expr:
    villkor = (("Dimension", Text(Dimension.INSATS)), ("Id", Text(insats.id)), ("Period", PERIOD))
    return rounded(summor(Column("Objektsaldo", "Belopp"), *villkor))


def _deltagare(ett: Insatskort, insats: Insats) -> tuple[Post, ...]:
    antal, andelar = _antal(ett, insats), _andelar(ett, insats)
    return (
        *(_om_deltagare(f"{_ident(insats)}_{falt}", uttryck, insats, falt) for falt, uttryck in antal.items()),
        *(_om_deltagare(_andel(insats, falt), uttryck, insats, f"andel {falt}") for falt, uttryck in andelar.items()),
    )


def _andel(insats: Insats, falt: str) -> str:
    return f"KA_{insats.id}_{falt}"


def _om_deltagare(ident: str, uttryck: Expr, insats: Insats, vad: str, block: str = "") -> Post:
    enhet = Enhet.ANDEL if vad.startswith("andel") else Enhet.ANTAL
    etikett = f"{insats.namn}: {vad.replace('man', 'män')}"
    return Post(ident, uttryck, enhet, etikett, _DELTAGARKALLA, bara_period=True, block=block)


def _skillnad(ett: Insatskort, insats: Insats) -> Post:
    """Hur mycket kortets antal skiljer sig från Insatsers: kön för kön när båda är kända, annars på det hela."""
    ident, konen = _ident(insats), ("kvinnor", "man")

    def enligt_insatser(falt: str) -> Expr:
        return summor(Column("Insatser", _KOLUMNER[falt]), ("Id", Text(insats.id)))

    if all(getattr(ett, falt) is not None for falt in konen):
        uttryck = plus(*(call("ABS", Figure(f"{ident}_{falt}") - enligt_insatser(falt)) for falt in konen))
    else:
        uttryck = call("ABS", Figure(f"{ident}_deltagare") - plus(*map(enligt_insatser, konen)))
    return _om_deltagare(f"{ident}_skillnad", uttryck, insats, "skillnad mot Insatser", "KO_skillnader")


def _antal(ett: Insatskort, insats: Insats) -> dict[str, Expr]:
    """Antalen som kortet visar; tomt när inget är känt. Är bara könen ifyllda är deras summa antalet."""
    egna = ett.raknar_sjalvt
    kalla: Insatskort | Insats = ett if egna else insats
    tabell, nyckel = ("Insatskort", "Insats") if egna else ("Insatser", "Id")

    def cell(falt: str) -> Expr:
        return summor(Column(tabell, _KOLUMNER[falt]), (nyckel, Text(insats.id)))

    konen = {falt: cell(falt) for falt in ("kvinnor", "man") if getattr(kalla, falt) is not None}
    if egna and ett.deltagare is not None:
        return {"deltagare": cell("deltagare"), **konen}
    summa = plus(*figurer(*(f"{_ident(insats)}_{falt}" for falt in konen)))
    return {**konen, "deltagare": summa} if konen else {}


def _andelar(ett: Insatskort, insats: Insats) -> dict[str, Expr]:
    ident = _ident(insats)
    if {"kvinnor", "man"} <= _antal(ett, insats).keys():
        bada = plus(*figurer(f"{ident}_kvinnor", f"{ident}_man"))
        return {falt: kvot(Figure(f"{ident}_{falt}"), bada) for falt in ("kvinnor", "man")}
    if ett.andel_kvinnor is None:
        return {}
    kvinnor = summor(Column("Insatskort", "Andel kvinnor"), ("Insats", Text(insats.id)))
    return {"kvinnor": kvinnor, "man": number(1) - Figure(_andel(insats, "kvinnor"))}


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
    anmarkning = words(joined(Text("enligt "), _version(ett))) if falt == "budget" else ""
    if len(av) == 1:
        return (Fact(falt, etikett, _beloppet(falt, f"{_ident(insats)}_{falt}", ett, insats), anmarkning),)
    delposter = (
        Fact(
            f"{falt}_{delen.id}",
            "",
            _beloppet(falt, f"{_ident(delen)}_{falt}", ett, delen),
            delen.kortdel or delen.namn,
        )
        for delen in av
    )
    return (Fact(falt, etikett, amount(siffra(insats, falt, av)), anmarkning or "varav"), *delposter)


def _beloppet(falt: str, ident: str, ett: Insatskort, insats: Insats) -> Value:
    if falt == "utfall":
        return amount(ident)
    villkor = (("Insats", Text(insats.id)), ("Version", _version(ett)), ("Period", HELAR))
    return amount(ident, empty_if=lika_med_noll(bland("Budget", *villkor)), empty_text="Ingen budget")


def _deltagarrader(ett: Insatskort, insats: Insats) -> tuple[Fact, ...]:
    antal, andelar = _antal(ett, insats).keys(), _andelar(ett, insats).keys()
    ident = _ident(insats)
    konen = (
        Fact(
            falt,
            f"  varav {_KOLUMNER[falt].lower()}",
            count(f"{ident}_{falt}") if falt in antal else "",
            share(_andel(insats, falt)) if falt in andelar else "",
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
