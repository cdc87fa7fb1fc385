"""En mapp med en tryckt rapports tabeller, granskad som kommandot gör det."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.granskning.alla import granska
from finsam_xl.granskning.tryck.las import las_mapp

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from finsam_xl.granskning.fynd import Fynd

__all__ = ["granska_mapp"]


def granska_mapp(mapp: Path, andra: Iterable[Path] = ()) -> tuple[Fynd, ...]:
    """Fynden i mappen, och mot de *andra* mapparna."""
    return granska(las_mapp(mapp), [las_mapp(en) for en in andra])
