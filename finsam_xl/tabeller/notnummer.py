"""Noternas tryckta nummer: de som trycks, i bokens ordning, och hänvisningarna till dem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.lagnoter import ar_lagens, lagens_not
from finsam_xl.modell import Notslag, Visas
from finsam_xl.uppstallning.hanvisningar import hanvisningar

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Not

__all__ = ["hanvisning", "notnummer", "notrubrik", "tryckta_noter"]


def tryckta_noter(underlag: Underlag) -> tuple[Not, ...]:
    """Noterna som rapporten trycker: en egen med rader när någon av dem har belopp, om den inte alltid trycks."""
    return tuple(ett for ett in underlag.form.noter if _trycks(ett, underlag))


def _trycks(not_: Not, underlag: Underlag) -> bool:
    if not_.visas is Visas.ALDRIG:
        return False
    if not_.visas is Visas.ALLTID or (not_.slag is Notslag.TEXT and not_.visas is None):
        return True
    if ar_lagens(underlag, not_) and lagens_not(underlag, not_.slag) is not_:
        return True
    rader = underlag.form.rader(not_.id)
    return bool(not_.text and not rader) or any(rad.id in underlag.med_saldo for rad in rader)


def notnummer(underlag: Underlag) -> dict[str, str]:
    """Numret per not som trycks."""
    return {ett.id: str(nr) for nr, ett in enumerate(tryckta_noter(underlag), start=1)}


def hanvisning(underlag: Underlag, noter: str) -> str:
    """Numren på noterna, «2, 5»; en not som inte trycks hänvisar ingen till."""
    nummer = notnummer(underlag)
    return ", ".join(sorted((nummer[ett] for ett in hanvisningar(noter) if ett in nummer), key=int))


def notrubrik(underlag: Underlag, ident: str) -> str:
    """Notens rubrik med sitt nummer: «Not 2 Verksamhetens kostnader»."""
    titel = next(ett.titel for ett in underlag.form.noter if ett.id == ident)
    return f"Not {notnummer(underlag)[ident]} {titel}"
