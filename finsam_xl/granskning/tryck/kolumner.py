"""Kolumnernas rubriker: vilket fält en tryckt rubrik är, och vad fältet har för roll, år och dag."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from finsam_xl.granskning.tryck.dokument import Kolumn, ar_i
from finsam_xl.granskning.tryck.etiketter import mallrader

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["PLANENS", "RADTEXT", "dagar_i", "filform", "kolumner", "kolumnfalt", "ratt_dag"]

_ROLLER = (
    (r"(utfall|belopp)(_|$)|(utgaende|ar)_", "utfall"),
    (r"budget(_|$)", "budget"),
    (r"prognos", "prognos"),
    (r"avvikelse", "avvikelse"),
    (r"antal|.*_antal$", "antal"),
    (r"kvinnor$", "kvinnor"),
    (r"man$", "man"),
    (r"tal_", "tal"),
)
_PLANENS_ROLLER = (("(budget|utfall)_", "budget"),)
"""I planen är varje år en budget, också när rubriken bara är årtalet."""
PLANENS = frozenset({"budgetplan", "beviljade", "partsandelar"})
"""Planens tabeller: deras första år är planens eget."""
_EGNA_ROLLER = {
    **dict.fromkeys(PLANENS, _PLANENS_ROLLER),
    "kapitalplan": _PLANENS_ROLLER,
    "styrning": (("varde$", "utfall"),),
    "mal": (("lokalt_procent", "lokalt"), ("nationellt_procent", "jamforelse"), ("gransvarde", "gransvarde")),
}
"""Tabeller vars kolumner har andra roller än rubriken säger, eller inte är belopp per år."""
RADTEXT = ("post", "insats", "insatsnamn", "insats_tryckt", "uppgift", "kommun", "indikator")
"""Fälten som säger vad en rad handlar om."""
_PROCENT = re.compile(r"^procent_|^(kvinnor|man)_procent$")
"""En kolumn av andelar eller förändringar: inga belopp."""
_UTAN_PRICKAR = str.maketrans("åäáàöóéèü", "aaaaooeeu")
_MANADER = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_SKRIVEN_DAG = re.compile(r"(?<!\d)(\d{1,2})_(" + "|".join(_MANADER) + r")[a-z]*_(\d{4})(?!\d)")
_DAG = re.compile(r"(?<!\d)(\d{4})_(\d\d)_(\d\d)(?!\d)")


@cache
def filform(text: str) -> str:
    """En rubrik som ett filnamn: «Not 3 Kortfristiga fordringar» är not_3_kortfristiga_fordringar."""
    ren = text.casefold().translate(_UTAN_PRICKAR).replace("%", " procent ")
    ren = "_".join(re.sub(r"[^a-z0-9]", " ", ren).split())
    return _SKRIVEN_DAG.sub(lambda traff: f"{traff[3]}_{_MANADER.index(traff[2]) + 1:02}_{int(traff[1]):02}", ren)


@cache
def kolumnfalt(rubrik: str) -> str:
    """Fältet som en tryckt kolumnrubrik är, till exempel utfall_2025; tomt när ingen känner rubriken."""
    ren = filform(rubrik)
    falt = next((falt for falt, monster in _monster() if monster.search(ren)), "")
    if not falt.endswith("_"):
        return falt
    return ren if ren.startswith(falt) else f"{falt}{ren.removeprefix(falt.removesuffix('_')).removeprefix('_')}"


@cache
def _monster() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((rad["falt"], re.compile(rad["monster"])) for rad in mallrader("kolumner.csv"))


def kolumner(falt: Iterable[tuple[str, str]], slag: str, ar: int) -> tuple[Kolumn, ...]:
    """Fälten (namn och bokstav) som är tal, med roll, år (*ar* där inget står) och dag."""
    roller = _EGNA_ROLLER.get(slag, _ROLLER)
    return tuple(
        Kolumn(namn, roll, ar_i(filform(namn).replace("_", " ")) or ar, _dag(filform(namn)), bokstav)
        for namn, bokstav in falt
        if (roll := _roll(namn, roller))
    )


def _roll(namn: str, roller: Sequence[tuple[str, str]]) -> str:
    if roller is _ROLLER and _PROCENT.search(kolumnfalt(namn)):
        return "procent"
    alla = ((ett, roll) for ett in (namn, kolumnfalt(namn)) for monster, roll in roller if re.match(monster, ett))
    return next((roll for _, roll in alla), "")


def _dag(namn: str) -> date | str | None:
    """Kolumnens dag, den sista när rubriken är en period."""
    dagar = dagar_i(namn)
    return ratt_dag(dagar[-1]) if dagar else None


def dagar_i(namn: str) -> tuple[str, ...]:
    """Dagarna som ett fältnamn har: utgaende_2025_12_31 har 2025-12-31."""
    return tuple("-".join(dag) for dag in _DAG.findall(namn))


def ratt_dag(text: str) -> date | str:
    """Ett datum, eller texten som den står när det inte finns någon sådan dag."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text
