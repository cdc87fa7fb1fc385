"""Sidan om dokumentet: varje märke på den går att skriva, och de val den nämner är de som finns."""

from __future__ import annotations

from pathlib import Path

from finsam_xl.dokument.stycken import lasta
from finsam_xl.hosts.kommandon.kommandorad import tolk

SIDAN = Path(__file__).parents[2] / "docs" / "dokument.md"


def test_varje_marke_pa_sidan_gar_att_skriva() -> None:
    platser = lasta(SIDAN.read_text(encoding="utf-8"))
    assert len(platser) > 30
    assert [plats.text for plats in platser if plats.marke is None] == []


def test_varje_kommando_pa_sidan_gar_att_skriva() -> None:
    rader = [del_ for del_ in SIDAN.read_text(encoding="utf-8").split("`") if del_.startswith("finsam dokument ")]
    assert len(rader) > 5
    for rad in rader:
        assert tolk().parse_args(rad.split()[1:]).kommando == "dokument"
