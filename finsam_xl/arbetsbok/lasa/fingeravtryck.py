"""Fingerprint of a sheet: the same as long as nobody has changed it, however Excel spells it in the file.

What counts: texts, constants and formulas (never calculated values), notes, merged cells, column widths, row heights,
what is hidden, formats as named style plus what departs from it, and what stands on the sheet of drawings and tables.
What does not: the bytes, style numbers, shared or inline strings, shared formulas, and empty cells that look like the
row or column they stand in. Conditional formats and validation are left out, since Excel splits and moves them itself.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Final, NamedTuple

from finsam_xl.arbetsbok.lasa.formeltext import jamforbar
from finsam_xl.arbetsbok.lasa.innehall import del_av_slag, hitta_blad, stildel
from finsam_xl.arbetsbok.lasa.rutnat import formelelement, formeltexter, rader, rutor
from finsam_xl.arbetsbok.lasa.stilar import las_stilar, teckenform
from finsam_xl.arbetsbok.opc.ooxml import Omrade, avkoda, barnet, barnets_text, cell, lokalt, omrade, qn, synlig_text
from finsam_xl.arbetsbok.opc.paket import oskadad
from finsam_xl.arbetsbok.opc.relationer import relationer
from finsam_xl.arbetsbok.ympa.bladkopia import delade_strangar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from finsam_xl.arbetsbok.lasa.rutnat import Cellelement
    from finsam_xl.arbetsbok.lasa.stilar import Form, Stilbok
    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = ["fingeravtryck"]

_VERSION: Final = "finsam 1"
_SHAPES: Final = {"pic", "sp", "graphicFrame", "cxnSp", "contentPart"}
_ATTACHED: Final = {"table", "pivotTable", "control", "oleObject"}


@oskadad
def fingeravtryck(paket: Paket, bladnamn: str) -> str:
    """Return the fingerprint of a sheet, 64 hexadecimal digits.

    Raises:
        Paketfel: the workbook has no such sheet.

    """
    ett = hitta_blad(paket, bladnamn)
    stilar = paket.tolkad(stildel(paket), las_stilar)
    rot = paket.rot(ett.del_)
    kolumner = _kolumner(rot, stilar)
    innehall = (
        _VERSION,
        kolumner,
        list(_rader(rot, stilar)),
        list(_celler(rot, stilar, kolumner, delade_strangar(paket))),
        sorted(barn.get("ref", "") for barn in rot.iterfind(f"{qn('mergeCells')}/{qn('mergeCell')}")),
        sorted(_anteckningar(paket, ett.del_)),
        sorted(_foremal(paket, ett.del_)),
    )
    return hashlib.sha256(json.dumps(innehall, ensure_ascii=False).encode(errors="replace")).hexdigest()


class _Kolumner(NamedTuple):
    """Neighbouring columns that are set alike."""

    forsta: int
    sista: int
    bredd: float
    dold: bool
    grund: Form


def _kolumner(rot: Element, stilar: Stilbok) -> list[_Kolumner]:
    """Return the columns that somebody has set, in the fewest runs."""
    serier: list[_Kolumner] = []
    for element in sorted(rot.iterfind(f"{qn('cols')}/{qn('col')}"), key=lambda ett: int(ett.get("min", "0"))):
        ny = _kolumn(element, stilar)
        if serier and serier[-1].sista == ny.forsta - 1 and serier[-1][2:] == ny[2:]:
            serier[-1] = serier[-1]._replace(sista=ny.sista)
        elif any(ny[2:]):
            serier.append(ny)
    return serier


def _kolumn(element: Element, stilar: Stilbok) -> _Kolumner:
    dold = _sant(element, "hidden")
    bredd = 0.0 if dold or not _sant(element, "customWidth") else round(float(element.get("width", "0")), 1)
    granser = int(element.get("min", "0")), int(element.get("max", "0"))
    return _Kolumner(*granser, bredd, dold, _grund(stilar, element.get("style")))


def _sant(element: Element, attribut: str) -> bool:
    return element.get(attribut) in {"1", "true"}


def _grund(stilar: Stilbok, index: str | None) -> Form:
    """Return a format, () when it is the workbook's ordinary one."""
    avtryck = stilar.avtryck(int(index or "0"))
    return () if avtryck == stilar.avtryck(0) else avtryck


def _rader(rot: Element, stilar: Stilbok) -> Iterator[tuple[object, ...]]:
    for nummer, rad in rader(rot):
        dold = _sant(rad, "hidden")
        hojd = 0.0 if dold or not _sant(rad, "customHeight") else round(float(rad.get("ht", "0")), 1)
        satt = (hojd, dold, _radgrund(rad, stilar))
        if any(satt):
            yield (nummer, *satt)


def _radgrund(rad: Element, stilar: Stilbok) -> Form:
    return _grund(stilar, rad.get("s")) if _sant(rad, "customFormat") else ()


def _celler(
    rot: Element, stilar: Stilbok, kolumner: list[_Kolumner], strangar: list[Element]
) -> Iterator[tuple[object, ...]]:
    alla = sorted(rutor(rot), key=lambda ruta: ruta[:2])
    med_formel = formelelement(alla)
    utskrivna, element = formeltexter(med_formel), {ruta[:2]: ett for ruta, ett in med_formel}
    utspillda = list(_utspillda(element.values()))
    grund = {nummer: _radgrund(rad, stilar) for nummer, rad in rader(rot)}
    utseenden = {index: _grund(stilar, index) for index in {ruta.element.get("s") for ruta in alla}}
    for ruta in alla:
        formel = utskrivna.get(ruta[:2])
        innehall = _formel(element[ruta[:2]], formel) if formel else _konstant(ruta, strangar, utspillda)
        utseende = utseenden[ruta.element.get("s")]
        if innehall or utseende != (grund[ruta.rad] or _kolumngrund(kolumner, ruta.kolumn)):
            yield cell(ruta.rad, ruta.kolumn), innehall, utseende


def _kolumngrund(kolumner: list[_Kolumner], nummer: int) -> Form:
    return next((serie.grund for serie in kolumner if serie.forsta <= nummer <= serie.sista), ())


def _formel(element: Element, text: str) -> Form:
    omfang = element.get("ref", "") if element.get("t") in {"array", "dataTable"} else ""
    return ("f", omfang, jamforbar(text))


def _utspillda(formler: Iterable[Element]) -> Iterator[Omrade]:
    """Yield where array formulas put their values: those are calculated, not typed."""
    for formel in formler:
        if formel.get("t") in {"array", "dataTable"}:
            yield omrade(formel.get("ref", "A1"))


def _konstant(ruta: Cellelement, strangar: list[Element], utspillda: list[Omrade]) -> Form:
    if any(Omrade(*ruta[:2], *ruta[:2]).traffar(plats) for plats in utspillda):
        return ()
    slag, varde = ruta.element.get("t", "n"), barnets_text(ruta.element, "v") or ""
    match slag:
        case "inlineStr":
            strang = barnet(ruta.element, "is")
            return () if strang is None else _text(strang)
        case "s":
            return _text(strangar[int(varde)]) if varde else ()
        case "str":
            return ("t", avkoda(varde)) if varde else ()
        case "n":
            return ("n", repr(float(varde))) if varde else ()
        case _:
            return (slag, varde) if varde else ()


def _text(strang: Element) -> Form:
    """Return a text, with its runs where some of them look different from the cell."""
    stycken = list(strang.iterchildren(qn("r")))
    if not any(barnet(stycke, "rPr") is not None for stycke in stycken):
        text = synlig_text(strang)
        return ("t", text) if text else ()
    return ("r", *(_stycke(stycke) for stycke in stycken))


def _stycke(stycke: Element) -> Form:
    utseende = barnet(stycke, "rPr")
    return avkoda(barnets_text(stycke, "t") or ""), () if utseende is None else teckenform(utseende)


def _anteckningar(paket: Paket, del_: str) -> Iterator[tuple[str, str]]:
    for anteckningar in del_av_slag(paket, del_, "comments"):
        for ett in paket.rot(anteckningar).iter(qn("comment")):
            text = barnet(ett, "text")
            yield ett.get("ref", ""), "" if text is None else synlig_text(text)


def _foremal(paket: Paket, del_: str) -> Iterator[str]:
    """Yield the kind of each thing that stands on the sheet without being a cell."""
    yield from (relation.slag for relation in relationer(paket, del_) if relation.slag in _ATTACHED)
    for ritning in del_av_slag(paket, del_, "drawing"):
        for element in paket.rot(ritning).iter():
            if lokalt(element) in _SHAPES and not any(lokalt(over) == "Fallback" for over in element.iterancestors()):
                yield lokalt(element)
