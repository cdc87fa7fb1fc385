"""Indatabladens form: varje blads tabell, dess kolumner, vad som får stå där och raden med hjälp."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.inputs.schema.bokforing import IMPORTLOGG, JUSTERINGAR, KONTOPLAN, OBJEKTSALDO, SALDO
from finsam_xl.inputs.schema.ekonomi import BUDGET, BUDGETPOSTER, HISTORIK, MEDLEMMAR
from finsam_xl.inputs.schema.form import Indatakolumn, Indatatabell, Typ
from finsam_xl.inputs.schema.insatser import DELTAGARANTAL, INSATSER, INSATSKORT
from finsam_xl.inputs.schema.lag import FORANDRINGAR, INVESTERINGAR, UPPLYSNINGAR
from finsam_xl.inputs.schema.mal import INDIKATORER, JAMFORS_MED, MAL
from finsam_xl.inputs.schema.uppstallning import NOTER, RAPPORTRADER
from finsam_xl.inputs.schema.verksamhet import ETIKETTER, KOMMUNER, STYRELSE, TABELLVAL, VERKSAMHETSTAL
from finsam_xl.modell import Dimension

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "AGARE",
    "BUDGETPOSTER",
    "FRAN_FIL",
    "JAMFORS_MED",
    "TABELLER",
    "Indatakolumn",
    "Indatatabell",
    "Typ",
    "tabell",
]

TABELLER: tuple[Indatatabell, ...] = (
    MEDLEMMAR,
    KONTOPLAN,
    SALDO,
    OBJEKTSALDO,
    JUSTERINGAR,
    BUDGET,
    INSATSER,
    INSATSKORT,
    DELTAGARANTAL,
    MAL,
    INDIKATORER,
    HISTORIK,
    KOMMUNER,
    STYRELSE,
    VERKSAMHETSTAL,
    TABELLVAL,
    ETIKETTER,
    RAPPORTRADER,
    NOTER,
    FORANDRINGAR,
    UPPLYSNINGAR,
    INVESTERINGAR,
    IMPORTLOGG,
)
"""Tabellerna i bladens ordning."""
AGARE: Mapping[Dimension, Indatatabell] = {Dimension.INSATS: INSATSER, Dimension.MOTPART: MEDLEMMAR}
"""Tabellen som ett objekts ägare står i: insatsen som fick pengarna, eller motparten."""
FRAN_FIL = frozenset({SALDO.namn, OBJEKTSALDO.namn})
"""Tabellerna som ingen skriver i: raderna kommer ur huvudboken."""
_TABELL = {tab.namn: tab for tab in TABELLER}


def tabell(namn: str) -> Indatatabell:
    """Tabellen med Excelnamnet *namn*."""
    return _TABELL[namn]
