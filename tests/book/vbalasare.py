"""olevba as the independent reader of our VBA projects."""

from __future__ import annotations

import warnings

with warnings.catch_warnings():
    # oletools 0.60 still calls pyparsing by its former names
    warnings.simplefilter("ignore", DeprecationWarning)
    from oletools.olevba import VBA_Parser, decompress_stream

__all__ = ["expanded", "sources"]


def expanded(data: bytes) -> bytes:
    """What a compressed container holds."""
    return bytes(decompress_stream(bytearray(data)))


def sources(data: bytes) -> dict[str, str]:
    """Name and source of every module of a project, in the project's order."""
    reader = VBA_Parser("vbaProject.bin", data=data)
    return {name.rpartition(".")[0]: code for _, _, name, code in reader.extract_macros()}
