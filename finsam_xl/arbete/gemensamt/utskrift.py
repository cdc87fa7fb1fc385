"""What the command prints: tables in columns, and problems as what, where, what it means and what to do."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from finsam_xl.modell import Niva

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from finsam_xl.modell import Problem

__all__ = [
    "antal",
    "bevarade",
    "bevarat",
    "de_forsta",
    "kolumner",
    "problemlista",
    "stycke",
]

_BREDD = 100
_FLER_AN_NAGON_ANDRAR = 4
_AV_VARJE_SLAG = 3
_ORD = {Niva.FEL: "Fel", Niva.FRAGA: "Fråga", Niva.VARNING: "Att veta"}


def kolumner(rader: Sequence[Sequence[str]], *, hoger: Iterable[int] = ()) -> str:
    """Rows as aligned columns; the columns numbered in *hoger* (from 0) are set to the right."""
    till_hoger = set(hoger)
    bredder = [max(len(rad[nr]) for rad in rader) for nr in range(len(rader[0]))]
    return "\n".join(
        "  ".join(
            text.rjust(bredd) if nr in till_hoger else text.ljust(bredd)
            for nr, (text, bredd) in enumerate(zip(rad, bredder, strict=True))
        ).rstrip()
        for rad in rader
    )


def problemlista(problem: Iterable[Problem]) -> str:
    """Each problem with its place first, then the sentence and what to do, wrapped to the page."""
    return "\n".join(_ett(ett) for ett in problem)


def _ett(problem: Problem) -> str:
    rader = [f"{_ORD[problem.niva]}  {problem.plats}"]
    return "\n".join([*rader, stycke(problem.text), stycke(problem.atgard)])


def de_forsta(problem: Iterable[Problem]) -> Iterator[tuple[Problem, int]]:
    """The first problems of each kind, and beside the last of them how many more there are."""
    slagen: dict[str, list[Problem]] = {}
    for ett in problem:
        slagen.setdefault(ett.kod, []).append(ett)
    for alla in slagen.values():
        *forsta, sista = alla[:_AV_VARJE_SLAG]
        yield from ((ett, 0) for ett in forsta)
        yield sista, len(alla) - len(forsta) - 1


def antal(tal: int, en: str, flera: str) -> str:
    """`1 notis`, `2 notiser`."""
    return f"{tal} {en if tal == 1 else flera}"


def stycke(text: str) -> str:
    """A paragraph, indented and wrapped."""
    return textwrap.fill(text, _BREDD, initial_indent="    ", subsequent_indent="    ")


def bevarat(gammalt: str, nytt: str) -> str:
    """That a sheet which a person had changed is kept, and where."""
    return f"Bladet {gammalt} var ändrat för hand och finns kvar som {nytt}."


def bevarade(namn: Mapping[str, str], byggda: int) -> list[str]:
    """Each kept sheet (old name, new name); when all *byggda* are, it was no person but the program that saved them."""
    if len(namn) < max(byggda, _FLER_AN_NAGON_ANDRAR):
        return [bevarat(gammalt, nytt) for gammalt, nytt in namn.items()]
    forsta, nytt = next(iter(namn.items()))
    text = (
        f"Alla {len(namn)} blad som fanns ser ut på ett annat sätt än när de byggdes, troligen för att boken har "
        f"sparats i ett annat program än Excel. De finns kvar under nya namn ({forsta} som {nytt}). Ta bort dem när du "
        "sett att inget i dem är skrivet för hand."
    )
    return [text]
