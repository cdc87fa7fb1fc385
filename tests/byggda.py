"""Every example that ships with the product, built as the ekonomitjänst builds it; kept on disk (tests.lager).

Each path is this process's own copy, shared by its tests: a test that changes a book works on a copy.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.arbete.bygg.minne import las_minne
from finsam_xl.arbete.importera.filimport import importera_sie
from finsam_xl.arbete.revision.revisor import revisorspaket
from finsam_xl.arbete.skapa.nybok import skapa_bok
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.book.exempel import exemplen
from finsam_xl.exempel import bokforing, har_bokforing
from finsam_xl.hosts.kommandon.demo import demo
from finsam_xl.inputs import las_bok
from finsam_xl.mallar import mall
from finsam_xl.rapporter.slag import ARSREDOVISNING, RAPPORTSLAG, ifyllda
from tests.exemplet import TID, importerat
from tests.lager import ur_lagret

if TYPE_CHECKING:
    from finsam_xl.arbete.revision.revisor import Revisorspaket

__all__ = [
    "BOKFORDA",
    "EXEMPEL",
    "byggd",
    "byggd_med",
    "byggda_blad",
    "demo_i",
    "demobok",
    "gjort",
    "importerat_och_byggt",
    "revisorspaketet",
    "siefil",
]


EXEMPEL = exemplen()
BOKFORDA = tuple(filter(har_bokforing, EXEMPEL))


def byggd(exempel: str, andelse: str = ".xlsx") -> Path:
    """The example's workbook with every report it is used for, and beside it the SIE file that was read."""
    return ur_lagret(f"byggd-{exempel}{andelse}", lambda mapp: _bygg_allt(mapp, exempel, andelse)) / (exempel + andelse)


def _bygg_allt(mapp: Path, exempel: str, andelse: str) -> None:
    bok = skapa_bok(mapp / f"{exempel}{andelse}", exempel=exempel, tid=TID)
    if har_bokforing(exempel):
        importera_sie(bok, [siefil(exempel, mapp)], fraga=lambda _: False, tid=TID)
    bokslut = las_bok(Bok(bok.read_bytes())).bokslut
    assert bokslut is not None
    for slag in ifyllda(bokslut):
        bygg(slag, bok, tid=TID)


def byggd_med(prefix: str, exempel: str) -> Path:
    """The example's workbook with all its SIE files read and the report of that *prefix* alone built."""
    return ur_lagret(f"{prefix}-{exempel}", lambda mapp: _bygg_en(mapp, prefix, exempel)) / f"{exempel}.xlsx"


def _bygg_en(mapp: Path, prefix: str, exempel: str) -> None:
    bok = skapa_bok(mapp / f"{exempel}.xlsx", exempel=exempel, tid=TID)
    if har_bokforing(exempel):
        jamforelse = (f"{exempel}/jamforelse",) if (mall(f"exempel/{exempel}") / "jamforelse").exists() else ()
        filer = [siefil(namn, mapp) for namn in (exempel, *jamforelse)]
        importera_sie(bok, filer, fraga=lambda _: False, tid=TID)
    bygg(RAPPORTSLAG[prefix], bok, tid=TID)


def importerat_och_byggt(fil: Path) -> Path:
    """The example's book on disk, .xlsx or .xlsm, with its SIE file read and nothing but the årsredovisning built."""
    mapp = ur_lagret(f"importerat-byggt{fil.suffix}", lambda ny: _bygg_ar(importerat(ny / f"bok{fil.suffix}")))
    return Path(shutil.copy(mapp / f"bok{fil.suffix}", fil))


def _bygg_ar(fil: Path) -> None:
    bygg(ARSREDOVISNING, fil, tid=TID)


def demobok(andelse: str = ".xlsx") -> Path:
    """The file that `finsam demo` says to open, or the one with buttons beside it."""
    (bok,) = ur_lagret("demo", lambda mapp: demo(mapp, tid=TID)).glob(f"*{andelse}")
    return bok


def demo_i(mapp: Path) -> Path:
    """What `finsam demo` makes, laid in *mapp*; the book to open, to be changed at will."""
    return Path(shutil.copytree(demobok().parent, mapp, dirs_exist_ok=True)) / demobok().name


def gjort(bok: Path, mapp: Path) -> Revisorspaket:
    """The revisor's package without prints, which take time: they are tested by themselves."""
    with pytest.MonkeyPatch.context() as lappa:
        lappa.setattr("finsam_xl.arbete.revision.revisor.skrivare", lambda _: None)
        return revisorspaket(bok, mapp, tid=TID)


def revisorspaketet(exempel: str, andelse: str = ".xlsx") -> Path:
    """The revisor's package of the built example, without prints."""
    namn = f"revisor-{exempel}{andelse}"
    return ur_lagret(namn, lambda mapp: gjort(byggd(exempel, andelse), mapp / "paket")) / "paket"


def siefil(exempel: str, mapp: Path) -> Path:
    """The example's SIE file, written in *mapp*."""
    fil = mapp / f"{exempel.replace('/', '-')}.se"
    fil.write_bytes(bokforing(exempel))
    return fil


def byggda_blad(bok: Path) -> tuple[str, ...]:
    """The sheets that the book remembers having been built."""
    return tuple(las_minne(Bok(bok.read_bytes())))
