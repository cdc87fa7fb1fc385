"""En saldolista för varje sak som kan vara fel i en, så liten den kan vara."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.arbete.importera.saldooppning import oppna_saldon
from finsam_xl.inlasning.saldolista.bokstod import Bokstod

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.sie import Diagnos

__all__ = ["SALDOFALL", "fyndet"]

_HEL = """Råbalans 2025
Konto;Namn;IB;Rörelse;UB
1930;Bank;100,00;50,00;150,00
2010;Eget kapital;-100,00;;-100,00
3910;Bidrag;;-80,00;-80,00
5010;Hyra;;30,00;30,00
"""
_HUVUDBOK = """Huvudbok 2025
Konto;Datum;Text;Belopp
1930;2025-02-31;Hyra;-30,00
5010;2025-02-28;Hyra;30,00
"""
SALDOFALL: Mapping[str, str] = {
    "saldon-fil": "",
    "saldon-ingen-lista": "Kontakt;Telefon\n",
    "saldon-konto": _HEL.replace("5010;", "50 10;"),
    "saldon-belopp": _HEL.replace("50,00;150", "femtio;150"),
    "saldon-dubbelt-konto": _HEL.replace("5010", "3910"),
    "saldon-rorelse": _HEL.replace("50,00;150,00", "50,00;105,00"),
    "saldon-gar-inte-ihop": _HEL.replace("5010;Hyra;;30,00;30,00\n", ""),
    "saldon-tkr": _HEL.replace("2025", "2025 (tkr)"),
    "saldon-ar-saknas": _HEL.replace("2025", ""),
    "saldon-oklar-rubrik": _HEL.replace("IB;Rörelse;UB", "Saldo;Prognos;Saldo"),
    "saldon-tid": _HUVUDBOK,
    "saldon-tolkning": _HEL,
}
"""Listans text efter koden som den ger."""


def fyndet(kod: str) -> Diagnos:
    """Det som läsningen säger om kodens lista."""
    with tempfile.TemporaryDirectory() as mapp:
        (vag := Path(mapp) / "råbalans.csv").write_text(SALDOFALL[kod], encoding="utf-8")
        (fil,) = oppna_saldon(vag, Bokstod())
    return next(ett for ett in fil.diagnoser if ett.kod == kod)
