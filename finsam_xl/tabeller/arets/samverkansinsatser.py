"""Samverkansinsatser: budget, prognos, utfall och avvikelse per insats; summan är huvudbokens, inte radernas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.avvikelse import avvikelse
from finsam_xl.figurer.hamta import budget, insatsbudget, insatsmedel, insatsutfall
from finsam_xl.figurer.ur_poster import figurer
from finsam_xl.figurer.urval import bland
from finsam_xl.layout.expr import PERIOD, Binary, Expr, Figure, Text, call, number, plus, rounded
from finsam_xl.layout.poster import Post
from finsam_xl.layout.table import Line, PrintedColumn, Row, Sum, Table
from finsam_xl.layout.value import Content, amount
from finsam_xl.modell import Dimension, Version
from finsam_xl.tabeller.kolumner import text
from finsam_xl.tabeller.periodbelopp import arets_del, arets_delar, insatsmedlens_budget

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Insats

__all__ = ["listade", "poster", "tabell"]

_KALLA = "uppfoljning-insatser"
_SUMMA = "SI_summa"
_EJ_LISTAT = "SI_ej_listat"
_EJ_BESLUTAT = "SI_ej_beslutat"
_UTAN_UTFALL = (_EJ_BESLUTAT, "utfall")
_EJ_BESLUTADE = "insatsmedel_ej_beslutade"


def listade(underlag: Underlag) -> tuple[Insats, ...]:
    """Insatserna i tabellens ordning, memorader sist."""
    visade = (insats for insats in underlag.bokslut.insatser if insats.ordning is not None)
    return tuple(sorted(visade, key=lambda insats: (insats.memo, insats.ordning or 0)))


def poster(underlag: Underlag) -> tuple[Post, ...]:
    """Per insats budget, prognos, utfall och avvikelse (kr, kostnader negativa), och deras summor.

    Avvikelsen är mot verksamhetsplanens budget, där tom budget är 0. Summorna omfattar alla insatser i Budget och
    Objektsaldo; det som inte står i tabellen är *Övriga insatser*.
    """
    insatser = listade(underlag)
    ordinarie = tuple(insats for insats in insatser if not insats.memo)
    return (
        *(post for insats in insatser for post in _insatsposter(insats, underlag)),
        _kr("SI_summa_plan", Figure("DP_insatsmedel"), "Budget enligt verksamhetsplan: insatser"),
        _kr(
            "SI_summa_prognos",
            insatsmedlens_budget(Text(Version.PROGNOS), arets_delar(underlag, Version.PROGNOS)),
            "Prognos: insatser",
        ),
        _kr("SI_summa_utfall", insatsmedel(), "Utfall: insatser enligt Objektsaldo"),
        _kr("SI_summa_avvikelse", _riktad("SI_summa", underlag), "Avvikelse: insatser"),
        *_ej_beslutat(underlag),
        *(
            _kr(f"{_EJ_LISTAT}_{falt}", _rest(falt, ordinarie), f"Övriga insatser: {falt}")
            for falt in ("plan", "prognos", "utfall", "avvikelse")
        ),
    )


def _ej_beslutat(underlag: Underlag) -> tuple[Post, ...]:
    """Budgeterade medel som ännu inte hör till någon insats; utan utfall är hela planen avvikelse."""
    plan = Figure(f"{_EJ_BESLUTAT}_plan")
    kvar = plan if underlag.rapportval("Avvikelse_insatser").startswith("budget") else -plan
    return (
        *(
            _kr(f"{_EJ_BESLUTAT}_{falt}", budget(_EJ_BESLUTADE, Text(version), tecken=-1), f"Ej beslutade, {falt}")
            for falt, version in (("plan", Version.VERKSAMHETSPLAN), ("prognos", Version.PROGNOS))
        ),
        _kr(f"{_EJ_BESLUTAT}_avvikelse", kvar, "Ej beslutade medel, avvikelse"),
    )


def _kr(ident: str, uttryck: Expr, etikett: str) -> Post:
    return Post(ident, uttryck, etikett=etikett, kalla=_KALLA, bara_period=True)


def _insatsposter(insats: Insats, underlag: Underlag) -> tuple[Post, ...]:
    ident = f"IN_{insats.id}"
    return (
        _kr(f"{ident}_plan", _budget(insats, Version.VERKSAMHETSPLAN, underlag), f"{insats.namn}: verksamhetsplan"),
        _kr(f"{ident}_prognos", _budget(insats, Version.PROGNOS, underlag), f"{insats.namn}: prognos"),
        _kr(f"{ident}_utfall", insatsutfall(insats.id), f"{insats.namn}: utfall"),
        _kr(f"{ident}_avvikelse", _riktad(ident, underlag), f"{insats.namn}: avvikelse"),
    )


def _budget(insats: Insats, version: Version, underlag: Underlag) -> Expr:
    arets = insatsbudget(insats.id, Text(version))
    del_ = arets_del(insats, underlag, version)
    return arets if del_ is None else arets - del_


def _riktad(ident: str, underlag: Underlag) -> Expr:
    utfall, plan = Figure(f"{ident}_utfall"), Figure(f"{ident}_plan")
    return avvikelse(utfall, plan, underlag.rapportval("Avvikelse_insatser"))


def _rest(falt: str, insatser: tuple[Insats, ...]) -> Expr:
    utan_insats = () if falt == "utfall" else (f"{_EJ_BESLUTAT}_{falt}",)
    listat = plus(*figurer(*(f"IN_{insats.id}_{falt}" for insats in insatser), *utan_insats))
    return rounded(Figure(f"{_SUMMA}_{falt}") - listat)


def tabell(underlag: Underlag) -> Table:
    """Tabellen som den trycks; prognosen visas när Budget har en prognos."""
    insatser = listade(underlag)
    per_id = {f"IN_{insats.id}": insats for insats in insatser}
    med_prognos = any(rad.version is Version.PROGNOS for rad in underlag.bokslut.budget)

    def kolumn(falt: str, rubrik: str, version: Version | None = None) -> PrintedColumn:
        def visa(rad: Row) -> Content:
            insats = per_id.get(rad.ident)
            if (insats is not None and insats.memo and falt == "avvikelse") or (rad.ident, falt) == _UTAN_UTFALL:
                return None
            utan_budget = _utan_budget(insats, version, underlag) if insats and version else None
            return amount(Figure(f"{rad.ident}_{falt}"), empty_if=utan_budget)

        return PrintedColumn(falt, rubrik, visa, 17)

    kolumner = (
        text("agare", "Insatsägare", lambda rad: per_id[rad.ident].agarnamn if rad.ident in per_id else None, 16),
        kolumn("plan", "Budget enl. verksamhetsplan", Version.VERKSAMHETSPLAN),
        *((kolumn("prognos", "Prognos", Version.PROGNOS),) if med_prognos else ()),
        kolumn("utfall", "Utfall"),
        kolumn("avvikelse", f"Avvikelse ({underlag.rapportval('Avvikelse_insatser')})"),
        text("notering", "Notering", lambda rad: per_id[rad.ident].notering if rad.ident in per_id else None, 24),
    )
    return Table(
        "SI", "Samverkansinsatser", kolumner, _rader(insatser, underlag), label="Namn på insats", label_width=40
    )


def _utan_budget(insats: Insats, version: Version, underlag: Underlag) -> Expr:
    villkor = (("Insats", Text(insats.id)), ("Version", Text(version)), ("Period", PERIOD))
    rader = bland("Budget", *villkor, ("Belopp", Text("<>")))
    utan_rad = Binary("=", rader, number(0))
    del_ = arets_del(insats, underlag, version)
    return utan_rad if del_ is None else call("AND", utan_rad, Binary("=", del_, number(0)))


def _rader(insatser: tuple[Insats, ...], underlag: Underlag) -> tuple[Row, ...]:
    ordinarie = tuple(Line(f"IN_{insats.id}", insats.namn) for insats in insatser if not insats.memo)
    ovriga = (Line(_EJ_LISTAT, "Övriga insatser, ej listade"),) if _finns_olistat(insatser, underlag) else ()
    kvar = any(rad.post == _EJ_BESLUTADE and rad.belopp for rad in underlag.bokslut.budget)
    ej_beslutat = (Line(_EJ_BESLUTAT, "Ej beslutade medel"),) if kvar else ()
    summarad = Sum(_SUMMA, "Summa insatser", of=tuple(rad.ident for rad in (*ordinarie, *ovriga, *ej_beslutat)))
    memo = tuple(Line(f"IN_{insats.id}", insats.namn) for insats in insatser if insats.memo)
    return (*ordinarie, *ovriga, *ej_beslutat, summarad, *memo)


def _finns_olistat(insatser: tuple[Insats, ...], underlag: Underlag) -> bool:
    visade = {insats.id for insats in insatser}
    utfall = any(
        rad.belopp and rad.id not in visade
        for rad in underlag.bokslut.objektsaldon
        if rad.dimension is Dimension.INSATS and rad.drift == "DR_insatsmedel" and rad.period == underlag.period
    )
    budgeterat = any(
        rad.belopp and rad.insats not in visade
        for rad in underlag.bokslut.budget
        if rad.post == "insatsmedel" and rad.period == underlag.period
    )
    delade = any(
        arets_del(insats, underlag, version) is not None
        for insats in underlag.bokslut.insatser
        if insats.id not in visade
        for version in Version
    )
    return utfall or budgeterat or delade
