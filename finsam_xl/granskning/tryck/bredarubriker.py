"""En kolumnrubrik över flera kolumner: «2025» över Budget och Utfall gäller dem båda."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.granskning.tryck.kolumner import kolumner, kolumnfalt

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["med_breda_rubriker"]


def med_breda_rubriker(
    rutor: Mapping[tuple[int, int], str], breda: Iterable[tuple[int, int, int]]
) -> dict[tuple[int, int], str]:
    """Rutorna med varje bred kolumnrubrik i alla sina kolumner; *breda* är rad, första och sista kolumn."""
    alla = dict(rutor)
    for rad, forsta, sista in breda:
        text = rutor.get((rad, forsta), "")
        if text and kolumner([(kolumnfalt(text), "")], "", 0):
            alla |= {(rad, kolumn): text for kolumn in range(forsta + 1, sista + 1) if (rad, kolumn) not in rutor}
    return alla
