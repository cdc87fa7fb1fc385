"""From a table's heading to the sheet of figures: where the figures that it shows are defined."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finsam_xl.layout.placing.poster_sheet import PosterSheet
    from finsam_xl.layout.placing.tables import Placed

__all__ = ["link_headings"]


def link_headings(sheets: Iterable[Placed], poster: PosterSheet) -> None:
    """Link each heading to the first figure of its table, or to the top of the sheet when it shows none."""
    for placed in sheets:
        for at, name in placed.headings.items():
            row = poster.names[name].rpartition("$")[2] if name in poster.names else "1"
            placed.grid.links[at] = f"{poster.grid.name}!A{row}"
