"""Det som inte syns i en enskild cell: dubbletter, okända hänvisningar, perioder och konton utan rad."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.inputs import radproblem
from finsam_xl.inputs.kontoplan import granska_kontoplan, tacker
from finsam_xl.inputs.prova.bilagor import granska_bilagor
from finsam_xl.inputs.prova.mal import granska_mal
from finsam_xl.inputs.prova.radperioder import granska_perioder
from finsam_xl.inputs.prova.soknycklar import granska_soknycklar
from finsam_xl.inputs.prova.verksamhet import granska_verksamhet
from finsam_xl.inputs.schema import TABELLER, tabell
from finsam_xl.modell import Dimension, Kalla, Kontorad

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from finsam_xl.inputs.grunddata import Grunddata
    from finsam_xl.inputs.schema import Indatatabell
    from finsam_xl.inputs.tabeller import Tabellrad
    from finsam_xl.modell import Problem

__all__ = ["granska"]

_HELA_PERIODEN = "Belopp hela perioden"
_ID_TABELL = {Dimension.INSATS: "Insatser", Dimension.MOTPART: "Medlemmar"}


def granska(
    grunddata: Grunddata,
    tabeller: Mapping[str, Sequence[Tabellrad]],
) -> Iterator[Problem]:
    """Alla problem mellan rader och tabeller; *tabeller* håller bara tabeller vars alla kolumner finns."""
    for tab in TABELLER:
        rader = tabeller.get(tab.namn, ())
        yield from _dubbletter(tab, rader)
        yield from _hanvisningar(tab, rader, tabeller)
    yield from _objektsaldots_id(tabeller)
    yield from _delade_objekt(tabeller)
    yield from granska_kontoplan(tabeller.get("Kontoplan", ()))
    yield from granska_perioder(grunddata, tabeller)
    yield from _konton_utan_rad(tabeller)
    yield from _insatsernas_tid(tabeller.get("Insatser", ()))
    yield from _hela_perioder(tabeller)
    yield from granska_bilagor(tabeller)
    yield from granska_mal(tabeller.get("Mal", ()))
    yield from granska_verksamhet(tabeller)
    yield from granska_soknycklar(tabeller)
    yield from _negativa(tabeller)


def _dubbletter(tab: Indatatabell, rader: Iterable[Tabellrad]) -> Iterator[Problem]:
    sedda: dict[tuple[str, ...], Tabellrad] = {}
    for rad in rader:
        nyckel = tuple(rad.text(rubrik).casefold() for rubrik in tab.nyckel)
        if not any(nyckel) or not rad.last(*tab.nyckel):
            continue
        forsta = sedda.setdefault(nyckel, rad)
        if forsta is not rad:
            yield radproblem.dubblett(rad.plats(tab.nyckel[0]), " och ".join(tab.nyckel), forsta.plats(tab.nyckel[0]))


def _iden(tabeller: Mapping[str, Sequence[Tabellrad]], namn: str) -> set[str] | None:
    return {rad.text("Id") for rad in tabeller[namn]} if namn in tabeller else None


def _hanvisningar(
    tab: Indatatabell, rader: Sequence[Tabellrad], tabeller: Mapping[str, Sequence[Tabellrad]]
) -> Iterator[Problem]:
    for kolumn in tab.kolumner:
        iden = _iden(tabeller, kolumn.hanvisar)
        if iden is None:
            continue
        for rad in rader:
            if rad.text(kolumn.namn) and rad.text(kolumn.namn) not in iden:
                blad = tabell(kolumn.hanvisar).blad
                yield radproblem.okand_hanvisning(rad.plats(kolumn.namn), kolumn.namn, rad.text(kolumn.namn), blad)


def _objektsaldots_id(tabeller: Mapping[str, Sequence[Tabellrad]]) -> Iterator[Problem]:
    """Okända id på egna rader; de inlästa radernas härleds ur Objekt och kan inte vara okända."""
    for dimension, namn in _ID_TABELL.items():
        iden = _iden(tabeller, namn)
        if iden is None:
            continue
        for rad in tabeller.get("Objektsaldo", ()):
            egen = rad.text("Källa") == Kalla.MANUELL and rad.text("Dimension") == dimension
            if egen and rad.text("Id") and rad.text("Id") not in iden:
                yield radproblem.okand_hanvisning(rad.plats("Id"), "Id", rad.text("Id"), namn)


def _delade_objekt(tabeller: Mapping[str, Sequence[Tabellrad]]) -> Iterator[Problem]:
    for namn in _ID_TABELL.values():
        sedda: dict[str, Tabellrad] = {}
        for rad in tabeller.get(namn, ()):
            forsta = sedda.setdefault(rad.text("Objekt"), rad)
            if rad.text("Objekt") and forsta is not rad:
                yield radproblem.objekt_delat(rad.plats("Objekt"), rad.text("Objekt"), forsta.plats("Objekt"))


def _grupper(rader: Iterable[Tabellrad], rubrik: str) -> dict[str, list[Tabellrad]]:
    grupper: dict[str, list[Tabellrad]] = {}
    for rad in rader:
        if rad.text(rubrik):
            grupper.setdefault(rad.text(rubrik), []).append(rad)
    return grupper


def _konton_utan_rad(tabeller: Mapping[str, Sequence[Tabellrad]]) -> Iterator[Problem]:
    if "Kontoplan" not in tabeller:
        return
    intervall = [
        Kontorad(rad.text("Konto från"), rad.text("Konto till"), "", "")
        for rad in tabeller["Kontoplan"]
        if rad.text("Konto från") and rad.text("Konto till")
    ]
    for konto, rader in _grupper(tabeller.get("Saldo", ()), "Konto").items():
        if not any(tacker(rad, konto) for rad in intervall):
            yield radproblem.konto_utan_rad(rader[0].plats("Konto"), konto, len(rader))


def _insatsernas_tid(rader: Iterable[Tabellrad]) -> Iterator[Problem]:
    for rad in rader:
        if rad.text("Start") and rad.text("Slut") and rad.text("Slut") < rad.text("Start"):
            yield radproblem.slut_fore_start(rad.plats("Slut"), rad.text("Insats"))


def _negativa(tabeller: Mapping[str, Sequence[Tabellrad]]) -> Iterator[Problem]:
    for tab in TABELLER:
        for kolumn in tab.kolumner:
            for rad in tabeller.get(tab.namn, ()) if kolumn.positivt else ():
                if rad.text(kolumn.namn).startswith("-"):
                    yield radproblem.budget_negativ(rad.plats(kolumn.namn), kolumn.namn)


def _hela_perioder(tabeller: Mapping[str, Sequence[Tabellrad]]) -> Iterator[Problem]:
    """Ett belopp för hela perioden hör till en insats med datum, är hela kronor och står ensamt på sin rad."""
    daterade = {rad.text("Id") for rad in tabeller.get("Insatser", ()) if rad.text("Start") and rad.text("Slut")}
    for rad in tabeller.get("Budget", ()):
        belopp = rad.varden.get(_HELA_PERIODEN)
        if not isinstance(belopp, Decimal):
            continue
        plats = rad.plats(_HELA_PERIODEN)
        if rad.varden.get("Belopp"):
            yield radproblem.tva_belopp(plats)
        elif rad.text("Post") != "insatsmedel" or rad.text("Insats") not in daterade:
            yield radproblem.period_utan_datum(plats, rad.text("Insats"))
        elif belopp < 0 or belopp != belopp.to_integral_value():
            yield radproblem.inte_hela_kronor(plats, f"{belopp:f}".replace(".", ","))
