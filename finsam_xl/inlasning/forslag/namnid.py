"""Ett kort id av ett namn: «Gröna steg» blir grona_steg, och nästa med samma namn grona_steg_2."""

from __future__ import annotations

import re
import unicodedata
from itertools import count
from typing import TYPE_CHECKING

from finsam_xl.koder import RESERVERADE_SLUT

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["namnid"]

_LANGST = 30


def namnid(namn: str, upptagna: Collection[str]) -> str:
    """Ett id som börjar på en bokstav och inte är något av *upptagna*; ett namn utan bokstäver a–z blir «nr»."""
    slatt = unicodedata.normalize("NFKD", namn.casefold()).encode("ascii", "ignore").decode()
    ord_ = re.sub(r"[^a-z0-9]+", "_", slatt).strip("_").lstrip("0123456789_")[:_LANGST].rstrip("_") or "nr"
    grund = f"{ord_}_1" if f"_{ord_}".endswith(RESERVERADE_SLUT) else ord_
    return next(ett for nr in count(1) if (ett := grund if nr == 1 else f"{grund}_{nr}") not in upptagna)
