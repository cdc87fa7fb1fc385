"""Våra funktioner inkopplade i beräkningsmotorn formualizer, för den som räknar om en makrobok utan Excel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from finsam_xl.udf.excelfel import Excelfel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from finsam_xl.udf.register import Udf

__all__ = ["koppla_in", "motorns_namn", "ur_motorn"]

_MOTORNS_FEL = {
    "Null": Excelfel.OMRADE,
    "Div": Excelfel.DIVISION,
    "Value": Excelfel.VARDE,
    "Ref": Excelfel.REFERENS,
    "Name": Excelfel.NAMN,
    "Num": Excelfel.TAL,
    "Na": Excelfel.SAKNAS,
}


class Motor(Protocol):
    """Den del av motorns arbetsbok som behövs för att koppla in en funktion."""

    def register_function(
        self, name: str, callback: Callable[..., object], *, min_args: int, max_args: int | None
    ) -> None:
        """Ta in funktionen under sitt namn."""


def koppla_in(motor: Motor, funktioner: Iterable[Udf]) -> None:
    """Ge motorn funktionerna, så att en formel som anropar dem räknas av reglerna."""
    for udf in funktioner:
        motor.register_function(udf.namn, _for_motorn(udf), min_args=udf.minst, max_args=len(udf.argument))


def ur_motorn(varde: object) -> object:
    """Motorns värde som en cells: ett fel som Excelfel, ett område som rader av celler."""
    if isinstance(varde, dict):
        return _MOTORNS_FEL.get(varde["kind"], Excelfel.VARDE)
    return [[ur_motorn(ett) for ett in rad] for rad in varde] if isinstance(varde, list) else varde


def motorns_namn(fel: str) -> str:
    """Motorns namn på ett felvärde; ett som den saknar blir #VÄRDEFEL!."""
    return next((namn for namn, ett in _MOTORNS_FEL.items() if ett == fel), "Value")


def _for_motorn(udf: Udf) -> Callable[..., object]:
    def anropa(*celler: object) -> object:
        svar = udf(*map(ur_motorn, celler))
        return {"type": "Error", "kind": motorns_namn(svar)} if isinstance(svar, Excelfel) else svar

    return anropa
