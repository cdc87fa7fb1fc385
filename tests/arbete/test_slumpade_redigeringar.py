"""Två slumpade historier: en bok redigeras som folk gör, läses in och byggs i vilken ordning som helst.

Trehundra till körs för hand: `python -m tests.bench.redigeringar`.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.historier import Historia

if TYPE_CHECKING:
    from pathlib import Path

STEG = 4


@pytest.mark.parametrize("nummer", range(1_000, 1_002))
def test_ingen_historia_skiljer(nummer: int, tmp_path: Path) -> None:
    historia = Historia.borja(Random(nummer), tmp_path)  # noqa: S311 - går att upprepa
    for _ in range(STEG):
        historia.steg()
    historia.sluta()
    assert len(historia.gjort) == STEG + 1
