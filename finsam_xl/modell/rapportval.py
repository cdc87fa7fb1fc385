"""Vad Grunddata väljer för en rapport som helhet, och vilka rapporter som finns."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["I_MILJONER", "RESULTAT_TVARTOM", "Arsordning", "Beloppsenhet", "Bladprefix", "Budgetkolumn", "Nollrader"]


RESULTAT_TVARTOM = {"budget - utfall (resultat tvärtom)": "som tryckt 2025"}
"""Avvikelsen där resultatraden går åt andra hållet än de andra: som den skrivs i boken, och som reglerna kallar den."""


class Bladprefix(StrEnum):
    """Början av namnen på en rapports blad; medlemmens eget namn är rapportens prefix i Grunddata (AR_Period)."""

    AR = "ÅR"
    HR = "HR"
    VP = "VP"
    BI = "BI"


class Beloppsenhet(StrEnum):
    """Enheten som belopp trycks i; miljoner kronor skrivs på två sätt."""

    TKR = "tkr"
    KR = "kr"
    MNKR = "mnkr"
    MKR = "mkr"

    @property
    def kronor(self) -> int:
        """Kronorna i enheten."""
        return {Beloppsenhet.KR: 1, Beloppsenhet.TKR: 1_000}.get(self, 1_000_000)


I_MILJONER = frozenset({Beloppsenhet.MNKR, Beloppsenhet.MKR})


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
