"""Books and documents on disk: read within bounds, and saved so that the old file or the new is there, never a half."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from finsam_xl.arbetsbok.fil.lamnat import bredvid, stada
from finsam_xl.arbetsbok.granser import STORSTA_FIL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

__all__ = ["ANDRAD", "Andrad", "Filfel", "gar_att_spara", "las_bok", "orsak", "spara", "spara_ny"]

ANDRAD: Final = "Boken har ändrats sedan den lästes. Kör igen."
"""Why a workbook is not written over: somebody has saved it, or typed in it, meanwhile."""
_ORSAKER: Final = {
    errno.ENOSPC: "disken är full",
    errno.EROFS: "disken går bara att läsa",
    errno.ENAMETOOLONG: "namnet är för långt",
    errno.ELOOP: "en länk leder till sig själv",
}


@dataclass(frozen=True, slots=True)
class _Filart:
    """What people make such files with, and what they call one."""

    program: str
    vad: str
    exempel: str
    rad: str


_BOK: Final = _Filart(
    "Excel",
    "ingen arbetsbok",
    "finsam.xlsx",
    "En arbetsbok för ett förbund är sällan över 5 MB: ta bort bilder och tomma rader som inte behövs",
)
_DOKUMENT: Final = _Filart(
    "Word", "inget dokument", "rapport.docx", "Komprimera bilderna i Word (Bildformat, Komprimera bilder)"
)


def _art(vag: Path) -> _Filart:
    return _DOKUMENT if vag.suffix.casefold() in {".docx", ".docm", ".dotx"} else _BOK


class Filfel(Exception):  # noqa: N818 - Swedish for error, as all the project's exceptions
    """A file that cannot be read or saved; the text is for the user: what, what it means, what to do."""


class Andrad(Filfel):
    """The file is not the one that was read: somebody has saved it meanwhile, and that is not written over."""


def las_bok(vag: Path, storst: int = STORSTA_FIL) -> bytes:
    """Return the bytes of a workbook file; what a run that was killed left in its folder is cleared away.

    Raises:
        Filfel: it is not there, not a file, not ours to read, or too large.

    """
    _vagra_annat_an_fil(vag)
    stada(vag.parent)
    try:
        with vag.open("rb") as fil:
            data = fil.read(storst + 1)
    except FileNotFoundError as fel:
        raise Filfel(f"Filen {vag} finns inte. Kontrollera mappen och stavningen.") from fel
    except PermissionError as fel:
        raise Filfel(
            f"Filen {vag} går inte att läsa: den är låst av ett annat program, eller så saknas behörighet. "
            f"Stäng den i {_art(vag).program}, eller be den som äger mappen om behörighet."
        ) from fel
    except OSError as fel:
        raise Filfel(f"Filen {vag} går inte att läsa ({orsak(fel)}). Kopiera den till den egna datorn först.") from fel
    if len(data) > storst:
        raise Filfel(
            f"Filen {vag} är större än {storst // 1_000_000} MB och läses inte. {_art(vag).rad} och spara den igen."
        )
    return data


def _vagra_annat_an_fil(vag: Path) -> None:
    """Refuse what only looks like a file: to read a pipe or a device would never end."""
    try:
        lage = vag.stat().st_mode
    except (OSError, ValueError):
        return
    if stat.S_ISDIR(lage):
        art = _art(vag)
        raise Filfel(f"{vag} är en mapp, {art.vad}. Ange filens namn också, till exempel {vag / art.exempel}.")
    if not stat.S_ISREG(lage):
        raise Filfel(f"{vag} är ingen vanlig fil utan en enhet eller ett rör. Ange en fil som ligger i en mapp.")


def spara(vag: Path, data: bytes, last: bytes | None = None) -> tuple[str, ...]:
    """Save a workbook: written beside, then renamed into place with the old file's owner and permissions.

    *last* is what was read from the file: what has been saved in it since then is never written over. Returns what of
    the old file could not be kept, a sentence each.

    Raises:
        Andrad: the file is no longer what was read.
        Filfel: the file is open in Excel, or cannot be written; the old file is then as it was.

    """
    return _spara(vag, data, lambda mal: last is None or _innehall(mal) == last)


def spara_ny(vag: Path, data: bytes) -> None:
    """Save a workbook under a name that no file has.

    Raises:
        Andrad: a file of that name has come.
        Filfel: it cannot be written.

    """
    _spara(vag, data, lambda mal: not mal.exists(), "En fil med det namnet har kommit till. Välj ett annat namn.")


def gar_att_spara(vag: Path) -> None:
    """Refuse in time, before long work and questions, a book that could not be saved when they are done.

    Raises:
        Filfel: the file is open in Excel, or may not be written.

    """
    with contextlib.suppress(OSError, RuntimeError):
        mal = vag.resolve()
        _vagra_om_oppen(mal)


def _spara(
    vag: Path,
    data: bytes,
    som_vantat: Callable[[Path], bool],
    annars: str = ANDRAD,
) -> tuple[str, ...]:
    ny = mal = vag
    try:
        mal = vag.resolve()
        _vagra_annat_an_fil(mal)
        _vagra_om_oppen(mal)
        stada(mal.parent)
        ny = bredvid(mal)
        forlorat = _skriv(ny, data, mal)
        with _ensam(mal.parent):
            if not som_vantat(mal):
                raise Andrad(f"{mal.name}: {annars}")
            os.replace(ny, mal)  # noqa: PTH105 - named as the one step that must be whole
        _fast_mapp(mal.parent)
    except PermissionError as fel:
        raise Filfel(
            f"{mal.name} kan inte sparas i mappen {mal.parent}: filen är öppen i {_art(mal).program}, eller så saknas "
            f"behörighet att skriva där. Filen är oförändrad. Stäng den i {_art(mal).program}, eller spara i en annan "
            "mapp, och försök igen."
        ) from fel
    except OSError as fel:
        raise Filfel(
            f"{mal.name} kunde inte sparas i mappen {mal.parent}: {orsak(fel)}. Inget som fanns är ändrat. Kontrollera "
            "mappen och filens namn, och att disken har plats, och försök igen."
        ) from fel
    except RuntimeError as fel:
        raise Filfel(f"{vag} är en länk som leder till sig själv. Ange filen som boken ska sparas i.") from fel
    finally:
        if ny != vag:
            with contextlib.suppress(OSError):
                ny.unlink(missing_ok=True)
    return forlorat


def _innehall(mal: Path) -> bytes | None:
    """What stands in the file now; None where there is none any more."""
    try:
        return mal.read_bytes()
    except FileNotFoundError:
        return None


@contextlib.contextmanager
def _ensam(mapp: Path) -> Iterator[None]:
    """Let one program at a time compare and rename in a folder, where the system can hold it for us.

    The lock ends with the program that has it, so that one that was killed leaves none.
    """
    nummer = -1
    with contextlib.suppress(ImportError, OSError):
        import fcntl  # noqa: PLC0415 - Windows has none: there the comparison itself stands alone

        nummer = os.open(mapp, os.O_RDONLY)
        fcntl.flock(nummer, fcntl.LOCK_EX)
    try:
        yield
    finally:
        if nummer >= 0:
            os.close(nummer)


def orsak(fel: OSError) -> str:
    """Why the system refused, in Swedish; its number where we have no words for it."""
    match fel:
        case FileNotFoundError():
            return "mappen finns inte"
        case IsADirectoryError():
            return "en mapp har det namnet"
        case NotADirectoryError():
            return "en del av sökvägen är en fil och ingen mapp"
        case PermissionError():
            return "behörighet saknas"
        case _:
            return _ORSAKER.get(fel.errno or 0, f"systemet svarade med fel {fel.errno}")


def _finns(las: Path) -> bool:
    """Whether the lock is there; a book's name can be so long that its lock's would be too long."""
    with contextlib.suppress(OSError):
        return las.exists()
    return False


def _lasfiler(mal: Path) -> Iterator[Path]:
    """What lies beside a file while it is open; of a longer name, Word's own takes the place of the first letters."""
    utan = range(3) if _art(mal) is _DOKUMENT else range(1)
    yield from (mal.with_name(f"~${mal.name[antal:]}") for antal in utan)
    yield mal.with_name(f".~lock.{mal.name}#")


def _vagra_om_oppen(mal: Path) -> None:
    for las in _lasfiler(mal):
        if _finns(las):
            raise Filfel(
                f"{mal.name} är öppen i {_art(mal).program} eller LibreOffice, och ändringar skulle skriva över "
                "varandra. Filen är oförändrad. Stäng den och försök igen. Är den inte öppen någonstans: ta bort "
                f"låsfilen {las.name}."
            )
    if mal.exists() and not os.access(mal, os.W_OK):
        raise Filfel(
            f"{mal.name} är skrivskyddad och har inte ändrats. Ta bort skrivskyddet, eller spara med ett annat namn."
        )


def _skriv(ny: Path, data: bytes, mal: Path) -> tuple[str, ...]:
    """Write the file beside, its owner's alone until it is as the old one; return what could not be kept."""
    finns = mal.exists()
    flaggor = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    nummer = os.open(ny, flaggor, 0o600 if finns else 0o666)
    with os.fdopen(nummer, "wb") as fil:
        fil.write(data)
        fil.flush()
        os.fsync(fil.fileno())
    return tuple(_som_forut(ny, mal)) if finns else ()


def _som_forut(ny: Path, mal: Path) -> Iterator[str]:
    gammal, nu = mal.stat(), ny.stat()
    if (gammal.st_uid, gammal.st_gid) != (nu.st_uid, nu.st_gid):
        try:
            os.chown(ny, gammal.st_uid, gammal.st_gid)
        except OSError:
            yield f"{mal.name} har fått den som kör programmet som ägare: systemet lät oss inte behålla den förra."
    ny.chmod(stat.S_IMODE(gammal.st_mode))
    if not _samma_tillagg(ny, mal):
        yield (
            f"{mal.name} hade egna behörigheter eller märkningar (ACL, attribut) som systemet inte lät oss behålla. "
            "Sätt dem igen."
        )
    if gammal.st_nlink > 1:
        yield (
            f"{mal.name} fanns också under ett annat namn (hård länk). Det andra namnet har kvar boken som den var; "
            "ändringen finns bara här."
        )


def _samma_tillagg(ny: Path, mal: Path) -> bool:
    """Give the new file the old one's access list and marks, where the system has such; whether it has them all."""
    if not hasattr(os, "listxattr"):
        return True
    try:
        for namn in os.listxattr(mal):
            varde = os.getxattr(mal, namn)
            if namn not in os.listxattr(ny) or os.getxattr(ny, namn) != varde:
                os.setxattr(ny, namn, varde)
    except OSError as fel:
        return fel.errno == errno.ENOTSUP
    return True


def _fast_mapp(mapp: Path) -> None:
    """Make the rename itself last; Windows neither can nor needs to."""
    with contextlib.suppress(OSError):
        nummer = os.open(mapp, os.O_RDONLY)
        try:
            os.fsync(nummer)
        finally:
            os.close(nummer)
