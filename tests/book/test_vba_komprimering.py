"""VBA source comes back as it went in when another reader unpacks it."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finsam_xl.book.vba.komprimering import komprimera
from tests.book.vbalasare import expanded

CHUNK = 4096


@given(st.text(alphabet="abcåäö =()\r\n\"'", max_size=9000).map(lambda text: text.encode("cp1252")))
@settings(max_examples=60, deadline=None)
def test_text_comes_back(data: bytes) -> None:
    assert expanded(komprimera(data)) == data


@given(
    st.lists(st.sampled_from([b"Public Function ", b"End Function\r\n", b"x", b"\xe5\xe4\xf6", b"    "]), max_size=3000)
)
@settings(max_examples=60, deadline=None)
def test_repetitions_come_back(pieces: list[bytes]) -> None:
    data = b"".join(pieces)
    assert expanded(komprimera(data)) == data


@pytest.mark.parametrize("length", [0, 1, 2, 3, 15, 16, 17, 4095, 4096, 4097, 8192, 8193])
def test_lengths_around_the_borders(length: int) -> None:
    data = (b"ab" * length)[:length]
    assert expanded(komprimera(data)) == data


@pytest.mark.parametrize("length", [100, 3600, CHUNK, 3 * CHUNK])
def test_bytes_that_do_not_repeat_come_back(length: int) -> None:
    data = random.Random(length).randbytes(length)  # noqa: S311 - bytes to compress, nothing to protect
    assert expanded(komprimera(data)) == data


def test_a_short_piece_that_grows_is_refused_and_not_padded() -> None:
    """The format would fill it with zero bytes, and the module would end in them."""
    with pytest.raises(ValueError, match="not text"):
        komprimera(random.Random(7).randbytes(CHUNK - 1))  # noqa: S311 - as above


def test_source_gets_smaller() -> None:
    data = b"    If x = 1 Then\r\n        y = 2\r\n    End If\r\n" * 200
    assert len(komprimera(data)) < len(data) / 10
