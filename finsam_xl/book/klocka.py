"""The time that a file carries: the clock, or one that is set for a build that shall be repeatable."""

from __future__ import annotations

import os
from datetime import UTC, datetime

__all__ = ["Klockfel", "klockan"]

_ZIPFILENS_AR = range(1980, 2100)


class Klockfel(Exception):  # noqa: N818 - the house's word for error is Swedish
    """SOURCE_DATE_EPOCH is set to what is no time that a file can carry; the text is for the user."""


def klockan() -> datetime:
    """The time of day in UTC, or SOURCE_DATE_EPOCH for a build that shall be repeatable.

    Raises:
        Klockfel: SOURCE_DATE_EPOCH is no such time.

    """
    epok = os.environ.get("SOURCE_DATE_EPOCH")
    if not epok:
        return datetime.now(UTC)
    try:
        tid = datetime.fromtimestamp(int(epok), UTC)
    except (ValueError, OverflowError, OSError):
        tid = datetime.min.replace(tzinfo=UTC)
    if tid.year not in _ZIPFILENS_AR:
        raise Klockfel(
            f"Miljövariabeln SOURCE_DATE_EPOCH är «{epok}», men ska vara ett antal sekunder från 1970 som ger ett år "
            "mellan 1980 och 2099. Ta bort den, eller rätta den, och försök igen."
        )
    return tid
