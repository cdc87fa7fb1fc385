"""Printed tables that a person has pasted into a workbook: every sheet but our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.kvar.blad import KVARBLAD
from finsam_xl.arbete.bygg.minne import las_minne
from finsam_xl.arbete.gemensamt.fel import Avbrott, Olast
from finsam_xl.arbete.gemensamt.grind import las_arbetsbok
from finsam_xl.arbete.granska.granskat import GRANSKNINGSBLAD
from finsam_xl.arbetsbok.lasa.arkinnehall import las_ark, osedda_ark
from finsam_xl.arbetsbok.lasa.innehall import tabeller
from finsam_xl.arbetsbok.opc.paket import Paketfel
from finsam_xl.book.markesblad import MARKESBLAD
from finsam_xl.granskning.tryck.bredarubriker import med_breda_rubriker
from finsam_xl.granskning.tryck.dokument import Olasbart
from finsam_xl.granskning.tryck.las_arbetsbok import las_arbetsbok as las_tabeller
from finsam_xl.handlingar import Handling, gor
from finsam_xl.inputs.schema import TABELLER

if TYPE_CHECKING:
    from pathlib import Path

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.granskning.tryck.dokument import Dokument

__all__ = ["HJALPBLAD", "las_tryckbok"]

HJALPBLAD = frozenset(
    {"Start", "Grunddata", "Om", "Funktioner", "Källor", "Kontrollförteckning", "Etikettlista", "Parametrar"}
    | {"Förbund", "Verifikationer", KVARBLAD, MARKESBLAD}
)
"""Our own sheets beside the input tables; a person's printed tables are on none of them."""
_DIAGRAMTITEL = "Diagram"
_DIAGRAMMENS = "talen bakom diagrammen är tabellernas, och prövas där"
_VARA_TABELLER = frozenset({"Saldo", "Kontoplan"})


def las_tryckbok(vag: Path) -> Dokument:
    """Read the printed tables that stand on sheets of the workbook *vag*.

    Raises:
        Olast: it has only our own sheets.
        Avbrott: it cannot be read.

    """
    bok = las_arbetsbok(vag)
    try:
        diagram = _diagramblad(bok)
        egna = _vara_blad(bok) if {ett.namn for ett in tabeller(bok.paket)} >= _VARA_TABELLER else frozenset()
        ark = las_ark(bok.paket, utom=egna | diagram | {GRANSKNINGSBLAD})
        osedda = [Olasbart(*ett) for ett in osedda_ark(bok.paket, utom=egna | {GRANSKNINGSBLAD})]
        osedda += [Olasbart(namn, _DIAGRAMMENS) for namn in sorted(diagram - egna)]
    except Paketfel as fel:
        raise Avbrott(f"{vag.name}: {fel}") from fel
    if egna and not any(ett.rutor for ett in ark):
        raise Olast(
            f"{vag.name} har inga inklistrade tabeller, bara programmets egna blad. Klistra in den tryckta rapportens "
            f"tabeller på ett nytt blad. De byggda bladen prövas med {gor(Handling.KONTROLLERA, vag.name)}"
        )
    return las_tabeller(vag.stem, [(ett.namn, med_breda_rubriker(ett.rutor, ett.breda)) for ett in ark], osedda)


def _diagramblad(bok: Bok) -> frozenset[str]:
    """Sheets of ours, also copied elsewhere, whose tables are what charts are drawn of."""
    return frozenset(namn for namn in bok.bladnamn if bok.varde(namn, 1, 1) == _DIAGRAMTITEL)


def _vara_blad(bok: Bok) -> frozenset[str]:
    """The sheets of a book of ours that hold input, help or generated tables."""
    return HJALPBLAD | {tab.blad for tab in TABELLER} | las_minne(bok).keys()
