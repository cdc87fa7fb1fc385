"""Where printed tables are read from: a folder of CSV, or a workbook into which a person has pasted them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbete.fel import Avbrott, Olast
from finsam_xl.arbete.granska.granskningsblad import GRANSKNINGSBLAD
from finsam_xl.granskning.las import GranskningsfelError, UtanTabellerError, las_mapp

if TYPE_CHECKING:
    from pathlib import Path

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.granskning.tryck import Dokument

__all__ = ["HJALPBLAD", "las_tryck"]

HJALPBLAD = frozenset(
    {"Start", "Grunddata", "Om", "Funktioner", "Källor", "Kontrollförteckning", "Etikettlista", "Parametrar"}
    | {"Verifikationer"}
)
"""Our own sheets beside the input tables; a person's printed tables are on none of them."""
_VARA_TABELLER = frozenset({"Saldo", "Kontoplan"})


def las_tryck(vag: Path) -> Dokument:
    """Read the printed tables at *vag*.

    Raises:
        Olast: it holds no table that can be read.
        Avbrott: nothing there, or not what can be examined.

    """
    try:
        if vag.is_dir() or not vag.exists():
            return las_mapp(vag)
        return _las_bok(vag)
    except UtanTabellerError as fel:
        raise Olast(str(fel)) from fel
    except GranskningsfelError as fel:
        raise Avbrott(str(fel)) from fel


def _las_bok(vag: Path) -> Dokument:
    from finsam_xl.arbete import grind  # noqa: PLC0415 - as above
    from finsam_xl.arbetsbok.lasa.arkinnehall import las_ark  # noqa: PLC0415 - as above
    from finsam_xl.arbetsbok.lasa.innehall import tabeller  # noqa: PLC0415 - as above
    from finsam_xl.arbetsbok.opc.paket import Paketfel  # noqa: PLC0415 - as above
    from finsam_xl.granskning.las_arbetsbok import las_arbetsbok  # noqa: PLC0415 - a folder needs no workbook reader

    bok = grind.las_arbetsbok(vag)
    try:
        egna = _vara_blad(bok) if {ett.namn for ett in tabeller(bok.paket)} >= _VARA_TABELLER else frozenset()
        ark = las_ark(bok.paket, utom=egna | {GRANSKNINGSBLAD})
    except Paketfel as fel:
        raise Avbrott(f"{vag.name}: {fel}") from fel
    if egna and not any(ett.rutor for ett in ark):
        raise Olast(
            f"{vag.name} har inga inklistrade tabeller, bara programmets egna blad. Klistra in den tryckta rapportens "
            f"tabeller på ett nytt blad. De byggda bladen prövas med finsam kontrollera {vag.name}"
        )
    return las_arbetsbok(vag.stem, [(ett.namn, ett.rutor) for ett in ark])


def _vara_blad(bok: Bok) -> frozenset[str]:
    """The sheets of a book of ours that hold input, help or generated tables."""
    from finsam_xl.arbete.bygg.minne import las_minne  # noqa: PLC0415 - only a book of ours has a memory
    from finsam_xl.inputs.schema import TABELLER  # noqa: PLC0415 - as above

    return HJALPBLAD | {tab.blad for tab in TABELLER} | las_minne(bok).keys()
