"""The printed cells of a report: by section, the words of the row and the heading of the column."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.plats import Plats
from finsam_xl.arbetsbok.lasa.visning import visa
from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.revision.mellan.bilder import Bokbild, Cellbild, cellbild

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.arbetsbok.lasa.cellinnehall import Cellinnehall

__all__ = ["tryckta_celler"]

_TITLE_ROWS = 3
_RUBRIK = "kolumnrubrik"
_ADDRESS = re.compile(r"[^!]+!\$?[A-Z]{1,3}\$?\d+")


def tryckta_celler(bok: Bok, blad: str, hem: str, bild: Bokbild) -> None:
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
        if len(rutor) > 1 and _ar_kolumnrubriker(bok, rutor):
            etikett = ""
        if not etikett:
            rubriker = {kolumn: _visad(bok, ruta) for kolumn, ruta in rutor.items()}
        elif len(rutor) == 1 and rad > _TITLE_ROWS:
            avsnitt = etikett if not rutor[1].formel else avsnitt
        for kolumn in rutor:
            kolumnens = rubriker.get(kolumn) or f"kolumn {kolumnbokstaver(kolumn)}"
            delar = (etikett, kolumnens) if etikett else ("rubrik", kolumnbokstaver(kolumn))
            nyckel = (hem, *((avsnitt,) if len(rutor) > 1 else ()), *delar)
            if kolumn == 1:
                nyckel = (hem, "formel", avsnitt) if rutor[kolumn].formel else (hem, "text", ord_)
            antal[nyckel] += 1
            vad = ", ".join(dict.fromkeys(ett for ett in (hem, etikett, kolumnens if etikett else "rubrik") if ett))
            bild.tryckta[(*nyckel, str(antal[nyckel]))] = cellbild(
                bok, Plats(blad, rad, kolumn), vad, _vikt(rutor[kolumn], bild)
            )


def _ar_kolumnrubriker(bok: Bok, rutor: Mapping[int, Cellinnehall]) -> bool:
    """The style says that a row is a heading, also where a word stands above the rows' own names."""
    return any(_RUBRIK in bok.visning(ruta.stil).stil.casefold() for kolumn, ruta in rutor.items() if kolumn > 1)


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
    tryckt_i = bild.uppgifter.get(enhet) or bild.figurer.get(enhet)
    varde = 1 if tryckt_i is None else tryckt_i.varde
    return float(varde) if isinstance(varde, (int, float)) else 1.0


def _namn_i(formel: str) -> list[str]:
    delar = "".join(tecken if tecken.isalnum() or tecken == "_" else " " for tecken in formel).split()
    return [ett for ett in delar if not ett.isdigit()]
