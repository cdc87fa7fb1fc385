"""Hur snabba funktionerna är i processen: skalära anrop per sekund, och en fördelning över landets 290 kommuner.

Kör: python tests/bench/udf.py. Avslutar med 1 om ett mål missas.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2]))

from finsam_xl.udf.funktioner import samtliga
from finsam_xl.udf.register import REGISTER

if TYPE_CHECKING:
    from collections.abc import Callable

ANROP = 100_000
MINST_PER_SEKUND = 100_000
KOMMUNER = 290
HOGST_SEKUNDER = 0.005
UPPREPNINGAR = 3
SKALARA: dict[str, tuple[object, ...]] = {
    "AVVIKELSE": (-14_210_000.25, -13_900_000.0, "utfall - budget"),
    "AVVIKELSE_PROCENT": (-14_210_000.25, -13_900_000.0),
    "SOLIDITET": (7_501_512.4, 11_886_902.13),
    "KASSALIKVIDITET": (9_800_000.0, 2_087_000.0, 4_385_000.0),
    "EK_ANDEL": (7_501_512.4, 18_920_000.0),
    "EK_GRÄNS": (18_920_000.0, 0.2),
    "MÅLKONTROLL": (0.77, 0.7, "minst"),
    "PROGNOS": (6_840_000.0, 7_210_000.0),
    "PROGNOSGRAD": (14_050_000.0, 13_900_000.0),
    "TKR": (7_501_512.4,),
}


def basta_tid(arbete: Callable[[], object]) -> float:
    """Den kortaste av några körningar, i sekunder."""
    tider = []
    for _ in range(UPPREPNINGAR):
        start = perf_counter()
        arbete()
        tider.append(perf_counter() - start)
    return min(tider)


def upprepat(namn: str, celler: tuple[object, ...]) -> Callable[[], None]:
    """Samma anrop *ANROP* gånger, som en kolumn räknas om."""
    udf = REGISTER[namn]

    def kor() -> None:
        for _ in range(ANROP):
            udf(*celler)

    return kor


def main() -> int:
    """Mät, skriv ut och säg om målen är nådda."""
    samtliga()
    missade = 0
    for namn, celler in SKALARA.items():
        takt = ANROP / basta_tid(upprepat(namn, celler))
        missade += takt < MINST_PER_SEKUND
        sys.stdout.write(f"{namn:20} {takt:10,.0f} anrop/s   mål {MINST_PER_SEKUND:,}\n")
    andelar = [[float(2_000 + plats * 7_919 % 90_000)] for plats in range(KOMMUNER)]
    tid = basta_tid(lambda: REGISTER["FÖRDELNING"](4_250_000.0, andelar))
    missade += tid > HOGST_SEKUNDER
    sys.stdout.write(
        f"{'FÖRDELNING':20} {tid * 1000:10.2f} ms        mål {HOGST_SEKUNDER * 1000:.0f} ms, {KOMMUNER} kommuner\n"
    )
    return 1 if missade else 0


if __name__ == "__main__":
    sys.exit(main())
