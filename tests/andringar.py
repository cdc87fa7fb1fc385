"""Ändringar i ett bokslut, sagda som man säger dem vid skrivbordet: bokför, flytta konto, ta bort."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from finsam_xl.inputs import placera
from finsam_xl.modell import Objektsaldorad, Saldorad
from tests.exemplet import PERIOD

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from finsam_xl.modell import Bokslut, Budgetrad, Dimension, Insats, Medlem

NOLL = Decimal(0)
_Post = TypeVar("_Post", Saldorad, Objektsaldorad)


def bokfor(bokslut: Bokslut, belopp: Mapping[str, int | str], period: date = PERIOD, *, ib: bool = False) -> Bokslut:
    """Lägg till belopp (kr, debet positivt) på konton, UB eller periodens saldo; med *ib* ingående balans i stället."""
    kvar = {konto: Decimal(tal) for konto, tal in belopp.items()}
    rader = [_med(rad, kvar.pop(rad.konto, NOLL), ib=ib) if rad.period == period else rad for rad in bokslut.saldon]
    rader += [_med(_ny_rad(bokslut, konto, period), tal, ib=ib) for konto, tal in kvar.items()]
    return replace(bokslut, saldon=tuple(rader))


def _med(rad: Saldorad, tillagg: Decimal, *, ib: bool) -> Saldorad:
    return replace(rad, ib=rad.ib + tillagg) if ib else replace(rad, belopp=rad.belopp + tillagg)


def _ny_rad(bokslut: Bokslut, konto: str, period: date) -> Saldorad:
    plats = placera(konto, bokslut.kontoplan)
    return Saldorad(period, konto, plats.benamning, plats.rad, plats.not_, plats.drift, NOLL, NOLL, sie_rad=999)


def flytta(
    bokslut: Bokslut, konto: str, *, rad: str | None = None, not_: str | None = None, drift: str | None = None
) -> Bokslut:
    """Ge kontot en annan rad, not eller drift, som en ändring i Kontoplan gör."""

    def flyttad(post: _Post) -> _Post:
        if post.konto != konto:
            return post
        return replace(
            post,
            rad=post.rad if rad is None else rad,
            not_=post.not_ if not_ is None else not_,
            drift=post.drift if drift is None else drift,
        )

    return replace(
        bokslut, saldon=tuple(map(flyttad, bokslut.saldon)), objektsaldon=tuple(map(flyttad, bokslut.objektsaldon))
    )


def ta_bort_konto(bokslut: Bokslut, konto: str, period: date = PERIOD) -> Bokslut:
    """Kontots rad i Saldo försvinner."""
    return replace(bokslut, saldon=tuple(rad for rad in bokslut.saldon if (rad.konto, rad.period) != (konto, period)))


def andra_objekt(
    bokslut: Bokslut,
    dimension: Dimension,
    ident: str,
    andra: Callable[[Objektsaldorad], Objektsaldorad | None],
    period: date = PERIOD,
) -> Bokslut:
    """Ändra (eller ta bort) raderna i Objektsaldo för en insats eller motpart."""
    rader = (
        andra(rad) if (rad.dimension, rad.id, rad.period) == (dimension, ident, period) else rad
        for rad in bokslut.objektsaldon
    )
    return replace(bokslut, objektsaldon=tuple(rad for rad in rader if rad is not None))


def andra_medlem(bokslut: Bokslut, ident: str, andra: Callable[[Medlem], Medlem]) -> Bokslut:
    """Ändra en rad i Medlemmar."""
    return replace(
        bokslut,
        medlemmar=tuple(andra(medlem) if medlem.id == ident else medlem for medlem in bokslut.medlemmar),
    )


def andra_insats(bokslut: Bokslut, ident: str, andra: Callable[[Insats], Insats]) -> Bokslut:
    """Ändra en rad i Insatser."""
    return replace(
        bokslut, insatser=tuple(andra(insats) if insats.id == ident else insats for insats in bokslut.insatser)
    )


def andra_budget(bokslut: Bokslut, gang: Decimal, *poster: str) -> Bokslut:
    """Multiplicera budgeten för posterna (alla om ingen nämns), i alla versioner."""

    def andrad(rad: Budgetrad) -> Budgetrad:
        return replace(rad, belopp=rad.belopp * gang) if not poster or rad.post in poster else rad

    return replace(bokslut, budget=tuple(map(andrad, bokslut.budget)))
