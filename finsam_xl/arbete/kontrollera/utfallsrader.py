"""The controls in a line: how many there are of each outcome, and what is said before everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.kontrollresultat import RAKNAS_I_EXCEL
from finsam_xl.arbete.gemensamt.utskrift import antal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finsam_xl.arbete.bygg.kontrollresultat import Kontrollresultat

__all__ = ["felrad", "ingetrad", "kontrollrad"]

_INGET_PROVAT = (
    "Inget är prövat ännu: boken har inget att jämföra. Läs in SIE-filen, fyll i de färgade cellerna och kontrollera "
    "igen."
)
_EXCEL_RAKNAR = (
    "Kontrollernas utfall är inte lästa: här är det Excel som räknar. Läs dem på rapportens kontrollblad när det har "
    "räknat."
)
_PROVADE = frozenset({"OK", "NOTIS", "FEL"})
_UTFALLEN = ("OK", "NOTIS", "FEL", "EJ PRÖVAD", "EJ AKTUELL")


def kontrollrad(kontroller: Sequence[Kontrollresultat]) -> str:
    """How many controls there are of each outcome, in a line."""
    utan_svar = sum(ett.vantar_pa_excel for ett in kontroller)
    haller, notiser, fel, oprovade, ej_aktuella = (
        sum(1 for ett in kontroller if ett.utfall == utfall and not ett.vantar_pa_excel) for utfall in _UTFALLEN
    )
    med = "" if any(ett.saknas == RAKNAS_I_EXCEL for ett in kontroller) else " med Python"
    svar = f"{utan_svar} prövas när Excel räknar boken{med}, " if utan_svar else ""
    return (
        f"Kontroller: {haller} håller, {antal(notiser, 'notis', 'notiser')}, {fel} fel. "
        f"{antal(oprovade, 'är ej prövad', 'är ej prövade')} för att indata saknas, {svar}"
        f"{antal(ej_aktuella, 'är ej aktuell', 'är ej aktuella')}."
    )


def ingetrad(kontroller: Sequence[Kontrollresultat]) -> str:
    """First of all that nothing could be tried, and what to do, when that is so; empty otherwise."""
    if any(ett.saknas == RAKNAS_I_EXCEL for ett in kontroller):
        return _EXCEL_RAKNAR
    return "" if any(ett.utfall in _PROVADE for ett in kontroller) else _INGET_PROVAT


def felrad(kontroller: Sequence[Kontrollresultat]) -> str:
    """First of all how many faults there are, when there are any; empty otherwise."""
    fel = sum(1 for ett in kontroller if ett.utfall == "FEL")
    return f"{fel} FEL i kontrollerna: rätta dem innan rapporten lämnas." if fel else ""
