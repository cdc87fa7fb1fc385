"""What a person may choose of tables: the rows of a new book's Tabeller, and the choices that are of no table."""

from __future__ import annotations

import difflib
import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.mallbok import mallbok, med_alla_perioder
from finsam_xl.figurer.underlag import underlag
from finsam_xl.inputs.felslag import raderna
from finsam_xl.modell import Balanskrav, Bladprefix, Bokslut, Medlem, Part, Tabellval, Talenhet, Verksamhetstal
from finsam_xl.rapporter.slag import RAPPORTSLAG, visade_blad
from finsam_xl.rapporter.tabellval import egen_titel, numrerade
from finsam_xl.uppstallning.lagens import LAGENS_NOTER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from finsam_xl.inputs.bok import Inlast
    from finsam_xl.inputs.tabeller import Tabellrad
    from finsam_xl.modell import Problem

__all__ = ["fel_i_tabellval", "forvalda_tabeller", "ritade_tabeller"]

_JA, _NOT = "ja", "NOT"
_NUMMER = re.compile(r"Not \d+ ")
_LAGENS_TITLAR = frozenset((ett.rapport, ett.id, ett.titel) for ett in LAGENS_NOTER)


@cache
def forvalda_tabeller() -> tuple[Tabellval, ...]:
    """Every table that any book's reports can have, each report's own title and order for it, and all of them in.

    The notes have one place together, and no titles here: their numbers follow their own order.
    """
    return tuple(_tabellerna(_med_allt()))


@cache
def ritade_tabeller() -> frozenset[tuple[Bladprefix, str]]:
    """The tables of them that a report draws as charts."""
    bokslut = _med_allt()
    return frozenset(
        (Bladprefix[slag.prefix], ritat.table)
        for slag in RAPPORTSLAG.values()
        for blad in visade_blad(slag, underlag(bokslut, slag.prefix))
        for ritat in blad.charts
    )


def _med_allt() -> Bokslut:
    """The book with something on every row, and what gives the tables that only some books have."""
    mall = mallbok()
    tal = (Verksamhetstal(rapport, "talets_id", "Avsnitt", "Uppgift", Talenhet.ANTAL) for rapport in Bladprefix)
    regioner = (Medlem(f"region_{nr}", "Regionens namn", Part.REGION) for nr in (1, 2))
    insatsens = next(rad for rad in mall.budget if rad.insats)
    delade = (replace(insatsens, hela_perioden=insatsens.belopp, version=rad.version) for rad in mall.budget)
    return replace(
        mall,
        grunddata={**mall.grunddata, "AR_Balanskrav": Balanskrav.TILLAMPAS.value},
        verksamhetstal=tuple(tal),
        medlemmar=(*mall.medlemmar, *regioner),
        budget=(*mall.budget, *delade),
    )


def _tabellerna(bokslut: Bokslut) -> Iterator[Tabellval]:
    for slag in RAPPORTSLAG.values():
        noternas = 0
        for ordning, ident, titel in numrerade(visade_blad(slag, underlag(bokslut, slag.prefix))):
            val = Tabellval(Bladprefix[slag.prefix], ident, titel, _JA, ordning)
            if ident.startswith(_NOT):
                noternas = noternas or ordning
                val = replace(val, titel="", ordning=noternas)
            yield val


def fel_i_tabellval(inlast: Inlast) -> tuple[Problem, ...]:
    """The rows of Tabeller that are of no table, each with those that there are, and titles said in two ways."""
    if inlast.bokslut is None:
        return ()
    return (*_okanda(inlast, inlast.bokslut), *_tva_titlar(inlast, inlast.bokslut))


def _okanda(inlast: Inlast, bokslut: Bokslut) -> Iterator[Problem]:
    finns = _titlar(forvalda_tabeller())
    if any((val.rapport, val.tabell) not in finns for val in bokslut.tabellval):
        finns = {**finns, **_titlar(_tabellerna(med_alla_perioder(bokslut)))}
    for val in bokslut.tabellval:
        if (val.rapport, val.tabell) not in finns:
            rad = inlast.tabellrader[val.rapport, val.tabell]
            yield _okand(rad, val, [ident for rapport, ident in finns if rapport is val.rapport])


def _titlar(val: Iterable[Tabellval]) -> dict[tuple[Bladprefix, str], str]:
    return {(ett.rapport, ett.tabell): ett.titel for ett in val}


def _tva_titlar(inlast: Inlast, bokslut: Bokslut) -> Iterator[Problem]:
    """A title is chosen in Tabeller, in Etiketter or, for a note, in Noter: of several, all must be alike."""
    funna: dict[tuple[str, str], Problem] = {}
    for tabell, sagda in _sagda_titlar(inlast, bokslut):
        (cell, forsta), *andra = sagda
        for annan, text in andra:
            if not _lika(tabell, forsta, text):
                funna[cell, annan] = raderna.TVA_TITLAR.vid(cell, text=forsta, annan=annan, andra=text)
    yield from funna.values()


def _lika(tabell: str, ett: str, annat: str) -> bool:
    """Noter says a note's title without its number."""
    utan_nummer = {_NUMMER.sub("", text) if tabell.startswith(_NOT) else text for text in (ett, annat)}
    return len(utan_nummer) == 1


def _sagda_titlar(inlast: Inlast, bokslut: Bokslut) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each report's tables with a title of a person's own: the cells that say it, and what each of them says.

    A note with the title of the law's is as the sheet came: an older book's title in Etiketter stands.
    """
    egna = _titlar(forvalda_tabeller())
    valda = {
        (val.rapport, val.tabell): titel
        for val in bokslut.tabellval
        if (titel := egen_titel(val, (egna.get((val.rapport, val.tabell), ""),)))
    }
    etiketter = {tabell: rad for (tabell, ident), rad in inlast.etikettrader.items() if tabell == ident}
    for rapport, tabell in dict.fromkeys((*valda, *((ett, tabell) for tabell in etiketter for ett in Bladprefix))):
        noter = [
            rad
            for rad in inlast.notrader
            if rad.text("Id") == tabell
            and rad.text("Rapport") in {"", rapport}
            and (rapport, tabell, rad.text("Titel")) not in _LAGENS_TITLAR
        ]
        sagda = [*([inlast.tabellrader[rapport, tabell]] if (rapport, tabell) in valda else ()), *noter]
        celler = [(rad.plats("Titel"), rad.text("Titel")) for rad in sagda]
        if tabell in etiketter:
            celler.append((etiketter[tabell].plats("Text"), etiketter[tabell].text("Text")))
        yield tabell, celler


def _okand(rad: Tabellrad, val: Tabellval, finns: list[str]) -> Problem:
    lik = next(iter(difflib.get_close_matches(val.tabell.upper(), finns, n=1)), "")
    return raderna.OKAND_TABELL.vid(
        rad.plats("Tabell"),
        text=val.tabell,
        rapport=RAPPORTSLAG[val.rapport.name].titel,
        menat=f" Menas {lik}?" if lik else "",
        giltiga=finns,
    )
