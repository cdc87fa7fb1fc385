"""Vinster och förluster på sålda anläggningstillgångar: resultatkontona, efter kontots namn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from finsam_xl.figurer.tillgangsslag import kodens_konton

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag

__all__ = ["realisationskonton", "vinstkonton"]

_RADER = ("RR_intakter", "RR_kostnader", "RR_finansiella_intakter", "RR_finansiella_kostnader")
"""Inte avskrivningarnas rad: en förlust där är en utrangering i noten, och redan justerad i kassaflödet."""
_SALT = r"försäl|sålda|avyttr|realis"
_VINST = re.compile(rf"\breavinst|vinst.*({_SALT})|({_SALT}).*(vinst|resultat)|resultat.*({_SALT})")
_FORLUST = re.compile(rf"\breaförlust|förlust.*({_SALT})|({_SALT}).*förlust")
_ANNAT = re.compile(r"kortfristig|placering|värdepapper|valuta|kundf|orealis")


def realisationskonton(underlag: Underlag) -> tuple[str, ...]:
    """Kontona för vinst, förlust och resultat vid försäljning."""
    return _med_namn(underlag, _VINST, _FORLUST)


def vinstkonton(underlag: Underlag) -> tuple[str, ...]:
    """Kontona för vinst eller resultat vid försäljning."""
    return _med_namn(underlag, _VINST)


def _med_namn(underlag: Underlag, *ord_: re.Pattern[str]) -> tuple[str, ...]:
    namnen = ((konto, namn.casefold()) for konto, namn in kodens_konton(underlag, *_RADER).items())
    return tuple(konto for konto, namn in namnen if any(ett.search(namn) for ett in ord_) and not _ANNAT.search(namn))
