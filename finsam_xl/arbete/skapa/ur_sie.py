"""A new workbook that SIE files have filled in: every proposal with its source, and what is left for a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.kvar.boken import med_kvar
from finsam_xl.arbete.gemensamt.fel import Indatafel
from finsam_xl.arbete.gemensamt.skrivet import spara_ny_bok
from finsam_xl.arbete.importera.sieoppning import oppna_varje
from finsam_xl.arbete.skapa.bokinnehall import bokinnehall, mallens_kontorader
from finsam_xl.arbete.skapa.efterlasning import efter_inlasning
from finsam_xl.arbete.skapa.nybok import ledig_plats, ny_bok
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.book.exempel import KONTOPLANER
from finsam_xl.book.klocka import klockan
from finsam_xl.inlasning.forslag.boken import bokforslag
from finsam_xl.inlasning.forslag.filerna import hinder
from finsam_xl.inlasning.kontoplansslag import kontoplansslag
from finsam_xl.inlasning.sieperiod import mojliga

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from finsam_xl.arbete.skapa.efterlasning import Efterlasning
    from finsam_xl.inlasning.forslag.form import Bokforslag
    from finsam_xl.sie import SieFil

__all__ = ["Nybok", "skapa_ur_sie"]


@dataclass(frozen=True, slots=True)
class Nybok:
    """The book that was made, what was proposed in it, and what reading the files in will ask and leave.

    *att_lasa_in* are the files with a period of the book's; an older one has given its history and no more.
    """

    bok: Path
    forslag: Bokforslag
    efter: Efterlasning
    att_lasa_in: tuple[Path, ...]


def skapa_ur_sie(
    ut: Path,
    filer: Sequence[Path],
    *,
    kontoplan: str | None = None,
    teckenkod: str | None = None,
    tid: datetime | None = None,
) -> Nybok:
    """Write a new workbook to *ut*, filled in as far as *filer* know; *kontoplan* is the chart if a person chose it.

    Raises:
        Indatafel: a file is refused, or they are not one förbund's of different years.
        Avbrott: the book exists, has another ending, or cannot be written; or *teckenkod* is not one that we know.

    """
    ledig_plats(ut)
    per_fil = {vag: oppna_varje(vag, teckenkod) for vag in filer}
    lasta = [fil for filerna in per_fil.values() for fil in filerna]
    if fel := tuple(hinder(lasta)):
        raise Indatafel(fel)
    vald = next((ett for ett in kontoplansslag() if ett.id == kontoplan), None)
    forslag = bokforslag(lasta, {namn: mallens_kontorader(namn) for namn in KONTOPLANER}, vald)
    stund = tid or klockan()
    data = ny_bok(ut, kontoplan=forslag.kontoplan.varde.id, innehall=bokinnehall(forslag), tid=stund)
    bok = Bok(data)
    att_lasa_in = tuple(_med_bokens_perioder(per_fil, forslag))
    efter = efter_inlasning(bok, att_lasa_in, stund, teckenkod)
    spara_ny_bok(ut, med_kvar(bok, stund, efter.kvar).ympning.bok.data)
    return Nybok(ut, forslag, efter, att_lasa_in)


def _med_bokens_perioder(per_fil: Mapping[Path, Sequence[SieFil]], forslag: Bokforslag) -> Iterator[Path]:
    dagar = [ett.varde for ett in forslag.grunddata.values() if isinstance(ett.varde, date)]
    yield from (vag for vag, filerna in per_fil.items() if any(any(mojliga(fil, dagar)) for fil in filerna))
