"""Where printed tables are read from: a folder of CSV, or a workbook into which a person has pasted them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.granskning.tryck.las import las_mapp
from finsam_xl.granskning.tryck.las_fel import GranskningsfelError, UtanTabellerError
from finsam_xl.hosts.fel import Avbrott, Olast
from finsam_xl.hosts.granskningsblad import GRANSKNINGSBLAD

if TYPE_CHECKING:
    from pathlib import Path

    from finsam_xl.granskning.tryck.dokument import Dokument

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
    from finsam_xl.granskning.tryck.las_arbetsbok import las_arbetsbok  # noqa: PLC0415 - a folder needs no workbook reader
    from finsam_xl.hosts import grind  # noqa: PLC0415 - as above
    from finsam_xl.writers.arbetsbok import tabeller  # noqa: PLC0415 - as above
    from finsam_xl.writers.arkinnehall import las_ark  # noqa: PLC0415 - as above
    from finsam_xl.writers.paket import Paket, Paketfel  # noqa: PLC0415 - as above

    data = grind.las_arbetsbok(vag)
    try:
        paket = Paket.oppna(data)
        egna = _vara_blad(data) if {ett.namn for ett in tabeller(paket)} >= _VARA_TABELLER else frozenset()
        ark = las_ark(paket, utom=egna | {GRANSKNINGSBLAD})
    except Paketfel as fel:
        raise Avbrott(f"{vag.name}: {fel}") from fel
    if egna and not any(ett.rutor for ett in ark):
        raise Olast(
            f"{vag.name} har inga inklistrade tabeller, bara programmets egna blad. Klistra in den tryckta rapportens "
            f"tabeller på ett nytt blad. De byggda bladen prövas med finsam kontrollera {vag.name}"
        )
    return las_arbetsbok(vag.stem, [(ett.namn, ett.rutor) for ett in ark])


def _vara_blad(data: bytes) -> frozenset[str]:
    """The sheets of a book of ours that hold input, help or generated tables."""
    from finsam_xl.hosts.minne import las_minne  # noqa: PLC0415 - only a book of ours has a memory
    from finsam_xl.inputs.schema import TABELLER  # noqa: PLC0415 - as above

    return HJALPBLAD | {tab.blad for tab in TABELLER} | las_minne(data).keys()
