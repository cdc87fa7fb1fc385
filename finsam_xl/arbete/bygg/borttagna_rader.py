"""Figures of rows that are gone, in formulas of a person's own: the build would leave them without a value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.minne import las_minne
from finsam_xl.arbetsbok.lasa.plats import syftar_pa
from finsam_xl.arbetsbok.lasa.syftningar import syftningar
from finsam_xl.modell import Niva, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.rapporter.placerad import Rapport

__all__ = ["rader_i_egna_formler"]

_RADER = re.compile(r"[A-Z]{2}_(?:RR|BR|DR|NOT\w*?)_\w+", re.IGNORECASE)
_KEPT = " ändrad "
"""In the name of a sheet of ours that a person has changed, kept beside the new one: it shows the report as it was."""


def rader_i_egna_formler(bok: Bok, rapport: Rapport) -> Iterator[Problem]:
    """A problem for each formula that reads a row's figure that the report has no longer."""
    nya = {namn.casefold() for namn in rapport.namn}
    poster = f"{rapport.slag.bladprefix} Poster"
    borta = {
        namn.casefold(): namn
        for namn, text in bok.bokens_namn.items()
        if _RADER.fullmatch(namn) and namn.casefold() not in nya and (plats := syftar_pa(text)) and plats[0] == poster
    }
    if not borta:
        return
    vara = {*las_minne(bok)}
    monster = re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, borta))})(?![\w.(])", re.IGNORECASE)
    for ett in syftningar(bok.paket):
        traff = monster.search(ett.formel)
        if traff and ett.blad and ett.cell and ett.blad not in vara and _KEPT not in ett.blad:
            yield Problem(
                "rad-i-egen-formel",
                Niva.FEL,
                ett.var.removeprefix("formeln i "),
                f"Formeln läser {borta[traff[0].casefold()]}, vars rad inte finns längre: den skulle visa #NAMN?.",
                "Lägg tillbaka raden, med Visas «aldrig» om den inte ska tryckas, eller ändra formeln.",
            )
