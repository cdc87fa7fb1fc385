"""Which version of a library the machine has."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

__all__ = ["paketversion"]


def paketversion(namn: str) -> str | None:
    """The version, None when it is not installed: what is missing is for the doctor to say, not to fall on."""
    try:
        return version(namn)
    except PackageNotFoundError:
        return None
