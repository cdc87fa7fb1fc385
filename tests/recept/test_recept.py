"""Recepten för den som bygger vidare, följda ord för ord i en kopia av projektet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.recept.receptet import RECEPT, kopia, las_recept, prova, utfor

if TYPE_CHECKING:
    from pathlib import Path

ALLA = sorted(fil.stem for fil in RECEPT.glob("*.md"))


@pytest.mark.parametrize("namn", ALLA)
def test_receptet_gar_att_folja(namn: str, tmp_path: Path) -> None:
    recept = las_recept(namn)
    rot = kopia(tmp_path / "projektet")
    utfor(recept.andringar, rot)
    svar = prova(recept, rot)
    assert svar.returncode == 0, svar.stdout[-4000:] + svar.stderr[-2000:]


def test_handledningen_namner_varje_recept() -> None:
    text = (RECEPT.parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert [namn for namn in ALLA if f"docs/recept/{namn}.md" not in text] == []
