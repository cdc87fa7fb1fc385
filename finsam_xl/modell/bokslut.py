"""Bokslutet: allt som arbetsbokens indatablad håller."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from finsam_xl.modell.bokforing import Importrad, Justering, Kontorad, Objektsaldorad, Saldorad
    from finsam_xl.modell.budget import Budgetrad, Historikrad
    from finsam_xl.modell.insatser import Deltagarantal, Insats, Insatskort
    from finsam_xl.modell.lag import Forandring, Investeringsobjekt, Upplysning
    from finsam_xl.modell.mal import Enkatsvar, Indikator
    from finsam_xl.modell.medlemmar import Medlem
    from finsam_xl.modell.uppstallning import Not, Rapportrad, Tabellval
    from finsam_xl.modell.verksamhet import Kommun, Styrelseplats, Verksamhetstal

__all__ = ["Bokslut"]


@dataclass(frozen=True, slots=True)
class Bokslut:
    """Allt som arbetsbokens indatablad håller, läst och granskat.

    *las_om* är vad Objektsaldo inte kan visa förrän SIE-filen läses in igen, en mening var. *delvis_delade* är
    perioderna vars fil lästes när bara en del av resultatkontona delades på insats. *saknade_tabeller* är namnen på
    dem som en äldre bok inte har: ingen formel kan läsa dem.
    """

    grunddata: Mapping[str, object]
    kontoplan: tuple[Kontorad, ...] = ()
    saldon: tuple[Saldorad, ...] = ()
    objektsaldon: tuple[Objektsaldorad, ...] = ()
    budget: tuple[Budgetrad, ...] = ()
    medlemmar: tuple[Medlem, ...] = ()
    insatser: tuple[Insats, ...] = ()
    mal: tuple[Indikator, ...] = ()
    historik: tuple[Historikrad, ...] = ()
    kommuner: tuple[Kommun, ...] = ()
    styrelse: tuple[Styrelseplats, ...] = ()
    etiketter: Mapping[tuple[str, str], str] = field(default_factory=dict)
    importlogg: tuple[Importrad, ...] = ()
    insatskort: tuple[Insatskort, ...] = ()
    enkatsvar: tuple[Enkatsvar, ...] = ()
    deltagarantal: tuple[Deltagarantal, ...] = ()
    verksamhetstal: tuple[Verksamhetstal, ...] = ()
    rapportrader: tuple[Rapportrad, ...] = ()
    noter: tuple[Not, ...] = ()
    tabellval: tuple[Tabellval, ...] = ()
    forandringar: tuple[Forandring, ...] = ()
    upplysningar: tuple[Upplysning, ...] = ()
    investeringar: tuple[Investeringsobjekt, ...] = ()
    las_om: tuple[str, ...] = ()
    delvis_delade: frozenset[date] = frozenset()
    justeringar: tuple[Justering, ...] = ()
    saknade_tabeller: frozenset[str] = frozenset()

    @property
    def samverkansinsatser(self) -> tuple[Insats, ...]:
        """Insatserna utan kansliets och styrelsens kostnadsställen."""
        return tuple(insats for insats in self.insatser if not insats.forbundets_eget)
