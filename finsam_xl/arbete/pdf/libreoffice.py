"""Workbooks and documents as PDF by LibreOffice, where it is installed.

Each run has a profile of its own, in Swedish, without macros and without the network: a document may name a picture
on a server, and it is not fetched. A document's PDF is tagged, so that a screen reader has its headings and tables.
"""

from __future__ import annotations

import os
import signal
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from finsam_xl.arbete.gemensamt.tillfalligt import tillfallig_mapp

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["Utskrift", "som_pdf", "version"]

_PATIENCE_SECONDS = 180
_OWNERS_ALONE = 0o077
"""LibreOffice lives on when a run of ours is killed, and makes its folder anew where the next run has cleared it."""
_TAGGED: Final = '"UseTaggedPDF":{"type":"boolean","value":"true"}'
_PDF_UA: Final = '"PDFUACompliance":{"type":"boolean","value":"true"}'
_FILTERS: Final = {
    ".docx": f"pdf:writer_pdf_Export:{{{_TAGGED},{_PDF_UA}}}",
    ".xlsx": f"pdf:calc_pdf_Export:{{{_TAGGED}}}",  # a sheet's cells get no table tags, and shall not say PDF/UA
}
_SAFETY: Final = "/org.openoffice.Office.Common/Security/Scripting"
_NETWORK: Final = "/org.openoffice.Inet/Settings"
_PROFILE: Final = (
    ("/org.openoffice.Setup/L10N", "ooSetupSystemLocale", "sv-SE"),
    (_SAFETY, "BlockUntrustedRefererLinks", "true"),
    (_SAFETY, "DisableMacrosExecution", "true"),
    (_NETWORK, "ooInetProxyType", "2"),  # a proxy that nobody answers at, for what is not a link
    (_NETWORK, "ooInetHTTPProxyName", "127.0.0.1"),
    (_NETWORK, "ooInetHTTPProxyPort", "9"),
    (_NETWORK, "ooInetHTTPSProxyName", "127.0.0.1"),
    (_NETWORK, "ooInetHTTPSProxyPort", "9"),
    (_NETWORK, "ooInetNoProxy", ""),
)


@dataclass(frozen=True, slots=True)
class Utskrift:
    """A file to print: its name without ending, its bytes, and its ending, which says what it is."""

    namn: str
    data: bytes
    andelse: str = ".xlsx"


def version(program: Path) -> str:
    """What the program calls itself, such as LibreOffice 7.4.7.2."""
    svar = subprocess.run(  # noqa: S603 - the program we found
        [str(program), "--version"], capture_output=True, text=True, timeout=_PATIENCE_SECONDS, check=False
    )
    return " ".join(svar.stdout.split()[:2]) or "LibreOffice"


def som_pdf(program: Path, filer: Sequence[Utskrift]) -> dict[str, bytes]:
    """Each file as a tagged PDF by its name; one that could not be printed is missing."""
    with tillfallig_mapp() as mapp:
        ut = mapp / "ut"
        _write_profile(mapp / "profil")
        for andelse, filtret in _FILTERS.items():
            av_slaget = [ett for ett in filer if ett.andelse == andelse]
            for ett in av_slaget:
                (mapp / f"{ett.namn}{andelse}").write_bytes(ett.data)
            if av_slaget:
                egna = [str(mapp / f"{ett.namn}{andelse}") for ett in av_slaget]
                profil = f"-env:UserInstallation={(mapp / 'profil').as_uri()}"
                _run([str(program), profil, "--headless", "--convert-to", filtret, "--outdir", str(ut), *egna])
        return {ett.namn: fil.read_bytes() for ett in filer if (fil := ut / f"{ett.namn}.pdf").is_file()}


def _write_profile(profil: Path) -> None:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{escape(value)}</value></prop></item>'
        for path, name, value in _PROFILE
    )
    (profil / "user").mkdir(parents=True)
    (profil / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>\n',
        encoding="utf-8",
    )


def _run(ordern: Sequence[str]) -> None:
    """Run the program in its own group of processes, so that what it has started ends with it when it takes too long.

    A file that it could not print is missing afterwards, which is all that there is to tell.
    """
    try:
        program = subprocess.Popen(  # noqa: S603 - the program we found, and files of our own
            ordern,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            umask=_OWNERS_ALONE,
            start_new_session=os.name == "posix",
        )
    except OSError:
        return
    try:
        program.wait(_PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        _end(program)


def _end(program: subprocess.Popen[bytes]) -> None:
    if os.name == "posix":
        os.killpg(program.pid, signal.SIGKILL)
    else:
        program.kill()
    program.wait()
