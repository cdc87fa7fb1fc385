"""olevba and olefile as independent readers of our VBA projects."""

from __future__ import annotations

import io
import warnings
from typing import Any

import olefile  # type: ignore[import-untyped]  # has no types of its own

with warnings.catch_warnings():
    # oletools 0.60 still calls pyparsing by its former names
    warnings.simplefilter("ignore", DeprecationWarning)
    from oletools.olevba import (  # type: ignore[import-untyped]  # has no types of its own
        VBA_Parser,
        decompress_stream,
    )

__all__ = ["expanded", "opened", "sources"]


def opened(data: bytes) -> Any:
    """The compound file, read so strictly that any defect raises."""
    ole = olefile.OleFileIO(io.BytesIO(data), raise_defects=olefile.DEFECT_POTENTIAL)
    assert ole.parsing_issues == []
    return ole


def expanded(data: bytes) -> bytes:
    """What a compressed container holds."""
    return bytes(decompress_stream(bytearray(data)))


def sources(data: bytes) -> dict[str, str]:
    """Name and source of every module of a project, in the project's order."""
    reader = VBA_Parser("vbaProject.bin", data=data)
    return {name.rpartition(".")[0]: code for _, _, name, code in reader.extract_macros()}
