"""What a person may choose of tables: the rows of a new book's Tabeller, and the choices that are of no table."""

from __future__ import annotations

import difflib
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.etiketter import mallbok, med_alla_perioder
from finsam_xl.figurer.underlag import underlag
from finsam_xl.inputs.felslag import raderna
from finsam_xl.modell import Bladprefix, Bokslut, Medlem, Part, Tabellval, Talenhet, Verksamhetstal
from finsam_xl.rapporter.slag import RAPPORTSLAG, visade_blad
from finsam_xl.rapporter.tabellval import egen_titel, numrerade

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from finsam_xl.inputs.bok import Inlast
    from finsam_xl.inputs.tabeller import Tabellrad
    from finsam_xl.modell import Problem

__all__ = ["fel_i_tabellval", "forvalda_tabeller"]

_JA, _NOT = "ja", "NOT"


@cache
def forvalda_tabeller() -> tuple[Tabellval, ...]:
    """Every table that any book's reports can have, each report's own title and order for it, and all of them in.

    The notes have one place together, and no titles here: their numbers follow their own order.
    """
    return tuple(_tabellerna(_med_allt()))


def _med_allt() -> Bokslut:
    """The book with something on every row, and what gives the tables that only some books have."""
    mall = mallbok()
    tal = (Verksamhetstal(rapport, "talets_id", "Avsnitt", "Uppgift", Talenhet.ANTAL) for rapport in Bladprefix)
    regioner = (Medlem(f"region_{nr}", "Regionens namn", Part.REGION) for nr in (1, 2))
    insatsens = next(rad for rad in mall.budget if rad.insats)
    delade = (replace(insatsens, hela_perioden=insatsens.belopp, version=rad.version) for rad in mall.budget)
    return replace(
        mall,
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
    if inlast.bokslut is None or not inlast.bokslut.tabellval:
        return ()
    finns = _titlar(forvalda_tabeller())
    if any((val.rapport, val.tabell) not in finns for val in inlast.bokslut.tabellval):
        finns = {**_titlar(_tabellerna(med_alla_perioder(inlast.bokslut))), **finns}
    return tuple(_problemen(inlast, inlast.bokslut, finns))


def _titlar(val: Iterable[Tabellval]) -> dict[tuple[Bladprefix, str], str]:
    return {(ett.rapport, ett.tabell): ett.titel for ett in val}


def _problemen(inlast: Inlast, bokslut: Bokslut, finns: Mapping[tuple[Bladprefix, str], str]) -> Iterator[Problem]:
    for val in bokslut.tabellval:
        rad = inlast.tabellrader[val.rapport, val.tabell]
        if (val.rapport, val.tabell) not in finns:
            yield _okand(rad, val, [ident for rapport, ident in finns if rapport is val.rapport])
            continue
        nyckel = (val.tabell, val.tabell)
        etikett = bokslut.etiketter.get(nyckel, "")
        egen = egen_titel(val, (finns[val.rapport, val.tabell],))
        if etikett and egen and etikett != egen:
            annan = inlast.etikettrader[nyckel].plats("Text")
            yield raderna.TVA_TITLAR.vid(rad.plats("Titel"), text=egen, annan=annan, andra=etikett)


def _okand(rad: Tabellrad, val: Tabellval, finns: list[str]) -> Problem:
    lik = next(iter(difflib.get_close_matches(val.tabell, finns, n=1)), "")
    return raderna.OKAND_TABELL.vid(
        rad.plats("Tabell"),
        text=val.tabell,
        rapport=RAPPORTSLAG[val.rapport.name].titel,
        menat=f" Menas {lik}?" if lik else "",
        giltiga=finns,
    )
