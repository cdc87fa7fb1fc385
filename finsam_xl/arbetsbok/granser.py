"""How large a workbook may be: one set of limits, whoever reads it."""

from __future__ import annotations

__all__ = [
    "FLEST_DELAR",
    "FLEST_TRYCKTA_CELLER",
    "KVOT_FRAN",
    "LANGSTA_TRYCKTA_TEXT",
    "STORSTA_DEL",
    "STORSTA_FIL",
    "STORSTA_KVOT",
    "STORSTA_TRYCKTA_BLAD",
    "STORSTA_UPPACKAD",
    "STORSTA_YTA",
]

STORSTA_FIL = 100_000_000
"""The file, in bytes."""
FLEST_DELAR = 5_000
STORSTA_DEL = 150_000_000
"""One part, unpacked."""
STORSTA_UPPACKAD = 300_000_000
"""All parts together, unpacked."""
STORSTA_KVOT = 250
"""So many times larger all parts may be unpacked than packed, from this size on:"""
KVOT_FRAN = 20_000_000
STORSTA_YTA = 5_000_000
"""The cells of the rectangle that a sheet claims: it is allocated whole when its values are read."""
STORSTA_TRYCKTA_BLAD = 20_000_000
"""The part of a sheet with a printed report's tables."""
FLEST_TRYCKTA_CELLER = 100_000
LANGSTA_TRYCKTA_TEXT = 5_000
