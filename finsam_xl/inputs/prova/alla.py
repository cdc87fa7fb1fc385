"""Det som inte syns i en enskild cell: dubbletter, okända hänvisningar, perioder och konton utan rad."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.inputs.falt import till_modell
from finsam_xl.inputs.felslag import bladen, kontona, raderna
from finsam_xl.inputs.kontokoder import kontokoder
from finsam_xl.inputs.kontoplan import prova_kontoplan, tacker
from finsam_xl.inputs.problem import period_utan_datum
from finsam_xl.inputs.prova.bilagor import prova_bilagor
from finsam_xl.inputs.prova.mal import prova_mal
from finsam_xl.inputs.prova.radperioder import prova_perioder
from finsam_xl.inputs.prova.soknycklar import prova_soknycklar
from finsam_xl.inputs.prova.uppstallning import prova_uppstallning
from finsam_xl.inputs.prova.verksamhet import prova_verksamhet
from finsam_xl.inputs.schema import AGARE, TABELLER, tabell
from finsam_xl.koder import nummer_i
from finsam_xl.modell import Kalla, Kontorad

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from finsam_xl.inputs.grunddata import Grunddata
    from finsam_xl.inputs.schema import Indatatabell
    from finsam_xl.inputs.tabeller import Tabellrad
    from finsam_xl.modell import Problem

__all__ = ["prova_alla"]

_HELA_PERIODEN = "Belopp hela perioden"
_TALEN = {"Forandringar": "Belopp", "Upplysningar": "Värde"}


def prova_alla(
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
    yield from prova_uppstallning(tabeller)
    if "Rapportrader" in tabeller:
        koder = kontokoder(till_modell(tabell("Rapportrader"), tabeller["Rapportrader"]))
        yield from prova_kontoplan(tabeller.get("Kontoplan", ()), koder)
    yield from prova_perioder(grunddata, tabeller)
    yield from _konton_utan_rad(tabeller)
    yield from _justeringarnas_plats(tabeller)
    yield from _insatsernas_tid(tabeller.get("Insatser", ()))
    yield from _hela_perioder(tabeller)
    yield from prova_bilagor(tabeller)
    yield from prova_mal(tabeller.get("Mal", ()))
    yield from prova_verksamhet(tabeller)
    yield from prova_soknycklar(tabeller)
    yield from _negativa(tabeller)
    yield from _utan_tal(tabeller)


def _dubbletter(tab: Indatatabell, rader: Iterable[Tabellrad]) -> Iterator[Problem]:
    sedda: dict[tuple[str, ...], Tabellrad] = {}
    for rad in rader:
        nyckel = tuple(rad.text(rubrik).casefold() for rubrik in tab.nyckel)
        if not any(nyckel) or not rad.last(*tab.nyckel):
            continue
        forsta = sedda.setdefault(nyckel, rad)
        if forsta is not rad:
            yield raderna.DUBBLETT.vid(
                rad.plats(tab.nyckel[0]), nyckel=" och ".join(tab.nyckel), forsta=forsta.plats(tab.nyckel[0])
            )


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
            ident = rad.text(kolumn.namn)
            if ident and ident not in iden:
                blad = tabell(kolumn.hanvisar).blad
                yield raderna.OKAND_HANVISNING.vid(rad.plats(kolumn.namn), rubrik=kolumn.namn, text=ident, blad=blad)


def _objektsaldots_id(tabeller: Mapping[str, Sequence[Tabellrad]]) -> Iterator[Problem]:
    """Okända id på egna rader; de inlästa radernas härleds ur Objekt och kan inte vara okända."""
    for dimension, agare in AGARE.items():
        iden = _iden(tabeller, agare.namn)
        if iden is None:
            continue
        for rad in tabeller.get("Objektsaldo", ()):
            egen = rad.text("Källa") == Kalla.MANUELL and rad.text("Dimension") == dimension
            if egen and rad.text("Id") and rad.text("Id") not in iden:
                yield raderna.OKAND_HANVISNING.vid(rad.plats("Id"), rubrik="Id", text=rad.text("Id"), blad=agare.blad)


def _delade_objekt(tabeller: Mapping[str, Sequence[Tabellrad]]) -> Iterator[Problem]:
    for agare in AGARE.values():
        sedda: dict[str, Tabellrad] = {}
        for rad in tabeller.get(agare.namn, ()):
            for objekt in nummer_i(rad.text("Objekt")):
                forsta = sedda.setdefault(objekt, rad)
                if forsta is not rad:
                    yield raderna.OBJEKT_DELAT.vid(rad.plats("Objekt"), objekt=objekt, forsta=forsta.plats("Objekt"))


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
    for konto, rader in _grupper((*tabeller.get("Saldo", ()), *tabeller.get("Justeringar", ())), "Konto").items():
        if not any(tacker(rad, konto) for rad in intervall):
            yield kontona.KONTO_UTAN_RAD.vid(rader[0].plats("Konto"), konto=konto, antal=len(rader))


def _justeringarnas_plats(tabeller: Mapping[str, Sequence[Tabellrad]]) -> Iterator[Problem]:
    """En äldre boks Saldo har ingen kolumn som skiljer justeringarna från huvudbokens rader."""
    saldon = tabeller.get("Saldo", ())
    if tabeller.get("Justeringar") and saldon and "Källa" not in saldon[0].kolumner:
        yield bladen.KOLUMN_SAKNAS.vid(saldon[0].plats("Period"), tabell="Saldo", kolumn="Källa")


def _insatsernas_tid(rader: Iterable[Tabellrad]) -> Iterator[Problem]:
    for rad in rader:
        if rad.text("Start") and rad.text("Slut") and rad.text("Slut") < rad.text("Start"):
            yield raderna.SLUT_FORE_START.vid(rad.plats("Slut"), insats=rad.text("Insats"))


def _negativa(tabeller: Mapping[str, Sequence[Tabellrad]]) -> Iterator[Problem]:
    for tab in TABELLER:
        positiva = [kolumn.namn for kolumn in tab.kolumner if kolumn.positivt]
        for rubrik in positiva:
            for rad in tabeller.get(tab.namn, ()):
                if rad.text(rubrik).startswith("-"):
                    yield raderna.BUDGET_NEGATIV.vid(rad.plats(rubrik), rubrik=rubrik)


def _utan_tal(tabeller: Mapping[str, Sequence[Tabellrad]]) -> Iterator[Problem]:
    """Rader i lagens blad som ännu inte säger något; i Budget och Historik väntar de synligt på sina belopp."""
    for namn, rubrik in _TALEN.items():
        for rad in tabeller.get(namn, ()):
            if rad.last(rubrik) and not rad.text(rubrik):
                yield raderna.UTAN_TAL.vid(rad.plats(rubrik), rubrik=rubrik)


def _hela_perioder(tabeller: Mapping[str, Sequence[Tabellrad]]) -> Iterator[Problem]:
    """Ett belopp för hela perioden hör till en insats med datum, är hela kronor och står ensamt på sin rad."""
    daterade = {rad.text("Id") for rad in tabeller.get("Insatser", ()) if rad.text("Start") and rad.text("Slut")}
    for rad in tabeller.get("Budget", ()):
        belopp = rad.varden.get(_HELA_PERIODEN)
        if not isinstance(belopp, Decimal):
            continue
        plats = rad.plats(_HELA_PERIODEN)
        if rad.varden.get("Belopp"):
            yield raderna.TVA_BELOPP.vid(plats)
        elif rad.text("Post") != "insatsmedel" or rad.text("Insats") not in daterade:
            yield period_utan_datum(plats, rad.text("Insats"))
        elif belopp < 0 or belopp != belopp.to_integral_value():
            yield raderna.INTE_HELA_KRONOR.vid(plats, tal=f"{belopp:f}".replace(".", ","))
