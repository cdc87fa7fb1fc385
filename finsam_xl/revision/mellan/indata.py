"""The rows of the input tables by their keys, and the single values of Grunddata."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.bladvarden import Oraknad
from finsam_xl.arbetsbok.lasa.plats import Plats, syftar_pa
from finsam_xl.arbetsbok.resultat import Felvarde
from finsam_xl.inputs.uppgifter import GRUNDDATA
from finsam_xl.revision.mellan.bilder import Bokbild, Radbild, cellbild

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.arbetsbok.lasa.cellinnehall import Cellinnehall
    from finsam_xl.inputs.schema import Indatatabell

__all__ = ["indatarader", "uppgifter"]

_SKILJER = {"Saldo": ("Källa",)}


def uppgifter(bok: Bok, bild: Bokbild, sedda: set[Plats]) -> None:
    """The single values of Grunddata, by their defined names."""
    etiketter = {uppgift.namn: uppgift.etikett for uppgift in GRUNDDATA}
    for namn, etikett in etiketter.items():
        plats = syftar_pa(bok.bokens_namn.get(namn, ""))
        if plats is not None and plats.blad in bok.bladnamn:
            bild.uppgifter[namn] = cellbild(bok, plats, etikett)
            sedda.add(plats)


def indatarader(bok: Bok, tab: Indatatabell, bild: Bokbild, sedda: set[Plats]) -> None:
    """The rows of an input table by their key; also a person's own columns in it."""
    form = bok.tabell(tab.namn)
    if form is None:
        return
    antal: Counter[tuple[str, ...]] = Counter()
    nycklar = (*(tab.nyckel or tab.kannetecken), *_SKILJER.get(tab.namn, ()))
    rader: dict[tuple[str, ...], Radbild] = {}
    for nr in range(form.data.rad, form.data.sista_rad + 1):
        celler: dict[str, str] = {}
        belopp = 0.0
        for rubrik, kolumn in form.kolumner.items():
            plats = Plats(form.blad, nr, kolumn)
            sedda.add(plats)
            varde = bok.varde(form.blad, nr, kolumn)
            if text := _text(varde, bok.ruta(plats)):
                celler[rubrik] = text
            if rubrik == "Belopp" and isinstance(varde, (int, float)):
                belopp = float(varde)
        if celler:
            egna = tuple(celler.get(rubrik, "") for rubrik in nycklar) if nycklar else tuple(sorted(celler.values()))
            antal[egna] += 1
            nyckel = (*egna, str(antal[egna]))
            vad = " ".join(ett for ett in egna if ett) or f"rad {nr}"
            forsta = Plats(form.blad, nr, min(form.kolumner.values()))
            rader[nyckel] = Radbild(vad, str(forsta), celler, belopp)
    bild.tabeller[tab.namn] = rader


def _text(varde: object, ruta: Cellinnehall) -> str:
    match varde:
        case None:
            text = ""
        case datetime() | date():
            text = varde.isoformat()[:10]
        case Felvarde(kod):
            text = kod
        case Oraknad():
            text = "(ej räknad)"
        case bool():
            text = "SANT" if varde else "FALSKT"
        case int() | float():
            text = f"{varde:.15g}"
        case _:
            text = str(varde)
    return f"{text} (={ruta.formel})" if ruta.formel else text
