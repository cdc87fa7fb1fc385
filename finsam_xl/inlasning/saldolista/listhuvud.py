"""Det som en saldolista säger om sig själv: förbundet, året, dagen den skrevs och hur mycket den har."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from finsam_xl.inlasning.saldolista.tid.tiden import skriven
from finsam_xl.inputs.tydning import stada
from finsam_xl.sie import Rakenskapsar, SieFil
from finsam_xl.sie.lexer import rakna_upp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finsam_xl.inlasning.saldolista.poster import Listsida


__all__ = ["SALDOLISTA", "huvudet"]

SALDOLISTA = 0
"""SIE-typen hos det som inte är en SIE-fil."""
_ORGNR = re.compile(r"(?<!\d)(?:16)?(\d{6}-\d{4})(?!\d)")
_FORBUND = re.compile(r"samordningsförbund|finsam", re.IGNORECASE)
_LANGSTA_NAMN = 100


def huvudet(sidor: Sequence[Listsida], tom: SieFil) -> SieFil:
    """Filen med det som står över listans rubriker."""
    tid = sidor[0].tid
    start = date(tid.ar.start.year - 1, tid.ar.start.month, tid.ar.start.day)
    rar = {0: tid.ar, -1: Rakenskapsar(start, tid.ar.start - timedelta(days=1))}
    over = [s.ark.text(rad, kol) for s in sidor for rad in s.ark.rader if rad < s.plan.rad for kol in s.ark.rader[rad]]
    orgnr = _ORGNR.search(" ".join(over))
    blad = [sida.ark.namn for sida in sidor if sida.ark.namn]
    return replace(
        tom,
        program=f"saldolista, {'bladet' if len(blad) == 1 else 'bladen'} {rakna_upp(blad)}" if blad else "saldolista",
        sietyp=SALDOLISTA,
        rar=rar,
        omfattn=tid.dag if tid.dag != tid.ar.slut else None,
        orgnr=orgnr[1] if orgnr else "",
        foretag=next((namn for text in over if (namn := _forbundet(text))), ""),
        skriven=next((dag for sida in sidor if (dag := skriven(sida.ark, sida.plan))), None),
        antal_poster=sum(len(sida.lista.rader) for sida in sidor),
    )


def _forbundet(text: str) -> str:
    """Förbundets namn, om det står i cellen; utan «Företag:» före och organisationsnumret efter."""
    namn = _ORGNR.split(text.rpartition(":")[2] if text.count(":") == 1 else text)[0]
    namn = stada(re.split(r"[\s,(]*\borg", namn, flags=re.IGNORECASE)[0]).strip(" ,(-")
    return namn[:_LANGSTA_NAMN] if _FORBUND.search(namn) else ""
