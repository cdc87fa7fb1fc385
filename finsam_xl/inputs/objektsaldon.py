"""Objektsaldo som det ska stå: Rad, Not och Drift ur Kontoplan, Id och Part ur det lagrade Objekt.

Varje resultatkonto delas på insats, vad Kontoplan än säger; Delas på styr delningen på motpart, och balanskontonas på
insats. Objektnummer rättas i Insatser och Medlemmar efter inläsningen, och raderna följer med utan att filen läses om.
Det som bara filen vet, en annan dimension eller ett konto som nu delas på annat sätt, går inte att härleda: det sägs i
ord.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from finsam_xl.inputs.kontoplan import Placering, tacker
from finsam_xl.inputs.rapportperioder import dagar
from finsam_xl.koder import nummer_i
from finsam_xl.modell import Dimension, Kalla, Kontorad

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from finsam_xl.modell import Bokslut, Insats, Medlem, Objektsaldorad, Part, Saldorad

__all__ = ["Agare", "Agarregister", "delas", "delning", "delvis_delade", "harledda", "las_om"]

_RESULTATKONTON = Kontorad("3", "8", "", "")
_DELNING = re.compile(rf"({'|'.join(Dimension)}) (\w+): ([^;]*)")
_EJ_LASTA = frozenset({Kalla.MANUELL, Kalla.JUSTERING})
_INTERVALL = re.compile(r"(\d+)–(\d+)")


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
            Dimension.INSATS: {nummer: Agare(insats.id) for insats in insatser for nummer in nummer_i(insats.objekt)},
            Dimension.MOTPART: {
                nummer: self._medlemmar[ett.id] for ett in medlemmar for nummer in nummer_i(ett.objekt)
            },
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


def delas(konto: str, plats: Kontorad, dimension: Dimension) -> bool:
    """Om ett konto delas på objekten i dimensionen; det som hör till en enda medlem delas inte på motpart."""
    if plats.delas_pa is dimension:
        return not (dimension is Dimension.MOTPART and plats.motpart)
    return dimension is Dimension.INSATS and tacker(_RESULTATKONTON, konto)


def delning(grunddata: Mapping[str, object], kontoplan: Sequence[Kontorad]) -> str:
    """Dimensionerna och kontona som delas, resultatkontona som sina klasser: «insats 6: 3–8; motpart 20: 3987–3987»."""
    delade = {Dimension.INSATS: [_RESULTATKONTON], Dimension.MOTPART: []}
    for rad in kontoplan:
        if rad.delas_pa and not (rad.delas_pa is Dimension.INSATS and tacker(_RESULTATKONTON, rad.fran)):
            delade[rad.delas_pa].append(rad)
    return "; ".join(
        f"{dimension} {grunddata.get(f'SIE_dim_{dimension}') or 'ingen'}: "
        + ", ".join(f"{rad.fran}–{rad.till}" for rad in delade[dimension])
        for dimension in Dimension
    )


def delvis_delade(bokslut: Bokslut) -> frozenset[date]:
    """Rapporternas perioder vars fil lästes när bara en del av resultatkontona delades på insats."""
    senaste = {rad.period: _tolkad(rad.delning).get(Dimension.INSATS, ("", [])) for rad in bokslut.importlogg}
    dagarna = dagar(bokslut.grunddata)
    return frozenset(dag for dag, (_, delade) in senaste.items() if dag in dagarna and _RESULTATKONTON not in delade)


def las_om(bokslut: Bokslut) -> tuple[str, ...]:
    """Det som bara en ny inläsning av filen gör rätt, en mening var; utan inläst fil finns inget att läsa igen."""
    if not bokslut.importlogg:
        return ()
    dagarna, plats = dagar(bokslut.grunddata), Placering(bokslut.kontoplan)
    lasta = [rad for rad in bokslut.objektsaldon if rad.kalla not in _EJ_LASTA and rad.period in dagarna]
    egna = {(rad.period, rad.konto) for rad in lasta if rad.kalla is Kalla.UNDERKONTO}
    saldon = [rad for rad in bokslut.saldon if rad.sie_rad is not None and rad.period in dagarna]
    konton = [rad for rad in saldon if rad.ib or rad.belopp]
    funna = (
        *_andra_delningar(bokslut, konton, plats),
        *(mening for rad in lasta for mening in _radens(rad, plats[rad.konto])),
        *(
            f"Konto {saldo.konto} hör i Kontoplan till {plats[saldo.konto].motpart}, men hörde inte till någon när "
            "filen lästes."
            for saldo in konton
            if plats[saldo.konto].motpart and (saldo.period, saldo.konto) not in egna
        ),
    )
    return tuple(dict.fromkeys(funna))


def _andra_delningar(bokslut: Bokslut, saldon: Sequence[Saldorad], plats: Mapping[str, Kontorad]) -> Iterator[str]:
    """Dimensioner och konton som delas på annat sätt än när periodens fil senast lästes."""
    senaste = {rad.period: _tolkad(rad.delning) for rad in bokslut.importlogg if rad.delning}
    for da in senaste.values():
        for dimension, (nummer, _) in da.items():
            nu = str(bokslut.grunddata.get(f"SIE_dim_{dimension}") or "ingen")
            if nummer != nu and any(rad.period in senaste for rad in saldon):
                yield (
                    f"Objekten för {dimension} lästes ur SIE-dimension {nummer}, men i Grunddata är dimensionen {nu}."
                )
    for saldo in saldon:
        if delad := senaste.get(saldo.period):
            yield from _kontots(saldo.konto, delad, plats[saldo.konto].delas_pa)


def _kontots(konto: str, delad: Mapping[Dimension, tuple[str, list[Kontorad]]], nu: Dimension | None) -> Iterator[str]:
    """Om kontot delas på annat sätt än då; ett resultatkonto som delades på insats delas så också nu."""
    da = {ett for ett, (_, rader) in delad.items() if any(tacker(rad, konto) for rad in rader)}
    if nu is not Dimension.INSATS and tacker(_RESULTATKONTON, konto):
        da.discard(Dimension.INSATS)
    if da != ({nu} if nu else set()):
        yield _annan_delning(konto, next(iter(da - {nu}), None), nu)


def _tolkad(text: str) -> dict[Dimension, tuple[str, list[Kontorad]]]:
    """Delningen som importloggen skrev den: dimensionens nummer och kontona, per slag."""
    return {
        Dimension(slag): (nummer, [Kontorad(fran, till, "", "") for fran, till in _INTERVALL.findall(konton)])
        for slag, nummer, konton in _DELNING.findall(text)
    }


def _annan_delning(konto: str, da: Dimension | None, nu: Dimension | None) -> str:
    delades = f"delades på {da}" if da else f"delades inte på {nu}"
    delas = f"delas i Kontoplan på {nu}" if nu else "delas inte i Kontoplan"
    return f"Konto {konto} {delades} när filen lästes, men {delas}."


def _radens(rad: Objektsaldorad, plats: Kontorad) -> Iterator[str]:
    if rad.kalla is Kalla.UNDERKONTO:
        if not plats.motpart:
            yield f"Konto {rad.konto} hörde till en motpart när filen lästes, men har ingen Motpart i Kontoplan nu."
    elif rad.dimension is Dimension.MOTPART is plats.delas_pa and plats.motpart:
        yield f"Konto {rad.konto} delades på objekt när filen lästes, men hör i Kontoplan till {plats.motpart}."
    elif not delas(rad.konto, plats, rad.dimension):
        yield _annan_delning(rad.konto, rad.dimension, plats.delas_pa)
