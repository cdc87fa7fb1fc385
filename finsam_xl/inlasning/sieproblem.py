"""Det som en SIE-fil och arbetsboken tillsammans kan ha för problem: fel år, fel förbund, okända konton och objekt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from finsam_xl.belopp import svensk
from finsam_xl.inlasning import sieslag
from finsam_xl.inlasning.arsinlasning import Arsinlasning
from finsam_xl.inlasning.siejamforbar import hinder
from finsam_xl.inlasning.sieperiod import perioder, utan_manadssaldon
from finsam_xl.inlasning.sieslag import problem, som_problem
from finsam_xl.inlasning.sietid import ur_tiden, vantad
from finsam_xl.inputs.kontoplan import placera
from finsam_xl.inputs.schema import AGARE
from finsam_xl.koder import OPLACERAT, ar_kontonummer
from finsam_xl.modell import Dimension
from finsam_xl.sie import arssaldon, bokslutslage
from finsam_xl.sie.lexer import rakna_upp, visa
from finsam_xl.sie.provning.avstamning import beskriv, psaldo_saknas

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from finsam_xl.modell import Bokslut, Objektsaldorad, Problem, Saldorad
    from finsam_xl.sie import SieFil

__all__ = ["resultatmening", "ur_filen", "ur_raderna"]

_ORGNR_SIFFROR = 10
_PLATSHALLARE = "2220000000"


def resultatmening(fil: SieFil) -> str:
    """Årets resultat enligt filen, så att ett omvänt tecken eller en orimlig storlek syns innan rapporten byggs."""
    resultat = bokslutslage(fil).resultat
    ord_ = "överskott" if resultat > 0 else "underskott" if resultat else "noll"
    return f"Årets resultat {fil.rar[0].slut.year} enligt filen: {svensk(resultat, 2)} kr ({ord_})."


def ur_filen(fil: SieFil, bokslut: Bokslut, idag: date) -> Iterator[Problem]:
    """Filens egna diagnoser, och om filen, som läses in *idag*, gäller rätt förbund och rätt år."""
    for diagnos in fil.diagnoser:
        if not vantad(diagnos, fil, bokslut):
            yield som_problem(fil, diagnos)
    if fil.avvisad:
        return
    yield from ur_tiden(fil, bokslut, idag)
    yield from _manadssaldon(fil, bokslut)
    yield from _organisation(fil, bokslut)
    yield from _dimensioner(fil, bokslut)


def _manadssaldon(fil: SieFil, bokslut: Bokslut) -> Iterator[Problem]:
    utan = utan_manadssaldon(fil, perioder(bokslut))
    dagar = [dag for dag in utan if not hinder(Arsinlasning(fil, 0, dag), [fil], bokslut.grunddata)]
    if dagar:
        text = f"Saldon till {' och '.join(map(str, dagar))} läses inte in: {_utan_manader(fil)}."
        yield problem(sieslag.MANADSSALDON, fil.filnamn, text)


def _utan_manader(fil: SieFil) -> str:
    kasserade = fil.kasserade.get("#PSALDO", 0)
    if kasserade:
        return f"{kasserade} #PSALDO gick inte att läsa, och verifikationerna ger inte årets förändring på varje konto"
    skillnader = beskriv(psaldo_saknas(fil, 0))
    return f"varken månadernas #PSALDO eller verifikationerna ger årets förändring på {skillnader}"


def _organisation(fil: SieFil, bokslut: Bokslut) -> Iterator[Problem]:
    angivet = str(bokslut.grunddata.get("Organisationsnummer") or "")
    vart, filens = _siffror(angivet), _siffror(fil.orgnr)
    if not filens or vart == filens:
        return
    if vart in {"", _PLATSHALLARE}:
        text = f"Filens organisationsnummer är {visa(fil.orgnr)}, men förbundets eget är inte ifyllt."
        yield problem(sieslag.ORGNR_EJ_IFYLLT, "Grunddata", text)
    else:
        text = f"Organisationsnumret i filen ({visa(fil.orgnr)}) är inte förbundets ({angivet}). Läs in ändå?"
        yield problem(sieslag.ANNAT_ORGNR, fil.filnamn, text)


def _siffror(orgnr: str) -> str:
    return re.sub(r"\D", "", orgnr)[-_ORGNR_SIFFROR:]


def _dimensioner(fil: SieFil, bokslut: Bokslut) -> Iterator[Problem]:
    """Dimensionen som filen saknar fast något av dess konton delas på den."""
    platser = [placera(saldo.konto, bokslut.kontoplan) for saldo in arssaldon(fil, 0) if saldo.ib or saldo.belopp]
    for dimension in Dimension:
        nummer = str(bokslut.grunddata.get(f"SIE_dim_{dimension}"))
        behovs = any(plats.delas_pa is dimension and not plats.motpart for plats in platser)
        if behovs and nummer not in {dim for dim, _ in fil.objekt}:
            i_nummerordning = sorted(fil.dimensioner.items(), key=lambda par: (len(par[0]), par))
            i_filen = rakna_upp(f"{nr} {namn}" for nr, namn in i_nummerordning) or "inga"
            text = (
                f"Filen har inga objekt i dimension {nummer}, som Grunddata anger för {dimension}. "
                f"Dimensioner i filen: {i_filen}."
            )
            yield problem(sieslag.DIMENSION_SAKNAS, fil.filnamn, text)


def ur_raderna(
    behallna: Iterable[Saldorad], nya: Sequence[Saldorad], objekt: Sequence[Objektsaldorad], bokslut: Bokslut
) -> Iterator[Problem]:
    """Konton utan rad i Kontoplan, objekt utan insats eller medlem, och konton som redan är inskrivna för hand."""
    oplacerade = sorted({rad.konto for rad in nya if rad.rad == OPLACERAT})
    if oplacerade:
        antal = "Ett konto" if len(oplacerade) == 1 else f"{len(oplacerade)} konton"
        text = f"{antal} i filen saknar rad i Kontoplan: {rakna_upp(oplacerade)}. Läs in ändå?"
        yield problem(sieslag.KONTO_UTAN_RAD, "Kontoplan", text)
    yield from _ej_nummer(nya)
    yield from _okanda_objekt(objekt, bokslut)
    for_hand = {(rad.period, rad.konto) for rad in behallna if not rad.ar_justering}
    dubbla = sorted({rad.konto for rad in nya if (rad.period, rad.konto) in for_hand})
    if dubbla:
        text = f"Konton finns både i filen och inskrivna för hand för samma period: {rakna_upp(dubbla)}."
        yield problem(sieslag.KONTO_FOR_HAND, "Saldo", text)


def _ej_nummer(nya: Iterable[Saldorad]) -> Iterator[Problem]:
    fel = {rad.konto: rad.belopp or rad.ib for rad in nya if not ar_kontonummer(rad.konto)}
    if fel:
        konton = rakna_upp(f"{visa(konto)} ({svensk(belopp, 2)} kr)" for konto, belopp in fel.items())
        text = f"Konton som inte är kontonummer har belopp i filen: {konton}."
        yield problem(sieslag.KONTO_EJ_NUMMER, "Saldo", text)


def _okanda_objekt(objekt: Sequence[Objektsaldorad], bokslut: Bokslut) -> Iterator[Problem]:
    for dimension, tab in AGARE.items():
        egna = (rad for rad in objekt if rad.dimension is dimension and not rad.id)
        okanda = sorted({f"{rad.objekt} {rad.benamning}".strip() for rad in egna})
        if okanda:
            nummer = bokslut.grunddata.get(f"SIE_dim_{dimension}")
            vilka = f"Objekt i dimension {nummer} hör inte till någon {dimension} i bladet {tab.blad}"
            yield problem(sieslag.OKANT_OBJEKT, tab.blad, f"{vilka}: {rakna_upp(okanda)}.")
