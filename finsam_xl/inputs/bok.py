"""Arbetsboken som Bokslut: allt läst och granskat på en gång, med varje problem på sin plats."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from finsam_xl.inputs import problem
from finsam_xl.inputs.falt import till_modell
from finsam_xl.inputs.grunddata import las_grunddata
from finsam_xl.inputs.kontoplan import placera_saldon
from finsam_xl.inputs.objektsaldon import Agarregister, harledda, las_om
from finsam_xl.inputs.oppning import olaslig
from finsam_xl.inputs.prova.alla import granska
from finsam_xl.inputs.prova.kopior import kopior
from finsam_xl.inputs.schema import TABELLER
from finsam_xl.inputs.tabeller import Tabellrad, las_tabell
from finsam_xl.modell import (
    Bokslut,
    Budgetrad,
    Deltagarantal,
    Enkatsvar,
    Historikrad,
    Importrad,
    Indikator,
    Insats,
    Insatskort,
    Kommun,
    Kontorad,
    Medlem,
    Niva,
    Objektsaldorad,
    Problem,
    Saldorad,
    Styrelseplats,
    Verksamhetstal,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.inputs.celler import Varde

__all__ = ["MAX_PROBLEM", "Inlast", "las_bok"]

MAX_PROBLEM = 500
_PLATS = {"Rad": "rad", "Not": "not_", "Drift": "drift"}
_AGARE = {"Id": "id", "Part": "part"}


@dataclass(frozen=True, slots=True)
class Inlast:
    """En läst arbetsbok. *bokslut* är None när minst ett problem är ett fel.

    *omplacerad* är sant när bladens Rad, Not eller Drift inte är vad Kontoplan nu säger, eller Objektsaldos Id eller
    Part inte vad Insatser och Medlemmar säger. *etikettplatser* är var varje rad i Etiketter står.
    """

    bokslut: Bokslut | None
    problem: tuple[Problem, ...]
    omplacerad: bool = False
    etikettplatser: Mapping[tuple[str, str], str] = field(default_factory=dict)


def las_bok(bok: Bok, rapport: str = "") -> Inlast:
    """Läs och granska arbetsboken *bok*; alla problem på en gång, i bladens ordning.

    *rapport* är prefixet för den som ska byggas: dess uppgifter krävs också när dess period ännu är tom.
    """
    brist = olaslig(bok)
    if brist is not None:
        return Inlast(None, (brist,))
    grunddata = las_grunddata(bok, rapport)
    tabeller = {tab.namn: las_tabell(bok, tab) for tab in TABELLER}
    hela = {namn: innehall.rader for namn, innehall in tabeller.items() if innehall.hel}
    funna = [*kopior(bok), *grunddata.problem]
    for innehall in tabeller.values():
        funna += innehall.problem
    funna += granska(grunddata, hela)
    fel = any(ett.niva is Niva.FEL for ett in funna)
    if fel:
        return Inlast(None, _begransa(funna))
    bokslut = _bokslut(grunddata.varden, hela)
    bokslut = replace(bokslut, las_om=las_om(bokslut))
    etikettplatser = {(rad.text("Tabell"), rad.text("Id")): rad.plats("Id") for rad in hela["Etiketter"]}
    return Inlast(bokslut, _begransa(funna), _omplacerad(bokslut, hela), etikettplatser)


def _omplacerad(bokslut: Bokslut, rader: Mapping[str, Sequence[Tabellrad]]) -> bool:
    placerade: Mapping[str, tuple[Sequence[Saldorad | Objektsaldorad], Mapping[str, str]]] = {
        "Saldo": (bokslut.saldon, _PLATS),
        "Objektsaldo": (bokslut.objektsaldon, _PLATS | _AGARE),
    }
    return any(
        any((getattr(ny, falt) or "") != rad.text(rubrik) for rubrik, falt in kolumner.items())
        for namn, (nya, kolumner) in placerade.items()
        for ny, rad in zip(nya, rader[namn], strict=True)
    )


def _begransa(funna: Sequence[Problem]) -> tuple[Problem, ...]:
    if len(funna) <= MAX_PROBLEM:
        return tuple(funna)
    return (*funna[:MAX_PROBLEM], problem.fler_problem(len(funna) - MAX_PROBLEM))


def _bokslut(grunddata: Mapping[str, Varde], rader: Mapping[str, Sequence[Tabellrad]]) -> Bokslut:
    kontoplan = till_modell("Kontoplan", Kontorad, rader["Kontoplan"])
    insatser = till_modell("Insatser", Insats, rader["Insatser"])
    medlemmar = till_modell("Medlemmar", Medlem, rader["Medlemmar"])
    objekt = till_modell("Objektsaldo", Objektsaldorad, rader["Objektsaldo"])
    return Bokslut(
        grunddata=dict(grunddata),
        kontoplan=kontoplan,
        saldon=placera_saldon(till_modell("Saldo", Saldorad, rader["Saldo"]), kontoplan),
        objektsaldon=harledda(objekt, kontoplan, Agarregister(insatser, medlemmar)),
        budget=till_modell("Budget", Budgetrad, (rad for rad in rader["Budget"] if _har_belopp(rad))),
        medlemmar=medlemmar,
        insatser=insatser,
        mal=till_modell("Mal", Indikator, rader["Mal"]),
        historik=till_modell("Historik", Historikrad, rader["Historik"]),
        kommuner=till_modell("Kommuner", Kommun, rader["Kommuner"]),
        styrelse=till_modell("Styrelse", Styrelseplats, rader["Styrelse"]),
        etiketter={(rad.text("Tabell"), rad.text("Id")): rad.text("Text") for rad in rader["Etiketter"]},
        importlogg=till_modell("Importlogg", Importrad, rader["Importlogg"]),
        insatskort=till_modell("Insatskort", Insatskort, rader["Insatskort"]),
        enkatsvar=till_modell("Indikatorer", Enkatsvar, rader["Indikatorer"]),
        deltagarantal=till_modell("Deltagarantal", Deltagarantal, rader["Deltagarantal"]),
        verksamhetstal=till_modell("Verksamhetstal", Verksamhetstal, rader["Verksamhetstal"]),
    )


def _har_belopp(rad: Tabellrad) -> bool:
    return bool(rad.text("Belopp") or rad.text("Belopp hela perioden"))
