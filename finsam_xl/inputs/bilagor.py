"""Det som gör att bilagorna inte kan byggas: en insats på två kort, och ord som Excels villkor skulle tolka."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.inputs import problem
from finsam_xl.inputs.soknycklar import granska_soknycklar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from finsam_xl.inputs.tabeller import Tabellrad
    from finsam_xl.modell import Problem

__all__ = ["granska_bilagor"]

_NYCKLAR = ("Nr", "Svarsgrupp")


def granska_bilagor(tabeller: Mapping[str, Sequence[Tabellrad]]) -> Iterator[Problem]:
    """Alla problem i Insatsers kolumn Kort och i Indikatorers nyckel."""
    med_kort = {rad.text("Insats") for rad in tabeller.get("Insatskort", ())}
    for rad in tabeller.get("Insatser", ()):
        if rad.text("Kort") and rad.text("Id") in med_kort and rad.text("Kort") != rad.text("Id"):
            yield problem.kort_tva_ganger(rad.plats("Kort"), rad.text("Insats"), rad.text("Kort"))
    yield from granska_soknycklar(tabeller.get("Indikatorer", ()), _NYCKLAR)
