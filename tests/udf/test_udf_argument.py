"""Celler som inte går att räkna på ger Excels egna fel, aldrig text i ett tals ställe."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from finsam_xl.udf.excelfel import Excelfel
from finsam_xl.udf.funktioner import samtliga
from finsam_xl.udf.register import REGISTER
from tests.udf.kalkyl import rakna

if TYPE_CHECKING:
    from finsam_xl.udf.register import Udf

TAL, VARDE, SAKNAS, DIVISION, REFERENS = (
    Excelfel.TAL,
    Excelfel.VARDE,
    Excelfel.SAKNAS,
    Excelfel.DIVISION,
    Excelfel.REFERENS,
)
TRE = [[2.0], [1.0], [1.0]]

FALL: dict[str, tuple[str, tuple[object, ...], Excelfel]] = {
    "tom cell": ("SOLIDITET", (None, 10.0), SAKNAS),
    "tom nämnare": ("SOLIDITET", (10.0, None), SAKNAS),
    "noll i nämnaren": ("SOLIDITET", (10.0, 0.0), DIVISION),
    "text i ett tals ställe": ("SOLIDITET", ("7 502", 10.0), VARDE),
    "tom text ur en formel": ("SOLIDITET", ("", 10.0), VARDE),
    "sant i ett tals ställe": ("SOLIDITET", (True, 10.0), VARDE),
    "ett område i en cells ställe": ("SOLIDITET", (TRE, 10.0), VARDE),
    "ett område med ett fel i": ("SOLIDITET", ([[1.0], ["#N/A"]], 10.0), VARDE),
    "en ensam cell som område": ("SOLIDITET", ([[None]], 10.0), SAKNAS),
    "ett fel som argument": ("SOLIDITET", ("#REF!", 10.0), REFERENS),
    "första felet vinner": ("SOLIDITET", (Excelfel.DIVISION, Excelfel.SAKNAS), DIVISION),
    "oändligt": ("SOLIDITET", (float("inf"), 10.0), TAL),
    "inget tal": ("SOLIDITET", (float("nan"), 10.0), TAL),
    "för få argument": ("SOLIDITET", (1.0,), VARDE),
    "för många argument": ("SOLIDITET", (1.0, 2.0, 3.0), VARDE),
    "för stort för ören": ("TKR", (1e300,), TAL),
    "avvikelse av tomt utfall": ("AVVIKELSE", (None, 10.0), SAKNAS),
    "procent av tom budget": ("AVVIKELSE_PROCENT", (10.0, None), DIVISION),
    "procent av budget noll": ("AVVIKELSE_PROCENT", (10.0, 0.0), DIVISION),
    "budget som text": ("AVVIKELSE", (10.0, "ingen"), VARDE),
    "konvention som inte finns": ("AVVIKELSE", (10.0, 4.0, "utfall-budget"), VARDE),
    "konvention som tal": ("AVVIKELSE", (10.0, 4.0, 1.0), VARDE),
    "konvention med fel": ("AVVIKELSE", (10.0, 4.0, "#NAME?"), Excelfel.NAMN),
    "resultatrad som text": ("AVVIKELSE", (10.0, 4.0, "som tryckt 2025", "ja"), VARDE),
    "riktning som inte finns": ("MÅLKONTROLL", (1.0, 1.0, "Minst"), VARDE),
    "bara tomma bedömningar": ("SAMLAD_BEDÖMNING", ([[None], [None]],), SAKNAS),
    "ord utanför skalan": ("SAMLAD_BEDÖMNING", ([["Uppfylld"], ["Nästan"]],), VARDE),
    "tal bland bedömningar": ("SAMLAD_BEDÖMNING", ([["Uppfylld"], [3.0]],), VARDE),
    "fel bland bedömningar": ("SAMLAD_BEDÖMNING", ([["Uppfylld"], ["#DIV/0!"]],), DIVISION),
    "negativt att fördela": ("FÖRDELNING", (-1.0, TRE), TAL),
    "ören att fördela i kronor": ("FÖRDELNING", (100.5, TRE), TAL),
    "kronor att fördela i tkr": ("FÖRDELNING", (1500.0, TRE, None, 1000.0), TAL),
    "enheten noll": ("FÖRDELNING", (100.0, TRE, None, 0.0), TAL),
    "negativ andel": ("FÖRDELNING", (100.0, [[1.0], [-1.0]]), TAL),
    "andelarna är noll": ("FÖRDELNING", (100.0, [[0.0], [0.0]]), DIVISION),
    "en andel saknas": ("FÖRDELNING", (100.0, [[1.0], [None]]), SAKNAS),
    "en andel är text": ("FÖRDELNING", (100.0, [[1.0], ["halva"]]), VARDE),
    "andelar i ett kvadratiskt område": ("FÖRDELNING", (100.0, [[1.0, 2.0], [3.0, 4.0]]), VARDE),
    "en plats efter den sista": ("FÖRDELNING", (100.0, TRE, 4.0), REFERENS),
    "plats noll": ("FÖRDELNING", (100.0, TRE, 0.0), REFERENS),
    "en halv plats": ("FÖRDELNING", (100.0, TRE, 1.5), TAL),
    "ramen räcker inte": ("FÖRDELNING_STAT", (1e6, 80.0, 400e3, 0.75, 1.0, 2.0, 1.0, 2.0), TAL),
    "vikt över ett": ("FÖRDELNING_STAT", (1e9, 80.0, 400e3, 75.0, 1.0, 2.0, 1.0, 2.0), TAL),
    "inga invånare": ("FÖRDELNING_STAT", (1e9, 80.0, 400e3, 0.75, 1.0, 2.0, 1.0, 0.0), DIVISION),
    "halva invånare": ("FÖRDELNING_STAT", (1e9, 80.0, 400e3, 0.75, 1.0, 2.0, 1.5, 2.0), TAL),
    "spärr utan föregående": ("FÖRDELNING_STAT", (1e9, 80.0, 400e3, 0.75, 1.0, 2.0, 1.0, 2.0, None, 0.1), SAKNAS),
}


@pytest.mark.parametrize(("namn", "celler", "fel"), FALL.values(), ids=FALL.keys())
def test_argument_som_inte_gar(namn: str, celler: tuple[object, ...], fel: Excelfel) -> None:
    assert REGISTER[namn](*celler) is fel


@pytest.mark.parametrize(
    ("namn", "celler", "svar"),
    [
        ("AVVIKELSE", (100.0, None), 100.0),
        ("AVVIKELSE", (100.0, 40.0, None, True), 60.0),
        ("AVVIKELSE", (100.0, 40.0, "som tryckt 2025"), -60.0),
        ("AVVIKELSE", (100.0, 40.0, "som tryckt 2025", 1.0), 60.0),
        ("AVVIKELSE", (0.3, 0.1), 0.2),
        ("AVVIKELSE", (40, 40.0), 0.0),
        ("MÅLKONTROLL", (0.1 + 0.2, 0.3, "högst"), "Uppfylld"),
        ("MÅLKONTROLL", (0.2, 0.3, [["högst"]]), "Uppfylld"),
        ("SAMLAD_BEDÖMNING", ("Uppfylld",), "Uppfylld"),
        ("SAMLAD_BEDÖMNING", ([["uppfylld", None], ["EJ UPPFYLLD", None]],), "Delvis uppfylld"),
        ("FÖRDELNING", (100.0, TRE), [[50.0], [25.0], [25.0]]),
        ("FÖRDELNING", (101.0, [[1.0, 1.0, 1.0]]), [[34.0, 34.0, 33.0]]),
        ("FÖRDELNING", (100.0, 7.0), [[100.0]]),
        ("FÖRDELNING", (100.0, TRE, 3.0), 25.0),
        ("FÖRDELNING", (5000.0, TRE, None, 1000.0), [[3000.0], [1000.0], [1000.0]]),
    ],
)
def test_argument_som_gar(namn: str, celler: tuple[object, ...], svar: object) -> None:
    assert REGISTER[namn](*celler) == svar


@pytest.mark.parametrize("udf", samtliga(), ids=lambda udf: udf.namn)
def test_felet_i_en_cell_blir_funktionens_eget_fel(udf: Udf) -> None:
    """Genom beräkningsmotorn: ett fel i första argumentet syns i svaret."""
    ovriga = ",".join("1" for _ in range(udf.minst - 1))
    celler = {"A1": "=NA()", "B1": f"={udf.namn}(A1{',' + ovriga if ovriga else ''})"}
    assert rakna(celler, ["B1"]) == {"B1": Excelfel.SAKNAS}


def test_felen_heter_som_i_svenska_excel() -> None:
    assert [fel.svensk for fel in Excelfel] == [
        "#SKÄRNING!",
        "#DIVISION/0!",
        "#VÄRDEFEL!",
        "#REFERENS!",
        "#NAMN?",
        "#OGILTIGT!",
        "#SAKNAS!",
    ]
