"""Fallen i tests/cases prövas alla: en sektion utan test, eller en fil utan modul, är ett glömt fall."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

HAR = Path(__file__).parent
FILER = sorted((HAR.parent / "cases").glob("*.toml"))


@pytest.mark.parametrize("fil", FILER, ids=[fil.stem for fil in FILER])
def test_varje_sektion_har_sitt_test(fil: Path) -> None:
    test = (HAR / f"test_regler_{fil.stem}.py").read_text(encoding="utf-8")

    assert set(tomllib.loads(fil.read_text(encoding="utf-8"))) == set(re.findall(r"def test_(\w+)\(fall: Fall\)", test))


@pytest.mark.parametrize("fil", FILER, ids=[fil.stem for fil in FILER])
def test_inom_en_sektion_heter_inga_fall_lika(fil: Path) -> None:
    for sektion, fall in tomllib.loads(fil.read_text(encoding="utf-8")).items():
        titlar = [ett["fall"] for ett in fall]
        assert len(titlar) == len(set(titlar)), sektion
