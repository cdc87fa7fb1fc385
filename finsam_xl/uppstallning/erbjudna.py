"""Lagens noter utöver de fyra till räkningarna: en ny bok har dem på bladet Noter, och trycker dem som säger något."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finsam_xl.modell import Bladprefix, Not, Notslag
from finsam_xl.uppstallning.lagens import LAGENS_RADER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.modell import Rapportrad

__all__ = ["ERBJUDNA_NOTER", "HANVISAS", "med_hanvisning", "rader_med_hanvisningar"]


def _not(ordning: int, ident: str, titel: str, slag: Notslag) -> Not:
    return Not(Bladprefix.AR, ordning, ident, titel, slag)


ERBJUDNA_NOTER: tuple[Not, ...] = (
    _not(50, "NOT_anlaggning", "Anläggningstillgångar", Notslag.ANLAGGNINGAR),
    _not(60, "NOT_langfristiga", "Långfristiga skulder", Notslag.LAN),
    _not(70, "NOT_finansiella", "Finansiella intäkter och kostnader", Notslag.FINANSIELLA),
    _not(80, "NOT_leasing", "Leasing", Notslag.LEASING),
    _not(90, "NOT_avsattningar", "Avsättningar", Notslag.AVSATTNINGAR),
    _not(100, "NOT_extraordinara", "Extraordinära poster", Notslag.EXTRAORDINARA),
    _not(110, "NOT_eget_kapital", "Eget kapital", Notslag.EGET_KAPITAL),
    _not(120, "NOT_rakenskapsrevision", "Räkenskapsrevision", Notslag.REVISION),
    _not(130, "NOT_ansvarsforbindelser", "Panter och ansvarsförbindelser", Notslag.ANSVAR),
    _not(140, "NOT_personal", "Personal", Notslag.PERSONAL),
    _not(150, "NOT_principer", "Redovisningsprinciper", Notslag.PRINCIPER),
    _not(160, "NOT_avvikelse", "Avvikelse från rekommendationer", Notslag.AVVIKELSE),
)
"""Noterna i den ordning de trycks, efter räkningarnas fyra."""
HANVISAS: Mapping[str, str] = {
    "BR_anlaggning": "NOT_anlaggning",
    "BR_langfristiga": "NOT_langfristiga",
    "BR_avsattningar": "NOT_avsattningar",
    "BR_summa_eget_kapital": "NOT_eget_kapital",
    "RR_finansiella_intakter": "NOT_finansiella",
    "RR_finansiella_kostnader": "NOT_finansiella",
    "RR_extraordinara": "NOT_extraordinara",
    "panter": "NOT_ansvarsforbindelser",
}
"""Noten som årsredovisningens rad hänvisar till."""


def med_hanvisning(rad: Rapportrad) -> Rapportrad:
    """Lagens rad som en ny bok har den."""
    if rad.rapport is not Bladprefix.AR or rad.id not in HANVISAS:
        return rad
    return replace(rad, not_="; ".join(filter(None, (rad.not_, HANVISAS[rad.id]))))


def rader_med_hanvisningar() -> tuple[Rapportrad, ...]:
    """Lagens rader som en ny bok har dem: de hänvisar till noterna, som har nummer när de trycks."""
    return tuple(map(med_hanvisning, LAGENS_RADER))
