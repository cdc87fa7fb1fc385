"""What a kept frame says beside what the book would say now, in few words."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from finsam_xl.arbetsbok.opc.ooxml import lokalt
from finsam_xl.dokument.ater.avtryck import text
from finsam_xl.dokument.ater.wordxml import wn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.arbetsbok.opc.ooxml import Element

__all__ = ["kort", "skillnad"]

_FLEST_RADER: Final = 5
_LANGST: Final = 120


def skillnad(star: Element, skulle: Element) -> tuple[str, ...]:
    """Return the differences, a sentence each: of a table its rows, of anything else the whole."""
    if skulle.find(f".//{wn('tbl')}") is None:
        if _har_bild(skulle):
            return ("Bilden skulle nu vara en annan.",)
        return (f"Där står «{kort(text(star))}», och boken ger nu «{kort(text(skulle))}».",)
    olika = list(_rader(star, skulle))
    if not olika:
        return ("Tabellens rader är de som boken ger, men något annat i den är ändrat.",)
    fler = len(olika) - _FLEST_RADER
    return (
        *islice(olika, _FLEST_RADER),
        *([f"... och {fler} {'rad' if fler == 1 else 'rader'} till."] if fler > 0 else []),
    )


def kort(ett: str) -> str:
    """A text of a length that can be quoted."""
    return ett if len(ett) <= _LANGST else f"{ett[: _LANGST - 1].rstrip()}…"


def _har_bild(element: Element) -> bool:
    return any(lokalt(ett) == "blip" for ett in element.iter("*"))


def _rader(star: Element, skulle: Element) -> Iterator[str]:
    gamla, nya = _tabellrader(star), _tabellrader(skulle)
    kolumner = next(iter(nya.values()), ())
    for etikett, varden in nya.items():
        namn = kort(" ".join(filter(None, etikett)))
        if etikett not in gamla:
            yield f"Raden «{namn}» saknas; boken ger «{kort(' | '.join(varden))}»."
        elif gamla[etikett] != varden:
            yield f"Raden «{namn}», {'; '.join(_celler(gamla[etikett], varden, kolumner))}."
    for etikett in gamla:
        if etikett not in nya:
            yield f"Raden «{kort(' '.join(filter(None, etikett)))}» finns inte i bokens tabell."


def _celler(star: tuple[str, ...], skulle: tuple[str, ...], kolumner: tuple[str, ...]) -> Iterator[str]:
    """The cells of a row that differ, by their column; the whole row where it has other cells."""
    if len(star) != len(skulle):
        yield f"där står «{kort(' | '.join(star))}», boken ger «{kort(' | '.join(skulle))}»"
        return
    for nr, (ett, annat) in enumerate(zip(star, skulle, strict=True)):
        if ett != annat:
            kolumn = f"{kolumner[nr]}: " if nr < len(kolumner) and kolumner[nr] else ""
            yield f"{kolumn}där står «{kort(ett)}», boken ger «{kort(annat)}»"


def _tabellrader(element: Element) -> dict[tuple[str, str], tuple[str, ...]]:
    """The rows by what their first cell says, and which in order of those that say the same."""
    rader: dict[tuple[str, str], tuple[str, ...]] = {}
    for rad in element.iter(wn("tr")):
        etikett, *varden = [text(cell) for cell in rad.iter(wn("tc"))] or [""]
        nr = sum(1 for andra, _ in rader if andra == etikett)
        rader[etikett, f"({nr + 1})" if nr else ""] = tuple(varden)
    return rader
