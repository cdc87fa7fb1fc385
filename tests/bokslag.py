"""Every kind of book that leaves the product: empty, examples, built, next year's, revisor's, with charts, large."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.arbete.bygg.formelvarden import omraknad
from finsam_xl.arbete.importera.filimport import importera_sie
from finsam_xl.arbete.nytt_ar.nyttar import nytt_ar
from finsam_xl.arbetsbok.andra.fyll import fyll
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.inputs import las_bok, rader
from finsam_xl.inputs.schema import tabell
from finsam_xl.rapporter.slag import ARSREDOVISNING, BILAGOR
from tests.bilagor.enkat import SVAR
from tests.byggda import EXEMPEL, byggd, revisorspaketet, siefil
from tests.exemplet import TID, skapad
from tests.lager import ur_lagret
from tests.redigering import skriv

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["BOKSLAG", "INSATSER_I_DEN_STORA"]

INSATSER_I_DEN_STORA = 104
_LANGSTA_NAMN = 80
_WORKBOOK = Path(__file__).parents[1] / "workbook"
_BOKFORT = "gavleborg-2025"


def _med_diagram() -> Path:
    """Answers in Indikatorer, so that the charts of the second bilaga are drawn."""

    def gor(mapp: Path) -> None:
        bok = mapp / "diagram.xlsx"
        paket = Paket.oppna(skapad("gavleborg-bilagor-2024").read_bytes())
        fyll(paket, "Indikatorer", _rubriker("Indikatorer"), [rad.celler() for rad in SVAR])
        bok.write_bytes(paket.skriv())
        bygg(BILAGOR, bok, tid=TID)

    return ur_lagret("bokslag-diagram", gor) / "diagram.xlsx"


def _nasta_ar(andelse: str) -> Path:
    return ur_lagret(
        f"bokslag-nytt{andelse}",
        lambda mapp: nytt_ar(byggd(_BOKFORT, andelse), mapp / f"nytt{andelse}", tid=TID),
    ) / (f"nytt{andelse}")


def _stor() -> Path:
    """As many insatser as one förbund has had, with long names, of a förbund whose name fills the page."""

    def gor(mapp: Path) -> None:
        bok = mapp / "stor.xlsx"
        bok.write_bytes(_med_manga_insatser(skapad(_BOKFORT)))
        importera_sie(bok, [siefil(_BOKFORT, mapp)], fraga=lambda _: False, tid=TID)
        bygg(ARSREDOVISNING, bok, tid=TID)

    return ur_lagret("bokslag-stor", gor) / "stor.xlsx"


def _med_manga_insatser(bok: Path) -> bytes:
    bokslut = las_bok(Bok(bok.read_bytes())).bokslut
    assert bokslut is not None
    egna = bokslut.insatser
    nya = tuple(
        replace(
            egna[0], id=f"insats_{nr}", objekt="", ordning=nr, namn=f"{nr} & {egna[0].namn} ".ljust(_LANGSTA_NAMN, "x")
        )
        for nr in range(len(egna) + 1, INSATSER_I_DEN_STORA + 1)
    )
    paket = Paket.oppna(bok.read_bytes())
    fyll(paket, "Insatser", _rubriker("Insatser"), rader("Insatser", (*egna, *nya)), nyckel=("Id",))
    namn = "Samordningsförbundet R&D " * 11
    med_namn = skriv(paket.skriv(), "Grunddata", {"B5": namn, "B7": "DNR&" * 9})
    return omraknad(Bok(med_namn), TID).data


def _rubriker(namn: str) -> tuple[str, ...]:
    return tuple(kolumn.namn for kolumn in tabell(namn).kolumner)


BOKSLAG: Mapping[str, Callable[[], Path]] = {
    "tom.xlsx": lambda: _WORKBOOK / "finsam.xlsx",
    "tom.xlsm": lambda: _WORKBOOK / "finsam.xlsm",
    **{f"exempel {namn}": partial(skapad, namn) for namn in EXEMPEL},
    **{f"byggd {namn}.xlsx": partial(byggd, namn) for namn in EXEMPEL},
    **{f"byggd {namn}.xlsm": partial(byggd, namn, ".xlsm") for namn in EXEMPEL},
    "nästa år.xlsx": partial(_nasta_ar, ".xlsx"),
    "nästa år.xlsm": partial(_nasta_ar, ".xlsm"),
    "revisorns": lambda: next(revisorspaketet(_BOKFORT).glob("*.xlsx")),
    "med diagram": _med_diagram,
    "104 insatser": _stor,
}
"""The name of each kind and how the book is had; kept on disk, to be read only."""
