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
_STORST = 100_000_000
_VARA_TABELLER = frozenset({"Saldo", "Kontoplan"})


def las_tryck(vag: Path) -> Dokument:
    """Read the printed tables at *vag*.

    Raises:
        Olast: it holds no table that can be read.
        Avbrott: nothing there, or not what can be examined.

    """
    try:
        if vag.is_dir() or not vag.exists() or vag.suffix.casefold() == ".csv":
            return las_mapp(vag)
        return _las_dokument(vag) or _las_bok(vag)
    except UtanTabellerError as fel:
        raise Olast(str(fel)) from fel
    except GranskningsfelError as fel:
        raise Avbrott(str(fel)) from fel


def _las_dokument(vag: Path) -> Dokument | None:
    """A Word document or a PDF, known by its bytes and not by its name; None for anything else."""
    from finsam_xl.granskning.tryck.las_pdf import ar_pdf, las_pdf  # noqa: PLC0415 - a folder needs no reader of files
    from finsam_xl.granskning.tryck.las_word import ar_word, las_word  # noqa: PLC0415 - as above

    if vag.stat().st_size > _STORST:
        raise Avbrott(f"{vag.name} är större än {_STORST // 1_000_000} MB och läses inte.")
    data = vag.read_bytes()
    if ar_pdf(data):
        return las_pdf(vag.name, data)
    return las_word(vag.name, data) if ar_word(data) else None


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
