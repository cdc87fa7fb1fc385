"""Arbetsboken som Bokslut: allt läst och prövat på en gång, med varje problem på sin plats."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from finsam_xl.inputs.falt import till_modell
from finsam_xl.inputs.felslag.filen import FLER_PROBLEM
from finsam_xl.inputs.grunddata import las_grunddata
from finsam_xl.inputs.justeringar import JUSTERADE, justerade_objektsaldon, justerade_saldon, utan_justeringar
from finsam_xl.inputs.kontoplan import placera_saldon
from finsam_xl.inputs.objektsaldon import Agarregister, delvis_delade, harledda, las_om
from finsam_xl.inputs.oppning import indatatabell, olaslig
from finsam_xl.inputs.prova.alla import prova_alla
from finsam_xl.inputs.prova.kopior import kopior
from finsam_xl.inputs.schema import TABELLER, tabell
from finsam_xl.inputs.tabeller import Tabellrad, las_tabell
from finsam_xl.modell import Bokslut, Kalla, Niva, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.inputs.indatacell import Varde
    from finsam_xl.inputs.schema import Indatatabell

__all__ = ["MAX_PROBLEM", "Inlast", "las_bok"]

MAX_PROBLEM = 500
_VANTAR = {
    "Budget": ("Belopp", "Belopp hela perioden"),
    "Historik": ("Belopp",),
    "Forandringar": ("Belopp",),
    "Upplysningar": ("Värde",),
}
"""Tabellerna vars rader inte säger något förrän något av talen är ifyllt: en tom cell är inte noll."""


@dataclass(frozen=True, slots=True)
class Inlast:
    """En läst arbetsbok. *bokslut* är None när minst ett problem är ett fel.

    *omplacerad* är sant när bladens Rad, Not eller Drift inte är vad Kontoplan nu säger, eller Objektsaldos Id eller
    Part inte vad Insatser och Medlemmar säger. *etikettrader* och *tabellrader* är raderna i Etiketter och Tabeller
    efter sin nyckel, *notrader* raderna i Noter.
    """

    bokslut: Bokslut | None
    problem: tuple[Problem, ...]
    omplacerad: bool = False
    etikettrader: Mapping[tuple[str, str], Tabellrad] = field(default_factory=dict)
    tabellrader: Mapping[tuple[str, str], Tabellrad] = field(default_factory=dict)
    notrader: tuple[Tabellrad, ...] = ()


def las_bok(bok: Bok, rapport: str = "", *, for_inlasning: bool = False) -> Inlast:
    """Läs och pröva arbetsboken *bok*; alla problem på en gång, i bladens ordning.

    *rapport* är prefixet för den som ska byggas: dess uppgifter krävs också när dess period ännu är tom. En inläsning
    av bokföringen kräver inga uppgifter i Grunddata och inga texter som bara trycks: det som en rapport behöver sägs
    när den byggs.
    """
    brist = olaslig(bok)
    if brist is not None:
        return Inlast(None, (brist,))
    grunddata = las_grunddata(bok, rapport, krav=not for_inlasning)
    tabeller = {tab.namn: las_tabell(bok, tab, krav=not for_inlasning) for tab in TABELLER}
    hela = {namn: innehall.rader for namn, innehall in tabeller.items() if innehall.hel}
    delade = {namn: utan_justeringar(hela.get(namn, ())) for namn in JUSTERADE}
    hela |= {namn: tuple(egna) for namn, (egna, _) in delade.items() if namn in hela}
    funna = [*kopior(bok), *grunddata.problem]
    for innehall in tabeller.values():
        funna += innehall.problem
    funna += prova_alla(grunddata, hela)
    fel = any(ett.niva is Niva.FEL for ett in funna)
    if fel:
        return Inlast(None, _begransa(funna))
    ifyllda = {namn: [rad for rad in hela[namn] if any(map(rad.text, tal))] for namn, tal in _VANTAR.items()}
    bokslut = _bokslut(grunddata.varden, {**hela, **ifyllda})
    bokslut = replace(
        bokslut,
        las_om=las_om(bokslut),
        delvis_delade=delvis_delade(bokslut),
        saknade_tabeller=frozenset(tab.namn for tab in TABELLER if indatatabell(bok, tab) is None),
    )
    etiketter = {(rad.text("Tabell"), rad.text("Id")): rad for rad in hela["Etiketter"]}
    tabellval = {(rad.text("Rapport"), rad.text("Tabell")): rad for rad in hela["Tabeller"]}
    omplacerad = _omplacerad(bokslut, hela) or any(
        _andrade(tabell(namn), bokslut, rader) for namn, (_, rader) in delade.items()
    )
    return Inlast(bokslut, _begransa(funna), omplacerad, etiketter, tabellval, tuple(hela["Noter"]))


def _andrade(tab: Indatatabell, bokslut: Bokslut, rader: Sequence[Tabellrad]) -> bool:
    """Om bladets rader ur Justeringar inte är dem som Justeringar nu ger."""
    egna = [varde for varde in getattr(bokslut, tab.falt) if varde.kalla is Kalla.JUSTERING]
    return sorted(till_modell(tab, rader), key=repr) != sorted(egna, key=repr)


def _omplacerad(bokslut: Bokslut, rader: Mapping[str, Sequence[Tabellrad]]) -> bool:
    """Om ett blad håller något annat än det som nu härleds ur de andra."""
    return any(_skiljer(tab, bokslut, rader[tab.namn]) for tab in TABELLER)


def _skiljer(tab: Indatatabell, bokslut: Bokslut, rader: Sequence[Tabellrad]) -> bool:
    harledda_ = [(kolumn.namn, kolumn.falt) for kolumn in tab.kolumner if kolumn.harleds_ur]
    if not harledda_:
        return False
    egna = (varde for varde in getattr(bokslut, tab.falt) if getattr(varde, "kalla", None) is not Kalla.JUSTERING)
    for varde, rad in zip(egna, rader, strict=True):
        if any((getattr(varde, falt) or "") != rad.text(rubrik) for rubrik, falt in harledda_):
            return True
    return False


def _begransa(funna: Sequence[Problem]) -> tuple[Problem, ...]:
    if len(funna) <= MAX_PROBLEM:
        return tuple(funna)
    return (*funna[:MAX_PROBLEM], FLER_PROBLEM.vid("", antal=len(funna) - MAX_PROBLEM))


def _bokslut(grunddata: Mapping[str, Varde], rader: Mapping[str, Sequence[Tabellrad]]) -> Bokslut:
    lasta: dict[str, Any] = {tab.falt: till_modell(tab, rader[tab.namn]) for tab in TABELLER if tab.typ is not None}
    kontoplan, register = lasta["kontoplan"], Agarregister(lasta["insatser"], lasta["medlemmar"])
    saldon, objektsaldon, justeringar = lasta["saldon"], lasta["objektsaldon"], lasta["justeringar"]
    return Bokslut(
        **{
            **lasta,
            "grunddata": dict(grunddata),
            "saldon": (
                *placera_saldon(saldon, kontoplan),
                *justerade_saldon(justeringar, saldon, kontoplan),
            ),
            "objektsaldon": (
                *harledda(objektsaldon, kontoplan, register),
                *justerade_objektsaldon(justeringar, objektsaldon, kontoplan, register),
            ),
            "etiketter": {(rad.text("Tabell"), rad.text("Id")): rad.text("Text") for rad in rader["Etiketter"]},
        }
    )
