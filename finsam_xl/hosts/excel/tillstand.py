"""What macOS once asked the person about: to let Excel be steered, and to let files be read; and where it is undone."""

from __future__ import annotations

import subprocess
from typing import Final

__all__ = ["AUTOMATION", "FILER", "ar_nekat", "sag_nekat"]

AUTOMATION: Final = "Systeminställningar > Integritet och säkerhet > Automation"
FILER: Final = "Systeminställningar > Integritet och säkerhet > Filer och mappar"
_NEKAT: Final = "-1743"  # errAEEventNotPermitted
_RUTA: Final = (
    "Knappen gjorde inget: macOS har nekat programmet att styra Excel, och frågar inte igen. "
    f"Öppna {AUTOMATION}, slå på Microsoft Excel under Microsoft Excel och tryck på knappen igen."
)


def ar_nekat(sagt: str) -> bool:
    """Whether macOS says that the person has said no."""
    return _NEKAT in sagt


def sag_nekat() -> None:
    """Tell it in a box of macOS' own, since Excel cannot be asked to show one."""
    skript = f'display alert "finsam-xl" message "{_RUTA}" as critical'
    subprocess.run(["/usr/bin/osascript", "-e", skript], check=False)  # noqa: S603 - our own words
