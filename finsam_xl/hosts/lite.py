"""xlwings Lite: what the scripts of workbook/lite/main.py do. Python runs inside Excel there, and Excel calculates.

The outcomes of the controls are read when the sheets are in. Files come from the files pane, which is the folder /data.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from finsam_xl.hosts.excel import besked
from finsam_xl.hosts.excel.fjarr.cellavtryck import minns_avtryck, ta_avtryck
from finsam_xl.hosts.excel.fjarr.utfall import med_lasta_utfall, sagda_utfall
from finsam_xl.hosts.excel.knappar.bygg import Lagt, lagda_blad, lagg_in, sagt
from finsam_xl.hosts.excel.knappar.importera_sie import importera_pa_avstand
from finsam_xl.hosts.excel.knappar.makro import makro
from finsam_xl.hosts.excel.kopia import bokens_data

if TYPE_CHECKING:
    import xlwings

__all__ = ["FILERNA", "bygg", "importera_sie", "kontrollera"]

FILERNA: Final = Path("/data")
"""The files pane."""
_SIE: Final = frozenset({".se", ".si", ".sie"})
_EXCEL_AVBROT: Final = (
    "Excel avbröt ({fel}). Det som redan var gjort står kvar i boken. Tryck på knappen igen: det som blev halvfärdigt "
    "görs om."
)


async def bygg(bok: xlwings.Book, prefix: str) -> None:
    """Build the report of that *prefix* (AR, HR, VP, BI) into the open book, and tell the outcomes Excel comes to."""
    lagda: list[Lagt] = []
    await ta_avtryck(bok)
    _lagg_in(prefix, lagda, bok=bok)
    for lagt in lagda:
        try:
            bok.app.calculate()  # also where the person has Excel calculate by hand
            await bok.flush()
            await minns_avtryck(bok, lagda_blad(lagt))
        except Exception as fel:  # noqa: BLE001 - whoever presses a button must never meet a stack trace
            besked.stopp(bok, _EXCEL_AVBROT.format(fel=fel))
        else:
            besked.saga(bok, await _med_utfall(bok, lagt))


@makro
def _lagg_in(bok: xlwings.Book, prefix: str, lagda: list[Lagt]) -> None:
    lagda.append(lagg_in(bok, prefix))


async def _med_utfall(bok: xlwings.Book, lagt: Lagt) -> str:
    """What is told; where the outcomes cannot be read it says so."""
    if lagt.byggt.skiss.raknad:
        return lagt.text
    try:
        return sagt(await med_lasta_utfall(bok, lagt.byggt), lagt.mer)
    except Exception:  # noqa: BLE001 - the sheets are in, and where the outcomes stand is in the text
        return lagt.text


@makro
def kontrollera(bok: xlwings.Book) -> None:
    """Tell the outcomes that stand on the book's control sheets."""
    besked.saga(bok, sagda_utfall(bokens_data(bok)))


def importera_sie(bok: xlwings.Book, *, ja: bool) -> None:
    """Fill Saldo, Objektsaldo and Importlogg from the SIE files of the files pane; *ja* answers what was unclear."""
    filer = sorted(fil for fil in FILERNA.glob("*") if fil.suffix.lower() in _SIE)
    importera_pa_avstand(filer, ja=ja, bok=bok)
