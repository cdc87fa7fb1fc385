"""Siffrorna per insats och eget kostnadsställe: intäkter, kostnader efter slag, netto, budget och avvikelse.

Varje siffra hämtas ur Objektsaldo efter insatsernas dimension. Det som inget objekt har är huvudbokens belopp minus
objektens, så raderna är tillsammans årets resultat.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.avvikelse import avvikelse
from finsam_xl.figurer.hamta import VALD_VERSION, objektbelopp
from finsam_xl.figurer.insatsdrift import EJ_FORDELAT, RESULTATET, UTAN_INSATS, egen_budget, egna, intakterna, radid
from finsam_xl.figurer.ur_poster import figurer
from finsam_xl.figurer.urval import summor
from finsam_xl.koder import nummer_i
from finsam_xl.layout.expr import PERIOD, Column, Expr, Figure, Text, plus, rounded
from finsam_xl.layout.poster import Post
from finsam_xl.modell import Dimension, Insatsslag
from finsam_xl.tabeller.periodbelopp import arets_del, vald_version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Insats

    _Villkor = Mapping[str, tuple[tuple[str, Expr], ...]]

__all__ = ["INSATSER", "RESULTAT", "SLAG", "insatserna", "poster", "styrelsens"]

INSATSER, RESULTAT = "ES_insatser", "ES_resultat"
SLAG = {
    "insatsmedel": "Insatsmedel",
    "personal": "Personal",
    "ovriga_externa": "Övriga externa kostnader",
    "avskrivningar": "Avskrivningar",
}
"""Kostnadsslagen: driftredovisningens rader."""
_ORD = {"intakter": "intäkter", "ovrigt": "övrigt", **{slag: text.lower() for slag, text in SLAG.items()}}
_HELHETEN = {"intakter": "RR_intakter", **{slag: f"DR_{slag}" for slag in SLAG}, "netto": "RR_arets_resultat"}
"""Siffran i resultaträkningen eller driftredovisningen som raderna tillsammans är."""
_BUDGETEN = "DB_resultat"


def insatserna(underlag: Underlag) -> tuple[Insats, ...]:
    """Insatserna i tabellens ordning, de som inte listas sist."""
    return tuple(sorted(underlag.bokslut.samverkansinsatser, key=lambda ett: (ett.ordning is None, ett.ordning or 0)))


def styrelsens(underlag: Underlag) -> tuple[Insats, ...]:
    """Styrelsen som bara har egna konton, när ingen styrelse har ett objekt."""
    if any(insats.slag is Insatsslag.STYRELSE for insats in egna(underlag)):
        return ()
    return tuple(insats for insats in underlag.bokslut.insatser if insats.konton and not insats.objekt)


def poster(underlag: Underlag) -> tuple[Post, ...]:
    """Varje rads siffror (kr, kostnader negativa)."""
    return (*_utfallet(underlag), *_budgetposter(underlag))


def _utfallet(underlag: Underlag) -> Iterator[Post]:
    villkoren = _villkoren(underlag)
    for insats in (*insatserna(underlag), *egna(underlag)):
        yield from _raden(radid(insats), insats.namn, _objektets(insats.id), villkoren)
    yield from _raden(UTAN_INSATS, "Objekt utan insats", _objektets("="), villkoren)
    yield from _raden(EJ_FORDELAT, "Ej fördelat", _utan_objekt, villkoren)
    av = (*map(radid, insatserna(underlag)), UTAN_INSATS)
    for falt, helheten in _HELHETEN.items():
        yield _post(INSATSER, falt, plus(*figurer(*(f"{rad}_{falt}" for rad in av))), "Summa insatser")
        yield _post(RESULTAT, falt, Figure(helheten), "Årets resultat")
    yield from (*_raknade(INSATSER, "Summa insatser"), *_raknade(RESULTAT, "Årets resultat"))
    for styrelsen in styrelsens(underlag):
        yield _post(radid(styrelsen), "netto", _kontonas(nummer_i(styrelsen.konton)), f"{styrelsen.namn}, dess konton")


def _villkoren(underlag: Underlag) -> _Villkor:
    """Villkoren för varje hämtad kolumn, i Saldo och i Objektsaldo: ett per kod, också de egna radernas."""
    slagen = {slag: tuple(("Drift", Text(kod)) for kod in underlag.form.klass(f"DR_{slag}")) for slag in SLAG}
    return {"intakter": intakterna(underlag), **slagen, "netto": (RESULTATET,)}


def _post(rad: str, falt: str, uttryck: Expr, namn: str, *, bara_period: bool = False) -> Post:
    return Post(
        f"{rad}_{falt}",
        uttryck,
        etikett=f"{namn}: {_ORD.get(falt, falt)}",
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


def _raden(rad: str, namn: str, belopp: Callable[[tuple[str, Expr]], Expr], villkoren: _Villkor) -> Iterator[Post]:
    for falt, villkor in villkoren.items():
        yield _post(rad, falt, rounded(-plus(*map(belopp, villkor))), namn)
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
