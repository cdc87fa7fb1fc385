"""Det som boken vet och en saldolista inte säger."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from finsam_xl.modell import Kontorad

__all__ = ["Bokstod"]

_INSATS = "1"


@dataclass(frozen=True, slots=True)
class Bokstod:
    """Det som boken vet och listan inte säger: dimensionerna, objekten, kontoplanen, och dagen som den angavs.

    *period* är bokens egen, för en lista som inte säger något om sin tid.
    """

    insats: str = _INSATS
    motpart: str = ""
    objekt: Mapping[str, str] = field(default_factory=dict)
    kontoplan: Sequence[Kontorad] = ()
    dag: date | None = None
    period: date | None = None
