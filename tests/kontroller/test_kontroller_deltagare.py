"""Deltagartabellens kontroller."""

from __future__ import annotations

from dataclasses import replace

from tests.andringar import andra_insats
from tests.exemplet import exemplet, reagerar


def test_insats_som_trycks_men_inte_raknas_i_summan() -> None:
    """Plats 0 visas i tabellen, men summan tar bara med platser från 1."""
    nollad = andra_insats(exemplet(), "trisam", lambda insats: replace(insats, plats_deltagare=0))
    assert reagerar(nollad) == {"C20": "FEL 931"}


def test_tryckta_andelar_som_summerar_till_hundraen() -> None:
    """111 kvinnor och 89 män är 55,5 och 44,5 procent; båda avrundas uppåt."""
    jamnt = replace(
        exemplet(),
        insatser=tuple(
            replace(insats, kvinnor=111, man=89) if insats.id == "trisam" else replace(insats, plats_deltagare=None)
            for insats in exemplet().insatser
        ),
    )
    assert reagerar(jamnt) == {"C20b": "NOTIS 1"}


def test_utan_deltagare_finns_inga_andelar() -> None:
    inga = replace(
        exemplet(), insatser=tuple(replace(insats, kvinnor=None, man=None) for insats in exemplet().insatser)
    )
    assert reagerar(inga) == {}
