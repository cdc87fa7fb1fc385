"""What the machine has that Excel and the buttons need; asked of the system here, so that the rest can be tested."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Maskin", "denna", "libreoffice"]

_LIBREOFFICE = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
_PROGRAMMAPPAR = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")
_I_PROGRAMMAPPEN = r"LibreOffice\program\soffice.com"  # waits until it is done, as soffice.exe need not
_EXCEL_PA_MAC = Path("/Applications/Microsoft Excel.app")
_APPLIKATION = r"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"


@dataclass(frozen=True, slots=True)
class Maskin:
    """A computer: its system (win32, darwin, linux), the running Python, Excel and LibreOffice where they are found."""

    system: str
    python: Path
    prefix: Path
    pythonversion: tuple[int, int]
    excel: Path | None = None
    libreoffice: Path | None = None
    miljo: Mapping[str, str] = field(default_factory=dict)

    @property
    def windows(self) -> bool:
        """Whether it runs Windows."""
        return self.system == "win32"

    @property
    def hem(self) -> Path:
        """The user's own folder."""
        return Path(self.miljo.get("USERPROFILE" if self.windows else "HOME", "") or Path.home())

    def tolk(self) -> Path:
        """The interpreter that the buttons start: on Windows the one that opens no window."""
        utan_fonster = self.python.with_name("pythonw.exe")
        return utan_fonster if self.windows and utan_fonster.is_file() else self.python

    def utskriven(self, sokvag: str) -> Path:
        """A path with `%NAME%` and `$NAME` replaced, as the workbook's VBA does."""
        for namn, varde in self.miljo.items():
            sokvag = sokvag.replace(f"%{namn}%", varde).replace(f"${namn}", varde)
        return Path(sokvag)


def denna() -> Maskin:
    """The machine that this runs on."""
    return Maskin(
        sys.platform,
        Path(sys.executable),
        Path(sys.prefix),
        (sys.version_info.major, sys.version_info.minor),
        _excel(),
        libreoffice(sys.platform, os.environ),
        dict(os.environ),
    )


def libreoffice(system: str, miljo: Mapping[str, str]) -> Path | None:
    """Where LibreOffice is: among the commands, or where its own installer puts it; Windows names no command of it."""
    mappar = (miljo[namn] for namn in _PROGRAMMAPPAR if miljo.get(namn)) if system == "win32" else ()
    installerat = (str(PureWindowsPath(mapp, _I_PROGRAMMAPPEN)) for mapp in mappar)
    hemma = f"{miljo.get('HOME', '')}{_LIBREOFFICE[-1]}"
    return next((Path(funnet) for namn in (*_LIBREOFFICE, hemma, *installerat) if (funnet := shutil.which(namn))), None)


def _excel() -> Path | None:
    if sys.platform == "darwin":
        return _EXCEL_PA_MAC if _EXCEL_PA_MAC.exists() else None
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415 - only Windows has it

        for gren in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
            try:
                return Path(winreg.QueryValue(gren, _APPLIKATION))
            except OSError:
                continue
    return None
