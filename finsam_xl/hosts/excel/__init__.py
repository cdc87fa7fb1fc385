"""Excel as host: the macros that the buttons of finsam.xlsm start, each in the open book."""

from finsam_xl.hosts.excel.makron import (
    bygg_arsredovisning,
    bygg_bilagor,
    bygg_halvarsredovisning,
    bygg_verksamhetsplan,
    harled_cell,
    importera_sie,
    kontrollera,
    prova_version,
    revisorspaket,
)

spara_cell = harled_cell
"""As the VBA of every workbook spells it, whatever version made the workbook."""

__all__ = [
    "bygg_arsredovisning",
    "bygg_bilagor",
    "bygg_halvarsredovisning",
    "bygg_verksamhetsplan",
    "importera_sie",
    "kontrollera",
    "prova_version",
    "revisorspaket",
    "spara_cell",
]
