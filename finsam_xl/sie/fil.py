"""En SIE-fil på disk: öppnad och läst, och går den inte att öppna är också det en diagnos."""

from __future__ import annotations

import errno
import stat
from typing import TYPE_CHECKING, Final

from finsam_xl.sie.diagnos import Diagnos
from finsam_xl.sie.inledning import STORSTA_FIL
from finsam_xl.sie.lasare import las
from finsam_xl.sie.siefil import SieFil
from finsam_xl.sie.slag import OPPNAS_INTE

if TYPE_CHECKING:
    from pathlib import Path

_ORSAKER: Final = {
    errno.EINVAL: "det är ingen vanlig fil utan en enhet eller ett rör.",
    errno.ENAMETOOLONG: "namnet är för långt.",
    errno.ELOOP: "en länk leder till sig själv.",
}


def las_fil(vag: Path, *, teckenkod: str | None = None, verifikationer: bool = False) -> SieFil:
    """Läs SIE-filen *vag* som ``las`` gör; mappar, låsta filer och filer som inte finns blir en diagnos.

    Raises:
        ValueError: *teckenkod* är inte en vi känner.

    """
    data = filens_byte(vag, STORSTA_FIL)
    if isinstance(data, Diagnos):
        return SieFil(filnamn=vag.name or str(vag), sha256="", teckenkod=teckenkod or "", diagnoser=(data,))
    return las(data, filnamn=vag.name, teckenkod=teckenkod, verifikationer=verifikationer)


def filens_byte(vag: Path, hogst: int) -> bytes | Diagnos:
    """Filens byte, ett fler än *hogst* av en som är större; eller varför den inte går att öppna."""
    try:
        _vagra_annat_an_fil(vag)
        with vag.open("rb") as strom:
            return strom.read(hogst + 1)
    except OSError as fel:
        return OPPNAS_INTE.pa_rad(None, f"Filen {vag} går inte att öppna: {_orsak(fel)}")


def _vagra_annat_an_fil(vag: Path) -> None:
    """En mapp har inget att läsa, och ett rör eller en enhet har inget slut: läsningen skulle aldrig bli klar."""
    try:
        lage = vag.stat().st_mode
    except OSError:  # vad som hindrar säger öppningen bäst
        return
    if stat.S_ISDIR(lage):
        raise IsADirectoryError(errno.EISDIR, "en mapp")
    if not stat.S_ISREG(lage):
        raise OSError(errno.EINVAL, "ingen vanlig fil")


def _orsak(fel: OSError) -> str:
    if isinstance(fel, IsADirectoryError):
        return "det är en mapp."
    if isinstance(fel, FileNotFoundError):
        return "den finns inte."
    if isinstance(fel, PermissionError):
        return "den är låst av ett annat program, eller så saknas behörighet."
    return _ORSAKER.get(fel.errno or 0, f"systemet svarade med fel {fel.errno}.")
