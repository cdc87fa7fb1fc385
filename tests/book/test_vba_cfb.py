"""The compound file reads without a single defect, whatever the sizes of its streams."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finsam_xl.book.vba.cfb import compound_file
from tests.book.vbalasare import opened

NAMES = st.text(alphabet="ABCdefÅÄÖ_1", min_size=1, max_size=20)
SIZES = st.one_of(st.integers(0, 200), st.sampled_from([63, 64, 65, 511, 512, 513, 4095, 4096, 4097, 20_000]))


def read(data: bytes) -> dict[str, bytes]:
    """Every stream by its path; a defect raises."""
    ole = opened(data)
    return {"/".join(path): ole.openstream(path).read() for path in ole.listdir()}


def _distinct(names: dict[str, int]) -> bool:
    return len({name.upper() for name in names}) == len(names)


@given(streams=st.dictionaries(NAMES, SIZES, min_size=1, max_size=40).filter(_distinct))
@settings(max_examples=40, deadline=None)
def test_streams_come_back(streams: dict[str, int]) -> None:
    tree = {name: bytes([number % 251]) * size for number, (name, size) in enumerate(streams.items())}
    written = read(compound_file({"VBA": tree, "PROJECT": b"x"}))
    assert written == {**{f"VBA/{name}": data for name, data in tree.items()}, "PROJECT": b"x"}


def test_a_file_of_several_tables_of_sectors() -> None:
    """More than 128 sectors need more than one sector of table."""
    data = bytes(range(256)) * 2000
    assert read(compound_file({"large": data})) == {"large": data}


def test_what_is_too_large_for_the_format_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        compound_file({"huge": bytes(8_000_000)})


def test_a_name_that_is_too_long_is_refused() -> None:
    with pytest.raises(ValueError, match="31 characters"):
        compound_file({"x" * 32: b""})


def test_the_same_contents_give_the_same_bytes() -> None:
    assert compound_file({"a": b"1", "b": {"c": b"2"}}) == compound_file({"a": b"1", "b": {"c": b"2"}})


@pytest.mark.parametrize("count", range(1, 20))
def test_names_are_found_by_search(count: int) -> None:
    """The tree is sorted as a reader searches it: by length, then upper case; left is before, right is after."""
    names = [f"{'abcdefghij'[number % 10] * (1 + number % 3)}{number}" for number in range(count)]
    ole = opened(compound_file(dict.fromkeys(names, b"x")))
    entries = ole.direntries
    for name in names:
        number = entries[0].sid_child
        steps = 0
        while entries[number].name != name:
            key = (len(name), name.upper())
            here = (len(entries[number].name), entries[number].name.upper())
            number = entries[number].sid_left if key < here else entries[number].sid_right
            steps += 1
        assert steps <= count.bit_length()
