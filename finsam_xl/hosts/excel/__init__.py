"""Excel as host: the macros that the buttons of finsam.xlsm start, each in the open book."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_KNAPPAR = "finsam_xl.hosts.excel.knappar"
MAKRON = {
    "prova_version": "finsam_xl.hosts.excel.version:prova_version",
    "importera_sie": f"{_KNAPPAR}.importera_sie:importera_sie",
    "kontrollera": f"{_KNAPPAR}.kontrollera:kontrollera",
    "bygg_arsredovisning": f"{_KNAPPAR}.bygg:bygg_arsredovisning",
    "bygg_halvarsredovisning": f"{_KNAPPAR}.bygg:bygg_halvarsredovisning",
    "bygg_verksamhetsplan": f"{_KNAPPAR}.bygg:bygg_verksamhetsplan",
    "bygg_bilagor": f"{_KNAPPAR}.bygg:bygg_bilagor",
    "spara_cell": f"{_KNAPPAR}.harkomst:harled_cell",
    "ny_bok_ur_sie": f"{_KNAPPAR}.ny_bok_ur_sie:ny_bok_ur_sie",
    "uppgradera": f"{_KNAPPAR}.uppgradera:uppgradera",
    "skriv_ut": f"{_KNAPPAR}.skriv_ut:skriv_ut",
    "dokument_arsredovisning": f"{_KNAPPAR}.dokument:dokument_arsredovisning",
    "dokument_halvarsredovisning": f"{_KNAPPAR}.dokument:dokument_halvarsredovisning",
    "dokument_verksamhetsplan": f"{_KNAPPAR}.dokument:dokument_verksamhetsplan",
    "gor_dokument": f"{_KNAPPAR}.dokument:gor_dokument",
    "uppdatera_dokument": f"{_KNAPPAR}.uppdatera_dokument:uppdatera_dokument",
    "revisorspaket": f"{_KNAPPAR}.revisorspaket:revisorspaket",
}
"""Where each macro is, by the name that the VBA of every workbook calls; only the one that is called is loaded."""


def __getattr__(namn: str) -> Callable[..., Any]:
    if namn not in MAKRON:
        raise AttributeError(namn)
    modul, _, funktion = MAKRON[namn].partition(":")
    makro: Callable[..., Any] = getattr(import_module(modul), funktion)
    return makro
