"""What a document shows: the report reckoned from the workbook's input, with its appendices, when its controls hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.kontrollresultat import kontrollresultat
from finsam_xl.arbete.bygg.provat_bokslut import provat_bokslut
from finsam_xl.arbete.bygg.raknade import raknad
from finsam_xl.arbete.bygg.rapportbygge import vagra_utan_saldo
from finsam_xl.arbete.gemensamt.fel import Avbrott, Indatafel
from finsam_xl.dokument.ur_rapporten import dokumentinnehall, siffrornas_etiketter
from finsam_xl.inputs import las_bok
from finsam_xl.kontroller.register import Utfall
from finsam_xl.layout.expr import Dialect
from finsam_xl.modell import Niva, Problem
from finsam_xl.rapporter.slag import BILAGOR

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from finsam_xl.arbete.bygg.kontrollresultat import Kontrollresultat
    from finsam_xl.arbete.bygg.skiss import Skiss
    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.dokument.innehall import Dokumentinnehall
    from finsam_xl.modell import Bokslut
    from finsam_xl.rapporter.slag import Rapportslag

__all__ = ["Dokumentunderlag", "dokumentunderlag"]

_FLEST_NAMN = 8


@dataclass(frozen=True, slots=True)
class Dokumentunderlag:
    """The content of a document, the input it comes of, and the outcome of each control."""

    slag: Rapportslag
    bokslut: Bokslut
    innehall: Dokumentinnehall
    kontroller: tuple[Kontrollresultat, ...]


def dokumentunderlag(bok: Bok, slag: Rapportslag, tid: datetime, *, trots_fel: bool = False) -> Dokumentunderlag:
    """The content of the document of the report *slag*, reckoned from the workbook's input as it is now.

    Raises:
        Indatafel: the input has faults, or a control says FEL; *trots_fel* lets that pass.
        Avbrott: the report has no period, or its ledger is not read in.

    """
    bokslut = provat_bokslut(las_bok(bok, slag.prefix))
    if bokslut.grunddata.get(f"{slag.prefix}_Period") is None:
        raise Avbrott(f"Rapportens sista dag är tom i Grunddata: {slag.titel}. Fyll i den först.")
    vagra_utan_saldo(bokslut, slag)
    raknade = tuple(raknad(ett, bokslut, tid, Dialect.NATIVE) for ett in _med_bilagor(slag, bokslut))
    kontroller = tuple(ratt for skiss in raknade for ratt in kontrollresultat(skiss))
    fel = tuple(problem for skiss in raknade for problem in _felen(skiss))
    if fel and not trots_fel:
        raise Indatafel(fel)
    return Dokumentunderlag(slag, bokslut, dokumentinnehall(raknade, bokslut), kontroller)


def _med_bilagor(slag: Rapportslag, bokslut: Bokslut) -> tuple[Rapportslag, ...]:
    """The report, and the appendices when they are of the same period."""
    period = bokslut.grunddata.get(f"{slag.prefix}_Period")
    samma = bokslut.grunddata.get(f"{BILAGOR.prefix}_Period") == period
    return (slag, BILAGOR) if samma and slag != BILAGOR else (slag,)


def _felen(skiss: Skiss) -> Iterator[Problem]:
    """Each control that says FEL, with the figures that it tries."""
    for ratt in kontrollresultat(skiss):
        if ratt.utfall is Utfall.FEL:
            namn = _siffrorna(skiss, ratt)
            provar = f" Kontrollen prövar {', '.join(namn[:_FLEST_NAMN])}." if namn else ""
            yield Problem(
                "kontroll-fel",
                Niva.FEL,
                f"Kontroll {ratt.id}, {ratt.rapport}",
                f"{ratt.titel}: {ratt.besked}{provar}",
                "Rätta indata, bygg rapporten och se bladet Kontroller. Ett dokument görs först när kontrollen håller.",
            )


def _siffrorna(skiss: Skiss, ratt: Kontrollresultat) -> list[str]:
    """What the figures that the control tries are called in print, and in a mark."""
    provade, etiketter = set(ratt.celler), siffrornas_etiketter(skiss.rapport)
    tryckta = (namn.removesuffix("_fg") for namn, celler in skiss.rapport.tryckt.items() if provade & set(celler))
    return [f"{etiketter.get(namn, namn)} ({namn})" for namn in dict.fromkeys(tryckta)]
