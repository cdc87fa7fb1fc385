"""finsam nytt-ar: next year's workbook out of this year's, which is left as it is.

The new file is a copy of the old one, so that a person's own sheets, pictures, names and macros follow along byte for
byte. Only the input tables and cells that the change of year concerns are rewritten, and the reports that stood in the
book are built again, so that no sheet shows the old year under the new year's names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.etiketter import okanda_etiketter
from finsam_xl.arbete.bygg.formelvarden import omraknad
from finsam_xl.arbete.bygg.minne import byggda_slag
from finsam_xl.arbete.bygg.provat_bokslut import provat_bokslut
from finsam_xl.arbete.bygg.rapportbygge import byggd
from finsam_xl.arbete.bygg.skiss import skissad
from finsam_xl.arbete.gemensamt.bokdata import eller_avbrott
from finsam_xl.arbete.gemensamt.bokfil import las_for_ny, vagra_om_finns
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.gemensamt.fyllning import fylld_och_tomda
from finsam_xl.arbete.gemensamt.inmatade_formler import inmatade_formler
from finsam_xl.arbete.gemensamt.skrivet import spara_ny_bok
from finsam_xl.arbete.nytt_ar.arsskifte import arsskifte
from finsam_xl.arbete.nytt_ar.arsskiftestal import enkatsvar, historik, planens_kapital
from finsam_xl.arbetsbok.andra.satt_celler import satt_celler
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa.plats import syftar_pa
from finsam_xl.book.klocka import klockan
from finsam_xl.inputs import las_bok
from finsam_xl.inputs.falt import orord
from finsam_xl.inputs.prova.kopior import KOPIEKODER
from finsam_xl.inputs.schema import TABELLER, tabell
from finsam_xl.inputs.tabeller import las_tabell
from finsam_xl.layout.expr import Dialect
from finsam_xl.modell import Niva, Problem
from finsam_xl.rapporter.slag import ARSREDOVISNING, VERKSAMHETSPLAN, ifyllda
from finsam_xl.sie.lexer import rakna_upp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from finsam_xl.arbete.nytt_ar.arsskifte import Arsskifte, Rad
    from finsam_xl.arbetsbok.andra.fyll import Kvarrad
    from finsam_xl.inputs.falt import Cellvarde
    from finsam_xl.modell import Bokslut
    from finsam_xl.rapporter.slag import Rapportslag

__all__ = ["NyttAr", "nytt_ar"]


@dataclass(frozen=True, slots=True)
class NyttAr:
    """What was made: the new file, the years, rows per table before and after, sheets built again, and kept sheets.

    *formler* are input cells of the old book whose formulas became values in the new one; *varningar* tell of its
    copied sheets, and of what stood beside rows that the new year has not.
    """

    bok: Path
    perioder: tuple[tuple[str, str, str], ...]
    tabeller: tuple[tuple[str, int, int], ...]
    rapporter: tuple[str, ...]
    bevarade: Mapping[str, str]
    formler: tuple[str, ...] = ()
    varningar: tuple[Problem, ...] = ()


def nytt_ar(
    bok: Path, ut: Path, *, tid: datetime | None = None, meddela: Callable[[str], None] = lambda _: None
) -> NyttAr:
    """Write next year's workbook to *ut*; *bok* is only read.

    Raises:
        Indatafel: the old book has faults.
        Avbrott: *ut* exists, the book has no report, or something of a person's own is in the way.

    """
    stund = tid or klockan()
    meddela("Läser den gamla boken ...")
    gammal = las_for_ny(bok, ut)
    vagra_om_finns(ut)
    inlast = las_bok(gammal)
    bokslut = provat_bokslut(inlast)
    if not ifyllda(bokslut):
        raise Avbrott("Boken har ingen rapport att föra över: fyll i en rapports period i Grunddata först.")
    gamla = {tab.namn: _rader(gammal, tab.namn) for tab in TABELLER}
    meddela("Räknar det gamla årets tal ...")
    skisser = {slag.prefix: skissad(slag, bokslut, stund, Dialect.NATIVE) for slag in _med_tal(bokslut)}
    skifte = arsskifte(bokslut.grunddata, gamla, historik(bokslut, skisser))
    nya = {**skifte.tabeller, **enkatsvar(gamla["Indikatorer"], bokslut)}
    meddela("Skriver det nya året ...")
    ny, tomda = fylld_och_tomda(gammal, {namn: [_som_rad(namn, rad) for rad in rader] for namn, rader in nya.items()})
    ny = _med_grunddata(ny, {**skifte.grunddata, **planens_kapital(bokslut, skisser)})
    kvar = _etiketter_kvar(ny, gamla["Etiketter"])
    if kvar != gamla["Etiketter"]:
        nya["Etiketter"] = tuple(kvar)
        ny, fler = fylld_och_tomda(ny, {"Etiketter": [_som_rad("Etiketter", rad) for rad in kvar]})
        tomda += fler
    slagen = byggda_slag(gammal)
    bevarade: dict[str, str] = {}
    for slag in slagen:
        meddela(f"Bygger {slag.titel.lower()} ...")
        sist = slag is slagen[-1]
        ympning = byggd(ny, slag, stund, lambda _: None, utan_saldo=True, med_kvar=sist).ympning
        ny, bevarade = ympning.bok, {**bevarade, **ympning.bevarade}
    meddela("Sparar ...")
    spara_ny_bok(ut, eller_avbrott(lambda: omraknad(ny, stund)).data)
    return NyttAr(
        ut,
        tuple(_perioder(bokslut, skifte)),
        tuple((tabell(namn).blad, len(gamla[namn]), len(rader)) for namn, rader in nya.items()),
        tuple(slag.titel for slag in slagen),
        bevarade,
        tuple(f"{tabell(namn).blad}!{cell}" for namn in nya for cell in inmatade_formler(gammal, namn)),
        (*(ett for ett in inlast.problem if ett.kod in KOPIEKODER), *map(_star_vid_tom_rad, tomda)),
    )


def _star_vid_tom_rad(rad: Kvarrad) -> Problem:
    return Problem(
        "rad-foljde-inte-med",
        Niva.VARNING,
        rad.plats,
        f"{rad.nyckel} hör inte till det nya året, och raden är tom i den nya boken: {rakna_upp(rad.hanger)} hörde "
        "till den och står kvar på sin plats.",
        "Ta bort det ur den nya boken, eller flytta det dit det hör. I den gamla boken står allt som det stod.",
    )


def _rader(oppnad: Bok, namn: str) -> list[Rad]:
    tab = tabell(namn)
    rubriker = [kolumn.namn for kolumn in tab.kolumner]
    return [dict(zip(rubriker, orord(namn, rad), strict=True)) for rad in las_tabell(oppnad, tab).rader]


def _som_rad(namn: str, rad: Rad) -> tuple[Cellvarde, ...]:
    return tuple(rad.get(kolumn.namn) for kolumn in tabell(namn).kolumner)


def _etiketter_kvar(ny: Bok, etiketter: list[Rad]) -> list[Rad]:
    """The labels whose rows the new book can have: not those of insatser that it no longer holds."""
    inlast = las_bok(ny)
    okanda = {ett.plats for ett in okanda_etiketter(inlast)}
    borta = {nyckel for nyckel, rad in inlast.etikettrader.items() if rad.plats("Id") in okanda}
    return [rad for rad in etiketter if (str(rad["Tabell"]), str(rad["Id"])) not in borta]


def _med_tal(bokslut: Bokslut) -> Iterator[Rapportslag]:
    """The reports whose figures the new year starts from."""
    return (slag for slag in ifyllda(bokslut) if slag in {ARSREDOVISNING, VERKSAMHETSPLAN})


def _med_grunddata(bok: Bok, varden: Mapping[str, Cellvarde]) -> Bok:
    per_blad: dict[str, dict[tuple[int, int], Cellvarde]] = {}
    for namn, varde in varden.items():
        plats = syftar_pa(bok.bokens_namn.get(namn, ""))
        if plats is not None:
            blad, rad, kolumn = plats
            per_blad.setdefault(blad, {})[rad, kolumn] = varde

    def satt() -> Bok:
        paket = bok.att_andra()
        for blad, celler in per_blad.items():
            satt_celler(paket, blad, celler)
        return Bok.av(paket)

    return eller_avbrott(satt)


def _perioder(bokslut: Bokslut, skifte: Arsskifte) -> Iterator[tuple[str, str, str]]:
    for slag in ifyllda(bokslut):
        namn = f"{slag.prefix}_Period"
        yield slag.titel, str(bokslut.grunddata[namn]), str(skifte.grunddata[namn])
