"""Hur rapportens blad visas: förbundets etiketter och titlar, decimaler, årens ordning, rader och tabeller."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from finsam_xl.figurer.enhet import decimaler
from finsam_xl.layout.table import by_year
from finsam_xl.modell import Arsordning, Nollrader
from finsam_xl.rapporter.nollrader import utan_nollrader
from finsam_xl.rapporter.notordning import numrerade_om
from finsam_xl.rapporter.tabellval import med_titlar, rapportens_val, utelamnade, valda
from finsam_xl.uppstallning.form import OVRIGT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.card import Card
    from finsam_xl.layout.table import Sheet, Table
    from finsam_xl.tabeller.jamforelse import Innehall

__all__ = ["Tryckform", "tryckform"]


@dataclass(frozen=True, slots=True)
class Tryckform:
    """Bladen som trycks, tabellerna som är utelämnade i Tabeller, och radernas text per id, också de utelämnades.

    *i_ordning* säger att bladens ordning är vald i Tabeller. *titlar* är förbundets titlar efter rapportens egna.
    """

    blad: tuple[Sheet, ...]
    utelamnade: tuple[Table, ...]
    etiketter: Mapping[str, str]
    i_ordning: bool
    titlar: Mapping[str, str]

    def grupp(self, namn: str) -> str:
        """Gruppen i Poster, som heter det som tabellen heter: «Kassaflödesanalys», «Balansräkning, jämförelse ...»."""
        tabellens, komma, resten = namn.partition(", ")
        return f"{self.titlar.get(tabellens, tabellens)}{komma}{resten}"


def tryckform(innehall: Innehall, underlag: Underlag) -> Tryckform:
    """Rapportens blad som förbundet vill ha dem. Poster har kvar varje siffra, vad som än trycks."""
    bokslut = underlag.bokslut
    val = rapportens_val(bokslut, underlag.prefix)
    alla = tuple(
        med_titlar(_med_egna_etiketter(ett, bokslut.etiketter), val, bokslut.etiketter) for ett in innehall.blad
    )
    trycks = alla
    if underlag.rapportval("Nollrader") == Nollrader.UTELAMNAS:
        trycks = utan_nollrader(alla, innehall.poster, underlag)
    tryckta = tuple(_uppstallt(ett, underlag) for ett in numrerade_om(valda(trycks, val), innehall.blad))
    vald_ordning = any(ett.ordning is not None for ett in val.values())
    return Tryckform(tryckta, utelamnade(alla, val), _etiketter(alla), vald_ordning, _titlar(innehall.blad, alla))


def _titlar(rapportens: tuple[Sheet, ...], nya: tuple[Sheet, ...]) -> dict[str, str]:
    par = (par for ett, nytt in zip(rapportens, nya, strict=True) for par in zip(ett.tables, nytt.tables, strict=True))
    return {tabell.title: ny.title for tabell, ny in par if tabell.title != ny.title}


def _uppstallt(blad: Sheet, underlag: Underlag) -> Sheet:
    """Bladet med beloppens decimaler och årens ordning."""
    ordning = underlag.rapportval("Arsordning")

    def tabellen(tabell: Table) -> Table:
        uppstalld = replace(tabell, decimals=decimaler(underlag, tabell.unit))
        return by_year(uppstalld, oldest_first=ordning == Arsordning.ALDSTA) if ordning else uppstalld

    return replace(blad, tables=tuple(map(tabellen, blad.tables)), decimals=decimaler(underlag))


def _med_egna_etiketter(blad: Sheet, etiketter: Mapping[tuple[str, str], str]) -> Sheet:
    def egen(tabell: Table) -> Table:
        iden = {rad.ident: rad.ident.removesuffix(OVRIGT) for rad in tabell.rows}
        rader = tuple(
            replace(rad, label=etiketter.get((tabell.ident, iden[rad.ident]), rad.label)) for rad in tabell.rows
        )
        return replace(tabell, rows=rader)

    def eget(kort: Card) -> Card:
        egna = {ett.ident: etiketter[nyckel] for ett in kort.fields if (nyckel := ("KORT", ett.ident)) in etiketter}
        falt = (replace(ett, label=egna[ett.ident]) if ett.ident in egna else ett for ett in kort.fields)
        return replace(kort, fields=tuple(falt))

    return replace(blad, tables=tuple(map(egen, blad.tables)), cards=tuple(map(eget, blad.cards)))


def _etiketter(blad: tuple[Sheet, ...]) -> dict[str, str]:
    """Radernas tryckta text per id, den först tryckta när en siffra visas på flera ställen."""
    etiketter: dict[str, str] = {}
    for ett in blad:
        for tabell in ett.tables:
            for rad in tabell.rows:
                etiketter.setdefault(rad.ident, rad.label)
    return etiketter
