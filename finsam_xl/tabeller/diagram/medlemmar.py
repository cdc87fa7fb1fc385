"""Diagrammet av medlemmarnas bidrag: intäkterna i not 1 under året, eller avgifterna under planens första år."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from finsam_xl.modell import Dimension
from finsam_xl.tabeller.arets.noter import DELADE
from finsam_xl.tabeller.diagram.staplar import de_storsta, rader, staplar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.table import Table
    from finsam_xl.tabeller.diagram.staplar import Diagram

__all__ = ["avgifter", "intakter"]

_FLEST: Final = 24
_OVRIGA: Final = "Övriga medlemmar"


def intakter(underlag: Underlag, not1: Table | None) -> Diagram:
    """Intäkterna per medlem, och det som inte hör till någon, i notens ordning."""
    betalat: dict[str, Decimal] = defaultdict(Decimal)
    for rad in underlag.bokslut.objektsaldon:
        if rad.dimension is Dimension.MOTPART and rad.not_ == DELADE["NOT1"] and rad.period == underlag.period:
            betalat[f"NOT1_{rad.id}"] -= rad.belopp
    return _staplar(
        underlag,
        "DIA_NOT1",
        "Intäkter per medlem",
        (not1, "period", "Intäkter"),
        betalat,
        "Diagrammet ritas inte: Saldo har inga intäkter för perioden."
        if not1 is not None
        else "Diagrammet ritas inte: rapporten har ingen not om intäkterna.",
        finns=underlag.har_saldo(underlag.period),
    )


def avgifter(underlag: Underlag, tabell: Table) -> Diagram:
    """Medlemsavgifterna under planens första år."""
    invanare = {f"AM_{medlem.id}": Decimal(medlem.invanare or 0) for medlem in underlag.bokslut.medlemmar}
    parterna = {rad.ident: Decimal("Infinity") for rad in tabell.rows if rad.ident.startswith("AV_")}
    ar = underlag.period.year
    budgeterat = any(rad.belopp and rad.period == underlag.period for rad in underlag.bokslut.budget)
    return _staplar(
        underlag,
        "DIA_AV",
        "Medlemsavgifter under planens första år",
        (tabell, "ar_1", f"Avgift {ar}"),
        invanare | parterna,
        f"Diagrammet ritas inte: Budget har inga belopp för {ar}.",
        finns=budgeterat,
    )


def _staplar(
    underlag: Underlag,
    ident: str,
    titel: str,
    ur: tuple[Table | None, str, str],
    storlek: Mapping[str, Decimal],
    saknas: str,
    *,
    finns: bool,
) -> Diagram:
    """En stapel per rad i tabellen; är raderna för många visas de största."""
    tabell, kolumn, rubrik = ur
    egna = tuple(rader(underlag, tabell, {kolumn: kolumn})) if finns and tabell is not None else ()
    if len(egna) > _FLEST:
        egna = de_storsta(egna, storlek, _FLEST, _OVRIGA)
    return staplar(ident, titel, {kolumn: rubrik}, egna, saknas)
