"""A trial balance or ledger that is a sheet, opened: a workbook or a text file as cells, within limits."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.importera.saldobok import bokens_ark
from finsam_xl.arbete.importera.saldogranser import Olasbar
from finsam_xl.arbete.importera.saldotext import textens_ark
from finsam_xl.arbetsbok.opc.paket import Paketfel
from finsam_xl.inlasning.saldolista import slag
from finsam_xl.inlasning.saldolista.listhuvud import SALDOLISTA
from finsam_xl.inlasning.saldolista.tolkning import saldofiler
from finsam_xl.sie import TECKENKODER, Diagnos, SieFil
from finsam_xl.sie.fil import filens_byte

if TYPE_CHECKING:
    from pathlib import Path

    from finsam_xl.inlasning.saldolista.ark import Listark
    from finsam_xl.inlasning.saldolista.bokstod import Bokstod

__all__ = ["SALDOFILER", "ar_saldofil", "oppna_saldon"]

SALDOFILER = frozenset({".xlsx", ".xlsm", ".csv", ".tsv", ".skv"})
"""The endings of a file that is read as a sheet of balances."""
_ANDRA_BLAD = frozenset({".xls", ".xlsb", ".ods", ".pdf", ".htm", ".html"})
"""Sheets that are not read, but told as what they are."""
_INLEDNING = 64
_BOKER = frozenset({".xlsx", ".xlsm"})
_STORSTA_FIL = 20_000_000


def ar_saldofil(vag: Path) -> bool:
    """Whether the file is a sheet by its name, or a text that does not begin as a SIE file does."""
    andelse = vag.suffix.casefold()
    if andelse != ".txt":
        return andelse in SALDOFILER | _ANDRA_BLAD
    try:
        with vag.open("rb") as fil:
            return not fil.read(_INLEDNING).lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"#")
    except OSError:
        return False


def oppna_saldon(vag: Path, stod: Bokstod, teckenkod: str | None = None) -> tuple[SieFil, ...]:
    """Each year that the file is a list of balances for; a file with faults is refused, and has no balances.

    Raises:
        Avbrott: *teckenkod* is not one that we know.

    """
    if teckenkod is not None and teckenkod not in TECKENKODER:
        raise Avbrott(f"Teckenkoden «{teckenkod}» känns inte igen; välj en av {', '.join(TECKENKODER)}.")
    data = filens_byte(vag, _STORSTA_FIL)
    if isinstance(data, Diagnos):
        return (_avvisad(vag, data, ""),)
    summa = hashlib.sha256(data).hexdigest()
    try:
        ark = _bladen(vag, data, teckenkod, stod)
    except (Avbrott, Paketfel, Olasbar) as fel:
        return (_avvisad(vag, slag.fyndet(slag.FIL, "", str(fel)), summa),)
    return saldofiler(ark, SieFil(vag.name, summa, teckenkod or "", sietyp=SALDOLISTA), stod)


def _avvisad(vag: Path, fel: Diagnos, summa: str) -> SieFil:
    return SieFil(vag.name or str(vag), summa, "", sietyp=SALDOLISTA, diagnoser=(fel,))


def _bladen(vag: Path, data: bytes, teckenkod: str | None, stod: Bokstod) -> list[Listark]:
    if len(data) > _STORSTA_FIL:
        raise Olasbar(f"Filen är större än {_STORSTA_FIL // 1_000_000} MB, som är det största som läses in.")
    if vag.suffix.casefold() in _BOKER or data.startswith(b"PK"):
        return list(bokens_ark(data, vag.name))
    return [textens_ark(data, teckenkod, stod)]
