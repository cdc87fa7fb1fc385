"""Rapportrader och Noter mot varandra: tabeller som finns, texter som är en, siffror som inte får heta lika."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from finsam_xl.inputs.budgetposter import budgetposter
from finsam_xl.inputs.falt import till_modell
from finsam_xl.inputs.felslag import uppstallningen
from finsam_xl.inputs.kontokoder import KONTOKOLUMN
from finsam_xl.inputs.problem import utanfor_lista
from finsam_xl.inputs.prova.lagens_rader import prova_lagens_rader
from finsam_xl.inputs.prova.noter import LAGENS_NOTIDN, prova_noter
from finsam_xl.inputs.prova.radens_id import idbrist
from finsam_xl.inputs.prova.radsummor import prova_summor
from finsam_xl.inputs.schema import tabell
from finsam_xl.koder import DRIFT, NOT, RAD
from finsam_xl.modell import Dimension, Visas
from finsam_xl.uppstallning.egna import lagens_rader
from finsam_xl.uppstallning.hanvisningar import hanvisningar
from finsam_xl.uppstallning.lagens import HARLEDDA, RAKNINGAR
from finsam_xl.uppstallning.summering import summering

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from finsam_xl.inputs.tabeller import Tabellrad
    from finsam_xl.modell import Problem, Rapportrad

__all__ = ["prova_uppstallning"]

_LAGENS = {**RAD, **NOT, **DRIFT, **HARLEDDA}
"""Koder och siffror som finns i varje rapport; lagens andra rader är lagens också i Rapportrader."""


def prova_uppstallning(tabeller: Mapping[str, Sequence[Tabellrad]]) -> Iterator[Problem]:
    """Alla problem i Rapportrader och Noter som en cell för sig inte visar; inga när en av tabellerna inte är hel."""
    if "Rapportrader" not in tabeller or "Noter" not in tabeller:
        return
    noter, rader = tabeller["Noter"], tabeller["Rapportrader"]
    bokens = zip(rader, till_modell(tabell("Rapportrader"), rader), strict=True)
    hela = [(cell, rad) for cell, rad in bokens if cell.last(*cell.kolumner)]
    lagens = [par for par in hela if lagens_rader(par[1].tabell, par[1].id, par[1].rapport)]
    egna = [par for par in hela if not lagens_rader(par[1].tabell, par[1].id, par[1].rapport)]
    yield from prova_lagens_rader(lagens)
    hanvisade = {ett for _, rad in hela if rad.tabell in {"RR", "BR"} for ett in hanvisningar(rad.not_)}
    yield from prova_noter(noter, [rad.tabell for _, rad in egna], hanvisade)
    idfel = [*chain.from_iterable(_radens_id(cell, rad, noter) for cell, rad in egna)]
    idfel += [*_lagens_igen(lagens), *_krockar(egna, tabeller)]
    yield from idfel
    yield from prova_summor(egna, lagens, noter)
    fel_i = {ett.plats for ett in idfel}
    yield from _utan_konton([par for par in egna if fel_i.isdisjoint(map(par[0].plats, ("Id", "Tabell")))], tabeller)
    yield from _tva_texter(hela, tabeller.get("Etiketter", ()))
    yield from _budgetposter([rad for _, rad in egna], tabeller.get("Budget", ()))


def _radens_id(cell: Tabellrad, rad: Rapportrad, noter: Sequence[Tabellrad]) -> Iterator[Problem]:
    egna = [ett.text("Id") for ett in noter if ett.text("Id") not in LAGENS_NOTIDN]
    giltiga = [*RAKNINGAR, *sorted(LAGENS_NOTIDN), *dict.fromkeys(egna)]
    if rad.tabell not in giltiga:
        yield uppstallningen.RADENS_TABELL.vid(cell.plats("Tabell"), text=rad.tabell, giltiga=giltiga)
        return
    ensam = rad.tabell in egna and rad.id == rad.tabell
    brist = "" if ensam else idbrist(rad.id, rad.tabell)
    if brist:
        exempel = f"{rad.tabell}_esf"
        yield uppstallningen.RADENS_ID.vid(cell.plats("Id"), text=rad.id, varfor=brist, exempel=exempel)


def _krockar(
    egna: Sequence[tuple[Tabellrad, Rapportrad]], tabeller: Mapping[str, Sequence[Tabellrad]]
) -> Iterator[Problem]:
    """Ett id som är lagens, en medlems eller insats siffra, eller en annan rads i samma rapport."""
    andras = dict(_delarnas(egna, tabeller))
    sedda: dict[str, list[tuple[Tabellrad, Rapportrad]]] = {}
    for cell, rad in egna:
        plats = cell.plats("Id")
        fore = [ett for ett in sedda.get(rad.id, ()) if not _skilda(ett[1], rad) and not _dubbletter(ett[1], rad)]
        if rad.id in _LAGENS:
            yield uppstallningen.ID_KROCKAR.vid(plats, text=rad.id, vad=f"programmets «{_LAGENS[rad.id]}»")
        elif rad.id in andras:
            yield uppstallningen.ID_KROCKAR.vid(plats, text=rad.id, vad=andras[rad.id])
        elif fore:
            yield uppstallningen.ID_KROCKAR.vid(plats, text=rad.id, vad=f"raden i {fore[0][0].plats('Id')}")
        sedda.setdefault(rad.id, []).append((cell, rad))


def _lagens_igen(lagens: Sequence[tuple[Tabellrad, Rapportrad]]) -> Iterator[Problem]:
    """En av lagens rader som står både för en rapport och för alla: den ena skulle inte gälla."""
    sedda: dict[tuple[str, str], list[tuple[Tabellrad, Rapportrad]]] = {}
    for cell, rad in lagens:
        stallen = sedda.setdefault((rad.tabell, rad.id), [])
        fore = [ett for ett in stallen if not _skilda(ett[1], rad) and not _dubbletter(ett[1], rad)]
        if fore:
            vad = f"lagens rad i {fore[0][0].plats('Id')}"
            yield uppstallningen.ID_KROCKAR.vid(cell.plats("Id"), text=rad.id, vad=vad)
        stallen.append((cell, rad))


def _utan_konton(
    egna: Sequence[tuple[Tabellrad, Rapportrad]], tabeller: Mapping[str, Sequence[Tabellrad]]
) -> Iterator[Problem]:
    """Egna rader som ska ha sina konton i Kontoplan men inte har några, och som inte heller får något på annat sätt."""
    kontoplan = tabeller.get("Kontoplan", ())
    anvanda = {rad.text(kolumn) for rad in kontoplan for kolumn in ("Rad", "Not", "Drift")}
    anvanda |= {rad.raknas_in_i for _, rad in egna}
    anvanda |= {f"DR_{rad.text('Post')}" for rad in tabeller.get("Budget", ())}
    for cell, rad in egna if kontoplan else ():
        if summering(rad.summerar).ur_kontoplan and rad.id not in anvanda and rad.visas is not Visas.ALDRIG:
            kolumn = KONTOKOLUMN.get(rad.tabell, "Not")
            yield uppstallningen.RAD_UTAN_KONTON.vid(cell.plats("Id"), id=rad.id, kolumn=kolumn)


def _tva_texter(rader: Sequence[tuple[Tabellrad, Rapportrad]], etiketter: Sequence[Tabellrad]) -> Iterator[Problem]:
    """En rad vars text är förbundets egen i Rapportrader och en annan i Etiketter."""
    egna: dict[tuple[str, str], tuple[Tabellrad, Rapportrad]] = {}
    for cell, rad in rader:
        if rad.text not in {ett.text for ett in lagens_rader(rad.tabell, rad.id, rad.rapport)}:
            egna.update({(rad.tabell, ident): (cell, rad) for ident in (rad.id, rad.id.removeprefix("DR_"))})
    for etikett in etiketter:
        par = egna.get((etikett.text("Tabell"), etikett.text("Id")))
        if par is not None and par[1].text != etikett.text("Text"):
            cell, rad = par
            yield uppstallningen.TVA_TEXTER.vid(
                etikett.plats("Text"),
                id=rad.id,
                text=rad.text,
                andra=cell.plats("Text"),
                etikett=etikett.text("Text"),
            )


def _budgetposter(egna: Sequence[Rapportrad], budget: Sequence[Tabellrad]) -> Iterator[Problem]:
    """Poster i Budget som varken är driftredovisningens eller en egen rads i den."""
    giltiga = budgetposter(egna)
    for cell in budget:
        if cell.text("Post") and cell.text("Post") not in giltiga:
            yield utanfor_lista(cell.plats("Post"), "Post", cell.text("Post"), giltiga)


def _skilda(ena: Rapportrad, andra: Rapportrad) -> bool:
    """Om raderna står i var sin rapport, i samma tabell: då är de samma rad."""
    return ena.tabell == andra.tabell and None not in {ena.rapport, andra.rapport} and ena.rapport != andra.rapport


def _dubbletter(ena: Rapportrad, andra: Rapportrad) -> bool:
    """Om raderna har samma nyckel: det sägs som en dubblett."""
    return (ena.rapport, ena.tabell) == (andra.rapport, andra.tabell)


def _delarnas(
    egna: Sequence[tuple[Tabellrad, Rapportrad]], tabeller: Mapping[str, Sequence[Tabellrad]]
) -> Iterator[tuple[str, str]]:
    """Siffrorna för var och en som en rad delas på, och var den står."""
    delade = [("NOT1", Dimension.MOTPART), ("NOT4", Dimension.MOTPART)]
    delade += [(rad.id, delning) for _, rad in egna if (delning := summering(rad.summerar).delning)]
    for stam, dimension in delade:
        blad, vem = ("Medlemmar", "medlemmen") if dimension is Dimension.MOTPART else ("Insatser", "insatsen")
        for rad in tabeller.get(blad, ()):
            ident = rad.text("Id")
            yield f"{stam}_{ident}", f"siffran för {vem} {ident} ({rad.plats('Id')})"
