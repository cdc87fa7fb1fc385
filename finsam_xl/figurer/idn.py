"""Text som del av ett id: bara bokstäver utan prickar, siffror och understreck, så att det kan bli ett namn."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["namndel"]


def namndel(text: str) -> str:
    """«Styrelseledamöter» blir styrelseledamoter, «2.1» blir 2_1."""
    utan_prickar = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "_", utan_prickar).strip("_").lower()
