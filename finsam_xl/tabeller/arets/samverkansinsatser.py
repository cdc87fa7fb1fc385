"""Samverkansinsatser: budget, prognos, utfall och avvikelse per insats; summan är huvudbokens, inte radernas.

Har en insats egen personal eller egna intäkter står kostnad och intäkter för sig, och utfallet är nettot.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer import insatsdrift
from finsam_xl.figurer.avvikelse import avvikelse
from finsam_xl.figurer.hamta import budget, insatsmedel, insatsutfall, objektbelopp
from finsam_xl.figurer.insatsdrift import INSATSMEDEL, egen_budget, har_utover, insatsernas, ovrig_budget, ovrigt
from finsam_xl.figurer.ur_poster import figurer
from finsam_xl.figurer.urval import bland
from finsam_xl.layout.expr import PERIOD, Binary, Expr, Figure, Text, call, number, plus, rounded
from finsam_xl.layout.poster import Post
from finsam_xl.layout.table import Line, PrintedColumn, Row, Sum, Table
from finsam_xl.layout.value import Content, amount
from finsam_xl.modell import Dimension, Version
from finsam_xl.tabeller.kolumner import text
from finsam_xl.tabeller.periodbelopp import arets_del, arets_delar, insatsmedlens_budget, utan_budget

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Insats

__all__ = ["listade", "poster", "tabell"]

_KALLA = "uppfoljning-insatser"
_SUMMA = "SI_summa"
_EJ_LISTAT = "SI_ej_listat"
_EJ_BESLUTAT = "SI_ej_beslutat"
_EJ_BESLUTADE = "insatsmedel_ej_beslutade"
_EGET = "SI_eget"
_EGET_TEXT = "Insatsmedel på kansli och styrelse"
_UTFALLET = ("utfall", "kostnad", "intakt")
_EJ_PA_MEMORAD = frozenset({"avvikelse", "kostnad", "intakt"})
_TOMMA = frozenset({(_EGET, "intakt"), *((_EJ_BESLUTAT, falt) for falt in _UTFALLET)})


def listade(underlag: Underlag) -> tuple[Insats, ...]:
    """Insatserna i tabellens ordning, memorader sist."""
    visade = (insats for insats in underlag.bokslut.samverkansinsatser if insats.ordning is not None)
    return tuple(sorted(visade, key=lambda insats: (insats.memo, insats.ordning or 0)))


def poster(underlag: Underlag) -> tuple[Post, ...]:
    """Per insats budget, prognos, utfall och avvikelse (kr, kostnader negativa), och deras summor.

    Avvikelsen är mot verksamhetsplanens budget, där tom budget är 0. Summorna omfattar alla insatser i Budget och
    Objektsaldo; det som inte står i tabellen är *Övriga insatser*.
    """
    insatser = listade(underlag)
    ordinarie = tuple(insats for insats in insatser if not insats.memo)
    utover = har_utover(underlag)
    falten = ("plan", "prognos", "utfall", "avvikelse", *(_UTFALLET[1:] if utover else ()))
    return (
        *insatsdrift.poster(underlag),
        *(post for insats in ordinarie if utover for post in _delat(insats)),
        *(post for insats in insatser for post in _insatsposter(insats, underlag)),
        *_summor(underlag),
        *_ej_beslutat(underlag),
        *_forbundets_eget(underlag),
        *(_kr(f"{_EJ_LISTAT}_{falt}", _rest(falt, ordinarie, underlag), f"Övriga insatser: {falt}") for falt in falten),
    )


def _summor(underlag: Underlag) -> tuple[Post, ...]:
    """Insatsmedlen i budget och bokföring, och det som insatserna har utöver dem."""
    plan, prognos = Text(Version.VERKSAMHETSPLAN), Text(Version.PROGNOS)
    medel = insatsmedlens_budget(prognos, arets_delar(underlag, Version.PROGNOS))
    return (
        _kr(
            "SI_summa_plan",
            plus(Figure("DP_insatsmedel"), *ovrig_budget(underlag, plan)),
            "Budget enligt verksamhetsplan: insatser",
        ),
        _kr("SI_summa_prognos", plus(medel, *ovrig_budget(underlag, prognos)), "Prognos: insatser"),
        *_utfallets_summor(underlag),
        _kr("SI_summa_avvikelse", _riktad(_SUMMA, underlag), "Avvikelse: insatser"),
    )


def _utfallets_summor(underlag: Underlag) -> tuple[Post, ...]:
    if not har_utover(underlag):
        return (_kr("SI_summa_utfall", insatsmedel(), "Utfall: insatser enligt Objektsaldo"),)
    intakter = plus(*figurer(*(f"IU_{insats.id}_intakter" for insats in insatsernas(underlag))))
    return (
        _kr("SI_insatsmedel", insatsmedel(), "Utfall: insatsmedel enligt Objektsaldo"),
        _kr("SI_summa_utfall", plus(Figure("SI_insatsmedel"), *ovrigt(underlag)), "Netto: insatser"),
        _kr("SI_summa_intakt", intakter, "Egna intäkter: insatser"),
        _kr("SI_summa_kostnad", _kostnaden(_SUMMA), "Kostnad: insatser"),
    )


def _kostnaden(ident: str) -> Expr:
    return Figure(f"{ident}_utfall") - Figure(f"{ident}_intakt")


def _har_eget(underlag: Underlag) -> tuple[Insats, ...]:
    """Kansliets och styrelsens kostnadsställen som det ligger insatsmedel på."""
    med = {
        rad.id
        for rad in underlag.bokslut.objektsaldon
        if rad.dimension is Dimension.INSATS and rad.drift == "DR_insatsmedel" and rad.period == underlag.period
        if rad.belopp
    }
    return tuple(insats for insats in underlag.bokslut.insatser if insats.forbundets_eget and insats.id in med)


def _forbundets_eget(underlag: Underlag) -> tuple[Post, ...]:
    """Insatsmedel på kansliets eller styrelsens objekt: med i insatsmedlen, men på ingen insats."""
    egna = _har_eget(underlag)
    if not egna:
        return ()
    utfall = (objektbelopp(Dimension.INSATS, ("Id", Text(insats.id)), INSATSMEDEL) for insats in egna)

    def budgeten(version: Version) -> Expr:
        return plus(*(budget("insatsmedel", Text(version), tecken=-1, insats=insats.id) for insats in egna))

    return tuple(
        _kr(f"{_EGET}_{falt}", uttryck, f"{_EGET_TEXT}: {falt}")
        for falt, uttryck in (
            ("plan", budgeten(Version.VERKSAMHETSPLAN)),
            ("prognos", budgeten(Version.PROGNOS)),
            ("utfall", rounded(-plus(*utfall))),
            ("kostnad", Figure(f"{_EGET}_utfall")),
            ("avvikelse", _riktad(_EGET, underlag)),
        )
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


def _delat(insats: Insats) -> tuple[Post, Post]:
    """Utfallets två delar."""
    ident = f"IN_{insats.id}"
    return (
        _kr(f"{ident}_intakt", Figure(f"IU_{insats.id}_intakter"), f"{insats.namn}: egna intäkter"),
        _kr(f"{ident}_kostnad", _kostnaden(ident), f"{insats.namn}: kostnad"),
    )


def _budget(insats: Insats, version: Version, underlag: Underlag) -> Expr:
    arets = egen_budget(insats, underlag, Text(version))
    del_ = arets_del(insats, underlag, version)
    return arets if del_ is None else arets - del_


def _riktad(ident: str, underlag: Underlag) -> Expr:
    utfall, plan = Figure(f"{ident}_utfall"), Figure(f"{ident}_plan")
    return avvikelse(utfall, plan, underlag.rapportval("Avvikelse_insatser"))


def _rest(falt: str, insatser: tuple[Insats, ...], underlag: Underlag) -> Expr:
    utan_insats = () if falt in _UTFALLET else (f"{_EJ_BESLUTAT}_{falt}",)
    if falt != "intakt" and _har_eget(underlag):
        utan_insats = (*utan_insats, f"{_EGET}_{falt}")
    listat = plus(*figurer(*(f"IN_{insats.id}_{falt}" for insats in insatser), *utan_insats))
    return rounded(Figure(f"{_SUMMA}_{falt}") - listat)


def tabell(underlag: Underlag) -> Table:
    """Tabellen som den trycks; prognosen visas när Budget har en prognos."""
    insatser = listade(underlag)
    per_id = {f"IN_{insats.id}": insats for insats in insatser}
    med_prognos = any(rad.version is Version.PROGNOS for rad in underlag.bokslut.budget)
    tomma = dict.fromkeys(
        ("plan", "avvikelse"), utan_budget(underlag, Version.VERKSAMHETSPLAN, Text(Version.VERKSAMHETSPLAN))
    )

    def kolumn(falt: str, rubrik: str, version: Version | None = None) -> PrintedColumn:
        def visa(rad: Row) -> Content:
            insats = per_id.get(rad.ident)
            if (insats is not None and insats.memo and falt in _EJ_PA_MEMORAD) or (rad.ident, falt) in _TOMMA:
                return None
            utan_egen = _utan_budget(insats, version, underlag) if insats and version else None
            return amount(Figure(f"{rad.ident}_{falt}"), empty_if=utan_egen or tomma.get(falt))

        return PrintedColumn(falt, rubrik, visa, 17)

    kolumner = (
        text("agare", "Insatsägare", lambda rad: per_id[rad.ident].agarnamn if rad.ident in per_id else None, 16),
        kolumn("plan", "Budget enl. verksamhetsplan", Version.VERKSAMHETSPLAN),
        *((kolumn("prognos", "Prognos", Version.PROGNOS),) if med_prognos else ()),
        *((kolumn("kostnad", "Kostnad"), kolumn("intakt", "Egna intäkter")) if har_utover(underlag) else ()),
        kolumn("utfall", "Netto" if har_utover(underlag) else "Utfall"),
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
    eget = (Line(_EGET, _EGET_TEXT),) if _har_eget(underlag) else ()
    med = (*ordinarie, *ovriga, *eget, *ej_beslutat)
    summarad = Sum(_SUMMA, "Summa insatser", of=tuple(rad.ident for rad in med))
    memo = tuple(Line(f"IN_{insats.id}", insats.namn) for insats in insatser if insats.memo)
    return (*med, summarad, *memo)


def _finns_olistat(insatser: tuple[Insats, ...], underlag: Underlag) -> bool:
    eget = {insats.id for insats in underlag.bokslut.insatser if insats.forbundets_eget}
    visade = {insats.id for insats in insatser} | eget
    olistade = {insats.id for insats in insatsernas(underlag)} - visade
    utfall = any(
        rad.belopp and rad.id not in visade
        for rad in underlag.bokslut.objektsaldon
        if rad.dimension is Dimension.INSATS and rad.period == underlag.period
        if rad.drift == "DR_insatsmedel" or rad.id in olistade
    )
    budgeterat = any(
        rad.belopp and rad.insats not in visade
        for rad in underlag.bokslut.budget
        if (rad.post == "insatsmedel" or rad.insats in olistade) and rad.period == underlag.period
    )
    delade = any(
        arets_del(insats, underlag, version) is not None
        for insats in underlag.bokslut.insatser
        if insats.id not in visade
        for version in Version
    )
    return utfall or budgeterat or delade
