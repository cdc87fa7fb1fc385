"""The rows of the input tables by their keys, and the single values of Grunddata."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.bladvarden import Oraknad
from finsam_xl.arbetsbok.lasa.plats import Plats, syftar_pa
from finsam_xl.arbetsbok.resultat import Felvarde
from finsam_xl.belopp import svensk
from finsam_xl.inputs.schema import Typ
from finsam_xl.inputs.uppgifter import GRUNDDATA
from finsam_xl.revision.mellan.bilder import Bokbild, Radbild, cellbild

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.arbetsbok.lasa.cellinnehall import Cellinnehall
    from finsam_xl.inputs.schema import Indatatabell

__all__ = ["indatarader", "uppgifter"]

_VAGDA = frozenset({Typ.BELOPP, Typ.TAL})
"""Columns whose change is weighed: kronor, and the figures of law's notes that are kronor too."""
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
    vagda = {kolumn.namn for kolumn in tab.kolumner if kolumn.typ in _VAGDA}
    rader: dict[tuple[str, ...], Radbild] = {}
    for nr in range(form.data.rad, form.data.sista_rad + 1):
        celler: dict[str, str] = {}
        belopp: dict[str, float] = {}
        for rubrik, kolumn in form.kolumner.items():
            plats = Plats(form.blad, nr, kolumn)
            sedda.add(plats)
            varde = bok.varde(form.blad, nr, kolumn)
            if text := _text(varde, bok.ruta(plats), som_belopp=rubrik in vagda):
                celler[rubrik] = text
            if rubrik in vagda and isinstance(varde, (int, float)):
                belopp[rubrik] = float(varde)
        if celler:
            egna = tuple(celler.get(rubrik, "") for rubrik in nycklar) if nycklar else tuple(sorted(celler.values()))
            antal[egna] += 1
            nyckel = (*egna, str(antal[egna]))
            vad = " ".join(ett for ett in egna if ett) or f"rad {nr}"
            forsta = Plats(form.blad, nr, min(form.kolumner.values()))
            rader[nyckel] = Radbild(vad, str(forsta), celler, belopp)
    bild.tabeller[tab.namn] = rader


def _text(varde: object, ruta: Cellinnehall, *, som_belopp: bool) -> str:
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
            text = _belopp(varde) if som_belopp else f"{varde:.15g}".replace(".", ",")
        case _:
            text = str(varde)
    return f"{text} (={ruta.formel})" if ruta.formel else text


def _belopp(varde: float) -> str:
    """All the digits that Excel holds, as a Swedish reader writes them."""
    exakt = Decimal(f"{varde:.15g}")
    return svensk(exakt, max(0, -int(exakt.normalize().as_tuple().exponent)))
