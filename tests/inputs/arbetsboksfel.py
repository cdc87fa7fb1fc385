"""Dokumentet Arbetsboksfel, skrivet ur förteckningen och meddelandena i tests/fel/inputs/facit.

Skriv om det med ``python -m tests.inputs.arbetsboksfel``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.inputs.felslag import OMRADEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.inputs.felslag.form import Felslag

ROT = Path(__file__).parents[2]
DOKUMENT = ROT / "docs" / "Arbetsboksfel.md"
FACIT = ROT / "tests" / "fel" / "inputs" / "facit"

_INLEDNING = """# Arbetsboksfel

Allt som kan vara fel i arbetsboken när den läses, vad det betyder och vad man gör. Meddelandet säger var felet står.
En varnings kod står som id i `finsam kontrollera BOK --json`.

Varje kod har en bok i testerna som framkallar den; meddelandena nedan är de som den ger.

| Slag | Vad som händer |
|---|---|
| Fel | Ingen rapport byggs och ingen fil läses in förrän felet är rättat. |
| Varning | Den sägs, men hindrar ingenting. |
"""


def dokument() -> str:
    """Dokumentet som det ska vara."""
    return "\n".join((_INLEDNING, *_avsnitten()))


def _avsnitten() -> Iterator[str]:
    for omrade, slagen in OMRADEN.items():
        rubrik, _, om = omrade.partition(": ")
        yield f"## {rubrik}\n\n{om[0].upper()}{om[1:]}\n"
        yield from (_stycke(slag) for slag in slagen)


def _stycke(slag: Felslag) -> str:
    plats, text, atgard = _exempel(slag)
    citat = f"> {_markdown(text)}\n>\n> — {slag.niva}, {plats}\n"
    return f"### {slag.rubrik}\n\nKod `{slag.kod}`. {slag.betyder}\n\n{citat}\nGör så här: {_markdown(atgard)}\n"


def _exempel(slag: Felslag) -> tuple[str, str, str]:
    """Platsen, meddelandet och rådet ur facit."""
    stycken = (FACIT / f"{slag.kod}.txt").read_text(encoding="utf-8").strip().split("\n\n")
    (rader,) = (ett.split("\n") for ett in stycken if ett.startswith(f"{slag.kod} ("))
    inledning, text, atgard = rader
    return inledning.partition(") ")[2], text, atgard


def _markdown(text: str) -> str:
    return text.replace("<", "\\<").replace("*", "\\*").replace("_", "\\_")


if __name__ == "__main__":
    DOKUMENT.write_text(dokument(), encoding="utf-8")
