"""Förbundets egna rader i driftredovisningen: utfall, budget och avvikelse, också för det som är kvar på lagens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.avvikelse import avvikelse
from finsam_xl.figurer.hamta import VALD_VERSION, budget, saldon
from finsam_xl.figurer.perioder import helaret
from finsam_xl.layout.expr import Expr, Figure, Text, plus
from finsam_xl.layout.poster import Post
from finsam_xl.modell import Version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.figurer.underlag import Underlag

__all__ = ["egna_driftposter", "postens_budget"]

_KALLA = "rkr-r14"
_STAM = "DR_"
_DELADE = {"DR_ovriga_intakter": 1, "DR_personal": -1, "DR_ovriga_externa": -1}
"""Lagens rader som egna rader kan vara en del av, och tecknet som deras budget visas med."""


def postens_budget(underlag: Underlag, rad: str, version: Expr, *, tecken: int) -> Expr:
    """Budgeten för driftredovisningens rad (kr): postens rader i Budget, och de egna radernas som är en del av den."""
    return plus(*(budget(post, version, tecken=tecken) for post in underlag.form.budgetposter(rad)))


def egna_driftposter(underlag: Underlag) -> tuple[Post, ...]:
    """Siffrorna för varje egen rad (kr, kostnader negativa), och för det som är kvar på raden som den är en del av."""
    return tuple(post for hel in _DELADE if underlag.form.egna_i(hel) for post in _radens(underlag, hel))


def _radens(underlag: Underlag, hel: str) -> Iterator[Post]:
    egna = underlag.form.egna_i(hel)
    rader = {underlag.form.tryckt_id(hel): underlag.form.kvar(hel), **{kod: underlag.form.koder(kod) for kod in egna}}
    for kod, koder in rader.items():
        rad = kod.removeprefix(_STAM)
        namn = underlag.form.namn(hel if kod not in egna else kod).lower()
        yield Post(kod, saldon("Drift", koder), etikett=f"Utfall: {namn}", kalla=_KALLA)
        for prefix, version in (("DB", VALD_VERSION), ("DP", Text(Version.VERKSAMHETSPLAN))):
            poster = (ett.removeprefix(_STAM) for ett in koder)
            belopp = plus(*(budget(post, version, tecken=_DELADE[hel]) for post in poster))
            yield Post(f"{prefix}_{rad}", helaret(underlag, belopp), etikett=f"Budget: {namn}", bara_period=True)
        skillnaden = avvikelse(Figure(kod), Figure(f"DB_{rad}"), underlag.rapportval("Avvikelse_drift"))
        yield Post(f"DA_{rad}", skillnaden, etikett=f"Avvikelse: {namn}", bara_period=True)
