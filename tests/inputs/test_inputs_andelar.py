"""Fasta andelar skrivna som text: «50 %» är 0,5 eller 50, som kolumnens andra andelar, eller lämnas med sin cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.book.skapa import skapa
from finsam_xl.inputs.rattelser import rattelser
from tests import redigering
from tests.exemplet import TID

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.andra.cellvarde import Cellvarde

FORSTA, SISTA = 5, 16


@pytest.fixture(scope="module")
def boken() -> bytes:
    """Exemplets bok utan fasta andelar."""
    tomma: dict[str, Cellvarde] = {f"G{rad}": None for rad in range(FORSTA, SISTA + 1)}
    return redigering.skriv(skapa(exempel="gavleborg-2025", tid=TID), "Medlemmar", tomma)


@pytest.mark.parametrize(
    ("andelar", "rattade", "namnda"),
    [
        (["50 %", "25%", "25,0 %"], ["0,5", "0,25", "0,25"], []),
        (["50 %", "20 %"], ["0,5", "0,2"], []),
        (["50 %", 0.25, 0.25], ["0,5"], []),
        (["50 %", 25, "25"], ["50", "25"], []),
        (["33,3 %", 0.333, 0.333], ["0,333"], []),
        (["50 %", 3, 1], [], ["Medlemmar!G5 Fast andel «50 %»: kan betyda 0,5 eller 50"]),
        (["50 %", "hälften"], [], ["Medlemmar!G5 Fast andel «50 %»", "Medlemmar!G6 Fast andel «hälften»"]),
        (["5.000 %", 95], [], ["Medlemmar!G5 Fast andel «5.000 %»: kan betyda"]),
    ],
    ids=["alla", "alla fast de inte är hela", "delar", "hundra", "avrundade", "annat mått", "oläslig", "två läsningar"],
)
def test_en_andel_lases_som_de_andra_eller_namns(
    andelar: list[Cellvarde], rattade: list[str], namnda: list[str], boken: bytes
) -> None:
    bok = Bok(redigering.skriv(boken, "Medlemmar", {f"G{rad}": ett for rad, ett in enumerate(andelar, FORSTA)}))
    ratta, lamnade = rattelser(bok)
    assert [ett.sagt_efter for ett in ratta] == rattade
    assert len(lamnade) == len(namnda)
    assert all(str(ett).startswith(namnt) for ett, namnt in zip(lamnade, namnda, strict=True))
