"""Trappan för rimligt eget kapital: rätt steg, och aldrig två."""

from __future__ import annotations

import re
from typing import Any

import pytest

from finsam_xl.regler.trappa import Trappsteg, rimlig_niva

Fall = dict[str, Any]


def trappa(fall: Fall) -> list[Trappsteg]:
    return [Trappsteg(kalla="påhittat steg", **steg) for steg in fall["trappa"]]


def test_rimlig_niva(fall: Fall) -> None:
    assert rimlig_niva(fall["intakter"], trappa(fall)) == fall["niva"]


def test_rimlig_niva_gar_inte(fall: Fall) -> None:
    with pytest.raises(ValueError, match=re.escape(fall["text"])):
        rimlig_niva(fall["intakter"], trappa(fall))
