"""Halvårets insatser: helårets budget, periodens utfall och avvikelse per insats, och det som inte hör till någon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer import insatsdrift
from finsam_xl.figurer.avvikelse import avvikelse
from finsam_xl.figurer.hamta import VALD_VERSION, insatsutfall
from finsam_xl.figurer.insatsdrift import egen_budget, har_utover, ovrig_budget, ovrigt
from finsam_xl.figurer.perioder import helaret
from finsam_xl.figurer.ur_poster import figurer
from finsam_xl.layout.expr import Figure, plus
from finsam_xl.layout.poster import Post
from finsam_xl.layout.table import Line, Row, Sum, Table
from finsam_xl.layout.value import amount
from finsam_xl.tabeller.arets.samverkansinsatser import listade
from finsam_xl.tabeller.halvar.drift import konvention, med_tecken, tom_budget
from finsam_xl.tabeller.kolumner import belopp, text
from finsam_xl.tabeller.periodbelopp import arets_del, vald_version

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.expr import Expr
    from finsam_xl.layout.table import PrintedColumn
    from finsam_xl.layout.value import Value
    from finsam_xl.modell import Insats

__all__ = ["poster", "tabell"]

_KALLA = "uppfoljning-insatser"
_UTAN_INSATS = "IN_utan_insats"
_INSATSMEDEL = {"plan": "DB", "utfall": "DR", "avvikelse": "DA"}


def poster(underlag: Underlag) -> tuple[Post, ...]:
    """Per insats helårets budget, periodens utfall och avvikelse (kr, kostnader negativa).

    Summan är driftredovisningens insatsmedel, och det som insatserna har utöver dem; det som de inte har av den hör
    inte till någon insats.
    """
    return tuple(_posterna(underlag, [insats for insats in listade(underlag) if not insats.memo]))


def _summan(underlag: Underlag) -> Mapping[str, str]:
    """Siffran som är summan i varje kolumn."""
    if not (har_utover(underlag) or ovrig_budget(underlag, VALD_VERSION)):
        return {falt: f"{prefix}_insatsmedel" for falt, prefix in _INSATSMEDEL.items()}
    return {falt: f"SI_summa_{falt}" for falt in _INSATSMEDEL}


def _posterna(underlag: Underlag, insatser: Sequence[Insats]) -> Iterator[Post]:
    summan = _summan(underlag)

    def utan_insats(falt: str) -> Expr:
        return Figure(summan[falt]) - plus(*figurer(*(f"IN_{insats.id}_{falt}" for insats in insatser)))

    yield from insatsdrift.poster(underlag)
    if summan["utfall"] == "SI_summa_utfall":
        annat = plus(*(helaret(underlag, ett) for ett in ovrig_budget(underlag, VALD_VERSION)))
        plan, utfall = Figure("DB_insatsmedel") + annat, plus(Figure("DR_insatsmedel"), *ovrigt(underlag))
        yield from _tre(underlag, "SI_summa", "Summa insatser", plan, utfall)
    for insats in insatser:
        yield from _tre(underlag, f"IN_{insats.id}", insats.namn, _budget(underlag, insats), insatsutfall(insats.id))
    yield from _tre(underlag, _UTAN_INSATS, "Insatsmedel utan insats", utan_insats("plan"), utan_insats("utfall"))


def _budget(underlag: Underlag, insats: Insats) -> Expr:
    """Helårets budget för insatsen, med årets del av ett belopp för hela dess tid."""
    arets = helaret(underlag, egen_budget(insats, underlag, VALD_VERSION))
    del_ = arets_del(insats, underlag, vald_version(underlag))
    return arets if del_ is None else arets - del_


def _summatext(underlag: Underlag) -> str:
    return "Summa insatser, netto" if har_utover(underlag) else "Summa insatsmedel"


def _tre(underlag: Underlag, ident: str, namn: str, plan: Expr, utfall: Expr) -> tuple[Post, ...]:
    skillnad = avvikelse(Figure(f"{ident}_utfall"), Figure(f"{ident}_plan"), underlag.rapportval("Avvikelse_drift"))
    return tuple(
        Post(f"{ident}_{falt}", uttryck, etikett=f"{namn}: {ord_}", kalla=_KALLA, bara_period=True)
        for falt, ord_, uttryck in (
            ("plan", "helårsbudget", plan),
            ("utfall", "utfall", utfall),
            ("avvikelse", "avvikelse", skillnad),
        )
    )


def tabell(underlag: Underlag) -> Table:
    """Insatserna i sin ordning, och sist det som inte är fördelat på någon; summan är insatsmedlen."""
    per_id = {f"IN_{insats.id}": insats for insats in listade(underlag) if not insats.memo}

    def kolumn(falt: str, rubrik: str) -> PrintedColumn:
        def visa(rad: Row) -> Value:
            siffra = _summan(underlag)[falt] if rad.ident == "insatsmedel" else f"{rad.ident}_{falt}"
            tom = None if falt == "utfall" else tom_budget(underlag)
            return amount(med_tecken(underlag, "insatsmedel", Figure(siffra, True)), empty_if=tom)

        return belopp(falt, rubrik, visa, 19)

    rader = (
        *(Line(ident, insats.namn) for ident, insats in per_id.items()),
        Line(_UTAN_INSATS, "Insatsmedel utan insats"),
    )
    return Table(
        "SI",
        "Samverkansinsatser",
        (
            text(
                "agare", "Insatsägare", lambda rad: per_id[rad.ident].insatsagare if rad.ident in per_id else None, 30
            ),
            kolumn("plan", f"Helårsbudget enl. {underlag.rapportval('Budgetversion')}"),
            kolumn("utfall", f"Utfall till och med {underlag.period}"),
            kolumn("avvikelse", konvention(underlag)),
        ),
        (*rader, Sum("insatsmedel", _summatext(underlag), of=tuple(rad.ident for rad in rader))),
        label="Insats",
        label_width=42,
        intro=(f"Kostnader visas {underlag.rapportval('Tecken_drift')}. Budgeten gäller hela året.",),
    )
