"""Årsskiftet: vad nästa års bok tar med sig ur den gamla, vad som flyttas ett år och vad som ska fyllas i på nytt.

Rader är tabellens rubriker och cellvärden, så att kolumner som årsskiftet inte känner följer med som de är. Det som
tas bort ur den nya boken står kvar i den gamla, som inte rörs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.flyttad_dag import MANADER_PER_AR, flyttad
from finsam_xl.inputs.rapportperioder import RAPPORTER, agare, budgetdagar, dagar, periodnamn
from finsam_xl.inputs.schema import TABELLER
from finsam_xl.inputs.uppgifter import GRUNDDATA
from finsam_xl.modell import Version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from finsam_xl.inputs.falt import Cellvarde

__all__ = ["Arsskifte", "Rad", "arsskifte", "ett_ar_fram"]

Rad = dict[str, "Cellvarde"]
_NAMNER_INSATSER = (
    ("Objektsaldo", "Id"),
    ("Kommuner", "Lokala insatser"),
    *((tab.namn, kolumn.namn) for tab in TABELLER for kolumn in tab.kolumner if kolumn.hanvisar == "Insatser"),
)
"""Tabell och kolumn där en insats id kan stå: de som alltid hänvisar till Insatser, och två som gör det ibland."""
_PLATSER = ("Ordning", "Plats i deltagare", "Plats i måluppfyllelse")


@dataclass(frozen=True, slots=True)
class Arsskifte:
    """Den nya bokens skillnader: uppgifter i Grunddata efter namn, och hela innehållet i de tabeller som ändras."""

    grunddata: Mapping[str, Cellvarde]
    tabeller: Mapping[str, tuple[Rad, ...]]


def ett_ar_fram(dag: date) -> date:
    """Samma dag nästa år; skottdagen blir den 28 februari."""
    return flyttad(dag, MANADER_PER_AR)


def arsskifte(
    grunddata: Mapping[str, object], tabeller: Mapping[str, Sequence[Rad]], historik: Iterable[Rad]
) -> Arsskifte:
    """Allt som skiljer nästa års bok från den gamla; *historik* är det gamla årets tryckta tal."""
    nya_uppgifter = _grunddata(grunddata)
    nytt = {**grunddata, **nya_uppgifter}
    nya: dict[str, Sequence[Rad]] = {
        **_utan_arets_tal(tabeller),
        "Saldo": _aktuella(tabeller.get("Saldo", ()), dagar(grunddata), dagar(nytt)),
        "Objektsaldo": _aktuella(tabeller.get("Objektsaldo", ()), dagar(grunddata), dagar(nytt)),
        "Justeringar": _aktuella(tabeller.get("Justeringar", ()), dagar(grunddata), dagar(nytt)),
        "Medlemmar": [
            {**rad, "Beslutad avgift fg": rad.get("Beslutad avgift"), "Beslutad avgift": None}
            for rad in tabeller.get("Medlemmar", ())
        ],
        "Historik": _med_historik(tabeller.get("Historik", ()), historik),
    }
    borjar = _arets_borjan(nytt)
    slutade = {str(rad["Id"]) for rad in tabeller.get("Insatser", ()) if _slutade_fore(rad, borjar)}
    nya["Budget"] = _budget(tabeller.get("Budget", ()), grunddata, nytt, slutade)
    for namn in ("Insatskort", "Deltagarantal"):
        nya[namn] = [rad for rad in nya[namn] if str(rad["Insats"]) not in slutade]
    nya["Insatser"] = list(map(_med_ingaende, tabeller.get("Insatser", ()), nya["Insatser"]))
    nya["Insatser"] = list(_insatser({**tabeller, **nya}, slutade))
    andrade = {namn: tuple(rader) for namn, rader in nya.items() if list(rader) != list(tabeller.get(namn, ()))}
    return Arsskifte(nya_uppgifter, andrade)


def _grunddata(gamla: Mapping[str, object]) -> dict[str, Cellvarde]:
    """Perioderna flyttas ett år, årets uppgift blir jämförelseårets, och planens budget gäller på nytt."""
    nya: dict[str, Cellvarde] = {}
    for namn, varde in gamla.items():
        if isinstance(varde, date) and agare(namn):
            nya[namn] = ett_ar_fram(varde)
        elif namn.endswith("_fg") and agare(namn):
            nya[namn] = gamla.get(namn.removesuffix("_fg"), varde)  # type: ignore[assignment]
        elif namn.endswith("_Budgetversion"):
            nya[namn] = Version.VERKSAMHETSPLAN.value
    return nya | {ett.namn: None for ett in GRUNDDATA if ett.arets and gamla.get(ett.namn) is not None}


def _utan_arets_tal(tabeller: Mapping[str, Sequence[Rad]]) -> dict[str, Sequence[Rad]]:
    """Tabellerna med något som mäts eller bedöms varje år, utan det. Texter står kvar att skriva om."""
    arets = {tab.namn: tuple(kolumn.namn for kolumn in tab.kolumner if kolumn.arets) for tab in TABELLER}
    return {namn: _utan(rubriker, tabeller.get(namn, ())) for namn, rubriker in arets.items() if rubriker}


def _utan(rubriker: tuple[str, ...], rader: Iterable[Rad]) -> list[Rad]:
    return [{**rad, **{rubrik: None for rubrik in rubriker if rubrik in rad}} for rad in rader]


def _med_ingaende(gammal: Rad, ny: Rad) -> Rad:
    """De deltagare som pågick när året slutade är de som nästa år börjar med."""
    return {**ny, "Ingående deltagare": gammal["Pågående deltagare"]} if gammal.get("Pågående deltagare") else ny


def _aktuella(rader: Iterable[Rad], gamla: Iterable[date], nya: Iterable[date]) -> list[Rad]:
    """Raderna utom dem vars period hörde till den gamla boken men inte till den nya."""
    bort = {*gamla} - {*nya}
    return [rad for rad in rader if rad["Period"] not in bort]


def _med_historik(rader: Sequence[Rad], nya: Iterable[Rad]) -> list[Rad]:
    finns = {(rad["Period"], rad["Post"]) for rad in rader}
    return [*rader, *(rad for rad in nya if (rad["Period"], rad["Post"]) not in finns)]


def _arets_borjan(grunddata: Mapping[str, object]) -> date:
    """Första dagen i det nya året: årsredovisningens, annars den första använda rapportens."""
    egna = (grunddata.get(periodnamn(rapport)) for rapport in RAPPORTER)
    arets = next((dag for dag in egna if isinstance(dag, date)), date.min)
    return arets.replace(month=1, day=1)


def _slutade_fore(rad: Rad, borjar: date) -> bool:
    slut = rad.get("Slut")
    return isinstance(slut, date) and slut < borjar


def _avslutad(rad: Rad) -> Rad:
    """En avslutad insats finns kvar för förra årets rader, men listas inte."""
    return {**rad, **{rubrik: None for rubrik in _PLATSER if rubrik in rad}}


def _insatser(tabeller: Mapping[str, Sequence[Rad]], slutade: set[str]) -> Iterator[Rad]:
    """Insatserna som pågår, och de slutade som en kvarvarande rad hör till: utan dem vore hänvisningen okänd.

    En kvarvarande insats kan i sin tur ingå i en annans kort.
    """
    insatser = {str(rad["Id"]): rad for rad in tabeller["Insatser"]}
    andras = {namn: rader for namn, rader in tabeller.items() if namn != "Insatser"}
    kvar = {ident for ident in insatser if ident not in slutade}
    vantar = {*kvar, *_hanvisade(andras)}
    while vantar:
        kvar |= vantar
        vantar = {*_hanvisade({"Insatser": [insatser[ident] for ident in vantar if ident in insatser]})} - kvar
    for ident, rad in insatser.items():
        if ident in kvar:
            yield _avslutad(rad) if ident in slutade else rad


def _hanvisade(tabeller: Mapping[str, Sequence[Rad]]) -> Iterator[str]:
    """Insatserna som raderna hör till; i kommunmatrisen står de flera i en cell."""
    for namn, rubrik in _NAMNER_INSATSER:
        for rad in tabeller.get(namn, ()):
            yield from (ett.strip() for ett in re.split(r"[;\n]", str(rad.get(rubrik) or "")))


def _budget(
    rader: Sequence[Rad], gamla: Mapping[str, object], nytt: Mapping[str, object], slutade: set[str]
) -> list[Rad]:
    """Raderna som fortfarande hör till en rapport, och tomma rader att fylla i för år som saknar budget."""
    bort = {*budgetdagar(gamla)} - {*budgetdagar(nytt)}
    kvar = [rad for rad in rader if _hela_perioden(rad, slutade) or (rad["Period"] not in bort and not _helt(rad))]
    planens = Version.VERKSAMHETSPLAN.value
    har = {rad["Period"] for rad in kvar if rad["Version"] == planens}
    tillkomna = [dag for dag in budgetdagar(nytt) if dag not in budgetdagar(gamla) and dag not in har]
    return [*kvar, *(tom for dag in tillkomna for tom in _att_fylla_i(rader, dag, planens, slutade))]


def _helt(rad: Rad) -> bool:
    return rad.get("Belopp hela perioden") is not None


def _hela_perioden(rad: Rad, slutade: set[str]) -> bool:
    return _helt(rad) and str(rad.get("Insats")) not in slutade


def _att_fylla_i(rader: Sequence[Rad], dag: date, version: str, slutade: set[str]) -> list[Rad]:
    """Planens poster och insatser ett år tidigare, utan belopp; inga för en dag som budgeten inte brukar stå på."""
    return [
        {**rad, "Period": dag, "Belopp": None, "SIE-fil": None}
        for rad in rader
        if rad["Version"] == version and isinstance(rad["Period"], date) and ett_ar_fram(rad["Period"]) == dag
        if not _helt(rad) and str(rad.get("Insats")) not in slutade
    ]
