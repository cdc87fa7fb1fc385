"""Diagrammet av insatserna efter kostnad: de dyraste först, och de minsta som en enda stapel när de är många."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from finsam_xl.modell import Dimension
from finsam_xl.tabeller.diagram.staplar import de_storsta, rader, staplar, vand
from finsam_xl.tabeller.periodbelopp import vald_version

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.table import Table
    from finsam_xl.tabeller.diagram.staplar import Diagram

__all__ = ["beviljade", "kostnader"]

_FLEST: Final = 20
_KOSTNAD: Final = "kostnad"
"""Kolumnen i tabellen när insatserna har egna intäkter."""
_OVRIGA: Final = "Övriga insatser"
_UTAN: Final = "Diagrammet ritas inte: Objektsaldo har inga belopp på någon insats i perioden."


def kostnader(underlag: Underlag, tabell: Table) -> Diagram:
    """Kostnaden per insats i *tabell*, positiv; har insatserna egna intäkter är den före dem, som i tabellen."""
    fore_intakter = any(kolumn.ident == _KOSTNAD for kolumn in tabell.columns)
    storlek = _utfall(underlag, bara_kostnader=fore_intakter)
    memo = {f"IN_{insats.id}" for insats in underlag.bokslut.insatser if insats.memo}
    egna = [
        rad
        for rad in rader(underlag, tabell, {"utfall": _KOSTNAD if fore_intakter else "utfall"})
        if rad.ident not in memo and (storlek.get(rad.ident) or not rad.ident.startswith("IN_"))
    ]
    halvar = underlag.har("Helar")
    negativa = not halvar or underlag.rapportval("Tecken_drift") != "positiva"
    return staplar(
        "DIA_SI",
        "Insatser efter kostnad",
        {"utfall": f"Kostnad till och med {underlag.period}" if halvar else f"Kostnad {underlag.period.year}"},
        de_storsta([vand(rad) if negativa else rad for rad in egna], storlek, _FLEST, _OVRIGA)
        if any(storlek.values())
        else (),
        _UTAN,
    )


def _utfall(underlag: Underlag, *, bara_kostnader: bool) -> Mapping[str, Decimal]:
    """Varje insats kostnad (kr), i den ordning som staplarna får när rapporten byggs."""
    kostnaden: dict[str, Decimal] = defaultdict(Decimal)
    for rad in underlag.bokslut.objektsaldon:
        egen = rad.dimension is Dimension.INSATS and rad.id and rad.period == underlag.period
        if egen and not (bara_kostnader and rad.belopp < 0):
            kostnaden[f"IN_{rad.id}"] += rad.belopp
    return kostnaden


def beviljade(underlag: Underlag, tabell: Table) -> Diagram:
    """Beviljade medel per insats under planens första år."""
    version, ar = vald_version(underlag), underlag.period.year
    beviljat: dict[str, Decimal] = defaultdict(Decimal)
    for rad in underlag.bokslut.budget:
        if rad.insats and rad.version == version and (rad.period == underlag.period or rad.hela_perioden is not None):
            beviljat[f"BI_{rad.insats}"] += rad.belopp or rad.hela_perioden or Decimal(0)
    egna = [rad for rad in rader(underlag, tabell, {"ar_1": "ar_1"}) if rad.ident in beviljat or "BG_" in rad.ident]
    return staplar(
        "DIA_BI",
        "Beviljade insatser under planens första år",
        {"ar_1": f"Budget {ar}"},
        de_storsta(egna, beviljat, _FLEST, _OVRIGA) if beviljat else (),
        f"Diagrammet ritas inte: Budget har inga insatser för {ar}.",
    )
