"""All that a book holds, each thing known by what it is: a figure, a printed cell, a control, an input row.

The place of a thing is told to the reader, but is not what it is known by: rows move, and sheets are renamed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.plats import Plats, syftar_pa
from finsam_xl.inputs.schema import TABELLER
from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.revision.mellan.bilder import Bokbild, Kontrollbild, cellbild
from finsam_xl.revision.mellan.indata import indatarader, uppgifter
from finsam_xl.revision.mellan.tryckt import tryckta_celler

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from finsam_xl.arbetsbok.bok import Bok

__all__ = ["bokbild"]

_POSTER, _KONTROLLER = " Poster", " Kontroller"
_POST, _ENHET, _ID = "Post", "Enhet", "Id"
_KRONOR = "kr"
_ANNARS = 2


def bokbild(bok: Bok, namn: Mapping[str, str], rapportblad: frozenset[str], prefix: Sequence[str]) -> Bokbild:
    """What *bok* holds; *namn* are the names by which its sheets are compared, *rapportblad* those that are generated.

    *prefix* begin the names of the reports' figures.
    """
    bild = Bokbild()
    sedda: set[Plats] = set()
    _figurer(bok, namn, prefix, bild, sedda)
    uppgifter(bok, bild, sedda)
    for tab in TABELLER:
        indatarader(bok, tab, bild, sedda)
    for blad, hem in namn.items():
        if hem in rapportblad and hem.endswith(_KONTROLLER):
            _kontroller(bok, blad, hem, bild)
        elif hem in rapportblad and not hem.endswith(_POSTER):
            tryckta_celler(bok, blad, hem, bild)
        elif hem not in rapportblad:
            _resten(bok, blad, hem, bild, sedda)
    return bild


def _figurer(bok: Bok, namn: Mapping[str, str], prefix: Sequence[str], bild: Bokbild, sedda: set[Plats]) -> None:
    """The figures of the sheets Poster, by their defined names."""
    enheter: dict[str, int] = {}
    for ett, text in bok.bokens_namn.items():
        plats = syftar_pa(text)
        if plats is None or not ett.startswith(tuple(prefix)) or not namn.get(plats.blad, "").endswith(_POSTER):
            continue
        if plats.blad not in enheter:
            enheter[plats.blad] = _kolumnen(bok, plats.blad, _POST, _ENHET)
        enhet = str(bok.ruta(Plats(plats.blad, plats.rad, enheter[plats.blad])).varde or "")
        ar = "" if plats.kolumn <= _ANNARS + 1 else ", jämförelsen"
        vad = f"{bok.ruta(Plats(plats.blad, plats.rad, _ANNARS)).varde or ett}{ar} ({ett})"
        bild.figurer[ett] = cellbild(bok, plats, vad, 1.0 if enhet == _KRONOR else 0.0)
        sedda.add(plats)


def _kolumnen(bok: Bok, blad: str, forsta: str, rubrik: str) -> int:
    """The column with that heading, in the row of headings that begins with *forsta*."""
    rad = next((r for (r, k), ruta in sorted(bok.celler(blad).items()) if k == 1 and ruta.varde == forsta), 0)
    rubriker = {ruta.varde: k for (r, k), ruta in bok.celler(blad).items() if r == rad}
    return rubriker.get(rubrik, 1)


def _kontroller(bok: Bok, blad: str, hem: str, bild: Bokbild) -> None:
    """The controls of a report, by their ids, as far down as the list goes."""
    rad = next((r for (r, k), ruta in sorted(bok.celler(blad).items()) if k == 1 and ruta.varde == _ID), 0)
    rubriker = {str(ruta.varde): k for (r, k), ruta in bok.celler(blad).items() if r == rad}
    while rad and (ident := bok.ruta(Plats(blad, rad + 1, 1)).varde):
        rad += 1
        titel, utfall, skillnad = (
            cellbild(bok, Plats(blad, rad, rubriker.get(rubrik, 1)), rubrik)
            for rubrik in ("Kontroll", "Utfall", "Skillnad")
        )
        bild.kontroller[hem, str(ident)] = Kontrollbild(
            str(titel.varde or ""), str(utfall.varde or ""), skillnad.visad, utfall.plats
        )


def _resten(bok: Bok, blad: str, hem: str, bild: Bokbild, sedda: Iterable[Plats]) -> None:
    """What stands on other sheets, by address: a person's own, help, and what is beside the input tables."""
    kanda = {(plats.rad, plats.kolumn) for plats in sedda if plats.blad == blad}
    for (rad, kolumn), ruta in bok.celler(blad).items():
        if (rad, kolumn) not in kanda and (ruta.formel or ruta.varde is not None):
            plats = Plats(blad, rad, kolumn)
            bild.ovriga[hem, f"{kolumnbokstaver(kolumn)}{rad}"] = cellbild(bok, plats, str(plats))
