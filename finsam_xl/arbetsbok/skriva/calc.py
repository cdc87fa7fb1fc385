"""Calculated values: every formula cell of a package gets its value, by the engine that also refuses what it lacks."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

__all__ = ["Calculation", "NoEngine", "calculate"]

_NEGATIVE_ZERO = re.compile(rb"<v>-0(?:\.0+)?</v>")


class Calculation(Exception):  # noqa: N818 - it is what went wrong with the calculation, and read as such
    """A formula of ours could not be calculated: a fault in the program or in what the input makes of a formula."""


class NoEngine(Calculation):
    """There is no engine here, as in Pyodide: Excel is left to calculate."""


def calculate(data: bytes, clock: datetime) -> bytes:
    """The package with cached values in its formula cells.

    Raises:
        NoEngine: nothing can be calculated here.
        Calculation: a formula gives an error value or calls an unknown function.

    """
    try:
        from formualizer import recalculate_xlsx_bytes  # noqa: PLC0415 - only building calculates
    except ModuleNotFoundError as error:
        raise NoEngine("formualizer") from error

    try:
        answer = recalculate_xlsx_bytes(data, deterministic_timestamp_utc=clock)
    except OSError as error:
        raise Calculation(str(error)) from error
    summary = answer["summary"]
    if summary.get("errors") or summary["unknown_functions"]:
        raise Calculation(_places(summary))
    return _without_negative_zero(answer["bytes"])


def _places(summary: dict[str, object]) -> str:
    return str({key: summary[key] for key in ("error_summary", "unknown_functions") if key in summary})


def _without_negative_zero(data: bytes) -> bytes:
    """Excel writes 0 where the engine's arithmetic gives a negative zero."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as target:
        for info in source.infolist():
            part = source.read(info)
            if info.filename.startswith("xl/worksheets/sheet"):
                part = _NEGATIVE_ZERO.sub(b"<v>0</v>", part)
            target.writestr(info.filename, part)
    return buffer.getvalue()
