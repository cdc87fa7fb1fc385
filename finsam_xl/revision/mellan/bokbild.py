"""All that a book holds, each thing known by what it is: a figure, a printed cell, a control, an input row.

The place of a thing is told to the reader, but is not what it is known by: rows move, and sheets are renamed.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.bladvarden import Oraknad
from finsam_xl.arbetsbok.lasa.plats import Plats, syftar_pa
from finsam_xl.arbetsbok.lasa.visning import visa
from finsam_xl.arbetsbok.resultat import Felvarde
from finsam_xl.inputs.schema import TABELLER
from finsam_xl.inputs.uppgifter import GRUNDDATA
from finsam_xl.kolumn import kolumnbokstaver

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.arbetsbok.lasa.cellinnehall import Cellinnehall
    from finsam_xl.arbetsbok.resultat import Resultat
    from finsam_xl.inputs.schema import Indatatabell

__all__ = ["Bokbild", "Cellbild", "Kontrollbild", "Radbild", "bokbild"]

_POSTER, _KONTROLLER = " Poster", " Kontroller"
_POST, _ENHET, _ID = "Post", "Enhet", "Id"
_KRONOR = "kr"
_SKILJER = {"Saldo": ("Källa",)}
_ANNARS = 2
_TITLE_ROWS = 3
_ADDRESS = re.compile(r"[^!]+!\$?[A-Z]{1,3}\$?\d+")


@dataclass(frozen=True, slots=True)
class Cellbild:
    """A cell: what it is called, where it stands, its value as it is and as it is shown, its formula.

    *vikt* is how many kronor one unit of it is; 0 of what is no amount.
    """

    vad: str
    plats: str
    varde: Resultat
    visad: str
    formel: str
    vikt: float = 0.0
    rad: int = 0
    kolumn: int = 0


@dataclass(frozen=True, slots=True)
class Kontrollbild:
    """A control as it stands on its sheet."""

    titel: str
    utfall: str
    skillnad: str
    plats: str


@dataclass(frozen=True, slots=True)
class Radbild:
    """A row of an input table: where it stands, and its filled cells by heading, as text."""

    vad: str
    plats: str
    celler: Mapping[str, str]
    belopp: float


@dataclass(slots=True)
class Bokbild:
    """What a book holds, by the identity of each thing; *tabeller* by table and then by the row's key."""

    figurer: dict[str, Cellbild] = field(default_factory=dict)
    tryckta: dict[tuple[str, ...], Cellbild] = field(default_factory=dict)
    kontroller: dict[tuple[str, str], Kontrollbild] = field(default_factory=dict)
    tabeller: dict[str, dict[tuple[str, ...], Radbild]] = field(default_factory=dict)
    uppgifter: dict[str, Cellbild] = field(default_factory=dict)
    ovriga: dict[tuple[str, str], Cellbild] = field(default_factory=dict)


def bokbild(bok: Bok, namn: Mapping[str, str], rapportblad: frozenset[str], prefix: Sequence[str]) -> Bokbild:
    """What *bok* holds; *namn* are the names by which its sheets are compared, *rapportblad* those that are generated.

    *prefix* begin the names of the reports' figures.
    """
    bild = Bokbild()
    sedda: set[Plats] = set()
    _figurer(bok, namn, prefix, bild, sedda)
    _uppgifter(bok, bild, sedda)
    for tab in TABELLER:
        _tabellen(bok, tab, bild, sedda)
    for blad, hem in namn.items():
        if hem in rapportblad and hem.endswith(_KONTROLLER):
            _kontroller(bok, blad, hem, bild)
        elif hem in rapportblad and not hem.endswith(_POSTER):
            _tryckt(bok, blad, hem, bild)
        elif hem not in rapportblad:
            _resten(bok, blad, hem, bild, sedda)
    return bild


def _bild(bok: Bok, plats: Plats, vad: str, vikt: float = 0.0) -> Cellbild:
    ruta = bok.ruta(plats)
    visad = visa(ruta.varde, bok.visning(ruta.stil), bok.dag_noll)
    return Cellbild(vad, str(plats), ruta.varde, visad, ruta.formel, vikt, plats.rad, plats.kolumn)


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
        bild.figurer[ett] = _bild(bok, plats, vad, 1.0 if enhet == _KRONOR else 0.0)
        sedda.add(plats)


def _kolumnen(bok: Bok, blad: str, forsta: str, rubrik: str) -> int:
    """The column with that heading, in the row of headings that begins with *forsta*."""
    rad = next((r for (r, k), ruta in sorted(bok.celler(blad).items()) if k == 1 and ruta.varde == forsta), 0)
    rubriker = {ruta.varde: k for (r, k), ruta in bok.celler(blad).items() if r == rad}
    return rubriker.get(rubrik, 1)


def _uppgifter(bok: Bok, bild: Bokbild, sedda: set[Plats]) -> None:
    etiketter = {uppgift.namn: uppgift.etikett for uppgift in GRUNDDATA}
    for namn, etikett in etiketter.items():
        plats = syftar_pa(bok.bokens_namn.get(namn, ""))
        if plats is not None and plats.blad in bok.bladnamn:
            bild.uppgifter[namn] = _bild(bok, plats, etikett)
            sedda.add(plats)


def _tabellen(bok: Bok, tab: Indatatabell, bild: Bokbild, sedda: set[Plats]) -> None:
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


def _kontroller(bok: Bok, blad: str, hem: str, bild: Bokbild) -> None:
    """The controls of a report, by their ids, as far down as the list goes."""
    rad = next((r for (r, k), ruta in sorted(bok.celler(blad).items()) if k == 1 and ruta.varde == _ID), 0)
    rubriker = {str(ruta.varde): k for (r, k), ruta in bok.celler(blad).items() if r == rad}
    while rad and (ident := bok.ruta(Plats(blad, rad + 1, 1)).varde):
        rad += 1
        titel, utfall, skillnad = (
            _bild(bok, Plats(blad, rad, rubriker.get(rubrik, 1)), rubrik)
            for rubrik in ("Kontroll", "Utfall", "Skillnad")
        )
        bild.kontroller[hem, str(ident)] = Kontrollbild(
            str(titel.varde or ""), str(utfall.varde or ""), skillnad.visad, utfall.plats
        )


def _tryckt(bok: Bok, blad: str, hem: str, bild: Bokbild) -> None:
    """The printed cells, by section, the row's words and the column's heading."""
    rader: dict[int, dict[int, Cellinnehall]] = {}
    for (rad, kolumn), ruta in sorted(bok.celler(blad).items()):
        if ruta.formel or ruta.varde is not None:
            rader.setdefault(rad, {})[kolumn] = ruta
    if not any(_ar_tal(ruta) for rutor in rader.values() for ruta in rutor.values()):
        _listan(rader, blad, hem, bild)
        return
    avsnitt, rubriker = "", dict[int, str]()
    antal: Counter[tuple[str, ...]] = Counter()
    for rad, rutor in rader.items():
        ord_ = next((ruta.varde for _, ruta in sorted(rutor.items()) if isinstance(ruta.varde, str) and ruta.varde), "")
        etikett = ord_ if isinstance(rutor[min(rutor)].varde, str) and min(rutor) == 1 else ""
        if not etikett:
            rubriker = {kolumn: _visad(bok, ruta) for kolumn, ruta in rutor.items()}
        elif len(rutor) == 1 and rad > _TITLE_ROWS:
            avsnitt = etikett if not rutor[1].formel else avsnitt
        for kolumn in rutor:
            kolumnens = rubriker.get(kolumn) or f"kolumn {kolumnbokstaver(kolumn)}"
            delar = (etikett, kolumnens) if etikett else ("rubrik", kolumnbokstaver(kolumn))
            nyckel = (hem, *((avsnitt,) if len(rutor) > 1 else ()), *delar)
            if kolumn == 1:
                nyckel = (hem, "formel", avsnitt) if rutor[kolumn].formel else (hem, "text", etikett)
            antal[nyckel] += 1
            vad = ", ".join(dict.fromkeys(ett for ett in (hem, etikett, kolumnens if etikett else "rubrik") if ett))
            bild.tryckta[(*nyckel, str(antal[nyckel]))] = _bild(
                bok, Plats(blad, rad, kolumn), vad, _vikt(rutor[kolumn], bild)
            )


def _ar_tal(ruta: Cellinnehall) -> bool:
    return isinstance(ruta.varde, (int, float)) and not isinstance(ruta.varde, bool)


def _listan(rader: Mapping[int, Mapping[int, Cellinnehall]], blad: str, hem: str, bild: Bokbild) -> None:
    """A sheet without figures is a list: each row is known by what it says, wherever it stands."""
    for rad, rutor in rader.items():
        texter = [str(ruta.varde or "") for _, ruta in sorted(rutor.items())]
        text = "; ".join(ett for ett in texter if ett and not _ADDRESS.fullmatch(ett))
        plats = Plats(blad, rad, min(rutor))
        bild.tryckta[hem, "rad", text] = Cellbild(hem, str(plats), text, f"«{text}»", "", 0.0, rad, plats.kolumn)


def _visad(bok: Bok, ruta: Cellinnehall) -> str:
    return visa(ruta.varde, bok.visning(ruta.stil), bok.dag_noll).strip("«»")


def _vikt(ruta: Cellinnehall, bild: Bokbild) -> float:
    """How many kronor a unit of a printed cell is: of its formula's figures, and the unit that they are printed in."""
    if not ruta.formel or isinstance(ruta.varde, str):
        return 0.0
    ord_ = _namn_i(ruta.formel)
    if not any(bild.figurer[ett].vikt for ett in ord_ if ett in bild.figurer):
        return 0.0
    enhet = next((ett for ett in ord_ if ett.endswith("_Enhet")), "")
    varde = (
        bild.uppgifter[enhet].varde
        if enhet in bild.uppgifter
        else bild.figurer[enhet].varde
        if enhet in bild.figurer
        else 1
    )
    return float(varde) if isinstance(varde, (int, float)) else 1.0


def _namn_i(formel: str) -> Iterator[str] | list[str]:
    delar = "".join(tecken if tecken.isalnum() or tecken == "_" else " " for tecken in formel).split()
    return [ett for ett in delar if not ett.isdigit()]


def _resten(bok: Bok, blad: str, hem: str, bild: Bokbild, sedda: Iterable[Plats]) -> None:
    """What stands on other sheets, by address: a person's own, help, and what is beside the input tables."""
    kanda = {(plats.rad, plats.kolumn) for plats in sedda if plats.blad == blad}
    for (rad, kolumn), ruta in bok.celler(blad).items():
        if (rad, kolumn) not in kanda and (ruta.formel or ruta.varde is not None):
            plats = Plats(blad, rad, kolumn)
            bild.ovriga[hem, f"{kolumnbokstaver(kolumn)}{rad}"] = _bild(bok, plats, str(plats))
