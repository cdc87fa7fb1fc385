"""The commands of `finsam`, by what they are about: each takes what was typed and returns the exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finsam_xl.arbete.bygg.kontrollresultat import Kontrollresultat

__all__ = ["FEL_I_INDATA", "INGET_LAST", "KONTROLLFEL", "STANNADE_EFTERAT", "kontrollkod"]

KONTROLLFEL = 1
"""The exit code when a control, or what is examined, does not hold."""
FEL_I_INDATA, INGET_LAST, STANNADE_EFTERAT = 2, 3, 4
"""The exit codes of a command that did not do what was asked, as hosts.cli.main tells them."""


def kontrollkod(kontroller: Iterable[Kontrollresultat]) -> int:
    """The exit code of a command that made controls: what could not be tried is told, and is no fault."""
    return KONTROLLFEL if any(ett.utfall == "FEL" for ett in kontroller) else 0
