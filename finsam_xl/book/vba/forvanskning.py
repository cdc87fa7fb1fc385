"""The garbling of three settings in the PROJECT stream (MS-OVBA 2.4.3): it hides nothing, but Excel expects it."""

from __future__ import annotations

import struct

__all__ = ["forvanska"]

_SEED = 0
_VERSION = 2


def forvanska(data: bytes, projekt_id: str) -> str:
    """*data* as the hexadecimal text that belongs to the project with this id.

    With the seed 0 no random bytes come before the length, so the same project is always written alike.
    """
    key = sum(projekt_id.encode("ascii")) % 256
    garbled = [_SEED, _SEED ^ _VERSION, _SEED ^ key]
    previous = key
    for byte in struct.pack("<I", len(data)) + data:
        garbled.append(byte ^ ((garbled[-2] + previous) % 256))
        previous = byte
    return bytes(garbled).hex().upper()
