"""`finsam skapa`: a new workbook, empty, with an example, or filled in as far as SIE files know."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.gemensamt.utskrift import kolumner
from finsam_xl.arbete.importera.saldooppning import ar_saldofil
from finsam_xl.arbete.skapa.nybok import skapa_bok
from finsam_xl.arbete.skapa.ur_sie import skapa_ur_sie
from finsam_xl.belopp import svensk
from finsam_xl.hosts.kommandon.sagt import problemlista, skriv, stycke
from finsam_xl.inputs.uppgifter import GRUNDDATA
from finsam_xl.koder import NOT, RAD
from finsam_xl.sie.lexer import visa

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from finsam_xl.arbete.skapa.efterlasning import Efterlasning
    from finsam_xl.inlasning.forslag.form import Bokforslag

__all__ = ["kommando"]

_RADER = {**RAD, **NOT}


def kommando(val: argparse.Namespace) -> int:
    """Create a workbook."""
    if val.ur_sie:
        return _ur_sie(val)
    if val.teckenkod:
        raise Avbrott("--teckenkod gäller SIE-filerna som anges med --ur-sie, och inga är angivna.")
    vag = skapa_bok(Path(val.ut), exempel=val.exempel, forbund=val.forbund, kontoplan=val.kontoplan or "bas")
    if val.forbund:
        skriv("Förbundets namn och medlemmar står i boken som förslag, med sin källa. Pröva dem.")
    skriv(f"Skapade {vag}. Öppna den i Excel och börja med bladet Start.")
    return 0


def _ur_sie(val: argparse.Namespace) -> int:
    ny = skapa_ur_sie(Path(val.ut), [Path(fil) for fil in val.ur_sie], kontoplan=val.kontoplan, teckenkod=val.teckenkod)
    skriv("Förslag ur filerna, i boken med egen färg och sin källa som anteckning:\n")
    skriv(kolumner([("Blad", "Förslag", "Källa"), *_forslagen(ny.forslag)]))
    if ny.forslag.problem:
        skriv(f"\n{problemlista(ny.forslag.problem)}")
    _visa_efter(ny.efter)
    filer = " ".join(_citerad(str(fil)) for fil in ny.att_lasa_in)
    for aldre in (fil for fil in map(Path, val.ur_sie) if fil not in ny.att_lasa_in):
        skriv(f"\n{visa(aldre.name)} gäller ett år före bokens: dess tal står i Historik, och den läses inte in.")
    skriv(f"\nSkapade {ny.bok}. Pröva förslagen i den, och läs sedan in filerna:")
    kommando = "importera-saldon" if all(map(ar_saldofil, ny.att_lasa_in)) else "importera-sie"
    skriv(f"finsam {kommando} {_citerad(val.ut)} {filer}")
    return 0


def _citerad(vag: str) -> str:
    return f'"{vag}"' if " " in vag else vag


def _forslagen(forslag: Bokforslag) -> Iterator[tuple[str, str, str]]:
    """One line per proposal; the objects that are no insatser are told with them."""
    etiketter = {ett.namn: ett.etikett for ett in GRUNDDATA}
    for namn, uppgift in forslag.grunddata.items():
        yield "Grunddata", f"{etiketter[namn]}: {uppgift.varde}", uppgift.kalla
    yield "Kontoplan", forslag.kontoplan.varde.namn, forslag.kontoplan.kalla
    yield from (ett for ett in _radernas(forslag) if ett[2])
    for medlem in forslag.medlemmar:
        yield "Medlemmar", f"{medlem.varde.namn} ({medlem.varde.part})", medlem.kalla
    for insats in forslag.insatser:
        ett = insats.varde
        slag = f": {ett.slag}, ingen insats" if ett.slag else ""
        yield "Insatser", f"{ett.objekt or f'konto {ett.konton}'} {ett.namn}{slag}", insats.kalla
    for budget in forslag.budget:
        yield "Budget", f"{budget.varde.period} {budget.varde.post} {svensk(budget.varde.belopp, 2)} kr", budget.kalla
    for historik in forslag.historik:
        yield (
            "Historik",
            f"{historik.varde.period} {historik.varde.post} {svensk(historik.varde.belopp)} {historik.varde.enhet}",
            historik.kalla,
        )


def _radernas(forslag: Bokforslag) -> Iterator[tuple[str, str, str]]:
    """The rows of Kontoplan, Rapportrader and Noter; those that are the template's own have no source."""
    rader = {**_RADER, **{ett.varde.id: ett.varde.text for ett in forslag.rapportrader}}
    for kontorad in forslag.kontorader:
        rad = kontorad.varde
        motpart = f", {rad.motpart}" if rad.motpart else ""
        yield "Kontoplan", f"{rad.fran}: {rader[rad.not_ or rad.rad]}{motpart}", kontorad.kalla
    for egen in forslag.rapportrader:
        yield "Rapportrader", f"{egen.varde.id}: {egen.varde.text}", egen.kalla
    for noten in forslag.noter:
        yield "Noter", f"{noten.varde.id}: {noten.varde.titel}", noten.kalla


def _visa_efter(efter: Efterlasning) -> None:
    if efter.fragor:
        skriv(f"\nInläsningen kommer att fråga:\n{problemlista(efter.fragor)}")
    skriv("\nKvar att fylla i, när filerna är inlästa")
    for rapport, delar in groupby(efter.kvar, key=lambda ett: ett.rapport):
        skriv(f"\n{rapport}")
        for ett in delar:
            vilka = f" ({ett.kontroller})" if ett.kontroller else ""
            skriv(stycke(f"{ett.cell + ': ' if ett.cell else ''}{ett.text}{vilka}"))
