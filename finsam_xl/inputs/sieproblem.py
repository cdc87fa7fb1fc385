"""Det som en SIE-fil och arbetsboken tillsammans kan ha för problem: fel år, fel förbund, okända konton och objekt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from finsam_xl.inputs.koder import OPLACERAT
from finsam_xl.modell import Dimension, Niva, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from finsam_xl.modell import Bokslut, Objektsaldorad, Saldorad
    from finsam_xl.sie import Diagnos, SieFil

__all__ = ["som_problem", "ur_filen", "ur_raderna"]

_VISA_HOGST = 10
_ORGNR_SIFFROR = 10
_DIMENSIONSTABELL = {Dimension.INSATS: "Insatser", Dimension.MOTPART: "Medlemmar"}


def ur_filen(fil: SieFil, bokslut: Bokslut) -> Iterator[Problem]:
    """Filens egna diagnoser, och om filen gäller rätt förbund och rätt år."""
    yield from (som_problem(fil, diagnos) for diagnos in fil.diagnoser)
    if fil.avvisad or 0 not in fil.rar:
        return
    yield from _ar(fil, bokslut)
    yield from _organisation(fil, bokslut)
    yield from _redan_inlast(fil, bokslut)
    yield from _dimensioner(fil, bokslut)


def som_problem(fil: SieFil, diagnos: Diagnos) -> Problem:
    """En diagnos med filens namn och rad som plats."""
    plats = fil.filnamn if diagnos.rad is None else f"{fil.filnamn} rad {diagnos.rad}"
    return Problem(diagnos.kod, diagnos.niva, plats, diagnos.text, diagnos.atgard)


def _ar(fil: SieFil, bokslut: Bokslut) -> Iterator[Problem]:
    perioder = [bokslut.grunddata.get(namn) for namn in ("AR_Period", "AR_Period_fg")]
    if fil.rar[0].slut not in perioder:
        yield Problem(
            "sie-fel-ar",
            Niva.FEL,
            fil.filnamn,
            f"Filen gäller {fil.rar[0].start}–{fil.rar[0].slut} men arbetsboken är för {perioder[0]} och "
            f"{perioder[1]}.",
            "Exportera rätt år ur ekonomisystemet, eller ändra balansdagarna i Grunddata.",
        )


def _organisation(fil: SieFil, bokslut: Bokslut) -> Iterator[Problem]:
    vart = _siffror(str(bokslut.grunddata.get("Organisationsnummer") or ""))
    filens = _siffror(fil.orgnr)
    if vart and filens and vart != filens:
        yield Problem(
            "sie-annat-orgnr",
            Niva.FRAGA,
            fil.filnamn,
            f"Organisationsnumret i filen ({fil.orgnr}) är inte förbundets "
            f"({bokslut.grunddata.get('Organisationsnummer')}).",
            "Läs bara in filen om den gäller ert förbund; rätta annars numret i Grunddata.",
        )


def _siffror(orgnr: str) -> str:
    return re.sub(r"\D", "", orgnr)[-_ORGNR_SIFFROR:]


def _redan_inlast(fil: SieFil, bokslut: Bokslut) -> Iterator[Problem]:
    samma = next((rad for rad in bokslut.importlogg if rad.sha256 == fil.sha256), None)
    if samma is not None:
        yield Problem(
            "sie-redan-inlast",
            Niva.FRAGA,
            fil.filnamn,
            f"Filen är redan inläst {samma.tid}.",
            "Läs in igen om rader i Saldo har ändrats; de raderna ersätts.",
        )


def _dimensioner(fil: SieFil, bokslut: Bokslut) -> Iterator[Problem]:
    i_filen = ", ".join(f"{nummer} {namn}" for nummer, namn in sorted(fil.dimensioner.items())) or "inga"
    for dimension in Dimension:
        nummer = str(bokslut.grunddata.get(f"SIE_dim_{dimension}"))
        delas = any(rad.delas_pa is dimension for rad in bokslut.kontoplan)
        if delas and nummer not in {dim for dim, _ in fil.objekt}:
            yield Problem(
                "sie-dimension-saknas",
                Niva.VARNING,
                fil.filnamn,
                f"Filen har inga objekt i dimension {nummer}, som Grunddata anger för {dimension}. "
                f"Dimensioner i filen: {i_filen}.",
                "Välj rätt dimension i Grunddata, eller dela saldona med egna rader i Objektsaldo.",
            )


def ur_raderna(
    behallna: Iterable[Saldorad], nya: Sequence[Saldorad], objekt: Sequence[Objektsaldorad], bokslut: Bokslut
) -> Iterator[Problem]:
    """Konton utan rad i Kontoplan, objekt utan insats eller medlem, och konton som redan är inskrivna för hand."""
    oplacerade = sorted({rad.konto for rad in nya if rad.rad == OPLACERAT})
    if oplacerade:
        yield Problem(
            "sie-konto-utan-rad",
            Niva.FRAGA,
            "Kontoplan",
            f"{len(oplacerade)} konton i filen saknar rad i Kontoplan: {_korta(oplacerade)}.",
            "De läggs i Oplacerat och kommer inte med i rapporten förrän Kontoplan har en rad för dem.",
        )
    yield from _okanda_objekt(objekt, bokslut)
    for_hand = {(rad.period, rad.konto) for rad in behallna}
    dubbla = sorted({rad.konto for rad in nya if (rad.period, rad.konto) in for_hand})
    if dubbla:
        yield Problem(
            "sie-konto-for-hand",
            Niva.FEL,
            "Saldo",
            f"Konton finns både i filen och inskrivna för hand för samma period: {_korta(dubbla)}.",
            "Ta bort raderna utan SIE-rad i Saldo och läs in filen igen.",
        )


def _okanda_objekt(objekt: Sequence[Objektsaldorad], bokslut: Bokslut) -> Iterator[Problem]:
    for dimension in Dimension:
        okanda = sorted(
            {f"{rad.objekt} {rad.benamning}" for rad in objekt if rad.dimension is dimension and not rad.id}
        )
        if okanda:
            yield Problem(
                "sie-okant-objekt",
                Niva.VARNING,
                f"{_DIMENSIONSTABELL[dimension]}",
                f"Objekt i dimension {bokslut.grunddata.get(f'SIE_dim_{dimension}')} hör inte till någon {dimension} "
                f"i arbetsboken: {_korta(okanda)}.",
                f"Fyll i objektnumret i kolumnen Objekt i bladet {_DIMENSIONSTABELL[dimension]} och läs in igen.",
            )


def _korta(delar: Sequence[str]) -> str:
    fler = f" och {len(delar) - _VISA_HOGST} till" if len(delar) > _VISA_HOGST else ""
    return ", ".join(delar[:_VISA_HOGST]) + fler
