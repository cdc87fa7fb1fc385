"""A compound file (MS-CFB version 3): folders and streams in one file, as vbaProject.bin is stored.

Streams under 4096 bytes share the small sectors of the root's own stream; the others have sectors of 512 bytes.
Every node of a folder's search tree is black, which the format allows.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["compound_file"]

_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
_SECTOR, _SMALL_SECTOR, _CUTOFF = 512, 64, 4096
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_ENTRY, _LONGEST_NAME = 128, 31
_HEADER_FAT_SECTORS = 109
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_BLACK = 1


@dataclass(slots=True)
class _Entry:
    """A folder or stream of the directory; the links are numbers of other entries."""

    name: str
    kind: int
    data: bytes = b""
    children: list[int] = field(default_factory=list)
    left: int = _FREE
    right: int = _FREE
    child: int = _FREE
    start: int = 0
    size: int = 0

    def packed(self) -> bytes:
        """The entry's 128 bytes; class id, state bits and times are zero."""
        name = self.name.encode("utf-16-le")
        links = struct.pack("<HBBIII", len(name) + 2, self.kind, _BLACK, self.left, self.right, self.child)
        return name.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", self.start, self.size)


_EMPTY_ENTRY = bytes(68) + struct.pack("<III", _FREE, _FREE, _FREE) + bytes(48)


@dataclass(slots=True)
class _Sectors:
    """Sectors of one size in the order they are taken, and the table that chains them."""

    size: int
    table: list[int] = field(default_factory=list)
    body: bytearray = field(default_factory=bytearray)

    def store(self, data: bytes) -> int:
        """Put *data* in new sectors; the number of the first, or the end mark when there is nothing to put."""
        count = -(-len(data) // self.size)
        if not count:
            return _END
        first = len(self.table)
        self.table += [*range(first + 1, first + count), _END]
        self.body += data.ljust(count * self.size, b"\0")
        return first


def compound_file(tree: Mapping[str, object]) -> bytes:
    """The file holding *tree*: names to bytes (streams) or to the same kind of mapping (folders).

    Raises:
        ValueError: a name is too long, or the contents are larger than a VBA project can be (7 MB).

    """
    entries = [_Entry("Root Entry", _ROOT)]
    _add(entries, 0, tree)
    for entry in entries:
        entry.child = _search_tree(entries, _in_order(entries, entry.children))
    sectors, small = _Sectors(_SECTOR), _Sectors(_SMALL_SECTOR)
    for entry in entries:
        if entry.kind == _STREAM:
            entry.size = len(entry.data)
            entry.start = (small if entry.size < _CUTOFF else sectors).store(entry.data)
    entries[0].start, entries[0].size = sectors.store(bytes(small.body)), len(small.body)
    return _written(entries, sectors, small)


def _add(entries: list[_Entry], parent: int, tree: Mapping[str, object]) -> None:
    for name, content in tree.items():
        if len(name) > _LONGEST_NAME:
            raise ValueError(f"{name}: a name in a compound file has at most {_LONGEST_NAME} characters")
        number = len(entries)
        entries[parent].children.append(number)
        if isinstance(content, bytes):
            entries.append(_Entry(name, _STREAM, content))
        else:
            entries.append(_Entry(name, _STORAGE))
            _add(entries, number, content)  # type: ignore[arg-type]


def _in_order(entries: Sequence[_Entry], numbers: list[int]) -> list[int]:
    """A folder's entries as the format sorts them: shorter names first, then by upper case."""
    return sorted(numbers, key=lambda number: (len(entries[number].name), entries[number].name.upper()))


def _search_tree(entries: Sequence[_Entry], numbers: list[int]) -> int:
    """Link the sorted entries into a balanced tree; the number of its root."""
    if not numbers:
        return _FREE
    middle = len(numbers) // 2
    root = entries[numbers[middle]]
    root.left = _search_tree(entries, numbers[:middle])
    root.right = _search_tree(entries, numbers[middle + 1 :])
    return numbers[middle]


def _written(entries: Sequence[_Entry], sectors: _Sectors, small: _Sectors) -> bytes:
    small_table = _numbers(small.table)
    small_start = sectors.store(_filled(small_table))
    directory = b"".join(entry.packed() for entry in entries)
    spare = -len(entries) % (_SECTOR // _ENTRY)
    directory_start = sectors.store(directory + _EMPTY_ENTRY * spare)
    fat_start, fat = _fat(sectors)
    header = _header(directory_start, small_start, -(-len(small_table) // _SECTOR), fat_start, len(fat) // _SECTOR)
    return header + bytes(sectors.body) + fat


def _fat(sectors: _Sectors) -> tuple[int, bytes]:
    """The table of all sectors, its own included: where it starts, and its bytes."""
    start, count = len(sectors.table), 1
    while -(-(start + count) * 4 // _SECTOR) > count:
        count += 1
    if count > _HEADER_FAT_SECTORS:
        raise ValueError("the VBA project is too large")
    return start, _filled(_numbers([*sectors.table, *[_FAT] * count]))


def _header(directory: int, small: int, small_count: int, fat: int, fat_count: int) -> bytes:
    versions = struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    starts = struct.pack("<IIIIIIIII", 0, fat_count, directory, 0, _CUTOFF, small, small_count, _END, 0)
    places = _numbers(list(_fat_places(fat, fat_count)))
    return _MAGIC + bytes(16) + versions + bytes(6) + starts + places


def _fat_places(start: int, count: int) -> Iterator[int]:
    for place in range(_HEADER_FAT_SECTORS):
        yield start + place if place < count else _FREE


def _numbers(values: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(values)}I", *values)


def _filled(table: bytes) -> bytes:
    """A table up to whole sectors, the rest marked free."""
    return table + b"\xff" * (-len(table) % _SECTOR)
