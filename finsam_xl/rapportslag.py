"""Slagen av rapporter: vad en rapport heter, vilka blad och siffror den har, och vad bygget skriver ut om den.

En rapport är data och funktioner. Den som lägger till ett slag skriver dess innehåll i `tabeller` och en rad i
registret; bygge, ympning, kontroller och kommando är desamma för alla.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.layout.poster import Enhet
from finsam_xl.modell import Bladprefix
from finsam_xl.tabeller import arsredovisning, bilagor, halvarsredovisning, kortposter, verksamhetsplan
from finsam_xl.uttryck import PLANAR

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from finsam_xl.layout.poster import Post
    from finsam_xl.layout.table import Sheet
    from finsam_xl.modell import Bokslut
    from finsam_xl.underlag import Underlag

__all__ = [
    "ARSREDOVISNING",
    "BILAGOR",
    "HALVARSREDOVISNING",
    "RAPPORTSLAG",
    "VERKSAMHETSPLAN",
    "Nyckeltal",
    "Rapportslag",
    "Sammanfattning",
    "anvanda",
    "ifyllda",
]


@dataclass(frozen=True, slots=True)
class Nyckeltal:
    """En rad i det som skrivs ut efter ett bygge: en siffra per kolumn, med id som i Poster utan rapportens prefix.

    En kolumn utan siffra har tomt id.
    """

    etikett: str
    siffror: tuple[str, ...]
    enhet: Enhet = Enhet.KR


@dataclass(frozen=True, slots=True)
class Sammanfattning:
    """Vad som skrivs ut efter ett bygge: kolumnernas rubriker och raderna."""

    kolumner: tuple[str, ...]
    rader: tuple[Nyckeltal, ...]


@dataclass(frozen=True, slots=True)
class Rapportslag:
    """Ett slag av rapport. *prefix* inleder dess namn (AR_Period), *bladprefix* dess blad (ÅR Noter).

    Kontrollerna är de i registret som anger *prefix*. En *bilaga* hör till en annan rapport; en rapport *ur_huvudboken*
    är ingenting utan periodens saldon.
    """

    prefix: str
    bladprefix: str
    titel: str
    rubrik: Callable[[Underlag], str]
    blad: Callable[[Underlag], tuple[Sheet, ...]]
    poster: Callable[[Underlag], Mapping[str, tuple[Post, ...]]]
    sammanfattning: Callable[[Underlag], Sammanfattning]
    bilaga: bool = False
    ur_huvudboken: bool = False

    def ager(self, blad: str) -> bool:
        """Om bladet med det namnet är ett av rapportens."""
        return blad.startswith(f"{self.bladprefix} ")


def _bada(etikett: str, ident: str, enhet: Enhet = Enhet.KR) -> Nyckeltal:
    """Siffran för perioden och jämförelseperioden."""
    return Nyckeltal(etikett, (ident, f"{ident}_fg"), enhet)


def _arets(underlag: Underlag) -> Sammanfattning:
    return Sammanfattning(
        (str(underlag.period.year), str(underlag.period_fg.year)),
        (
            _bada("Verksamhetens intäkter", "RR_intakter"),
            _bada("Verksamhetens kostnader", "FO_kostnader"),
            _bada("Årets resultat", "RR_arets_resultat"),
            _bada("Eget kapital", "BR_summa_eget_kapital"),
            _bada("Summa tillgångar", "BR_summa_tillgangar"),
            _bada("Soliditet", "NT_soliditet", Enhet.ANDEL),
        ),
    )


def _bilagornas(underlag: Underlag) -> tuple[Nyckeltal, ...]:
    """Utfallet på varje kort."""
    return tuple(Nyckeltal(*rad) for rad in kortposter.kortutfall(underlag))


def _halvarets(underlag: Underlag) -> Sammanfattning:
    """Eget kapital och tillgångar jämförs med den 31 december, resten med samma period året före."""
    return Sammanfattning(
        (str(underlag.period), "jämförelse"),
        (
            _bada("Verksamhetens intäkter", "RR_intakter"),
            _bada("Verksamhetens kostnader", "RR_kostnader"),
            _bada("Redovisat resultat", "RR_arets_resultat"),
            _bada("Eget kapital", "BR_summa_eget_kapital"),
            _bada("Summa tillgångar", "BR_summa_tillgangar"),
            Nyckeltal("Prognostiserat resultat", ("PR_resultat", "")),
            Nyckeltal("Beräknat överskott", ("PR_beraknat", "")),
            Nyckeltal("I procent av intäkterna", ("PR_andel", ""), Enhet.ANDEL),
        ),
    )


def _planens(underlag: Underlag) -> Sammanfattning:
    def rad(etikett: str, ident: str, enhet: Enhet = Enhet.KR) -> Nyckeltal:
        return Nyckeltal(etikett, tuple(f"{ident}_{nummer}" for nummer in PLANAR), enhet)

    return Sammanfattning(
        tuple(str(underlag.period.year + nummer - 1) for nummer in PLANAR),
        (
            rad("Intäkter", "BU_summa_intakter"),
            rad("Kostnader", "BU_summa_kostnader"),
            rad("Resultat", "BU_resultat"),
            rad("Utgående eget kapital", "EF_utgaende"),
            rad("Målets gräns för eget kapital", "EF_grans"),
            rad("Eget kapital i procent av intäkterna", "EF_andel", Enhet.ANDEL),
        ),
    )


ARSREDOVISNING = Rapportslag(
    Bladprefix.AR.name,
    Bladprefix.AR,
    "Årsredovisning",
    lambda underlag: f"Årsredovisning {underlag.period.year}",
    arsredovisning.blad,
    arsredovisning.poster,
    _arets,
    ur_huvudboken=True,
)
BILAGOR = Rapportslag(
    Bladprefix.BI.name,
    Bladprefix.BI,
    "Bilagor",
    lambda underlag: f"Bilagor {underlag.period.year}",
    bilagor.blad,
    bilagor.poster,
    lambda underlag: Sammanfattning((str(underlag.period.year),), _bilagornas(underlag)),
    bilaga=True,
)
HALVARSREDOVISNING = Rapportslag(
    Bladprefix.HR.name,
    Bladprefix.HR,
    "Halvårsredovisning",
    lambda underlag: f"Halvårsredovisning {underlag.period}",
    halvarsredovisning.blad,
    halvarsredovisning.poster,
    _halvarets,
    ur_huvudboken=True,
)
VERKSAMHETSPLAN = Rapportslag(
    Bladprefix.VP.name,
    Bladprefix.VP,
    "Verksamhetsplan och budget",
    lambda underlag: f"Verksamhetsplan och budget {underlag.period.year}–{underlag.period.year + len(PLANAR) - 1}",
    verksamhetsplan.blad,
    verksamhetsplan.poster,
    _planens,
)
RAPPORTSLAG: Mapping[str, Rapportslag] = {
    slag.prefix: slag for slag in (ARSREDOVISNING, HALVARSREDOVISNING, BILAGOR, VERKSAMHETSPLAN)
}


def ifyllda(bokslut: Bokslut) -> tuple[Rapportslag, ...]:
    """De rapporter vars period är ifylld i Grunddata."""
    return tuple(slag for slag in RAPPORTSLAG.values() if bokslut.grunddata.get(f"{slag.prefix}_Period") is not None)


def anvanda(bokslut: Bokslut, byggda: Collection[str]) -> tuple[Rapportslag, ...]:
    """De rapporter som boken används för: de vars period är ifylld i Grunddata.

    Bilagorna räknas först när något av deras blad finns bland de *byggda*, eller när boken inte har någon rapport:
    dessförinnan är korten inte skrivna, och att de saknas är ingen nyhet.
    """
    alla = ifyllda(bokslut)
    rapporter = tuple(slag for slag in alla if not slag.bilaga or any(map(slag.ager, byggda)))
    return rapporter or alla
