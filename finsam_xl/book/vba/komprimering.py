"""Compression of VBA source (MS-OVBA 2.4.1): chunks of 4096 bytes, each a run of literals and references backwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["komprimera"]

_CHUNK = 4096
_SIGNATURE = 0b011 << 12
_COMPRESSED = 1 << 15
_TOKENS_PER_FLAG = 8
_SHORTEST = 3
_FEWEST_OFFSET_BITS = 4
_MOST_CANDIDATES = 64


def komprimera(data: bytes) -> bytes:
    """*data* as a compressed container.

    Raises:
        ValueError: a last, shorter piece cannot be made smaller; the format has no place for it, and text never is.

    """
    chunks = (_chunk(data[start : start + _CHUNK]) for start in range(0, len(data), _CHUNK))
    return b"\x01" + b"".join(chunks)


def _chunk(raw: bytes) -> bytes:
    body = _grouped(list(_tokens(raw)))
    if len(body) <= _CHUNK:
        return (_COMPRESSED | _SIGNATURE | (len(body) - 1)).to_bytes(2, "little") + body
    if len(raw) < _CHUNK:
        raise ValueError("the data is not text: it cannot be compressed")
    return (_SIGNATURE | (_CHUNK - 1)).to_bytes(2, "little") + raw


def _grouped(tokens: list[bytes]) -> bytes:
    """A flag byte before every eight tokens tells which of them are references."""
    groups = (tokens[start : start + _TOKENS_PER_FLAG] for start in range(0, len(tokens), _TOKENS_PER_FLAG))
    return b"".join(bytes([_flags(group)]) + b"".join(group) for group in groups)


def _flags(group: list[bytes]) -> int:
    return sum(1 << place for place, token in enumerate(group) if len(token) > 1)


def _tokens(raw: bytes) -> Iterator[bytes]:
    """Single bytes as they are, repetitions as two bytes: how far back, and how long."""
    seen: dict[bytes, list[int]] = {}
    here = 0
    while here < len(raw):
        offset_bits = max(_FEWEST_OFFSET_BITS, (here - 1).bit_length()) if here else _FEWEST_OFFSET_BITS
        limit = min(len(raw) - here, (0xFFFF >> offset_bits) + _SHORTEST)
        back, length = _longest(raw, here, limit, seen.get(raw[here : here + _SHORTEST], []))
        if length:
            token = ((back - 1) << (16 - offset_bits)) | (length - _SHORTEST)
            yield token.to_bytes(2, "little")
        else:
            length = 1
            yield raw[here : here + 1]
        for place in range(here, here + length):
            seen.setdefault(raw[place : place + _SHORTEST], []).append(place)
        here += length


def _longest(raw: bytes, here: int, limit: int, candidates: list[int]) -> tuple[int, int]:
    """Distance and length of the longest earlier repetition, nearest first; length 0 when there is none."""
    best = (0, 0)
    if limit < _SHORTEST:
        return best
    for start in candidates[: -_MOST_CANDIDATES - 1 : -1]:
        length = _common(raw, start, here, limit)
        if length > best[1]:
            best = (here - start, length)
    return best


def _common(raw: bytes, start: int, here: int, limit: int) -> int:
    length = _SHORTEST
    while length < limit and raw[start + length] == raw[here + length]:
        length += 1
    return length
