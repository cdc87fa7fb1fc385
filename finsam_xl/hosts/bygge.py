"""A report grafted into a workbook: our own sheets replaced, changed ones kept beside, everything else left as it is.

A very hidden sheet remembers the fingerprint of each sheet as it was built. A sheet that no longer has it has been
changed by a person: it is kept under a new name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from finsam_xl.layout.grid import Grid
from finsam_xl.writers import arbetsbok
from finsam_xl.writers.bladnamn import ledigt_namn
from finsam_xl.writers.fingeravtryck import fingeravtryck
from finsam_xl.writers.graft import ympa
from finsam_xl.writers.ooxml import cell
from finsam_xl.writers.openpyxl_writer import PageText, scratch_workbook
from finsam_xl.writers.paket import Paket
from finsam_xl.writers.rutnat import formler, rutor
from finsam_xl.writers.satt_varden import satt_varden

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from finsam_xl.hosts.skiss import Skiss, Varde

__all__ = ["MINNESBLAD", "Ympning", "ympa_rapport"]

MINNESBLAD = "_finsam"
_VARA_INDATA = frozenset({"Start", "Grunddata"})
_START = "Start"
_STARTFORMEL = re.compile(r'IFERROR\((\w+),"–"\)')
_FORMELCELL = re.compile(rb"<f[ >]")


@dataclass(frozen=True, slots=True)
class Ympning:
    """The finished package, and the sheets a person had changed: their name -> the name they are kept under."""

    data: bytes
    bevarade: Mapping[str, str]


def ympa_rapport(data: bytes, skiss: Skiss, tid: datetime) -> Ympning:
    """The workbook *data* with the report of *skiss* in it.

    Raises:
        Paketfel: the workbook is refused.

    """
    paket = Paket.oppna(data)
    minne = _minne(data)
    finns = {blad.namn for blad in arbetsbok.blad(paket)}
    nya = [grid.name for grid in skiss.rapport.blad]
    orord = {namn for namn in finns if minne.get(namn) == fingeravtryck(paket, namn)}
    bevarade = {
        namn: ledigt_namn(paket, namn, f"ändrad {tid:%Y-%m-%d}") for namn in nya if namn in finns and namn not in orord
    }
    gamla = [namn for namn in minne if namn in orord and namn not in nya]
    ympad = ympa(
        data,
        skiss.data,
        nya,
        prefix=skiss.rapport.prefix,
        bort=gamla,
        behall=bevarade,
        rakna_om_vid_oppning=_har_egna_formler(paket, {*minne, *nya}),
    )
    resultat = Paket.oppna(ympad)
    avtryck = {namn: fingeravtryck(resultat, namn) for namn in nya}
    return Ympning(_med_start(_med_minne(ympad, avtryck), skiss), bevarade)


def _minne(data: bytes) -> dict[str, str]:
    """The fingerprints of the sheets as they were last built; none in a book that has not been built."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - only a build remembers

    bok = CalamineWorkbook.from_filelike(BytesIO(data))
    if MINNESBLAD not in bok.sheet_names:
        return {}
    rader = bok.get_sheet_by_name(MINNESBLAD).to_python()
    return {str(namn): str(avtryck) for namn, avtryck, *_ in rader}


def _med_minne(data: bytes, avtryck: Mapping[str, str]) -> bytes:
    blad = Grid(MINNESBLAD, state="veryHidden")
    for rad, par in enumerate(avtryck.items(), start=1):
        for kolumn, text in enumerate(par, start=1):
            blad.put(rad, kolumn, "Normal", text=text)
    skiss = scratch_workbook([blad], {}, tables=(), cells=(), page=PageText("", ""), register_styles=lambda _: None)
    return ympa(data, skiss, [MINNESBLAD], prefix=MINNESBLAD)


def _med_start(data: bytes, skiss: Skiss) -> bytes:
    """The cached values of Start's key figures, which read names that the build has just defined."""
    paket = Paket.oppna(data)
    start = next((blad for blad in arbetsbok.blad(paket) if blad.namn == _START), None)
    if start is None:
        return data
    varden = {
        cell(rad, kolumn): _resultat(skiss.namngiven(traff[1]))
        for (rad, kolumn), formel in formler(list(rutor(paket.rot(start.del_)))).items()
        if (traff := _STARTFORMEL.fullmatch(formel)) and traff[1] in skiss.rapport.namn
    }
    satt_varden(paket, _START, varden)
    return paket.skriv()


def _resultat(varde: Varde) -> str | float:
    return varde if isinstance(varde, (str, int, float)) else ""


def _har_egna_formler(paket: Paket, vara: set[str]) -> bool:
    """Whether a person's own sheets hold formulas: they may read ours, and Excel must then calculate on opening."""
    egna = (blad for blad in arbetsbok.blad(paket) if blad.namn not in vara | _VARA_INDATA)
    return any(_FORMELCELL.search(paket.las(blad.del_)) for blad in egna)
