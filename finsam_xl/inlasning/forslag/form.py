"""Ett förslag: en uppgift som filerna ger, och var den stod, så att en person kan pröva den."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from finsam_xl.inlasning.kontoplansslag import Kontoplansslag
    from finsam_xl.modell import Budgetrad, Historikrad, Insats, Kontorad, Medlem, Not, Problem, Rapportrad

__all__ = ["Bokforslag", "Forslag"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Forslag(Generic[T]):
    """Det föreslagna värdet och dess *kalla*: postens slag och filen. Utan källa är det mallens eget."""

    varde: T
    kalla: str = ""


@dataclass(frozen=True, slots=True)
class Bokforslag:
    """Allt som filerna föreslår i en ny bok.

    *kontorader* är hela Kontoplan: mallens rader utan källa, och egna rader för konton vars namn hör hemma på en annan.
    Sist bland *insatser* står förbundets egna kostnadsställen: kansli, gemensamt, styrelse. *problem* är det som
    filerna har men som inte fick någon plats. *rapportrader* och *noter* är hela tabellerna, lagens utan källa; tomma
    när filerna inte föreslår någon egen.
    """

    grunddata: Mapping[str, Forslag[str | int | date]]
    kontoplan: Forslag[Kontoplansslag]
    kontorader: tuple[Forslag[Kontorad], ...]
    medlemmar: tuple[Forslag[Medlem], ...]
    insatser: tuple[Forslag[Insats], ...]
    budget: tuple[Forslag[Budgetrad], ...]
    historik: tuple[Forslag[Historikrad], ...]
    problem: tuple[Problem, ...]
    rapportrader: tuple[Forslag[Rapportrad], ...] = ()
    noter: tuple[Forslag[Not], ...] = ()
