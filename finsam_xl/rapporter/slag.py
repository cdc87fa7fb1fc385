"""Slagen av rapporter: vad en rapport heter, vilka blad och siffror den har, och vad bygget skriver ut om den.

En rapport är data och funktioner. Den som lägger till ett slag skriver dess innehåll i `tabeller` och en rad i
registret; bygge, ympning, kontroller och kommando är desamma för alla.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from finsam_xl.figurer.perioder import PLANAR
from finsam_xl.layout.poster import Enhet
from finsam_xl.layout.table import with_amounts
from finsam_xl.modell import Bladprefix, Version
from finsam_xl.rapporter import arsredovisning, bilagor, halvarsredovisning, verksamhetsplan
from finsam_xl.tabeller.bilaga import kortposter
from finsam_xl.tabeller.jamforelse import Innehall, med_jamforelse

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.poster import Post
    from finsam_xl.layout.table import Sheet, Table
    from finsam_xl.modell import Bokslut

__all__ = [
    "ARSREDOVISNING",
    "BILAGOR",
    "HALVARSREDOVISNING",
    "RAPPORTSLAG",
    "VERKSAMHETSPLAN",
    "Rapportslag",
    "Sammanfattning",
    "Sammanfattningsrad",
    "anvanda",
    "ifyllda",
    "innehall",
    "visade_blad",
]


@dataclass(frozen=True, slots=True)
class Sammanfattningsrad:
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
    rader: tuple[Sammanfattningsrad, ...]


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


def _resultatet(underlag: Underlag, etikett: str, ident: str, enhet: Enhet = Enhet.KR) -> Sammanfattningsrad:
    """Siffran för perioden och jämförelseperioden, när Saldo har den."""
    return Sammanfattningsrad(etikett, (ident, f"{ident}_fg" if underlag.har_saldo(underlag.period_fg) else ""), enhet)


def _balansen(underlag: Underlag, etikett: str, ident: str) -> Sammanfattningsrad:
    """Siffran på balansdagen och den förra, som kan vara årets ingående balans."""
    if underlag.balans_ur_ib:
        return Sammanfattningsrad(etikett, (ident, f"{ident}_ib"))
    return Sammanfattningsrad(etikett, (ident, f"{ident}_fg" if underlag.har_saldo(underlag.balansdag_fg) else ""))


def _arets(underlag: Underlag) -> Sammanfattning:
    return Sammanfattning(
        (str(underlag.period.year), str(underlag.period_fg.year) if underlag.period_fg else ""),
        (
            _resultatet(underlag, "Verksamhetens intäkter", "RR_intakter"),
            _resultatet(underlag, "Verksamhetens kostnader", "FO_kostnader"),
            _resultatet(underlag, "Årets resultat", "RR_arets_resultat"),
            _balansen(underlag, "Eget kapital", "BR_summa_eget_kapital"),
            _balansen(underlag, "Summa tillgångar", "BR_summa_tillgangar"),
            _resultatet(underlag, "Soliditet", "NT_soliditet", Enhet.ANDEL),
        ),
    )


def _bilagornas(underlag: Underlag) -> tuple[Sammanfattningsrad, ...]:
    """Utfallet på varje kort."""
    return tuple(Sammanfattningsrad(*rad) for rad in kortposter.kortutfall(underlag))


def _halvarets(underlag: Underlag) -> Sammanfattning:
    """Eget kapital och tillgångar jämförs med den 31 december, resten med samma period året före."""
    return Sammanfattning(
        (str(underlag.period), "jämförelse"),
        (
            _resultatet(underlag, "Verksamhetens intäkter", "RR_intakter"),
            _resultatet(underlag, "Verksamhetens kostnader", "RR_kostnader"),
            _resultatet(underlag, "Redovisat resultat", "RR_arets_resultat"),
            _balansen(underlag, "Eget kapital", "BR_summa_eget_kapital"),
            _balansen(underlag, "Summa tillgångar", "BR_summa_tillgangar"),
            *(_prognosens(underlag) if _har_prognos(underlag) else ()),
        ),
    )


def _prognosens(underlag: Underlag) -> Iterator[Sammanfattningsrad]:
    """Överskottet räknas från förra balansdagens eget kapital, så det visas bara när den är inläst."""
    yield Sammanfattningsrad("Prognostiserat resultat", ("PR_resultat", ""))
    if underlag.har_saldo(underlag.balansdag_fg):
        yield Sammanfattningsrad("Beräknat överskott", ("PR_beraknat", ""))
        yield Sammanfattningsrad("I procent av intäkterna", ("PR_andel", ""), Enhet.ANDEL)


def _har_prognos(underlag: Underlag) -> bool:
    helar = underlag.bokslut.grunddata.get(f"{underlag.prefix}_Helar")
    return any(
        rad.version is Version.PROGNOS and (rad.period == helar or rad.hela_perioden is not None)
        for rad in underlag.bokslut.budget
    )


def _planens(underlag: Underlag) -> Sammanfattning:
    def rad(etikett: str, ident: str, enhet: Enhet = Enhet.KR) -> Sammanfattningsrad:
        return Sammanfattningsrad(etikett, tuple(f"{ident}_{nummer}" for nummer in PLANAR), enhet)

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


def innehall(slag: Rapportslag, underlag: Underlag) -> Innehall:
    """Rapportens tabellblad och alla siffror bakom dem, med tom jämförelse där den saknar underlag."""
    return med_jamforelse(visade_blad(slag, underlag), slag.poster(underlag), underlag)


def visade_blad(slag: Rapportslag, underlag: Underlag) -> tuple[Sheet, ...]:
    """Rapportens tabellblad med de rader som trycks: en rad som bara visas med belopp är med när det finns något."""

    def visade(tabeller: tuple[Table, ...]) -> tuple[Table, ...]:
        return tuple(with_amounts(tabell, underlag.med_saldo) for tabell in tabeller)

    return tuple(replace(blad, tables=visade(blad.tables)) for blad in slag.blad(underlag))


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
