"""Kommandon och makron står vid namn, så att bara det som någon bett om läses in: varje namn leder till något."""

from __future__ import annotations

import argparse
import ast
from importlib.util import find_spec
from pathlib import Path

import pytest

from finsam_xl.hosts import excel
from finsam_xl.hosts.cli import _KOMMANDON
from finsam_xl.hosts.kommandon.kommandorad import tolk


@pytest.mark.parametrize("namn", sorted({*_KOMMANDON.values(), *excel.MAKRON.values()}))
def test_namnet_leder_till_en_funktion(namn: str) -> None:
    modul, _, funktion = namn.partition(":")
    spec = find_spec(modul)
    assert spec is not None
    trad = ast.parse(Path(str(spec.origin)).read_text(encoding="utf-8"))
    assert funktion in {nod.name for nod in trad.body if isinstance(nod, ast.FunctionDef)}


def test_varje_kommando_som_gar_att_skriva_har_sitt_namn() -> None:
    (under,) = (val for val in tolk()._actions if isinstance(val, argparse._SubParsersAction))
    assert _KOMMANDON.keys() == under.choices.keys()


def test_ett_makro_som_inte_finns_sags_inte_finnas() -> None:
    with pytest.raises(AttributeError, match="rensa_allt"):
        excel.rensa_allt()
