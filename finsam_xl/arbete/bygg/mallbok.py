"""A book with something on every row: what any report can print, read off without a book that has it all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl import koder
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
from finsam_xl.rapporter.slag import RAPPORTSLAG

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["INSATSENS_ID", "MEDLEMMENS_ID", "mallbok", "med_alla_perioder"]

INSATSENS_ID, MEDLEMMENS_ID = "insatsens_id", "medlemmens_id"
"""Words in place of the id of an insats and of a member."""
_TUSEN = Decimal(1000)
_FORSTA, _ANDRA = date(2025, 1, 1), date(2025, 12, 31)
_DAGAR = {
    "Period": _ANDRA,
    "Period_fg": date(2024, 12, 31),
    "Balansdag_fg": date(2024, 12, 31),
    "Helar": _ANDRA,
}


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
        {uppgift.namn: uppgift.forval for uppgift in GRUNDDATA if not uppgift.utgangen}
        | {"AR_SCB": "BAS"}
        | {f"{prefix}_{namn}": dag for prefix in RAPPORTSLAG for namn, dag in _DAGAR.items()},
        kontoplan,
        saldon,
        tuple(_objektrad(ident, drift) for ident in (INSATSENS_ID, "") for drift in ("DR_insatsmedel", "DR_personal")),
        tuple(_budget()),
        tuple(
            Medlem(MEDLEMMENS_ID, "Medlemmens namn", part, plats_not1=1, plats_not4=1, andel=_TUSEN, beslutad=_TUSEN)
            for part in Part
        ),
        tuple(_insatser()),
        (
            Indikator("1", "", "Målets text", bedomning=Bedomning.UPPFYLLD, utfallstext="Kommentar"),
            Indikator("1", "1.1", "Indikatorns text", Matt.INSATSER),
        ),
        insatskort=(_kort(),),
        deltagarantal=(Deltagarantal("antalets_id", "Antalets text", Radslag.RAKNAS, INSATSENS_ID, antal=1),),
    )


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


def _insatser() -> Iterator[Insats]:
    for status in INSATSER.kolumn("Status").val:
        yield Insats(
            INSATSENS_ID,
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
            yield Budgetrad(_ANDRA, post, INSATSENS_ID if post == "insatsmedel" else "", version, _TUSEN)
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
    return Insatskort(
        INSATSENS_ID, *(text,) * 4, kommentar=text, insatsagare=text, malgrupp=text, deltagarregistrering=text
    )
