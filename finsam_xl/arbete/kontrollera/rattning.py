"""*Rätta det som går att läsa säkert*: cells mended in a workbook's bytes, each logged, and all else untouched."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from finsam_xl.arbete.bygg.bygge import Bladsats, ympa_blad
from finsam_xl.arbete.bygg.kvar.boken import har_kvar, med_kvar
from finsam_xl.arbete.gemensamt.bokdata import eller_avbrott
from finsam_xl.arbete.gemensamt.fel import Indatafel
from finsam_xl.arbete.kontrollera.rattelseblad import RATTELSEBLAD, rattelseblad, rattelseskiss
from finsam_xl.arbetsbok.andra.ark import Ark
from finsam_xl.arbetsbok.andra.cellvarde import dag_noll
from finsam_xl.arbetsbok.andra.omrakning import rakna_om_vid_oppning
from finsam_xl.arbetsbok.andra.satt_celler import satt_celler
from finsam_xl.arbetsbok.andra.talformat import Talformat
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa.innehall import hitta_blad
from finsam_xl.arbetsbok.opc.ooxml import qn
from finsam_xl.arbetsbok.ympa.bladkopia import delade_strangar
from finsam_xl.inputs.oppning import olaslig
from finsam_xl.inputs.rattelser import Lamnad, rattelser
from finsam_xl.inputs.schema import Typ

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date, datetime

    from finsam_xl.arbete.bygg.bygge import Ympning
    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.inputs.rattelser import Rattelse
    from finsam_xl.layout.grid import Grid

__all__ = ["Fynd", "Rattning", "att_ratta", "rattad"]

Fynd: TypeAlias = "tuple[tuple[Rattelse, ...], tuple[Lamnad, ...]]"
"""The cells that can be mended, and those that must be left."""
_TALFORMAT = {
    Typ.BELOPP: "#,##0.00",
    Typ.TAL: "General",
    Typ.HELTAL: "General",
    Typ.PROCENT: "0%",
    Typ.DATUM: "yyyy-mm-dd",
}
_FORMEL = "står som en formel, och en formel skrivs aldrig över; rätta den för hand"
_FLERA_STILAR = "har flera stilar i samma cell, som skulle gå förlorade; rätta den för hand"


@dataclass(frozen=True, slots=True)
class Rattning:
    """The mended workbook, its log sheet, what was mended and left, the formats cells were given, and its day 0.

    *blad* are the sheets that were made: the log, and the list of what is left to fill in where the workbook has one.
    """

    ympning: Ympning
    blad: tuple[Grid, ...]
    fynd: Fynd
    talformat: Mapping[str, tuple[str, str]]
    dag_noll: date


def att_ratta(bok: Bok) -> Fynd:
    """What can be mended in the workbook, and what must be left.

    Raises:
        Indatafel: the file cannot be read.

    """
    brist = olaslig(bok)
    if brist is not None:
        raise Indatafel([brist])
    funna, lamnade = rattelser(bok)
    hinder = {ett.plats: varfor for ett, varfor in eller_avbrott(lambda: list(_hinder(bok.paket, funna)))}
    hindrade = (Lamnad(ett.plats, ett.rubrik, ett.fore, hinder[ett.plats]) for ett in funna if ett.plats in hinder)
    return tuple(ett for ett in funna if ett.plats not in hinder), (*lamnade, *hindrade)


def _hinder(paket: Paket, funna: Sequence[Rattelse]) -> Iterator[tuple[Rattelse, str]]:
    for blad, dess in _per_blad(funna).items():
        ark = Ark(paket.rot(hitta_blad(paket, blad).del_))
        for ett in dess:
            if (ett.rad, ett.kolumn) in ark.formelceller():
                yield ett, _FORMEL
            elif _har_flera_stilar(ark.cell(ett.rad, ett.kolumn), paket):
                yield ett, _FLERA_STILAR


def _per_blad(funna: Sequence[Rattelse]) -> dict[str, list[Rattelse]]:
    per_blad: dict[str, list[Rattelse]] = {}
    for ett in funna:
        per_blad.setdefault(ett.blad, []).append(ett)
    return per_blad


def _har_flera_stilar(cell: Element | None, paket: Paket) -> bool:
    if cell is None:
        return False
    strang = delade_strangar(paket)[int(cell.findtext(qn("v")) or 0)] if cell.get("t") == "s" else cell.find(qn("is"))
    return strang is not None and strang.find(f"{qn('r')}/{qn('rPr')}") is not None


def rattad(bok: Bok, fynd: Fynd, tid: datetime) -> Rattning:
    """The workbook with the found cells mended, and the sheet that says which.

    Raises:
        Avbrott: the workbook is damaged.

    """
    return eller_avbrott(lambda: _rattad(bok, fynd, tid))


def _rattad(bok: Bok, fynd: Fynd, tid: datetime) -> Rattning:
    ratta, _ = fynd
    paket = bok.att_andra()
    former = Talformat(paket)
    byten: dict[str, tuple[str, str]] = {}
    for blad, dess in _per_blad(ratta).items():
        ark = Ark(paket.rot(hitta_blad(paket, blad).del_))
        koder = {(ett.rad, ett.kolumn): _TALFORMAT[ett.typ] for ett in dess if ett.typ in _TALFORMAT}
        for ett in dess:
            nu = former.kod(ark.grundstil(ett.rad, ett.kolumn))
            kod = koder.get((ett.rad, ett.kolumn), "")
            if kod and ett.efter is not None and not former.visar_samma(nu, kod):
                byten[ett.plats] = (nu, kod)
        satt_celler(paket, blad, {(ett.rad, ett.kolumn): ett.efter for ett in dess}, koder)
    rakna_om_vid_oppning(paket)
    logg = rattelseblad(bok, ratta, tid)
    sats = Bladsats(rattelseskiss(logg, tid), (RATTELSEBLAD,), "RATT", lambda namn: namn == RATTELSEBLAD)
    ympning = ympa_blad(Bok.av(paket), sats, tid)
    if not har_kvar(ympning.bok):
        return Rattning(ympning, (logg,), fynd, byten, dag_noll(paket))
    kvar = med_kvar(ympning.bok, tid)
    bada = replace(kvar.ympning, bevarade={**ympning.bevarade, **kvar.ympning.bevarade})
    return Rattning(bada, (logg, kvar.grid), fynd, byten, dag_noll(paket))
