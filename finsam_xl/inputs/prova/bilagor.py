"""Det som gör att bilagorna inte kan byggas: en insats på två kort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.inputs.felslag import raderna

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from finsam_xl.inputs.tabeller import Tabellrad
    from finsam_xl.modell import Problem

__all__ = ["prova_bilagor"]


def prova_bilagor(tabeller: Mapping[str, Sequence[Tabellrad]]) -> Iterator[Problem]:
    """Alla problem i Insatsers kolumn Kort."""
    med_kort = {rad.text("Insats") for rad in tabeller.get("Insatskort", ())}
    for rad in tabeller.get("Insatser", ()):
        if rad.text("Kort") and rad.text("Id") in med_kort and rad.text("Kort") != rad.text("Id"):
            yield raderna.KORT_TVA_GANGER.vid(rad.plats("Kort"), insats=rad.text("Insats"), kort=rad.text("Kort"))
