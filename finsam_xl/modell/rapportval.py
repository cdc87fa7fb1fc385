"""Vad Grunddata väljer för en rapport som helhet, och vilka rapporter som finns."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Arsordning", "Bladprefix", "Budgetkolumn", "Nollrader"]


class Bladprefix(StrEnum):
    """Början av namnen på en rapports blad; medlemmens eget namn är rapportens prefix i Grunddata (AR_Period)."""

    AR = "ÅR"
    HR = "HR"
    VP = "VP"
    BI = "BI"


class Arsordning(StrEnum):
    """Vilket år som står närmast radernas text i en tabell med år i kolumner."""

    SENASTE = "senaste året först"
    ALDSTA = "äldsta året först"


class Nollrader(StrEnum):
    """Om en rad utan belopp i något av tabellens år trycks."""

    TRYCKS = "trycks"
    UTELAMNAS = "trycks inte"


class Budgetkolumn(StrEnum):
    """Om resultaträkningen visar budgeten, och vad som skiljer från den."""

    NEJ = "nej"
    BUDGET = "budget"
    MED_AVVIKELSE = "budget och avvikelse"
