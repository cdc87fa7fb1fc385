"""`finsam granska` som man skriver det: tabell, JSON och svarskod."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.hosts.cli import main
from tests.granskning.rattat import lagg_rattat

if TYPE_CHECKING:
    import pytest

DATA = Path(__file__).parents[1] / "data"


def test_json_har_varje_fynds_falt(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["granska", str(DATA / "halvar_2019"), "--json"]) == 1

    fynd = json.loads(capsys.readouterr().out)
    assert {tuple(ett) for ett in fynd} == {
        ("id", "plats", "tryckt", "beraknat", "differens", "klass", "allvar", "text")
    }
    assert [ett["differens"] for ett in fynd if ett["plats"].startswith("not_2")] == [44848]


def test_texten_raknar_fel_och_notiser(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["granska", str(DATA / "verksamhetsplan_2022_2024")]) == 0

    ut = capsys.readouterr().out
    assert "Projektering Fontänhus" in ut
    assert ut.rstrip().endswith("0 fel och 3 notiser.")


def test_andra_ars_rapporter_jamfors_nar_de_namns(capsys: pytest.CaptureFixture[str]) -> None:
    mappar = [str(DATA / namn) for namn in ("verksamhetsplan_2024", "arsredovisning_2025")]

    assert main(["granska", mappar[0]]) == 0
    assert main(["granska", mappar[0], "--jämför", mappar[1]]) == 1
    assert "målgrupp högsta ålder är 67 år" in capsys.readouterr().out


def test_ett_felfritt_tryck(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["granska", str(lagg_rattat(tmp_path) / "arsredovisning_2025")]) == 0
    assert "Inga fynd" in capsys.readouterr().out


def test_en_mapp_som_inte_finns(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["granska", str(tmp_path / "borta")]) == 2
    assert "finns inte" in capsys.readouterr().err
