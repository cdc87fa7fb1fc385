"""En rapports uppställning: lagens rader som boken visar dem, och förbundets egna på sina platser."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from finsam_xl.koder import RAD
from finsam_xl.modell import Bladprefix, Radens
from finsam_xl.uppstallning.egna import egna_rader
from finsam_xl.uppstallning.hemvist import del_av, inraknad
from finsam_xl.uppstallning.lagens import LAGENS_NOTER, LAGENS_RADER, RAKNINGAR
from finsam_xl.uppstallning.summering import summering

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from finsam_xl.modell import Not, Rapportrad

__all__ = ["OVRIGT", "Uppstallning", "uppstallning"]

OVRIGT = "_ovrigt"
"""Slutet på siffran för det som är kvar på lagens rad när egna rader visar en del av den."""
_MED_EGEN_FORM = frozenset({rad.rapport for rad in LAGENS_RADER} | {Bladprefix.VP, Bladprefix.BI})
"""Rapporterna som lagen har rader för, och planen och bilagorna, som inte har några räkningar."""


@dataclass(frozen=True, slots=True)
class Uppstallning:
    """Rapportens rader per tabell och dess noter, i tryckt ordning; *klasser* är koderna per lagens rad.

    En egen rad som bara den andra rapporten trycker räknas här in i lagens rad: inget konto faller mellan dem.
    """

    tabeller: Mapping[str, tuple[Rapportrad, ...]]
    noter: tuple[Not, ...]
    klasser: Mapping[str, tuple[str, ...]]

    def ar_egen(self, not_: Not) -> bool:
        """Om noten är förbundets egen."""
        return all(ett.id != not_.id for ett in LAGENS_NOTER)

    def rader(self, tabell: str) -> tuple[Rapportrad, ...]:
        """Tabellens rader."""
        return self.tabeller.get(tabell, ())

    def egna(self, tabell: str) -> tuple[Rapportrad, ...]:
        """Förbundets egna rader i tabellen."""
        return tuple(rad for rad in self.rader(tabell) if rad.slag is Radens.EGEN)

    def rad(self, tabell: str, ident: str) -> Rapportrad | None:
        """Raden med det id:t, om rapporten har den."""
        return next((rad for rad in self.rader(tabell) if rad.id == ident), None)

    def klass(self, kod: str) -> tuple[str, ...]:
        """Koderna som tillsammans är lagens rad *kod*: dess egen, och de egna radernas som är en del av den."""
        return self.klasser.get(kod, (kod,))

    def lagens(self, kod: str) -> str:
        """Lagens rad som koden är en del av; en kod som är lagens är sin egen."""
        return next((hel for hel, delar in self.klasser.items() if kod in delar), kod)

    def namn(self, kod: str) -> str:
        """Vad raden med koden heter."""
        egna = (rad.text for rader in self.tabeller.values() for rad in rader if rad.id == kod)
        return RAD.get(kod) or next(egna, kod)

    def egna_i(self, kod: str) -> tuple[str, ...]:
        """De egna rader som trycks för sig och är en del av lagens rad."""
        raknas_in = {rad.id for rader in self.tabeller.values() for rad in rader if rad.raknas_in_i}
        return tuple(egen for egen in self.klass(kod)[1:] if egen not in raknas_in)

    def tryckt_id(self, ident: str) -> str:
        """Siffran som raden trycker: med egna rader under sig visar lagens rad det som är kvar."""
        return f"{ident}{OVRIGT}" if self.egna_i(ident) else ident

    def tryckta(self, ident: str) -> tuple[str, ...]:
        """Siffrorna som tillsammans är lagens rad, en per tryckt rad."""
        return (self.tryckt_id(ident), *self.egna_i(ident))

    def koder(self, ident: str) -> tuple[str, ...]:
        """Koderna vars belopp den egna raden visar."""
        rader = (rad for tabell in RAKNINGAR for rad in self.rader(tabell) if rad.id == ident)
        return next((self.med_delar(rad) for rad in rader), (ident,))

    def kvar(self, kod: str) -> tuple[str, ...]:
        """Koderna vars belopp lagens rad visar själv: alla dess, utom de egna radernas."""
        egna = {ett for egen in self.egna_i(kod) for ett in self.koder(egen)}
        return tuple(ett for ett in self.klass(kod) if ett not in egna)

    def budgetposter(self, post: str) -> tuple[str, ...]:
        """Posterna i Budget som tillsammans är driftredovisningens rad: lagens, och de egna radernas."""
        return tuple(kod.removeprefix("DR_") for kod in self.klass(f"DR_{post}"))

    def med_delar(self, rad: Rapportrad) -> tuple[str, ...]:
        """Koderna vars belopp raden visar: sin egen, och de rader som räknas in i den."""
        return (rad.id, *(ett.id for ett in self.rader(rad.tabell) if ett.raknas_in_i == rad.id))


@cache
def uppstallning(rapportrader: tuple[Rapportrad, ...], noter: tuple[Not, ...], rapport: Bladprefix) -> Uppstallning:
    """Rapportens uppställning enligt bokens rader och noter; utan dem är den lagens.

    Planen och bilagorna har inga räkningar och inga noter. En rapport som lagen inte nämner, som i receptet för en
    rapport, har årsredovisningens rader.
    """
    rapport = rapport if rapport in _MED_EGEN_FORM else Bladprefix.AR
    egna = egna_rader(rapportrader)
    lagens = [_som_boken(rad, rapportrader) for rad in LAGENS_RADER if rad.rapport is rapport]
    alla = [*lagens, *_rapportens(egna, lagens, rapport)]
    tabeller: dict[str, list[Rapportrad]] = {}
    for rad in sorted(alla, key=lambda ett: ett.ordning):
        tabeller.setdefault(rad.tabell, []).append(rad)
    klasser: dict[str, tuple[str, ...]] = {}
    for rad in alla:
        if rad.slag is Radens.EGEN and rad.tabell in RAKNINGAR and summering(rad.summerar).ur_kontoplan:
            hel = del_av(rad, egna)
            klasser[hel] = (*klasser.get(hel, (hel,)), rad.id)
    return Uppstallning(
        {tabell: tuple(rader) for tabell, rader in tabeller.items()}, _rapportens_noter(noter, rapport), klasser
    )


def _rapportens(egna: Sequence[Rapportrad], lagens: Sequence[Rapportrad], rapport: Bladprefix) -> Iterator[Rapportrad]:
    """Varje egen rad en gång: som den står för rapporten, annars inräknad när bara andra rapporter har den."""
    sedda = {(rad.tabell, rad.id) for rad in egna if rad.rapport in {None, rapport}}
    for rad in egna:
        if rad.rapport in {None, rapport}:
            yield rad
        elif (rad.tabell, rad.id) not in sedda:
            sedda.add((rad.tabell, rad.id))
            yield inraknad(rad, lagens)


def _som_boken(rad: Rapportrad, rapportrader: Iterable[Rapportrad]) -> Rapportrad:
    """Lagens rad med det som boken får ändra i den: text, visning, hänvisning, och i en not platsen."""
    bokens = next(
        (
            ett
            for ett in rapportrader
            if (ett.tabell, ett.id) == (rad.tabell, rad.id) and ett.rapport in {None, rad.rapport}
        ),
        None,
    )
    if bokens is None:
        return rad
    return replace(
        rad,
        text=bokens.text or rad.text,
        visas=bokens.visas or rad.visas,
        not_=bokens.not_,
        raknas_in_i=bokens.raknas_in_i,
        ordning=rad.ordning if rad.tabell in RAKNINGAR else bokens.ordning,
    )


def _rapportens_noter(noter: tuple[Not, ...], rapport: Bladprefix) -> tuple[Not, ...]:
    """Lagens noter med bokens titel, plats, text och visning, och förbundets egna; en rapport utan lagens har inga."""
    lagens = [ett for ett in LAGENS_NOTER if ett.rapport is rapport]
    if not lagens:
        return ()
    bokens = {(ett.rapport, ett.id): ett for ett in noter}
    kanda = {ett.id for ett in LAGENS_NOTER}
    egna = [ett for ett in noter if ett.id not in kanda and ett.rapport in {None, rapport}]
    alla = [*(_notens(ett, bokens.get((rapport, ett.id)) or bokens.get((None, ett.id))) for ett in lagens), *egna]
    return tuple(sorted(alla, key=lambda ett: ett.ordning))


def _notens(lagens: Not, bokens: Not | None) -> Not:
    if bokens is None:
        return lagens
    return replace(bokens, rapport=lagens.rapport, slag=lagens.slag, visas=bokens.visas or lagens.visas)
