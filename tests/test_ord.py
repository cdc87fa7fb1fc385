"""Ett ord, en sak: en klass heter som ingen annan, och orden granska, spara och följa har var sitt rum."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

PAKET = Path(__file__).parents[1] / "finsam_xl"
SAMMA_NAMN: dict[str, str] = {}
"""Klassnamn som står för två saker, och varför."""
GRANSKNINGENS = (
    "granskning/",
    "arbete/granska/",
    "hosts/kommandon/granska.py",
    "hosts/kommandon/grammatik/provningen.py",
)
HARKOMSTENS = ("harkomst/", "arbete/harkomst/", "hosts/kommandon/harkomst.py")


@cache
def _namn() -> dict[type[ast.AST], dict[str, list[str]]]:
    """Varje namn på en klass och på en funktion, och modulerna där det står."""
    funna: dict[type[ast.AST], dict[str, list[str]]] = {
        slag: defaultdict(list) for slag in (ast.ClassDef, ast.FunctionDef)
    }
    for fil in sorted(PAKET.rglob("*.py")):
        for nod in ast.walk(ast.parse(fil.read_text(encoding="utf-8"))):
            if isinstance(nod, (ast.ClassDef, ast.FunctionDef)):
                funna[type(nod)][nod.name].append(str(fil.relative_to(PAKET)))
    return funna


def test_en_klass_heter_som_ingen_annan() -> None:
    flera = {namn for namn, moduler in _namn()[ast.ClassDef].items() if len(moduler) > 1 and not namn.startswith("_")}
    assert flera <= SAMMA_NAMN.keys()


def test_bara_den_tryckta_rapporten_granskas() -> None:
    """Indata och filer prövas, en arbetsbok kontrolleras."""
    andra = {
        modul
        for namn, moduler in _namn()[ast.FunctionDef].items()
        for modul in moduler
        if re.match(r"_?gransk", namn) and not modul.startswith(GRANSKNINGENS)
    }
    assert andra == set()


def test_att_folja_en_siffra_heter_inte_som_att_skriva_en_fil() -> None:
    """Utan prickar är spåra och spara samma ord: härkomsten har därför andra."""
    alla = {**_namn()[ast.FunctionDef], **_namn()[ast.ClassDef]}
    i_harkomsten = {
        namn for namn, moduler in alla.items() for modul in moduler if modul.startswith(HARKOMSTENS) and _spar(namn)
    }
    assert i_harkomsten == set()


def _spar(namn: str) -> bool:
    return re.match(r"_?(?:o?spar|kommando_spar)", namn, re.IGNORECASE) is not None
