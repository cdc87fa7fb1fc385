"""Grunddatas namngivna celler: en uppgift per namn, var i boken cellen än har flyttats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.formeltext import jamforbar
from finsam_xl.arbetsbok.lasa.plats import Plats, syftar_pa
from finsam_xl.inputs.celler import anmarkning, las_cell
from finsam_xl.inputs.felslag import bladen, cellerna, talen
from finsam_xl.inputs.indatacell import Indatacell, Varde
from finsam_xl.inputs.rapportperioder import RAPPORTER, agare, periodnamn
from finsam_xl.inputs.uppgifter import GRUNDDATA
from finsam_xl.inputs.uppgifter.form import KR_OCH_TKR
from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.modell import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.inputs.uppgifter import Uppgift

__all__ = ["BLAD", "Grunddata", "grunddatacell", "har_period", "las_grunddata"]

BLAD = "Grunddata"


@dataclass(frozen=True, slots=True)
class Grunddata:
    """Uppgifterna efter namn (tomma är None), var varje cell står, och problemen bland dem."""

    varden: Mapping[str, Varde]
    platser: Mapping[str, str]
    problem: tuple[Problem, ...]


def las_grunddata(bok: Bok, rapport: str = "", *, krav: bool = True) -> Grunddata:
    """Läs alla uppgifter i Grunddata. Beräknade celler ska finnas, men läses inte: de följer av de andra.

    En rapports uppgifter krävs när boken används för den, eller när den är *rapport*, den som ska byggas; utan *krav*
    får varje uppgift vara tom.
    """
    if BLAD not in bok.bladnamn and all(isinstance(_cellen(bok, uppgift), Problem) for uppgift in GRUNDDATA):
        return Grunddata({}, {}, (bladen.GRUNDDATA_SAKNAS.vid(BLAD),))
    varden: dict[str, Varde] = {}
    platser: dict[str, str] = {}
    funna: list[Problem] = []
    kravda = _kravda(bok, rapport)
    for uppgift in GRUNDDATA:
        if uppgift.utgangen and uppgift.namn not in bok.bokens_namn and _har_en_per_rapport(bok, uppgift):
            continue
        anvands = agare(uppgift.namn) in kravda
        if uppgift.namn not in bok.bokens_namn and (uppgift.valfri or not anvands):
            if uppgift.valfri:
                varden[uppgift.namn] = None if uppgift.forval is None else str(uppgift.forval)
            continue
        cell = _cellen(bok, uppgift)
        if isinstance(cell, Problem):
            funna.append(cell)
            continue
        platser[uppgift.namn] = _plats(cell)
        if uppgift.formel:
            funna += _raknar_inte(bok, uppgift, cell, varden)
            continue
        varde = _las_uppgift(bok, uppgift, cell, kravs=krav and uppgift.kravs and anvands)
        if isinstance(varde, Problem):
            funna.append(_tom_for_rapporten(bok, uppgift, varde))
        else:
            varden[uppgift.namn] = varde
            funna += _anmarkt(bok, uppgift, cell)
    return Grunddata(varden, platser, tuple(funna))


def _har_en_per_rapport(bok: Bok, utgangen: Uppgift) -> bool:
    """Om boken har det som en utgången uppgift har ersatts av."""
    return any(f"{utgangen.namn}_{ett}" in bok.bokens_namn for ett in RAPPORTER)


def _kravda(bok: Bok, rapport: str) -> set[str]:
    """Prefixen vars uppgifter krävs: de gemensammas (tomt), de använda rapporternas, i en ny bok årsredovisningens."""
    anvanda = {ett for ett in RAPPORTER if ett == rapport or har_period(bok, ett)}
    return {"", *(anvanda or RAPPORTER[:1])}


def har_period(bok: Bok, rapport: str) -> bool:
    """Om boken används för rapporten: dess period har något i sin cell, rätt eller fel."""
    cell = syftar_pa(bok.bokens_namn.get(periodnamn(rapport), ""))
    return cell is not None and cell[0] in bok.bladnamn and bok.varde(*cell) not in {None, ""}


def _tom_for_rapporten(bok: Bok, uppgift: Uppgift, brist: Problem) -> Problem:
    """Om uppgiften är tom men krävs av en rapport vars period är ifylld: säg vilken."""
    rapport = agare(uppgift.namn)
    if brist.kod != cellerna.VARDE_SAKNAS.kod or not rapport or not har_period(bok, rapport):
        return brist
    period = next(ett for ett in GRUNDDATA if ett.namn == periodnamn(rapport))
    return cellerna.RAPPORTENS_UPPGIFT_SAKNAS.vid(
        brist.plats, rubrik=uppgift.etikett, rapport=period.avsnitt, period=period.etikett
    )


def _cellen(bok: Bok, uppgift: Uppgift) -> tuple[str, int, int] | Problem:
    if uppgift.namn not in bok.bokens_namn:
        return bladen.NAMN_SAKNAS.vid(BLAD, namn=uppgift.namn, etikett=uppgift.etikett)
    cell = syftar_pa(bok.bokens_namn[uppgift.namn])
    if cell is None or cell[0] not in bok.bladnamn:
        return bladen.NAMN_PEKAR_FEL.vid(BLAD, namn=uppgift.namn, etikett=uppgift.etikett)
    return cell


def _plats(cell: tuple[str, int, int]) -> str:
    blad, rad, kol = cell
    return f"{blad}!{kolumnbokstaver(kol)}{rad}"


def _las_uppgift(bok: Bok, uppgift: Uppgift, cell: tuple[str, int, int], *, kravs: bool) -> Varde | Problem:
    varde = las_cell(bok.varde(*cell), grunddatacell(uppgift, cell, kravs=kravs))
    if isinstance(varde, str) and varde in uppgift.lases_som:
        return uppgift.lases_som[varde]
    if uppgift.hogst is not None and isinstance(varde, int) and varde > uppgift.hogst:
        return talen.FOR_STORT_VAL.vid(_plats(cell), rubrik=uppgift.etikett, tal=varde, hogst=uppgift.hogst)
    return varde


def grunddatacell(uppgift: Uppgift, cell: tuple[str, int, int], *, kravs: bool = False) -> Indatacell:
    """Vad uppgiftens cell ska hålla, och var den står."""
    val = (*uppgift.val, *uppgift.lases_som.values())
    return Indatacell(_plats(cell), uppgift.etikett, uppgift.typ, val, kravs, uppgift.soks)


def _raknar_inte(
    bok: Bok, uppgift: Uppgift, cell: tuple[str, int, int], varden: Mapping[str, Varde]
) -> Iterator[Problem]:
    """En bok från tiden före mnkr har en formel för kronor per enhet som bara kan kr och tkr."""
    ordet = str(varden.get(f"{uppgift.namn}sord") or "")
    if ordet in {"", *KR_OCH_TKR} or jamforbar(bok.ruta(Plats(*cell)).formel) == jamforbar(uppgift.formel):
        return
    yield bladen.ENHETENS_FORMEL.vid(_plats(cell), rubrik=uppgift.etikett, enhet=ordet)


def _anmarkt(bok: Bok, uppgift: Uppgift, cell: tuple[str, int, int]) -> list[Problem]:
    noterat = anmarkning(bok.varde(*cell), grunddatacell(uppgift, cell))
    return [] if noterat is None else [noterat]
