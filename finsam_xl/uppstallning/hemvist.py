"""Lagens rad som en egen rad i en räkning är en del av."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from finsam_xl.koder import RAD
from finsam_xl.uppstallning.lagens import LAGENS_RADER, RAKNINGAR

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finsam_xl.modell import Rapportrad

__all__ = ["del_av", "inraknad", "kan_ha_delar", "lagens_rad"]

_DEL_AV_SKULDERNA = ("BR_kortfristiga", "BR_upplupna")
_I_DRIFTEN = (
    (100, "DR_ovriga_externa"),
    (90, "DR_personal"),
    (70, "DR_ovriga_externa"),
    (0, "DR_ovriga_intakter"),
)
"""Raden i driftredovisningen som en egen rad är en del av, efter sin plats: aldrig en parts, och aldrig insatsmedel."""


def lagens_rad(rad: Rapportrad) -> str:
    """Lagens rad som en egen rad i en räkning är en del av: den den säger, annars den närmast ovanför i sitt avsnitt.

    Står den först i avsnittet är den en del av raden närmast under: under «Omsättningstillgångar» är inget en
    anläggningstillgång.
    """
    if rad.del_av:
        return rad.del_av
    if rad.tabell == "DR":
        return next(hel for fran, hel in _I_DRIFTEN if rad.ordning >= fran)
    lagens = [
        ("BR_skulder" if ett.id in _DEL_AV_SKULDERNA else ett.id, ett.ordning)
        for ett in LAGENS_RADER
        if ett.tabell == rad.tabell and _ar_en_del(ett)
    ]
    fran, till = _avsnittet(rad)
    avsnittets = [ett for ett in lagens if fran <= ett[1] < till] or lagens
    fore = [ett for ett in avsnittets if ett[1] <= rad.ordning]
    return max(fore, key=lambda ett: ett[1])[0] if fore else min(avsnittets, key=lambda ett: ett[1])[0]


def kan_ha_delar(lagens: Rapportrad) -> bool:
    """Om egna rader kan vara en del av lagens rad i en räkning."""
    return lagens.id in {hel for _, hel in _I_DRIFTEN} if lagens.tabell == "DR" else lagens.id in RAD


def _ar_en_del(lagens: Rapportrad) -> bool:
    return lagens.id in RAD or lagens.id in _DEL_AV_SKULDERNA


def _avsnittet(rad: Rapportrad) -> tuple[float, float]:
    """Var avsnittet som raden står i börjar och slutar: vid lagens rubriker och summor."""
    granser = [ett.ordning for ett in LAGENS_RADER if ett.tabell == rad.tabell and not _ar_en_del(ett)]
    fore = (ett for ett in granser if ett <= rad.ordning)
    efter = (ett for ett in granser if ett > rad.ordning)
    return max(fore, default=-inf), min(efter, default=inf)


def del_av(rad: Rapportrad, egna: Iterable[Rapportrad]) -> str:
    """Lagens rad som den egna raden är en del av: med den rad som visar dess belopp i stället, om det är en annan."""
    if not rad.raknas_in_i:
        return lagens_rad(rad)
    i_stallet = next((ett for ett in egna if (ett.tabell, ett.id) == (rad.tabell, rad.raknas_in_i)), None)
    if i_stallet is not None:
        return lagens_rad(i_stallet)
    return "BR_skulder" if rad.raknas_in_i in _DEL_AV_SKULDERNA else rad.raknas_in_i


def inraknad(rad: Rapportrad, lagens: Iterable[Rapportrad]) -> Rapportrad:
    """En egen rad i en rapport som inte har den: den räknas in i lagens rad, eller i lagens *övriga* i en not."""
    hel = lagens_rad(rad) if rad.tabell in RAKNINGAR else f"{rad.tabell}_ovriga"
    sin_hel = next((ett.raknas_in_i for ett in lagens if ett.id == hel), "")
    return replace(rad, raknas_in_i=sin_hel or hel)
