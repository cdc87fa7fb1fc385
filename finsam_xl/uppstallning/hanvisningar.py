"""Vilka rader i räkningarna som hänvisar till en not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from finsam_xl.modell import Rapportrad
    from finsam_xl.uppstallning.form import Uppstallning

__all__ = ["hanvisande", "hanvisningar"]


def hanvisningar(noter: str) -> tuple[str, ...]:
    """Noternas id i cellen Not: «NOT2; NOT_leasing»."""
    return tuple(ett.strip() for ett in noter.replace(",", ";").split(";") if ett.strip())


def hanvisande(form: Uppstallning, not_: str) -> tuple[Rapportrad, ...]:
    """Raderna i resultaträkningen och balansräkningen som hänvisar till noten."""
    rader = (rad for tabell in ("RR", "BR") for rad in form.rader(tabell))
    return tuple(rad for rad in rader if not rad.raknas_in_i and not_ in hanvisningar(rad.not_))
