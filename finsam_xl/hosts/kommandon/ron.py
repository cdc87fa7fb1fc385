"""What was found of the machine, as a command tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.hosts.kommandon.sagt import skriv, stycke

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finsam_xl.hosts.dator.ron import Ron

__all__ = ["visa_ron"]


def visa_ron(ron: Sequence[Ron]) -> None:
    """Each finding: how it is, with what, and what to do."""
    for ett in ron:
        skriv(f"{ett.lage:8} {ett.vad}\n{stycke(ett.text)}")
