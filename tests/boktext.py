"""En arbetsbok som text, en cell per rad, för `git diff`: ``python -m tests.boktext BOK``.

CONTRIBUTING.md säger hur git får veta det; `.gitattributes` säger vilka filer som visas så.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import load_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.worksheet.worksheet import Worksheet


def boktext(bok: Path) -> Iterator[str]:
    """Bokens namn, och varje blad med sina tabeller och celler: formler som formler, text så att en rad är en rad."""
    arbetsbok = load_workbook(bok)
    for namn in sorted(arbetsbok.defined_names):
        yield f"namn {namn}: {arbetsbok.defined_names[namn].attr_text}"
    for blad in arbetsbok.worksheets:
        yield f"blad {blad.title} ({blad.sheet_state})"
        yield from _bladtext(blad)


def _bladtext(blad: Worksheet) -> Iterator[str]:
    for namn in sorted(blad.tables):
        yield f"  tabell {namn}: {blad.tables[namn].ref}"
    for rad in blad.iter_rows():
        for cell in rad:
            if cell.value is not None:
                yield f"  {cell.coordinate}: {_pa_en_rad(cell.value)}"


def _pa_en_rad(varde: object) -> str:
    return str(getattr(varde, "text", varde)).replace("\n", "⏎")


if __name__ == "__main__":
    sys.stdout.writelines(f"{rad}\n" for rad in boktext(Path(sys.argv[1])))
