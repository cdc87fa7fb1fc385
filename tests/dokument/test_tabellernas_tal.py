"""Varje rad med tal i dokumentets tabeller är en rad på bokens blad, med samma etikett och samma tal i ordning."""

from __future__ import annotations

import pytest

from tests.dokument.gjorda import BOCKER, lasta
from tests.dokument.lasdokument import varde
from tests.rapport.conftest import las

BLADEN = ("ÅR ", "HR ", "VP ", "BI ")
DECIMALER = 6
KORTENS = "Uppgift"
"""Rubriken över ett korts uppgifter; korten är på bilagornas blad, som alla böcker inte har byggda."""


def _tal(celler: list[object]) -> tuple[float, ...]:
    varden = (varde(cell.strip()) if isinstance(cell, str) else cell for cell in celler)
    return tuple(
        round(float(ett), DECIMALER) for ett in varden if isinstance(ett, (int, float)) and not isinstance(ett, bool)
    )


def _bokens_rader(namn: str) -> set[tuple[str, tuple[float, ...]]]:
    blad = las(BOCKER[namn]())
    return {
        (str(rad[0]).strip(), _tal(rad[1:]))
        for bladnamn, rader in blad.items()
        if bladnamn.startswith(BLADEN) and not bladnamn.endswith((" Poster", " Kontroller"))
        for rad in rader
        if rad
    }


@pytest.mark.parametrize("namn", BOCKER)
def test_varje_rad_med_tal_star_pa_bokens_blad(namn: str) -> None:
    bokens = _bokens_rader(namn)
    provade, frammande = 0, []
    utan_kort = not any(rad[0].startswith("Budget ") and rad[0].endswith("kr") for rad in bokens)
    for tabell in (ett for ett in lasta(namn).tabeller if not (utan_kort and ett.rader[0][0] == KORTENS)):
        for rad in tabell.rader[1:]:
            if tal := _tal(list(rad[1:])):
                provade += 1
                if (rad[0], tal) not in bokens:
                    frammande.append((tabell.titel, rad))
    assert provade > 60
    assert frammande == []
