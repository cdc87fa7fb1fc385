"""Budget för verksamhetsplanens tre år: intäkter per part, kostnader per slag, och resultatet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl import koder
from finsam_xl.figurer.beslutscell import beslutscell
from finsam_xl.figurer.hamta import VALD_VERSION, budget
from finsam_xl.figurer.perioder import PLANAR, planens_dag
from finsam_xl.figurer.ur_poster import figurer
from finsam_xl.layout.expr import Binary, Expr, Figure, Name, Text, call, iso_date, plus
from finsam_xl.layout.poster import Post
from finsam_xl.layout.table import Line, Row, Section, Sum, Table, Total
from finsam_xl.layout.value import words
from finsam_xl.modell import Part
from finsam_xl.tabeller import periodbelopp
from finsam_xl.tabeller.plan.ar import kolumner

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.value import Value

__all__ = ["INTAKTER", "KOSTNADER", "poster", "region", "tabell"]

_KALLA = "budget"
INTAKTER = ("stat", "region", "kommuner", "ovriga_intakter", "finansiella_intakter")
KOSTNADER = {
    "beviljade": "insatsmedel",
    "tillgangliga": "insatsmedel_ej_beslutade",
    "ovriga_externa": "ovriga_externa",
    "personal": "personal",
}
_TEXT = {
    "stat": "staten",
    "region": "regionen",
    "kommuner": "kommunerna",
    "ovriga_intakter": "övriga intäkter",
    "finansiella_intakter": "finansiella intäkter",
    "beviljade": "beviljade samverkansmedel",
    "tillgangliga": "tillgängliga samverkansmedel",
    "ovriga_externa": "övriga externa kostnader",
    "personal": "personalkostnader",
}


def poster(underlag: Underlag) -> tuple[Post, ...]:
    """Varje post och år i vald version (kr); intäkter positiva, kostnader negativa.

    Beviljade samverkansmedel är årets rader och årets del av de belopp som gäller en insats hela tid.
    """
    med_delar = bool(periodbelopp.insatser(underlag, periodbelopp.vald_version(underlag)))
    return tuple(post for nummer in PLANAR for post in _arets(underlag, nummer, med_delar=med_delar))


def _arets(underlag: Underlag, nummer: int, *, med_delar: bool) -> tuple[Post, ...]:
    def rad(ident: str, post: str, *, tecken: int) -> Post:
        poster_ = underlag.form.budgetposter(post)
        belopp = plus(*(budget(ett, VALD_VERSION, tecken=tecken, period=planens_dag(nummer)) for ett in poster_))
        helt = belopp - Figure(f"PB_summa_{nummer}") if med_delar and ident == "beviljade" else belopp
        return _post(ident, nummer, helt, f"Budget: {_TEXT[ident]}")

    def summa(ident: str, av: tuple[str, ...], etikett: str) -> Post:
        return _post(ident, nummer, plus(*figurer(*(f"BU_{ett}_{nummer}" for ett in av))), etikett)

    return (
        *(rad(ident, ident, tecken=1) for ident in INTAKTER),
        *(rad(ident, post, tecken=-1) for ident, post in KOSTNADER.items()),
        summa("medlemmar", INTAKTER[:3], "Medlemmarnas bidrag"),
        summa("summa_intakter", INTAKTER, "Budget: summa intäkter"),
        summa("summa_kostnader", tuple(KOSTNADER), "Budget: summa kostnader"),
        summa("resultat", ("summa_intakter", "summa_kostnader"), "Budget: resultat"),
    )


def _post(ident: str, nummer: int, uttryck: Expr, etikett: str) -> Post:
    return Post(f"BU_{ident}_{nummer}", uttryck, etikett=f"{etikett}, år {nummer}", kalla=_KALLA, bara_period=True)


def region(underlag: Underlag) -> str:
    """Vad regionernas rad heter: regionens namn när den är ensam."""
    regioner = [medlem.namn for medlem in underlag.bokslut.medlemmar if medlem.part is Part.REGION]
    return regioner[0] if len(regioner) == 1 and regioner[0] else "Regionerna" if regioner else "Regionen"


def tabell(underlag: Underlag) -> Table:
    """Budgeten som den trycks; övriga och finansiella intäkter visas när Budget har sådana."""
    poster_ = {rad.post for rad in underlag.bokslut.budget if rad.belopp}
    budgeterade = {post for post in INTAKTER if not poster_.isdisjoint(underlag.form.budgetposter(post))}
    andra = (
        *((Line("BU_ovriga_intakter", "Övriga intäkter"),) if "ovriga_intakter" in budgeterade else ()),
        *((Line("BU_finansiella_intakter", "Finansiella intäkter"),) if "finansiella_intakter" in budgeterade else ()),
    )
    rader: tuple[Row, ...] = (
        Section("intakter", "Intäkter"),
        Line("BU_stat", koder.DRIFT["DR_stat"]),
        Line("BU_region", region(underlag)),
        Line("BU_kommuner", "Kommunerna"),
        *andra,
        Sum("BU_summa_intakter", "Summa intäkter", of=tuple(f"BU_{ident}" for ident in INTAKTER)),
        Section("kostnader", "Kostnader"),
        Line("BU_beviljade", "Samverkansmedel (beviljade)"),
        Line("BU_tillgangliga", "Samverkansmedel (tillgängliga)"),
        Line("BU_ovriga_externa", "Övriga externa kostnader"),
        Line("BU_personal", "Personalkostnader"),
        Sum("BU_summa_kostnader", "Summa kostnader", of=tuple(f"BU_{ident}" for ident in KOSTNADER)),
        Total("BU_resultat", "Resultat", of=("BU_summa_intakter", "BU_summa_kostnader")),
    )
    return Table("BU", "Budget", kolumner(), rader, intro=(_beslut(underlag),))


def _beslut(underlag: Underlag) -> Value:
    beslutat = Name(beslutscell(underlag.prefix, underlag.bokslut.grunddata))
    dagen = Binary("&", Text("Fastställd av styrelsen "), iso_date(beslutat))
    return words(call("IF", call("ISNUMBER", beslutat), dagen, Text("Ännu inte fastställd av styrelsen")))
