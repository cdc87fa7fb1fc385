"""Every control on a workbook: what file mode and the button both tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.dialekt import dialekt
from finsam_xl.arbete.bygg.kontrollresultat import kontrollresultat
from finsam_xl.arbete.bygg.minne import las_minne
from finsam_xl.arbete.bygg.provat_bokslut import provat_bokslut
from finsam_xl.arbete.bygg.skiss import skissad
from finsam_xl.inputs import las_bok
from finsam_xl.modell import Niva
from finsam_xl.rapporter.slag import anvanda

if TYPE_CHECKING:
    from datetime import datetime

    from finsam_xl.arbete.bygg.kontrollresultat import Kontrollresultat
    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.modell import Problem

__all__ = ["Kontrollering", "kontrollera_bok"]


@dataclass(frozen=True, slots=True)
class Kontrollering:
    """The outcome of every control, and what is to be known of the input though it stops nothing: a copied sheet."""

    resultat: tuple[Kontrollresultat, ...]
    att_veta: tuple[Problem, ...]


def kontrollera_bok(bok: Bok, tid: datetime) -> Kontrollering:
    """Every control of the reports that the workbook is used for, on its input as it stands.

    Those of the bilagor are made once they have been built.

    Raises:
        Indatafel: the input has faults that must be mended before anything can be controlled.

    """
    inlast = las_bok(bok)
    bokslut, bokens = provat_bokslut(inlast), dialekt(bok)
    resultat = tuple(
        resultat
        for slag in anvanda(bokslut, las_minne(bok))
        for resultat in kontrollresultat(skissad(slag, bokslut, tid, bokens))
    )
    return Kontrollering(resultat, tuple(ett for ett in inlast.problem if ett.niva is Niva.VARNING))
