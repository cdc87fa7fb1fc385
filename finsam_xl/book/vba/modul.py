"""A module of the project: its kind, its name, and its source with the header that its kind must have."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

__all__ = ["Modul", "Modulslag"]


class Modulslag(Enum):
    """What a module is; the value is the class id that its header names, where it has one."""

    STANDARD = ""
    KLASS = "{FCFB3D2A-A0FA-1068-A738-08002B3371B5}"
    ARBETSBOK = "{00020819-0000-0000-C000-000000000046}"
    BLAD = "{00020820-0000-0000-C000-000000000046}"

    @property
    def dokument(self) -> bool:
        """Whether the module belongs to the workbook or one of its sheets."""
        return self in {Modulslag.ARBETSBOK, Modulslag.BLAD}


@dataclass(frozen=True, slots=True)
class Modul:
    """A module as its author wrote it; an exported file's own header is replaced by that of its kind."""

    namn: str
    kalla: str = ""
    slag: Modulslag = Modulslag.STANDARD

    def text(self) -> str:
        """The source as stored: header first, Windows line ends, a line end last."""
        rader = self.kalla.splitlines()
        rader = rader[_exported_header(rader) :]
        return "".join(f"{rad}\r\n" for rad in (*self._header(), *rader))

    def _header(self) -> list[str]:
        namn = f'Attribute VB_Name = "{self.namn}"'
        if self.slag is Modulslag.STANDARD:
            return [namn]
        egenskaper = {
            "Base": f'"0{self.slag.value}"',
            "GlobalNameSpace": False,
            "Creatable": False,
            "PredeclaredId": self.slag.dokument,
            "Exposed": self.slag.dokument,
            "TemplateDerived": False,
            "Customizable": self.slag.dokument,
        }
        return [namn, *(f"Attribute VB_{egenskap} = {varde}" for egenskap, varde in egenskaper.items())]


def _exported_header(rader: list[str]) -> int:
    """How many lines the exported file's own header takes: VERSION to END, then the module's attributes."""
    start = 0
    if rader and rader[0].startswith("VERSION "):
        start = next(nummer for nummer, rad in enumerate(rader) if rad.strip() == "END") + 1
    while start < len(rader) and rader[start].startswith("Attribute VB_"):
        start += 1
    return start
