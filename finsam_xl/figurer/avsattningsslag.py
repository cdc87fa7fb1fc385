"""Avsättningarna per slag, pensioner och andra: vilka konton som är vilket slag, efter kontots namn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from finsam_xl.figurer.lagnoter import AVSATTNINGSPOSTER
from finsam_xl.figurer.tillgangsslag import kodens_konton
from finsam_xl.figurer.upplyst import har_forandring
from finsam_xl.modell import Forandringspost

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag

__all__ = ["avsattningens_stam", "avsattningsslag"]

_PENSION = re.compile(r"pension|löneskatt")
_PENSIONSGRUPPER = ("221", "222")
"""Kommun-Bas grupper för pensionsavsättningar, som SCB skiljer från andra."""


def avsattningsslag(underlag: Underlag) -> dict[Forandringspost, tuple[str, ...]]:
    """Slagen som har konton eller skrivna förändringar, och deras konton."""
    konton: dict[Forandringspost, list[str]] = {post: [] for post in AVSATTNINGSPOSTER}
    for konto, namn in kodens_konton(underlag, "BR_avsattningar").items():
        pension = _PENSION.search(namn.casefold()) or (konto[:3] in _PENSIONSGRUPPER and not namn)
        konton[Forandringspost.PENSIONER if pension else Forandringspost.OVRIGA_AVSATTNINGAR].append(konto)
    return {post: tuple(alla) for post, alla in konton.items() if alla or har_forandring(underlag, post)}


def avsattningens_stam(post: Forandringspost) -> str:
    """Början av id för siffrorna om slaget i noten om avsättningar."""
    return f"AV_{post.name.casefold()}"
