"""Siffrorna per insats och eget kostnadsställe: intäkter, kostnader efter slag, netto, budget och avvikelse.

Varje siffra hämtas ur Objektsaldo efter insatsernas dimension. Det som inget objekt har är huvudbokens belopp minus
objektens, så raderna är tillsammans årets resultat.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.avvikelse import avvikelse
from finsam_xl.figurer.hamta import VALD_VERSION, objektbelopp
from finsam_xl.figurer.insatsdrift import RESULTATET, egen_budget, utover_insatsmedel
from finsam_xl.figurer.ur_poster import figurer
from finsam_xl.figurer.urval import summor
from finsam_xl.koder import nummer_i
from finsam_xl.layout.expr import PERIOD, Column, Expr, Figure, Text, plus, rounded
from finsam_xl.layout.poster import Post
from finsam_xl.modell import Dimension, Insatsslag
from finsam_xl.tabeller.periodbelopp import arets_del, vald_version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Insats

__all__ = [
    "EJ_FORDELAT",
    "INSATSER",
    "RESULTAT",
    "SLAG",
    "UTAN_INSATS",
    "egna",
    "insatserna",
    "poster",
    "radid",
    "redovisas",
    "styrelsens",
]

UTAN_INSATS, EJ_FORDELAT, INSATSER, RESULTAT = "ES_utan_insats", "ES_ej_fordelat", "ES_insatser", "ES_resultat"
SLAG = {
    "insatsmedel": "Insatsmedel",
    "personal": "Personal",
    "ovriga_externa": "Övriga externa kostnader",
    "avskrivningar": "Avskrivningar",
}
"""Kostnadsslagen: driftredovisningens rader."""
_FALT = ("intakter", *SLAG, "netto")
"""De hämtade kolumnerna."""
_HELHETEN = {"intakter": "RR_intakter", **{slag: f"DR_{slag}" for slag in SLAG}, "netto": "RR_arets_resultat"}
"""Siffran i resultaträkningen eller driftredovisningen som raderna tillsammans är."""
_BUDGETEN = "DB_resultat"


def redovisas(underlag: Underlag) -> bool:
    """Om något objekt har mer än insatsmedel, och rapportens filer delar varje resultatkonto på insats."""
    return bool(utover_insatsmedel(underlag)) and underlag.dagar.isdisjoint(underlag.bokslut.delvis_delade)


def insatserna(underlag: Underlag) -> tuple[Insats, ...]:
    """Insatserna i tabellens ordning, de som inte listas sist."""
    return tuple(sorted(underlag.bokslut.samverkansinsatser, key=lambda ett: (ett.ordning is None, ett.ordning or 0)))


def egna(underlag: Underlag) -> tuple[Insats, ...]:
    """Kansliets och styrelsens kostnadsställen."""
    return tuple(insats for insats in underlag.bokslut.insatser if insats.forbundets_eget and insats.objekt)


def styrelsens(underlag: Underlag) -> tuple[Insats, ...]:
    """Styrelsen som bara har egna konton, när ingen styrelse har ett objekt."""
    if any(insats.slag is Insatsslag.STYRELSE for insats in egna(underlag)):
        return ()
    return tuple(insats for insats in underlag.bokslut.insatser if insats.konton and not insats.objekt)


def radid(insats: Insats) -> str:
    """Radens id, som inleder varje siffras."""
    return f"EP_{insats.id}"


def poster(underlag: Underlag) -> tuple[Post, ...]:
    """Varje rads siffror (kr, kostnader negativa)."""
    return (*_utfallet(underlag), *_budgetposter(underlag))


def _utfallet(underlag: Underlag) -> Iterator[Post]:
    for insats in (*insatserna(underlag), *egna(underlag)):
        yield from _raden(underlag, radid(insats), insats.namn, _objektets(insats.id))
    yield from _raden(underlag, UTAN_INSATS, "Objekt utan insats", _objektets("="))
    yield from _raden(underlag, EJ_FORDELAT, "Ej fördelat", _utan_objekt)
    av = (*map(radid, insatserna(underlag)), UTAN_INSATS)
    for falt in _FALT:
        yield _post(INSATSER, falt, plus(*figurer(*(f"{rad}_{falt}" for rad in av))), "Summa insatser")
        yield _post(RESULTAT, falt, Figure(_HELHETEN[falt]), "Årets resultat")
    yield from (*_raknade(INSATSER, "Summa insatser"), *_raknade(RESULTAT, "Årets resultat"))
    for styrelsen in styrelsens(underlag):
        yield _post(radid(styrelsen), "netto", _kontonas(nummer_i(styrelsen.konton)), f"{styrelsen.namn}, dess konton")


def _post(rad: str, falt: str, uttryck: Expr, namn: str, *, bara_period: bool = False) -> Post:
    return Post(
        f"{rad}_{falt}",
        uttryck,
        etikett=f"{namn}: {SLAG.get(falt, falt).lower().replace('intakter', 'intäkter').replace('ovrigt', 'övrigt')}",
        kalla="uppfoljning-insatser",
        bara_period=bara_period,
    )


def _objektets(ident: str) -> Callable[[tuple[str, Expr]], Expr]:
    return lambda villkor: objektbelopp(Dimension.INSATS, ("Id", Text(ident)), villkor)


def _utan_objekt(villkor: tuple[str, Expr]) -> Expr:
    """Det som huvudboken har utöver objekten."""
    saldo = summor(Column("Saldo", "Belopp"), villkor, ("Period", PERIOD))
    return saldo - objektbelopp(Dimension.INSATS, villkor)


def _kontonas(konton: tuple[str, ...]) -> Expr:
    delar = (summor(Column("Saldo", "Belopp"), ("Konto", Text(konto)), ("Period", PERIOD)) for konto in konton)
    return rounded(-plus(*delar))


def _villkoren(underlag: Underlag, falt: str) -> tuple[tuple[str, Expr], ...]:
    """Villkoren för en hämtad kolumn, i Saldo och i Objektsaldo: ett per kod, också de egna radernas."""
    if falt == "netto":
        return (RESULTATET,)
    kolumn, kod = ("Rad", "RR_intakter") if falt == "intakter" else ("Drift", f"DR_{falt}")
    return tuple((kolumn, Text(ett)) for ett in underlag.form.klass(kod))


def _raden(underlag: Underlag, rad: str, namn: str, belopp: Callable[[tuple[str, Expr]], Expr]) -> Iterator[Post]:
    for falt in _FALT:
        yield _post(rad, falt, rounded(-plus(*map(belopp, _villkoren(underlag, falt)))), namn)
    yield from _raknade(rad, namn)


def _raknade(rad: str, namn: str) -> tuple[Post, Post]:
    """Kostnadernas summa, och det som varken är intäkter eller ett kostnadsslag."""
    kostnader = plus(*figurer(*(f"{rad}_{slag}" for slag in SLAG)))
    ovrigt = Figure(f"{rad}_netto") - Figure(f"{rad}_intakter") - Figure(f"{rad}_kostnader")
    return _post(rad, "kostnader", kostnader, namn), _post(rad, "ovrigt", ovrigt, namn)


def _budgetposter(underlag: Underlag) -> Iterator[Post]:
    """Budget och avvikelse; det som inte är budgeterat på en insats eller ett kostnadsställe är ofördelat."""
    per_insats, per_eget = (list(map(radid, alla)) for alla in (insatserna(underlag), egna(underlag)))
    for insats in (*insatserna(underlag), *egna(underlag)):
        yield _budgetpost(radid(insats), _budget(insats, underlag))
    budgeterat, eget = (plus(*figurer(*(f"{rad}_budget" for rad in rader))) for rader in (per_insats, per_eget))
    yield _budgetpost(INSATSER, budgeterat)
    yield _budgetpost(RESULTAT, Figure(_BUDGETEN))
    yield _budgetpost(EJ_FORDELAT, Figure(_BUDGETEN) - Figure(f"{INSATSER}_budget") - eget)
    for rad in (*per_insats, *per_eget, INSATSER, EJ_FORDELAT, RESULTAT):
        netto, plan = Figure(f"{rad}_netto"), Figure(f"{rad}_budget")
        riktad = avvikelse(netto, plan, underlag.rapportval("Avvikelse_insatser"))
        yield _post(rad, "avvikelse", riktad, rad, bara_period=True)


def _budget(insats: Insats, underlag: Underlag) -> Expr:
    arets = egen_budget(insats, underlag, VALD_VERSION)
    del_ = arets_del(insats, underlag, vald_version(underlag))
    return arets if del_ is None else arets - del_


def _budgetpost(rad: str, uttryck: Expr) -> Post:
    return _post(rad, "budget", uttryck, rad, bara_period=True)
