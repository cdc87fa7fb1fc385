"""Objektsaldo som det ska stå: Rad, Not och Drift ur Kontoplan, Id och Part ur det lagrade Objekt.

Objektnummer rättas i Insatser och Medlemmar efter inläsningen, och raderna följer med utan att filen läses om. Det som
bara filen vet, en annan dimension eller ett konto som nu delas på annat sätt, går inte att härleda: det sägs i ord.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from finsam_xl.inputs.kontoplan import Placering
from finsam_xl.inputs.rapportperioder import dagar
from finsam_xl.modell import Dimension, Kalla

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from finsam_xl.modell import Bokslut, Insats, Kontorad, Medlem, Objektsaldorad, Part

__all__ = ["Agare", "Agarregister", "dimensioner", "harledda", "las_om"]


@dataclass(frozen=True, slots=True)
class Agare:
    """Den insats eller motpart som ett objekt eller ett eget konto hör till."""

    id: str = ""
    part: Part | None = None


class Agarregister:
    """Vem ett objekt hör till, enligt Insatser och Medlemmar som de står nu; okända objekt hör till ingen."""

    def __init__(self, insatser: Iterable[Insats], medlemmar: Sequence[Medlem]) -> None:
        self._medlemmar = {medlem.id: Agare(medlem.id, medlem.part) for medlem in medlemmar}
        self._objekt: Mapping[Dimension, Mapping[str, Agare]] = {
            Dimension.INSATS: {insats.objekt: Agare(insats.id) for insats in insatser if insats.objekt},
            Dimension.MOTPART: {ett.objekt: self._medlemmar[ett.id] for ett in medlemmar if ett.objekt},
        }

    def objektets(self, dimension: Dimension, objekt: str) -> Agare:
        """Ägaren till ett objekt i bokföringen."""
        return self._objekt[dimension].get(objekt, Agare())

    def medlemmen(self, id_: str) -> Agare:
        """Medlemmen som ett konto i Kontoplan hör till."""
        return self._medlemmar.get(id_, Agare())


def harledda(
    saldon: Iterable[Objektsaldorad], kontoplan: Sequence[Kontorad], register: Agarregister
) -> tuple[Objektsaldorad, ...]:
    """Raderna med det som boken nu säger, oavsett vad bladet höll; rader med Källa manuell behåller Id och Part."""
    plats = Placering(kontoplan)
    return tuple(_harledd(saldo, plats[saldo.konto], register) for saldo in saldon)


def _harledd(saldo: Objektsaldorad, plats: Kontorad, register: Agarregister) -> Objektsaldorad:
    placerad = replace(saldo, rad=plats.rad, not_=plats.not_, drift=plats.drift)
    if saldo.kalla is Kalla.MANUELL:
        return placerad
    if saldo.kalla is Kalla.UNDERKONTO:
        vem = register.medlemmen(plats.motpart)
    else:
        vem = register.objektets(saldo.dimension, saldo.objekt)
    return replace(placerad, id=vem.id, part=vem.part)


def dimensioner(grunddata: Mapping[str, object]) -> str:
    """SIE-dimensionerna som Grunddata säger att objekten läses ur: «insats 6, motpart 20»."""
    nummer = {dimension: grunddata.get(f"SIE_dim_{dimension}") for dimension in Dimension}
    return ", ".join(f"{dimension} {'ingen' if ett is None else ett}" for dimension, ett in nummer.items())


def las_om(bokslut: Bokslut) -> tuple[str, ...]:
    """Det som bara en ny inläsning av filen gör rätt, en mening var."""
    dagarna, plats = dagar(bokslut.grunddata), Placering(bokslut.kontoplan)
    lasta = [rad for rad in bokslut.objektsaldon if rad.kalla is not Kalla.MANUELL and rad.period in dagarna]
    egna = {(rad.period, rad.konto) for rad in lasta if rad.kalla is Kalla.UNDERKONTO}
    saldon = [rad for rad in bokslut.saldon if rad.sie_rad is not None and rad.period in dagarna]
    funna = (
        *_andra_dimensioner(bokslut, {rad.period for rad in saldon}),
        *(mening for rad in lasta for mening in _radens(rad, plats[rad.konto])),
        *(
            f"Konto {saldo.konto} hör i Kontoplan till {plats[saldo.konto].motpart}, men hörde inte till någon när "
            "filen lästes."
            for saldo in saldon
            if plats[saldo.konto].motpart and (saldo.ib or saldo.belopp) and (saldo.period, saldo.konto) not in egna
        ),
    )
    return tuple(dict.fromkeys(funna))


def _andra_dimensioner(bokslut: Bokslut, perioder: Collection[date]) -> Iterator[str]:
    nu = dimensioner(bokslut.grunddata)
    senaste = {rad.period: rad.sie_dimensioner for rad in bokslut.importlogg if rad.period in perioder}
    for da in dict.fromkeys(senaste.values()):
        if da and da != nu:
            yield f"Objekten lästes ur SIE-dimensionerna {da}, men Grunddata säger {nu}."


def _radens(rad: Objektsaldorad, plats: Kontorad) -> Iterator[str]:
    if rad.kalla is Kalla.UNDERKONTO:
        if not plats.motpart:
            yield f"Konto {rad.konto} hörde till en motpart när filen lästes, men har ingen Motpart i Kontoplan nu."
    elif rad.dimension is not plats.delas_pa:
        nu = f"på {plats.delas_pa}" if plats.delas_pa else "inte alls"
        yield f"Konto {rad.konto} delades på {rad.dimension} när filen lästes, men delas i Kontoplan {nu}."
    elif rad.dimension is Dimension.MOTPART and plats.motpart:
        yield f"Konto {rad.konto} delades på objekt när filen lästes, men hör i Kontoplan till {plats.motpart}."
