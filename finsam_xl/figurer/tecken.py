"""Sidan som en egen notrad visar positiv: den raden säger, annars efter vad dess konton är i räkningarna."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.koder import inom
from finsam_xl.uppstallning.lagens import TILLGANGAR
from finsam_xl.uppstallning.summering import summering

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Kontorad, Rapportrad

__all__ = ["radens_kontorader", "radens_tecken"]

_DEBET = frozenset({*TILLGANGAR, "RR_kostnader", "RR_avskrivningar"})
"""Lagens rader vars konton visas positiva när de har debet: tillgångar och kostnader."""


def radens_tecken(underlag: Underlag, rad: Rapportrad) -> int:
    """Det som kontonas SIE-tecken gånger för att visas; tillgångar och kostnader med debet positivt."""
    if rad.sida:
        return rad.sida.tecken
    return 1 if any(underlag.form.lagens(ett.rad) in _DEBET for ett in radens_kontorader(underlag, rad)) else -1


def radens_kontorader(underlag: Underlag, rad: Rapportrad) -> list[Kontorad]:
    """Kontoplanens rader som beloppet kommer ur."""
    konton = summering(rad.summerar).konton
    koder = underlag.form.med_delar(rad)
    return [
        ett
        for ett in underlag.bokslut.kontoplan
        if ett.not_ in koder or any(inom(fran, ett.fran, ett.till) for fran, _ in konton)
    ]
