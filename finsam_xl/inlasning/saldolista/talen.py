"""Beloppen i en saldolista: minus framför eller efter, parenteser, D eller K efter, svenska och engelska decimaler.

«1.234» kan vara ettusen tvåhundratrettiofyra eller en och en kvart. Vilket avgör filens andra belopp: det tecken som
står före ören där. Säger inget av dem det gissar ingen.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL, avrunda
from finsam_xl.inputs.tydning import stada, tal

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["beloppet", "decimaltecken", "lasningar"]

_ORENS_PLATS = re.compile(r"\d([.,])\d{1,2}\D*$")
_STRECK = re.compile("[-\u2010-\u2015\u2212]+")
_PARENTES = re.compile(r"[(<]([^()<>]*)[)>]")
_VALUTA_FORE = re.compile(r"^([-+(<]?)\s*(?:SEK|kr)\.?\s*(?=[-+(<]?\s*\d)", re.IGNORECASE)
_KOLON = re.compile(r"^([-+(<]?[\d\s.]*\d):(\d\d)(?=\D*$)")
_MINUS_EFTER = re.compile(r"(.*\d)\s*[-\u2010-\u2015\u2212]")
_SIDA_EFTER = re.compile(r"(.*\d)\s*(d|k|dr|cr|deb|kred|debet|kredit)", re.IGNORECASE)
_BRUS = Decimal("0.00001")


@lru_cache(maxsize=4096)
def lasningar(text: str) -> tuple[Decimal, ...]:
    """De belopp som *text* kan betyda; ett streck är noll."""
    rensad = stada(text).replace("'", "").replace("\u2019", "")
    rensad = _KOLON.sub(r"\1,\2", _VALUTA_FORE.sub(r"\1", rensad))
    if _STRECK.fullmatch(rensad):
        return (NOLL,)
    for monster in (_PARENTES, _MINUS_EFTER):
        if traff := monster.fullmatch(rensad):
            return tuple(-ett for ett in tal(traff[1]) if ett >= 0)
    if traff := _SIDA_EFTER.fullmatch(rensad):
        tecken = 1 if traff[2].casefold().startswith("d") else -1
        return tuple(tecken * ett for ett in tal(traff[1]) if ett >= 0)
    return tal(rensad)


def decimaltecken(texter: Iterable[str]) -> str:
    """Tecknet före ören i de belopp som bara kan läsas på ett sätt; tomt om inget har ören, eller om de skiljer."""
    tecken = {traff[1] for text in texter if len(lasningar(text)) == 1 and (traff := _ORENS_PLATS.search(text))}
    return tecken.pop() if len(tecken) == 1 else ""


def beloppet(varde: str | Decimal, tecken: str) -> Decimal | str:
    """Beloppet i kr, eller varför det inte går att läsa; *tecken* är filens decimaltecken."""
    if isinstance(varde, Decimal):
        return _i_oren(varde, f"{varde:f}")
    alla = lasningar(varde)
    if not alla:
        return f"«{varde[:40]}» är inte ett belopp"
    if len(alla) > 1 and not tecken:
        return f"«{varde[:40]}» kan betyda {' eller '.join(_skrivet(ett) for ett in alla)}"
    valda = [ett for ett in alla if (ett == ett.to_integral_value()) is (tecken not in varde)] if alla[1:] else alla
    return _i_oren(valda[0], varde) if len(valda) == 1 else f"«{varde[:40]}» går inte att läsa säkert"


def _i_oren(tal_: Decimal, skrivet: str) -> Decimal | str:
    """Excel kan lämna ett brus efter sista öret; riktiga delar av ören är ett fel."""
    oren = avrunda(tal_)
    return oren + NOLL if abs(oren - tal_) <= _BRUS else f"«{skrivet[:40]}» har delar av ören"


def _skrivet(tal_: Decimal) -> str:
    return f"{tal_:f}".replace(".", ",")
