"""The rows of the help sheet Märken: the marks that every book has, without the figures, which each Poster lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.tabellval import forvalda_tabeller, ritade_tabeller
from finsam_xl.book.markesblad import Markesavsnitt, Markesrad
from finsam_xl.dokument.marken.sa_skrivs import SA_SKRIVS, i_klamrar
from finsam_xl.inputs.uppgifter import GRUNDDATA
from finsam_xl.rapporter.slag import RAPPORTSLAG
from finsam_xl.uppstallning.lagens import LAGENS_NOTER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.inputs.uppgifter import Uppgift
    from finsam_xl.modell import Tabellval

__all__ = ["markeslista"]


def markeslista() -> tuple[Markesavsnitt, ...]:
    """How a mark is written, Grunddata's marks, and each report's tables and charts by the titles they come with."""
    ritade = ritade_tabeller()
    tabeller = [ett for ett in forvalda_tabeller() if (ett.rapport, ett.tabell) not in ritade]
    diagram = [ett for ett in forvalda_tabeller() if (ett.rapport, ett.tabell) in ritade]
    return (
        Markesavsnitt("Så skrivs ett märke", tuple(Markesrad(marke, vad) for marke, vad in SA_SKRIVS)),
        Markesavsnitt(
            "Uppgifter i Grunddata",
            tuple(map(_uppgiftsrad, (ett for ett in GRUNDDATA if not ett.formel))),
        ),
        Markesavsnitt("Tabeller (egna titlar väljs i bladet Tabeller)", tuple(_rader("tabell", tabeller))),
        Markesavsnitt("Diagram", tuple(_rader("diagram", diagram))),
    )


def _uppgiftsrad(uppgift: Uppgift) -> Markesrad:
    """A cell's mark; what each report has of its own is in a document that report's, and has no one value here."""
    marke = i_klamrar(uppgift.namn)
    if any(ett.rapport and ett.namn == f"{uppgift.namn}_{ett.rapport}" for ett in GRUNDDATA):
        return Markesrad(marke, f"{uppgift.etikett}: det som gäller rapporten som dokumentet är")
    return Markesrad(marke, uppgift.etikett, uppgift.namn)


def _rader(ordet: str, tabeller: list[Tabellval]) -> Iterator[Markesrad]:
    """A note has no title of its own here, for its number follows from the order: it is called by its id."""
    noter = {(ett.rapport, ett.id): ett.titel for ett in LAGENS_NOTER}
    for ett in tabeller:
        rapport, ident = RAPPORTSLAG[ett.rapport.name], f"{ett.rapport.name}_{ett.tabell}"
        vad = f"{rapport.titel}, {noter.get((ett.rapport, ett.tabell), '') if not ett.titel else ident}"
        yield Markesrad(i_klamrar(f"{ordet} {ett.titel or ident}"), vad)
