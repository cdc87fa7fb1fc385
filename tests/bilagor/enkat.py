"""En bok med enkätsvar: påhittade svar från svarsgrupper av olika storlek, i de tre områdena."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from finsam_xl.book.skapa import skapa
from finsam_xl.inputs.schema import tabell

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.andra.cellvarde import Cellvarde

__all__ = ["SVAR", "Rad", "enkatbok", "med_svar"]

TID = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
_KOLUMNER = [kolumn.namn for kolumn in tabell("Indikatorer").kolumner]


@dataclass(frozen=True)
class Rad:
    """En rad i Indikatorer: svaren från sämst till bäst och, efter kolumnens namn, det andra."""

    nr: str
    indikator: str
    grupp: str
    svar: tuple[int | None, ...] = ()
    omrade: str = "Samverkansfokuserade områden"
    mer: dict[str, Cellvarde] = field(default_factory=dict)

    def celler(self) -> list[Cellvarde]:
        """Radens celler i tabellens ordning."""
        varden: dict[str, Cellvarde] = {
            "Nr": self.nr,
            "Indikator": self.indikator,
            "Område": self.omrade,
            "Svarsgrupp": self.grupp,
            **{f"Antal {nr}": antal for nr, antal in enumerate(self.svar, start=1)},
            **self.mer,
        }
        return [varden.get(namn) for namn in _KOLUMNER]


_DELTAGARE, _UPPFOLJNING = "Deltagarfokuserade områden", "Uppföljnings- och utvecklingsområden"
SVAR = (
    Rad(
        "3",
        "Tillräcklig tid",
        "Personal",
        (2, 4, 2, 2, 1),
        _DELTAGARE,
        {"Nationellt": 0.43, "Nationellt positivt": 0.7, "Förra året": 0.24, "Förra året positivt": 0.4, "Vet ej": 9},
    ),
    Rad("3", "Tillräcklig tid", "Remittenter", (0, 1, 1, 1, 1), _DELTAGARE, {"Nationellt": 0.5}),
    Rad(
        "8",
        "Respekt mellan medarbetare",
        "Chefer",
        (0, 0, 3, 4, 3),
        mer={"Nationellt": 0.7, "Mått": "andel klart positivt", "Jämförs med": "nationellt"},
    ),
    Rad(
        "8",
        "Respekt mellan medarbetare",
        "Styrelseledamöter",
        (1, 1, 1, 1, 1),
        mer={"Förra året positivt": 0.61, "Mått": "andel positivt", "Jämförs med": "förra året"},
    ),
    Rad("14", "Uppföljning och utvärdering", "Personal", (), _UPPFOLJNING, {"Nationellt": 0.3}),
)


def med_svar(*rader: Rad) -> bytes:
    """Exemplets bok 2024 med *rader* i Indikatorer, som en person sparat den."""
    bok: Any = load_workbook(BytesIO(skapa(exempel="gavleborg-bilagor-2024", tid=TID)))
    blad = bok["Indikatorer"]
    blad.delete_rows(5, blad.max_row)
    for nr, rad in enumerate(rader, start=5):
        for kolumn, varde in enumerate(rad.celler(), start=1):
            blad.cell(nr, kolumn).value = varde
    exceltabell = blad.tables["Indikatorer"]
    exceltabell.ref = (
        f"{exceltabell.ref.split(':')[0]}:{exceltabell.ref.split(':')[1].rstrip('0123456789')}{4 + max(1, len(rader))}"
    )
    exceltabell.autoFilter.ref = exceltabell.ref
    minne = BytesIO()
    bok.save(minne)
    return minne.getvalue()


@cache
def enkatbok() -> bytes:
    """Boken med alla svaren i SVAR."""
    return med_svar(*SVAR)
