"""openpyxl loaded without numpy, which it asks for only to know numpy's numbers; a build writes none."""

from __future__ import annotations

import sys

__all__ = ["load_openpyxl"]


def load_openpyxl() -> None:
    """Load openpyxl; unless numpy is in use already it is passed over (-0.1 s of a cold build's 1.1)."""
    if "numpy" in sys.modules or "openpyxl" in sys.modules:
        return
    sys.modules["numpy"] = None  # type: ignore[assignment]  # an import of it then fails, as where it is not installed
    try:
        import openpyxl  # noqa: F401, PLC0415 - this is where it is loaded
    finally:
        del sys.modules["numpy"]
