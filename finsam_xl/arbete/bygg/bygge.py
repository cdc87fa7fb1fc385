"""A report grafted into a workbook: our own sheets replaced, changed ones kept beside, everything else left as it is.

A very hidden sheet remembers the fingerprint of each sheet as it was built. A sheet that no longer has it has been
changed by a person: it is kept under a new name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.formelvarden import FORMELBLAD, kompletterad
from finsam_xl.arbete.bygg.minne import MINNESBLAD, las_minne, med_minne, ororda, tag_minne, uppdaterat
from finsam_xl.arbete.bygg.startvarden import rakna_start
from finsam_xl.arbetsbok.andra.omrakning import raknas_om
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa import innehall
from finsam_xl.arbetsbok.ympa.bladnamn import ledigt_namn
from finsam_xl.arbetsbok.ympa.graft import ympa

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from finsam_xl.arbete.bygg.minne import Minne
    from finsam_xl.arbete.bygg.skiss import Skiss
    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = ["Bladsats", "Ympning", "ympa_blad", "ympa_rapport"]

_FORMELCELL = re.compile(rb"<f[ >]")


@dataclass(frozen=True, slots=True)
class Ympning:
    """The finished workbook, and the sheets a person had changed: their name -> the name they are kept under."""

    bok: Bok
    bevarade: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Bladsats:
    """Sheets to set into a workbook: the scratch workbook that has them, their names, and what else is theirs.

    *prefix* begins the defined names that are theirs, and *ager* says whether an older sheet is. With *i_ordning* they
    stand in the order of *blad*, also where an older one stood elsewhere.
    """

    skiss: bytes
    blad: tuple[str, ...]
    prefix: str
    ager: Callable[[str], bool]
    i_ordning: bool = False


def ympa_rapport(bok: Bok, skiss: Skiss, tid: datetime, paminnelse: str = "", mer: Sequence[Bladsats] = ()) -> Ympning:
    """The workbook *bok* with the report of *skiss* in it, and *paminnelse* where Start says what is to be read.

    *mer* are sheets that follow with every report.

    Raises:
        Paketfel: the workbook is refused.

    """
    slag = skiss.rapport.slag
    blad = tuple(grid.name for grid in skiss.rapport.blad)
    paket, minne = bok.att_andra(), las_minne(bok)
    rapportens = Bladsats(skiss.data, blad, slag.prefix, slag.ager, i_ordning=skiss.rapport.i_ordning)
    bevarade: dict[str, str] = {}
    for sats in (*mer, rapportens):
        bevarade |= _ympa(paket, minne, sats, tid, gamla_varden=False)
    rakna_start(paket, bok, tid, skiss=skiss, paminnelse=paminnelse)
    return Ympning(kompletterad(Bok.av(paket), tid), bevarade)


def ympa_blad(bok: Bok, sats: Bladsats, tid: datetime) -> Ympning:
    """The workbook *bok*, which may be anybody's, with the sheets of *sats* in it and all else as old as it was.

    Raises:
        Paketfel: the workbook is refused.

    """
    paket = bok.att_andra()
    minne = las_minne(bok)
    bevarade = _ympa(paket, minne, sats, tid, gamla_varden=raknas_om(paket))
    return Ympning(Bok.av(paket), bevarade)


def _ympa(
    paket: Paket, minne: dict[str, Minne], sats: Bladsats, tid: datetime, *, gamla_varden: bool
) -> dict[str, str]:
    """Set the sheets in and remember them in *minne* too; return the names under which changed sheets are kept.

    With *gamla_varden* some of the workbook's values are old, and Excel must still calculate when it opens the file.
    """
    finns = {blad.namn.casefold(): blad.namn for blad in innehall.blad(paket)}
    vara = ororda(paket, minne)
    bevarade = {
        gammalt: ledigt_namn(paket, gammalt, f"ändrad {tid:%Y-%m-%d}")
        for namn in sats.blad
        if (gammalt := finns.get(namn.casefold(), "")) and gammalt not in vara
    }
    ympa(
        paket,
        sats.skiss,
        [*sats.blad, MINNESBLAD],
        prefix=sats.prefix,
        bort=[namn for namn in minne if namn in vara and namn not in sats.blad and sats.ager(namn)],
        behall=bevarade,
        ordning=sats.blad if sats.i_ordning else (),
        rakna_om_vid_oppning=gamla_varden or _har_egna_formler(paket, {*vara, MINNESBLAD}),
    )
    kvar = {namn: minne[namn] for namn in sorted(vara - {*sats.blad}) if not sats.ager(namn)}
    nytt = tag_minne(paket, sats.blad, minne) | uppdaterat(paket, kvar)
    minne.clear()
    minne.update(nytt)
    med_minne(paket, minne)
    return bevarade


def _har_egna_formler(paket: Paket, vara: set[str]) -> bool:
    """Whether a person's own sheets hold formulas: they may read ours, and Excel must then calculate on opening."""
    egna = (blad for blad in innehall.blad(paket) if blad.namn not in vara | FORMELBLAD)
    return any(_FORMELCELL.search(paket.las(blad.del_)) for blad in egna)
