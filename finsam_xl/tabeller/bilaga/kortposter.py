"""Insatskortens siffror: budget och utfall per insats och kort, deltagare och könens andelar.

Budget kommer ur Budget och utfall ur Objektsaldo, positiva som de trycks. Ett kort kan omfatta flera insatser, de
vars Kort i Insatser är kortets insats; då har kortet också summor.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.hamta import VALD_VERSION, insatsuppgift, insatsutfall
from finsam_xl.figurer.insatsdrift import egen_budget
from finsam_xl.figurer.kvoter import kvot
from finsam_xl.figurer.ur_poster import figurer
from finsam_xl.figurer.urval import summor
from finsam_xl.layout.expr import Column, Expr, Figure, Setting, Text, call, number, plus
from finsam_xl.layout.poster import Enhet, Post

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Insats, Insatskort

__all__ = [
    "HELAR",
    "KOLUMNER",
    "andelar_pa",
    "andelsid",
    "antal_pa",
    "delar",
    "deltagarposter",
    "kortid",
    "kortlista",
    "kortutfall",
    "poster",
    "siffra",
    "version",
]

_KALLA = "uppfoljning-insatser"
_DELTAGARKALLA = "uppfoljning-finsam"
HELAR = Setting("Helar")
"""Dagen som årets budget står på i Budget; för ett halvår en annan än periodens."""
KOLUMNER = {"deltagare": "Deltagare", "kvinnor": "Kvinnor", "man": "Män"}


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
        *(
            _kr(delen, "budget", egen_budget(delen, underlag, version(ett), tecken=1, period=HELAR), "KO_budgetar")
            for ett, delen in per_del
        ),
        *(_kr(delen, "utfall", insatsutfall(delen.id, tecken=1), "KO_utfallen") for _, delen in per_del),
        *(post for _, insats in korten for post in _summor(insats, delar(underlag, insats))),
        *(post for ett, insats in korten for post in deltagarposter(ett, insats)),
        *(_skillnad(ett, insats) for ett, insats in korten if ett.raknar_annorlunda(insats)),
    )


def kortutfall(underlag: Underlag) -> tuple[tuple[str, tuple[str]], ...]:
    """Namnet på varje kort och id för siffran som är dess utfall."""
    return tuple(
        (insats.namn, (siffra(insats, "utfall", delar(underlag, insats)),)) for _, insats in kortlista(underlag)
    )


def siffra(insats: Insats, falt: str, av: tuple[Insats, ...]) -> str:
    """Id för kortets *falt* (budget eller utfall): insatsens egen siffra, eller summan när kortet har flera."""
    return f"{kortid(insats)}_{falt}" if len(av) == 1 else f"KS_{insats.id}_{falt}"


def kortid(insats: Insats) -> str:
    return f"KO_{insats.id}"


def version(ett: Insatskort) -> Expr:
    return VALD_VERSION if ett.budgetversion is None else Text(ett.budgetversion)


def _summor(insats: Insats, av: tuple[Insats, ...]) -> tuple[Post, ...]:
    """Kortets egna summor när det har flera insatser."""
    if len(av) == 1:
        return ()
    return tuple(
        Post(
            siffra(insats, falt, av),
            plus(*figurer(*(f"{kortid(delen)}_{falt}" for delen in av))),
            etikett=f"{insats.namn}, hela kortet: {falt}",
            kalla=_KALLA,
            bara_period=True,
        )
        for falt in ("budget", "utfall")
    )


def _kr(insats: Insats, falt: str, uttryck: Expr, block: str) -> Post:
    etikett = f"{insats.namn}: {falt}"
    return Post(f"{kortid(insats)}_{falt}", uttryck, etikett=etikett, kalla=_KALLA, bara_period=True, block=block)


def deltagarposter(ett: Insatskort, insats: Insats) -> tuple[Post, ...]:
    """Kortets antal (deltagare, kvinnor, män) och könens andelar, de som är kända."""
    antal, andelar = antal_pa(ett, insats), andelar_pa(ett, insats)
    return (
        *(_om_deltagare(f"{kortid(insats)}_{falt}", uttryck, insats, falt) for falt, uttryck in antal.items()),
        *(_om_deltagare(andelsid(insats, falt), uttryck, insats, f"andel {falt}") for falt, uttryck in andelar.items()),
    )


def andelsid(insats: Insats, falt: str) -> str:
    return f"KA_{insats.id}_{falt}"


def _om_deltagare(ident: str, uttryck: Expr, insats: Insats, vad: str, block: str = "") -> Post:
    enhet = Enhet.ANDEL if vad.startswith("andel") else Enhet.ANTAL
    etikett = f"{insats.namn}: {vad.replace('man', 'män')}"
    return Post(ident, uttryck, enhet, etikett, _DELTAGARKALLA, bara_period=True, block=block)


def _skillnad(ett: Insatskort, insats: Insats) -> Post:
    """Hur mycket kortets antal skiljer sig från Insatsers: kön för kön när båda är kända, annars på det hela."""
    ident, konen = kortid(insats), ("kvinnor", "man")

    def enligt_insatser(falt: str) -> Expr:
        return insatsuppgift(insats.id, KOLUMNER[falt])

    if all(getattr(ett, falt) is not None for falt in konen):
        uttryck = plus(*(call("ABS", Figure(f"{ident}_{falt}") - enligt_insatser(falt)) for falt in konen))
    else:
        uttryck = call("ABS", Figure(f"{ident}_deltagare") - plus(*map(enligt_insatser, konen)))
    return _om_deltagare(f"{ident}_skillnad", uttryck, insats, "skillnad mot Insatser", "KO_skillnader")


def antal_pa(ett: Insatskort, insats: Insats) -> dict[str, Expr]:
    """Antalen som kortet visar; tomt när inget är känt. Är bara könen ifyllda är deras summa antalet."""
    egna = ett.raknar_sjalvt
    kalla: Insatskort | Insats = ett if egna else insats
    tabell, nyckel = ("Insatskort", "Insats") if egna else ("Insatser", "Id")

    def cell(falt: str) -> Expr:
        return summor(Column(tabell, KOLUMNER[falt]), (nyckel, Text(insats.id)))

    konen = {falt: cell(falt) for falt in ("kvinnor", "man") if getattr(kalla, falt) is not None}
    if egna and ett.deltagare is not None:
        return {"deltagare": cell("deltagare"), **konen}
    summa = plus(*figurer(*(f"{kortid(insats)}_{falt}" for falt in konen)))
    return {**konen, "deltagare": summa} if konen else {}


def andelar_pa(ett: Insatskort, insats: Insats) -> dict[str, Expr]:
    ident = kortid(insats)
    if {"kvinnor", "man"} <= antal_pa(ett, insats).keys():
        bada = plus(*figurer(f"{ident}_kvinnor", f"{ident}_man"))
        return {falt: kvot(Figure(f"{ident}_{falt}"), bada) for falt in ("kvinnor", "man")}
    if ett.andel_kvinnor is None:
        return {}
    kvinnor = summor(Column("Insatskort", "Andel kvinnor"), ("Insats", Text(insats.id)))
    return {"kvinnor": kvinnor, "man": number(1) - Figure(andelsid(insats, "kvinnor"))}
