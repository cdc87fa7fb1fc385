"""Recepten för den som bygger vidare, följda ord för ord i en kopia av projektet."""

from __future__ import annotations

from dataclasses import replace
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


NOT = las_recept("not")
STEG = [fil for fil in NOT.filer if not fil.startswith("tests/")]
PROVA_ETT_STEG = (
    "python -m pytest -n 0 -x -q tests/inputs/test_inputs_kontoplan.py tests/kontroller/test_kontroller_not5.py",
)


@pytest.mark.parametrize("fil", STEG)
def test_ett_steg_som_glomts_marks(fil: str, tmp_path: Path) -> None:
    """Utan steget i *fil* faller ett prov: den som lägger till en not kan inte glömma det."""
    rot = kopia(tmp_path / "projektet")
    utfor([ett for ett in NOT.andringar if ett.fil != fil], rot)
    assert prova(replace(NOT, prova=PROVA_ETT_STEG), rot).returncode != 0


def test_en_not_ror_hogst_nio_handskrivna_filer() -> None:
    assert len(NOT.filer) <= 9
