"""En SIE-fil på disk: öppnad och läst, och går den inte att öppna är också det en diagnos."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.sie.inledning import STORSTA_FIL
from finsam_xl.sie.lasare import las
from finsam_xl.sie.siefil import SieFil
from finsam_xl.sie.slag import OPPNAS_INTE

if TYPE_CHECKING:
    from pathlib import Path


def las_fil(vag: Path, *, teckenkod: str | None = None, verifikationer: bool = False) -> SieFil:
    """Läs SIE-filen *vag* som ``las`` gör; mappar, låsta filer och filer som inte finns blir en diagnos.

    Raises:
        ValueError: *teckenkod* är inte en vi känner.

    """
    try:
        with vag.open("rb") as strom:
            data = strom.read(STORSTA_FIL + 1)
    except OSError as fel:
        diagnos = OPPNAS_INTE.pa_rad(None, f"Filen {vag} går inte att öppna: {_orsak(vag, fel)}")
        return SieFil(filnamn=vag.name or str(vag), sha256="", teckenkod=teckenkod or "", diagnoser=(diagnos,))
    return las(data, filnamn=vag.name, teckenkod=teckenkod, verifikationer=verifikationer)


def _orsak(vag: Path, fel: OSError) -> str:
    if vag.is_dir():
        return "det är en mapp."
    if isinstance(fel, FileNotFoundError):
        return "den finns inte."
    if isinstance(fel, PermissionError):
        return "den är låst av ett annat program, eller så saknas behörighet."
    return f"{fel.strerror}."
