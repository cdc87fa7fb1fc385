"""Which rows a person may give a label of their own: the ids of every report's tables and cards, and labels for none.

A row that only some books show counts as one: the book of this year may lack what last year's labels were for.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from finsam_xl import koder
from finsam_xl.figurer.underlag import underlag
from finsam_xl.inputs.problem import okand_etikett
from finsam_xl.inputs.schema import BUDGETPOSTER
from finsam_xl.inputs.schema.insatser import INSATSER
from finsam_xl.inputs.uppgifter import GRUNDDATA
from finsam_xl.modell import (
    Bedomning,
    Bokslut,
    Budgetrad,
    Deltagarantal,
    Dimension,
    Indikator,
    Insats,
    Insatskort,
    Kalla,
    Kontorad,
    Matt,
    Medlem,
    Objektsaldorad,
    Part,
    Radslag,
    Saldorad,
    Version,
)
from finsam_xl.rapporter.slag import RAPPORTSLAG, visade_blad
from finsam_xl.rapporter.tabellval import numrerade

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from finsam_xl.inputs.bok import Inlast
    from finsam_xl.modell import Problem
    from finsam_xl.rapporter.slag import Rapportslag

__all__ = ["Etikettrad", "etikettrader", "mallbok", "med_alla_perioder", "okanda_etiketter"]

_KORT = "KORT"
_INSATS, _MEDLEM = "insatsens_id", "medlemmens_id"
_TUSEN = Decimal(1000)
_FORSTA, _ANDRA = date(2025, 1, 1), date(2025, 12, 31)
_DAGAR = {
    "Period": _ANDRA,
    "Period_fg": date(2024, 12, 31),
    "Balansdag_fg": date(2024, 12, 31),
    "Helar": _ANDRA,
}


@dataclass(frozen=True, slots=True)
class Etikettrad:
    """A row that can have a label of its own: the report that prints it, table and id as in Etiketter, its own text."""

    rapport: str
    tabell: str
    id: str
    text: str


@cache
def etikettrader() -> tuple[Etikettrad, ...]:
    """Every row that any book can print, once; rows per insats and member have a word in place of their id."""
    alla = mallbok()
    rader = (rad for slag in RAPPORTSLAG.values() for rad in _rader(slag, alla))
    return tuple({(rad.rapport, rad.tabell, rad.id): rad for rad in rader if rad.id}.values())


def okanda_etiketter(inlast: Inlast) -> tuple[Problem, ...]:
    """The rows of Etiketter whose table or id no report has, each with those that there are."""
    if inlast.bokslut is None or not inlast.bokslut.etiketter:
        return ()
    giltiga = _giltiga(inlast.bokslut)
    return tuple(
        _problem(inlast.etikettrader[tabell, ident].plats("Id"), tabell, ident, giltiga)
        for tabell, ident in inlast.bokslut.etiketter
        if ident not in giltiga.get(tabell, ())
    )


def _problem(plats: str, tabell: str, ident: str, giltiga: Mapping[str, Mapping[str, str]]) -> Problem:
    if tabell not in giltiga:
        return okand_etikett(plats, "Tabell", tabell, sorted(giltiga), "")
    iden = giltiga[tabell]
    lik = next(iter(difflib.get_close_matches(ident, iden, n=1)), "")
    return okand_etikett(plats, "Id", ident, [ett for ett in iden if ett], lik)


def _giltiga(bokslut: Bokslut) -> dict[str, dict[str, str]]:
    """The ids by table: those of the book's own reports, and every other row, with the book's insatser and members."""
    giltiga: dict[str, dict[str, str]] = {}
    alla = med_alla_perioder(bokslut)
    egna = (rad for slag in RAPPORTSLAG.values() for rad in _rader(slag, alla))
    andras = (egen for rad in etikettrader() for egen in _for_bokens(rad, bokslut))
    for rad in (*egna, *andras):
        giltiga.setdefault(rad.tabell, {}).setdefault(rad.id, rad.text)
    return giltiga


def med_alla_perioder(bokslut: Bokslut) -> Bokslut:
    """The book used for every report, with a budget for each insats: what a row hangs on may come another year."""
    grunddata = {**mallbok().grunddata, **{namn: ett for namn, ett in bokslut.grunddata.items() if ett is not None}}
    planens = grunddata["VP_Period"]
    if not isinstance(planens, date):
        raise TypeError("planens period är ett datum")
    budget = (
        Budgetrad(planens, "insatsmedel", insats.id, version, _TUSEN)
        for insats in bokslut.insatser
        for version in Version
    )
    return replace(bokslut, grunddata=grunddata, budget=(*bokslut.budget, *budget))


def _for_bokens(rad: Etikettrad, bokslut: Bokslut) -> Iterator[Etikettrad]:
    for ord_, alla in ((_INSATS, bokslut.insatser), (_MEDLEM, bokslut.medlemmar)):
        if ord_ in rad.id:
            yield from (replace(rad, id=rad.id.replace(ord_, ett.id)) for ett in alla)
            return
    yield rad


def _rader(slag: Rapportslag, bokslut: Bokslut) -> Iterator[Etikettrad]:
    data = underlag(bokslut, slag.prefix)
    for blad in visade_blad(slag, data):
        yield from (Etikettrad(slag.titel, ident, ident, titel) for _, ident, titel in numrerade((blad,)))
        for tabell in blad.tables:
            yield from (Etikettrad(slag.titel, tabell.ident, rad.ident, rad.label) for rad in tabell.rows)
        for kort in blad.cards:
            for falt in kort.fields:
                text = falt.label if isinstance(falt.label, str) else ""
                yield Etikettrad(slag.titel, _KORT, falt.ident, text)


def mallbok() -> Bokslut:
    """A book with something on every row: each code has accounts and balances, each table an insats or a member."""
    platser = [("RR_kostnader", not_, drift) for not_ in koder.NOT for drift in ("", *koder.DRIFT)]
    platser += [(rad, "", "") for rad in koder.RAD]
    platser += [("RR_kostnader", "NOT1_medlemmar", drift) for drift in koder.DRIFT]
    kontoplan = tuple(Kontorad(str(nr), str(nr), "", *plats) for nr, plats in enumerate(platser, start=1000))
    saldon = tuple(
        Saldorad(dag, rad.fran, "", rad.rad, rad.not_, rad.drift, _TUSEN, _TUSEN)
        for rad in kontoplan
        for dag in _DAGAR.values()
    )
    return Bokslut(
        {uppgift.namn: uppgift.forval for uppgift in GRUNDDATA}
        | {f"{prefix}_{namn}": dag for prefix in RAPPORTSLAG for namn, dag in _DAGAR.items()},
        kontoplan,
        saldon,
        tuple(_objektrad(ident, drift) for ident in (_INSATS, "") for drift in ("DR_insatsmedel", "DR_personal")),
        tuple(_budget()),
        tuple(
            Medlem(_MEDLEM, "Medlemmens namn", part, plats_not1=1, plats_not4=1, andel=_TUSEN, beslutad=_TUSEN)
            for part in Part
        ),
        tuple(_insatser()),
        (
            Indikator("1", "", "Målets text", bedomning=Bedomning.UPPFYLLD, utfallstext="Kommentar"),
            Indikator("1", "1.1", "Indikatorns text", Matt.INSATSER),
        ),
        insatskort=(_kort(),),
        deltagarantal=(Deltagarantal("antalets_id", "Antalets text", Radslag.RAKNAS, _INSATS, antal=1),),
    )


def _insatser() -> Iterator[Insats]:
    for status in INSATSER.kolumn("Status").val:
        yield Insats(
            _INSATS,
            "Insatsens namn",
            ordning=1,
            grupp="Grupp",
            inriktning="Inriktning",
            start=_FORSTA,
            slut=_ANDRA,
            status=status,
            kvinnor=1,
            man=1,
            plats_deltagare=1,
            plats_malbedomning=1,
            bedomning=Bedomning.UPPFYLLD,
        )


def _budget() -> Iterator[Budgetrad]:
    for version in Version:
        for post in BUDGETPOSTER:
            yield Budgetrad(_ANDRA, post, _INSATS if post == "insatsmedel" else "", version, _TUSEN)
        yield Budgetrad(_ANDRA, "insatsmedel", "olistad", version, _TUSEN)


def _objektrad(ident: str, drift: str) -> Objektsaldorad:
    return Objektsaldorad(
        _ANDRA,
        "1000",
        Dimension.INSATS,
        "",
        ident,
        "",
        "RR_kostnader",
        "NOT2_insatsmedel",
        drift,
        None,
        Decimal(0),
        _TUSEN,
        Kalla.MANUELL,
    )


def _kort() -> Insatskort:
    text = "Text"
    return Insatskort(_INSATS, *(text,) * 4, kommentar=text, insatsagare=text, malgrupp=text, deltagarregistrering=text)
