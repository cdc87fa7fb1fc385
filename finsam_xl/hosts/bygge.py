"""A report grafted into a workbook: our own sheets replaced, changed ones kept beside, everything else left as it is.

A very hidden sheet remembers the fingerprint of each sheet as it was built. A sheet that no longer has it has been
changed by a person: it is kept under a new name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.hosts.minne import MINNESBLAD, las_minne, med_minne, ororda, tag_minne, uppdaterat
from finsam_xl.writers import arbetsbok
from finsam_xl.writers.bladnamn import ledigt_namn
from finsam_xl.writers.graft import ympa
from finsam_xl.writers.ooxml import cell
from finsam_xl.writers.paket import Paket
from finsam_xl.writers.rutnat import formler, rutor
from finsam_xl.writers.satt_varden import satt_varden

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from finsam_xl.hosts.skiss import Skiss, Varde

__all__ = ["Ympning", "ympa_rapport"]

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
    minne = las_minne(data)
    finns = {blad.namn for blad in arbetsbok.blad(paket)}
    nya = [grid.name for grid in skiss.rapport.blad]
    vara = ororda(paket, minne)
    bevarade = {
        namn: ledigt_namn(paket, namn, f"ändrad {tid:%Y-%m-%d}") for namn in nya if namn in finns and namn not in vara
    }
    ympa(
        paket,
        skiss.data,
        [*nya, MINNESBLAD],
        prefix=skiss.rapport.slag.prefix,
        bort=[namn for namn in minne if namn in vara and namn not in nya and skiss.rapport.slag.ager(namn)],
        behall=bevarade,
        rakna_om_vid_oppning=_har_egna_formler(paket, {*vara, MINNESBLAD}),
    )
    kvar = {namn: minne[namn] for namn in sorted(vara - {*nya}) if not skiss.rapport.slag.ager(namn)}
    med_minne(paket, tag_minne(paket, nya, minne) | uppdaterat(paket, kvar))
    _rakna_start(paket, skiss)
    return Ympning(paket.skriv(), bevarade)


def _rakna_start(paket: Paket, skiss: Skiss) -> None:
    """Give Start's key figures their values: they read names that the build has just defined."""
    start = next((blad for blad in arbetsbok.blad(paket) if blad.namn == _START), None)
    if start is None:
        return
    varden = {
        cell(rad, kolumn): _resultat(skiss.namngiven(traff[1]))
        for (rad, kolumn), formel in formler(list(rutor(paket.rot(start.del_)))).items()
        if (traff := _STARTFORMEL.fullmatch(formel)) and traff[1] in skiss.rapport.namn
    }
    satt_varden(paket, _START, varden)


def _resultat(varde: Varde) -> str | float:
    return varde if isinstance(varde, (str, int, float)) else ""


def _har_egna_formler(paket: Paket, vara: set[str]) -> bool:
    """Whether a person's own sheets hold formulas: they may read ours, and Excel must then calculate on opening."""
    egna = (blad for blad in arbetsbok.blad(paket) if blad.namn not in vara | _VARA_INDATA)
    return any(_FORMELCELL.search(paket.las(blad.del_)) for blad in egna)
