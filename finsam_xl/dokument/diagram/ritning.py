"""Hur ett diagram ritas: varje stapel har sitt tal bredvid sig, så att ingen behöver läsa av en skala."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.dokument.diagram.andelar import andelar
from finsam_xl.dokument.diagram.liggande import liggande
from finsam_xl.dokument.diagram.staende import far_plats, staende
from finsam_xl.layout.chart import Drawn

if TYPE_CHECKING:
    from finsam_xl.dokument.diagram.data import Diagramdata
    from finsam_xl.dokument.diagram.duk import Duk
    from finsam_xl.dokument.marken.i_ord import Skrivsatt

__all__ = ["ritat"]


def ritat(data: Diagramdata, satt: Skrivsatt) -> Duk:
    """Diagrammet på en duk som är så hög som det behöver; stående staplar läggs ned när talen inte ryms över dem."""
    if data.slag is Drawn.SHARES:
        return andelar(data, satt)
    if data.slag is Drawn.COLUMNS and far_plats(data, satt):
        return staende(data, satt)
    return liggande(data, satt)
