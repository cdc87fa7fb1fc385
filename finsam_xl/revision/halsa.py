"""The health of a workbook's formulas: what makes a figure hard to trust or to follow, with cell and reason.

A finding is a notice, not an error: the figure may be right. It says where to look before somebody signs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.opc.paket import oskadad
from finsam_xl.layout.grid import compact
from finsam_xl.revision.halsa_bok import datum_fran_1904, itererande, manuell, som_visas
from finsam_xl.revision.halsa_celler import dolda, tal_som_text
from finsam_xl.revision.halsa_formler import avvikande, externa, flyktiga, overskrivna, trasiga

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from finsam_xl.arbetsbok.bok import Bok

_CELL = re.compile(r".+![A-Z]{1,3}\d{1,7}")

__all__ = ["BERAKNING", "HALSA", "Halsofraga", "Halsofynd", "halsa"]


@dataclass(frozen=True, slots=True)
class Halsofraga:
    """Something to look for: id, what it is called, and why it matters and what to do."""

    id: str
    titel: str
    varfor: str
    leta: Callable[[Bok, Collection[str]], Iterator[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Halsofynd:
    """What was found: the question, the cells (`Egen!C4:C7`), and what stands there."""

    fraga: Halsofraga
    celler: tuple[str, ...]
    vad: str

    @property
    def text(self) -> str:
        """What stands there, why it matters, and what to do."""
        return f"{self.vad}. {self.fraga.varfor}" if self.vad else self.fraga.varfor


BERAKNING: tuple[Halsofraga, ...] = (
    Halsofraga(
        "H08",
        "Precision som visas",
        "Excel kastar då det som en cell inte visar: ett belopp som visas i tkr sparas i hela tkr, ören försvinner för "
        "alltid, och summor blir andra än bokföringens. Ta bort krysset i Arkiv, Alternativ, Avancerat, Ange precision "
        "som visas, och läs in SIE-filen igen.",
        som_visas,
    ),
    Halsofraga(
        "H09",
        "Manuell beräkning",
        "Ändrade indata syns då inte i siffrorna förrän boken räknas om (F9), så det som står kan vara gammalt. Välj "
        "Formler, Beräkningsalternativ, Automatiskt.",
        manuell,
    ),
    Halsofraga(
        "H10",
        "Iterativ beräkning",
        "En formel som läser sig själv sägs då inte vara fel, utan får ett tal som beror på hur många omgångar boken "
        "räknats. Ta bort krysset i Arkiv, Alternativ, Formler, Aktivera iterativ beräkning.",
        itererande,
    ),
    Halsofraga(
        "H11",
        "Datum räknade från 1904",
        "Ett datum som klistras in ur en annan bok, eller därifrån, blir fyra år fel. Kontrollera perioderna i "
        "Grunddata; en ny bok räknar från 1900 som andra.",
        datum_fran_1904,
    ),
)
"""How the book calculates as a whole: what a revisor is told of beside the cells."""

HALSA: tuple[Halsofraga, ...] = (
    Halsofraga(
        "H01",
        "Tal inskrivet över en formel",
        "Talet följer inte med när indata ändras och går inte att spåra. Hämta tillbaka formeln, eller bygg om "
        "rapporten.",
        overskrivna,
    ),
    Halsofraga(
        "H02",
        "Formel som skiljer sig från grannarna i kolumnen",
        "En rad i kolumnen räknas på annat sätt än de andra, vilket ofta är ett förbiseende. Kopiera formeln från "
        "grannraden, eller skriv bredvid varför raden är annorlunda.",
        avvikande,
    ),
    Halsofraga(
        "H03",
        "Text som ser ut som ett tal",
        "Excel räknar inte med en text, så summor blir för små utan att det syns. Skriv talet på nytt med cellformatet "
        "Tal.",
        tal_som_text,
    ),
    Halsofraga(
        "H04",
        "Dold rad eller kolumn i en tabell",
        "Det dolda räknas med i summorna men syns varken på skärmen eller i utskriften. Ta fram det.",
        dolda,
    ),
    Halsofraga(
        "H05",
        "Länk till en annan arbetsbok",
        "Värdet är en kopia från en fil som revisorn inte har, och det kan vara gammalt. Skriv in uppgiften som indata "
        "med sin källa.",
        externa,
    ),
    Halsofraga(
        "H06",
        "Trasigt namn eller trasig hänvisning",
        "Det som hänvisningen pekade på är borttaget eller har bytt namn, så formler som läser det ger fel. Rätta "
        "hänvisningen (Formler > Namnhanteraren), eller ta bort den.",
        trasiga,
    ),
    Halsofraga(
        "H07",
        "Funktion som ändrar sig eller inte går att följa",
        "Värdet beror på när boken öppnas, på en cell som väljs under räkningen eller på ett makro, så det går inte "
        "att räkna fram igen. Skriv en vanlig hänvisning eller ett fast värde.",
        flyktiga,
    ),
    *BERAKNING,
)


@oskadad
def halsa(bok: Bok, byggda: Collection[str], fragor: Collection[Halsofraga] = HALSA) -> tuple[Halsofynd, ...]:
    """Everything found in the book, cells of one kind together; *byggda* are the sheets that we have built."""
    fynd: list[Halsofynd] = []
    for fraga in fragor:
        lika: dict[str, list[str]] = {}
        for cell, vad in fraga.leta(bok, byggda):
            lika.setdefault(vad, []).append(cell)
        fynd += [Halsofynd(fraga, tuple(_samlade(celler)), vad) for vad, celler in lika.items()]
    return tuple(fynd)


def _samlade(celler: list[str]) -> list[str]:
    """Addresses gathered in runs; a name or a whole column stands as it is."""
    platser = [cell for cell in celler if _CELL.fullmatch(cell)]
    return [*compact(platser), *(cell for cell in celler if cell not in platser)]
