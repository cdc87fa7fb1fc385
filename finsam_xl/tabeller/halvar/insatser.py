"""Halvårets insatser: helårets budget, periodens utfall och avvikelse per insats, och det som inte hör till någon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.avvikelse import avvikelse
from finsam_xl.figurer.hamta import VALD_VERSION, insatsbudget, insatsutfall
from finsam_xl.figurer.perioder import helaret
from finsam_xl.figurer.ur_poster import figurer
from finsam_xl.layout.expr import Figure, plus
from finsam_xl.layout.poster import Post
from finsam_xl.layout.table import Line, Row, Sum, Table
from finsam_xl.tabeller.arets.samverkansinsatser import listade
from finsam_xl.tabeller.halvar.drift import konvention, med_tecken
from finsam_xl.tabeller.kolumner import belopp, text
from finsam_xl.tabeller.periodbelopp import arets_del, vald_version

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.expr import Expr
    from finsam_xl.layout.table import PrintedColumn
    from finsam_xl.modell import Insats

__all__ = ["poster", "tabell"]

_KALLA = "uppfoljning-insatser"
_UTAN_INSATS = "IN_utan_insats"
_SUMMA = {"plan": "DB_insatsmedel", "utfall": "DR_insatsmedel", "avvikelse": "DA_insatsmedel"}


def poster(underlag: Underlag) -> tuple[Post, ...]:
    """Per insats helårets budget, periodens utfall och avvikelse (kr, kostnader negativa).

    Summan är driftredovisningens insatsmedel; det som insatserna inte har av den hör inte till någon insats.
    """
    return tuple(_posterna(underlag, [insats for insats in listade(underlag) if not insats.memo]))


def _posterna(underlag: Underlag, insatser: Sequence[Insats]) -> Iterator[Post]:
    def utan_insats(falt: str) -> Expr:
        return Figure(_SUMMA[falt]) - plus(*figurer(*(f"IN_{insats.id}_{falt}" for insats in insatser)))

    for insats in insatser:
        yield from _tre(underlag, f"IN_{insats.id}", insats.namn, _budget(underlag, insats), insatsutfall(insats.id))
    yield from _tre(underlag, _UTAN_INSATS, "Insatsmedel utan insats", utan_insats("plan"), utan_insats("utfall"))


def _budget(underlag: Underlag, insats: Insats) -> Expr:
    """Helårets budget för insatsen, med årets del av ett belopp för hela dess tid."""
    arets = helaret(underlag, insatsbudget(insats.id, VALD_VERSION))
    del_ = arets_del(insats, underlag, vald_version(underlag))
    return arets if del_ is None else arets - del_


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
        def visa(rad: Row) -> Expr:
            siffra = _SUMMA[falt] if rad.ident == "insatsmedel" else f"{rad.ident}_{falt}"
            return med_tecken(underlag, "insatsmedel", Figure(siffra, True))

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
        (*rader, Sum("insatsmedel", "Summa insatsmedel", of=tuple(rad.ident for rad in rader))),
        label="Insats",
        label_width=42,
        intro=(f"Kostnader visas {underlag.rapportval('Tecken_drift')}. Budgeten gäller hela året.",),
    )
