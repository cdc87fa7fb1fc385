"""Verksamheten: halvårets deltagarantal går ihop, och varje tal som en rapport visar är ifyllt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.kontroller.register import HALVARET, Kontroll, Kontrollsvar, Utfall, kontroll
from finsam_xl.modell import Bladprefix, Radslag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finsam_xl.underlag import Underlag

_KALLA = "uppfoljning-finsam"


def _svar(utfall: Utfall, vilka: Iterable[str], brist: str, annars: str) -> Kontrollsvar:
    namn = ", ".join(vilka)
    return Kontrollsvar(utfall, f"{brist}: {namn}.") if namn else Kontrollsvar(Utfall.OK, annars)


def _konen(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    fel = (
        ett.rad
        for ett in underlag.bokslut.deltagarantal
        if None not in {ett.antal, ett.kvinnor, ett.man} and (ett.kvinnor or 0) + (ett.man or 0) != ett.antal
    )
    return _svar(Utfall.FEL, fel, "Går inte ihop", "Könen på varje rad är tillsammans radens antal.")


C20C = kontroll(
    Kontroll(
        "C20c",
        "Kvinnor och män i Deltagarantal är radens antal",
        _KALLA,
        "En rad i Deltagarantal har Antal, Kvinnor och Män som inte går ihop. Rätta antalen, eller töm Antal.",
        granska=_konen,
        rapporter=HALVARET,
    )
)


def _utan_antal(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    utan = (
        ett.rad
        for ett in underlag.bokslut.deltagarantal
        if ett.slag is not Radslag.SUMMA and ett.antal is None and None in {ett.kvinnor, ett.man}
    )
    return _svar(Utfall.NOTIS, utan, "Antal saknas", "Varje rad i Deltagarantal har ett antal.")


C20D = kontroll(
    Kontroll(
        "C20d",
        "Varje rad i Deltagarantal har ett antal",
        _KALLA,
        "En rad utan antal visas tom och räknas som noll. Fyll i den, eller ta bort raden ur Deltagarantal.",
        granska=_utan_antal,
        rapporter=HALVARET,
    )
)


def _utan_varde(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    egna = [tal for tal in underlag.bokslut.verksamhetstal if tal.rapport is Bladprefix[underlag.prefix]]
    utan = (tal.uppgift for tal in egna if tal.varde is None and not tal.konton)
    annars = "Varje tal i Verksamhetstal är ifyllt." if egna else "Rapporten har inga rader i Verksamhetstal."
    return _svar(Utfall.NOTIS, utan, "Värde saknas", annars)


F10 = kontroll(
    Kontroll(
        "F10",
        "Varje tal om verksamheten är ifyllt",
        "rkr-r15",
        "Ett tal utan värde visas tomt. Fyll i Värde eller Konton i Verksamhetstal, eller ta bort raden.",
        granska=_utan_varde,
        rapporter=frozenset(Bladprefix.__members__),
    )
)
