"""What takes long to make and is only read: made once per source, kept on disk, shared by workers and by runs.

What is kept lies under the key of all that makes it: the package, the templates, the tests' own helpers and every
installed library. Another source has another key, so nothing made by an earlier one is read. Each process reads a copy
of its own, and a test that spoils a file spoils it for nobody else. Where the store cannot be read or written, or is
damaged, the thing is made anew. `pytest --cache-clear` empties it.
"""

from __future__ import annotations

import atexit
import shutil
import sys
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import distributions
from inspect import getsourcefile
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["innehallets_nyckel", "kallans_nyckel", "ur_lagret"]

ROT = Path(__file__).parents[1]
LAGRET = ROT / ".pytest_cache" / "d" / "finsam"
SIGILL = "LAGRET"
"""The file that tells what the others are, by their hashes; a folder without it is no folder of the store."""
_KEPT = 200
"""So many folders are kept, the last used ones; a source needs about sixty, of some hundred kB each."""

_min = Path(mkdtemp(prefix="finsam-lager-"))
atexit.register(shutil.rmtree, _min, ignore_errors=True)
_hamtat: dict[str, Path] = {}


def ur_lagret(namn: str, gor: Callable[[Path], object], nyckel: str | None = None) -> Path:
    """The folder *namn* as *gor* fills it, in this process's own copy; made once per *nyckel*.

    Without a *nyckel* it is made once per source, that of the module where *gor* stands among it.
    """
    egen_kalla = Path(getsourcefile(gor) or __file__).read_bytes()
    plats = f"{nyckel or innehallets_nyckel(KALLAN.encode(), egen_kalla)}-{namn}"
    if plats not in _hamtat:
        egen = _min / plats
        if not _kopiera(plats, gor, egen):
            shutil.rmtree(egen, ignore_errors=True)
            egen.mkdir()
            gor(egen)
        _hamtat[plats] = egen
    return _hamtat[plats]


def innehallets_nyckel(*delar: bytes) -> str:
    """The key of what is made of these bytes alone."""
    avtryck = sha256()
    for del_ in delar:
        avtryck.update(b"%d\n" % len(del_) + del_)
    return avtryck.hexdigest()[:20]


def kallans_nyckel() -> str:
    """The key of all that makes an example: the package, the templates, the helpers of the tests, the libraries."""
    egna = [fil for mapp in ("finsam_xl", "templates", "tests") for fil in (ROT / mapp).rglob("*") if _gor_nagot(fil)]
    filer = (del_ for fil in sorted(egna) for del_ in (str(fil.relative_to(ROT)).encode(), fil.read_bytes()))
    return innehallets_nyckel(sys.version.encode(), _biblioteken(), *filer)


@cache
def _biblioteken() -> bytes:
    return "\n".join(sorted(f"{ett.name} {ett.version}" for ett in distributions())).encode()


def _gor_nagot(fil: Path) -> bool:
    """Whether the file can change what is made: neither a test, a thing to compare with, nor a trace of a run."""
    delar = fil.relative_to(ROT).parts
    av_provet = delar[0] == "tests" and (fil.suffix != ".py" or fil.name.startswith("test_"))
    return fil.is_file() and "__pycache__" not in delar and not av_provet


def _kopiera(plats: str, gor: Callable[[Path], object], egen: Path) -> bool:
    """Copy the kept folder, made if it is not there; whether it could be done."""
    try:
        LAGRET.mkdir(parents=True, exist_ok=True)
        with _ensam(plats):
            sparad = LAGRET / plats
            if not _ar_hel(sparad):
                _spara(sparad, gor)
            shutil.copytree(sparad, egen)
            (egen / SIGILL).unlink()
            sparad.touch()
    except OSError:
        return False
    return True


@contextmanager
def _ensam(plats: str) -> Iterator[None]:
    """Hold the others off while one makes the folder; on Windows both make it, and the first one's is kept."""
    with (LAGRET / f"{plats}.las").open("w") as las:
        if sys.platform != "win32":
            fcntl.flock(las, fcntl.LOCK_EX)
        yield


def _spara(sparad: Path, gor: Callable[[Path], object]) -> None:
    shutil.rmtree(sparad, ignore_errors=True)
    ny = Path(mkdtemp(prefix="ny-", dir=LAGRET))
    try:
        gor(ny)
        (ny / SIGILL).write_text(_avtryck(ny), encoding="utf-8")
        if kallans_nyckel() != KALLAN:
            raise OSError("källan ändrades medan provet gick: det som gjordes hör inte till någon nyckel")
        ny.rename(sparad)
    finally:
        shutil.rmtree(ny, ignore_errors=True)
    _stada()


def _ar_hel(sparad: Path) -> bool:
    with suppress(OSError, UnicodeDecodeError):
        return (sparad / SIGILL).read_text(encoding="utf-8") == _avtryck(sparad)
    return False


def _avtryck(mapp: Path) -> str:
    """One line per file: its hash and its name."""
    filer = sorted(fil for fil in mapp.rglob("*") if fil.is_file() and fil != mapp / SIGILL)
    return "".join(f"{sha256(fil.read_bytes()).hexdigest()} {fil.relative_to(mapp).as_posix()}\n" for fil in filer)


def _stada() -> None:
    """Remove the folders that have not been used for longest, and locks that guard nothing."""
    mappar = sorted((en for en in LAGRET.iterdir() if en.is_dir()), key=lambda en: en.stat().st_mtime, reverse=True)
    for gammal in mappar[_KEPT:]:
        shutil.rmtree(gammal, ignore_errors=True)
        gammal.with_name(f"{gammal.name}.las").unlink(missing_ok=True)


KALLAN = kallans_nyckel()
"""The source of this process, as it was when the process read it."""
