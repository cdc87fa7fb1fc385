"""Förbundets insatser under året: de som fick medel, och de som startade."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from finsam_xl.figurer.urval import uppslag
from finsam_xl.layout.expr import Text, iso_date, joined
from finsam_xl.layout.table import Line, Table
from finsam_xl.layout.value import Value, words
from finsam_xl.modell import Dimension
from finsam_xl.tabeller.kolumner import text

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.table import Row
    from finsam_xl.modell import Insats

__all__ = ["finansierade", "finansierade_tabell", "startade", "startade_tabell"]


def finansierade(underlag: Underlag) -> tuple[Insats, ...]:
    """Insatserna som huvudboken har medel för i perioden, och de som har ett insatskort, i Insatsers ordning."""
    med_medel = {
        rad.id
        for rad in underlag.bokslut.objektsaldon
        if rad.dimension is Dimension.INSATS and rad.period == underlag.period and rad.belopp
    }
    med_kort = {ett.insats for ett in underlag.bokslut.insatskort}
    return tuple(insats for insats in underlag.bokslut.samverkansinsatser if insats.id in med_medel | med_kort)


def startade(underlag: Underlag) -> tuple[Insats, ...]:
    """Insatserna vars första dag ligger i perioden."""
    borjan = date(underlag.period.year, 1, 1)
    return tuple(
        insats
        for insats in underlag.bokslut.samverkansinsatser
        if insats.start is not None and borjan <= insats.start <= underlag.period
    )


def finansierade_tabell(underlag: Underlag) -> Table:
    """Listan över de finansierade; utan insatser säger den det."""
    return _tabell("IF", "Finansierade insatser", finansierade(underlag), "Inga insatser har fått medel.")


def startade_tabell(underlag: Underlag) -> Table:
    """Listan över de startade; utan insatser säger den det."""
    return _tabell("IS", "Startade insatser", startade(underlag), "Inga insatser har startat.")


def _tabell(ident: str, rubrik: str, insatser: tuple[Insats, ...], om_tom: str) -> Table:
    per_id = {f"{ident}_{insats.id}": insats for insats in insatser}

    def period(rad: Row) -> Value | None:
        insats = per_id[rad.ident]
        return _period(insats) if insats.start is not None else None

    return Table(
        ident,
        rubrik,
        (
            text("agare", "Insatsägare", lambda rad: per_id[rad.ident].insatsagare, 44),
            text("inriktning", "Inriktning", lambda rad: per_id[rad.ident].inriktning, 24),
            text("period", "Period", period, 26),
        ),
        tuple(Line(rad, insats.namn) for rad, insats in per_id.items()),
        label="Insats",
        label_width=46,
        notes=() if insatser else (om_tom,),
    )


def _period(insats: Insats) -> Value:
    start = iso_date(uppslag("Insatser", "Start", "Id", insats.id))
    slut = (iso_date(uppslag("Insatser", "Slut", "Id", insats.id)),) if insats.slut is not None else ()
    return words(joined(start, Text(" – "), *slut))
