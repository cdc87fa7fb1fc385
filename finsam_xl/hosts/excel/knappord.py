"""What the person at Excel does where a text names an action: which button to press, or whom to ask."""

from __future__ import annotations

from finsam_xl.handlingar import Handling, utskriven

__all__ = ["KNAPPAR", "som_knapp"]

KNAPPAR = {
    (Handling.LAS_IN, ""): "Importera SIE",
    (Handling.KONTROLLERA, ""): "Kontrollera",
    (Handling.RATTA, ""): "Kontrollera",
    (Handling.REVISORSPAKET, ""): "Revisorspaket",
    (Handling.FORNYA_DOKUMENT, ""): "Uppdatera dokument",
    (Handling.BYGG, "AR"): "Bygg årsredovisning",
    (Handling.BYGG, "HR"): "Bygg halvårsredovisning",
    (Handling.BYGG, "VP"): "Bygg verksamhetsplan",
    (Handling.BYGG, "BI"): "Bygg bilagor",
}
"""The button of each action, and of each report that is built, as the macro workbook spells it but for dots."""
_BE_OM_EN = "be den som sköter programmet om en"
_UTAN_KNAPP = {
    Handling.SKAPA: (_BE_OM_EN, f"{_BE_OM_EN} ny tom arbetsbok"),
    Handling.SKAPA_MED_KONTOPLAN: (_BE_OM_EN, f"{_BE_OM_EN} med filens kontoplan"),
    Handling.TRYCKBOK: (_BE_OM_EN, f"{_BE_OM_EN} arbetsbok att skriva ut ur"),
    Handling.LAS_IN_BUDGET: ("budgeten", "läs in budgeten"),
}
"""What is done where no button does it: what stands for the action in a sentence, and the request."""


def _ord(handling: Handling, uppgifter: tuple[str, ...]) -> tuple[str, str]:
    if handling in _UTAN_KNAPP:
        return _UTAN_KNAPP[handling]
    knapp = KNAPPAR.get((handling, uppgifter[0] if handling is Handling.BYGG and uppgifter else ""), "Bygg")
    return f"knappen {knapp}", f"tryck på {knapp}"


def som_knapp(text: str) -> str:
    """The text for whoever presses buttons."""
    return utskriven(text, _ord)
