"""`finsam importera-sie` and `importera-saldon`: balances read into a workbook, and what only a person can answer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.utskrift import kolumner
from finsam_xl.arbete.importera.filimport import importera_sie
from finsam_xl.hosts.kommandon.sagt import problemlista, skriv
from finsam_xl.modell import Version

if TYPE_CHECKING:
    import argparse

    from finsam_xl.arbete.importera.filimport import Filimport
    from finsam_xl.modell import Problem

__all__ = ["kommando", "saldon", "visa_inlasning"]

_FORTSATTA = "Vill du ändra i boken först: svara nej, ändra, spara och stäng den, och kör igen.\nFortsätta? (ja/nej) "


def kommando(val: argparse.Namespace) -> int:
    """Read SIE files into a workbook."""
    inlast = importera_sie(
        Path(val.bok),
        [Path(fil) for fil in val.filer],
        fraga=_ja if val.ja else _fraga,
        teckenkod=val.teckenkod,
        budget=Version[val.budget.upper()] if val.budget else None,
        verifikationer=val.med_verifikationer,
        godkann=val.ja,
    )
    visa_inlasning(inlast)
    return 0


def saldon(val: argparse.Namespace) -> int:
    """Read balances that are a sheet into a workbook."""
    inlast = importera_sie(
        Path(val.bok),
        [Path(fil) for fil in val.filer],
        fraga=_ja if val.ja else _fraga,
        teckenkod=val.teckenkod,
        godkann=val.ja,
        dag=val.period,
    )
    visa_inlasning(inlast)
    return 0


def _ja(oklart: Problem) -> bool:
    """Answer yes, and print what was answered: a question that nobody saw would be a silence."""
    skriv(f"{problemlista([oklart])}\n    Besvarad med ja (--ja).")
    return True


def _fraga(oklart: Problem) -> bool:
    skriv(problemlista([oklart]))
    try:
        return input(_FORTSATTA).strip().casefold() in {"j", "ja"}
    except (EOFError, OSError, RuntimeError, ValueError):  # nobody can answer: there is no keyboard, or it is closed
        return False


def visa_inlasning(inlast: Filimport) -> None:
    """What was read: the warnings, each period's totals, and the tables that are filled."""
    if inlast.varningar:
        skriv(f"{problemlista(inlast.varningar)}\n")
    skriv(
        kolumner([("Period", "Fil", "Konton", "Summa IB", "Summa UB", "Summa RES"), *inlast.summor], hoger=(2, 3, 4, 5))
    )
    skriv("\n" + "\n".join(inlast.resultat))
    skriv(f"{', '.join(inlast.fyllda)} är fyllda i {inlast.bok}.")
